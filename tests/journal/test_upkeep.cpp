// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/upkeep.h"

#include "journal/housekeeper.h"
#include "journal/scribe.h"
#include "older_journal.h"
#include "samples.h"
#include "support/test.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using journal::Exchange;
using journal::Housekeeper;
using journal::Journal;
using journal::Role;
using journal::Upkeep;
using samples::exchange;
using samples::opened;
using samples::record;

/// Long work goes in slices: what one slice does is counted, and what happens between two of them is kept.
class UpkeepTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void capturesAreWrittenBetweenSlices();
    void theLogStaysSmallWhateverGoes();
    void theNumberOfSlicesGrowsWithWhatGoes();
    void oneDeletionCostsNoMoreInALargeJournal();
    void anEntryWithManyExchangesGoesInSeveralSlices();
    void aCancelledPruneKeepsTheRest();
    void spaceIsGivenBackWithoutACopy();
    void aVolumeGoesWithItsLastEntry();

    void bytesAreStoredOnce();
    void anOlderJournalIsConvertedWhileItIsUsed();
    void aVersionThatKeepsItsIndexIsNotConvertedAgain();
    void whatIsErasedBeforeItIsConvertedIsGone();

    void theHousekeeperPutsDeletionBeforeConversion();
    void aReaderDoesNotMakeTheLogAsLongAsWhatGoes();
    void aReaderOfAnOldStateIsWaitedFor();

private:
    QString path(const QString &name = u"journal.sqlite"_s) const { return m_folder->filePath(name); }
    qint64 logSize() const { return QFileInfo(path() + u"-wal"_s).size(); }
    /// Returns the number of slices.
    static int run(
        Upkeep &upkeep, const std::function<void()> &between = [] {});
    static void addUnmatched(Journal &journal, int count, qsizetype bytes = 100);
    static qsizetype found(const Journal &journal, const QString &words);
    /// Entries numbered from `first`.
    void makeOlder(int roundTrips, int first = 1);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void UpkeepTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

int UpkeepTest::run(Upkeep &upkeep, const std::function<void()> &between)
{
    for (int slices = 1;; ++slices) {
        const auto step = upkeep.step();
        if (!step)
            qFatal("%s", qPrintable(step.error().sentence));
        if (*step == Upkeep::Step::Finished)
            return slices;
        between();
    }
}

void UpkeepTest::addUnmatched(Journal &journal, int count, qsizetype bytes)
{
    const auto added = journal.commit([&](journal::Scribe &scribe) -> core::Result<core::Done> {
        for (int i = 0; i < count; ++i) {
            if (const auto one = scribe.add(exchange({}, Role::Unmatched, QByteArray(bytes, 'x') + " old"));
                !one)
                return one.error();
        }
        return core::done();
    });
    if (!added)
        qFatal("%s", qPrintable(added.error().sentence));
}

qsizetype UpkeepTest::found(const Journal &journal, const QString &words)
{
    const auto page = journal.page({.text = words}, 0, 100'000);
    if (!page)
        qFatal("%s", qPrintable(page.error().sentence));
    return page->size();
}

void UpkeepTest::capturesAreWrittenBetweenSlices()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 1000);
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 10});
    int captures = 0;
    run(upkeep, [&] {
        QVERIFY(journal->add(exchange({}, Role::Unmatched, "new")));
        ++captures;
    });
    QCOMPARE(upkeep.erased(), 990);
    QVERIFY(captures > 990 / 64);
    QCOMPARE(found(*journal, u"new"_s), captures);
    QCOMPARE(found(*journal, u"old"_s), 10);
    QCOMPARE(journal->page({}, 0, 100'000)->size(), captures + 10);
}

void UpkeepTest::theLogStaysSmallWhateverGoes()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 1000, 20'000); // 20 MB
    QVERIFY(journal->emptyLog());
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 0});
    qint64 longest = 0;
    run(upkeep, [&] { longest = qMax(longest, logSize()); });
    QCOMPARE(upkeep.erased(), 1000);
    QVERIFY2(longest < 12'000'000, qPrintable(QString::number(longest)));
    QCOMPARE(logSize(), 0);
}

void UpkeepTest::theNumberOfSlicesGrowsWithWhatGoes()
{
    QList<int> slices;
    for (const int entries : {1000, 2000, 4000}) {
        const auto journal = opened(u":memory:"_s);
        addUnmatched(*journal, entries);
        Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 0});
        slices += run(upkeep);
        QCOMPARE(upkeep.erased(), entries);
    }
    QVERIFY(slices[0] >= 1000 / 64);
    QVERIFY2(slices[1] <= slices[0] * 5 / 2, qPrintable(QString::number(slices[1])));
    QVERIFY2(slices[2] <= slices[1] * 5 / 2, qPrintable(QString::number(slices[2])));
}

void UpkeepTest::oneDeletionCostsNoMoreInALargeJournal()
{
    QList<int> slices;
    for (const int entries : {4200, 8400}) { // volumes have 4,096 each
        const auto journal = opened(u":memory:"_s);
        addUnmatched(*journal, entries);
        QVERIFY(journal->remove({100}));
        Upkeep upkeep(*journal, Upkeep::Work::Purge);
        slices += run(upkeep);
        QCOMPARE(upkeep.erased(), 1);
        QCOMPARE(found(*journal, u"old"_s), entries - 1);
    }
    QVERIFY2(slices[1] <= slices[0] + 5, qPrintable(u"%1, %2"_s.arg(slices[0]).arg(slices[1])));
}

void UpkeepTest::anEntryWithManyExchangesGoesInSeveralSlices()
{
    const auto journal = opened(path());
    QVERIFY(journal->add(record(u"one"_s)));
    for (int i = 0; i < 200; ++i)
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "word")));
    QVERIFY(journal->add(record(u"two"_s)));
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 1});
    qsizetype left = 200;
    QStringList gone;
    run(upkeep, [&] {
        const qsizetype now = journal->exchanges(u"one"_s)->size();
        QVERIFY(left - now <= 64);
        QVERIFY(now == 200 || journal->page({}, 0, 10)->size() == 1); // hidden from the first slice on
        left = now;
        gone += upkeep.takeErasedRoundTrips();
    });
    QCOMPARE(left, 0);
    QCOMPARE(gone, QStringList{u"one"_s});
    QVERIFY(!*journal->roundTrip(u"one"_s));
    QVERIFY(*journal->roundTrip(u"two"_s));
}

void UpkeepTest::aCancelledPruneKeepsTheRest()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 1000);
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 0});
    while (upkeep.erased() == 0)
        QVERIFY(upkeep.step());
    const qint64 erased = upkeep.erased();
    QVERIFY(erased < 1000);
    QCOMPARE(upkeep.progress().total, 1000);
    QCOMPARE(upkeep.progress().done, erased);
    upkeep.cancel();
    run(upkeep);
    QCOMPARE(upkeep.erased(), erased);
    QCOMPARE(found(*journal, u"old"_s), 1000 - erased);
    QCOMPARE(logSize(), 0);
    QCOMPARE(*journal->purge(), 0); // nothing was left half done
}

void UpkeepTest::spaceIsGivenBackWithoutACopy()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 500, 20'000);
    QVERIFY(journal->emptyLog());
    const qint64 before = QFileInfo(path()).size();
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 50});
    run(upkeep, [&] { QVERIFY(QFileInfo(path()).size() <= before + 1'000'000); });
    QVERIFY(QFileInfo(path()).size() < before / 5);
}

void UpkeepTest::aVolumeGoesWithItsLastEntry()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 9000);
    QCOMPARE(*journal->prune({.keepNewest = 100}), 8900);
    QCOMPARE(found(*journal, u"old"_s), 100);
    QCOMPARE(older::Database(path()).text(u"SELECT group_concat(number) FROM text_volume"_s), u"2"_s);
}

void UpkeepTest::bytesAreStoredOnce()
{
    const QByteArray request = "{\"a\":\"" + QByteArray(200'000, 'r') + "\"}";
    const QByteArray body(200'000, 'b');
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s, request)));
        QVERIFY(journal->add(exchange(u"one"_s, Role::Submit, request)));
        Exchange postback = exchange(u"one"_s, Role::Postback, body);
        postback.requestHead = "POST / HTTP/1.1\r\n\r\n";
        postback.requestRaw = postback.requestHead + body;
        QVERIFY(journal->add(postback));
        Exchange chunked = postback;
        chunked.requestRaw = "POST / HTTP/1.1\r\n\r\n1\r\nb\r\n0\r\n\r\n";
        chunked.requestBody = "b";
        QVERIFY(journal->add(chunked));

        const auto exchanges = journal->exchanges(u"one"_s);
        QCOMPARE(exchanges->size(), 3);
        QCOMPARE(exchanges->at(0).requestBody, request);
        QCOMPARE(exchanges->at(0).requestRaw, QByteArray());
        QCOMPARE(exchanges->at(1).requestRaw, postback.requestRaw);
        QCOMPARE(exchanges->at(2).requestRaw, chunked.requestRaw);
        for (const Exchange &each : *exchanges)
            QVERIFY(each.intact);
        QCOMPARE((*journal->entry(u"one"_s))->bytes, request.size() + postback.requestRaw.size() +
                                                         chunked.requestHead.size() + 1 +
                                                         chunked.requestRaw.size());
    }
    QVERIFY2(QFileInfo(path()).size() < 600'000, qPrintable(QString::number(QFileInfo(path()).size())));
}

void UpkeepTest::makeOlder(int roundTrips, int first)
{
    older::Database database(path());
    older::make(database, 2);
    database.run(u"BEGIN"_s);
    for (int i = 1; i <= roundTrips; ++i) {
        const QByteArray request = "{\"InvoiceNumber\":\"INV" + QByteArray::number(i) + "\"}";
        const QString id = u"trip%1"_s.arg(i);
        Exchange postback = exchange(id, Role::Postback, "Name=Mary&GUID=guid" + QByteArray::number(i));
        postback.requestHead = "POST / HTTP/1.1\r\n\r\n";
        postback.requestRaw = postback.requestHead + postback.requestBody;
        older::addRoundTrip(database, record(id, request), {exchange(id, Role::Submit, request), postback},
                            first + i - 1);
    }
    database.run(u"COMMIT"_s);
}

// S11
void UpkeepTest::anOlderJournalIsConvertedWhileItIsUsed()
{
    constexpr int trips = 500; // in two volumes
    makeOlder(trips, 3800);
    const auto journal = opened(path());
    QVERIFY(journal->takeNotices().isEmpty());
    QVERIFY(!*journal->isConverted());
    QCOMPARE(journal->page({}, 0, 10'000)->size(), trips);
    QCOMPARE(journal->exchanges(u"trip7"_s)->size(), 2);

    Upkeep upkeep(*journal, Upkeep::Work::Resume);
    int added = 0;
    int slices = 0;
    run(upkeep, [&] {
        if (++slices % 2 != 0 || *journal->isConverted())
            return;
        const QString id = u"trip%1"_s.arg(added * 37 % trips + 1); // in every part of it
        QVERIFY(journal->add(exchange(id, Role::Postback, "meanwhile")));
        QVERIFY(journal->add(exchange({}, Role::Unmatched, "meanwhile")));
        ++added;
    });
    QVERIFY(added > 4);
    QVERIFY(slices >= 2 * trips / 64);
    QVERIFY(*journal->isConverted());
    QCOMPARE(found(*journal, u"meanwhile"_s), 2 * added);
    QCOMPARE(found(*journal, u"mary"_s), trips);
    QCOMPARE(found(*journal, u"guid432"_s), 1);
    QCOMPARE(found(*journal, u"INV47"_s), 11); // 47 and 470 to 479
    for (const int number : {1, 2, 296, 297, 500}) {
        const auto exchanges = journal->exchanges(u"trip%1"_s.arg(number));
        QVERIFY(exchanges->at(0).intact && exchanges->at(1).intact);
        QCOMPARE(exchanges->at(0).requestBody, (*journal->roundTrip(u"trip%1"_s.arg(number)))->requestBytes);
        QCOMPARE(exchanges->at(1).requestRaw, exchanges->at(1).requestHead + exchanges->at(1).requestBody);
    }
    const auto newest = journal->entry(u"trip500"_s);
    const auto exchanges = journal->exchanges(u"trip500"_s);
    QCOMPARE((*newest)->bytes, exchanges->at(0).requestBody.size() + exchanges->at(1).requestRaw.size());
    QCOMPARE(older::Database(path() + u".before-0003"_s).count(u"exchange"_s), 2 * trips); // as it was
}

void UpkeepTest::aVersionThatKeepsItsIndexIsNotConvertedAgain()
{
    {
        const auto journal = opened(path());
        QVERIFY(journal->add(record(u"one"_s)));
        QVERIFY(journal->add(exchange(u"one"_s, Role::Postback, "Word=Mary")));
    }
    {
        older::Database old(path());
        old.run(u"ALTER TABLE entry DROP COLUMN verdict"_s);
        old.run(u"ALTER TABLE entry DROP COLUMN failed_checks"_s);
        old.run(u"PRAGMA user_version = 3"_s);
    }
    const auto journal = opened(path());
    QVERIFY(*journal->isConverted());
    QCOMPARE(found(*journal, u"mary"_s), 1);
    QCOMPARE(journal->page({}, 0, 1)->first().summary.verdict, QString());
}

void UpkeepTest::whatIsErasedBeforeItIsConvertedIsGone()
{
    makeOlder(300);
    const auto journal = opened(path());
    QVERIFY(journal->remove({17}));
    QCOMPARE(*journal->purge(), 1);
    QVERIFY(!*journal->isConverted()); // closing does not wait for that
    QVERIFY(journal->convert());
    QVERIFY(*journal->isConverted());
    QCOMPARE(found(*journal, u"mary"_s), 299);
    QCOMPARE(found(*journal, u"guid17"_s), 10); // 170 to 179
    QVERIFY(!samples::contentOf(path()).contains("\"INV17\""));
}

void UpkeepTest::theHousekeeperPutsDeletionBeforeConversion()
{
    makeOlder(600);
    const auto journal = opened(path());
    Housekeeper housekeeper(journal.get());
    QSignalSpy finished(&housekeeper, &Housekeeper::finished);
    QSignalSpy erased(&housekeeper, &Housekeeper::erased);
    QSignalSpy failed(&housekeeper, &Housekeeper::failed);
    housekeeper.start(Upkeep::Work::Resume);
    housekeeper.start(Upkeep::Work::Prune, {.keepNewest = 500});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 60'000);
    QCOMPARE(finished.at(0).at(0).value<Upkeep::Work>(), Upkeep::Work::Prune);
    QCOMPARE(finished.at(0).at(1).toLongLong(), 100);
    QCOMPARE(finished.at(1).at(0).value<Upkeep::Work>(), Upkeep::Work::Resume);
    QVERIFY(*journal->isConverted());
    qsizetype ids = 0;
    for (const QList<QVariant> &signal : erased)
        ids += signal.at(0).toStringList().size();
    QCOMPARE(ids, 100);
    QVERIFY(failed.isEmpty());
}

// S12
void UpkeepTest::aReaderDoesNotMakeTheLogAsLongAsWhatGoes()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 2000, 20'000); // 40 MB
    QVERIFY(journal->emptyLog());
    older::Database reader(path());
    reader.run(u"BEGIN"_s);
    QCOMPARE(reader.count(u"entry"_s), 2000);
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 0});
    core::Result<Upkeep::Step> step = Upkeep::Step::More;
    while (step && *step != Upkeep::Step::Finished)
        step = upkeep.step();
    QVERIFY(!step);
    QCOMPARE(step.error().code, u"journal-busy"_s);
    QVERIFY(upkeep.erased() > 0 && upkeep.erased() < 2000);
    QVERIFY2(logSize() < 30'000'000, qPrintable(QString::number(logSize())));
    QVERIFY(journal->add(exchange({}, Role::Unmatched)));
}

// S12 S16
void UpkeepTest::aReaderOfAnOldStateIsWaitedFor()
{
    const auto journal = opened(path());
    addUnmatched(*journal, 10);
    Upkeep upkeep(*journal, Upkeep::Work::Prune, {.keepNewest = 0});
    {
        older::Database reader(path());
        reader.run(u"BEGIN"_s);
        QCOMPARE(reader.count(u"entry"_s), 10);
        while (upkeep.erased() < 10)
            QVERIFY(upkeep.step());
        core::Result<Upkeep::Step> step = Upkeep::Step::More;
        while (step && *step == Upkeep::Step::More)
            step = upkeep.step();
        QVERIFY(step);
        QCOMPARE(*step, Upkeep::Step::Later); // and nobody waited for it here
        QVERIFY(logSize() > 0);
    }
    run(upkeep);
    QCOMPARE(logSize(), 0);
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "test_upkeep.moc"
