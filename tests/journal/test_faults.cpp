// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/connection.h"
#include "journal/journal_file.h"
#include "journal/writer_lock.h"
#include "samples.h"
#include "support/places.h"
#include "support/size_limit.h"
#include "support/test.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <functional>
#include <future>
#include <optional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using journal::Journal;
using journal::JournalReader;
using journal::Role;
using samples::contentOf;
using samples::exchange;
using samples::opened;
using samples::record;

namespace
{

/// A connection of another program.
class Stranger
{
    Q_DISABLE_COPY_MOVE(Stranger)
public:
    explicit Stranger(const QString &file)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stranger"_s);
        m_database.setDatabaseName(file);
        if (!m_database.open())
            support::fail(m_database.lastError().text());
    }
    ~Stranger()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"stranger"_s);
    }
    QVariant run(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            support::fail(query.lastError().text());
        return query.next() ? query.value(0) : QVariant();
    }
    QSqlDatabase &database() { return m_database; }

private:
    QSqlDatabase m_database;
};

} // namespace

using Damage = std::function<void(const QString &file)>;

/// What can happen to the journal's file, to its place and to its log.
class FaultsTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void aBrokenJournalIsPutAsideAndToldOf_data();
    void aBrokenJournalIsPutAsideAndToldOf();
    void aPageThatBreaksWhileTheJournalIsOpenIsFound();
    void whatIsOnlyUnusualIsNotBroken_data();
    void whatIsOnlyUnusualIsNotBroken();
    void twoBrokenJournalsOfOneSecondAreBothKept();
    void changedBytesOfABodyAreFlagged();

    void aFileThatVanishesIsNeverWrittenOn_data();
    void aFileThatVanishesIsNeverWrittenOn();
    void aFullDiskIsToldAndGotOver();
    void whatTheDiskRefusesIsNotAcknowledged();

    void aSecondWriterIsRefusedByName();
    void aSecondWriterWaitsForOneThatIsClosing();
    void whoWaitsForAProgramThatIsClosingMayGiveUp();
    void aSchemaThatSomebodyElseChangedIsRefusedByName_data();
    void aSchemaThatSomebodyElseChangedIsRefusedByName();
    void anOlderSchemaThatSomebodyElseChangedIsNotBroughtUpToDate();
    void theConnectionTrustsNoSchema();
    void aLockOfADeadProcessIsTakenOver();
    void aProgramThatNeverNamedItselfIsNamed();
    void aLockFileThatLeadsElsewhereIsNotFollowed_data();
    void aLockFileThatLeadsElsewhereIsNotFollowed();
    void aFolderThatOthersCanWriteToHoldsNoJournal();
    void anOlderJournalIsCopiedAndBroughtUpToDate();
    void aChangeThatAPowerCutEndedIsRolledBack();
    void withoutACopyNothingIsBroughtUpToDate();
    void anotherProgramThatReadsWithoutEndIsNamed();
    void nobodyIsAccusedOfALogThatWeMadeLong();
    void networkFileSystemsAreKnown_data();
    void networkFileSystemsAreKnown();

private:
    QString path(const QString &name = u"journal.sqlite"_s) const { return m_folder->filePath(name); }
    QString brokenFile() const;
    /// With a log that is not in the file yet, as after a kill.
    void leaveACrashedJournal(const QString &file);
    void makeOlderJournal();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FaultsTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

QString FaultsTest::brokenFile() const
{
    const QStringList found = QDir(m_folder->path()).entryList({u"journal.sqlite.broken-*"_s}, QDir::Files);
    const auto file = std::ranges::find_if(found, [](const QString &name) { return name.back().isDigit(); });
    return file == found.end() ? QString() : path(*file);
}

void FaultsTest::leaveACrashedJournal(const QString &file)
{
    const QTemporaryDir elsewhere;
    const QString alive = elsewhere.filePath(u"journal.sqlite"_s);
    const auto journal = opened(alive);
    for (int i = 0; i < 20; ++i)
        QVERIFY(journal->add(exchange({}, Role::Unmatched, QByteArray(2000, 'x') + " canary")));
    QVERIFY(QFile::copy(alive, file));
    QVERIFY(QFile::copy(alive + u"-wal"_s, file + u"-wal"_s));
}

void FaultsTest::aBrokenJournalIsPutAsideAndToldOf_data()
{
    QTest::addColumn<Damage>("damage");
    const auto overwrite = [](qint64 at, qint64 length) {
        return Damage([=](const QString &name) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.size() > at);
            QVERIFY(file.seek(at));
            file.write(QByteArray(qMin(length, file.size() - at), '\xa5'));
        });
    };
    QTest::newRow("magic") << overwrite(0, 16);
    QTest::newRow("header") << overwrite(0, 100);
    QTest::newRow("page size") << overwrite(16, 2);
    QTest::newRow("first page") << overwrite(0, 4096);
    QTest::newRow("a page in the middle") << overwrite(4 * 4096, 4096);
    QTest::newRow("every page but the schema's") << overwrite(16 * 4096, 1'000'000'000);
    QTest::newRow("cut in half") << Damage([](const QString &name) {
        QFile file(name);
        QVERIFY(file.resize(file.size() / 2));
    });
    QTest::newRow("cut inside the header")
        << Damage([](const QString &name) { QVERIFY(QFile::resize(name, 50)); });
    QTest::newRow("rubbish behind the magic") << Damage([](const QString &name) {
        samples::write(name, "SQLite format 3\0"_ba + "rubbish"_ba.repeated(5000));
    });
    QTest::newRow("all rubbish") << Damage(
        [](const QString &name) { samples::write(name, "x\n"_ba.repeated(9000)); });
    QTest::newRow("emptied, with a log") << Damage([](const QString &name) {
        samples::write(name, {});
        samples::write(name + u"-wal"_s, "log");
    });
    QTest::newRow("gone, with a log") << Damage([](const QString &name) {
        QVERIFY(QFile::remove(name));
        samples::write(name + u"-wal"_s, "log");
    });
    QTest::newRow("log of another database") << Damage([](const QString &name) {
        const QTemporaryDir elsewhere;
        const QString other = elsewhere.filePath(u"other"_s);
        Stranger stranger(other);
        stranger.run(u"PRAGMA journal_mode = WAL"_s);
        stranger.run(u"CREATE TABLE recipe (text TEXT)"_s);
        QVERIFY(QFile::copy(other + u"-wal"_s, name + u"-wal"_s));
    });
}

// S07
void FaultsTest::aBrokenJournalIsPutAsideAndToldOf()
{
    QFETCH(Damage, damage);
    {
        const auto journal = opened(path());
        for (int i = 0; i < 200; ++i)
            QVERIFY(journal->add(exchange({}, Role::Unmatched, QByteArray(1000, 'x'))));
    }
    damage(path());
    const QByteArray content = contentOf(path());
    const QByteArray log = contentOf(path() + u"-wal"_s);

    const auto journal = opened(path());
    QVERIFY(journal->page({}, 0, 10)->isEmpty());
    QVERIFY(journal->add(exchange({}, Role::Unmatched)));
    const QStringList notices = journal->takeNotices();
    QCOMPARE(notices.size(), 1);
    const bool isFileThere = !content.isEmpty() || QFile::exists(brokenFile());
    if (isFileThere) {
        QVERIFY2(!brokenFile().isEmpty(), "it was not put aside");
        QVERIFY(notices.first().contains(brokenFile()));
        QCOMPARE(contentOf(brokenFile()), content);
    }
    if (!log.isEmpty()) {
        const QStringList logs = QDir(m_folder->path()).entryList({u"journal.sqlite.broken-*-wal"_s});
        QCOMPARE(logs.size(), 1);
        QCOMPARE(contentOf(path(logs.first())), log);
    }
    QVERIFY(journal->takeNotices().isEmpty()); // each is told once
}

// S07
void FaultsTest::aPageThatBreaksWhileTheJournalIsOpenIsFound()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->prune({.keepNewest = 1})); // all is in the file itself now
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(file.size(), '\xa5'));
        QVERIFY(file.resize(file.size()));
    }
    // Whatever SQLite still holds in its memory: nothing is acknowledged into a broken file for long.
    core::Result<qint64> added = qint64(0);
    for (int i = 0; i < 3 && added; ++i)
        added = journal->add(exchange({}, Role::Unmatched, QByteArray(3'000'000, 'x')));
    if (!added)
        QCOMPARE(added.error().code, u"journal-write"_s);
    QVERIFY(journal->add(exchange({}, Role::Unmatched)) || journal->add(exchange({}, Role::Unmatched)));
}

void FaultsTest::whatIsOnlyUnusualIsNotBroken_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::newRow("left by a crash") << Damage([](const QString &) {});
    QTest::newRow("without its shared memory") << Damage([](const QString &name) {
        samples::write(name + u"-shm"_s, "x");
        QVERIFY(QFile::remove(name + u"-shm"_s));
    });
    QTest::newRow("rubbish for shared memory")
        << Damage([](const QString &name) { samples::write(name + u"-shm"_s, QByteArray(32768, '\xa5')); });
    QTest::newRow("a log that ends in the middle") << Damage([](const QString &name) {
        QFile log(name + u"-wal"_s);
        QVERIFY(log.open(QIODevice::Append));
        log.write(QByteArray(1000, '\0'));
    });
}

// S07 G21
void FaultsTest::whatIsOnlyUnusualIsNotBroken()
{
    QFETCH(Damage, damage);
    leaveACrashedJournal(path());
    damage(path());
    const auto journal = opened(path());
    QVERIFY(journal->takeNotices().isEmpty());
    QCOMPARE(journal->page({.text = u"canary"_s}, 0, 100)->size(), 20);
}

// S07
void FaultsTest::twoBrokenJournalsOfOneSecondAreBothKept()
{
    for (int i = 0; i < 3; ++i) {
        samples::write(path(), "rubbish " + QByteArray::number(i));
        QCOMPARE(opened(path())->takeNotices().size(), 1);
    }
    QCOMPARE(QDir(m_folder->path()).entryList({u"journal.sqlite.broken-*"_s}).size(), 3);
}

// S08
void FaultsTest::changedBytesOfABodyAreFlagged()
{
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "Amount=100.00")));
    }
    QByteArray bytes = contentOf(path());
    QCOMPARE(bytes.count("Amount=100.00"), 1);
    samples::write(path(), bytes.replace("Amount=100.00", "Amount=900.00"));
    const auto journal = opened(path());
    QVERIFY(journal->takeNotices().isEmpty()); // SQLite's own check cannot see it
    const auto found = journal->exchanges(u"one"_s);
    QVERIFY(found);
    QCOMPARE(found->first().requestBody, "Amount=900.00");
    QVERIFY(!found->first().intact);
}

void FaultsTest::aFileThatVanishesIsNeverWrittenOn_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<bool>("isKept"); // what was written down before is there in the end
    QTest::newRow("deleted") << Damage([](const QString &name) { QVERIFY(QFile::remove(name)); }) << false;
    QTest::newRow("deleted with all beside it") << Damage([](const QString &name) {
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::remove(name + suffix));
    }) << false;
    QTest::newRow("its folder deleted")
        << Damage([](const QString &name) { QVERIFY(QDir(QFileInfo(name).path()).removeRecursively()); })
        << false;
    QTest::newRow("moved away") << Damage([](const QString &name) {
        QVERIFY(QFile::rename(name, name + u".moved"_s));
    }) << false;
    QTest::newRow("replaced by another journal") << Damage([](const QString &name) {
        QVERIFY(opened(name + u".other"_s)->add(record(u"other"_s)));
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QVERIFY(QFile::remove(name + suffix));
        QVERIFY(QFile::rename(name + u".other"_s, name));
    }) << false;
    QTest::newRow("replaced by rubbish") << Damage([](const QString &name) {
        QVERIFY(QFile::remove(name));
        samples::write(name, "rubbish");
    }) << false;
    QTest::newRow("its log deleted") << Damage([](const QString &name) {
        QVERIFY(QFile::remove(name + u"-wal"_s));
    }) << true;
}

// S06
void FaultsTest::aFileThatVanishesIsNeverWrittenOn()
{
    QFETCH(Damage, damage);
    QFETCH(bool, isKept);
    const QString file = path(u"journals/journal.sqlite"_s);
    const auto journal = opened(file);
    QVERIFY(journal->add(record(u"before"_s)));
    QVERIFY(journal->add(exchange(u"before"_s, Role::Postback)));
    damage(file);

    const auto refused = journal->add(exchange({}, Role::Unmatched));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"journal-write"_s);
    QVERIFY(refused.error().sentence.contains(file));
    QVERIFY(!journal->takeNotices().isEmpty());

    const auto added = journal->add(exchange({}, Role::Unmatched));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().sentence));
    const auto found = samples::reading(file);
    QCOMPARE(found->unmatched(10)->size(), 1);
    QCOMPARE((*found->roundTrip(u"before"_s)).has_value(), isKept);
}

// S05
void FaultsTest::aFullDiskIsToldAndGotOver()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const auto first = journal->add(exchange(u"one"_s, Role::Postback));
    QVERIFY(first);
    {
        const support::SizeLimit full(rlim_t(QFileInfo(path() + u"-wal"_s).size()) + 10'000);
        for (int i = 0; i < 3; ++i) {
            const auto refused = journal->add(exchange(u"one"_s, Role::Postback, QByteArray(100'000, 'x')));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"journal-write"_s);
            QCOMPARE(journal->exchanges(u"one"_s)->size(), 1); // what is there can be read
        }
    }
    const auto added = journal->add(exchange(u"one"_s, Role::Postback, QByteArray(100'000, 'x')));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().sentence));
    QCOMPARE(journal->exchanges(u"one"_s)->size(), 2);
    QVERIFY(journal->takeNotices().isEmpty()); // nothing was lost, nothing put aside
}

// S04
void FaultsTest::whatTheDiskRefusesIsNotAcknowledged()
{
    const QString strace = QStandardPaths::findExecutable(u"strace"_s);
    if (strace.isEmpty())
        QSKIP("There is no strace to make the disk fail with.");
    QProcess writer;
    writer.start(strace, {u"-f"_s, u"-o"_s, path(u"trace"_s), u"-e"_s, u"trace=fdatasync"_s, u"-e"_s,
                          u"inject=fdatasync:error=EIO:when=30+"_s,
                          support::buildPath(u"tests/journal-writer"_s), path()});
    QVERIFY(writer.waitForFinished(60'000));
    if (writer.readAllStandardError().contains("ptrace"))
        QSKIP("This system lets no program be traced.");
    QCOMPARE(writer.exitStatus(), QProcess::NormalExit);
    QCOMPARE(writer.exitCode(), 1); // an error, not a crash
    const qsizetype acknowledged = writer.readAllStandardOutput().count('\n');
    QVERIFY(acknowledged > 0);

    const auto journal = opened(path());
    QVERIFY(journal->takeNotices().isEmpty());
    const auto kept = journal->unmatched(1000);
    QVERIFY(kept);
    QVERIFY(kept->size() >= acknowledged);
    for (const journal::Exchange &each : *kept)
        QVERIFY(each.intact);
}

// S09
void FaultsTest::aSecondWriterIsRefusedByName()
{
    auto first = opened(path());
    const auto second = Journal::open(path());
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"journal-in-use"_s);
    QVERIFY(second.error().sentence.contains(path()));
    QVERIFY(second.error().sentence.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(JournalReader::open(path()));
    QVERIFY(first->add(record(u"one"_s)));
    first.reset();
    QCOMPARE(opened(path())->roundTrips(10)->size(), 1);
}

// S09
void FaultsTest::aSecondWriterWaitsForOneThatIsClosing()
{
    auto first = std::make_optional<journal::WriterLock>(path());
    QVERIFY(first->take({[](const QString &) {
    }}));
    std::promise<QString> waiting;
    auto second = std::async(std::launch::async, [&] {
        journal::WriterLock lock(path());
        return lock.take({[&](const QString &sentence) {
            waiting.set_value(sentence);
        }});
    });
    const core::Result<core::Done> refused = second.get();
    QVERIFY(!refused); // the first is not about to close
    QCOMPARE(refused.error().code, u"journal-in-use"_s);

    first->announceClosing();
    second = std::async(std::launch::async, [&] {
        journal::WriterLock lock(path());
        return lock.take({[&](const QString &sentence) {
            waiting.set_value(sentence);
        }});
    });
    const QString sentence = waiting.get_future().get();
    QVERIFY(sentence.contains(path()));
    QVERIFY(sentence.contains(QString::number(QCoreApplication::applicationPid())));
    first.reset();
    QVERIFY(second.get());
}

// S09
void FaultsTest::whoWaitsForAProgramThatIsClosingMayGiveUp()
{
    journal::WriterLock first(path());
    QVERIFY(first.take({[](const QString &) {
    }}));
    first.announceClosing();
    journal::WriterLock second(path());
    int asked = 0;
    const auto taken = second.take({[](const QString &) {},
                                    [&] {
                                        return ++asked < 3;
                                    }});
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, u"journal-in-use"_s);
    QCOMPARE(asked, 3);
}

void FaultsTest::aSchemaThatSomebodyElseChangedIsRefusedByName_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("name"); // empty: nothing that matters was changed
    const auto rewritten = [](const QString &name, const QString &from, const QString &to) {
        return QStringList{u"PRAGMA writable_schema = ON"_s,
                           u"UPDATE sqlite_schema SET sql = replace(sql, '%1', '%2') WHERE name = '%3'"_s.arg(
                               from, to, name)};
    };
    QTest::newRow("a trigger that deletes captures")
        << QStringList{u"CREATE TRIGGER loss AFTER INSERT ON exchange BEGIN "
                       "DELETE FROM exchange WHERE id = new.id; END"_s}
        << u"loss"_s;
    QTest::newRow("a trigger that changes amounts")
        << QStringList{u"CREATE TRIGGER paid AFTER UPDATE ON entry BEGIN "
                       "UPDATE entry SET state = 'PAID'; END"_s}
        << u"paid"_s;
    QTest::newRow("a trigger of the index")
        << QStringList{u"CREATE TRIGGER words AFTER INSERT ON text_volume BEGIN SELECT 1; END"_s}
        << u"words"_s;
    const QString endless =
        u"CREATE VIEW %1 AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS number FROM n"_s;
    QTest::newRow("another view") << QStringList{endless.arg(u"more"_s)} << u"more"_s;
    QTest::newRow("a view that never ends in the place of ours")
        << QStringList{u"DROP VIEW whole_exchange"_s, endless.arg(u"whole_exchange"_s)}
        << u"whole_exchange"_s;
    QTest::newRow("a view that never ends in the place of a table")
        << QStringList{u"DROP VIEW whole_exchange"_s, u"ALTER TABLE entry RENAME TO hidden"_s,
                       endless.arg(u"entry"_s)}
        << QString(u"hidden"_s);
    QTest::newRow("another table") << QStringList{u"CREATE TABLE recipe (text TEXT)"_s} << u"recipe"_s;
    QTest::newRow("a table that looks like a volume")
        << QStringList{u"CREATE TABLE text_index_7 (words)"_s} << u"text_index_7"_s;
    QTest::newRow("a volume with another tokenizer")
        << QStringList{u"CREATE VIRTUAL TABLE text_index_9 USING fts5 (words, tokenize = 'ascii')"_s}
        << u"text_index_9"_s;
    QTest::newRow("another virtual table")
        << QStringList{u"CREATE VIRTUAL TABLE places USING rtree (id, low, high)"_s} << u"places"_s;
    QTest::newRow("another index") << QStringList{u"CREATE INDEX slow ON exchange (hex(request_body))"_s}
                                   << u"slow"_s;
    QTest::newRow("an index with a function of the file's")
        << QStringList{u"CREATE INDEX odd ON entry (title) WHERE length(title) > 3"_s} << u"odd"_s;
    QTest::newRow("one column more")
        << QStringList{u"ALTER TABLE exchange ADD COLUMN more TEXT AS (hex(url))"_s} << u"exchange"_s;
    QTest::newRow("a row that gives way")
        << rewritten(u"round_trip"_s, u"NOT NULL UNIQUE"_s, u"NOT NULL UNIQUE ON CONFLICT IGNORE"_s)
        << u"round_trip"_s;
    QTest::newRow("a default that differs") << rewritten(u"entry"_s, u"removed INTEGER NOT NULL DEFAULT 0"_s,
                                                         u"removed INTEGER NOT NULL DEFAULT 1"_s)
                                            << u"entry"_s;
    QTest::newRow("an index is missing")
        << QStringList{u"DROP INDEX exchange_by_round_trip"_s} << u"exchange_by_round_trip"_s;
    QTest::newRow("a view is missing") << QStringList{u"DROP VIEW whole_exchange"_s} << u"whole_exchange"_s;
    QTest::newRow("a table is missing") << QStringList{u"DROP TABLE delivery"_s} << u"delivery"_s;
    QTest::newRow("analyzed") << QStringList{u"ANALYZE"_s} << QString();
    QTest::newRow("written anew") << QStringList{u"VACUUM"_s} << QString();
}

// S18
void FaultsTest::aSchemaThatSomebodyElseChangedIsRefusedByName()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, name);
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(exchange({}, Role::Unmatched)));
    }
    {
        Stranger stranger(path());
        for (const QString &statement : statements)
            stranger.run(statement);
    }
    const QByteArray content = contentOf(path());
    const auto reader = JournalReader::open(path());
    QCOMPARE(bool(reader), name.isEmpty());
    const auto writer = Journal::open(path());
    QCOMPARE(bool(writer), name.isEmpty());
    if (name.isEmpty())
        return;
    for (const core::Error &error : {reader.error(), writer.error()}) {
        QCOMPARE(error.code, u"journal-open"_s);
        QVERIFY2(error.sentence.contains(u"“%1”"_s.arg(name)), qPrintable(error.sentence));
        QVERIFY(error.sentence.contains(path()));
    }
    QCOMPARE(contentOf(path()), content);
}

// S18
void FaultsTest::anOlderSchemaThatSomebodyElseChangedIsNotBroughtUpToDate()
{
    makeOlderJournal();
    Stranger(path()).run(u"CREATE TRIGGER loss AFTER INSERT ON exchange BEGIN DELETE FROM exchange; END"_s);
    const QByteArray content = contentOf(path());
    const auto writer = Journal::open(path());
    QVERIFY(!writer);
    QVERIFY2(writer.error().sentence.contains(u"“loss”"_s), qPrintable(writer.error().sentence));
    QCOMPARE(contentOf(path()), content);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.before-*"_s}), QStringList());
}

// S18
void FaultsTest::theConnectionTrustsNoSchema()
{
    journal::Connection connection(path(), journal::Connection::Mode::Write);
    QVERIFY(connection.open());
    QCOMPARE(connection.numbers(u"PRAGMA trusted_schema"_s)->value(0, -1), 0);
    QVERIFY(connection.run(u"CREATE VIRTUAL TABLE words USING fts5 (text)"_s));
    QVERIFY(!connection.run(u"DELETE FROM words_data"_s)); // the defensive mode
}

// S10
void FaultsTest::aLockOfADeadProcessIsTakenOver()
{
    QProcess writer;
    writer.start(support::buildPath(u"tests/journal-writer"_s), {path()});
    QVERIFY(writer.waitForReadyRead(20000));
    const auto refused = Journal::open(path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"journal-in-use"_s);
    QVERIFY(refused.error().sentence.contains(QString::number(writer.processId())));
    QVERIFY(refused.error().sentence.contains(u"journal-writer"_s));
    writer.kill();
    QVERIFY(writer.waitForFinished());
    QVERIFY(QFile::exists(path() + u".lock"_s));
    QVERIFY(opened(path())->add(record(u"one"_s)));
}

// W05: the file names somebody who has long ended, and another program holds the lock.
void FaultsTest::aProgramThatNeverNamedItselfIsNamed()
{
    QFile lock(path() + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    QVERIFY(lock.write("1\ncpv2 listen\nhost\n") > 0);
    lock.close();
    QProcess holder;
    holder.start(u"flock"_s, {lock.fileName(), u"sh"_s, u"-c"_s, u"echo ready; read end"_s});
    if (!holder.waitForStarted())
        QSKIP("There is no flock program to hold the lock with.");
    QVERIFY(holder.waitForReadyRead(20000));
    const auto refused = Journal::open(path());
    QVERIFY(!refused);
    QVERIFY2(!refused.error().sentence.contains(u"listen"_s), qPrintable(refused.error().sentence));
    QVERIFY2(refused.error().sentence.contains(QString::number(holder.processId())),
             qPrintable(refused.error().sentence));
    holder.closeWriteChannel();
    QVERIFY(holder.waitForFinished());
}

void FaultsTest::aLockFileThatLeadsElsewhereIsNotFollowed_data()
{
    QTest::addColumn<bool>("isHardLink");
    QTest::newRow("a symbolic link") << false;
    QTest::newRow("a second name") << true;
}

// W06
void FaultsTest::aLockFileThatLeadsElsewhereIsNotFollowed()
{
    QFETCH(bool, isHardLink);
    const QByteArray precious = "precious\n";
    QFile other(path() + u".precious"_s);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write(precious) > 0);
    other.close();
    const QByteArray from = other.fileName().toUtf8();
    const QByteArray to = path().toUtf8() + ".lock";
    QCOMPARE(isHardLink ? ::link(from.constData(), to.constData())
                        : ::symlink(from.constData(), to.constData()),
             0);
    const auto refused = Journal::open(path());
    QVERIFY(!refused);
    QVERIFY2(refused.error().sentence.contains(path() + u".lock"_s), qPrintable(refused.error().sentence));
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), precious);
}

// W06
void FaultsTest::aFolderThatOthersCanWriteToHoldsNoJournal()
{
    const QString folder = QFileInfo(path()).path() + u"/open"_s;
    QVERIFY(QDir().mkdir(folder));
    QCOMPARE(::chmod(folder.toUtf8().constData(), 0777), 0);
    const auto refused = Journal::open(folder + u"/journal.sqlite"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"journal-open"_s);
    QVERIFY2(refused.error().sentence.contains(folder), qPrintable(refused.error().sentence));
    QVERIFY(QDir(folder).isEmpty());
}

void FaultsTest::makeOlderJournal()
{
    Stranger old(path());
    QFile migration(support::sourcePath(u"resources/journal/0001-exchanges.sql"_s));
    QVERIFY(migration.open(QIODevice::ReadOnly));
    QByteArray sql;
    for (const QByteArray &line : migration.readAll().split('\n'))
        sql += line.startsWith("--") ? QByteArray() : line + '\n';
    for (const QByteArray &statement : sql.split(';')) {
        if (!statement.trimmed().isEmpty())
            old.run(QString::fromUtf8(statement));
    }
    old.run(u"PRAGMA application_id = 0x43505632"_s);
    old.run(u"PRAGMA user_version = 1"_s);
    old.run(
        uR"(INSERT INTO round_trip VALUES (7, 'old', 5000, 'Simulator', 'http://x/', 1, 'old.json', x'7b7d',
                                               '', '', 1, x'00'))"_s);
    for (const QString &trip : {u"'old'"_s, u"'old'"_s, u"NULL"_s})
        old.run(u"INSERT INTO exchange VALUES (NULL, %1, 'postback', 6000, '/cb', x'', "
                u"CAST('Name=Mary+Jane' AS BLOB), x'', x'00', 'answered', 200, x'', x'', x'00', 0, '')"_s.arg(
                    trip));
}

// S03: the rollback journal that such a change leaves can only be rolled back by a writer.
void FaultsTest::aChangeThatAPowerCutEndedIsRolledBack()
{
    makeOlderJournal();
    const QString cut = path(u"cut.sqlite"_s);
    {
        Stranger old(path());
        old.run(u"PRAGMA cache_size = 1"_s); // so that pages are written before the end
        old.run(u"BEGIN IMMEDIATE"_s);
        old.run(u"CREATE TABLE half AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                "WHERE i < 200) SELECT i, randomblob(1000) AS filler FROM n"_s);
        old.run(u"PRAGMA user_version = 7"_s);
        QVERIFY(QFile::copy(path(), cut));
        QVERIFY(QFile::copy(path() + u"-journal"_s, cut + u"-journal"_s));
    }
    QVERIFY(QFileInfo(cut + u"-journal"_s).size() > 0);

    const auto journal = opened(cut);
    QCOMPARE(journal->page({}, 0, 10)->size(), 2);
    QCOMPARE(Stranger(cut).run(u"SELECT count(*) FROM sqlite_schema WHERE name = 'half'"_s).toInt(), 0);
}

// S11
void FaultsTest::anOlderJournalIsCopiedAndBroughtUpToDate()
{
    makeOlderJournal();
    const auto reader = JournalReader::open(path());
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, u"journal-older"_s);

    const auto journal = opened(path());
    const auto all = journal->page({}, 0, 10);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->at(1).roundTripId, u"old"_s);
    QCOMPARE(all->at(1).exchanges, 2);
    QCOMPARE(all->at(1).startedAt, samples::time(5000));
    QVERIFY(journal->convert());
    QCOMPARE(journal->page({.text = u"mary jane"_s}, 0, 10)->size(), 2);
    QVERIFY(journal->add(exchange(u"old"_s, Role::Postback, "another")));
    QCOMPARE(journal->page({.text = u"another"_s}, 0, 10)->size(), 1);

    Stranger copy(path() + u".before-0002"_s);
    QCOMPARE(copy.run(u"PRAGMA user_version"_s).toInt(), 1);
    QCOMPARE(copy.run(u"SELECT count(*) FROM exchange"_s).toInt(), 3);
    QVERIFY(!(QFile::permissions(path() + u".before-0002"_s) & (QFile::ReadGroup | QFile::ReadOther)));
}

// S11
void FaultsTest::withoutACopyNothingIsBroughtUpToDate()
{
    makeOlderJournal();
    const QByteArray before = contentOf(path());
    QVERIFY(QDir(m_folder->path()).mkpath(u"journal.sqlite.before-0002/in-the-way"_s));
    const auto journal = Journal::open(path());
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, u"journal-open"_s);
    QVERIFY(journal.error().sentence.contains(u"journal.sqlite.before-0002"_s));
    QCOMPARE(contentOf(path()), before);
}

// S12
void FaultsTest::anotherProgramThatReadsWithoutEndIsNamed()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QProcess reader;
    reader.start(support::buildPath(u"tests/journal-writer"_s), {path(), u"read"_s});
    QVERIFY(reader.waitForReadyRead(20'000));
    for (int i = 0; i < 5; ++i)
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, QByteArray(15'000'000, 'x'))));
    const QStringList notices = journal->takeNotices();
    QCOMPARE(notices.size(), 1);
    QVERIFY2(notices.first().contains(QString::number(reader.processId())), qPrintable(notices.first()));
    QVERIFY2(notices.first().contains(u"journal-writer"_s), qPrintable(notices.first()));
    for (int i = 0; i < 2; ++i)
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, QByteArray(15'000'000, 'x'))));
    QVERIFY(journal->takeNotices().isEmpty()); // it is reported once
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished(20'000));
    // Once it is gone, the log is used again from its beginning and cut.
    for (int i = 0; i < 3; ++i)
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback)));
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() <= 64 * 1024 * 1024);
}

// S12
void FaultsTest::nobodyIsAccusedOfALogThatWeMadeLong()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, QByteArray(80'000'000, 'x'))));
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 64 * 1024 * 1024);
    QVERIFY(journal->takeNotices().isEmpty());
    {
        Stranger ours(path()); // of this program, so another thread of it may be reading
        ours.run(u"BEGIN"_s);
        ours.run(u"SELECT count(*) FROM entry"_s);
        for (int i = 0; i < 7; ++i)
            QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, QByteArray(15'000'000, 'x'))));
        QVERIFY(journal->takeNotices().isEmpty());
    }
}

void FaultsTest::networkFileSystemsAreKnown_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isNetwork");
    for (const char *type : {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph"})
        QTest::newRow(type) << QByteArray(type) << true;
    for (const char *type : {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "fuseblk", "vfat", ""})
        QTest::addRow("“%s”", type) << QByteArray(type) << false;
}

// S14
void FaultsTest::networkFileSystemsAreKnown()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, isNetwork);
    QCOMPARE(journal::isNetworkFileSystem(type), isNetwork);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "test_faults.moc"
