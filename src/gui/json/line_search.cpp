// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/line_search.h"

#include "gui/json/line_source.h"

#include <QElapsedTimer>
#include <QTimerEvent>

#include <algorithm>

namespace gui
{

namespace
{

constexpr qint64 sliceMs = 6; ///< a keystroke waits for one slice at most

} // namespace

QList<int> hitsIn(const QString &line, const FindPattern &pattern)
{
    QList<int> columns;
    if (pattern.text.isEmpty())
        return columns;
    const qsizetype length = pattern.text.size();
    for (qsizetype at = line.indexOf(pattern.text, 0, pattern.caseSensitivity); at >= 0;
         at = line.indexOf(pattern.text, at + length, pattern.caseSensitivity))
        columns.append(int(at));
    return columns;
}

void LineSearch::start(const LineSource *lines, const FindPattern &pattern)
{
    stop();
    m_lines = lines;
    m_pattern = pattern;
    m_nextLine = 1;
    if (!pattern.text.isEmpty())
        m_timer.start(0, this);
}

void LineSearch::stop()
{
    m_timer.stop();
    m_found.clear();
}

void LineSearch::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    QElapsedTimer slice;
    slice.start();
    const qsizetype before = count();
    const int last = m_lines->lineCount();
    for (; m_nextLine <= last && slice.elapsed() < sliceMs; ++m_nextLine) {
        if (const qsizetype hits = hitsInLine(m_nextLine).size())
            m_found.push_back({m_nextLine, count() + hits});
    }
    if (m_nextLine > last)
        m_timer.stop();
    if (count() > before || !isUnderWay())
        emit progressed();
}

QList<int> LineSearch::hitsInLine(int line) const
{
    return hitsIn(QString::fromUtf8(m_lines->line(line)), m_pattern);
}

qsizetype LineSearch::before(std::vector<FoundLine>::const_iterator line) const
{
    return line == m_found.begin() ? 0 : std::prev(line)->upTo;
}

TextPlace LineSearch::hit(qsizetype index) const
{
    const auto found = std::ranges::upper_bound(m_found, index, {}, &FoundLine::upTo);
    Q_ASSERT(found != m_found.end());
    return {found->line, hitsInLine(found->line).at(index - before(found))};
}

std::optional<qsizetype> LineSearch::firstFrom(const TextPlace &place) const
{
    const auto found = std::ranges::lower_bound(m_found, place.line, {}, &FoundLine::line);
    if (found == m_found.end())
        return std::nullopt;
    if (found->line > place.line)
        return before(found);
    const QList<int> columns = hitsInLine(place.line);
    const auto column = std::ranges::lower_bound(columns, place.column);
    const qsizetype index = before(found) + (column - columns.begin());
    return index < count() ? std::optional(index) : std::nullopt;
}

} // namespace gui
