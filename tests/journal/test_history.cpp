// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/search_text.h"
#include "samples.h"
#include "support/test.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using journal::Delivery;
using journal::Exchange;
using journal::HistoryEntry;
using journal::HistoryFilter;
using journal::Journal;
using journal::JournalReader;
using journal::Retention;
using journal::Role;
using journal::RoundTripRecord;
using journal::Summary;
using samples::exchange;
using samples::opened;
using samples::reading;
using samples::record;
using samples::time;

/// Lists, finds, hides and deletes what was written down; and keeps what is to be sent on.
class HistoryTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void entriesComeNewestFirstPageByPage();
    void anEntryTellsWhatAListShows();
    void entriesComeInTheOrderAskedFor_data();
    void entriesComeInTheOrderAskedFor();
    void wordsAreFoundInEveryOrder();
    void entriesAreCountedByWhatIsOftenAskedFor();
    void aFilterRestricts_data();
    void aFilterRestricts();
    void environmentsAreListedOnce();

    void wordsAreFoundWhereverTheyStand_data();
    void wordsAreFoundWhereverTheyStand();
    void onlyALongLastTokenIsABeginning_data();
    void onlyALongLastTokenIsABeginning();
    void whatIsTypedIsNeverAnOperator_data();
    void whatIsTypedIsNeverAnOperator();
    void aRoundTripIsFoundOnceAndPagesGoOn();
    void anAnswerIsFoundOnceItIsThere();

    void anOrphanJoinsARoundTripAndLeavesIt();
    void manyInterleavedRoundTripsKeepTheirOwn();

    void whatIsRemovedIsHiddenAndComesBack();
    void whatIsPurgedIsReallyGone_data();
    void whatIsPurgedIsReallyGone();
    void aRemovalSurvivesARestartUntilThePurge();
    void pruningKeepsWhatItShould_data();
    void pruningKeepsWhatItShould();
    void pruningMakesTheFileSmaller();

    void deliveriesComeDueInOrder();
    void whatWaitsForTooLongIsHastened();
    void aDeliveryAndItsCaptureAreOneCommit();
    void aDeliverySurvivesARestart();

    void aReaderSeesWhatIsWrittenMeanwhile();
    void aReaderChangesNothing();
    void aReaderMakesNoFile();

private:
    QString path(const QString &name = u"journal.sqlite"_s) const { return m_folder->filePath(name); }
    static QStringList idsOf(const core::Result<QList<HistoryEntry>> &page);
    static QStringList found(const JournalReader &reader, const QString &words);
    /// The bytes of every file in the journal's folder.
    QByteArray everything() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void HistoryTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

QStringList HistoryTest::idsOf(const core::Result<QList<HistoryEntry>> &page)
{
    if (!page)
        support::fail(page.error().sentence);
    QStringList ids;
    for (const HistoryEntry &entry : *page)
        ids += entry.roundTripId.isEmpty() ? u"unmatched"_s : entry.roundTripId;
    return ids;
}

QStringList HistoryTest::found(const JournalReader &reader, const QString &words)
{
    return idsOf(reader.page({.text = words}, 0, 100));
}

QByteArray HistoryTest::everything() const
{
    QByteArray bytes;
    const QDir folder(m_folder->path());
    for (const QString &name : folder.entryList(QDir::Files))
        bytes += samples::contentOf(folder.filePath(name));
    return bytes;
}

void HistoryTest::entriesComeNewestFirstPageByPage()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange({}, Role::Unmatched)));
    RoundTripRecord earlierByTheClock = record(u"two"_s); // order is that of beginning, not the clock's
    earlierByTheClock.startedAt = time(1);
    QVERIFY(journal->add(earlierByTheClock));

    const auto first = journal->page({}, 0, 2);
    QCOMPARE(idsOf(first), (QStringList{u"two"_s, u"unmatched"_s}));
    QCOMPARE(idsOf(journal->page({}, first->last().number, 2)), QStringList{u"one"_s});
    QCOMPARE(idsOf(journal->page({}, 1, 2)), QStringList());
}

void HistoryTest::anEntryTellsWhatAListShows()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s, "12345")));
    Exchange submit = exchange(u"one"_s, Role::Submit, "1234567");
    submit.id = *journal->add(submit);
    submit.responseBody = "123";
    QVERIFY(journal->finish(submit));
    QVERIFY(journal->setSummary(u"one"_s, {u"566504"_s, u"PAID"_s, u"164.31"_s, u"failed"_s, 2}));
    const auto capture = journal->add(exchange({}, Role::Unmatched, "12"));

    const auto page = journal->page({}, 0, 10);
    QVERIFY(page);
    const HistoryEntry &trip = page->at(1);
    QCOMPARE(trip.summary.title, u"566504"_s);
    QCOMPARE(trip.summary.state, u"PAID"_s);
    QCOMPARE(trip.summary.amount, u"164.31"_s);
    QCOMPARE(trip.summary.verdict, u"failed"_s);
    QCOMPARE(trip.summary.failedChecks, 2);
    QCOMPARE(trip.environment, u"Simulator"_s);
    QCOMPARE(trip.startedAt, record(u"one"_s).startedAt);
    QCOMPARE(trip.exchanges, 1);
    QCOMPARE(trip.bytes, 5 + 7 + 3);
    const HistoryEntry &orphan = page->at(0);
    QVERIFY(orphan.roundTripId.isEmpty());
    QCOMPARE(orphan.exchangeId, *capture);
    QCOMPARE(orphan.summary.title, u"/cb/abc/postback"_s);
    QCOMPARE(orphan.bytes, 2);
    QCOMPARE((*journal->entry(u"one"_s))->number, trip.number);
    QVERIFY(!*journal->entry(u"nowhere"_s));
}

void HistoryTest::entriesComeInTheOrderAskedFor_data()
{
    using By = journal::HistoryOrder::By;
    QTest::addColumn<By>("by");
    QTest::addColumn<QStringList>("ascending");
    // Of those that are equal, the newest comes first, in both directions.
    QTest::newRow("begun") << By::Begun << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    QTest::newRow("state") << By::State << QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s};
    QTest::newRow("verdict") << By::Verdict << QStringList{u"d"_s, u"c"_s, u"a"_s, u"b"_s};
    QTest::newRow("title, in any case") << By::Title << QStringList{u"c"_s, u"d"_s, u"a"_s, u"b"_s};
    QTest::newRow("amount, as a number") << By::Amount << QStringList{u"d"_s, u"b"_s, u"a"_s, u"c"_s};
    QTest::newRow("environment") << By::Environment << QStringList{u"b"_s, u"d"_s, u"c"_s, u"a"_s};
}

void HistoryTest::entriesComeInTheOrderAskedFor()
{
    QFETCH(journal::HistoryOrder::By, by);
    QFETCH(QStringList, ascending);
    const auto journal = opened(path());
    const auto begin = [&](const QString &id, const QString &environment, const journal::Summary &summary) {
        RoundTripRecord trip = record(id);
        trip.environment = environment;
        QVERIFY(journal->add(trip));
        QVERIFY(journal->setSummary(id, summary));
    };
    begin(u"a"_s, u"Test"_s, {u"Two"_s, u"PENDING"_s, u"100.00"_s, u"failed"_s, 1});
    begin(u"b"_s, u"demo"_s, {u"zwei"_s, u"PAID"_s, u"9.5"_s, u"failed"_s, 2});
    begin(u"c"_s, u"Simulator"_s, {u"one"_s, u"DECLINED"_s, u"1000.00"_s, u"waiting"_s});
    begin(u"d"_s, u"demo 2"_s, {u"three"_s, u"DECLINED"_s, u"9.10"_s, u"passed"_s});

    const auto order = [by](bool isDescending) {
        return journal::HistoryOrder{by, isDescending};
    };
    QCOMPARE(idsOf(journal->sortedPage({}, order(false), 0, 10)), ascending);
    QCOMPARE(idsOf(journal->sortedPage({}, order(false), 1, 2)), ascending.mid(1, 2));
    if (by != journal::HistoryOrder::By::State) { // no two are equal
        QStringList descending = ascending;
        std::ranges::reverse(descending);
        QCOMPARE(idsOf(journal->sortedPage({}, order(true), 0, 10)), descending);
    }
    QCOMPARE(idsOf(journal->sortedPage({.state = u"PAID"_s}, order(true), 0, 10)), QStringList{u"b"_s});
}

void HistoryTest::wordsAreFoundInEveryOrder()
{
    const auto journal = opened(path());
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
        QVERIFY(journal->add(record(id)));
        QVERIFY(journal->add(exchange(id, Role::Postback, id == u"b"_s ? "Word=other" : "Word=Invoice")));
        QVERIFY(journal->setSummary(id, {id, u"PAID"_s, {}}));
    }
    const journal::HistoryOrder byTitle{journal::HistoryOrder::By::Title, false};
    QCOMPARE(idsOf(journal->sortedPage({.text = u"invoice"_s}, byTitle, 0, 10)),
             (QStringList{u"a"_s, u"c"_s}));
}

void HistoryTest::entriesAreCountedByWhatIsOftenAskedFor()
{
    const auto journal = opened(path());
    QCOMPARE(*journal->counts(), journal::HistoryCounts{});
    for (const QString &verdict : {u"failed"_s, u"failed"_s, u"waiting"_s, u"passed"_s, QString()}) {
        const QString id = u"trip %1"_s.arg(journal->counts()->all);
        QVERIFY(journal->add(record(id)));
        QVERIFY(journal->setSummary(id, {id, u"PAID"_s, {}, verdict, verdict == u"failed"_s ? 3 : 0}));
    }
    QVERIFY(journal->add(exchange({}, Role::Unmatched, "lost")));
    QCOMPARE(*journal->counts(), (journal::HistoryCounts{6, 2, 1, 1}));
    QVERIFY(journal->remove({1}));
    QCOMPARE(*journal->counts(), (journal::HistoryCounts{5, 1, 1, 1}));
}

void HistoryTest::aFilterRestricts_data()
{
    QTest::addColumn<HistoryFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    const QStringList all = {u"unmatched"_s, u"c"_s, u"b"_s, u"a"_s};
    QTest::newRow("nothing") << HistoryFilter{} << all;
    QTest::newRow("state") << HistoryFilter{.state = u"PAID"_s} << QStringList{u"c"_s, u"a"_s};
    QTest::newRow("a state nobody has") << HistoryFilter{.state = u"paid"_s} << QStringList();
    QTest::newRow("environment") << HistoryFilter{.environment = u"Test"_s} << QStringList{u"c"_s, u"b"_s};
    QTest::newRow("state and environment")
        << HistoryFilter{.state = u"PAID"_s, .environment = u"Test"_s} << QStringList{u"c"_s};
    QTest::newRow("from") << HistoryFilter{.from = time(2000)} << QStringList{u"unmatched"_s, u"c"_s, u"b"_s};
    QTest::newRow("to") << HistoryFilter{.to = time(2000)} << QStringList{u"a"_s};
    QTest::newRow("from and to") << HistoryFilter{.from = time(2000), .to = time(3000)}
                                 << QStringList{u"b"_s};
    QTest::newRow("unmatched") << HistoryFilter{.unmatchedOnly = true} << QStringList{u"unmatched"_s};
    QTest::newRow("words and state") << HistoryFilter{.state = u"PAID"_s, .text = u"invoice"_s}
                                     << QStringList{u"c"_s, u"a"_s};
    QTest::newRow("words and unmatched")
        << HistoryFilter{.text = u"invoice"_s, .unmatchedOnly = true} << QStringList{u"unmatched"_s};
    QTest::newRow("all of it") << HistoryFilter{.state = u"PAID"_s,
                                                .environment = u"Test"_s,
                                                .text = u"invoice"_s,
                                                .from = time(3000),
                                                .to = time(3001)}
                               << QStringList{u"c"_s};
    QTest::newRow("verdict") << HistoryFilter{.verdict = u"failed"_s} << QStringList{u"b"_s};
    QTest::newRow("blanks are no words") << HistoryFilter{.text = u"  "_s} << all;
}

void HistoryTest::aFilterRestricts()
{
    QFETCH(HistoryFilter, filter);
    QFETCH(QStringList, expected);
    const auto journal = opened(path());
    const auto begin = [&](const QString &id, const QString &environment, qint64 at, const QString &state) {
        RoundTripRecord trip = record(id);
        trip.environment = environment;
        trip.startedAt = time(at);
        QVERIFY(journal->add(trip));
        QVERIFY(journal->add(exchange(id, Role::Postback, "InvoiceNumber=7&Word=Invoice")));
        QVERIFY(journal->setSummary(id, {id, state, {}, state == u"PAID"_s ? u"passed"_s : u"failed"_s}));
    };
    begin(u"a"_s, u"Simulator"_s, 1000, u"PAID"_s);
    begin(u"b"_s, u"Test"_s, 2000, u"PENDING"_s);
    begin(u"c"_s, u"Test"_s, 3000, u"PAID"_s);
    Exchange orphan = exchange({}, Role::Unmatched, "an invoice");
    orphan.at = time(4000);
    QVERIFY(journal->add(orphan));

    QCOMPARE(idsOf(journal->page(filter, 0, 100)), expected);
    // By pages of one it is the same.
    QStringList onePerPage;
    for (qint64 before = 0;;) {
        const auto page = journal->page(filter, before, 1);
        if (idsOf(page).isEmpty())
            break;
        onePerPage += idsOf(page);
        before = page->last().number;
    }
    QCOMPARE(onePerPage, expected);
}

void HistoryTest::environmentsAreListedOnce()
{
    const auto journal = opened(path());
    for (int i = 0; i < 6; ++i) {
        RoundTripRecord trip = record(QString::number(i));
        trip.environment = i % 2 ? u"Test"_s : u"Simulator"_s;
        QVERIFY(journal->add(trip));
    }
    QVERIFY(journal->add(exchange({}, Role::Unmatched)));
    QCOMPARE(*journal->environments(), (QStringList{u"Simulator"_s, u"Test"_s}));
}

void HistoryTest::wordsAreFoundWhereverTheyStand_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("in the request") << u"566504"_s << true;
    QTest::newRow("begun") << u"5665"_s << true;
    QTest::newRow("begun too shortly") << u"56"_s << false;
    QTest::newRow("from the middle") << u"6504"_s << false;
    QTest::newRow("in the answer") << u"SUCCESS"_s << true;
    QTest::newRow("in the postback, in another case") << u"approved"_s << true;
    QTest::newRow("encoded in the postback") << u"O'Connor"_s << true;
    QTest::newRow("two words in the postback, in another order") << u"Connor Mary"_s << true;
    QTest::newRow("an address") << u"mary@example.com"_s << true;
    QTest::newRow("another address") << u"mary@example.org"_s << false;
    QTest::newRow("an amount") << u"164.31"_s << true;
    QTest::newRow("an IP address") << u"127.0.0.1"_s << true;
    QTest::newRow("an IP address that it begins") << u"127.0.0.12"_s << false;
    QTest::newRow("another amount") << u"31.164"_s << false;
    QTest::newRow("in the return's query") << u"GREENE"_s << true;
    QTest::newRow("without its accent") << u"grosse"_s << false;
    QTest::newRow("accent left out") << u"munchen"_s << true;
    QTest::newRow("in the answer to a forward") << u"thankyou"_s << true;
    QTest::newRow("in our own answer") << u"closethispage"_s << false;
    QTest::newRow("in no exchange at once") << u"SUCCESS GREENE"_s << false;
    QTest::newRow("nowhere") << u"nowhere"_s << false;
}

void HistoryTest::wordsAreFoundWhereverTheyStand()
{
    QFETCH(QString, words);
    QFETCH(bool, isThere);
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    Exchange submit =
        exchange(u"one"_s, Role::Submit, "{\"InvoiceNumber\": \"566504\", \"City\": \"München\"}");
    submit.responseBody = "{\"Message\":\"SUCCESS\"}";
    QVERIFY(journal->add(submit));
    QVERIFY(journal->add(exchange(u"one"_s, Role::Postback,
                                  "Approved=True&Name=Mary+O%27Connor&Mail=mary%40example.com"
                                  "&PaymentAmount=164.31&RemoteIP=127.0.0.1")));
    Exchange back = exchange(u"one"_s, Role::Return, {});
    back.url = u"/cb/one/return?juri=GREENE&type=1"_s;
    back.responseBody = "<p>closethispage</p>";
    QVERIFY(journal->add(back));
    Exchange forward = exchange(u"one"_s, Role::Forward, {});
    forward.responseBody = "thankyou";
    QVERIFY(journal->add(forward));

    QCOMPARE(found(*journal, words), isThere ? QStringList{u"one"_s} : QStringList());
}

void HistoryTest::onlyALongLastTokenIsABeginning_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expression");
    QTest::newRow("a word") << u"paid"_s << u"\"paid\"*"_s;
    QTest::newRow("a short word") << u"ab"_s << u"\"ab\""_s;
    QTest::newRow("an IP address") << u"127.0.0.1"_s << u"\"127.0.0.1\""_s;
    QTest::newRow("an IP address with a long end") << u"10.0.0.255"_s << u"\"10.0.0.255\"*"_s;
    QTest::newRow("an invoice's part") << u"INV-2024/7"_s << u"\"INV-2024/7\""_s;
    QTest::newRow("behind a mark") << u"a@b.example."_s << u"\"a@b.example.\"*"_s;
}

// A beginning of one or two characters passes by the index that is made for beginnings, and reads a large
// part of all words.
void HistoryTest::onlyALongLastTokenIsABeginning()
{
    QFETCH(QString, typed);
    QFETCH(QString, expression);
    QCOMPARE(journal::matchExpression(typed), expression);
}

void HistoryTest::whatIsTypedIsNeverAnOperator_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString &typed : {u"\""_s, u"\"\""_s, u"*"_s, u"^"_s, u"("_s, u")"_s, u":"_s, u"-"_s, u"NOT"_s,
                                 u"NEAR(a b)"_s, u"a AND"_s, u"words:a"_s, u"'; DROP TABLE entry; --"_s,
                                 u"%"_s, u"\\"_s, u"+"_s, u"a\0b"_s, u"💳"_s, QString(u'a').repeated(100'000)})
        QTest::addRow("%s", qPrintable(typed.left(20))) << typed;
}

// S15
void HistoryTest::whatIsTypedIsNeverAnOperator()
{
    QFETCH(QString, typed);
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "text of that kind")));
    QCOMPARE(found(*journal, typed), QStringList());
    QCOMPARE(found(*journal, u"kind"_s), QStringList{u"one"_s});
}

void HistoryTest::aRoundTripIsFoundOnceAndPagesGoOn()
{
    const auto journal = opened(path());
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(journal->add(record(id)));
    for (int round = 0; round < 3; ++round) { // interleaved
        for (const QString &id : {u"c"_s, u"a"_s, u"b"_s})
            QVERIFY(journal->add(exchange(id, Role::Postback, "same")));
    }
    const HistoryFilter filter{.text = u"same"_s};
    const auto first = journal->page(filter, 0, 2);
    QCOMPARE(idsOf(first), (QStringList{u"c"_s, u"b"_s}));
    QCOMPARE(idsOf(journal->page(filter, first->last().number, 2)), QStringList{u"a"_s});
}

void HistoryTest::anAnswerIsFoundOnceItIsThere()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    Exchange submit = exchange(u"one"_s, Role::Submit);
    submit.id = *journal->add(submit);
    QCOMPARE(found(*journal, u"refused"_s), QStringList());
    submit.responseBody = "refused";
    QVERIFY(journal->finish(submit));
    QCOMPARE(found(*journal, u"refused"_s), QStringList{u"one"_s});
    submit.responseBody = "taken";
    QVERIFY(journal->finish(submit));
    QCOMPARE(found(*journal, u"refused"_s), QStringList());
    QCOMPARE(found(*journal, u"taken"_s), QStringList{u"one"_s});
}

void HistoryTest::anOrphanJoinsARoundTripAndLeavesIt()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const auto capture = journal->add(exchange({}, Role::Unmatched, "lonely"));
    QVERIFY(capture);
    QCOMPARE(found(*journal, u"lonely"_s), QStringList{u"unmatched"_s});

    QVERIFY(journal->join(*capture, u"one"_s, Role::Postback, u"by hand"_s));
    QCOMPARE(found(*journal, u"lonely"_s), QStringList{u"one"_s});
    QCOMPARE(idsOf(journal->page({}, 0, 10)), QStringList{u"one"_s});
    const auto joined = journal->exchange(*capture);
    QVERIFY(joined && *joined);
    QCOMPARE((*joined)->roundTripId, u"one"_s);
    QCOMPARE((*joined)->role, Role::Postback);
    QCOMPARE((*joined)->matchedBy, u"by hand"_s);
    QVERIFY((*joined)->intact);
    QCOMPARE((*journal->entry(u"one"_s))->exchanges, 1);

    QVERIFY(journal->join(*capture, {}, Role::Unmatched, {}));
    QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "another")));
    QCOMPARE(found(*journal, u"lonely"_s), QStringList{u"unmatched"_s});
    QCOMPARE((*journal->entry(u"one"_s))->exchanges, 1);
    QVERIFY(!journal->join(*capture, u"nowhere"_s, Role::Postback, {}));
    QCOMPARE(found(*journal, u"lonely"_s), QStringList{u"unmatched"_s}); // nothing was changed
}

// T10
void HistoryTest::manyInterleavedRoundTripsKeepTheirOwn()
{
    constexpr int trips = 200;
    const auto journal = opened(u":memory:"_s);
    for (int i = 0; i < trips; ++i)
        QVERIFY(journal->add(record(QString::number(i))));
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < trips; ++i) {
            const int trip = (i * 37 + round) % trips; // all of them, in another order each round
            QVERIFY(journal->add(exchange(QString::number(trip), Role::Postback,
                                          "InvoiceNumber=INV" + QByteArray::number(trip + 1000))));
        }
    }
    for (int i = 0; i < trips; ++i) {
        const QString id = QString::number(i);
        const auto exchanges = journal->exchanges(id);
        QCOMPARE(exchanges->size(), 3);
        for (const Exchange &each : *exchanges)
            QCOMPARE(each.requestBody, "InvoiceNumber=INV" + QByteArray::number(i + 1000));
        QCOMPARE(found(*journal, u"INV%1"_s.arg(i + 1000)), QStringList{id});
    }
}

void HistoryTest::whatIsRemovedIsHiddenAndComesBack()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "canary")));
    QVERIFY(journal->add(exchange({}, Role::Unmatched, "canary")));
    QList<qint64> numbers;
    const auto all = journal->page({}, 0, 10);
    for (const HistoryEntry &entry : *all)
        numbers += entry.number;

    QVERIFY(journal->remove(numbers));
    QVERIFY(journal->page({}, 0, 10)->isEmpty());
    QVERIFY(found(*journal, u"canary"_s).isEmpty());
    QVERIFY(journal->roundTrips(10)->isEmpty());
    QVERIFY(journal->unmatched(10)->isEmpty());

    QVERIFY(journal->restore(numbers));
    QCOMPARE(journal->page({}, 0, 10)->size(), 2);
    QCOMPARE(found(*journal, u"canary"_s).size(), 2);
    QVERIFY(journal->purge());
    QCOMPARE(journal->page({}, 0, 10)->size(), 2);
}

void HistoryTest::whatIsPurgedIsReallyGone_data()
{
    QTest::addColumn<bool>("isRotten");
    QTest::newRow("as it was written down") << false;
    QTest::newRow("its bytes changed meanwhile") << true;
}

// S16
void HistoryTest::whatIsPurgedIsReallyGone()
{
    QFETCH(bool, isRotten);
    const QByteArray canary = "canary4b1d";
    const QString word = QString::fromLatin1(canary);
    qint64 entry = 0;
    {
        const auto journal = opened(path());
        for (int i = 0; i < 50; ++i) { // before and behind it in the index
            QVERIFY(journal->add(exchange({}, Role::Unmatched, "kept" + QByteArray::number(i))));
            if (i == 25) {
                RoundTripRecord trip = record(word + u"id"_s, "{\"a\":\"" + canary + "\"}");
                trip.documentName = word + u".json"_s;
                QVERIFY(journal->add(trip));
                Exchange postback =
                    exchange(trip.id, Role::Postback, "Name=" + canary + "&x=" + QByteArray(9000, 'x'));
                postback.requestRaw = "POST / HTTP/1.1\r\n\r\n" + postback.requestBody;
                const auto id = journal->add(postback);
                QVERIFY(id);
                QVERIFY(journal->setSummary(trip.id, {word + u" title"_s, u"PAID"_s, {}}));
                QVERIFY(journal->add(Delivery{.id = u"d"_s,
                                              .captureId = *id,
                                              .roundTripId = trip.id,
                                              .target = u"https://biller.example/"_s + word,
                                              .nextAt = time(1)}));
                entry = (*journal->entry(trip.id))->number;
            }
        }
    }
    QVERIFY(everything().contains(canary));
    if (isRotten) { // SQLite's page format has no checksum of its own
        QByteArray bytes = samples::contentOf(path());
        bytes.replace("Name=" + canary, "Name=xxxxxx4b1d");
        samples::write(path(), bytes);
    }
    const auto journal = opened(path());
    QVERIFY(journal->remove({entry}));
    QVERIFY(journal->purge());
    // Also in parts: the index keeps what words have in common once.
    QCOMPARE(everything().count(canary.first(6)), 0);
    QCOMPARE(everything().count("nary4b1d"), 0);
    QCOMPARE(journal->page({}, 0, 100)->size(), 50);
    QCOMPARE(found(*journal, u"kept17"_s).size(), 1);
    QVERIFY(journal->purge()); // nothing left to do
}

void HistoryTest::aRemovalSurvivesARestartUntilThePurge()
{
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        QVERIFY(journal->remove({journal->page({}, 0, 1)->first().number}));
    }
    const auto journal = opened(path());
    QVERIFY(journal->page({}, 0, 10)->isEmpty());
    QVERIFY(*journal->roundTrip(u"one"_s));
    QVERIFY(journal->purge());
    QVERIFY(!*journal->roundTrip(u"one"_s));
}

void HistoryTest::pruningKeepsWhatItShould_data()
{
    QTest::addColumn<QDateTime>("olderThan");
    QTest::addColumn<qint64>("keepNewest"); // -1: no such rule
    QTest::addColumn<qint64>("maxBytes");
    QTest::addColumn<QStringList>("kept");
    const QStringList all = {u"4"_s, u"3"_s, u"2"_s, u"1"_s};
    QTest::newRow("no rule") << QDateTime() << qint64(-1) << qint64(-1) << all;
    QTest::newRow("older than") << time(3000) << qint64(-1) << qint64(-1) << QStringList{u"4"_s, u"3"_s};
    QTest::newRow("the newest") << QDateTime() << qint64(1) << qint64(-1) << QStringList{u"4"_s};
    QTest::newRow("more than there are") << QDateTime() << qint64(9) << qint64(-1) << all;
    QTest::newRow("none") << QDateTime() << qint64(0) << qint64(-1) << QStringList();
    QTest::newRow("so many bytes") << QDateTime() << qint64(-1) << qint64(3000)
                                   << QStringList{u"4"_s, u"3"_s, u"2"_s};
    QTest::newRow("a byte less") << QDateTime() << qint64(-1) << qint64(2999) << QStringList{u"4"_s, u"3"_s};
    QTest::newRow("one rule is enough") << time(2000) << qint64(3) << qint64(1000) << QStringList{u"4"_s};
}

void HistoryTest::pruningKeepsWhatItShould()
{
    QFETCH(QDateTime, olderThan);
    QFETCH(qint64, keepNewest);
    QFETCH(qint64, maxBytes);
    QFETCH(QStringList, kept);
    const auto journal = opened(path());
    for (int i = 1; i <= 4; ++i) {
        RoundTripRecord trip = record(QString::number(i), QByteArray(1000, ' '));
        trip.startedAt = time(i * 1000);
        QVERIFY(journal->add(trip));
    }
    const auto pruned =
        journal->prune({.olderThan = olderThan,
                        .keepNewest = keepNewest < 0 ? std::nullopt : std::optional(keepNewest),
                        .maxBytes = maxBytes < 0 ? std::nullopt : std::optional(maxBytes)});
    QVERIFY2(pruned, qPrintable(pruned ? QString() : pruned.error().sentence));
    QCOMPARE(*pruned, 4 - kept.size());
    QCOMPARE(idsOf(journal->page({}, 0, 10)), kept);
}

void HistoryTest::pruningMakesTheFileSmaller()
{
    const auto journal = opened(path());
    for (int i = 0; i < 600; ++i) // more than are erased in one transaction
        QVERIFY(journal->add(exchange({}, Role::Unmatched, QByteArray(4000, 'x'))));
    const qint64 before = journal->sizeOnDisk();
    QCOMPARE(*journal->prune({.keepNewest = 10}), 590);
    QVERIFY(journal->sizeOnDisk() * 10 < before);
    QVERIFY(journal->takeNotices().isEmpty());
}

// R05
void HistoryTest::deliveriesComeDueInOrder()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const qint64 capture = *journal->add(exchange(u"one"_s, Role::Postback));
    const qint64 orphan = *journal->add(exchange({}, Role::Unmatched));
    const auto delivery = [&](const QString &id, const QString &trip, qint64 at) {
        return Delivery{.id = id,
                        .captureId = trip.isEmpty() ? orphan : capture,
                        .roundTripId = trip,
                        .target = u"https://biller.example/"_s,
                        .nextAt = time(at)};
    };
    QVERIFY(!*journal->nextDeliveryAt());
    QVERIFY(journal->add(delivery(u"first"_s, u"one"_s, 2000)));
    QVERIFY(journal->add(delivery(u"second"_s, u"one"_s, 1000)));
    QVERIFY(journal->add(delivery(u"orphan"_s, {}, 3000)));
    QVERIFY(!journal->add(delivery(u"first"_s, u"one"_s, 2000)));

    const auto due = [&](qint64 now) {
        QStringList ids;
        const auto deliveries = journal->dueDeliveries(time(now), 10);
        for (const Delivery &each : *deliveries)
            ids += each.id;
        return ids;
    };
    QCOMPARE(due(1999), QStringList()); // the second waits for the first
    QCOMPARE(**journal->nextDeliveryAt(), time(2000));
    QCOMPARE(due(3000), (QStringList{u"first"_s, u"orphan"_s}));

    Delivery first = journal->dueDeliveries(time(2000), 10)->first();
    first.attempts = 1;
    first.nextAt = time(9000);
    first.lastSentence = u"refused"_s;
    QVERIFY(journal->update(first));
    QCOMPARE(due(3000), QStringList{u"orphan"_s});
    first.state = Delivery::State::GivenUp;
    QVERIFY(journal->update(first));
    QCOMPARE(due(3000), (QStringList{u"second"_s, u"orphan"_s}));

    const auto all = journal->deliveries(u"one"_s);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->first().state, Delivery::State::GivenUp);
    QCOMPARE(all->first().attempts, 1);
    QCOMPARE(all->first().lastSentence, u"refused"_s);
    first.id = u"nowhere"_s;
    QVERIFY(!journal->update(first));
}

// T12
void HistoryTest::whatWaitsForTooLongIsHastened()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const qint64 capture = *journal->add(exchange(u"one"_s, Role::Postback));
    const auto add = [&](const QString &id, int attempts, qint64 at, Delivery::State state) {
        QVERIFY(journal->add(Delivery{.id = id,
                                      .captureId = capture,
                                      .roundTripId = u"one"_s,
                                      .target = u"https://biller.example/"_s,
                                      .attempts = attempts,
                                      .nextAt = time(at),
                                      .state = state}));
    };
    add(u"new, soon"_s, 0, 900, Delivery::State::Waiting);
    add(u"new, late"_s, 0, 1'000'000, Delivery::State::Waiting);
    add(u"tried, soon"_s, 1, 2000, Delivery::State::Waiting);
    add(u"tried, late"_s, 1, 1'000'000, Delivery::State::Waiting);
    add(u"done"_s, 1, 1'000'000, Delivery::State::Done);
    QVERIFY(journal->hastenDeliveries({time(1000), time(3000)}));
    const auto all = journal->deliveries(u"one"_s);
    QVERIFY(all);
    QHash<QString, QDateTime> due;
    for (const Delivery &each : *all)
        due[each.id] = each.nextAt;
    QCOMPARE(due, (QHash<QString, QDateTime>{{u"new, soon"_s, time(900)},
                                             {u"new, late"_s, time(1000)},
                                             {u"tried, soon"_s, time(2000)},
                                             {u"tried, late"_s, time(3000)},
                                             {u"done"_s, time(1'000'000)}}));
}

// R04
void HistoryTest::aDeliveryAndItsCaptureAreOneCommit()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const Delivery delivery{
        .id = u"d"_s, .roundTripId = u"one"_s, .target = u"https://biller.example/"_s, .nextAt = time(1)};
    const auto capture = journal->add(exchange(u"one"_s, Role::Postback), delivery);
    QVERIFY(capture);
    QCOMPARE(journal->dueDeliveries(time(1), 10)->first().captureId, *capture);
    QVERIFY(!journal->add(exchange(u"one"_s, Role::Postback), delivery)); // an id of that name is there
    QCOMPARE(journal->exchanges(u"one"_s)->size(), 1);
}

void HistoryTest::aDeliverySurvivesARestart()
{
    {
        const auto journal = opened(path());
        QVERIFY(
            journal->add(exchange({}, Role::Unmatched),
                         Delivery{.id = u"d"_s, .target = u"https://biller.example/"_s, .nextAt = time(7)}));
    }
    const auto due = opened(path())->dueDeliveries(time(7), 10);
    QCOMPARE(due->size(), 1);
    QCOMPARE(due->first().id, u"d"_s);
    QCOMPARE(due->first().nextAt, time(7));
}

void HistoryTest::aReaderSeesWhatIsWrittenMeanwhile()
{
    const auto journal = opened(path());
    const auto reader = reading(path());
    QVERIFY(reader->page({}, 0, 10)->isEmpty());
    QVERIFY(journal->add(record(u"one"_s)));
    QCOMPARE(idsOf(reader->page({}, 0, 10)), QStringList{u"one"_s});
    QVERIFY(reader->sizeOnDisk() > 0);
}

// Two connections that checkpoint can lose commits (SQLite before 3.51.3): only the writer does.
void HistoryTest::aReaderChangesNothing()
{
    auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    const QByteArray file = samples::contentOf(path());
    const QByteArray log = samples::contentOf(path(u"journal.sqlite-wal"_s));
    QVERIFY(!log.isEmpty());
    for (int i = 0; i < 3; ++i)
        QVERIFY(reading(path())->roundTrips(10));
    QCOMPARE(samples::contentOf(path()), file);
    QCOMPARE(samples::contentOf(path(u"journal.sqlite-wal"_s)), log);

    // Nor when it is the last to go, after a writer that was killed.
    QVERIFY(QFile::copy(path(), path(u"copy.sqlite"_s)));
    QVERIFY(QFile::copy(path(u"journal.sqlite-wal"_s), path(u"copy.sqlite-wal"_s)));
    QCOMPARE(idsOf(reading(path(u"copy.sqlite"_s))->page({}, 0, 10)), QStringList{u"one"_s});
    QCOMPARE(samples::contentOf(path(u"copy.sqlite"_s)), file);
    QCOMPARE(samples::contentOf(path(u"copy.sqlite-wal"_s)), log);
}

void HistoryTest::aReaderMakesNoFile()
{
    const auto reader = JournalReader::open(path());
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, u"journal-open"_s);
    QVERIFY(reader.error().sentence.contains(path()));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "test_history.moc"
