// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-client URL: posts to the URL with the program's client and prints
// `outcome=Answered|NotSent|Unknown grown=KIB ms=MS`: how much its peak memory grew.

#include "http/client.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

namespace
{

/// The most memory this process ever held, in KiB.
qint64 highWater()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toLongLong();
    }
    return 0;
}

const char *wordFor(http::Reply::Outcome outcome)
{
    switch (outcome) {
    case http::Reply::Outcome::Answered:
        return "Answered";
    case http::Reply::Outcome::NotSent:
        return "NotSent";
    case http::Reply::Outcome::Unknown:
        return "Unknown";
    }
    Q_UNREACHABLE();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    http::Client client;
    http::ClientRequest request;
    request.url = QUrl(application.arguments().at(1));
    request.body = "{}";

    // A request that nobody answers allocates what any request needs; only the memory for the answer is
    // measured.
    http::ClientRequest first = request;
    first.url = QUrl(QStringLiteral("http://127.0.0.1:1/"));
    QObject::connect(client.send(first), &http::Call::finished, &application, [&] {
        QObject::connect(client.send(request), &http::Call::finished, &application,
                         [before = highWater()](const http::Reply &reply) {
                             QTextStream(stdout)
                                 << "outcome=" << wordFor(reply.outcome) << " grown=" << highWater() - before
                                 << " ms=" << reply.elapsedMs << Qt::endl;
                             QCoreApplication::quit();
                         });
    });
    return QCoreApplication::exec();
}
