// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/json/searchable.h"

#include <QBasicTimer>
#include <QList>
#include <QObject>

#include <optional>
#include <vector>

namespace gui
{

/// The columns at which the pattern is found in a line, from the left; hits do not overlap.
QList<int> hitsIn(const QString &line, const FindPattern &pattern);

/// Finds all hits of a pattern in lines, a few milliseconds at a time between other events. It remembers how
/// many each line has, not where.
class LineSearch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `lines` outlives the search or the next start(); when they change, start() again.
    void start(const LineSource *lines, const FindPattern &pattern);
    void stop(); ///< forgets all hits
    bool isUnderWay() const { return m_timer.isActive(); }

    // About the lines that have been searched so far.
    qsizetype count() const { return m_found.empty() ? 0 : m_found.back().upTo; }
    TextPlace hit(qsizetype index) const; ///< from 0
    /// The first hit that starts at or after `place`; nothing when all are before it.
    std::optional<qsizetype> firstFrom(const TextPlace &place) const;

signals:
    void progressed(); ///< there are more hits, or the search has come to its end

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct FoundLine {
        int line;
        qsizetype upTo; ///< hits up to this line's last
    };
    qsizetype before(std::vector<FoundLine>::const_iterator line) const;
    QList<int> hitsInLine(int line) const;

    const LineSource *m_lines = nullptr;
    FindPattern m_pattern;
    int m_nextLine = 1;
    std::vector<FoundLine> m_found; ///< only lines with hits
    QBasicTimer m_timer;
};

} // namespace gui
