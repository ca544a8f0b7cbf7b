// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// journal-writer FILE: adds exchanges to the journal until it is killed, and acknowledges each on
// stdout, once add() has returned, with "<id> <SHA-256 of its body>".

#include "journal/journal.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace
{

/// From nothing to several pages of the database.
QByteArray randomBody()
{
    auto &random = *QRandomGenerator::global();
    QByteArray body(random.bounded(20000), Qt::Uninitialized);
    for (char &byte : body)
        byte = char(random.bounded(256));
    return body;
}

int fail(const core::Error &error)
{
    QTextStream(stderr) << error.sentence << Qt::endl;
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto opened = journal::Journal::open(application.arguments().at(1));
    if (!opened)
        return fail(opened.error());

    QTextStream acknowledged(stdout);
    for (;;) {
        const QByteArray body = randomBody();
        journal::Exchange exchange;
        exchange.role = journal::Role::Unmatched;
        exchange.at = QDateTime::currentDateTimeUtc();
        exchange.url = u"/"_s;
        exchange.requestBody = body;
        const auto id = (*opened)->add(exchange);
        if (!id)
            return fail(id.error());
        acknowledged << *id << ' ' << QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()
                     << Qt::endl;
    }
}
