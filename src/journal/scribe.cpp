// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/scribe.h"

#include "journal/connection.h"
#include "journal/rows.h"
#include "journal/text_index.h"

#include <QSqlError>

#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

qint64 sizeOf(const Exchange &exchange)
{
    return exchange.requestHead.size() + exchange.requestBody.size() + exchange.requestRaw.size() +
           exchange.responseHead.size() + exchange.responseBody.size();
}

} // namespace

Scribe::Scribe(const Connection &connection) : m_connection(connection) {}

core::Result<core::Done> Scribe::add(const RoundTripRecord &record)
{
    QSqlQuery query = m_connection.prepared(uR"(
        INSERT INTO round_trip (id, started_at, environment, endpoint, simulated, document_name,
                                request_bytes, return_url, post_back_url, callbacks_replaced, digest)
        VALUES (:id, :started_at, :environment, :endpoint, :simulated, :document_name,
                :request_bytes, :return_url, :post_back_url, :callbacks_replaced, :digest))"_s);
    query.bindValue(u":id"_s, text(record.id));
    query.bindValue(u":started_at"_s, milliseconds(record.startedAt));
    query.bindValue(u":environment"_s, text(record.environment));
    query.bindValue(u":endpoint"_s, text(record.endpoint));
    query.bindValue(u":simulated"_s, record.simulated);
    query.bindValue(u":document_name"_s, text(record.documentName));
    query.bindValue(u":request_bytes"_s, bytes(record.requestBytes));
    query.bindValue(u":return_url"_s, text(record.returnUrl));
    query.bindValue(u":post_back_url"_s, text(record.postBackUrl));
    query.bindValue(u":callbacks_replaced"_s, record.callbacksReplaced);
    query.bindValue(u":digest"_s, requestDigest(record));
    if (auto written = m_connection.write(query); !written)
        return written;

    QSqlQuery entry = m_connection.prepared(uR"(
        INSERT INTO entry (round_trip, started_at, environment, title, bytes)
        VALUES (:round_trip, :started_at, :environment, :title, :bytes))"_s);
    entry.bindValue(u":round_trip"_s, text(record.id));
    entry.bindValue(u":started_at"_s, milliseconds(record.startedAt));
    entry.bindValue(u":environment"_s, text(record.environment));
    entry.bindValue(u":title"_s, text(record.documentName));
    entry.bindValue(u":bytes"_s, record.requestBytes.size());
    return m_connection.write(entry);
}

core::Result<qint64> Scribe::add(const Exchange &exchange)
{
    const auto place = entryFor(exchange);
    if (!place)
        return place.error();
    const qint64 textId = TextIndex::placeOf(place->entry, place->ordinal);
    Statement query = m_connection.statement(uR"(
        INSERT INTO exchange (round_trip, role, at, url,
                              request_head, request_body, request_raw, request_digest,
                              outcome, status, response_head, response_body, response_digest,
                              elapsed_ms, remark, matched_by, source, provoked, text_id)
        VALUES (:round_trip, :role, :at, :url,
                :request_head, :request_body, :request_raw, :request_digest,
                :outcome, :status, :response_head, :response_body, :response_digest,
                :elapsed_ms, :remark, :matched_by, :source, :provoked, :text_id))"_s);
    query->bindValue(u":round_trip"_s, reference(exchange.roundTripId));
    query->bindValue(u":role"_s, wordFor(exchange.role));
    query->bindValue(u":at"_s, milliseconds(exchange.at));
    query->bindValue(u":url"_s, text(exchange.url));
    query->bindValue(u":request_head"_s, bytes(exchange.requestHead));
    query->bindValue(u":request_body"_s, bytes(exchange.requestBody));
    query->bindValue(u":request_raw"_s, bytes(exchange.requestRaw));
    query->bindValue(u":request_digest"_s, requestDigest(exchange));
    query->bindValue(u":matched_by"_s, text(exchange.matchedBy));
    query->bindValue(u":source"_s, exchange.sourceId);
    query->bindValue(u":provoked"_s, exchange.provoked);
    query->bindValue(u":text_id"_s, textId);
    bindEnd(*query, exchange);
    if (const auto written = m_connection.write(*query); !written)
        return written.error();
    const qint64 id = query->lastInsertId().toLongLong();
    if (const auto counted = count(*place, exchange, id); !counted)
        return counted.error();
    m_toIndex.push_back({textId, exchange});
    return id;
}

core::Result<core::Done> Scribe::indexAdded()
{
    TextIndex index(m_connection);
    for (const auto &[place, exchange] : std::exchange(m_toIndex, {})) {
        if (auto indexed = index.addRequest(place, exchange); !indexed)
            return indexed;
        if (auto indexed = index.addResponse(place, exchange); !indexed)
            return indexed;
    }
    return core::done();
}

core::Result<Scribe::Place> Scribe::entryFor(const Exchange &exchange)
{
    if (exchange.roundTripId.isEmpty()) {
        Statement query = m_connection.statement(uR"(
            INSERT INTO entry (started_at, environment, title) VALUES (:started_at, '', :title))"_s);
        query->bindValue(u":started_at"_s, milliseconds(exchange.at));
        query->bindValue(u":title"_s, text(exchange.url));
        if (const auto written = m_connection.write(*query); !written)
            return written.error();
        return Place{query->lastInsertId().toLongLong(), 0};
    }
    Statement query =
        m_connection.statement(u"SELECT number, places FROM entry WHERE round_trip = :round_trip"_s);
    query->bindValue(u":round_trip"_s, exchange.roundTripId);
    if (!Connection::run(*query))
        return m_connection.notWritten(query->lastError());
    if (!query->next())
        return m_connection.notWritten(tr("there is no round trip %1").arg(exchange.roundTripId));
    return Place{query->value(0).toLongLong(), query->value(1).toLongLong()};
}

core::Result<core::Done> Scribe::count(const Place &place, const Exchange &exchange, qint64 id)
{
    Statement query = m_connection.statement(uR"(
        UPDATE entry
        SET exchanges = exchanges + 1, places = places + 1, bytes = bytes + :bytes, exchange = :exchange
        WHERE number = :number)"_s);
    query->bindValue(u":bytes"_s, sizeOf(exchange));
    query->bindValue(u":exchange"_s, exchange.roundTripId.isEmpty() ? QVariant(id) : QVariant());
    query->bindValue(u":number"_s, place.entry);
    return m_connection.write(*query);
}

core::Result<Scribe::Kept> Scribe::kept(qint64 exchangeId)
{
    QSqlQuery query = m_connection.prepared(u"SELECT * FROM exchange WHERE id = :id"_s);
    query.bindValue(u":id"_s, exchangeId);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    const bool isThere = query.next();
    auto exchange = isThere ? exchangeFrom(query) : std::nullopt;
    if (!exchange)
        return m_connection.notWritten(tr("there is no exchange %1").arg(exchangeId));
    return Kept{*std::move(exchange), query.value(u"text_id"_s).toLongLong()};
}

core::Result<core::Done> Scribe::finish(const Exchange &exchange)
{
    if (auto indexed = indexAdded(); !indexed)
        return indexed;
    const auto before = kept(exchange.id);
    if (!before)
        return before.error();
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE exchange
        SET outcome = :outcome, status = :status, response_head = :response_head,
            response_body = :response_body, response_digest = :response_digest,
            elapsed_ms = :elapsed_ms, remark = :remark
        WHERE id = :id)"_s);
    bindEnd(query, exchange);
    query.bindValue(u":id"_s, exchange.id);
    if (auto written = m_connection.write(query); !written)
        return written;
    Exchange after = before->exchange;
    after.responseHead = exchange.responseHead;
    after.responseBody = exchange.responseBody;

    QSqlQuery size = m_connection.prepared(uR"(
        UPDATE entry SET bytes = bytes + :bytes WHERE round_trip = :round_trip OR exchange = :exchange)"_s);
    size.bindValue(u":bytes"_s, sizeOf(after) - sizeOf(before->exchange));
    size.bindValue(u":round_trip"_s, reference(after.roundTripId));
    size.bindValue(u":exchange"_s, after.id);
    if (auto counted = m_connection.write(size); !counted)
        return counted;
    TextIndex index(m_connection);
    if (auto removed = index.removeResponse(before->textId, before->exchange); !removed)
        return removed;
    return index.addResponse(before->textId, after);
}

core::Result<core::Done> Scribe::setSummary(const QString &roundTripId, const Summary &summary)
{
    // What is said again costs no write.
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE entry SET title = :title, state = :state, amount = :amount
        WHERE round_trip = :round_trip AND (title, state, amount) <> (:title, :state, :amount))"_s);
    query.bindValue(u":title"_s, text(summary.title));
    query.bindValue(u":state"_s, text(summary.state));
    query.bindValue(u":amount"_s, text(summary.amount));
    query.bindValue(u":round_trip"_s, text(roundTripId));
    return m_connection.write(query);
}

core::Result<core::Done> Scribe::leaveEntry(const Kept &capture)
{
    const QString &roundTripId = capture.exchange.roundTripId;
    if (roundTripId.isEmpty()) {
        QSqlQuery query = m_connection.prepared(u"DELETE FROM entry WHERE exchange = :exchange"_s);
        query.bindValue(u":exchange"_s, capture.exchange.id);
        return m_connection.write(query);
    }
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE entry SET exchanges = exchanges - 1, bytes = bytes - :bytes WHERE round_trip = :round_trip)"_s);
    query.bindValue(u":bytes"_s, sizeOf(capture.exchange));
    query.bindValue(u":round_trip"_s, roundTripId);
    return m_connection.write(query);
}

core::Result<core::Done> Scribe::join(qint64 exchangeId, const QString &roundTripId, Role role,
                                      const QString &matchedBy)
{
    Q_ASSERT(roundTripId.isEmpty() == (role == Role::Unmatched));
    if (auto indexed = indexAdded(); !indexed)
        return indexed;
    auto before = kept(exchangeId);
    if (!before)
        return before.error();
    TextIndex index(m_connection);
    if (auto removed = index.remove(before->textId, before->exchange); !removed)
        return removed;
    if (auto left = leaveEntry(*before); !left)
        return left;

    Exchange joined = before->exchange;
    joined.roundTripId = roundTripId;
    joined.role = role;
    const auto place = entryFor(joined);
    if (!place)
        return place.error();
    const qint64 textId = TextIndex::placeOf(place->entry, place->ordinal);
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE exchange
        SET round_trip = :round_trip, role = :role, matched_by = :matched_by, text_id = :text_id
        WHERE id = :id)"_s);
    query.bindValue(u":round_trip"_s, reference(roundTripId));
    query.bindValue(u":role"_s, wordFor(role));
    query.bindValue(u":matched_by"_s, text(matchedBy));
    query.bindValue(u":text_id"_s, textId);
    query.bindValue(u":id"_s, exchangeId);
    if (auto written = m_connection.write(query); !written)
        return written;
    if (auto counted = count(*place, joined, joined.id); !counted)
        return counted;
    return index.addRequest(textId, joined);
}

core::Result<core::Done> Scribe::add(const Delivery &delivery)
{
    Statement query = m_connection.statement(uR"(
        INSERT INTO delivery (id, capture, round_trip, target, attempts, next_at, state, last_sentence)
        VALUES (:id, :capture, :round_trip, :target, :attempts, :next_at, :state, :last_sentence))"_s);
    query->bindValue(u":id"_s, text(delivery.id));
    query->bindValue(u":capture"_s, delivery.captureId);
    query->bindValue(u":round_trip"_s, reference(delivery.roundTripId));
    query->bindValue(u":target"_s, text(delivery.target));
    bindProgress(*query, delivery);
    return m_connection.write(*query);
}

core::Result<core::Done> Scribe::update(const Delivery &delivery)
{
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE delivery
        SET attempts = :attempts, next_at = :next_at, state = :state, last_sentence = :last_sentence
        WHERE id = :id)"_s);
    bindProgress(query, delivery);
    query.bindValue(u":id"_s, text(delivery.id));
    if (auto written = m_connection.write(query); !written)
        return written;
    if (query.numRowsAffected() != 1)
        return m_connection.notWritten(tr("there is no delivery %1").arg(delivery.id));
    return core::done();
}

core::Result<core::Done> Scribe::hastenDeliveries(const QList<QDateTime> &latest)
{
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE delivery SET next_at = :latest
        WHERE state = 'waiting' AND next_at > :latest AND attempts = :attempts)"_s);
    for (int attempts = 0; attempts < latest.size(); ++attempts) {
        query.bindValue(u":latest"_s, milliseconds(latest[attempts]));
        query.bindValue(u":attempts"_s, attempts);
        if (auto written = m_connection.write(query); !written)
            return written;
    }
    return core::done();
}

core::Result<core::Done> Scribe::mark(const QList<qint64> &entries, bool areRemoved)
{
    QSqlQuery query = m_connection.prepared(u"UPDATE entry SET removed = :removed WHERE number = :number"_s);
    for (const qint64 number : entries) {
        query.bindValue(u":removed"_s, areRemoved);
        query.bindValue(u":number"_s, number);
        if (auto written = m_connection.write(query); !written)
            return written;
    }
    return core::done();
}

core::Result<qint64> Scribe::mark(const Retention &retention)
{
    qint64 marked = 0;
    const auto markThose = [&](const QString &condition, const QVariant &value) {
        QSqlQuery query =
            m_connection.prepared(u"UPDATE entry SET removed = 1 WHERE NOT removed AND %1"_s.arg(condition));
        query.bindValue(u":value"_s, value);
        const auto written = m_connection.write(query);
        marked += written ? query.numRowsAffected() : 0;
        return written;
    };
    if (retention.olderThan.isValid()) {
        if (const auto done = markThose(u"started_at < :value"_s, milliseconds(retention.olderThan)); !done)
            return done.error();
    }
    if (retention.keepNewest) {
        const auto done = markThose(uR"(number <= (SELECT number FROM entry WHERE NOT removed
                                                   ORDER BY number DESC LIMIT 1 OFFSET :value))"_s,
                                    *retention.keepNewest);
        if (!done)
            return done.error();
    }
    if (retention.maxBytes) {
        const auto done = markThose(uR"(number <= (
            SELECT max(number) FROM (
                SELECT number, sum(bytes) OVER (ORDER BY number DESC) AS so_far
                FROM entry WHERE NOT removed)
            WHERE so_far > :value))"_s,
                                    *retention.maxBytes);
        if (!done)
            return done.error();
    }
    return marked;
}

core::Result<QList<qint64>> Scribe::marked(int limit)
{
    QList<qint64> entries;
    QSqlQuery query =
        m_connection.prepared(u"SELECT number FROM entry WHERE removed ORDER BY number LIMIT :limit"_s);
    query.bindValue(u":limit"_s, limit);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    while (query.next())
        entries += query.value(0).toLongLong();
    return entries;
}

core::Result<bool> Scribe::erase(qint64 entry)
{
    if (auto indexed = indexAdded(); !indexed)
        return indexed.error();
    QSqlQuery all = m_connection.prepared(uR"(
        SELECT exchange.* FROM entry JOIN exchange
        ON exchange.round_trip = entry.round_trip OR exchange.id = entry.exchange
        WHERE entry.number = :number)"_s);
    all.bindValue(u":number"_s, entry);
    if (!Connection::run(all))
        return m_connection.notWritten(all.lastError());
    bool isIndexClean = true;
    TextIndex index(m_connection);
    while (all.next()) {
        const auto exchange = exchangeFrom(all);
        if (!exchange || !exchange->intact) {
            isIndexClean = false; // its words are not known any more
            continue;
        }
        if (const auto removed = index.remove(all.value(u"text_id"_s).toLongLong(), *exchange); !removed)
            return removed.error();
    }
    all.finish();
    if (const auto erased = eraseRows(entry); !erased)
        return erased.error();
    return isIndexClean;
}

core::Result<core::Done> Scribe::eraseRows(qint64 entry)
{
    QSqlQuery query =
        m_connection.prepared(u"SELECT round_trip, exchange FROM entry WHERE number = :number"_s);
    query.bindValue(u":number"_s, entry);
    if (!Connection::run(query) || !query.next())
        return m_connection.notWritten(query.lastError());
    const QVariant roundTrip = query.value(0);
    const QVariant capture = query.value(1);
    query.finish();

    // What refers to a row goes before it.
    const std::pair<QString, QVariant> steps[] = {
        {u"DELETE FROM delivery WHERE round_trip = :value"_s, roundTrip},
        {u"DELETE FROM delivery WHERE capture = :value"_s, capture},
        {u"DELETE FROM entry WHERE number = :value"_s, entry},
        {u"DELETE FROM exchange WHERE round_trip = :value"_s, roundTrip},
        {u"DELETE FROM exchange WHERE id = :value"_s, capture},
        {u"DELETE FROM round_trip WHERE id = :value"_s, roundTrip},
    };
    for (const auto &[sql, value] : steps) {
        QSqlQuery step = m_connection.prepared(sql);
        step.bindValue(u":value"_s, value);
        if (auto written = m_connection.write(step); !written)
            return written;
    }
    return core::done();
}

} // namespace journal
