// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/places.h"
#include "journal/journal.h"
#include "support/test.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using journal::Exchange;
using journal::Journal;
using journal::Outcome;
using journal::Role;
using journal::RoundTripRecord;

namespace
{

constexpr QFile::Permissions everybody = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                         QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QDateTime time(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

QByteArray allBytes()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes += char(byte);
    return bytes;
}

RoundTripRecord record(const QString &id)
{
    return {.id = id,
            .startedAt = time(1'750'000'000'123),
            .environment = u"Simulator"_s,
            .endpoint = u"http://127.0.0.1:8080/cloudpaymentsapi/v2"_s,
            .simulated = true,
            .documentName = u"Größe 7 — 请求.json"_s,
            .requestBytes = "{\"BalanceDue\": 10.00}\n" + allBytes(),
            .returnUrl = u"https://biller.example/return?juri=GREENE&type=1"_s,
            .postBackUrl = u"https://biller.example/postback?juri=GREENE&type=1"_s,
            .callbacksReplaced = false};
}

Exchange exchange(const QString &roundTripId, Role role = Role::Postback)
{
    Exchange exchange;
    exchange.roundTripId = roundTripId;
    exchange.role = role;
    exchange.at = time(1'750'000'001'456);
    exchange.url = u"/cb/abc?x=1"_s;
    return exchange;
}

bool same(const RoundTripRecord &a, const RoundTripRecord &b)
{
    return a.id == b.id && a.startedAt == b.startedAt && a.environment == b.environment &&
           a.endpoint == b.endpoint && a.simulated == b.simulated && a.documentName == b.documentName &&
           a.requestBytes == b.requestBytes && a.returnUrl == b.returnUrl && a.postBackUrl == b.postBackUrl &&
           a.callbacksReplaced == b.callbacksReplaced && a.intact == b.intact;
}

bool same(const Exchange &a, const Exchange &b)
{
    return a.id == b.id && a.roundTripId == b.roundTripId && a.role == b.role && a.at == b.at &&
           a.url == b.url && a.requestHead == b.requestHead && a.requestBody == b.requestBody &&
           a.requestRaw == b.requestRaw && a.outcome == b.outcome && a.status == b.status &&
           a.responseHead == b.responseHead && a.responseBody == b.responseBody &&
           a.elapsedMs == b.elapsedMs && a.remark == b.remark && a.matchedBy == b.matchedBy &&
           a.sourceId == b.sourceId && a.provoked == b.provoked && a.intact == b.intact;
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class JournalTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void aRoundTripComesBackAsItWasAdded();
    void anExchangeComesBackByteForByte_data();
    void anExchangeComesBackByteForByte();
    void everyRoleAndOutcomeComesBack();
    void memoryWorksLikeAFile();
    void roundTripsComeNewestFirst();
    void exchangesComeInOrderOfArrival();
    void unmatchedExchangesStandApart();
    void aSubmitIsFinished();
    void whatFinishesNothingIsAnError();
    void aRoundTripThatIsNotThereIsNone();
    void aSecondRoundTripOfOneIdIsRefused();
    void anExchangeNeedsItsRoundTrip();
    void textIsNeverTakenForSql_data();
    void textIsNeverTakenForSql();

    void theFileAndItsFolderAreTheOwnersAlone();
    void twoJournalsLiveSideBySide();
    void theDefaultFileLiesInTheDataFolder();
    void whatIsNoJournalIsLeftAsItIs_data();
    void whatIsNoJournalIsLeftAsItIs();
    void aNewerJournalIsRefusedAndLeftAsItIs();
    void aPlaceThatCannotBeWrittenIsAnError_data();
    void aPlaceThatCannotBeWrittenIsAnError();
    void aReadOnlyJournalIsAnError();
    void aLockedJournalRefusesTheWrite();
    void aDeletedJournalRefusesTheWrite();
    void anUnknownRoleIsAnErrorNotALoss();
    void changedBytesAreNoLongerIntact();

private:
    QString path(const QString &name = u"journal.sqlite"_s) const { return m_folder->filePath(name); }
    std::unique_ptr<Journal> opened(const QString &file);
    /// Runs a statement on the file past the journal.
    void tamper(const QString &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void JournalTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<Journal> JournalTest::opened(const QString &file)
{
    auto journal = Journal::open(file);
    if (!journal)
        support::fail(journal.error().sentence);
    return *std::move(journal);
}

void JournalTest::tamper(const QString &sql)
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

void JournalTest::aRoundTripComesBackAsItWasAdded()
{
    QVERIFY(opened(path())->add(record(u"one"_s)));
    const auto found = opened(path())->roundTrip(u"one"_s);
    QVERIFY(found && *found);
    QVERIFY(same(**found, record(u"one"_s)));
    QCOMPARE((*found)->startedAt.timeSpec(), Qt::UTC);
}

void JournalTest::anExchangeComesBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("one NUL") << "\0"_ba;
    QTest::newRow("NUL inside") << "a\0b"_ba;
    QTest::newRow("every byte") << allBytes();
    QTest::newRow("line ends") << "a\r\nb\nc\rd"_ba;
    QTest::newRow("no UTF-8") << "\xff\xfe\xc3\x28"_ba;
    QTest::newRow("a megabyte") << allBytes().repeated(4096);
}

void JournalTest::anExchangeComesBackByteForByte()
{
    QFETCH(QByteArray, bytes);
    Exchange written = exchange(u"one"_s);
    written.requestHead = bytes + '1';
    written.requestBody = bytes;
    written.requestRaw = bytes + '3';
    written.responseHead = bytes + '4';
    written.responseBody = bytes;
    written.outcome = Outcome::Answered;
    written.status = 204;
    written.elapsedMs = 5'000'000'000;
    written.matchedBy = u"PaymentGUID"_s;
    written.sourceId = 7'000'000'000;
    written.provoked = true;
    written.remark = u"naïve \u202e \U0001F4B3"_s + QChar(0) + u"end"_s;
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        const auto id = journal->add(written);
        QVERIFY(id);
        written.id = *id;
    }
    const auto found = opened(path())->exchanges(u"one"_s);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QVERIFY(same(found->first(), written));
    QCOMPARE(found->first().at.timeSpec(), Qt::UTC);
}

void JournalTest::everyRoleAndOutcomeComesBack()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    for (const Role role : {Role::Submit, Role::Page, Role::Postback, Role::Return}) {
        for (const Outcome outcome : {Outcome::Open, Outcome::Answered, Outcome::NotSent, Outcome::Unknown}) {
            Exchange written = exchange(u"one"_s, role);
            written.outcome = outcome;
            QVERIFY(journal->add(written));
            const auto found = journal->exchanges(u"one"_s);
            QVERIFY(found);
            QCOMPARE(found->last().role, role);
            QCOMPARE(found->last().outcome, outcome);
        }
    }
}

void JournalTest::memoryWorksLikeAFile()
{
    const auto journal = opened(u":memory:"_s);
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange(u"one"_s)));
    QCOMPARE(journal->exchanges(u"one"_s)->size(), 1);
    QVERIFY(opened(u":memory:"_s)->roundTrips(10)->isEmpty());
    QVERIFY(!QFile::exists(u":memory:"_s));
}

// T12
void JournalTest::roundTripsComeNewestFirst()
{
    const auto journal = opened(path());
    // The clock is set back before the second: it is the newer one all the same.
    for (const auto &[id, at] : {std::pair{u"a"_s, 3000}, {u"z"_s, 1000}, {u"m"_s, 2000}}) {
        RoundTripRecord added = record(id);
        added.startedAt = time(at);
        QVERIFY(journal->add(added));
    }
    const auto found = journal->roundTrips(2);
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).id, u"m"_s);
    QCOMPARE(found->at(1).id, u"z"_s);
}

// T12: each by a clock that runs backward
void JournalTest::exchangesComeInOrderOfArrival()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(record(u"two"_s)));
    QList<qint64> expected;
    for (int i = 0; i < 20; ++i) {
        Exchange added = exchange(i % 2 == 0 ? u"one"_s : u"two"_s);
        added.at = time(1'000'000 - i);
        const auto id = journal->add(added);
        QVERIFY(id);
        if (i % 2 == 0)
            expected += *id;
    }
    const auto found = journal->exchanges(u"one"_s);
    QVERIFY(found);
    QList<qint64> ids;
    for (const Exchange &each : *found)
        ids += each.id;
    QCOMPARE(ids, expected);
    QVERIFY(std::ranges::is_sorted(ids));
    QVERIFY(journal->exchanges(u"three"_s)->isEmpty());
}

void JournalTest::unmatchedExchangesStandApart()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange(u"one"_s)));
    const auto first = journal->add(exchange({}, Role::Unmatched));
    const auto second = journal->add(exchange({}, Role::Unmatched));
    QVERIFY(first && second);
    const auto found = journal->unmatched(10);
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).id, *second);
    QCOMPARE(found->at(1).id, *first);
    QVERIFY(found->at(0).roundTripId.isEmpty());
    QCOMPARE(journal->unmatched(1)->size(), 1);
    QCOMPARE(journal->exchanges(u"one"_s)->size(), 1);
    QVERIFY(journal->exchanges({})->isEmpty());
}

void JournalTest::aSubmitIsFinished()
{
    Exchange submit = exchange(u"one"_s, Role::Submit);
    submit.requestBody = "{}"_ba;
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        const auto id = journal->add(submit);
        QVERIFY(id);
        submit.id = *id;
        QCOMPARE(journal->exchanges(u"one"_s)->first().outcome, Outcome::Open);
        submit.outcome = Outcome::Answered;
        submit.status = 200;
        submit.responseHead = "HTTP/1.1 200 OK\r\n\r\n"_ba;
        submit.responseBody = "{\"Message\":\"SUCCESS\"}"_ba;
        submit.elapsedMs = 321;
        submit.remark = u"an odd header"_s;
        QVERIFY(journal->finish(submit));
    }
    const auto found = opened(path())->exchanges(u"one"_s);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QVERIFY(same(found->first(), submit));
}

void JournalTest::whatFinishesNothingIsAnError()
{
    Exchange nowhere = exchange(u"one"_s, Role::Submit);
    nowhere.id = 42;
    const auto finished = opened(path())->finish(nowhere);
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, u"journal-write"_s);
}

void JournalTest::aRoundTripThatIsNotThereIsNone()
{
    const auto found = opened(path())->roundTrip(u"nowhere"_s);
    QVERIFY(found);
    QVERIFY(!*found);
}

void JournalTest::aSecondRoundTripOfOneIdIsRefused()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    RoundTripRecord other = record(u"one"_s);
    other.environment = u"other"_s;
    const auto added = journal->add(other);
    QVERIFY(!added);
    QCOMPARE(added.error().code, u"journal-write"_s);
    QVERIFY(same(**journal->roundTrip(u"one"_s), record(u"one"_s)));
}

void JournalTest::anExchangeNeedsItsRoundTrip()
{
    const auto added = opened(path())->add(exchange(u"nowhere"_s));
    QVERIFY(!added);
    QCOMPARE(added.error().code, u"journal-unknown-round-trip"_s);
}

void JournalTest::textIsNeverTakenForSql_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("drop") << u"'); DROP TABLE exchange; --"_s;
    QTest::newRow("quotes") << u"\"'`"_s;
    QTest::newRow("placeholders") << u":id ? ?1 @id $id %1"_s;
    QTest::newRow("like") << u"%_\\"_s;
    QTest::newRow("comment") << u"/* -- */"_s;
}

// S15
void JournalTest::textIsNeverTakenForSql()
{
    QFETCH(QString, text);
    const auto journal = opened(path());
    RoundTripRecord written = record(text);
    written.environment = written.endpoint = written.documentName = written.returnUrl = written.postBackUrl =
        text;
    QVERIFY(journal->add(written));
    Exchange sent = exchange(text);
    sent.url = sent.remark = text;
    const auto id = journal->add(sent);
    QVERIFY(id);
    sent.id = *id;
    QVERIFY(journal->finish(sent));
    QVERIFY(same(**journal->roundTrip(text), written));
    QVERIFY(same(journal->exchanges(text)->first(), sent));
}

// X03
void JournalTest::theFileAndItsFolderAreTheOwnersAlone()
{
    const QString file = path(u"a/b/journal.sqlite"_s);
    const auto journal = opened(file);
    QVERIFY(journal->add(record(u"one"_s)));
    for (const QString &each : {file, file + u"-wal"_s, file + u"-shm"_s, QFileInfo(file).path()}) {
        QVERIFY2(QFile::exists(each), qPrintable(each));
        QVERIFY2(!(QFile::permissions(each) & everybody), qPrintable(each));
    }
}

void JournalTest::twoJournalsLiveSideBySide()
{
    const auto one = opened(path(u"one.sqlite"_s));
    auto two = opened(path(u"two.sqlite"_s));
    QVERIFY(one->add(record(u"one"_s)));
    QVERIFY(two->roundTrips(10)->isEmpty());
    two.reset();
    QCOMPARE(one->roundTrips(10)->size(), 1);
}

void JournalTest::theDefaultFileLiesInTheDataFolder()
{
    QCOMPARE(Journal::defaultFile(), *core::dataFolder() + u"/journal.sqlite"_s);
}

void JournalTest::whatIsNoJournalIsLeftAsItIs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << "Dear diary,\n"_ba.repeated(1000);
    QTest::newRow("two bytes") << "x\n"_ba;
    QTest::newRow("an image") << "\x89PNG\r\n"_ba + allBytes().repeated(40);
}

// S07
void JournalTest::whatIsNoJournalIsLeftAsItIs()
{
    QFETCH(QByteArray, content);
    const QString name = path(u"diary.txt"_s);
    write(name, content);

    const auto journal = Journal::open(name);
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, u"journal-open"_s);
    QVERIFY(journal.error().sentence.contains(name));
    QCOMPARE(contentOf(name), content);
}

// S11
void JournalTest::aNewerJournalIsRefusedAndLeftAsItIs()
{
    QVERIFY(opened(path())->add(record(u"one"_s)));
    tamper(u"PRAGMA user_version = 999"_s);
    const QByteArray before = contentOf(path());

    const auto journal = Journal::open(path());
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, u"journal-newer"_s);
    QVERIFY(journal.error().sentence.contains(path()));
    QCOMPARE(contentOf(path()), before);
}

void JournalTest::aPlaceThatCannotBeWrittenIsAnError_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("under a file") << u"file/journal.sqlite"_s;
    QTest::newRow("far under a file") << u"file/a/b/journal.sqlite"_s;
    QTest::newRow("a link to nowhere") << u"link"_s;
}

// S06
void JournalTest::aPlaceThatCannotBeWrittenIsAnError()
{
    QFETCH(QString, name);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(QFile::link(path(u"nowhere/else"_s), path(u"link"_s)));

    const auto journal = Journal::open(path(name));
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, u"journal-open"_s);
    QVERIFY(journal.error().sentence.contains(path(name)) ||
            journal.error().sentence.contains(path(u"file"_s)));
    QCOMPARE(QFileInfo(path(u"file"_s)).size(), 0);
}

// S06
void JournalTest::aReadOnlyJournalIsAnError()
{
    QVERIFY(opened(path())->add(record(u"one"_s)));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
    QFile probe(path());
    if (probe.open(QIODevice::ReadWrite))
        QSKIP("This user may write every file whatever its mode says.");
    const auto journal = Journal::open(path());
    QVERIFY(!journal);
    QCOMPARE(journal.error().code, u"journal-open"_s);
    QVERIFY(journal.error().sentence.contains(path()));
}

// S12
void JournalTest::aLockedJournalRefusesTheWrite()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        const auto added = journal->add(exchange(u"one"_s));
        QVERIFY(!added);
        QCOMPARE(added.error().code, u"journal-write"_s);
        QVERIFY(journal->exchanges(u"one"_s));
        QVERIFY(query.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(journal->add(exchange(u"one"_s)));
    QCOMPARE(journal->exchanges(u"one"_s)->size(), 1);
}

// S06
void JournalTest::aDeletedJournalRefusesTheWrite()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(QFile::remove(path()));
    const auto added = journal->add(exchange(u"one"_s));
    QVERIFY(!added);
    QCOMPARE(added.error().code, u"journal-write"_s);
}

void JournalTest::anUnknownRoleIsAnErrorNotALoss()
{
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        QVERIFY(journal->add(exchange(u"one"_s)));
    }
    tamper(u"UPDATE exchange SET role = 'telegram'"_s);
    const auto found = opened(path())->exchanges(u"one"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"journal-read"_s);
}

// S08
void JournalTest::changedBytesAreNoLongerIntact()
{
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        QVERIFY(journal->add(exchange(u"one"_s)));
        QVERIFY(journal->add(exchange(u"one"_s)));
    }
    tamper(u"UPDATE exchange SET response_body = x'00' WHERE id = 2"_s);
    tamper(u"UPDATE round_trip SET request_bytes = x'7b7d'"_s);
    const auto journal = opened(path());
    const auto found = journal->exchanges(u"one"_s);
    QVERIFY(found);
    QVERIFY(found->at(0).intact);
    QVERIFY(!found->at(1).intact);
    QVERIFY(!(*journal->roundTrip(u"one"_s))->intact);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "test_journal.moc"
