// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "journal/journal.h"
#include "outcome.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;
using core::Json;
using journal::Exchange;
using journal::Journal;
using journal::Role;
using journal::RoundTripRecord;

namespace
{

QByteArray textOf(const Json &object, QStringView member)
{
    const Json *value = object.member(member);
    return value ? value->toString().toUtf8() : QByteArray("(none)");
}

} // namespace

/// `cpv2 history` over a journal with two round trips and a capture that belongs to none.
class HistoryCommandTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void theListIsNewestFirst();
    void aListCanBeRestricted_data();
    void aListCanBeRestricted();
    void hostileTextsMoveNoCursor();
    void aRoundTripIsShown();
    void theEvidenceHoldsEveryByteAndItsDigest();
    void theEvidenceGoesIntoAFile();
    void anUnmatchedCaptureIsEvidenceToo();
    void changedBytesAreNamed_data();
    void changedBytesAreNamed();
    void pruningTellsWhatWent();
    void aMisuseEndsWithTwo_data();
    void aMisuseEndsWithTwo();
    void aJournalInUseIsReadButNotPruned();

private:
    QString path() const { return m_folder->filePath(u"journal.sqlite"_s); }
    Outcome run(const QStringList &arguments) const;
    Json json(const QStringList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    qint64 m_capture = 0;
};

void HistoryCommandTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
    const auto opened = Journal::open(path());
    QVERIFY(opened);
    Journal &journal = **opened;
    for (const QString &id : {u"older"_s, u"newer"_s}) {
        const bool isOlder = id == u"older"_s;
        QVERIFY(journal.add(
            RoundTripRecord{.id = id,
                            .startedAt = QDateTime(QDate(2026, isOlder ? 1 : 2, 1), QTime(12, 0), Qt::UTC),
                            .environment = isOlder ? u"Simulator"_s : u"Test"_s,
                            .endpoint = u"http://127.0.0.1:1/v2"_s,
                            .documentName = id + u".json"_s,
                            .requestBytes = "{}",
                            .returnUrl = {},
                            .postBackUrl = {}}));
        Exchange postback;
        postback.roundTripId = id;
        postback.role = Role::Postback;
        postback.at = QDateTime(QDate(2026, 1, 1), QTime(12, 1), Qt::UTC);
        postback.url = u"/cb/x/postback"_s;
        postback.requestBody = "Approved=True&Name=" + id.toUtf8();
        postback.requestRaw = "\xff\x00raw"_ba;
        postback.outcome = journal::Outcome::Answered;
        postback.status = 200;
        QVERIFY(journal.add(postback));
        QVERIFY(
            journal.setSummary(id, {u"invoice of "_s + id, isOlder ? u"PAID"_s : u"PENDING"_s, u"164.31"_s}));
    }
    Exchange orphan;
    orphan.role = Role::Unmatched;
    orphan.at = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    orphan.url = u"/nowhere/\u001b[2J\u202e"_s;
    orphan.requestBody = "lonely";
    const auto id = journal.add(orphan);
    QVERIFY(id);
    m_capture = *id;
}

Outcome HistoryCommandTest::run(const QStringList &arguments) const
{
    return cli_test::run(QStringList{u"history"_s} + arguments + QStringList{u"--journal"_s, path()});
}

Json HistoryCommandTest::json(const QStringList &arguments) const
{
    const auto document = core::parseJson(run(arguments).out);
    return document ? *document : Json();
}

void HistoryCommandTest::theListIsNewestFirst()
{
    const Outcome outcome = run({u"list"_s});
    QCOMPARE(outcome.code, int(cli::Done));
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].contains("UNMATCHED"));
    QVERIFY(lines[0].endsWith(QByteArray::number(m_capture)));
    QVERIFY(lines[1].contains("PENDING") && lines[1].contains("164.31") && lines[1].contains("Test"));
    QVERIFY(lines[1].contains("invoice of newer") && lines[1].endsWith("newer"));
    QVERIFY(lines[2].endsWith("older"));
    // By whose word it is paid: for people in words, for programs beside the word that never changes.
    QVERIFY(lines[2].contains("PAID (by the postback)"));
    const Json paid = json({u"list"_s, u"--state"_s, u"PAID"_s, u"--json"_s});
    QCOMPARE(textOf(paid.items().front(), u"state"), "PAID");
    QCOMPARE(textOf(paid.items().front(), u"stateFrom"), "postback");
}

void HistoryCommandTest::aListCanBeRestricted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QStringList &arguments, const QByteArrayList &expected) {
        QTest::newRow(name) << arguments << expected;
    };
    row("state", {u"list"_s, u"--state"_s, u"PAID"_s}, {"older"});
    row("environment", {u"list"_s, u"--environment"_s, u"Test"_s}, {"newer"});
    row("from", {u"list"_s, u"--from"_s, u"2026-01-15"_s, u"--to"_s, u"2026-02-15T00:00:00Z"_s}, {"newer"});
    row("words", {u"search"_s, u"approved"_s, u"old"_s}, {"older"});
    row("words of all", {u"search"_s, u"Approved"_s}, {"newer", "older"});
    row("words and state", {u"search"_s, u"approved"_s, u"--state"_s, u"PENDING"_s}, {"newer"});
    row("limit", {u"list"_s, u"--state"_s, u"PAID"_s, u"--limit"_s, u"1"_s}, {"older"});
    row("nothing", {u"search"_s, u"nowhere to be found"_s}, {});
}

void HistoryCommandTest::aListCanBeRestricted()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArrayList, expected);
    const Json list = json(arguments + QStringList{u"--json"_s});
    QVERIFY(list.isArray());
    QByteArrayList ids;
    for (const Json &entry : list.items())
        ids += textOf(entry, u"id");
    QCOMPARE(ids, expected);
}

// K09
void HistoryCommandTest::hostileTextsMoveNoCursor()
{
    for (const QStringList &arguments : {QStringList{u"list"_s}, {u"show"_s, QString::number(m_capture)}}) {
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, int(cli::Done));
        QVERIFY(outcome.out.contains("/nowhere/"));
        QVERIFY(!outcome.out.contains('\x1b'));
        QVERIFY(!outcome.out.contains("\u202e"));
    }
}

void HistoryCommandTest::aRoundTripIsShown()
{
    const Outcome outcome = run({u"show"_s, u"older"_s});
    QCOMPARE(outcome.code, int(cli::Done));
    QVERIFY(outcome.out.contains("round trip older"));
    QVERIFY(outcome.out.contains("older.json, 2 bytes"));
    QVERIFY(outcome.out.contains("postback"));
    QVERIFY(outcome.out.contains("/cb/x/postback"));
}

void HistoryCommandTest::theEvidenceHoldsEveryByteAndItsDigest()
{
    const Json evidence = json({u"export"_s, u"older"_s});
    QVERIFY(evidence.isObject());
    QCOMPARE(textOf(*evidence.member(u"roundTrip"), u"id"), "older");
    QCOMPARE(evidence.member(u"exchanges")->items().size(), std::size_t(1));
    const Json &postback = evidence.member(u"exchanges")->items().front();
    QVERIFY(postback.member(u"intact")->toBool());
    const Json &body = *postback.member(u"requestBody");
    QCOMPARE(textOf(body, u"text"), "Approved=True&Name=older");
    QCOMPARE(textOf(body, u"sha256"),
             QCryptographicHash::hash("Approved=True&Name=older", QCryptographicHash::Sha256).toHex());
    const Json &raw = *postback.member(u"requestRaw");
    QCOMPARE(QByteArray::fromBase64(textOf(raw, u"base64")), "\xff\x00raw"_ba);
    QVERIFY(!raw.member(u"text")); // it is none
}

void HistoryCommandTest::theEvidenceGoesIntoAFile()
{
    const QString name = m_folder->filePath(u"evidence.json"_s);
    const Outcome outcome = run({u"export"_s, u"older"_s, u"-o"_s, name});
    QCOMPARE(outcome.code, int(cli::Done));
    QVERIFY(outcome.out.isEmpty());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), run({u"export"_s, u"older"_s}).out);

    const Outcome failed = run({u"export"_s, u"older"_s, u"-o"_s, m_folder->filePath(u"no/such/folder"_s)});
    QCOMPARE(failed.code, int(cli::Environment));
}

void HistoryCommandTest::anUnmatchedCaptureIsEvidenceToo()
{
    const Json evidence = json({u"export"_s, QString::number(m_capture)});
    QVERIFY(evidence.member(u"roundTrip")->isNull());
    QCOMPARE(textOf(*evidence.member(u"exchanges")->items().front().member(u"requestBody"), u"text"),
             "lonely");
}

void HistoryCommandTest::changedBytesAreNamed_data()
{
    QTest::addColumn<QString>("action");
    for (const QString &action : {u"show"_s, u"export"_s})
        QTest::newRow(qPrintable(action)) << action;
}

// S08
void HistoryCommandTest::changedBytesAreNamed()
{
    QFETCH(QString, action);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains("Name=older"));
    bytes.replace("Name=older", "Name=OLDER");
    QVERIFY(file.seek(0));
    file.write(bytes);
    file.close();
    const Outcome outcome = run({action, u"older"_s});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QVERIFY(outcome.err.contains("Exchange 1 "));
    QVERIFY(!outcome.out.isEmpty());
    QCOMPARE(run({action, u"newer"_s}).code, int(cli::Done));
}

void HistoryCommandTest::pruningTellsWhatWent()
{
    const Json pruned = json({u"prune"_s, u"--keep"_s, u"1"_s, u"--json"_s});
    QCOMPARE(pruned.member(u"pruned")->numberText(), "2");
    QCOMPARE(json({u"list"_s, u"--json"_s}).items().size(), std::size_t(1));
    const Outcome again = run({u"prune"_s, u"--older-than"_s, u"36500"_s});
    QCOMPARE(again.code, int(cli::Done));
    QVERIFY(again.out.startsWith("0 entries"));
}

void HistoryCommandTest::aMisuseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no action") << QStringList{};
    QTest::newRow("no such action") << QStringList{u"burn"_s};
    QTest::newRow("list with an argument") << QStringList{u"list"_s, u"x"_s};
    QTest::newRow("search for nothing") << QStringList{u"search"_s};
    QTest::newRow("show nothing") << QStringList{u"show"_s};
    QTest::newRow("show two") << QStringList{u"show"_s, u"older"_s, u"newer"_s};
    QTest::newRow("show what is not there") << QStringList{u"show"_s, u"nowhere"_s};
    QTest::newRow("an exchange of a round trip") << QStringList{u"show"_s, u"1"_s};
    QTest::newRow("an option of another action")
        << QStringList{u"show"_s, u"older"_s, u"--state"_s, u"PAID"_s};
    QTest::newRow("output of a list") << QStringList{u"list"_s, u"-o"_s, u"x"_s};
    QTest::newRow("no such option") << QStringList{u"list"_s, u"--color"_s};
    QTest::newRow("no date") << QStringList{u"list"_s, u"--from"_s, u"yesterday"_s};
    QTest::newRow("no number") << QStringList{u"list"_s, u"--limit"_s, u"many"_s};
    QTest::newRow("no entry") << QStringList{u"list"_s, u"--limit"_s, u"0"_s};
    QTest::newRow("prune what?") << QStringList{u"prune"_s};
    QTest::newRow("prune fewer than none") << QStringList{u"prune"_s, u"--keep"_s, u"-1"_s};
}

void HistoryCommandTest::aMisuseEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
    QCOMPARE(json({u"list"_s, u"--json"_s}).items().size(), std::size_t(3));
}

// S09
void HistoryCommandTest::aJournalInUseIsReadButNotPruned()
{
    const auto writer = Journal::open(path());
    QVERIFY(writer);
    QCOMPARE(run({u"list"_s}).code, int(cli::Done));
    const Outcome pruned = run({u"prune"_s, u"--keep"_s, u"0"_s});
    QCOMPARE(pruned.code, int(cli::Environment));
    QVERIFY(pruned.err.contains(path().toUtf8()));
    QCOMPARE((*writer)->page({}, 0, 10)->size(), 3);
}

QTEST_GUILESS_MAIN(HistoryCommandTest)
#include "test_history.moc"
