// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "journal/housekeeper.h"
#include "journal/journal.h"
#include "journal/scribe.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSemaphore>
#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <ctime>
#include <limits>
#include <thread>

// A journal with a million captures (`--captures N` for another number): how long it takes to open it, to
// list its first page with and without a filter, to find words in it, to write the next capture down, and how
// long captures wait while entries are deleted for good. With `--journal FILE` a copy of that file instead.

using namespace Qt::Literals::StringLiterals;
using journal::Exchange;
using journal::HistoryFilter;
using journal::Journal;
using journal::JournalReader;
using journal::Role;

namespace
{

constexpr int pageSize = 100;
constexpr int ofOneTrip = 3; // submit, postback, return
const QDateTime began = QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC);

template <typename Value>
Value take(core::Result<Value> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().sentence));
    return *std::move(result);
}

Exchange exchange(int number, const QString &trip, Role role)
{
    const QByteArray text = QByteArray::number(number);
    Exchange exchange;
    exchange.roundTripId = trip;
    exchange.role = role;
    exchange.at = began.addSecs(number * 10LL);
    exchange.url = u"/cb/%1/postback"_s.arg(trip);
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    exchange.requestHead = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 400\r\n\r\n";
    exchange.requestBody =
        "Approved=True&PaymentMessage=Approved+and+captured&JurisdictionCode=GREENE"
        "&InvoiceNumber=INV" +
        text + "&PaymentGUID=guid" + text + "&PayerName=Mary+Payer" + QByteArray::number(number % 5000) +
        "&PaymentAmount=" + QByteArray::number(number % 900) +
        ".31&CardType=VISA&RemoteIP=127.0.0.1&LastFour=1111&TransactionDate=2026-01-02T10%3A11%3A12";
    exchange.requestRaw = exchange.requestHead + exchange.requestBody;
    return exchange;
}

/// The rows as the journal writes them, but very many in one transaction.
void fill(const QString &file, int captures)
{
    const auto journal = take(Journal::open(file));
    constexpr int atOnce = 20'000;
    for (int written = 0; written < captures;) {
        take(journal->commit([&](journal::Scribe &scribe) {
            const int end = written + atOnce;
            while (written < qMin(end, captures)) {
                const QString trip = u"trip%1"_s.arg(written);
                take(scribe.add(
                    journal::RoundTripRecord{.id = trip,
                                             .startedAt = began.addSecs(written * 10LL),
                                             .environment = written % 10 ? u"Simulator"_s : u"Test"_s,
                                             .endpoint = u"http://127.0.0.1:1/v2"_s,
                                             .documentName = u"request.json"_s,
                                             .requestBytes = QByteArray(2000, ' '),
                                             .returnUrl = {},
                                             .postBackUrl = {}}));
                for (const Role role : {Role::Submit, Role::Postback, Role::Return})
                    take(scribe.add(exchange(written++, trip, role)));
                take(scribe.setSummary(
                    trip, {trip, written % 1000 < ofOneTrip ? u"DECLINED"_s : u"PAID"_s, u"164.31"_s}));
                take(scribe.add(exchange(written++, {}, Role::Unmatched)));
            }
            return core::done();
        }));
    }
}

/// How long captures wait from a request to their commit until `isOver`: another thread asks for one every
/// few milliseconds, as a listener's connections do.
struct Waiting {
    bench::Durations waits;
    double longest = 0;
    qint64 longestLog = 0;
    int captures = 0;
};
void measureWaits(Journal &journal, const QString &file, const std::function<bool()> &isOver, Waiting &result)
{
    QObject receiver;
    std::atomic_bool isAsking = true;
    QSemaphore pause;
    std::thread asking([&] {
        while (isAsking) {
            const auto asked = std::chrono::steady_clock::now();
            QMetaObject::invokeMethod(
                &receiver,
                [&, asked] {
                    take(journal.add(exchange(9'000'000 + result.captures++, {}, Role::Unmatched)));
                    const std::chrono::duration<double, std::milli> waited =
                        std::chrono::steady_clock::now() - asked;
                    result.waits.add(waited.count());
                    result.longest = qMax(result.longest, waited.count());
                    result.longestLog = qMax(result.longestLog, QFileInfo(file + u"-wal"_s).size());
                },
                Qt::QueuedConnection);
            pause.tryAcquire(1, 5); // a capture every five milliseconds
        }
    });
    bench::waitUntil(isOver);
    isAsking = false;
    pause.release();
    asking.join();
}

int countOf(const Journal &journal)
{
    return int(take(journal.outline(0, std::numeric_limits<int>::max())).size());
}

void measurePruning(Journal &journal, const QString &file, bench::Report &report)
{
    Waiting quiet;
    QElapsedTimer clock;
    clock.start();
    measureWaits(
        journal, file, [&] { return clock.hasExpired(report.size(3000, 100)); }, quiet);

    journal::Housekeeper housekeeper(&journal);
    bool isOver = false;
    QObject::connect(&housekeeper, &journal::Housekeeper::finished, &housekeeper, [&] { isOver = true; });
    QObject::connect(
        &housekeeper, &journal::Housekeeper::failed, &housekeeper,
        [](journal::Upkeep::Work, const core::Error &error) { qFatal("%s", qPrintable(error.sentence)); });
    const int entries = countOf(journal);
    Waiting pruning;
    clock.start();
    housekeeper.start(journal::Upkeep::Work::Prune, {.keepNewest = entries - entries / 100});
    measureWaits(
        journal, file, [&] { return isOver; }, pruning);
    report.note(u"pruning 1 % beside captures"_s, bench::elapsedMs(clock), u"ms"_s);
    report.note(u"captures meanwhile"_s, pruning.captures, u""_s);
    report.note(u"a capture without it, 99 %"_s, quiet.waits.percentile(99), u"ms"_s);
    report.note(u"a capture without it, longest"_s, quiet.longest, u"ms"_s);
    report.note(u"a capture beside it, median"_s, pruning.waits.percentile(50), u"ms"_s);
    report.note(u"a capture beside it, 99 %"_s, pruning.waits.percentile(99), u"ms"_s);
    report.atMost(u"a capture beside it, longest"_s, pruning.longest, u"ms"_s, 50);
    report.atMost(u"the log beside it"_s, double(pruning.longestLog) / 1e6, u"MB"_s, 16);

    // In processor time, to which other programs do not add.
    double before = 0;
    for (const int part : {40, 20, 10}) {
        const std::clock_t begin = std::clock();
        take(journal.prune({.keepNewest = countOf(journal) - entries / part}));
        const double ms = double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
        report.note(u"deleting %1 entries"_s.arg(entries / part), ms, u"ms of processor"_s);
        if (before > 0)
            report.atMost(u"… against half as many"_s, ms / before, u"times"_s, 2.5);
        before = ms;
    }
}

/// The median of five, each as a person meets it: with a connection of its own.
double pageMs(const QString &file, const HistoryFilter &filter, qint64 before = 0)
{
    bench::Durations durations;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto reader = take(JournalReader::open(file));
        take(reader->page(filter, before, pageSize));
        durations.add(bench::elapsedMs(timer));
    }
    return durations.percentile(50);
}

int capturesIn(const QStringList &arguments, const bench::Report &report)
{
    const qsizetype at = arguments.indexOf("--captures"_L1);
    return at < 0 ? report.size(1'000'000, 2'000) : arguments.value(at + 1).toInt();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"history"_s, QCoreApplication::arguments());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    const int captures = capturesIn(QCoreApplication::arguments(), report);
    const QStringList arguments = QCoreApplication::arguments();
    if (const qsizetype at = arguments.indexOf("--journal"_L1); at >= 0)
        QFile::copy(arguments.value(at + 1), file);
    else
        fill(file, captures);

    QElapsedTimer timer;
    timer.start();
    const auto journal = take(Journal::open(file));
    report.atMost(u"writer opens"_s, bench::elapsedMs(timer), u"ms"_s, 1000);
    report.note(u"captures"_s, captures, u""_s);
    report.note(u"file"_s, double(journal->sizeOnDisk()) / 1e6, u"MB"_s);

    const QString middle = QString::number(captures / 2);
    report.atMost(u"open and first page"_s, pageMs(file, {}), u"ms"_s, 100);
    report.atMost(u"a page in the middle"_s, pageMs(file, {}, captures / 4), u"ms"_s, 100);
    report.atMost(u"unmatched"_s, pageMs(file, {.unmatchedOnly = true}), u"ms"_s, 100);
    report.atMost(u"a frequent state"_s, pageMs(file, {.state = u"PAID"_s}), u"ms"_s, 100);
    report.atMost(u"a rare state and an environment"_s,
                  pageMs(file, {.state = u"DECLINED"_s, .environment = u"Test"_s}), u"ms"_s, 100);
    report.atMost(u"a day long ago"_s, pageMs(file, {.from = began.addDays(1), .to = began.addDays(2)}),
                  u"ms"_s, 100);
    report.atMost(u"search: one capture"_s, pageMs(file, {.text = u"guid"_s + middle}), u"ms"_s, 200);
    report.atMost(u"search: in all of them"_s, pageMs(file, {.text = u"approved"_s}), u"ms"_s, 200);
    report.atMost(u"search: a beginning"_s, pageMs(file, {.text = u"inv"_s}), u"ms"_s, 200);
    report.atMost(u"search: two words"_s, pageMs(file, {.text = u"greene payer77"_s}), u"ms"_s, 200);
    report.atMost(u"search: an IP address"_s, pageMs(file, {.text = u"127.0.0.1"_s}), u"ms"_s, 200);
    report.atMost(u"search: nothing"_s, pageMs(file, {.text = u"nowhere"_s}), u"ms"_s, 200);
    report.note(u"search: in all of them, a rare state"_s,
                pageMs(file, {.state = u"DECLINED"_s, .text = u"approved"_s}), u"ms"_s);

    bench::Durations commits;
    for (int i = 0; i < report.size(500, 10); ++i) {
        const Exchange next = exchange(captures + i, {}, Role::Unmatched);
        timer.start();
        take(journal->add(next));
        commits.add(bench::elapsedMs(timer));
    }
    report.atMost(u"the next capture, median"_s, commits.percentile(50), u"ms"_s, 5);
    report.atMost(u"the next capture, 99 %"_s, commits.percentile(99), u"ms"_s, 25);
    take(journal->convert());
    measurePruning(*journal, file, report);
    return report.exitCode();
}
