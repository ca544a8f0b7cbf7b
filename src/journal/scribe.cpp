// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/scribe.h"

#include "journal/connection.h"
#include "journal/rows.h"

#include <QSqlError>

#include <limits>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// What one slice of long work does at most, so that a capture never waits long for it. One exchange is
// never divided.
constexpr qsizetype exchangesAtOnce = 64;
constexpr qint64 bytesAtOnce = 512 * 1024;

/// For json_each().
QString listOf(const QList<qint64> &numbers)
{
    QStringList texts;
    for (const qint64 number : numbers)
        texts += QString::number(number);
    return u'[' + texts.join(u',') + u']';
}

} // namespace

Scribe::Scribe(const Connection &connection) : m_connection(connection), m_index(connection) {}

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
    const bool isRaw = isRawElsewhere(exchange);
    const auto isBody = isBodyElsewhere(exchange);
    if (!isBody)
        return isBody.error();
    Statement query = m_connection.statement(uR"(
        INSERT INTO exchange (round_trip, role, at, url,
                              request_head, request_body, request_raw, request_digest,
                              outcome, status, response_head, response_body, response_digest,
                              elapsed_ms, remark, matched_by, source, provoked, masked, text_id,
                              raw_elsewhere, body_elsewhere)
        VALUES (:round_trip, :role, :at, :url,
                :request_head, :request_body, :request_raw, :request_digest,
                :outcome, :status, :response_head, :response_body, :response_digest,
                :elapsed_ms, :remark, :matched_by, :source, :provoked, :masked, :text_id,
                :raw_elsewhere, :body_elsewhere))"_s);
    query->bindValue(u":round_trip"_s, reference(exchange.roundTripId));
    query->bindValue(u":role"_s, wordFor(exchange.role));
    query->bindValue(u":at"_s, milliseconds(exchange.at));
    query->bindValue(u":url"_s, text(exchange.url));
    query->bindValue(u":request_head"_s, bytes(exchange.requestHead));
    query->bindValue(u":request_body"_s, bytes(*isBody ? QByteArray() : exchange.requestBody));
    query->bindValue(u":request_raw"_s, bytes(isRaw ? QByteArray() : exchange.requestRaw));
    query->bindValue(u":raw_elsewhere"_s, isRaw);
    query->bindValue(u":body_elsewhere"_s, *isBody);
    query->bindValue(u":request_digest"_s, requestDigest(exchange));
    query->bindValue(u":matched_by"_s, text(exchange.matchedBy));
    query->bindValue(u":source"_s, exchange.sourceId);
    query->bindValue(u":provoked"_s, exchange.provoked);
    query->bindValue(u":masked"_s, exchange.masked ? QVariant(*exchange.masked) : QVariant());
    query->bindValue(u":text_id"_s, textId);
    bindEnd(*query, exchange);
    if (const auto written = m_connection.write(*query); !written)
        return written.error();
    const qint64 id = query->lastInsertId().toLongLong();
    const qint64 size = sizeOf(exchange) - (*isBody ? exchange.requestBody.size() : 0);
    if (const auto counted = count(*place, exchange, id, size); !counted)
        return counted.error();
    m_toIndex.push_back({textId, exchange});
    return id;
}

core::Result<core::Done> Scribe::indexAdded()
{
    for (const auto &[place, exchange] : std::exchange(m_toIndex, {})) {
        if (auto indexed = m_index.addRequest(place, exchange); !indexed)
            return indexed;
        if (auto indexed = m_index.addResponse(place, exchange); !indexed)
            return indexed;
    }
    return core::done();
}

/// What is submitted is the round trip's request.
core::Result<bool> Scribe::isBodyElsewhere(const Exchange &exchange)
{
    if (exchange.role != Role::Submit || exchange.requestBody.isEmpty())
        return false;
    QSqlQuery query = m_connection.prepared(u"SELECT request_bytes = :body FROM round_trip WHERE id = :id"_s);
    query.bindValue(u":body"_s, exchange.requestBody);
    query.bindValue(u":id"_s, exchange.roundTripId);
    const auto isEqual = m_connection.value(query);
    if (!isEqual)
        return isEqual.error();
    return isEqual->toBool();
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
    if (!query->next()) {
        return core::Error{
            unknownRoundTrip,
            m_connection.notWritten(tr("there is no round trip %1").arg(exchange.roundTripId)).sentence};
    }
    return Place{query->value(0).toLongLong(), query->value(1).toLongLong()};
}

core::Result<core::Done> Scribe::count(const Place &place, const Exchange &exchange, qint64 id, qint64 size)
{
    Statement query = m_connection.statement(uR"(
        UPDATE entry
        SET exchanges = exchanges + 1, places = places + 1, bytes = bytes + :bytes, exchange = :exchange
        WHERE number = :number)"_s);
    query->bindValue(u":bytes"_s, size);
    query->bindValue(u":exchange"_s, exchange.roundTripId.isEmpty() ? QVariant(id) : QVariant());
    query->bindValue(u":number"_s, place.entry);
    return m_connection.write(*query);
}

core::Result<Scribe::Indexed> Scribe::kept(qint64 exchangeId)
{
    QSqlQuery query = m_connection.prepared(u"SELECT * FROM whole_exchange WHERE id = :id"_s);
    query.bindValue(u":id"_s, exchangeId);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    const bool isThere = query.next();
    auto exchange = isThere ? exchangeFrom(query) : std::nullopt;
    if (!exchange)
        return m_connection.notWritten(tr("there is no exchange %1").arg(exchangeId));
    return Indexed{*std::move(exchange), query.value(u"text_id"_s).toLongLong()};
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
    if (auto removed = m_index.removeResponse(before->textId, before->exchange); !removed)
        return removed;
    return m_index.addResponse(before->textId, after);
}

core::Result<core::Done> Scribe::setSummary(const QString &roundTripId, const Summary &summary)
{
    // What is said again costs no write.
    QSqlQuery query = m_connection.prepared(uR"(
        UPDATE entry SET title = :title, state = :state, amount = :amount, verdict = :verdict,
                         failed_checks = :failed_checks
        WHERE round_trip = :round_trip AND (title, state, amount, verdict, failed_checks) <>
              (:title, :state, :amount, :verdict, :failed_checks))"_s);
    query.bindValue(u":title"_s, text(summary.title));
    query.bindValue(u":state"_s, text(summary.state));
    query.bindValue(u":amount"_s, text(summary.amount));
    query.bindValue(u":verdict"_s, text(summary.verdict));
    query.bindValue(u":failed_checks"_s, summary.failedChecks);
    query.bindValue(u":round_trip"_s, text(roundTripId));
    return m_connection.write(query);
}

core::Result<core::Done> Scribe::leaveEntry(const Indexed &capture)
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
    Q_ASSERT(!roundTripId.isEmpty() || role == Role::Unmatched);
    if (auto indexed = indexAdded(); !indexed)
        return indexed;
    auto before = kept(exchangeId);
    if (!before)
        return before.error();
    if (auto removed = m_index.remove(before->textId, before->exchange); !removed)
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
    if (auto counted = count(*place, joined, joined.id, sizeOf(joined)); !counted)
        return counted;
    return m_index.addRequest(textId, joined);
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
        SET target = :target, attempts = :attempts, next_at = :next_at, state = :state,
            last_sentence = :last_sentence
        WHERE id = :id)"_s);
    bindProgress(query, delivery);
    query.bindValue(u":id"_s, text(delivery.id));
    query.bindValue(u":target"_s, text(delivery.target));
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
    QSqlQuery query = m_connection.prepared(
        u"UPDATE entry SET removed = :removed WHERE number IN (SELECT value FROM json_each(:entries))"_s);
    query.bindValue(u":removed"_s, areRemoved);
    query.bindValue(u":entries"_s, listOf(entries));
    return m_connection.write(query);
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
    if (query.lastError().isValid())
        return m_connection.notWritten(query.lastError());
    return entries;
}

core::Result<Scribe::Run> Scribe::exchangesOf(qint64 entry, qint64 upTo, qsizetype limit)
{
    QSqlQuery line =
        m_connection.prepared(u"SELECT round_trip, exchange FROM entry WHERE number = :number"_s);
    line.bindValue(u":number"_s, entry);
    if (!Connection::run(line))
        return m_connection.notWritten(line.lastError());
    if (!line.next())
        return Run();
    const bool isRoundTrip = !line.value(0).isNull();
    QSqlQuery query = m_connection.prepared(
        u"SELECT * FROM whole_exchange WHERE %1 = :value AND id <= :up_to ORDER BY id DESC LIMIT :limit"_s
            .arg(isRoundTrip ? u"round_trip"_s : u"id"_s));
    query.bindValue(u":value"_s, line.value(isRoundTrip ? 0 : 1));
    query.bindValue(u":up_to"_s, upTo);
    query.bindValue(u":limit"_s, limit + 1);
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    Run found;
    while (found.exchanges.size() < limit && found.bytes < bytesAtOnce && query.next()) {
        Kept kept{.id = query.value(u"id"_s).toLongLong(),
                  .exchange = exchangeFrom(query),
                  .textId = query.value(u"text_id"_s).toLongLong(),
                  .isRawElsewhere = query.value(u"raw_elsewhere"_s).toBool(),
                  .isBodyElsewhere = query.value(u"body_elsewhere"_s).toBool()};
        found.bytes += kept.exchange ? sizeOf(*kept.exchange) : 0;
        found.exchanges += std::move(kept);
    }
    found.isLast = !query.next();
    if (query.lastError().isValid())
        return m_connection.notWritten(query.lastError());
    return found;
}

core::Result<Scribe::Erased> Scribe::eraseSome(const QList<qint64> &entries)
{
    if (const auto indexed = indexAdded(); !indexed)
        return indexed.error();
    QList<qint64> gone;
    QList<qint64> exchanges;
    qint64 bytes = 0;
    for (const qint64 entry : entries) {
        const qsizetype room = exchangesAtOnce - exchanges.size();
        if (room <= 0 || bytes >= bytesAtOnce)
            break;
        const auto found = exchangesOf(entry, std::numeric_limits<qint64>::max(), room);
        if (!found)
            return found.error();
        for (const Kept &each : found->exchanges) {
            if (const auto removed = removeWords(entry, each); !removed)
                return removed.error();
            exchanges += each.id;
        }
        bytes += found->bytes;
        if (!found->isLast) { // hidden until the next slice
            if (const auto hidden = mark({entry}, true); !hidden)
                return hidden.error();
            break;
        }
        gone += entry;
    }
    const auto roundTrips = eraseRows(gone, exchanges);
    if (!roundTrips)
        return roundTrips.error();
    return Erased{gone.size(), *roundTrips};
}

core::Result<core::Done> Scribe::removeWords(qint64 entry, const Kept &kept)
{
    if (kept.textId == 0)
        return core::done();
    if (kept.exchange && kept.exchange->intact)
        return m_index.remove(kept.textId, *kept.exchange);
    return m_index.restart(entry); // its words are no longer known
}

core::Result<QStringList> Scribe::eraseRows(const QList<qint64> &entries, const QList<qint64> &exchanges)
{
    QSqlQuery query = m_connection.prepared(uR"(
        SELECT round_trip, json_group_array(round_trip) OVER () FROM entry
        WHERE number IN (SELECT value FROM json_each(:entries)) AND round_trip IS NOT NULL)"_s);
    query.bindValue(u":entries"_s, listOf(entries));
    if (!Connection::run(query))
        return m_connection.notWritten(query.lastError());
    QStringList roundTrips;
    QString roundTripList = u"[]"_s;
    while (query.next()) {
        roundTrips += query.value(0).toString();
        roundTripList = query.value(1).toString();
    }
    query.finish();
    // What refers to a row goes before it. An unmatched capture's entry refers to it and may have been left
    // for the next slice.
    const std::pair<QString, QString> steps[] = {
        {u"DELETE FROM delivery WHERE round_trip IN (SELECT value FROM json_each(:list))"_s, roundTripList},
        {u"DELETE FROM delivery WHERE capture IN (SELECT value FROM json_each(:list))"_s, listOf(exchanges)},
        {u"DELETE FROM entry WHERE number IN (SELECT value FROM json_each(:list))"_s, listOf(entries)},
        {u"UPDATE entry SET exchange = NULL WHERE exchange IN (SELECT value FROM json_each(:list))"_s,
         listOf(exchanges)},
        {u"DELETE FROM exchange WHERE id IN (SELECT value FROM json_each(:list))"_s, listOf(exchanges)},
        {u"DELETE FROM round_trip WHERE id IN (SELECT value FROM json_each(:list))"_s, roundTripList},
    };
    for (const auto &[sql, list] : steps) {
        QSqlQuery step = m_connection.prepared(sql);
        step.bindValue(u":list"_s, list);
        if (const auto written = m_connection.write(step); !written)
            return written.error();
    }
    return roundTrips;
}

core::Result<std::optional<qint64>> Scribe::convertSome()
{
    if (const auto indexed = indexAdded(); !indexed)
        return indexed.error();
    auto position = m_index.unfinished();
    if (!position)
        return position.error();
    if (!*position)
        return std::optional<qint64>();
    qint64 entry = (*position)->entry;
    qint64 upTo = (*position)->exchange;
    qsizetype room = exchangesAtOnce;
    for (qint64 bytes = 0; room > 0 && bytes < bytesAtOnce;) {
        const auto found = exchangesOf(entry, upTo, room);
        if (!found)
            return found.error();
        for (const Kept &each : found->exchanges) {
            if (const auto converted = convert(entry, each); !converted)
                return converted.error();
        }
        if (!found->isLast) {
            upTo = found->exchanges.last().id - 1;
            break;
        }
        room -= found->exchanges.size() + 1;
        bytes += found->bytes;
        const auto next = entryBefore(entry);
        if (!next)
            return next.error();
        if (*next == 0) {
            const auto reached = m_index.reach(entry, std::nullopt);
            return reached ? core::Result<std::optional<qint64>>(std::optional(entry)) : reached.error();
        }
        entry = *next;
        upTo = std::numeric_limits<qint64>::max();
    }
    if (const auto reached = m_index.reach(entry, TextIndex::Position{entry, upTo}); !reached)
        return reached.error();
    return std::optional(entry);
}

core::Result<qint64> Scribe::entryBefore(qint64 entry)
{
    QSqlQuery query = m_connection.prepared(
        u"SELECT max(number) FROM entry WHERE number < :number AND number >= (:number >> 12) << 12"_s);
    query.bindValue(u":number"_s, entry);
    const auto number = m_connection.value(query);
    if (!number)
        return number.error();
    return number->toLongLong(); // 0 for NULL: entries are numbered from 1
}

core::Result<core::Done> Scribe::convert(qint64 entry, const Kept &kept)
{
    if (!kept.exchange)
        return core::done(); // it cannot be shown, so it is not to be found
    qint64 place = kept.textId;
    if (place == 0) {
        const auto taken = takePlace(entry);
        if (!taken)
            return taken.error();
        place = *taken;
    }
    const Exchange &exchange = *kept.exchange;
    const bool isRaw = !kept.isRawElsewhere && isRawElsewhere(exchange);
    const auto isEqual = kept.isBodyElsewhere ? core::Result<bool>(false) : isBodyElsewhere(exchange);
    if (!isEqual)
        return isEqual.error();
    if (isRaw || *isEqual || place != kept.textId) {
        QSqlQuery query = m_connection.prepared(uR"(
            UPDATE exchange
            SET request_raw = iif(:raw, x'', request_raw), raw_elsewhere = raw_elsewhere OR :raw,
                request_body = iif(:body, x'', request_body), body_elsewhere = body_elsewhere OR :body,
                text_id = :text_id
            WHERE id = :id)"_s);
        query.bindValue(u":raw"_s, isRaw);
        query.bindValue(u":body"_s, *isEqual);
        query.bindValue(u":text_id"_s, place);
        query.bindValue(u":id"_s, kept.id);
        if (auto written = m_connection.write(query); !written)
            return written;
    }
    if (isRaw || *isEqual) {
        QSqlQuery size =
            m_connection.prepared(u"UPDATE entry SET bytes = bytes - :bytes WHERE number = :number"_s);
        size.bindValue(u":bytes"_s, (isRaw ? exchange.requestRaw.size() : 0) +
                                        (*isEqual ? exchange.requestBody.size() : 0));
        size.bindValue(u":number"_s, entry);
        if (auto written = m_connection.write(size); !written)
            return written;
    }
    return m_index.addUnindexed(place, exchange);
}

core::Result<qint64> Scribe::takePlace(qint64 entry)
{
    QSqlQuery query = m_connection.prepared(
        u"UPDATE entry SET places = places + 1 WHERE number = :number RETURNING places - 1"_s);
    query.bindValue(u":number"_s, entry);
    const auto ordinal = m_connection.value(query);
    if (!ordinal)
        return ordinal.error();
    return TextIndex::placeOf(entry, ordinal->toLongLong());
}

core::Result<bool> Scribe::giveBackSome(int pages)
{
    QSqlQuery free = m_connection.prepared(u"PRAGMA freelist_count"_s);
    const auto before = m_connection.value(free);
    if (!before)
        return before.error();
    free.finish();
    QSqlQuery query = m_connection.prepared(u"PRAGMA incremental_vacuum(%1)"_s.arg(pages));
    if (auto written = m_connection.write(query); !written)
        return written.error();
    while (query.next()) // each row is a page
        continue;
    if (query.lastError().isValid())
        return m_connection.notWritten(query.lastError());
    query.finish();
    const auto after = m_connection.value(free);
    if (!after)
        return after.error();
    return after->toLongLong() > 0 && after->toLongLong() < before->toLongLong();
}

core::Result<bool> Scribe::mergeSome()
{
    return m_index.mergeSome();
}

} // namespace journal
