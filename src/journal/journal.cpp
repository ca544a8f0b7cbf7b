// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"

#include "journal/connection.h"
#include "journal/journal_file.h"
#include "journal/schema.h"
#include "journal/scribe.h"
#include "journal/text_index.h"
#include "journal/writer_lock.h"

#include <QFileInfo>
#include <QSqlError>
#include <QStandardPaths>
#include <QStorageInfo>

#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// The log grows while another program holds an old view of the file; beyond this, people are told.
constexpr qint64 longLog = 64 * 1024 * 1024;
/// Entries erased in one transaction: a log of moderate size even for a million of them.
constexpr int erasedAtOnce = 500;

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
    explicit Private(const QString &journalFile) : file(journalFile), m_lock(journalFile) {}

    bool isInMemory() const { return file == Connection::memory; }
    /// Locks the file, looks at it, puts it aside if it is broken, and opens it up to date.
    core::Result<std::unique_ptr<Connection>> connect();

    /// Remembers which file and log are open.
    void recognize();
    /// They are still where they were.
    bool isStillThere();
    bool isLogThere();
    void watchLog();

    const QString file;
    QStringList notices;
    bool mustReopen = false;

private:
    WriterLock m_lock;
    std::optional<FileIdentity> m_identity;
    std::optional<FileIdentity> m_log;
    bool m_isLogLong = false;
};

core::Result<std::unique_ptr<Connection>> Journal::Private::connect()
{
    if (!isInMemory()) {
        if (const auto made = makeFolder(file); !made)
            return made.error();
        if (const auto locked = m_lock.take(); !locked)
            return locked.error();
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
    auto connection = std::make_unique<Connection>(file, Connection::Mode::Write);
    if (const auto opened = connection->open(); !opened)
        return opened.error();
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
    const bool isLong = size > longLog;
    if (isLong && !m_isLogLong) {
        notices +=
            tr("The log of the journal %1 has grown to %2 MB, because another program reads the journal "
               "without an end. Close that program.")
                .arg(file, QString::number(size / 1'000'000));
    }
    m_isLogLong = isLong;
}

Journal::Journal(std::unique_ptr<Private> state) : JournalReader(nullptr), d(std::move(state)) {}

Journal::~Journal()
{
    m_connection.reset(); // its last checkpoint is still ours alone: before the lock goes
}

core::Result<std::unique_ptr<Journal>> Journal::open(const QString &file)
{
    if (!QSqlDatabase::isDriverAvailable(Connection::driver)) {
        return core::Error{u"journal-open"_s,
                           tr("Qt's SQLite driver is not installed, so there can be no journal. "
                              "Install it (on Debian: libqt6sql6-sqlite).")};
    }
    std::unique_ptr<Journal> journal(new Journal(std::make_unique<Private>(file)));
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
    return commit([this](Scribe &) { return TextIndex(*m_connection).catchUp(); });
}

QString Journal::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           "/cpv2-workbench/journal.sqlite"_L1;
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

core::Result<core::Done> Journal::purge()
{
    bool isIndexClean = true;
    for (bool isAnyErased = false;; isAnyErased = true) {
        const auto erased = eraseSome(isIndexClean);
        if (!erased)
            return erased.error();
        if (*erased > 0)
            continue;
        if (!isAnyErased)
            break;
        auto cleaned = commit([&](Scribe &) {
            TextIndex index(*m_connection);
            return isIndexClean ? index.compact() : index.rebuild();
        });
        if (!cleaned)
            return cleaned;
        break;
    }
    return emptyLog();
}

core::Result<qint64> Journal::eraseSome(bool &isIndexClean)
{
    return commitNumber([&](Scribe &scribe) -> core::Result<qint64> {
        const auto entries = scribe.marked(erasedAtOnce);
        if (!entries)
            return entries.error();
        for (const qint64 entry : *entries) {
            const auto isClean = scribe.erase(entry);
            if (!isClean)
                return isClean.error();
            isIndexClean = isIndexClean && *isClean;
        }
        return qint64(entries->size());
    });
}

core::Result<core::Done> Journal::emptyLog()
{
    QSqlQuery query = m_connection->prepared(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    const auto isBusy = m_connection->value(query);
    if (!isBusy)
        return isBusy.error();
    if (isBusy->toBool()) {
        return core::Error{
            u"journal-busy"_s,
            tr("What was removed is gone from the journal %1, but its bytes may still stand in "
               "the log beside it, as another program reads the journal. Close that program "
               "and do it again.")
                .arg(d->file)};
    }
    return core::done();
}

core::Result<qint64> Journal::prune(const Retention &retention)
{
    auto marked = commitNumber([&](Scribe &scribe) { return scribe.mark(retention); });
    if (!marked)
        return marked;
    if (const auto purged = purge(); !purged)
        return purged.error();
    if (*marked > 0 && !m_connection->run(u"VACUUM"_s)) {
        d->notices +=
            tr("What was removed from the journal %1 is gone, but the file could not be made smaller: "
               "that needs as much free space as the journal takes.")
                .arg(d->file);
        return marked;
    }
    if (const auto emptied = emptyLog(); !emptied)
        return emptied.error();
    return marked;
}

} // namespace journal
