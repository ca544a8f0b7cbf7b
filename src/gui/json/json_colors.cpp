// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_colors.h"

#include "gui/look/theme.h"

namespace gui
{

namespace
{

/// The index after the string that starts at `from`; the end of the line when it has no closing quote.
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

QList<QTextLayout::FormatRange> jsonColors(const QString &line, const Theme &theme)
{
    QList<QTextLayout::FormatRange> ranges;
    const auto color = [&ranges](qsizetype from, qsizetype to, const QColor &foreground) {
        QTextCharFormat format;
        format.setForeground(foreground);
        ranges.append({int(from), int(to - from), format});
    };
    for (qsizetype i = 0; i < line.size();) {
        qsizetype end = i + 1;
        if (line[i] == u'"') {
            end = endOfString(line, i);
            color(i, end, isName(line, end) ? theme.key : theme.string);
        } else if (startsNumber(line[i])) {
            end = endOfNumber(line, i);
            color(i, end, theme.number);
        }
        i = end;
    }
    return ranges;
}

} // namespace gui
