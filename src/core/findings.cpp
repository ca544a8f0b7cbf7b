// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/findings.h"

#include "core/card_numbers.h"
#include "core/decoded_text.h"
#include "core/secret_names.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace core
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char charAt(QByteArrayView text, qsizetype i)
{
    return i >= 0 && i < text.size() ? text[i] : '\0';
}

QByteArray sliceOf(const QByteArray &text, const Span &span)
{
    return text.sliced(span.begin, span.size());
}

// Secrets ////////////////////////////////////////////////////////////////////////////////////////////////

/// What all base64 texts have in common that contain `secret` after `before` (mod 3) other bytes.
QByteArray base64Core(const QByteArray &secret, int before)
{
    const QByteArray text = (QByteArray(before, '\0') + secret).toBase64(QByteArray::OmitTrailingEquals);
    const int mixedInFront = before == 0 ? 0 : before + 1;
    const int mixedBehind = (before + secret.size()) % 3 == 0 ? 0 : 1;
    return text.sliced(mixedInFront, qMax<qsizetype>(0, text.size() - mixedInFront - mixedBehind));
}

/// Base64 is among them although it is a layer: a secret need not be readable, and the mark is then seen at
/// once. The longest come first: what begins with another secret would otherwise keep its end.
QByteArrayList spellingsOf(const QList<QByteArray> &secrets)
{
    constexpr qsizetype shortestCore = 12; // a shorter one would be found in texts without the secret
    QByteArrayList spellings;
    for (const QByteArray &secret : secrets) {
        if (secret.isEmpty() || QByteArrayView(redactedMark).contains(secret))
            continue;
        QByteArrayList base64{secret.toBase64(), secret.toBase64(QByteArray::OmitTrailingEquals)};
        for (int before = 0; before < 3; ++before) {
            if (const QByteArray common = base64Core(secret, before); common.size() >= shortestCore)
                base64.append(common);
        }
        spellings << secret << base64;
        for (QByteArray &text : base64)
            spellings.append(text.replace('+', '-').replace('/', '_'));
    }
    std::sort(spellings.begin(), spellings.end(), [](const QByteArray &a, const QByteArray &b) {
        return std::pair(-a.size(), a) < std::pair(-b.size(), b);
    });
    spellings.erase(std::unique(spellings.begin(), spellings.end()), spellings.end());
    return spellings;
}

// Card numbers and tracks //////////////////////////////////////////////////////////////////////////////////

/// A stripe's first track (`%B<number>^<name>^<data>?`) or second (`;<number>=<data>?`, `D` for `=` in a
/// chip's copy) around the number; empty when it is not part of one (ISO/IEC 7813).
Span trackAround(QByteArrayView text, const CardNumber &number)
{
    constexpr qsizetype longestTrack = 120;
    constexpr qsizetype shortestChipData = 7; // expiry and service code
    const qsizetype begin = number.first();
    const qsizetype end = number.last() + 1;
    const char behind = charAt(text, end);
    const bool isFirst = behind == '^';
    const bool isSecond = behind == '=' && (charAt(text, begin - 1) == ';' || isDigit(charAt(text, end + 1)));
    bool isChip = behind == 'D' || behind == 'd';
    for (qsizetype i = end + 1; isChip && i <= end + shortestChipData; ++i)
        isChip = isDigit(charAt(text, i));
    if (!isFirst && !isSecond && !isChip)
        return {};
    const auto isInTrack = [&](char c) {
        return isFirst ? c != '?' && c != '"' && c != '\r' && c != '\n' : isDigit(c);
    };
    qsizetype last = end + 1;
    while (last < text.size() && last - begin < longestTrack && isInTrack(text[last]))
        ++last;
    if (charAt(text, last) == '?')
        ++last;
    return {begin, last};
}

/// Where the quote is that closes the name of the JSON member whose value is the bare number; -1 when it is
/// something else. In JSON within a string that is told one layer further down.
qsizetype nameQuoteOfBareValue(QByteArrayView text, const CardNumber &number)
{
    qsizetype behind = number.last() + 1;
    while (isSpace(charAt(text, behind)))
        ++behind;
    if (charAt(text, behind) != ',' && charAt(text, behind) != '}')
        return -1;
    qsizetype before = number.first() - 1;
    const auto skipSpaces = [&] {
        while (isSpace(charAt(text, before)))
            --before;
    };
    skipSpaces();
    if (charAt(text, before--) != ':')
        return -1;
    skipSpaces();
    return charAt(text, before) == '"' && charAt(text, before - 1) != '\\' ? before : -1;
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// A GUID, or a digest in hexadecimal.
bool isHexId(QByteArrayView text, const CardNumber &number)
{
    constexpr qsizetype longest = 64;
    qsizetype begin = number.first();
    qsizetype end = number.last() + 1;
    const auto isPart = [](char c) {
        return isHexDigit(c) || c == '-';
    };
    while (begin > 0 && end - begin <= longest && isPart(text[begin - 1]))
        --begin;
    while (end < text.size() && end - begin <= longest && isPart(text[end]))
        ++end;
    const QByteArrayView token = text.sliced(begin, end - begin);
    if (token.size() == 36) {
        for (qsizetype i = 0; i < token.size(); ++i) {
            if ((token[i] == '-') != (i == 8 || i == 13 || i == 18 || i == 23))
                return false;
        }
        return true;
    }
    const bool hasLetter = std::ranges::any_of(token, [](char c) { return isHexDigit(c) && !isDigit(c); });
    return hasLetter && !token.contains('-') &&
           (token.size() == 32 || token.size() == 40 || token.size() == 64);
}

QByteArray digitsOf(QByteArrayView text, const CardNumber &number)
{
    QByteArray digits;
    for (const qsizetype place : number)
        digits += text[place];
    return digits;
}

// Values with names ////////////////////////////////////////////////////////////////////////////////////////

/// Security codes and PINs.
bool areFewDigits(QByteArrayView value)
{
    const QByteArrayView digits = value.trimmed();
    return digits.size() >= 3 && digits.size() <= 6 && std::ranges::all_of(digits, isDigit);
}

bool isMarked(QByteArrayView value)
{
    return value.trimmed() == redactedMark;
}

std::pair<QByteArray, QByteArray> pairOf(const QByteArray &text, const NamedValue &found)
{
    return {sliceOf(text, found.name).toLower(), sliceOf(text, found.value)};
}

/// `Basic` and `Bearer` stay to be seen.
Span withoutScheme(QByteArrayView text, Span value)
{
    qsizetype end = value.begin;
    while (end < value.end &&
           ((text[end] >= 'A' && text[end] <= 'Z') || (text[end] >= 'a' && text[end] <= 'z')))
        ++end;
    if (end > value.begin && end < value.end && text[end] == ' ')
        value.begin = end + 1;
    return value;
}

/// Lines such as `Cookie: …`: to the end of the line, whatever is in it.
void findCredentialHeaders(const QByteArray &text, std::vector<Edit> &edits)
{
    for (qsizetype line = 0; line >= 0 && line < text.size();) {
        const qsizetype newLine = text.indexOf('\n', line);
        const qsizetype next = newLine < 0 ? text.size() : newLine + 1;
        qsizetype end = newLine < 0 ? text.size() : newLine;
        if (end > line && text[end - 1] == '\r')
            --end;
        constexpr qsizetype longestName = 32;
        const QByteArrayView front = QByteArrayView(text).sliced(line, std::min(end - line, longestName));
        const qsizetype colon = front.indexOf(':');
        if (colon > 0 && isCredentialHeader(front.first(colon).trimmed())) {
            Span value{line + colon + 1, end};
            while (value.begin < end && isSpace(text[value.begin]))
                ++value.begin;
            if (front.first(colon).trimmed().endsWith("uthorization"))
                value = withoutScheme(text, value);
            if (!value.isEmpty() && !isMarked(sliceOf(text, value)))
                edits.push_back({value});
        }
        line = next;
    }
}

/// `Bearer <token>` (RFC 6750) wherever it appears.
void findBearerTokens(const QByteArray &text, std::vector<Edit> &edits)
{
    static const QByteArrayMatcher matcher("earer ");
    constexpr qsizetype shortestToken = 16;
    const auto isToken = [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               QByteArrayView("-._~+/=").contains(c);
    };
    for (qsizetype at = 0; (at = matcher.indexIn(text, at)) >= 0;) {
        const qsizetype begin = at + 6;
        at = begin;
        while (at < text.size() && isToken(text[at]))
            ++at;
        if (at - begin >= shortestToken)
            edits.push_back({{begin, at}});
    }
}

/// The password of a URL: `https://user:password@host`.
void findUrlPasswords(const QByteArray &text, std::vector<Edit> &edits)
{
    static const QByteArrayMatcher matcher("://");
    constexpr qsizetype longest = 512;
    for (qsizetype at = 0; (at = matcher.indexIn(text, at)) >= 0;) {
        at += 3;
        qsizetype colon = -1;
        qsizetype end = at;
        while (end < text.size() && end - at < longest && !isSpace(text[end]) &&
               !QByteArrayView("/?#@\"'<>\\&").contains(text[end])) {
            if (text[end] == ':' && colon < 0)
                colon = end;
            ++end;
        }
        if (charAt(text, end) == '@' && colon >= 0 && end > colon + 1 &&
            !isMarked(sliceOf(text, {colon + 1, end})))
            edits.push_back({{colon + 1, end}});
    }
}

} // namespace

QByteArray edited(const QByteArray &text, std::vector<Edit> edits)
{
    std::ranges::stable_sort(edits, [](const Edit &a, const Edit &b) {
        // An insertion comes before what replaces the byte behind it, the longer of two before the shorter.
        return std::tuple(a.at.begin, !a.at.isEmpty(), -a.at.end) <
               std::tuple(b.at.begin, !b.at.isEmpty(), -b.at.end);
    });
    std::vector<const Edit *> made;
    made.reserve(edits.size());
    for (const Edit &edit : edits) {
        const Edit *last = made.empty() ? nullptr : made.back();
        const bool isRepeated = last && last->at == edit.at && last->kind == edit.kind;
        const bool overlaps = last && edit.at.begin < last->at.end;
        if (isRepeated || (overlaps && edit.kind >= last->kind))
            continue;
        while (!made.empty() && edit.at.begin < made.back()->at.end)
            made.pop_back();
        made.push_back(&edit);
    }
    QByteArray result;
    result.reserve(text.size() + 64);
    qsizetype copied = 0;
    for (const Edit *edit : made) {
        result += QByteArrayView(text).sliced(copied, edit->at.begin - copied);
        const QByteArray quote = edit->quote.isEmpty() ? QByteArray() : sliceOf(text, edit->quote);
        switch (edit->kind) {
        case Edit::Kind::Mark:
            result += quote + redactedMark + quote;
            break;
        case Edit::Kind::Text:
            result += edit->with;
            break;
        case Edit::Kind::Star:
            result += starLike(sliceOf(text, edit->at));
            break;
        case Edit::Kind::Quote:
            result += quote;
            break;
        }
        copied = edit->at.end;
    }
    return result + text.sliced(copied);
}

Finder::Finder(const RedactionRules &rules) : m_idFields(rules.idFields)
{
    for (const QByteArray &spelling : spellingsOf(rules.secrets))
        m_secrets.emplace_back(spelling);
    for (const QString &id : rules.ids) {
        const QByteArray written = id.toUtf8();
        for (const QByteArray &text : {written, DecodedText(written).text()}) {
            for (const CardNumber &number : findCardNumbers(text))
                m_idNumbers.insert(digitsOf(text, number));
            for (const NamedValue &found :
                 findValues(text, [](QByteArrayView name, bool) { return secrecyOf(name) != Secrecy::None; }))
                m_idPairs.insert(pairOf(text, found));
        }
    }
}

void Finder::find(const QByteArray &text, std::vector<Edit> &edits) const
{
    findSecrets(text, edits);
    findCredentialHeaders(text, edits);
    findBearerTokens(text, edits);
    findUrlPasswords(text, edits);
    findNamed(text, edits);
    findCards(text, edits);
}

void Finder::findSecrets(const QByteArray &text, std::vector<Edit> &edits) const
{
    for (const QByteArrayMatcher &secret : m_secrets) {
        const qsizetype size = secret.pattern().size();
        for (qsizetype at = 0; (at = secret.indexIn(text, at)) >= 0; at += size)
            edits.push_back({{at, at + size}});
    }
}

bool Finder::isIdField(QByteArrayView name) const
{
    return !m_idFields.isEmpty() &&
           m_idFields.contains(QString::fromUtf8(name).trimmed(), Qt::CaseInsensitive);
}

void Finder::findNamed(const QByteArray &text, std::vector<Edit> &edits) const
{
    const auto wanted = [this](QByteArrayView name, bool isPhrase) {
        return (isPhrase ? secrecyOfPhrase(name) : secrecyOf(name)) != Secrecy::None && !isIdField(name);
    };
    for (const NamedValue &found : findValues(text, wanted)) {
        const QByteArray value = sliceOf(text, found.value);
        const QByteArrayView name = QByteArrayView(text).sliced(found.name.begin, found.name.size());
        if (isMarked(value) || (secrecyOf(name) != Secrecy::Secret && !areFewDigits(value)) ||
            m_idPairs.contains(pairOf(text, found)))
            continue;
        edits.push_back({found.value, Edit::Kind::Mark, {}, found.needsQuotes ? found.quote : Span{}});
    }
}

/// The text with the values of the id fields made unreadable, in place.
QByteArray Finder::withoutIdFields(const QByteArray &text) const
{
    QByteArray result = text;
    for (const NamedValue &id :
         findValues(text, [this](QByteArrayView name, bool) { return isIdField(name); })) {
        const char first = text[id.value.begin];
        if (!id.needsQuotes || (first != '{' && first != '['))
            std::fill(result.begin() + id.value.begin, result.begin() + id.value.end, 'x');
    }
    return result;
}

void Finder::findCards(const QByteArray &text, std::vector<Edit> &edits) const
{
    const QByteArray searched = m_idFields.isEmpty() ? text : withoutIdFields(text);
    for (const CardNumber &number : findCardNumbers(searched)) {
        if (const Span track = trackAround(text, number); !track.isEmpty()) {
            edits.push_back({track});
            continue;
        }
        if (isHexId(text, number) || (!m_idNumbers.isEmpty() && m_idNumbers.contains(digitsOf(text, number))))
            continue;
        const Span whole{number.first(), number.last() + 1};
        for (qsizetype i = shownInFront; i < number.size() - shownBehind; ++i)
            edits.push_back({{number[i], number[i] + 1}, Edit::Kind::Star, {}, {}, whole});
        if (const qsizetype quote = nameQuoteOfBareValue(text, number); quote >= 0) {
            for (const qsizetype at : {number.first(), number.last() + 1})
                edits.push_back({{at, at}, Edit::Kind::Quote, {}, {quote, quote + 1}, whole});
        }
    }
}

void findMasks(const QByteArray &text, std::vector<Edit> &edits)
{
    if (const qsizetype mark = text.indexOf(redactedMark); mark >= 0)
        edits.push_back({{mark, mark + qsizetype(sizeof(redactedMark)) - 1}});
    // Six digits, three to nine stars and four digits, with separators between.
    const auto isPart = [](char c) {
        return isDigit(c) || c == '*' || QByteArrayView(" -.+\t/_\r\n").contains(c);
    };
    for (qsizetype star = text.indexOf('*'); star >= 0;) {
        qsizetype begin = star;
        while (begin > 0 && isPart(text[begin - 1]) && star - begin < 40)
            --begin;
        qsizetype end = star;
        int stars = 0;
        int behind = 0;
        while (end < text.size() && isPart(text[end]) && end - star < 80 &&
               !(text[end] == '*' && behind > 0)) {
            stars += text[end] == '*' ? 1 : 0;
            behind += isDigit(text[end]) ? 1 : 0;
            ++end;
        }
        const auto before = std::count_if(text.begin() + begin, text.begin() + star, isDigit);
        if (before >= shownInFront && behind >= shownBehind && stars >= 3 && stars <= 9)
            edits.push_back({{begin, end}});
        star = text.indexOf('*', end);
    }
}

} // namespace core
