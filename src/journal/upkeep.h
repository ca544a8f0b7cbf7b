// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/history.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <utility>

namespace journal
{

class Journal;

/// Long work on a journal: converting what an older version wrote, deleting, giving space back. It goes in
/// slices of a few milliseconds, each of them one commit, so that captures are written down in between, the
/// log stays small, and a crash or cancel() keeps what is done. What is left undone is done by the next one.
class Upkeep
{
public:
    enum class Work {
        Resume, ///< what an older version, or a program that ended early, left to do
        Purge,  ///< erases what is marked as removed
        Prune,  ///< erases what the retention does not keep
    };
    enum class Step {
        More,
        Later, ///< another connection reads an old state of the file: try again in a moment
        Finished,
    };
    enum class Phase {
        Converting,
        Choosing,
        Erasing,
        Tidying, ///< what was erased goes from the index, the free pages and the log
    };
    struct Progress {
        Phase phase;
        qint64 done;
        qint64 total; ///< entries; 0: not known
    };

    /// How long to wait after Step::Later.
    static constexpr int restMs = 40;

    /// `journal` outlives it. `retention` is for Work::Prune.
    Upkeep(Journal &journal, Work work, const Retention &retention = {});

    /// Does the next slice. Fails as the journal, and with `journal-busy` when another connection reads an
    /// old state of the file for so long that deleted bytes stay in the log.
    core::Result<Step> step();
    /// Erases nothing more; what was erased still goes for good.
    void cancel();

    Work work() const { return m_work; }
    Progress progress() const;
    /// Entries that are gone.
    qint64 erased() const { return m_erased; }
    /// Round trips that have gone since this was asked for.
    QStringList takeErasedRoundTrips() { return std::exchange(m_erasedRoundTrips, {}); }

private:
    enum class Stage { Convert, Choose, Erase, Reconvert, Merge, GiveBack, EmptyLog, End };
    Stage afterErasing() const;
    core::Result<Step> convert(Stage next);
    core::Result<Step> choose();
    core::Result<Step> erase();
    core::Result<Step> merge();
    core::Result<Step> giveBack();
    core::Result<Step> emptyLog();

    Journal *m_journal;
    Work m_work;
    Retention m_retention;
    Stage m_stage;
    std::optional<bool> m_wasConverted; ///< nothing was left of an older version when it began
    bool m_hasChanged = false;
    int m_slices = 0; ///< since the last checkpoint
    int m_tries = 0;  ///< to empty the log

    QList<qint64> m_entries; ///< to be erased; the oldest first once all are chosen
    qint64 m_before = 0;     ///< entries from here on are chosen or kept
    qint64 m_kept = 0;
    qint64 m_keptBytes = 0;
    QStringList m_erasedRoundTrips;
    qint64 m_erased = 0;
    qint64 m_total = 0;
    qint64 m_done = 0;
};

} // namespace journal
