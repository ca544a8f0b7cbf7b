// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/text_index.h"

#include "journal/connection.h"
#include "journal/rows.h"
#include "journal/search_text.h"

#include <QSqlError>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Two places for each exchange: its request's and its answer's.
constexpr qint64 placesOfEntry = 1 << 20;

} // namespace

qint64 TextIndex::placeOf(qint64 entry, qint64 ordinal)
{
    return 2 * ordinal < placesOfEntry ? entry * placesOfEntry + 2 * ordinal : 0;
}

core::Result<core::Done> TextIndex::addRequest(qint64 place, const Exchange &exchange)
{
    return add(place, requestText(exchange));
}

core::Result<core::Done> TextIndex::addResponse(qint64 place, const Exchange &exchange)
{
    return add(place + 1, responseText(exchange));
}

core::Result<core::Done> TextIndex::remove(qint64 place, const Exchange &exchange)
{
    if (auto removed = remove(place, requestText(exchange)); !removed)
        return removed;
    return removeResponse(place, exchange);
}

core::Result<core::Done> TextIndex::removeResponse(qint64 place, const Exchange &exchange)
{
    return remove(place + 1, responseText(exchange));
}

core::Result<core::Done> TextIndex::add(qint64 place, const QString &words)
{
    if (place <= 1 || words.isEmpty())
        return core::done();
    Statement query =
        m_connection.statement(u"INSERT INTO text_index (rowid, words) VALUES (:place, :words)"_s);
    query->bindValue(u":place"_s, place);
    query->bindValue(u":words"_s, words);
    return m_connection.write(*query);
}

core::Result<core::Done> TextIndex::remove(qint64 place, const QString &words)
{
    if (place <= 1 || words.isEmpty())
        return core::done();
    QSqlQuery query = m_connection.prepared(
        u"INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', :place, :words)"_s);
    query.bindValue(u":place"_s, place);
    query.bindValue(u":words"_s, words);
    return m_connection.write(query);
}

core::Result<core::Done> TextIndex::catchUp()
{
    QSqlQuery missing = m_connection.prepared(uR"(
        SELECT exchange.id, entry.number,
               (SELECT count(*) FROM exchange AS earlier
                WHERE earlier.round_trip = exchange.round_trip AND earlier.id < exchange.id) AS ordinal
        FROM exchange JOIN entry
             ON entry.round_trip = exchange.round_trip OR entry.exchange = exchange.id
        WHERE exchange.text_id IS NULL ORDER BY exchange.id)"_s);
    QSqlQuery place = m_connection.prepared(u"UPDATE exchange SET text_id = :place WHERE id = :id"_s);
    if (!Connection::run(missing))
        return m_connection.notRead(missing.lastError());
    bool isAny = false;
    while (missing.next()) {
        isAny = true;
        place.bindValue(u":place"_s, placeOf(missing.value(1).toLongLong(), missing.value(2).toLongLong()));
        place.bindValue(u":id"_s, missing.value(0));
        if (auto placed = m_connection.write(place); !placed)
            return placed;
    }
    return isAny ? rebuild() : core::done();
}

core::Result<core::Done> TextIndex::rebuild()
{
    if (auto emptied = m_connection.run(u"INSERT INTO text_index (text_index) VALUES ('delete-all')"_s);
        !emptied)
        return emptied;
    QSqlQuery all = m_connection.prepared(u"SELECT * FROM exchange ORDER BY id"_s);
    if (!Connection::run(all))
        return m_connection.notRead(all.lastError());
    while (all.next()) {
        const auto exchange = exchangeFrom(all);
        const qint64 place = all.value(u"text_id"_s).toLongLong();
        if (!exchange)
            continue; // not to be shown, so not to be found
        if (auto added = addRequest(place, *exchange); !added)
            return added;
        if (auto added = addResponse(place, *exchange); !added)
            return added;
    }
    return core::done();
}

core::Result<core::Done> TextIndex::compact()
{
    return m_connection.run(u"INSERT INTO text_index (text_index) VALUES ('optimize')"_s);
}

} // namespace journal
