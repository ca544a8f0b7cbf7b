// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/reader.h"
#include "journal/upkeep.h"
#include "journal/writer_lock.h"

#include <functional>

namespace journal
{

class Scribe;

/// Everything that was sent and captured, in one SQLite file (WAL, `synchronous=EXTRA`): when a
/// function that adds returns, the row is on the disk. A file has one writer at a time (a lock file
/// beside it, `<file>.lock`); any number of JournalReaders.
///
/// Errors of writing: `journal-write`; nothing was kept, and nothing may be acknowledged. The next
/// call finds the file opened and checked anew.
///
/// A file that is broken, or vanishes while it is open, is put aside whole
/// (`<file>.broken-<date>`) and a new one begun; takeNotices() tells. Before the schema of a journal
/// that holds something is changed, `<file>.before-<number of the migration>` gets a copy.
class Journal : public JournalReader
{
    Q_DECLARE_TR_FUNCTIONS(journal::Journal)
public:
    /// For a program that is still closing the journal: open() waits for it, up to half a minute.
    using Wait = WriterLock::Wait;
    static void logWait(const QString &sentence);
    /// Creates the file (0600) and its folder (0700) where they are missing and brings the schema up
    /// to date; `:memory:` keeps nothing. Fails with `journal-open`, `journal-newer` (written by a
    /// newer version), `journal-in-use` (by another writer); a file that is no journal is left as it is.
    static core::Result<std::unique_ptr<Journal>> open(const QString &file, const Wait &wait = {logWait});
    /// `cpv2-workbench/journal.sqlite` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFile();
    ~Journal() override;

    /// A program that wrote it before may not have come to its end: what it wrote last is on the disk, but
    /// not summed up.
    bool wasInterrupted() const;
    /// What happened to the file that people must know, as sentences; each is told once.
    QStringList takeNotices();

    using Changes = std::function<core::Result<core::Done>(Scribe &)>;
    /// Makes several changes in one transaction: all of them are on the disk when it returns, or none.
    core::Result<core::Done> commit(const Changes &changes);

    core::Result<core::Done> add(const RoundTripRecord &record);
    /// Returns the exchange's id. Fails with `unknownRoundTrip` (scribe.h) as well.
    core::Result<qint64> add(const Exchange &exchange);
    /// Writes down how one ended: outcome, status, response, elapsedMs, remark. By id.
    core::Result<core::Done> finish(const Exchange &exchange);
    /// For the history; to be said again when an exchange changed it. A round trip that is not there
    /// needs none.
    core::Result<core::Done> setSummary(const QString &roundTripId, const Summary &summary);
    /// Puts a capture into a round trip, as Postback or Return, or as Unmatched when it is only to be shown
    /// there. With an empty one takes it out, as Unmatched.
    core::Result<core::Done> join(qint64 exchangeId, const QString &roundTripId, Role role,
                                  const QString &matchedBy);

    core::Result<core::Done> add(const Delivery &delivery);
    /// Both in one commit, so that no capture is kept that was to go on and does not. Returns the
    /// exchange's id, which is the delivery's captureId.
    core::Result<qint64> add(const Exchange &capture, const Delivery &delivery);
    /// Writes down target, attempts, nextAt, state and lastSentence. By id.
    core::Result<core::Done> update(const Delivery &delivery);
    /// What waits after n attempts comes due at `latest[n]` at the latest: the clock was set back.
    core::Result<core::Done> hastenDeliveries(const QList<QDateTime> &latest);

    /// Hides entries of the history (by HistoryEntry::number) until purge().
    core::Result<core::Done> remove(const QList<qint64> &entries);
    core::Result<core::Done> restore(const QList<qint64> &entries);
    /// Does the work to its end (Upkeep in slices, for who has captures to take in between). Deleted entries
    /// are then gone from the rows, the index, the free pages and the log. Returns how many entries that
    /// were.
    core::Result<qint64> run(Upkeep &upkeep);
    /// Erases what was removed.
    core::Result<qint64> purge();
    /// Erases what the retention does not keep.
    core::Result<qint64> prune(const Retention &retention);
    /// The last thing to do with a journal that entries may have been removed from: purges it, while a
    /// program that starts meanwhile waits.
    core::Result<core::Done> close();
    /// What an older version of the program left to convert.
    core::Result<core::Done> convert();

    /// Brings what is in the log into the file, as far as readers let it. Returns how many pages are left.
    core::Result<qint64> checkpoint();
    /// Cuts the log to nothing. False when a reader needs it.
    core::Result<bool> emptyLog();
    /// What to report when it stays that way: `journal-busy`.
    core::Error logInUse() const;

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> d);
    core::Result<qint64> commitNumber(const std::function<core::Result<qint64>(Scribe &)> &changes);
    core::Result<core::Done> transact(const Changes &changes);
    core::Result<core::Done> reopen();
    core::Error gone();

    std::unique_ptr<Private> d;
};

} // namespace journal
