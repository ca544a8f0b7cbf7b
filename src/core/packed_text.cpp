// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/packed_text.h"

#include <QString>

#include <algorithm>
#include <array>
#include <iterator>

namespace core
{

namespace
{

/// So many readable bytes in a row are a text; of random bytes one in a thousand is that by chance.
constexpr qsizetype shortestText = 7;
/// The same where the start of the packed text is a guess.
constexpr qsizetype shortestGuess = 12;

bool isReadable(char c)
{
    return (c >= ' ' && c <= '~') || c == '\t' || c == '\r' || c == '\n';
}

/// The longest row of readable bytes; a NUL behind one counts, for UTF-16.
qsizetype longestRow(QByteArrayView bytes)
{
    qsizetype longest = 0;
    qsizetype row = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isHalf = bytes[i] == '\0' && ((i > 0 && isReadable(bytes[i - 1])) ||
                                                 (i + 1 < bytes.size() && isReadable(bytes[i + 1])));
        row = isReadable(bytes[i]) || isHalf ? row + 1 : 0;
        longest = std::max(longest, row);
    }
    return longest;
}

// Base64 (RFC 4648) ////////////////////////////////////////////////////////////////////////////////////////

/// Values of base64 and base64url characters; -1 for any other.
constexpr std::array<signed char, 256> base64Values = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 26; ++i) {
        values[size_t('A' + i)] = static_cast<signed char>(i);
        values[size_t('a' + i)] = static_cast<signed char>(26 + i);
    }
    for (int i = 0; i < 10; ++i)
        values[size_t('0' + i)] = static_cast<signed char>(52 + i);
    values['+'] = values['-'] = 62;
    values['/'] = values['_'] = 63;
    return values;
}();

bool isBase64(char c)
{
    return base64Values[uchar(c)] >= 0;
}

/// Characters of base64, with the line ends between them.
struct Base64Run {
    Span at;         ///< padding included
    qsizetype count; ///< of the characters, without padding
    bool isWrapped;
};

/// Behind a line end and the white space that starts the next line; `i` itself when there is none.
qsizetype behindLineEnd(QByteArrayView text, qsizetype i)
{
    qsizetype next = i;
    while (next < text.size() && (text[next] == '\r' || text[next] == '\n'))
        ++next;
    if (next == i)
        return i;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t'))
        ++next;
    return next;
}

Base64Run base64RunAt(QByteArrayView text, qsizetype begin)
{
    Base64Run run{{begin, begin}, 0, false};
    for (qsizetype i = begin; i < text.size();) {
        if (isBase64(text[i])) {
            ++run.count;
            run.at.end = ++i;
            continue;
        }
        i = behindLineEnd(text, i);
        if (i == run.at.end || i >= text.size() || !isBase64(text[i]))
            break;
        run.isWrapped = true;
    }
    for (int padding = 0; padding < 2 && run.at.end < text.size() && text[run.at.end] == '='; ++padding)
        ++run.at.end;
    return run;
}

/// Decodes the characters of `letters` from `skipped` on.
QByteArray fromBase64(QByteArrayView letters, qsizetype skipped)
{
    QByteArray bytes;
    bytes.resize((letters.size() - skipped) * 3 / 4);
    char *out = bytes.data();
    unsigned bits = 0;
    int count = 0;
    for (qsizetype i = skipped; i < letters.size(); ++i) {
        bits = bits << 6 | unsigned(base64Values[uchar(letters[i])]);
        count += 6;
        if (count >= 8) {
            count -= 8;
            *out++ = char(bits >> count & 0xFF);
        }
    }
    return bytes;
}

/// Of four letters of base64.
bool startsReadable(QByteArrayView letters)
{
    unsigned bits = 0;
    for (const char c : letters)
        bits = bits << 6 | unsigned(base64Values[uchar(c)]);
    const auto isReadableAt = [&](int shift) {
        const char c = char(bits >> shift & 0xFF);
        return isReadable(c) || c == '\0';
    };
    return isReadableAt(16) && isReadableAt(8) && isReadableAt(0);
}

QByteArray lettersOf(QByteArrayView text, const Base64Run &run)
{
    QByteArray letters;
    letters.reserve(run.count);
    std::copy_if(text.begin() + run.at.begin, text.begin() + run.at.end, std::back_inserter(letters),
                 isBase64);
    return letters;
}

/// The letters in the places of the letters of `like`, whatever stands between those; more of them at the
/// end.
QByteArray poured(const QByteArray &letters, QByteArrayView like)
{
    QByteArray result;
    qsizetype used = 0;
    for (const char c : like) {
        if (c == '=')
            continue;
        if (!isBase64(c))
            result += c;
        else if (used < letters.size())
            result += letters[used++];
    }
    result += letters.sliced(used);
    return result;
}

void addBase64(QByteArrayView text, const Base64Run &run, std::vector<PackedText> &found)
{
    constexpr qsizetype shortestRun = 10;
    constexpr qsizetype shortestGuessedRun = 18;
    // Most runs are plain words. A short one must be a text from its first byte on.
    const bool isShort = run.count < shortestGuessedRun;
    if (run.count < shortestRun ||
        (isShort && !run.isWrapped && !startsReadable(text.sliced(run.at.begin, 4))))
        return;
    const QByteArray letters =
        run.isWrapped ? lettersOf(text, run) : text.sliced(run.at.begin, run.count).toByteArray();
    const qsizetype starts = isShort ? 1 : 4;
    for (qsizetype skipped = 0; skipped < starts; ++skipped) {
        const QByteArray unpacked = fromBase64(letters, skipped);
        if (longestRow(unpacked) < (skipped == 0 ? shortestText : shortestGuess))
            continue;
        const QByteArray like = text.sliced(run.at.begin, run.at.size()).toByteArray();
        found.push_back({run.at, unpacked, [letters, like, skipped](const QByteArray &changed) {
                             QByteArray::Base64Options options = QByteArray::OmitTrailingEquals;
                             if (letters.contains('-') || letters.contains('_'))
                                 options |= QByteArray::Base64UrlEncoding;
                             if (like.endsWith('='))
                                 options &= ~QByteArray::Base64Options(QByteArray::OmitTrailingEquals);
                             const qsizetype rest = (letters.size() - skipped) % 4 == 1 ? 1 : 0;
                             const QByteArray packed = changed.toBase64(options);
                             const QByteArray body =
                                 packed.left(packed.indexOf('=') < 0 ? packed.size() : packed.indexOf('='));
                             return poured(letters.first(skipped) + body + letters.last(rest), like) +
                                    packed.sliced(body.size());
                         }});
    }
}

void addAllBase64(const QByteArray &text, std::vector<PackedText> &found)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isBase64(text[i]))
            continue;
        const Base64Run run = base64RunAt(text, i);
        addBase64(text, run, found);
        i = run.at.end - 1;
    }
}

// Hexadecimal ////////////////////////////////////////////////////////////////////////////////////////////

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

void addAllHex(const QByteArray &text, std::vector<PackedText> &found)
{
    constexpr qsizetype shortestRun = 2 * shortestText;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isHexDigit(text[i]))
            continue;
        qsizetype end = i;
        while (end < text.size() && isHexDigit(text[end]))
            ++end;
        const Span at{i, i + (end - i) / 2 * 2};
        i = end;
        // Only the digits 2 to 7 start a readable byte, which most hashes and ids show at once.
        const auto mayBeText = [&](qsizetype k) {
            return (text[k] >= '2' && text[k] <= '7') || text[k] == '0';
        };
        if (at.size() < shortestRun || !mayBeText(at.begin) || !mayBeText(at.begin + 2) ||
            !mayBeText(at.begin + 4))
            continue;
        const QByteArray digits = text.sliced(at.begin, at.size());
        const QByteArray unpacked = QByteArray::fromHex(digits);
        if (longestRow(unpacked) < shortestGuess)
            continue;
        const bool isUpper = std::ranges::any_of(digits, [](char c) { return c >= 'A' && c <= 'F'; });
        found.push_back({at, unpacked, [isUpper](const QByteArray &changed) {
                             return isUpper ? changed.toHex().toUpper() : changed.toHex();
                         }});
    }
}

// UTF-16 /////////////////////////////////////////////////////////////////////////////////////////////////

enum class ByteOrder { LittleEndian, BigEndian };

/// A readable character of ASCII in two bytes.
bool isWide(const QByteArray &text, qsizetype i, ByteOrder order)
{
    if (i + 1 >= text.size())
        return false;
    const bool isLittle = order == ByteOrder::LittleEndian;
    return isReadable(text[isLittle ? i : i + 1]) && text[isLittle ? i + 1 : i] == '\0';
}

/// How far a row of characters in two bytes goes. Few in a row may be beyond ASCII.
qsizetype endOfWide(const QByteArray &text, qsizetype begin, ByteOrder order)
{
    constexpr qsizetype mostOthers = 4;
    qsizetype end = begin;
    for (qsizetype i = begin; i + 1 < text.size() && (i - end) / 2 < mostOthers; i += 2) {
        if (isWide(text, i, order))
            end = i + 2;
    }
    // Those behind the last of ASCII belong to it as well, such as the digits of a number.
    constexpr qsizetype furthest = 2 * mostOthers;
    return end == begin ? end : std::min(text.size() - (text.size() - begin) % 2, end + furthest);
}

QString wideText(const QByteArray &bytes, ByteOrder order)
{
    QString text(bytes.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto one = uchar(bytes[2 * i]);
        const auto other = uchar(bytes[2 * i + 1]);
        text[i] =
            QChar(order == ByteOrder::LittleEndian ? ushort(other << 8 | one) : ushort(one << 8 | other));
    }
    return text;
}

QByteArray wideBytes(const QString &text, ByteOrder order)
{
    QByteArray bytes;
    bytes.reserve(text.size() * 2);
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF);
        const char high = char(c.unicode() >> 8);
        bytes += order == ByteOrder::LittleEndian ? low : high;
        bytes += order == ByteOrder::LittleEndian ? high : low;
    }
    return bytes;
}

void addAllUtf16(const QByteArray &text, std::vector<PackedText> &found)
{
    if (!text.contains('\0'))
        return;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        for (const ByteOrder order : {ByteOrder::LittleEndian, ByteOrder::BigEndian}) {
            const auto isRow = [&] {
                for (qsizetype k = 0; k < shortestText; ++k) {
                    if (!isWide(text, i + 2 * k, order))
                        return false;
                }
                return true;
            };
            if (!isRow())
                continue;
            const Span at{i, endOfWide(text, i, order)};
            const QString wide = wideText(text.sliced(at.begin, at.size()), order);
            found.push_back({at, wide.toUtf8(), [order](const QByteArray &changed) {
                                 return wideBytes(QString::fromUtf8(changed), order);
                             }});
            i = at.end - 1;
            break;
        }
    }
}

constexpr void (*packings[])(const QByteArray &text,
                             std::vector<PackedText> &found) = {addAllBase64, addAllHex, addAllUtf16};

} // namespace

std::vector<PackedText> packedTextsIn(const QByteArray &text)
{
    std::vector<PackedText> found;
    for (const auto addAll : packings)
        addAll(text, found);
    return found;
}

} // namespace core
