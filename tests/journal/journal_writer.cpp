// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// journal-writer FILE [prune|convert|read]: adds exchanges to the journal until it is killed, and
// acknowledges each on stdout, once add() has returned, with "<id> <SHA-256 of its body>". In between it does
// long work:
//   prune    erases all but the newest 200 entries, again and again
//   convert  converts what an older version wrote
// With `read` it only reads, in one transaction that lasts until stdin ends.

#include "journal/journal.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTextStream>

#include <optional>

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

/// Another program that reads the file as it is now.
int readUntilStdinEnds(const QString &file)
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(file);
    if (!database.open())
        return 1;
    QSqlQuery query(database);
    if (!query.exec(u"BEGIN"_s) || !query.exec(u"SELECT count(*) FROM entry"_s) || !query.next())
        return 1;
    query.finish();
    QTextStream(stdout) << "reading" << Qt::endl;
    QTextStream(stdin).readAll();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString file = application.arguments().at(1);
    const QString work = application.arguments().value(2);
    if (work == u"read"_s)
        return readUntilStdinEnds(file);
    const auto opened = journal::Journal::open(file);
    if (!opened)
        return fail(opened.error());

    std::optional<journal::Upkeep> upkeep;
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
        if (work.isEmpty())
            continue;
        if (!upkeep && work == u"prune"_s)
            upkeep.emplace(**opened, journal::Upkeep::Work::Prune, journal::Retention{.keepNewest = 200});
        else if (!upkeep)
            upkeep.emplace(**opened, journal::Upkeep::Work::Resume);
        for (int slice = 0; slice < 3 && upkeep; ++slice) {
            const auto step = upkeep->step();
            if (!step)
                return fail(step.error());
            if (*step == journal::Upkeep::Step::Finished)
                upkeep.reset();
        }
    }
}
