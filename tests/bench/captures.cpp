// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "journal/journal.h"
#include "journal/scribe.h"
#include "load.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>

// How many postbacks a second `cpv2 listen` writes down, one request per connection, from 1, 8 and 32
// clients. Beside it, in the same run: a bare loop of the journal's transaction, with as many captures in
// each as there are clients; mitmdump with an addon that syncs each request; Mockoon's CLI, which keeps
// nothing. Those two run only where they are installed (mitmproxy from Debian; Mockoon by `npm install` in
// tests/bench/others).
// `--alone` leaves them out.

using namespace Qt::Literals::StringLiterals;
using bench::LoadResult;

namespace
{

const QString token = u"benchbenchbenchbenchbenchbenchbe"_s;

template <typename Value>
Value take(core::Result<Value> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().sentence));
    return *std::move(result);
}

QByteArray pathOf(const QString &id)
{
    return "/cb/" + id.toLatin1() + "/postback";
}

void addTrips(const QString &file, const QStringList &ids)
{
    const auto journal = take(journal::Journal::open(file));
    take(journal->commit([&](journal::Scribe &scribe) {
        core::Result<core::Done> added = core::done();
        for (qsizetype i = 0; added && i < ids.size(); ++i)
            added = scribe.add({.id = ids.at(i),
                                .startedAt = QDateTime::currentDateTimeUtc(),
                                .environment = u"bench"_s,
                                .endpoint = {},
                                .documentName = u"bench"_s,
                                .requestBytes = {},
                                .returnUrl = {},
                                .postBackUrl = {}});
        return added;
    }));
}

/// Captures a second.
double bareLoop(const QString &file, int count, int atOnce)
{
    addTrips(file, {token});
    const auto journal = take(journal::Journal::open(file));
    journal::Exchange exchange;
    exchange.roundTripId = token;
    exchange.role = journal::Role::Postback;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    exchange.matchedBy = u"callback-url"_s;
    exchange.url = QString::fromLatin1(pathOf(token));
    exchange.responseHead = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
                            "Content-Length: 3\r\nConnection: close\r\n\r\n";
    exchange.responseBody = "OK\n";
    QElapsedTimer clock;
    clock.start();
    for (int written = 0; written < count; written += atOnce) {
        take(journal->commit([&](journal::Scribe &scribe) -> core::Result<core::Done> {
            for (int i = 0; i < atOnce; ++i) {
                const QByteArray request = bench::postback(pathOf(token), 12345, written + i);
                const qsizetype head = request.indexOf("\r\n\r\n") + 4;
                exchange.requestHead = request.first(head);
                exchange.requestBody = request.sliced(head);
                exchange.requestRaw = request;
                if (const auto added = scribe.add(exchange); !added)
                    return added.error();
            }
            return core::done();
        }));
    }
    return count / (bench::elapsedMs(clock) / 1000);
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A server in a process of its own, until it goes out of scope.
class ServerProcess
{
public:
    ServerProcess(const QString &program, const QStringList &arguments,
                  const QProcessEnvironment &environment)
    {
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setProcessEnvironment(environment);
        m_process.start(program, arguments);
    }
    ~ServerProcess()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    /// Until it answers a postback; dies with a sentence when that takes over a minute.
    void waitUntilItAnswers(quint16 port)
    {
        QElapsedTimer clock;
        clock.start();
        while (bench::load(port, {pathOf(token)}, 1, 1).answered == 0) {
            const bool hasEnded = m_process.waitForFinished(50);
            if (hasEnded || clock.hasExpired(60'000))
                qFatal("%s does not answer", qPrintable(m_process.program()));
        }
    }

private:
    QProcess m_process;
};

struct Listener {
    QTemporaryDir folder;
    quint16 port = freePort();
    std::unique_ptr<ServerProcess> process;

    explicit Listener(const QStringList &ids = {})
    {
        const QString journal = folder.filePath(u"journal.sqlite"_s);
        if (!ids.isEmpty())
            addTrips(journal, ids);
        process = std::make_unique<ServerProcess>(QCoreApplication::applicationDirPath() + "/../bin/cpv2"_L1,
                                                  QStringList{u"listen"_s, u"--port"_s, QString::number(port),
                                                              u"--token"_s, token, u"--flood-limit"_s, u"0"_s,
                                                              u"--journal"_s, journal},
                                                  QProcessEnvironment::systemEnvironment());
        process->waitUntilItAnswers(port);
    }
};

double checkedRate(const QString &whose, const LoadResult &result)
{
    if (result.failed > 0)
        qFatal("%s did not answer %d of %d requests with 200", qPrintable(whose), result.failed,
               result.failed + result.answered);
    return result.rate();
}

/// Nothing when it is not installed.
std::unique_ptr<ServerProcess> startMitmdump(quint16 port, const QTemporaryDir &folder)
{
    const QString program = QStandardPaths::findExecutable(u"mitmdump"_s);
    if (program.isEmpty())
        return {};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CAPTURES"_s, folder.filePath(u"captures"_s));
    auto process = std::make_unique<ServerProcess>(
        program,
        QStringList{u"--quiet"_s, u"--mode"_s, u"reverse:http://127.0.0.1:9"_s, u"--listen-host"_s,
                    u"127.0.0.1"_s, u"--listen-port"_s, QString::number(port), u"--set"_s,
                    u"connection_strategy=lazy"_s, u"--scripts"_s,
                    QStringLiteral(BENCH_DIR "/others/mitmproxy_fsync.py")},
        environment);
    process->waitUntilItAnswers(port);
    return process;
}

std::unique_ptr<ServerProcess> startMockoon(quint16 port)
{
    const QString program = QStringLiteral(BENCH_DIR "/others/node_modules/.bin/mockoon-cli");
    if (!QFile::exists(program))
        return {};
    auto process = std::make_unique<ServerProcess>(
        program,
        QStringList{u"start"_s, u"--data"_s, QStringLiteral(BENCH_DIR "/others/mockoon.json"), u"--port"_s,
                    QString::number(port), u"--disable-log-to-file"_s},
        QProcessEnvironment::systemEnvironment());
    process->waitUntilItAnswers(port);
    return process;
}

void compare(bench::Report &report, bool isAlone)
{
    const QTemporaryDir folder;
    const quint16 mitmdumpPort = freePort();
    const auto mitmdump = isAlone ? nullptr : startMitmdump(mitmdumpPort, folder);
    const quint16 mockoonPort = freePort();
    const auto mockoon = isAlone ? nullptr : startMockoon(mockoonPort);
    const Listener listener;
    for (const int clients : {1, 8, 32}) {
        const int count = report.size(clients == 1 ? 2'000 : 12'800, 64);
        const QString from = u" from %1 clients"_s.arg(clients);
        const QTemporaryDir bareFolder;
        const double bare = bareLoop(bareFolder.filePath(u"journal.sqlite"_s), count, clients);
        const double ours =
            checkedRate(u"cpv2 listen"_s, bench::load(listener.port, {pathOf(token)}, count, clients));
        report.note(u"bare loop, %1 captures a transaction"_s.arg(clients), bare, u"/s"_s);
        report.note(u"cpv2 listen"_s + from, ours, u"/s"_s);
        if (clients == 32)
            report.atLeast(u"cpv2 listen against the bare loop"_s + from, ours / bare, u"×"_s, 0.6);
        else
            report.note(u"cpv2 listen against the bare loop"_s + from, ours / bare, u"×"_s);
        const int ofOthers = report.size(clients == 1 ? 500 : 2'000, 16);
        if (mitmdump) {
            const double theirs =
                checkedRate(u"mitmdump"_s, bench::load(mitmdumpPort, {pathOf(token)}, ofOthers, clients));
            report.note(u"mitmdump, synced,"_s + from, theirs, u"/s"_s);
            if (clients == 32)
                report.atLeast(u"cpv2 listen against mitmdump"_s + from, ours / theirs, u"×"_s, 10);
        }
        if (mockoon) {
            const double theirs =
                checkedRate(u"Mockoon"_s, bench::load(mockoonPort, {pathOf(token)}, ofOthers, clients));
            report.note(u"Mockoon, kept nowhere,"_s + from, theirs, u"/s"_s);
            if (clients == 32)
                report.atLeast(u"cpv2 listen against Mockoon"_s + from, ours / theirs, u"×"_s, 5);
        }
    }
}

/// The last tenth of very many captures takes no longer than the first.
void measureFlatness(bench::Report &report, const QString &name, const QStringList &ids)
{
    const Listener listener(ids);
    QList<QByteArray> paths;
    for (const QString &id : ids)
        paths.append(pathOf(id));
    const LoadResult result = bench::load(listener.port, paths, report.size(100'000, 100), 32);
    checkedRate(u"cpv2 listen"_s, result);
    report.note(name + u": the first tenth"_s, result.rateOfTenth(0), u"/s"_s);
    report.note(name + u": the last tenth"_s, result.rateOfTenth(9), u"/s"_s);
    // 0.8 rather than 1: nobody is alone on a computer for so long.
    report.atLeast(name + u": the last against the first"_s, result.rateOfTenth(9) / result.rateOfTenth(0),
                   u"×"_s, 0.8);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"captures"_s, application.arguments());
    compare(report, report.isTiny() || application.arguments().contains(u"--alone"_s));
    measureFlatness(report, u"one address"_s, {token});
    QStringList ids;
    for (int i = 0; i < report.size(10'000, 10); ++i)
        ids.append(u"%1%2"_s.arg(token.first(24)).arg(i, 8, 10, QChar(u'0')));
    measureFlatness(report, u"many addresses"_s, ids);
    return report.exitCode();
}
