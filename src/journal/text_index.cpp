// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/text_index.h"

#include "journal/connection.h"
#include "journal/search_text.h"

#include <QSqlError>
#include <QVariant>

#include <limits>
#include <tuple>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Two places for each exchange: its request's and its answer's.
constexpr qint64 placesOfEntry = 1 << 20;
/// Pages of the index (4 KB) that one step of merging writes.
constexpr int pagesMerged = 32;

} // namespace

QString TextIndex::tableOf(qint64 volume)
{
    return u"text_index_%1"_s.arg(volume);
}

QString TextIndex::statementFor(qint64 volume)
{
    // A rowid is a place: the entry's number times 2^20 and, below that, a place in the entry, so that what
    // is found comes in the order of the history. The table keeps no texts: words are taken out by giving
    // them again (search_text.h).
    return uR"(CREATE VIRTUAL TABLE %1 USING fts5 (words, content = '', columnsize = 0, prefix = '3',
                                                tokenize = 'unicode61 remove_diacritics 2'))"_s.arg(
        tableOf(volume));
}

qint64 TextIndex::placeOf(qint64 entry, qint64 ordinal)
{
    return 2 * ordinal < placesOfEntry ? entry * placesOfEntry + 2 * ordinal : 0;
}

qint64 TextIndex::entryAt(qint64 place)
{
    return place / placesOfEntry;
}

core::Result<core::Done> TextIndex::addRequest(qint64 place, const Exchange &exchange)
{
    const auto covered = isCovered(place, exchange);
    if (!covered)
        return covered.error();
    return *covered ? add(place, requestText(exchange)) : core::done();
}

core::Result<core::Done> TextIndex::addResponse(qint64 place, const Exchange &exchange)
{
    const auto covered = isCovered(place, exchange);
    if (!covered)
        return covered.error();
    return *covered ? add(place + 1, responseText(exchange)) : core::done();
}

core::Result<core::Done> TextIndex::addUnindexed(qint64 place, const Exchange &exchange)
{
    if (auto added = add(place, requestText(exchange)); !added)
        return added;
    return add(place + 1, responseText(exchange));
}

core::Result<core::Done> TextIndex::remove(qint64 place, const Exchange &exchange)
{
    const auto covered = isCovered(place, exchange);
    if (!covered)
        return covered.error();
    if (!*covered)
        return core::done();
    if (auto removed = remove(place, requestText(exchange)); !removed)
        return removed;
    return remove(place + 1, responseText(exchange));
}

core::Result<core::Done> TextIndex::removeResponse(qint64 place, const Exchange &exchange)
{
    const auto covered = isCovered(place, exchange);
    if (!covered)
        return covered.error();
    return *covered ? remove(place + 1, responseText(exchange)) : core::done();
}

core::Result<bool> TextIndex::isCovered(qint64 place, const Exchange &exchange)
{
    if (place <= 1)
        return false;
    const qint64 entry = entryAt(place);
    const auto found = volume(volumeOf(entry));
    if (!found)
        return found.error();
    const std::optional<Position> &unfinished = (*found)->unfinished;
    // An exchange without an id is about to get one above all others.
    const qint64 id = exchange.id > 0 ? exchange.id : std::numeric_limits<qint64>::max();
    return !unfinished || std::tie(entry, id) > std::tie(unfinished->entry, unfinished->exchange);
}

core::Result<TextIndex::Volume *> TextIndex::volume(qint64 number)
{
    if (const auto known = m_volumes.find(number); known != m_volumes.end())
        return &*known;
    Statement query = m_connection.statement(
        u"SELECT next_entry, next_exchange, remains FROM text_volume WHERE number = :number"_s);
    query->bindValue(u":number"_s, number);
    if (!Connection::run(*query))
        return m_connection.notWritten(query->lastError());
    Volume volume;
    if (query->next()) {
        if (!query->value(0).isNull())
            volume.unfinished = Position{query->value(0).toLongLong(), query->value(1).toLongLong()};
        volume.remains = Remains(query->value(2).toInt());
    } else if (const auto created = create(number); !created) {
        return created.error();
    }
    return &*m_volumes.insert(number, volume);
}

core::Result<core::Done> TextIndex::create(qint64 number)
{
    QSqlQuery row = m_connection.prepared(u"INSERT INTO text_volume (number) VALUES (:number)"_s);
    row.bindValue(u":number"_s, number);
    if (auto written = m_connection.write(row); !written)
        return written;
    return m_connection.run(statementFor(number));
}

core::Result<core::Done> TextIndex::drop(qint64 number)
{
    m_volumes.remove(number);
    QSqlQuery row = m_connection.prepared(u"DELETE FROM text_volume WHERE number = :number"_s);
    row.bindValue(u":number"_s, number);
    if (auto written = m_connection.write(row); !written)
        return written;
    return m_connection.run(u"DROP TABLE %1"_s.arg(tableOf(number)));
}

core::Result<core::Done> TextIndex::add(qint64 place, const QString &words)
{
    if (place <= 1 || words.isEmpty())
        return core::done();
    Statement query = m_connection.statement(
        u"INSERT INTO %1 (rowid, words) VALUES (:place, :words)"_s.arg(tableOf(volumeOf(entryAt(place)))));
    query->bindValue(u":place"_s, place);
    query->bindValue(u":words"_s, words);
    return m_connection.write(*query);
}

core::Result<core::Done> TextIndex::remove(qint64 place, const QString &words)
{
    if (words.isEmpty())
        return core::done();
    const qint64 number = volumeOf(entryAt(place));
    const auto found = volume(number);
    if (!found)
        return found.error();
    if ((*found)->remains != Remains::Deleted) {
        if (auto noted = note(number, Remains::Deleted); !noted)
            return noted;
    }
    const QString table = tableOf(number);
    QSqlQuery query = m_connection.prepared(
        u"INSERT INTO %1 (%1, rowid, words) VALUES ('delete', :place, :words)"_s.arg(table));
    query.bindValue(u":place"_s, place);
    query.bindValue(u":words"_s, words);
    return m_connection.write(query);
}

core::Result<core::Done> TextIndex::begin()
{
    QSqlQuery entries =
        m_connection.prepared(u"SELECT max(number) FROM entry GROUP BY number >> 12 ORDER BY number DESC"_s);
    if (!Connection::run(entries))
        return m_connection.notWritten(entries.lastError());
    while (entries.next()) {
        const qint64 last = entries.value(0).toLongLong();
        if (auto created = create(volumeOf(last)); !created)
            return created;
        if (auto set = reach(last, Position{last, std::numeric_limits<qint64>::max()}); !set)
            return set;
    }
    return core::done();
}

core::Result<std::optional<TextIndex::Position>> TextIndex::unfinished()
{
    QSqlQuery query = m_connection.prepared(uR"(
        SELECT next_entry, next_exchange FROM text_volume WHERE next_entry IS NOT NULL
        ORDER BY number DESC LIMIT 1)"_s);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    if (!query.next())
        return std::optional<Position>();
    return std::optional(Position{query.value(0).toLongLong(), query.value(1).toLongLong()});
}

core::Result<core::Done> TextIndex::reach(qint64 entry, const std::optional<Position> &position)
{
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE text_volume SET next_entry = :entry, next_exchange = :exchange WHERE number = :number)"_s);
    query.bindValue(u":entry"_s, position ? QVariant(position->entry) : QVariant());
    query.bindValue(u":exchange"_s, position ? QVariant(position->exchange) : QVariant());
    query.bindValue(u":number"_s, volumeOf(entry));
    m_volumes.remove(volumeOf(entry));
    return m_connection.write(query);
}

core::Result<core::Done> TextIndex::restart(qint64 entry)
{
    const qint64 number = volumeOf(entry);
    if (auto dropped = drop(number); !dropped)
        return dropped;
    if (auto created = create(number); !created)
        return created;
    QSqlQuery query = m_connection.prepared(
        u"SELECT max(number) FROM entry WHERE number >> 12 = :number AND number BETWEEN "
        u":number << 12 AND (:number << 12) + 4095"_s);
    query.bindValue(u":number"_s, number);
    const auto last = m_connection.value(query);
    if (!last)
        return last.error();
    if (last->isNull())
        return core::done();
    return reach(entry, Position{last->toLongLong(), std::numeric_limits<qint64>::max()});
}

core::Result<bool> TextIndex::mergeSome()
{
    QSqlQuery query = m_connection.prepared(uR"(
        SELECT number, EXISTS (SELECT 1 FROM entry WHERE entry.number BETWEEN text_volume.number << 12
                                                             AND (text_volume.number << 12) + 4095),
               remains
        FROM text_volume WHERE remains LIMIT 1)"_s);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    if (!query.next())
        return false;
    const qint64 number = query.value(0).toLongLong();
    const bool isInUse = query.value(1).toBool();
    const Remains remains = Remains(query.value(2).toInt());
    query.finish();
    if (isInUse)
        return merge(number, remains);
    const auto dropped = drop(number);
    return dropped ? core::Result<bool>(true) : dropped.error();
}

core::Result<bool> TextIndex::merge(qint64 number, Remains remains)
{
    // A negative number of pages begins to merge all there is into one, a positive one goes on. To begin
    // again each time would never come to an end while captures come in (https://sqlite.org/fts5.html, 6.8).
    const bool begins = remains == Remains::Deleted;
    const QString table = tableOf(number);
    const auto before = changes();
    if (!before)
        return before.error();
    if (const auto merged =
            m_connection.run(u"INSERT INTO %1 (%1, rank) VALUES ('merge', %2)"_s.arg(table).arg(
                begins ? -pagesMerged : pagesMerged));
        !merged)
        return merged.error();
    const auto after = changes();
    if (!after)
        return after.error();
    const bool isFinished = !begins && *after - *before < 2; // as that page says
    if (begins || isFinished) {
        if (const auto noted = note(number, isFinished ? Remains::None : Remains::BeingMerged); !noted)
            return noted.error();
    }
    return true;
}

core::Result<qint64> TextIndex::changes()
{
    QSqlQuery query = m_connection.prepared(u"SELECT total_changes()"_s);
    const auto number = m_connection.value(query);
    if (!number)
        return number.error();
    return number->toLongLong();
}

core::Result<core::Done> TextIndex::note(qint64 number, Remains remains)
{
    m_volumes.remove(number);
    QSqlQuery query =
        m_connection.prepared(u"UPDATE text_volume SET remains = :remains WHERE number = :number"_s);
    query.bindValue(u":remains"_s, int(remains));
    query.bindValue(u":number"_s, number);
    return m_connection.write(query);
}

} // namespace journal
