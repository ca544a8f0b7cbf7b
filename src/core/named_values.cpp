// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/named_values.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

namespace core
{

namespace
{

constexpr qsizetype longestName = 64;
/// From the name of a part of multipart/form-data to the end of the part's headers.
constexpr qsizetype longestPartHead = 256;
/// From one member of a pair to the other.
constexpr qsizetype longestPair = 256;

constexpr QByteArrayView nameNames[] = {"name", "key",       "field", "fieldname", "id",
                                        "n",    "parameter", "param", "label",     "property"};
constexpr QByteArrayView valueNames[] = {"value", "val", "v", "content", "text", "data", "fieldvalue"};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isOneOf(char c, QByteArrayView set)
{
    return set.contains(c);
}

bool isAmong(QByteArrayView name, std::span<const QByteArrayView> names)
{
    return std::ranges::any_of(names, [&](QByteArrayView one) {
        return one.size() == name.size() && name.compare(one, Qt::CaseInsensitive) == 0;
    });
}

class Reader
{
public:
    Reader(QByteArrayView text, const Wanted &wanted) : m_text(text), m_wanted(wanted) {}

    std::vector<NamedValue> read()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            std::optional<NamedValue> found;
            switch (m_text[i]) {
            case ':':
                found = behindColon(i);
                break;
            case '=':
                found =
                    m_text[i == 0 ? 0 : i - 1] == '=' || at(i + 1) == '>' ? behindArrow(i) : behindEquals(i);
                break;
            case '>':
                found = behindTag(i);
                break;
            case ',':
                found = behindComma(i);
                break;
            default:
                continue;
            }
            if (!found || found->value.isEmpty())
                continue;
            m_found.push_back(*found);
            if (found->value.begin < i) // the other half of a pair
                continue;
            i = found->value.end - 1;
            m_lastEnd = found->value.end;
            m_isQuoteToCome = found->needsQuotes;
        }
        return std::move(m_found);
    }

private:
    char at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : '\0'; }
    QByteArrayView slice(const Span &span) const { return m_text.sliced(span.begin, span.size()); }
    bool isQuote(qsizetype i) const { return at(i) == '"' || at(i) == '\''; }

    bool isWanted(const Span &name) const { return !name.isEmpty() && m_wanted(slice(name), false); }

    /// The name that ends before `end`, back to one of `borders` or to `from`.
    Span nameBefore(qsizetype end, QByteArrayView borders, qsizetype from) const
    {
        qsizetype begin = end;
        while (begin > from && end - begin <= longestName && !isOneOf(m_text[begin - 1], borders))
            --begin;
        return end - begin > longestName ? Span{} : Span{begin, end};
    }

    /// A name without quotes, or with spaces the end of a phrase. A form's may have brackets: `card[cvv]`.
    Span plainName(qsizetype end, bool hasBrackets = false) const
    {
        const Span name = nameBefore(
            end, hasBrackets ? " \t\r\n\"'{},;&?=:<>#()|" : " \t\r\n\"'{}[],;&?=:<>#()|", m_lastEnd);
        if (isWanted(name))
            return name;
        if (at(name.begin - 1) != ' ' || name.isEmpty())
            return {};
        const Span phrase = nameBefore(end, "\t\r\n\"'{}[],;&?=:<>#()|.", m_lastEnd);
        return !phrase.isEmpty() && m_wanted(slice(phrase), true) ? phrase : Span{};
    }

    qsizetype endBefore(qsizetype from, QByteArrayView borders) const
    {
        while (from < m_text.size() && !isOneOf(m_text[from], borders))
            ++from;
        return from;
    }

    qsizetype skipSpaces(qsizetype i) const
    {
        while (i < m_text.size() && isSpace(m_text[i]))
            ++i;
        return i;
    }

    qsizetype skipSpacesBack(qsizetype end) const
    {
        const qsizetype start = end;
        while (end > 0 && start - end <= longestName && isSpace(m_text[end - 1]))
            --end;
        return end;
    }

    /// `"name": value`, `'name': value` or `Name: value`.
    std::optional<NamedValue> behindColon(qsizetype colon) const
    {
        const qsizetype end = skipSpacesBack(colon);
        if (!isQuote(end - 1)) {
            const Span name = plainName(end);
            return name.isEmpty() ? std::nullopt : plainValue(name, colon + 1);
        }
        const qsizetype quote = end - 1;
        const Span name = quotedName(quote);
        if (name.isEmpty())
            return std::nullopt;
        if (isWanted(name))
            return jsonValue(colon + 1, name, quote);
        return isAmong(slice(name), nameNames) ? pairOfMembers(name, colon) : std::nullopt;
    }

    std::optional<NamedValue> plainValue(const Span &name, qsizetype i) const
    {
        const qsizetype begin = skipSpaces(i);
        if (isQuote(begin))
            return NamedValue{{begin + 1, endBefore(begin + 1, m_text.sliced(begin, 1))}, name};
        return NamedValue{{begin, endBefore(begin, "\r\n\"'{}[],;&|<>")}, name};
    }

    /// The name that the quote closes. Empty in JSON within a string, which is one layer further down.
    Span quotedName(qsizetype quote) const
    {
        if (at(quote - 1) == '\\')
            return {};
        const char closing[] = {m_text[quote], '\0'};
        const Span name = nameBefore(quote, closing[0] == '"' ? "\"{}=&;,:\r\n" : "'{}=&;,:\r\n", m_lastEnd);
        const bool isOpened =
            at(name.begin - 1) == closing[0] || (m_isQuoteToCome && name.begin == m_lastEnd);
        return isOpened ? name : Span{};
    }

    std::optional<NamedValue> jsonValue(qsizetype i, const Span &name, qsizetype nameQuote) const
    {
        i = skipSpaces(i);
        const Span quote{nameQuote, nameQuote + 1};
        if (isQuote(i))
            return NamedValue{{i + 1, endOfString(i)}, name, quote};
        const bool isContainer = at(i) == '{' || at(i) == '[';
        const Span value{i, isContainer ? endOfContainer(i) : endBefore(i, ",}] \t\r\n&\"")};
        const QByteArrayView word = slice(value);
        if (word == "null" || word == "true" || word == "false")
            return std::nullopt;
        return NamedValue{value, name, quote, true};
    }

    /// Where the quote is that closes the string; an escaped one does not.
    qsizetype endOfString(qsizetype quote) const
    {
        qsizetype i = quote + 1;
        while (i < m_text.size() && m_text[i] != m_text[quote])
            i += m_text[i] == '\\' ? 2 : 1;
        return std::min(i, m_text.size());
    }

    qsizetype endOfContainer(qsizetype i) const
    {
        int depth = 0;
        for (bool isInString = false; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (c == '"')
                isInString = !isInString;
            else if (!isInString && (c == '{' || c == '['))
                ++depth;
            else if (!isInString && (c == '}' || c == ']') && --depth == 0)
                return i + 1;
        }
        return i;
    }

    /// `{"name": "cvv", "value": "123"}` in either order.
    std::optional<NamedValue> pairOfMembers(const Span &nameName, qsizetype colon) const
    {
        const qsizetype opening = skipSpaces(colon + 1);
        if (!isQuote(opening))
            return std::nullopt;
        const Span name{opening + 1, endBefore(opening + 1, "\"'\r\n\\")};
        if (name.size() > longestName || !isQuote(name.end) || !isWanted(name))
            return std::nullopt;
        const auto isBrace = [](char c) {
            return c == '{' || c == '}';
        };
        const auto valueIn = [&](const Span &part) -> std::optional<NamedValue> {
            for (qsizetype i = part.begin; i < part.end; ++i) {
                const qsizetype end = at(i) == ':' ? skipSpacesBack(i) : 0;
                if (!isQuote(end - 1) || at(end - 2) == '\\')
                    continue;
                const Span key = nameBefore(end - 1, "\"'", part.begin);
                if (isAmong(slice(key), valueNames)) {
                    const char first = at(skipSpaces(i + 1));
                    return first == '{' || first == '[' ? std::nullopt : jsonValue(i + 1, name, end - 1);
                }
            }
            return std::nullopt;
        };
        qsizetype end = name.end;
        while (end < m_text.size() && end - name.end < longestPair && !isBrace(m_text[end]))
            ++end;
        if (auto behind = valueIn({name.end, end}))
            return behind;
        qsizetype begin = nameName.begin;
        while (begin > 0 && nameName.begin - begin < longestPair && !isBrace(m_text[begin - 1]))
            --begin;
        return valueIn({begin, nameName.begin});
    }

    /// `["cvv", "123"]`.
    std::optional<NamedValue> behindComma(qsizetype comma) const
    {
        if (!isQuote(comma - 1) || at(comma - 2) == '\\')
            return std::nullopt;
        const Span name = nameBefore(comma - 1, "\"'[]{}\r\n", m_lastEnd);
        if (name.isEmpty() || !isQuote(name.begin - 1) || at(skipSpacesBack(name.begin - 1) - 1) != '[')
            return std::nullopt;
        return isWanted(name) ? jsonValue(comma + 1, name, comma - 1) : std::nullopt;
    }

    /// `cvv == 123`, `"cvv" => "123"`.
    std::optional<NamedValue> behindArrow(qsizetype equals) const
    {
        const qsizetype end = skipSpacesBack(at(equals - 1) == '=' ? equals - 1 : equals);
        const Span name = isQuote(end - 1) ? quotedName(end - 1) : plainName(end);
        return isWanted(name) ? plainValue(name, equals + (at(equals + 1) == '>' ? 2 : 1)) : std::nullopt;
    }

    /// `name=value`, also with spaces around; an attribute; or the `name="…"` of a part of
    /// multipart/form-data.
    std::optional<NamedValue> behindEquals(qsizetype equals) const
    {
        const Span word = nameBefore(equals, " \t\r\n\"'{},;&?=:<>#", m_lastEnd);
        if (!word.isEmpty() && isAmong(slice(word).chopped(slice(word).endsWith('*') ? 1 : 0), nameNames)) {
            if (auto other = valueOfNamed(word, equals))
                return other;
        }
        const qsizetype end = word.isEmpty() ? skipSpacesBack(equals) : equals;
        const Span name = plainName(end, true);
        if (name.isEmpty())
            return std::nullopt;
        const bool hasSpaces = end != equals;
        const qsizetype begin = hasSpaces ? skipSpaces(equals + 1) : equals + 1;
        if (isQuote(begin))
            return NamedValue{{begin + 1, endBefore(begin + 1, at(begin) == '"' ? "\"\r\n" : "'\r\n")}, name};
        return NamedValue{{begin, endBefore(begin, " \t\r\n\"'&;,<>#")}, name};
    }

    /// What belongs to `name="cvv"`: the other attribute of its tag, the content of its element, or its part.
    std::optional<NamedValue> valueOfNamed(const Span &nameName, qsizetype equals) const
    {
        const bool isQuoted = isQuote(equals + 1);
        const char *closing = !isQuoted ? " \t\r\n;>/&" : at(equals + 1) == '"' ? "\"\r\n" : "'\r\n";
        const qsizetype from = equals + (isQuoted ? 2 : 1);
        Span name{from, from};
        while (name.end < m_text.size() && name.size() <= 2 * longestName &&
               !isOneOf(m_text[name.end], closing))
            ++name.end;
        if (const qsizetype language = slice(name).lastIndexOf("''"); language >= 0) // RFC 5987: utf-8''cvv
            name.begin += language + 2;
        if (name.size() > longestName || !isWanted(name))
            return std::nullopt;
        qsizetype begin = nameName.begin;
        while (begin > 0 && nameName.begin - begin < longestPair && !isOneOf(m_text[begin - 1], "<>"))
            --begin;
        if (at(begin - 1) != '<')
            return partBehind(name);
        qsizetype tagEnd = name.end;
        while (tagEnd < m_text.size() && tagEnd - name.end < longestPair && m_text[tagEnd] != '>')
            ++tagEnd;
        const auto valueIn = [&](const Span &part) -> std::optional<NamedValue> {
            for (qsizetype i = part.begin; i < part.end; ++i) {
                if (at(i) != '=' || !isAmong(slice(nameBefore(i, " \t\r\n\"'", part.begin)), valueNames))
                    continue;
                const bool hasQuote = isQuote(i + 1);
                const char *valueEnd = !hasQuote ? " \t\r\n>" : at(i + 1) == '"' ? "\"" : "'";
                const qsizetype valueBegin = i + (hasQuote ? 2 : 1);
                return NamedValue{{valueBegin, endBefore(valueBegin, valueEnd)}, name};
            }
            return std::nullopt;
        };
        if (auto value = valueIn({name.end, tagEnd}))
            return value;
        if (auto value = valueIn({begin, nameName.begin}))
            return value;
        return at(tagEnd) != '>' || at(tagEnd - 1) == '/' ? std::nullopt : content(tagEnd + 1, name);
    }

    std::optional<NamedValue> partBehind(const Span &name) const
    {
        // Qt prepares a search; here it is most often over before it has begun.
        const qsizetype from = name.end;
        const std::string_view near(m_text.data() + from,
                                    size_t(qMin(longestPartHead, m_text.size() - from)));
        const size_t crLf = near.find("\r\n\r\n");
        const size_t lf = near.find("\n\n");
        if (crLf == near.npos && lf == near.npos)
            return std::nullopt;
        const qsizetype begin =
            from + qsizetype(std::min(crLf == near.npos ? crLf : crLf + 4, lf == near.npos ? lf : lf + 2));
        qsizetype end = m_text.indexOf("\n--", begin);
        if (end > begin && m_text[end - 1] == '\r')
            --end;
        return NamedValue{{begin, end < 0 ? m_text.size() : end}, name};
    }

    /// `<cvv>123</cvv>`, also with attributes or a namespace.
    std::optional<NamedValue> behindTag(qsizetype end) const
    {
        if (isOneOf(at(end - 1), "/-?]=") || end == 0)
            return std::nullopt;
        qsizetype begin = end;
        while (begin > m_lastEnd && end - begin < longestPair && !isOneOf(m_text[begin - 1], "<>"))
            --begin;
        if (at(begin - 1) != '<' || isOneOf(at(begin), "/!?"))
            return std::nullopt;
        const Span name{begin, std::min(end, endBefore(begin, " \t\r\n>"))};
        return name.size() <= longestName && isWanted(name) ? content(end + 1, name) : std::nullopt;
    }

    std::optional<NamedValue> content(qsizetype begin, const Span &name) const
    {
        constexpr QByteArrayView cdata = "<![CDATA[";
        begin = skipSpaces(begin);
        if (m_text.sliced(std::min(begin, m_text.size())).startsWith(cdata)) {
            begin += cdata.size();
            const qsizetype end = m_text.indexOf("]]>", begin);
            return NamedValue{{begin, end < 0 ? m_text.size() : end}, name};
        }
        return NamedValue{{begin, endBefore(begin, "<")}, name};
    }

    QByteArrayView m_text;
    const Wanted &m_wanted;
    std::vector<NamedValue> m_found;
    qsizetype m_lastEnd = 0;      ///< of the value that was found last
    bool m_isQuoteToCome = false; ///< there: in a broken document it will open a name
};

} // namespace

std::vector<NamedValue> findValues(const QByteArray &text, const Wanted &wanted)
{
    return Reader(text, wanted).read();
}

} // namespace core
