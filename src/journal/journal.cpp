// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"

#include "core/places.h"
#include "journal/connection.h"
#include "journal/journal_file.h"
#include "journal/schema.h"
#include "journal/scribe.h"
#include "journal/writer_lock.h"

#include <QFileInfo>
#include <QSqlError>
#include <QStorageInfo>
#include <QThread>

#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// The log grows while a reader holds an old state of the file; beyond this, a notice names that program.
constexpr qint64 longLog = 64 * 1024 * 1024;

core::Result<core::Done> adaptToPlace(const Connection &connection, bool isOnNetwork)
{
    // Where a file system cannot do WAL, SQLite stays with its rollback journal: slower, as safe.
    for (const QString &pragma :
         {isOnNetwork ? u"PRAGMA journal_mode = DELETE"_s : u"PRAGMA journal_mode = WAL"_s,
          u"PRAGMA foreign_keys = ON"_s, u"PRAGMA secure_delete = ON"_s,
          u"PRAGMA journal_size_limit = %1"_s.arg(longLog)}) {
        if (auto set = connection.run(pragma); !set)
            return set;
    }
    return core::done();
}

} // namespace

/// The file: who may write it, which one it is, and what is to be told of it.
class Journal::Private
{
public:
    Private(const QString &journalFile, const Wait &forOthers)
        : file(journalFile), wait(forOthers), m_lock(journalFile)
    {
    }

    bool isInMemory() const { return file == Connection::memory; }
    /// Locks the file, looks at it, puts it aside if it is broken, and opens it up to date.
    core::Result<std::unique_ptr<Connection>> connect();

    /// Remembers which file and log are open.
    void recognize();
    /// They are still where they were.
    bool isStillThere();
    bool isLogThere();
    void watchLog();

    void announceClosing() { m_lock.announceClosing(); }

    const QString file;
    const Wait wait;
    QStringList notices;
    bool mustReopen = false;
    bool wasInterrupted = false;

private:
    WriterLock m_lock;
    std::optional<FileIdentity> m_identity;
    std::optional<FileIdentity> m_log;
    qint64 m_lookedAt = longLog; ///< how long the log may get before its readers are looked for
    bool m_isReaderTold = false;
};

core::Result<std::unique_ptr<Connection>> Journal::Private::connect()
{
    if (!isInMemory()) {
        if (const auto made = makeFolder(file); !made)
            return made.error();
        if (const auto locked = m_lock.take(wait); !locked)
            return locked.error();
        wasInterrupted = wasInterrupted || QFileInfo(file + u"-wal"_s).size() > 0;
        const Condition condition = examine(file);
        if (condition == Condition::Broken) {
            const auto aside = putAside(file);
            if (!aside)
                return aside.error();
            notices += tr("The journal %1 was broken. It was put aside whole as %2 and a new, empty one was "
                          "begun.")
                           .arg(file, *aside);
        } else if (condition == Condition::Empty) {
            notices += tr("The journal %1 was an empty file; it was begun anew.").arg(file);
        }
        if (const auto made = makeFile(file); !made)
            return made.error();
    }
    if (!isInMemory()) {
        if (const auto updated = bringUpToDate(file); !updated)
            return updated.error();
    }
    auto connection = std::make_unique<Connection>(file, Connection::Mode::Write);
    if (const auto opened = connection->open(); !opened)
        return opened.error();
    // Only a new file takes it, and any other would be written to before its version is looked at: free pages
    // can be taken from its end, a few at a time.
    const auto pages = connection->numbers(u"PRAGMA page_count"_s);
    if (!pages)
        return core::Error{u"journal-open"_s, pages.error().sentence};
    if (pages->value(0) == 0) {
        if (const auto set = connection->run(u"PRAGMA auto_vacuum = INCREMENTAL"_s); !set)
            return core::Error{u"journal-open"_s, set.error().sentence};
    }
    // A commit has reached the disk when it returns, and so has the end of its rollback journal (more than
    // FULL): that of a migration, coming back after a power cut, would undo what was written since.
    if (const auto set = connection->run(u"PRAGMA synchronous = EXTRA"_s); !set)
        return core::Error{u"journal-open"_s, set.error().sentence};
    if (const auto migrated = migrate(connection->database(), migrationsFolder); !migrated)
        return migrated.error();

    const QByteArray fileSystem =
        isInMemory() ? ""_ba : QStorageInfo(QFileInfo(file).path()).fileSystemType();
    if (const auto adapted = adaptToPlace(*connection, isNetworkFileSystem(fileSystem)); !adapted)
        return core::Error{u"journal-open"_s, adapted.error().sentence};
    if (isNetworkFileSystem(fileSystem)) {
        notices += tr("The journal %1 lies on a network file system (%2). It is kept in a slower way that is "
                      "safe there; a local disk is better.")
                       .arg(file, QString::fromUtf8(fileSystem));
    }
    return connection;
}

void Journal::Private::recognize()
{
    mustReopen = false;
    m_identity = FileIdentity::of(file);
    m_log.reset();
}

bool Journal::Private::isStillThere()
{
    return isInMemory() || (m_identity && FileIdentity::of(file) == m_identity && isLogThere());
}

bool Journal::Private::isLogThere()
{
    const auto log = FileIdentity::of(file + u"-wal"_s);
    if (!m_log)
        m_log = log; // SQLite makes it with the first change
    return log == m_log;
}

void Journal::Private::watchLog()
{
    const qint64 size = QFileInfo(file + u"-wal"_s).size();
    if (size <= longLog) {
        m_lookedAt = longLog;
        m_isReaderTold = false;
    }
    if (size <= m_lookedAt)
        return;
    m_lookedAt = size + longLog / 4;
    const std::optional<LogReader> reader = otherReaderOf(file);
    if (!reader || std::exchange(m_isReaderTold, true))
        return;
    notices +=
        tr("The log of the journal %1 has grown to %2 MB because %3 (process %4) has been reading the "
           "journal for a long time. Close that program.")
            .arg(file, QString::number(size / 1'000'000), reader->program, QString::number(reader->process));
}

Journal::Journal(std::unique_ptr<Private> state) : JournalReader(nullptr), d(std::move(state)) {}

Journal::~Journal()
{
    d->announceClosing();
    m_connection.reset(); // its last checkpoint is still ours alone: before the lock goes
}

core::Result<std::unique_ptr<Journal>> Journal::open(const QString &file, const Wait &wait)
{
    if (!QSqlDatabase::isDriverAvailable(Connection::driver)) {
        return core::Error{u"journal-open"_s,
                           tr("Qt's SQLite driver is not installed, so there can be no journal. "
                              "Install it (on Debian: libqt6sql6-sqlite).")};
    }
    if (file.isEmpty())
        return noPlace();
    std::unique_ptr<Journal> journal(new Journal(std::make_unique<Private>(file, wait)));
    if (const auto opened = journal->reopen(); !opened)
        return opened.error();
    return journal;
}

core::Result<core::Done> Journal::reopen()
{
    // Without its log a connection can only bring home what it still holds; a second one beside it
    // would take the new, empty log for the old one.
    if (m_connection && !d->isLogThere())
        m_connection->database().close();
    auto connection = d->connect();
    if (!connection)
        return connection.error();
    m_connection = *std::move(connection); // only now: until then, what is open can be read
    d->recognize();
    return core::done();
}

void Journal::logWait(const QString &sentence)
{
    qInfo("%s", qPrintable(sentence));
}

QString Journal::defaultFile()
{
    return core::placeIn(core::dataFolder(), "journal.sqlite"_L1);
}

bool Journal::wasInterrupted() const
{
    return d->wasInterrupted;
}

QStringList Journal::takeNotices()
{
    return std::exchange(d->notices, {});
}

core::Result<core::Done> Journal::commit(const Changes &changes)
{
    if (d->mustReopen) {
        if (const auto reopened = reopen(); !reopened)
            return m_connection->notWritten(reopened.error().sentence);
    }
    if (!d->isStillThere())
        return gone();
    if (auto done = transact(changes); !done) {
        d->mustReopen = meansDistrust(m_connection->takeFailure());
        return done;
    }
    // Looked at again before anything is acknowledged: it may have gone in between.
    if (!d->isStillThere())
        return gone();
    d->watchLog();
    return core::done();
}

core::Result<qint64> Journal::commitNumber(const std::function<core::Result<qint64>(Scribe &)> &changes)
{
    qint64 number = 0;
    const auto committed = commit([&](Scribe &scribe) -> core::Result<core::Done> {
        const auto result = changes(scribe);
        if (!result)
            return result.error();
        number = *result;
        return core::done();
    });
    if (!committed)
        return committed.error();
    return number;
}

core::Result<core::Done> Journal::transact(const Changes &changes)
{
    Transaction transaction(m_connection->database());
    if (!transaction.isOpen())
        return m_connection->notWritten(transaction.lastError());
    Scribe scribe(*m_connection);
    if (auto changed = changes(scribe); !changed)
        return changed;
    if (auto indexed = scribe.indexAdded(); !indexed)
        return indexed;
    if (!transaction.commit())
        return m_connection->notWritten(transaction.lastError());
    return core::done();
}

core::Error Journal::gone()
{
    d->mustReopen = true;
    d->notices +=
        tr("The journal %1 was deleted or replaced while it was in use. What is in its place now is "
           "opened, or a new one begun.")
            .arg(d->file);
    return m_connection->notWritten(tr("the file was deleted or replaced"));
}

core::Result<core::Done> Journal::add(const RoundTripRecord &record)
{
    return commit([&](Scribe &scribe) { return scribe.add(record); });
}

core::Result<qint64> Journal::add(const Exchange &exchange)
{
    return commitNumber([&](Scribe &scribe) { return scribe.add(exchange); });
}

core::Result<qint64> Journal::add(const Exchange &capture, const Delivery &delivery)
{
    return commitNumber([&](Scribe &scribe) -> core::Result<qint64> {
        const auto id = scribe.add(capture);
        if (!id)
            return id;
        Delivery ofCapture = delivery;
        ofCapture.captureId = *id;
        if (const auto added = scribe.add(ofCapture); !added)
            return added.error();
        return id;
    });
}

core::Result<core::Done> Journal::finish(const Exchange &exchange)
{
    return commit([&](Scribe &scribe) { return scribe.finish(exchange); });
}

core::Result<core::Done> Journal::setSummary(const QString &roundTripId, const Summary &summary)
{
    return commit([&](Scribe &scribe) { return scribe.setSummary(roundTripId, summary); });
}

core::Result<core::Done> Journal::join(qint64 exchangeId, const QString &roundTripId, Role role,
                                       const QString &matchedBy)
{
    return commit([&](Scribe &scribe) { return scribe.join(exchangeId, roundTripId, role, matchedBy); });
}

core::Result<core::Done> Journal::add(const Delivery &delivery)
{
    return commit([&](Scribe &scribe) { return scribe.add(delivery); });
}

core::Result<core::Done> Journal::update(const Delivery &delivery)
{
    return commit([&](Scribe &scribe) { return scribe.update(delivery); });
}

core::Result<core::Done> Journal::hastenDeliveries(const QList<QDateTime> &latest)
{
    return commit([&](Scribe &scribe) { return scribe.hastenDeliveries(latest); });
}

core::Result<core::Done> Journal::remove(const QList<qint64> &entries)
{
    return commit([&](Scribe &scribe) { return scribe.mark(entries, true); });
}

core::Result<core::Done> Journal::restore(const QList<qint64> &entries)
{
    return commit([&](Scribe &scribe) { return scribe.mark(entries, false); });
}

core::Result<qint64> Journal::run(Upkeep &upkeep)
{
    for (;;) {
        const auto step = upkeep.step();
        if (!step)
            return step.error();
        if (*step == Upkeep::Step::Finished)
            return upkeep.erased();
        if (*step == Upkeep::Step::Later)
            QThread::msleep(uint(Upkeep::restMs));
    }
}

core::Result<qint64> Journal::purge()
{
    Upkeep upkeep(*this, Upkeep::Work::Purge);
    return run(upkeep);
}

core::Result<qint64> Journal::prune(const Retention &retention)
{
    Upkeep upkeep(*this, Upkeep::Work::Prune, retention);
    return run(upkeep);
}

core::Result<core::Done> Journal::convert()
{
    Upkeep upkeep(*this, Upkeep::Work::Resume);
    const auto done = run(upkeep);
    return done ? core::done() : done.error();
}

core::Result<core::Done> Journal::close()
{
    d->announceClosing();
    const auto purged = purge();
    return purged ? core::done() : purged.error();
}

core::Result<qint64> Journal::checkpoint()
{
    QSqlQuery query = m_connection->prepared(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    if (const auto isBusy = m_connection->value(query); !isBusy)
        return isBusy.error();
    return query.value(1).toLongLong() - query.value(2).toLongLong();
}

core::Result<bool> Journal::emptyLog()
{
    // A reader is not waited for here: captures would wait too.
    if (const auto set = m_connection->run(u"PRAGMA busy_timeout = 0"_s); !set)
        return set.error();
    QSqlQuery query = m_connection->prepared(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    const auto isBusy = m_connection->value(query);
    query.finish();
    if (const auto set = m_connection->run(u"PRAGMA busy_timeout = %1"_s.arg(Connection::busyTimeoutMs));
        !set)
        return set.error();
    if (!isBusy)
        return isBusy.error();
    return !isBusy->toBool();
}

core::Error Journal::logInUse() const
{
    return {u"journal-busy"_s,
            tr("The deleted entries are gone from the journal %1, but their bytes may still be in the log "
               "beside it because something is reading the journal. Close what reads it and delete again.")
                .arg(d->file)};
}

} // namespace journal
