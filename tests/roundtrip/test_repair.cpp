// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"
#include "journal/scribe.h"
#include "journal/writer_lock.h"
#include "roundtrip/desk.h"
#include "roundtrip/repair.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using journal::Exchange;
using journal::Journal;
using journal::Role;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

template <typename Value>
Value taken(core::Result<Value> result)
{
    if (!result)
        support::fail(result.error().sentence);
    return *std::move(result);
}

/// A round trip as far as a program wrote it down, with the summary that it wrote last.
void writeDown(const QString &file, const QList<Exchange> &exchanges, State summedUpAs)
{
    const auto journal = taken(Journal::open(file));
    const journal::RoundTripRecord record = support::RoundTripBuilder().trip().record();
    taken(journal->commit([&](journal::Scribe &scribe) -> core::Result<core::Done> {
        taken(scribe.add(record));
        for (Exchange exchange : exchanges) {
            exchange.roundTripId = record.id;
            taken(scribe.add(exchange));
        }
        return scribe.setSummary(record.id, {record.documentName, wordFor(summedUpAs), u"1.00"_s});
    }));
}

Exchange submit(journal::Outcome outcome)
{
    Exchange exchange;
    exchange.role = Role::Submit;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.outcome = outcome;
    return exchange;
}

QString listedState(const QString &file)
{
    const auto entries = taken(taken(journal::JournalReader::open(file))->page({}, 0, 10));
    return entries.isEmpty() ? QString() : entries.first().summary.state;
}

} // namespace

/// What a program that was killed left in the journal, and who waits for one that is closing it.
class TestRepair : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aSubmitThatWasKilledIsUnknown_data()
    {
        QTest::addColumn<bool>("byADesk");
        QTest::newRow("opened by a desk") << true;
        QTest::newRow("opened to be read") << false;
    }

    // S19
    void aSubmitThatWasKilledIsUnknown()
    {
        QFETCH(bool, byADesk);
        writeDown(file(), {submit(journal::Outcome::Open)}, State::Submitting);
        QCOMPARE(listedState(file()), wordFor(State::Submitting));
        if (byADesk)
            QVERIFY(Desk(file()).start());
        else
            repairFor(*taken(journal::JournalReader::open(file())), file());
        QCOMPARE(listedState(file()), wordFor(State::Unknown));
        const auto reader = taken(journal::JournalReader::open(file()));
        const QStringList ids = taken(reader->roundTripIds(10));
        QCOMPARE(ids.size(), 1);
        const Exchange repaired = taken(reader->exchanges(ids.first())).first();
        QCOMPARE(repaired.outcome, journal::Outcome::Unknown);
        QVERIFY(!repaired.remark.isEmpty());
    }

    void aSubmitUnderWayInAnotherProgramIsLeftAlone()
    {
        writeDown(file(), {submit(journal::Outcome::Open)}, State::Submitting);
        const auto other = taken(Journal::open(file()));
        repairFor(*taken(journal::JournalReader::open(file())), file());
        QCOMPARE(listedState(file()), wordFor(State::Submitting));
    }

    void aPostbackThatWasNotSummedUpCounts_data() { aSubmitThatWasKilledIsUnknown_data(); }

    // S19
    /// Killed between the acknowledgement and what comes after it.
    void aPostbackThatWasNotSummedUpCounts()
    {
        QFETCH(bool, byADesk);
        const QString crashed = m_folder->filePath(u"crashed.sqlite"_s);
        {
            const QString alive = file();
            const RoundTrip trip = support::RoundTripBuilder().accepted().postback().trip();
            const auto journal = taken(Journal::open(alive));
            taken(journal->add(trip.record()));
            for (const Exchange &exchange : trip.exchanges())
                taken(journal->add(exchange));
            taken(journal->setSummary(trip.id(), {trip.title(), wordFor(State::Pending), u"1.00"_s}));
            QVERIFY(QFile::copy(alive, crashed));
            QVERIFY(QFile::copy(alive + u"-wal"_s, crashed + u"-wal"_s));
        }
        QCOMPARE(listedState(crashed), wordFor(State::Pending));
        std::optional<Desk> desk;
        if (byADesk)
            QVERIFY(desk.emplace(crashed).start());
        else
            repairFor(*taken(journal::JournalReader::open(crashed)), crashed);
        QTRY_COMPARE_WITH_TIMEOUT(listedState(crashed), wordFor(State::Paid), patience);
    }

    void aDeskWaitsForAProgramThatIsClosing()
    {
        auto closing = std::make_optional<journal::WriterLock>(file());
        QVERIFY(closing->take({[](const QString &) {
        }}));
        closing->announceClosing();

        Desk desk(file());
        std::optional<bool> isStarted;
        QSignalSpy waiting(&desk, &Desk::waiting);
        connect(&desk, &Desk::started, this,
                [&](const core::Result<core::Done> &result) { isStarted = bool(result); });
        desk.startLater();
        QTRY_COMPARE_WITH_TIMEOUT(waiting.size(), 1, patience); // this thread's event loop runs
        QVERIFY(waiting.first().first().toString().contains(file()));
        QVERIFY(!isStarted);
        closing.reset();
        QTRY_VERIFY_WITH_TIMEOUT(isStarted, patience);
        QVERIFY(*isStarted);
        QVERIFY(!desk.healthPath().isEmpty());
    }

private:
    QString file() const { return m_folder->filePath(u"journal.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestRepair)
#include "test_repair.moc"
