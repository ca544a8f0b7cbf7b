// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json_highlighter.h"

#include "gui/theme.h"

namespace gui
{

namespace
{

/// The index behind the string that starts at `from`; the end of the line when it has no closing quote.
qsizetype endOfString(const QString &line, qsizetype from)
{
    for (qsizetype i = from + 1; i < line.size(); ++i) {
        if (line[i] == u'\\')
            ++i;
        else if (line[i] == u'"')
            return i + 1;
    }
    return line.size();
}

bool isName(const QString &line, qsizetype end)
{
    while (end < line.size() && line[end] == u' ')
        ++end;
    return end < line.size() && line[end] == u':';
}

bool startsNumber(QChar c)
{
    return c == u'-' || (c >= u'0' && c <= u'9');
}

qsizetype endOfNumber(const QString &line, qsizetype from)
{
    while (from < line.size() && (startsNumber(line[from]) || QStringView(u"+.eE").contains(line[from])))
        ++from;
    return from;
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document, const Theme &theme) : QSyntaxHighlighter(document)
{
    setColors(theme);
}

void JsonHighlighter::setTheme(const Theme &theme)
{
    if (m_name.foreground().color() == theme.key)
        return;
    setColors(theme);
    rehighlight();
}

void JsonHighlighter::setColors(const Theme &theme)
{
    m_name.setForeground(theme.key);
    m_string.setForeground(theme.string);
    m_number.setForeground(theme.number);
}

void JsonHighlighter::highlightBlock(const QString &line)
{
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        if (line[i] == u'"') {
            end = endOfString(line, i);
            setFormat(int(i), int(end - i), isName(line, end) ? m_name : m_string);
        } else if (startsNumber(line[i])) {
            end = endOfNumber(line, i);
            setFormat(int(i), int(end - i), m_number);
        }
        i = end;
    }
}

} // namespace gui
