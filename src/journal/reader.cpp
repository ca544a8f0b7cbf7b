// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/reader.h"

#include "journal/connection.h"
#include "journal/journal_file.h"
#include "journal/rows.h"
#include "journal/schema.h"
#include "journal/search_text.h"
#include "journal/text_index.h"

#include <QFileInfo>
#include <QSqlError>
#include <QStringList>

#include <limits>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto entryColumns = "entry.number, entry.round_trip, entry.exchange, entry.started_at, "
                              "entry.environment, entry.title, entry.state, entry.amount, "
                              "entry.verdict, entry.failed_checks, entry.exchanges, entry.bytes"_L1;

/// A delivery before which no other of its round trip waits for the same target.
constexpr auto isFirstOfItsTrip = R"(
    delivery.state = 'waiting' AND NOT EXISTS (
        SELECT 1 FROM delivery AS before
        WHERE before.round_trip = delivery.round_trip AND before.state = 'waiting' AND
              before.target = delivery.target AND before.number < delivery.number))"_L1;

/// After ORDER BY. Amounts are compared as numbers only here, where nothing is reckoned with them.
QString termsOf(const HistoryOrder &order)
{
    const auto term = [&order]() -> QString {
        switch (order.by) {
        case HistoryOrder::By::Begun:
            return {};
        case HistoryOrder::By::State:
            return u"entry.state"_s;
        case HistoryOrder::By::Verdict:
            return u"entry.failed_checks %1, entry.verdict"_s;
        case HistoryOrder::By::Title:
            return u"entry.title COLLATE NOCASE"_s;
        case HistoryOrder::By::Amount:
            return u"CAST(entry.amount AS NUMERIC)"_s;
        case HistoryOrder::By::Environment:
            return u"entry.environment COLLATE NOCASE"_s;
        }
        Q_UNREACHABLE();
    }();
    const QString direction = order.isDescending ? u"DESC"_s : u"ASC"_s;
    if (term.isEmpty())
        return u"entry.number "_s + direction;
    return QString(term).replace("%1"_L1, direction) + u' ' + direction + u", entry.number DESC"_s;
}

core::Result<QList<RoundTripRecord>> readRoundTrips(const Connection &connection, QSqlQuery &query)
{
    QList<RoundTripRecord> records;
    if (!Connection::run(query))
        return connection.notRead(query.lastError());
    while (query.next()) {
        records += roundTripFrom(query);
        // Short of memory, Qt's driver loses the names of the columns, and a row reads as an empty one.
        if (records.last().id.isEmpty())
            return connection.notRead(JournalReader::tr("a round trip without an id"));
    }
    if (query.lastError().isValid())
        return connection.notRead(query.lastError());
    return records;
}

core::Result<QStringList> readIds(const Connection &connection, QSqlQuery &query)
{
    QStringList ids;
    if (!Connection::run(query))
        return connection.notRead(query.lastError());
    while (query.next())
        ids += query.value(0).toString();
    if (query.lastError().isValid())
        return connection.notRead(query.lastError());
    return ids;
}

core::Result<QList<Exchange>> readExchanges(const Connection &connection, QSqlQuery &query)
{
    QList<Exchange> exchanges;
    if (!Connection::run(query))
        return connection.notRead(query.lastError());
    while (query.next()) {
        auto exchange = exchangeFrom(query);
        if (!exchange)
            return connection.notRead(JournalReader::tr("exchange %1 has an unknown role or outcome")
                                          .arg(query.value(u"id"_s).toLongLong()));
        exchanges += *std::move(exchange);
    }
    if (query.lastError().isValid())
        return connection.notRead(query.lastError());
    return exchanges;
}

core::Result<QList<Delivery>> readDeliveries(const Connection &connection, QSqlQuery &query)
{
    QList<Delivery> deliveries;
    if (!Connection::run(query))
        return connection.notRead(query.lastError());
    while (query.next()) {
        auto delivery = deliveryFrom(query);
        if (!delivery)
            return connection.notRead(
                JournalReader::tr("delivery %1 has an unknown state").arg(query.value(u"id"_s).toString()));
        deliveries += *std::move(delivery);
    }
    if (query.lastError().isValid())
        return connection.notRead(query.lastError());
    return deliveries;
}

/// What a filter asks for besides its text, as SQL.
class Conditions
{
public:
    explicit Conditions(const HistoryFilter &filter)
    {
        m_texts += u"NOT entry.removed"_s;
        if (!filter.state.isEmpty())
            add(u"entry.state = :state"_s, u":state"_s, filter.state);
        if (!filter.verdict.isEmpty())
            add(u"entry.verdict = :verdict"_s, u":verdict"_s, filter.verdict);
        if (!filter.environment.isEmpty())
            add(u"entry.environment = :environment"_s, u":environment"_s, filter.environment);
        if (filter.from.isValid())
            add(u"entry.started_at >= :from"_s, u":from"_s, milliseconds(filter.from));
        if (filter.to.isValid())
            add(u"entry.started_at < :to"_s, u":to"_s, milliseconds(filter.to));
        if (filter.unmatchedOnly)
            m_texts += u"entry.round_trip IS NULL"_s;
    }

    void add(const QString &condition, const QString &name, const QVariant &value)
    {
        m_texts += condition;
        bindAlso(name, value);
    }
    void bindAlso(const QString &name, const QVariant &value) { m_values.append({name, value}); }
    QString text() const { return m_texts.join(" AND "_L1); }
    void bind(QSqlQuery &query) const
    {
        for (const auto &[name, value] : m_values)
            query.bindValue(name, value);
    }

private:
    QStringList m_texts;
    QList<std::pair<QString, QVariant>> m_values;
};

/// The rows come in order, those of one entry together: more words of it may be found.
core::Result<QList<HistoryEntry>> readEntries(const Connection &connection, QSqlQuery &query, int limit)
{
    QList<HistoryEntry> entries;
    if (!Connection::run(query))
        return connection.notRead(query.lastError());
    while (entries.size() < limit && query.next()) {
        if (entries.isEmpty() || entries.last().number != query.value(u"number"_s).toLongLong())
            entries += entryFrom(query);
    }
    if (query.lastError().isValid())
        return connection.notRead(query.lastError());
    return entries;
}

} // namespace

JournalReader::JournalReader(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
JournalReader::~JournalReader() = default;

core::Result<std::unique_ptr<JournalReader>> JournalReader::open(const QString &file)
{
    if (file.isEmpty())
        return noPlace();
    if (!QFileInfo(file).isFile())
        return core::Error{u"journal-open"_s, tr("There is no journal %1.").arg(file)};
    auto connection = std::make_unique<Connection>(file, Connection::Mode::Read);
    if (const auto opened = connection->open(); !opened)
        return opened.error();
    const auto version = versionOf(connection->database());
    if (!version)
        return version.error();
    const int newest = newestVersion(migrationsFolder);
    if (*version > newest)
        return newerThanThis(connection->database());
    if (*version < newest) {
        return core::Error{u"journal-older"_s,
                           tr("The journal %1 was written by an older version of this "
                              "program. Start the workbench once: it brings it up to date.")
                               .arg(file)};
    }
    if (const auto checked = checkSchema(connection->database(), *version); !checked)
        return checked.error();
    for (const QString &pragma : {u"PRAGMA query_only = ON"_s, u"PRAGMA wal_autocheckpoint = 0"_s}) {
        if (const auto set = connection->run(pragma); !set)
            return set.error();
    }
    return std::unique_ptr<JournalReader>(new JournalReader(std::move(connection)));
}

core::Result<QList<RoundTripRecord>> JournalReader::roundTrips(int limit) const
{
    // By number, not by time: clocks are set back.
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT round_trip.* FROM entry JOIN round_trip ON round_trip.id = entry.round_trip
        WHERE NOT entry.removed ORDER BY entry.number DESC LIMIT :limit)"_s);
    query.bindValue(u":limit"_s, limit);
    return readRoundTrips(*m_connection, query);
}

core::Result<QStringList> JournalReader::roundTripIds(int limit) const
{
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT round_trip FROM entry
        WHERE round_trip IS NOT NULL AND NOT removed ORDER BY number DESC LIMIT :limit)"_s);
    query.bindValue(u":limit"_s, limit);
    return readIds(*m_connection, query);
}

core::Result<QStringList> JournalReader::roundTripIdsOfNewest(int exchanges) const
{
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT DISTINCT round_trip FROM (SELECT round_trip FROM exchange ORDER BY id DESC LIMIT :limit)
        WHERE round_trip IS NOT NULL)"_s);
    query.bindValue(u":limit"_s, exchanges);
    return readIds(*m_connection, query);
}

core::Result<std::optional<RoundTripRecord>> JournalReader::roundTrip(const QString &id) const
{
    QSqlQuery query = m_connection->prepared(u"SELECT * FROM round_trip WHERE id = :id"_s);
    query.bindValue(u":id"_s, text(id));
    const auto found = readRoundTrips(*m_connection, query);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

core::Result<QList<Exchange>> JournalReader::exchanges(const QString &roundTripId) const
{
    QSqlQuery query =
        m_connection->prepared(u"SELECT * FROM whole_exchange WHERE round_trip = :round_trip ORDER BY id"_s);
    query.bindValue(u":round_trip"_s, text(roundTripId));
    return readExchanges(*m_connection, query);
}

core::Result<std::optional<Exchange>> JournalReader::exchange(qint64 id) const
{
    QSqlQuery query = m_connection->prepared(u"SELECT * FROM whole_exchange WHERE id = :id"_s);
    query.bindValue(u":id"_s, id);
    const auto found = readExchanges(*m_connection, query);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

core::Result<QList<Exchange>> JournalReader::unmatched(int limit) const
{
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT whole_exchange.* FROM entry JOIN whole_exchange ON whole_exchange.id = entry.exchange
        WHERE entry.round_trip IS NULL AND NOT entry.removed ORDER BY entry.number DESC LIMIT :limit)"_s);
    query.bindValue(u":limit"_s, limit);
    return readExchanges(*m_connection, query);
}

core::Result<QList<HistoryEntry>> JournalReader::page(const HistoryFilter &filter, qint64 before,
                                                      int limit) const
{
    Conditions conditions(filter);
    if (before > 0)
        conditions.add(u"entry.number < :before"_s, u":before"_s, before);

    const auto run = [&](const QString &sql, const QString &table, int most) {
        QSqlQuery query = m_connection->prepared(sql.arg(entryColumns, conditions.text(), table));
        conditions.bind(query);
        return readEntries(*m_connection, query, most);
    };
    if (filter.text.trimmed().isEmpty())
        return run(u"SELECT %1 FROM %3 WHERE %2 ORDER BY entry.number DESC"_s, u"entry"_s, limit);

    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max() >> 20;
    conditions.bindAlso(u":end"_s, end << 20);
    conditions.bindAlso(u":words"_s, matchExpression(filter.text));
    const auto volumes =
        m_connection->numbers(u"SELECT number FROM text_volume WHERE number <= %1 ORDER BY number DESC"_s.arg(
            TextIndex::volumeOf(end)));
    if (!volumes)
        return volumes.error();
    QList<HistoryEntry> found;
    for (const qint64 volume : *volumes) {
        if (found.size() == limit)
            break;
        // CROSS JOIN: the words lead, and what they find is read one after the other, only as far as the
        // page goes.
        const QString sql = uR"(
            SELECT %1 FROM %3 CROSS JOIN entry ON entry.number = %3.rowid >> 20
            WHERE %3 MATCH :words AND %3.rowid < :end AND %2 ORDER BY %3.rowid DESC)"_s;
        const auto more = run(sql, TextIndex::tableOf(volume), limit - int(found.size()));
        if (!more)
            return more.error();
        found += *more;
    }
    return found;
}

core::Result<QList<HistoryEntry>> JournalReader::sortedPage(const HistoryFilter &filter,
                                                            const HistoryOrder &order, qint64 skip,
                                                            int limit) const
{
    Conditions conditions(filter);
    QStringList sql{u"SELECT %1 FROM entry WHERE %2"_s.arg(entryColumns, conditions.text())};
    if (!filter.text.trimmed().isEmpty()) {
        const auto volumes = m_connection->numbers(u"SELECT number FROM text_volume"_s);
        if (!volumes)
            return volumes.error();
        QStringList found{u"SELECT NULL"_s};
        for (const qint64 volume : *volumes)
            found += u"SELECT rowid >> 20 FROM %1 WHERE %1 MATCH :words"_s.arg(TextIndex::tableOf(volume));
        sql += u"AND entry.number IN (%1)"_s.arg(found.join(" UNION ALL "_L1));
        conditions.bindAlso(u":words"_s, matchExpression(filter.text));
    }
    sql += u"ORDER BY %1 LIMIT :limit OFFSET :skip"_s.arg(termsOf(order));
    QSqlQuery query = m_connection->prepared(sql.join(u' '));
    conditions.bind(query);
    query.bindValue(u":limit"_s, limit);
    query.bindValue(u":skip"_s, skip);
    return readEntries(*m_connection, query, limit);
}

core::Result<HistoryCounts> JournalReader::counts() const
{
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT count(*), total(failed_checks > 0), total(verdict = 'waiting'), total(round_trip IS NULL)
        FROM entry WHERE NOT removed)"_s);
    if (!Connection::run(query) || !query.next())
        return m_connection->notRead(query.lastError());
    return HistoryCounts{query.value(0).toLongLong(), query.value(1).toLongLong(),
                         query.value(2).toLongLong(), query.value(3).toLongLong()};
}

core::Result<QList<EntryOutline>> JournalReader::outline(qint64 before, int limit) const
{
    QSqlQuery query = m_connection->prepared(uR"(
        SELECT number, started_at, bytes FROM entry
        WHERE NOT removed AND number < :before ORDER BY number DESC LIMIT :limit)"_s);
    query.bindValue(u":before"_s, before > 0 ? before : std::numeric_limits<qint64>::max());
    query.bindValue(u":limit"_s, limit);
    QList<EntryOutline> entries;
    if (!Connection::run(query))
        return m_connection->notRead(query.lastError());
    while (query.next())
        entries.append({query.value(0).toLongLong(), timeOf(query.value(1)), query.value(2).toLongLong()});
    if (query.lastError().isValid())
        return m_connection->notRead(query.lastError());
    return entries;
}

core::Result<bool> JournalReader::isConverted() const
{
    QSqlQuery query = m_connection->prepared(
        u"SELECT NOT EXISTS (SELECT 1 FROM text_volume WHERE next_entry IS NOT NULL)"_s);
    const auto isConverted = m_connection->value(query);
    if (!isConverted)
        return isConverted.error();
    return isConverted->toBool();
}

core::Result<std::optional<HistoryEntry>> JournalReader::entry(const QString &roundTripId) const
{
    QSqlQuery query = m_connection->prepared(
        u"SELECT %1 FROM entry WHERE round_trip = :round_trip AND NOT removed"_s.arg(entryColumns));
    query.bindValue(u":round_trip"_s, text(roundTripId));
    const auto found = readEntries(*m_connection, query, 1);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

core::Result<QStringList> JournalReader::environments() const
{
    // From one to the next in the index: there are few among very many entries.
    QStringList names;
    QString last;
    for (;;) {
        QSqlQuery query =
            m_connection->prepared(u"SELECT min(environment) FROM entry WHERE environment > :last"_s);
        query.bindValue(u":last"_s, text(last));
        const auto next = m_connection->value(query);
        if (!next)
            return next.error();
        if (next->isNull())
            return names;
        last = next->toString();
        names += last;
    }
}

qint64 JournalReader::sizeOnDisk() const
{
    const QString file = m_connection->file();
    return QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size() + QFileInfo(file + u"-shm"_s).size();
}

core::Result<QList<Delivery>> JournalReader::dueDeliveries(const QDateTime &now, int limit) const
{
    QSqlQuery query = m_connection->prepared(
        u"SELECT * FROM delivery WHERE next_at <= :now AND %1 ORDER BY next_at, number LIMIT :limit"_s.arg(
            isFirstOfItsTrip));
    query.bindValue(u":now"_s, milliseconds(now));
    query.bindValue(u":limit"_s, limit);
    return readDeliveries(*m_connection, query);
}

core::Result<std::optional<QDateTime>> JournalReader::nextDeliveryAt() const
{
    QSqlQuery query = m_connection->prepared(
        u"SELECT (SELECT next_at FROM delivery WHERE %1 ORDER BY next_at LIMIT 1)"_s.arg(isFirstOfItsTrip));
    const auto next = m_connection->value(query);
    if (!next)
        return next.error();
    return next->isNull() ? std::nullopt : std::optional(timeOf(*next));
}

core::Result<QList<Delivery>> JournalReader::waitingDeliveries(int limit) const
{
    QSqlQuery query = m_connection->prepared(
        u"SELECT * FROM delivery WHERE state = 'waiting' ORDER BY number LIMIT :limit"_s);
    query.bindValue(u":limit"_s, limit);
    return readDeliveries(*m_connection, query);
}

core::Result<QList<Delivery>> JournalReader::deliveries(const QString &roundTripId) const
{
    QSqlQuery query =
        m_connection->prepared(u"SELECT * FROM delivery WHERE round_trip = :round_trip ORDER BY number"_s);
    query.bindValue(u":round_trip"_s, text(roundTripId));
    return readDeliveries(*m_connection, query);
}

} // namespace journal
