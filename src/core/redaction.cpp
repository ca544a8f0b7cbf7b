// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/redaction.h"

#include "core/card_numbers.h"
#include "core/decoded_text.h"
#include "core/named_values.h"

#include <QByteArrayList>
#include <QByteArrayMatcher>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <utility>

namespace core
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetterOrDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What comes in place of a part of the raw text.
struct Edit {
    Span at;
    QByteArray with;
};

/// The edits in any order; where two overlap, the first counts.
QByteArray edited(const QByteArray &raw, std::vector<Edit> edits)
{
    if (edits.empty())
        return raw;
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit &a, const Edit &b) { return a.at.begin < b.at.begin; });
    QByteArray result;
    qsizetype copied = 0;
    for (const Edit &edit : edits) {
        if (edit.at.begin < copied)
            continue;
        result += QByteArrayView(raw).sliced(copied, edit.at.begin - copied);
        result += edit.with;
        copied = edit.at.end;
    }
    return result + raw.sliced(copied);
}

Span rawSpan(const DecodedText &decoded, const Span &span)
{
    return {decoded.rawBegin(span.begin), decoded.rawBegin(span.end)};
}

QByteArray rawSpelling(const QByteArray &raw, const DecodedText &decoded, qsizetype place)
{
    const qsizetype begin = decoded.rawBegin(place);
    return raw.sliced(begin, decoded.rawEnd(place) - begin);
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

/// The longest first: what begins with another secret would else keep its end.
QByteArrayList spellingsOf(const QList<QByteArray> &secrets)
{
    constexpr qsizetype shortestCore = 12; // shorter ones would be found in texts that have no secret in them
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

QByteArray withoutSecrets(QByteArray raw, const QList<QByteArray> &secrets)
{
    const QByteArrayList spellings = spellingsOf(secrets);
    for (const QByteArray &spelling : spellings)
        raw.replace(spelling, redactedMark);

    const DecodedText decoded(raw);
    if (!decoded.hasEscapes())
        return raw;
    QByteArray text = decoded.text();
    std::vector<Edit> edits;
    for (const QByteArray &spelling : spellings) {
        const QByteArrayMatcher matcher(spelling);
        for (qsizetype at = 0; (at = matcher.indexIn(text, at)) >= 0; at += spelling.size()) {
            edits.push_back({rawSpan(decoded, {at, at + spelling.size()}), redactedMark});
            text.replace(at, spelling.size(), QByteArray(spelling.size(), '\0')); // found once is enough
        }
    }
    return edited(raw, std::move(edits));
}

// Card verification codes and tracks /////////////////////////////////////////////////////////////////////

/// `cvv`, `card[cvv]`, `Security-Code`, `cardCvc2`.
bool isVerificationCode(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 7> words{"cvv", "cvv2", "cvc", "cvc2", "cid", "csc", "cvn"};
    static constexpr std::array<QByteArrayView, 5> ends{"cvv", "cvv2", "cvc", "cvc2", "securitycode"};
    QVarLengthArray<char, 80> joined; // in lower case
    qsizetype wordBegin = 0;
    const auto endsWord = [&] {
        const QByteArrayView word(joined.constData() + wordBegin, joined.size() - wordBegin);
        return std::ranges::find(words, word) != words.end();
    };
    for (const char c : name) {
        if (isLetterOrDigit(c)) {
            joined.append(char(c | ('a' - 'A'))); // digits have that bit too
        } else {
            if (endsWord())
                return true;
            wordBegin = joined.size();
        }
    }
    const QByteArrayView all(joined.constData(), joined.size());
    return endsWord() || std::ranges::any_of(ends, [&](QByteArrayView end) { return all.endsWith(end); });
}

bool isNamed(QByteArrayView name, const QStringList &names)
{
    return names.contains(QString::fromUtf8(name).trimmed(), Qt::CaseInsensitive);
}

/// A stripe's first track (`%B<number>^<name>^<data>?`) or second (`;<number>=<data>?`) around the digits
/// that end before `end`; empty when they are no part of one (ISO/IEC 7813).
Span trackAround(QByteArrayView text, qsizetype begin, qsizetype end)
{
    constexpr qsizetype longestTrack = 120;
    const char front = begin > 0 ? text[begin - 1] : '\0';
    const char behind = end < text.size() ? text[end] : '\0';
    const bool isFirst = behind == '^';
    const bool isSecond =
        behind == '=' && (front == ';' || (end + 1 < text.size() && isDigit(text[end + 1])));
    if (!isFirst && !isSecond)
        return {};
    qsizetype last = end;
    while (last < text.size() && last - begin < longestTrack && text[last] != '?' && text[last] != '"' &&
           text[last] != '\r' && text[last] != '\n' && (isFirst || isDigit(text[last]) || last == end))
        ++last;
    if (last < text.size() && text[last] == '?')
        ++last;
    return {begin, last};
}

void addTracks(QByteArrayView text, std::vector<Span> *tracks)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            continue;
        qsizetype end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        const bool isNumber = end - i <= 19 && isCardNumber(text.sliced(i, end - i));
        if (const Span track = isNumber ? trackAround(text, i, end) : Span{}; !track.isEmpty()) {
            tracks->push_back(track);
            end = track.end;
        }
        i = end;
    }
}

QByteArray withoutTracks(QByteArray raw)
{
    // As they are first: `%B4` of a first track would be read as an encoded byte.
    std::vector<Span> tracks;
    addTracks(raw, &tracks);
    std::vector<Edit> edits;
    edits.reserve(tracks.size());
    for (const Span &track : tracks)
        edits.push_back({track, redactedMark});
    raw = edited(raw, std::move(edits));

    const DecodedText decoded(raw);
    if (!decoded.hasEscapes())
        return raw;
    tracks.clear();
    addTracks(decoded.text(), &tracks);
    edits.clear();
    for (const Span &track : tracks)
        edits.push_back({rawSpan(decoded, track), redactedMark});
    return edited(raw, std::move(edits));
}

QByteArray withoutVerificationCodes(const QByteArray &raw, const RedactionRules &rules)
{
    const DecodedText decoded(raw);
    std::vector<Edit> edits;
    for (const NamedValue &found : findValues(decoded.text(), [&](QByteArrayView name) {
             return isVerificationCode(name) && !isNamed(name, rules.idFields);
         })) {
        const Span &value = found.value;
        if (QByteArrayView(decoded.text()).sliced(value.begin, value.end - value.begin) == redactedMark)
            continue;
        const QByteArray quote = found.needsQuotes ? rawSpelling(raw, decoded, found.quote) : QByteArray();
        edits.push_back({rawSpan(decoded, value), quote + redactedMark + quote});
    }
    return edited(raw, std::move(edits));
}

// Card numbers ///////////////////////////////////////////////////////////////////////////////////////////

/// The text with the values of the id fields made unreadable, in place.
QByteArray withoutIds(QByteArray text, const QStringList &idFields)
{
    if (idFields.isEmpty())
        return text;
    const auto found = findValues(text, [&](QByteArrayView name) { return isNamed(name, idFields); });
    for (const NamedValue &id : found) {
        const char first = text[id.value.begin];
        if (!id.needsQuotes || (first != '{' && first != '['))
            std::fill(text.begin() + id.value.begin, text.begin() + id.value.end, 'x');
    }
    return text;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Where the quote is that closes the name of the JSON member whose value is the bare number; -1 when it is
/// something else.
qsizetype nameQuoteOfBareValue(QByteArrayView text, const CardNumber &number)
{
    qsizetype behind = number.last() + 1;
    while (behind < text.size() && isSpace(text[behind]))
        ++behind;
    if (behind == text.size() || (text[behind] != ',' && text[behind] != '}'))
        return -1;
    qsizetype before = number.first() - 1;
    const auto skipSpaces = [&] {
        while (before >= 0 && isSpace(text[before]))
            --before;
    };
    skipSpaces();
    if (before < 0 || text[before--] != ':')
        return -1;
    skipSpaces();
    return before >= 0 && text[before] == '"' ? before : -1;
}

/// Puts a star in the place of byte `place` of the text, which is a digit.
void hideDigit(QByteArray &raw, const DecodedText &decoded, qsizetype place)
{
    const qsizetype begin = decoded.rawBegin(place);
    const qsizetype size = decoded.rawEnd(place) - begin;
    if (size == 1)
        raw[begin] = '*';
    else
        raw.replace(begin, size, starLike(raw.sliced(begin, size)));
}

QByteArray withoutCardNumbers(QByteArray raw, const QStringList &idFields)
{
    const DecodedText decoded(raw);
    std::vector<Edit> quotes;
    for (const CardNumber &number : findCardNumbers(withoutIds(decoded.text(), idFields))) {
        for (qsizetype i = shownInFront; i < number.size() - shownBehind; ++i)
            hideDigit(raw, decoded, number[i]);
        if (const qsizetype quote = nameQuoteOfBareValue(decoded.text(), number); quote >= 0) {
            const QByteArray spelling = rawSpelling(raw, decoded, quote);
            for (const qsizetype at : {decoded.rawBegin(number.first()), decoded.rawEnd(number.last())})
                quotes.push_back({{at, at}, spelling});
        }
    }
    return edited(raw, std::move(quotes));
}

/// `%4111111111111111` is an `A` and other digits to who decodes it, and a card number to who does not.
QByteArray withoutCardNumbersAsWritten(QByteArray raw, const QStringList &idFields)
{
    if (!raw.contains('%') && !raw.contains('\\'))
        return raw; // nothing to decode: read already
    QByteArray text = withoutIds(raw, idFields);
    text.replace('%', 'x').replace('\\', 'x');
    for (const CardNumber &number : findCardNumbers(text)) {
        for (qsizetype i = shownInFront; i < number.size() - shownBehind; ++i)
            raw[number[i]] = '*';
    }
    return raw;
}

// Card numbers in base64 /////////////////////////////////////////////////////////////////////////////////

/// Three digits in base64 are four characters of these.
bool isThreeDigits(const char *text)
{
    const auto isOneOf = [](char c, QByteArrayView set) {
        return set.contains(c);
    };
    return text[0] >= 'M' && text[0] <= 'O' && isOneOf(text[1], "DTjz") && isOneOf(text[2], "AEIMQUYcgk") &&
           isOneOf(text[3], "wxyz012345");
}

/// Masks what the base64 text from `begin` on holds, in place; its length stays.
void maskBase64(QByteArray &raw, const Span &span)
{
    const qsizetype rest = (span.end - span.begin) % 4;
    const qsizetype size = span.end - span.begin - (rest == 1 ? 1 : 0);
    QByteArray decoded = QByteArray::fromBase64(raw.sliced(span.begin, size));
    const std::vector<CardNumber> numbers = findCardNumbers(decoded);
    if (numbers.empty())
        return;
    for (const CardNumber &number : numbers) {
        for (qsizetype i = shownInFront; i < number.size() - shownBehind; ++i)
            decoded[number[i]] = '*';
    }
    raw.replace(span.begin, size, decoded.toBase64(QByteArray::OmitTrailingEquals));
}

/// Digits and what may stand between them never give `+` or `/` (nor `-` or `_`), so letters and digits are
/// all there is to look at.
QByteArray withoutBase64CardNumbers(QByteArray raw)
{
    constexpr qsizetype inFront = 8; // of the first three whole digits there may be two more, and a separator
    constexpr qsizetype behind = 64; // a number is at most 37 bytes, 52 characters
    constexpr qsizetype nextLook = 8; // so the looks overlap by more than a number
    for (qsizetype at = 0; at + 4 <= raw.size(); ++at) {
        if (!isThreeDigits(raw.constData() + at))
            continue;
        Span span{at, at};
        while (span.begin >= 4 && at - span.begin < inFront &&
               std::all_of(raw.cbegin() + span.begin - 4, raw.cbegin() + span.begin, isLetterOrDigit))
            span.begin -= 4;
        while (span.end < raw.size() && span.end - at < behind && isLetterOrDigit(raw.at(span.end)))
            ++span.end;
        if (span.end - span.begin >= 18)
            maskBase64(raw, span);
        at += nextLook - 1;
    }
    return raw;
}

QByteArray redacted(const QByteArray &bytes, const RedactionRules &rules)
{
    QByteArray text = withoutSecrets(bytes, rules.secrets);
    text = withoutVerificationCodes(withoutTracks(text), rules);
    for (QByteArray before; text != before;) { // a mask may part a row of digits, of which a number is left
        before = text;
        text = withoutCardNumbersAsWritten(withoutCardNumbers(text, rules.idFields), rules.idFields);
    }
    return withoutBase64CardNumbers(text);
}

} // namespace

struct Redactor::Prepared {
    RedactionRules rules;
};

Redactor::Redactor(const RedactionRules &rules) : d(std::make_shared<Prepared>(Prepared{rules})) {}

Redactor Redactor::withIds(const QStringList &ids) const
{
    RedactionRules rules = d->rules;
    rules.ids += ids;
    return Redactor(rules);
}

const RedactionRules &Redactor::rules() const
{
    return d->rules;
}

QByteArray Redactor::redact(const QByteArray &bytes) const
{
    return redacted(bytes, d->rules);
}

QString Redactor::redact(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    const QByteArray clean = redact(bytes);
    return clean == bytes ? text : QString::fromUtf8(clean);
}

bool holdsMask(const QByteArray &bytes)
{
    return bytes.contains(redactedMark);
}

} // namespace core
