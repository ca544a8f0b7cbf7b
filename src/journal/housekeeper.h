// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/upkeep.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <deque>

namespace journal
{

/// Does long work on a journal from the event loop of its thread. Between two slices it rests for as long as
/// a slice took, so that a capture, which takes several turns of the event loop, waits for one of them.
class Housekeeper : public QObject
{
    Q_OBJECT
public:
    /// `journal` outlives it, and is written by the same thread.
    explicit Housekeeper(Journal *journal, QObject *parent = nullptr);

    /// Converting what an older version left waits for work that somebody asked for.
    void start(Upkeep::Work work, const Retention &retention = {});
    /// Of the work under way: nothing more is erased, and what is done stays done.
    void cancel();

signals:
    /// A few times a second.
    void progressed(const journal::Upkeep::Progress &progress);
    /// Round trips that are gone.
    void erased(const QStringList &roundTripIds);
    void finished(journal::Upkeep::Work work, qint64 entries);
    /// The work has ended before its end.
    void failed(journal::Upkeep::Work work, const core::Error &error);

private:
    void work();

    Journal *m_journal;
    std::deque<Upkeep> m_upkeeps; ///< the first is under way
    QTimer m_timer;
    QElapsedTimer m_sinceProgress;
};

} // namespace journal
