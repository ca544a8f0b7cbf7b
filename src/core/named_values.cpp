// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/named_values.h"

#include <optional>
#include <string_view>

namespace core
{

namespace
{

constexpr qsizetype longestName = 64;
/// From the name of a part of multipart/form-data to the end of the part's headers.
constexpr qsizetype longestPartHead = 256;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isOneOf(char c, QByteArrayView set)
{
    return set.contains(c);
}

class Reader
{
public:
    Reader(QByteArrayView text, const std::function<bool(QByteArrayView)> &wanted)
        : m_text(text), m_wanted(wanted)
    {
    }

    std::vector<NamedValue> read()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (c != ':' && c != '=')
                continue;
            const std::optional<NamedValue> found = c == ':' ? behindColon(i) : behindEquals(i);
            if (!found || found->value.isEmpty())
                continue;
            m_found.push_back(*found);
            i = found->value.end - 1;
            m_lastEnd = found->value.end;
            m_isQuoteToCome = found->needsQuotes;
        }
        return std::move(m_found);
    }

private:
    char at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : '\0'; }

    bool isWanted(const Span &name) const
    {
        return !name.isEmpty() && m_wanted(m_text.sliced(name.begin, name.end - name.begin));
    }

    /// The name that ends before `end`, back to one of `borders` or the last value.
    Span nameBefore(qsizetype end, QByteArrayView borders) const
    {
        qsizetype begin = end;
        while (begin > m_lastEnd && end - begin <= longestName && !isOneOf(m_text[begin - 1], borders))
            --begin;
        return end - begin > longestName ? Span{} : Span{begin, end};
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

    /// `"name": value` or `Name: value`.
    std::optional<NamedValue> behindColon(qsizetype colon) const
    {
        qsizetype end = colon;
        while (end > 0 && colon - end <= longestName && isSpace(m_text[end - 1]))
            --end;
        const bool isQuoted = at(end - 1) == '"';
        if (isQuoted) {
            const qsizetype quote = end - 1;
            for (--end; at(end - 1) == '\\';) // of JSON within a string
                --end;
            const Span name = nameBefore(end, "\"{}=&;,:\r\n");
            const bool isOpened = at(name.begin - 1) == '"' || (m_isQuoteToCome && name.begin == m_lastEnd);
            return isOpened && isWanted(name) ? jsonValue(colon + 1, quote) : std::nullopt;
        }
        if (!isWanted(nameBefore(end, " \t\r\n\"'{}[],;&?=:<>")))
            return std::nullopt;
        const qsizetype begin = skipSpaces(colon + 1);
        return NamedValue{{begin, endBefore(begin, "\r\n\"'{}[],;&|<>")}};
    }

    std::optional<NamedValue> jsonValue(qsizetype i, qsizetype nameQuote) const
    {
        i = skipSpaces(i);
        qsizetype opening = i;
        while (at(opening) == '\\')
            ++opening;
        if (at(opening) == '"') {
            const qsizetype begin = opening + 1;
            qsizetype end = endBefore(begin, "\"");
            while (end > begin && at(end - 1) == '\\')
                --end;
            return NamedValue{{begin, end}, nameQuote};
        }
        const bool isContainer = at(i) == '{' || at(i) == '[';
        const Span value{i, isContainer ? endOfContainer(i) : endBefore(i, ",}] \t\r\n&\"")};
        const QByteArrayView word = m_text.sliced(value.begin, value.end - value.begin);
        if (word == "null" || word == "true" || word == "false")
            return std::nullopt;
        return NamedValue{value, nameQuote, true};
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

    /// `name=value`, or the `name="…"` of a part of multipart/form-data.
    std::optional<NamedValue> behindEquals(qsizetype equals) const
    {
        const Span name = nameBefore(equals, " \t\r\n\"'{},;&?=:<>#");
        qsizetype begin = equals + 1;
        if (at(begin) == '"') {
            ++begin;
            const Span inQuotes{begin, endBefore(begin, "\"\r\n")};
            if (m_text.sliced(name.begin, name.end - name.begin) == "name" && isWanted(inQuotes))
                return partBehind(inQuotes.end);
            return isWanted(name) ? std::optional(NamedValue{inQuotes}) : std::nullopt;
        }
        if (!isWanted(name))
            return std::nullopt;
        return NamedValue{{begin, endBefore(begin, " \t\r\n\"'&;,<>#")}};
    }

    std::optional<NamedValue> partBehind(qsizetype i) const
    {
        // Qt prepares a search; here it is most often over before it has begun.
        const std::string_view near(m_text.data() + i, size_t(qMin(longestPartHead, m_text.size() - i)));
        const size_t blankLine = near.find("\r\n\r\n");
        if (blankLine == near.npos)
            return std::nullopt;
        const qsizetype begin = i + qsizetype(blankLine) + 4;
        const qsizetype end = m_text.indexOf("\r\n--", begin);
        return NamedValue{{begin, end < 0 ? m_text.size() : end}};
    }

    QByteArrayView m_text;
    const std::function<bool(QByteArrayView)> &m_wanted;
    std::vector<NamedValue> m_found;
    qsizetype m_lastEnd = 0;      ///< of the value that was found last
    bool m_isQuoteToCome = false; ///< there: in a broken document it will open a name
};

} // namespace

std::vector<NamedValue> findValues(QByteArrayView text,
                                   const std::function<bool(QByteArrayView name)> &wanted)
{
    return Reader(text, wanted).read();
}

} // namespace core
