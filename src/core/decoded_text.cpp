// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/decoded_text.h"

#include "core/look_alikes.h"

#include <algorithm>
#include <array>

namespace core
{

namespace
{

/// What `length` bytes of a text spell.
struct Spelled {
    char byte = 0;
    qsizetype length = 1;
    bool isNothing = false; ///< they spell nothing that is seen
};

char at(QByteArrayView raw, qsizetype i)
{
    return i < raw.size() ? raw[i] : '\0';
}

Spelled itself(QByteArrayView raw, qsizetype i)
{
    return {raw[i]};
}

int hexDigit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/// The value of `count` hexadecimal digits from `from` on, or -1.
int hexAt(QByteArrayView raw, qsizetype from, int count)
{
    int value = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        const int digit = hexDigit(at(raw, i));
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/// A character by its number; one beyond ASCII that looks like none of ASCII stays spelled as it is.
Spelled character(QByteArrayView raw, qsizetype i, int code, qsizetype length)
{
    if (code < 0)
        return itself(raw, i);
    const char c = code < 0x80 ? char(code) : lookAlike(char32_t(code));
    if (code >= 0x80 && c == 0)
        return itself(raw, i);
    return {c, length, code >= 0x80 && c == lookAlikeOfNothing};
}

/// `%34`, and `%u0034` as old browsers wrote it.
Spelled percent(QByteArrayView raw, qsizetype i)
{
    if (at(raw, i + 1) == 'u')
        return character(raw, i, hexAt(raw, i + 2, 4), 6);
    const int byte = hexAt(raw, i + 1, 2);
    return byte < 0 ? itself(raw, i) : Spelled{char(byte), 3};
}

/// `\u0034`, `\x34`, `\/`, `\n`.
Spelled escape(QByteArrayView raw, qsizetype i)
{
    switch (const char next = at(raw, i + 1)) {
    case '"':
    case '\'':
    case '/':
    case '\\':
        return {next, 2};
    case 'n':
        return {'\n', 2};
    case 'r':
        return {'\r', 2};
    case 't':
        return {'\t', 2};
    case 'u':
        return character(raw, i, hexAt(raw, i + 2, 4), 6);
    case 'x': {
        const int byte = hexAt(raw, i + 2, 2);
        return byte < 0 || byte >= 0x80 ? itself(raw, i) : Spelled{char(byte), 4};
    }
    default:
        return itself(raw, i);
    }
}

constexpr std::pair<QByteArrayView, char32_t> entities[] = {
    {"amp", '&'},      {"quot", '"'},     {"apos", '\''},   {"lt", '<'},        {"gt", '>'},
    {"nbsp", 0xA0},    {"shy", 0xAD},     {"ensp", 0x2002}, {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"zwj", 0x200D},   {"zwnj", 0x200C},  {"dash", 0x2010}, {"hyphen", 0x2010}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"minus", 0x2212}, {"middot", 0xB7}, {"bull", 0x2022},   {"Tab", '\t'},
    {"NewLine", '\n'}, {"period", '.'},   {"sol", '/'},     {"lowbar", '_'},    {"plus", '+'},
    {"equals", '='},   {"colon", ':'},    {"percnt", '%'},  {"num", '#'},       {"semi", ';'},
};

/// `&#52;`, `&#x34;`, `&nbsp;`.
Spelled entity(QByteArrayView raw, qsizetype i)
{
    constexpr qsizetype longest = 10;
    qsizetype end = i + 1;
    while (end < raw.size() && end - i <= longest && raw[end] != ';')
        ++end;
    if (at(raw, end) != ';' || end - i > longest || end == i + 1)
        return itself(raw, i);
    const QByteArrayView name = raw.sliced(i + 1, end - i - 1);
    const qsizetype length = end - i + 1;
    if (name[0] != '#') {
        const auto *found = std::ranges::find(entities, name, &std::pair<QByteArrayView, char32_t>::first);
        return found == std::end(entities) ? itself(raw, i) : character(raw, i, int(found->second), length);
    }
    const bool isHex = at(name, 1) == 'x' || at(name, 1) == 'X';
    bool isNumber = false;
    const int code = name.sliced(isHex ? 2 : 1).toByteArray().toInt(&isNumber, isHex ? 16 : 10);
    return isNumber && code > 0 ? character(raw, i, code, length) : itself(raw, i);
}

/// `=34`, and the line end of a line that goes on.
Spelled quotedPrintable(QByteArrayView raw, qsizetype i)
{
    if (at(raw, i + 1) == '\n')
        return {0, 2, true};
    if (at(raw, i + 1) == '\r' && at(raw, i + 2) == '\n')
        return {0, 3, true};
    const int byte = hexAt(raw, i + 1, 2);
    return byte < 0 ? itself(raw, i) : Spelled{char(byte), 3};
}

/// An `=` before two digits is most often a form's: `amount=64`.
bool isQuotedPrintable(QByteArrayView raw)
{
    for (qsizetype i = raw.indexOf('='); i >= 0; i = raw.indexOf('=', i + 1)) {
        const char next = at(raw, i + 1);
        const bool isSoftBreak = next == '\n' || (next == '\r' && at(raw, i + 2) == '\n');
        if ((isSoftBreak && i > 0 && raw[i - 1] != '\n') || hexAt(raw, i + 1, 2) == '=' ||
            (hexAt(raw, i + 1, 2) >= 0 && at(raw, i + 3) == '=' && hexAt(raw, i + 4, 2) >= 0))
            return true;
    }
    return false;
}

/// UTF-8, and where it is none, the spaces and dashes of Windows-1252.
Spelled beyondAscii(QByteArrayView raw, qsizetype i)
{
    const auto first = uchar(raw[i]);
    const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    char32_t code = more == 3 ? first & 0x07 : more == 2 ? first & 0x0F : first & 0x1F;
    bool isUtf8 = more > 0 && first < 0xF5;
    for (qsizetype k = i + 1; isUtf8 && k <= i + more; ++k) {
        isUtf8 = (uchar(at(raw, k)) & 0xC0) == 0x80;
        code = code << 6 | (uchar(at(raw, k)) & 0x3F);
    }
    if (isUtf8) {
        const char c = lookAlike(code);
        return c == 0 ? itself(raw, i) : Spelled{c, more + 1, c == lookAlikeOfNothing};
    }
    switch (first) {
    case 0xA0:
        return {' ', 1};
    case 0x96:
    case 0x97:
        return {'-', 1};
    default:
        return itself(raw, i);
    }
}

/// A way to spell characters, by the byte that it starts with.
struct Alphabet {
    char start; ///< 0: any byte beyond ASCII
    Spelled (*read)(QByteArrayView raw, qsizetype i);
    bool (*isUsed)(QByteArrayView raw) = [](QByteArrayView) {
        return true;
    };
};
constexpr Alphabet alphabets[] = {
    {'%', percent},   {'\\', escape}, {'&', entity}, {'=', quotedPrintable, isQuotedPrintable},
    {0, beyondAscii},
};

using Readers = std::array<Spelled (*)(QByteArrayView, qsizetype), 256>;

/// By first byte; nullptr where that is itself.
Readers readersFor(QByteArrayView raw)
{
    Readers readers{};
    for (const Alphabet &alphabet : alphabets) {
        if (!alphabet.isUsed(raw))
            continue;
        if (alphabet.start != 0)
            readers[uchar(alphabet.start)] = alphabet.read;
        else
            std::fill(readers.begin() + 0x80, readers.end(), alphabet.read);
    }
    return readers;
}

} // namespace

DecodedText::DecodedText(const QByteArray &raw)
{
    const Readers readers = readersFor(raw);
    const auto nextSpelling = [&](qsizetype from) {
        while (from < raw.size() && !readers[uchar(raw[from])])
            ++from;
        return from;
    };
    qsizetype size = 0;
    qsizetype copied = 0; // of the raw text
    for (qsizetype i = nextSpelling(0); i < raw.size();) {
        const Spelled read = readers[uchar(raw[i])](raw, i);
        if (read.length == 1 && read.byte == raw[i]) {
            i = nextSpelling(i + 1);
            continue;
        }
        if (m_text.isEmpty())
            m_text.resize(raw.size()); // no spelling is shorter than its byte
        char *text = m_text.data();
        std::copy(raw.begin() + copied, raw.begin() + i, text + size);
        size += i - copied;
        if (!read.isNothing)
            text[size++] = read.byte;
        copied = i + read.length;
        m_shifts.push_back({size, copied - size});
        i = nextSpelling(copied);
    }
    if (m_shifts.empty()) {
        m_text = raw;
        return;
    }
    std::copy(raw.begin() + copied, raw.end(), m_text.data() + size);
    m_text.truncate(size + raw.size() - copied);
}

qsizetype DecodedText::rawBegin(qsizetype index) const
{
    const auto behind = std::upper_bound(m_shifts.begin(), m_shifts.end(), index,
                                         [](qsizetype i, const Shift &shift) { return i < shift.index; });
    return behind == m_shifts.begin() ? index : index + std::prev(behind)->by;
}

QByteArray starLike(QByteArray digit)
{
    const qsizetype size = digit.size();
    if (size == 3 && digit.startsWith("\xEF\xBC")) { // full-width: U+FF0A
        digit.back() = '\x8A';
        return digit;
    }
    // `*` is 2A where the digits are 30 to 39.
    const bool isSpelled = (size == 3 && digit.startsWith("%3")) || (size == 6 && digit.startsWith("\\u003"));
    if (!isSpelled)
        return "*";
    digit[size - 2] = '2';
    digit.back() = size == 6 ? 'a' : 'A';
    return digit;
}

} // namespace core
