// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-hasty-listener JOURNAL READY: does what must not happen. It answers 200 first and writes a
// moment later. It is the negative control of the goals about acknowledgements, which must catch it.

#include "core/interruption.h"
#include "http/server.h"
#include "journal/journal.h"

#include "ready_file.h"

#include <QCoreApplication>
#include <QTextStream>
#include <QTimer>

#include <chrono>

using namespace std::chrono_literals;

namespace
{

journal::Exchange exchangeOf(const http::Request &request)
{
    journal::Exchange exchange;
    exchange.role = journal::Role::Unmatched;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = QString::fromLatin1(request.target);
    exchange.requestHead = request.head;
    exchange.requestBody = request.body;
    exchange.requestRaw = request.raw;
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    return exchange;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const auto journal = journal::Journal::open(arguments.at(1));
    if (!journal) {
        QTextStream(stderr) << journal.error().sentence << Qt::endl;
        return 3;
    }

    QList<journal::Exchange> waiting;
    QTimer writer;
    writer.callOnTimeout([&] {
        for (const journal::Exchange &exchange : std::exchange(waiting, {})) {
            if (const auto written = (*journal)->add(exchange); !written)
                QTextStream(stderr) << written.error().sentence << Qt::endl;
        }
    });
    writer.start(5ms);

    http::Server server([&](const http::Request &request) {
        waiting.append(exchangeOf(request));
        return http::plainText(200, "OK\n");
    });
    if (const auto listening = server.listen(QHostAddress::LocalHost, 0); !listening) {
        QTextStream(stderr) << listening.error().sentence << Qt::endl;
        return 3;
    }
    QUrl base;
    base.setScheme(QStringLiteral("http"));
    base.setHost(QStringLiteral("127.0.0.1"));
    base.setPort(server.port());
    if (!writeReadyFile(arguments.at(2), base))
        return 3;

    const core::Interruption interruption;
    QObject::connect(&interruption, &core::Interruption::interrupted, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
