// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/decoded_text.h"

#include <algorithm>

namespace core
{

namespace
{

struct Spelled {
    uchar byte;
    qsizetype length;
};

/// The value of `count` hexadecimal digits at `at`, or -1.
int hexAt(QByteArrayView raw, qsizetype at, int count)
{
    if (at + count > raw.size())
        return -1;
    int value = 0;
    for (const char c : raw.sliced(at, count)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

Spelled escapeAt(QByteArrayView raw, qsizetype at)
{
    const Spelled itself{uchar(raw[at]), 1};
    const char next = at + 1 < raw.size() ? raw[at + 1] : '\0';
    if (next == '"' || next == '/' || next == '\\')
        return {uchar(next), 2};
    if (next != 'u')
        return itself;
    const int code = hexAt(raw, at + 2, 4);
    if (code >= 0 && code < 0x80)
        return {uchar(code), 6};
    if (code >= 0xFF10 && code <= 0xFF19) // full-width digits
        return {uchar('0' + code - 0xFF10), 6};
    return itself;
}

/// Percent-encoding. Separators between the digits of a number may be encoded twice.
Spelled percentAt(QByteArrayView raw, qsizetype at)
{
    const int byte = hexAt(raw, at + 1, 2);
    if (byte < 0)
        return {'%', 1};
    if (byte == '%') {
        const int inner = hexAt(raw, at + 3, 2);
        if (inner == ' ' || inner == '-' || inner == '.' || inner == '+')
            return {uchar(inner), 5};
    }
    return {uchar(byte), 3};
}

Spelled byteAt(QByteArrayView raw, qsizetype at)
{
    const char c = raw[at];
    return c == '%' ? percentAt(raw, at) : c == '\\' ? escapeAt(raw, at) : Spelled{uchar(c), 1};
}

/// The same, and a full-width digit (UTF-8 EF BC 90 to 99) as the digit it is.
Spelled characterAt(QByteArrayView raw, qsizetype at)
{
    const Spelled first = byteAt(raw, at);
    if (first.byte != 0xEF || at + first.length >= raw.size())
        return first;
    const Spelled second = byteAt(raw, at + first.length);
    const qsizetype head = first.length + second.length;
    if (second.byte != 0xBC || at + head >= raw.size())
        return first;
    const Spelled third = byteAt(raw, at + head);
    if (third.byte < 0x90 || third.byte > 0x99)
        return first;
    return {uchar('0' + third.byte - 0x90), head + third.length};
}

bool mayStartSpelling(char c)
{
    return c == '%' || c == '\\' || c == '\xEF';
}

} // namespace

DecodedText::DecodedText(const QByteArray &raw)
{
    const auto nextSpelling = [&](qsizetype from) {
        return std::find_if(raw.begin() + from, raw.end(), [](char c) { return mayStartSpelling(c); }) -
               raw.begin();
    };
    qsizetype at = nextSpelling(0);
    if (at == raw.size()) {
        m_text = raw;
        return;
    }
    m_text.resize(raw.size()); // no spelling is shorter than its byte
    char *text = m_text.data();
    qsizetype size = 0;
    for (qsizetype copied = 0; copied < raw.size(); at = nextSpelling(copied)) {
        std::copy(raw.begin() + copied, raw.begin() + at, text + size);
        size += at - copied;
        copied = at;
        if (at == raw.size())
            break;
        const Spelled read = characterAt(raw, at);
        text[size++] = char(read.byte);
        copied += read.length;
        if (read.length > 1)
            m_shifts.push_back({size, copied - size});
    }
    m_text.truncate(size);
}

qsizetype DecodedText::rawBegin(qsizetype index) const
{
    const auto behind = std::upper_bound(m_shifts.begin(), m_shifts.end(), index,
                                         [](qsizetype i, const Shift &shift) { return i < shift.index; });
    return behind == m_shifts.begin() ? index : index + std::prev(behind)->by;
}

QByteArray starLike(QByteArray digit)
{
    const char last = digit.back();
    if (digit.size() == 1)
        return "*";
    if (uchar(last) >= 0x80) { // U+FF0A
        digit.back() = '\x8A';
        return digit;
    }
    // `*` is 0A where the digits are 10 to 19, 2A where they are 30 to 39, and 8A where they are 90 to 99.
    char &tens = digit[digit.size() - 2];
    tens = char(tens - 1);
    digit.back() = digit.startsWith('\\') ? 'a' : 'A';
    return digit;
}

} // namespace core
