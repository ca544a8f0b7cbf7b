// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/rows.h"

#include <QCryptographicHash>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// The words in the database: part of its format, so never changed.
constexpr std::pair<Role, QLatin1StringView> roleWords[] = {
    {Role::Submit, "submit"_L1}, {Role::Page, "page"_L1},           {Role::Postback, "postback"_L1},
    {Role::Return, "return"_L1}, {Role::Unmatched, "unmatched"_L1}, {Role::Forward, "forward"_L1},
    {Role::Replay, "replay"_L1},
};
constexpr std::pair<Outcome, QLatin1StringView> outcomeWords[] = {
    {Outcome::Open, "open"_L1},
    {Outcome::Answered, "answered"_L1},
    {Outcome::NotSent, "not-sent"_L1},
    {Outcome::Unknown, "unknown"_L1},
};
constexpr std::pair<Delivery::State, QLatin1StringView> deliveryWords[] = {
    {Delivery::State::Waiting, "waiting"_L1},
    {Delivery::State::Done, "done"_L1},
    {Delivery::State::GivenUp, "given-up"_L1},
};

template <typename Value, std::size_t size>
QString wordIn(const std::pair<Value, QLatin1StringView> (&words)[size], Value value)
{
    const auto found = std::ranges::find(words, value, &std::pair<Value, QLatin1StringView>::first);
    Q_ASSERT(found != std::end(words));
    return found->second;
}

template <typename Value, std::size_t size>
std::optional<Value> meaningOf(const std::pair<Value, QLatin1StringView> (&words)[size], const QString &word)
{
    const auto found = std::ranges::find_if(words, [&](const auto &entry) { return entry.second == word; });
    return found == std::end(words) ? std::nullopt : std::optional(found->first);
}

QByteArray digestOf(std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArrayView part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

} // namespace

QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QVariant bytes(const QByteArray &value)
{
    return value.isNull() ? ""_ba : value;
}

QVariant reference(const QString &id)
{
    return id.isEmpty() ? QVariant() : id;
}

qint64 milliseconds(const QDateTime &time)
{
    Q_ASSERT(time.isValid());
    return time.toMSecsSinceEpoch();
}

QDateTime timeOf(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

QString wordFor(Role role)
{
    return wordIn(roleWords, role);
}

QString wordFor(Outcome outcome)
{
    return wordIn(outcomeWords, outcome);
}

QString wordFor(Delivery::State state)
{
    return wordIn(deliveryWords, state);
}

QByteArray requestDigest(const RoundTripRecord &record)
{
    return digestOf({record.requestBytes});
}

QByteArray requestDigest(const Exchange &exchange)
{
    return digestOf({exchange.requestHead, exchange.requestBody, exchange.requestRaw});
}

QByteArray responseDigest(const Exchange &exchange)
{
    return digestOf({exchange.responseHead, exchange.responseBody});
}

bool isRawElsewhere(const Exchange &exchange)
{
    const QByteArray &raw = exchange.requestRaw;
    return !raw.isEmpty() && raw.size() == exchange.requestHead.size() + exchange.requestBody.size() &&
           raw.startsWith(exchange.requestHead) && raw.endsWith(exchange.requestBody);
}

qint64 sizeOf(const Exchange &exchange)
{
    return exchange.requestHead.size() + exchange.requestBody.size() +
           (isRawElsewhere(exchange) ? 0 : exchange.requestRaw.size()) + exchange.responseHead.size() +
           exchange.responseBody.size();
}

RoundTripRecord roundTripFrom(const QSqlQuery &row)
{
    RoundTripRecord record{.id = row.value(u"id"_s).toString(),
                           .startedAt = timeOf(row.value(u"started_at"_s)),
                           .environment = row.value(u"environment"_s).toString(),
                           .endpoint = row.value(u"endpoint"_s).toString(),
                           .simulated = row.value(u"simulated"_s).toBool(),
                           .documentName = row.value(u"document_name"_s).toString(),
                           .requestBytes = row.value(u"request_bytes"_s).toByteArray(),
                           .returnUrl = row.value(u"return_url"_s).toString(),
                           .postBackUrl = row.value(u"post_back_url"_s).toString(),
                           .callbacksReplaced = row.value(u"callbacks_replaced"_s).toBool()};
    record.intact = row.value(u"digest"_s).toByteArray() == requestDigest(record);
    return record;
}

std::optional<Exchange> exchangeFrom(const QSqlQuery &row)
{
    const auto role = meaningOf(roleWords, row.value(u"role"_s).toString());
    const auto outcome = meaningOf(outcomeWords, row.value(u"outcome"_s).toString());
    if (!role || !outcome)
        return std::nullopt;
    Exchange exchange{.id = row.value(u"id"_s).toLongLong(),
                      .roundTripId = row.value(u"round_trip"_s).toString(),
                      .role = *role,
                      .at = timeOf(row.value(u"at"_s)),
                      .url = row.value(u"url"_s).toString(),
                      .requestHead = row.value(u"request_head"_s).toByteArray(),
                      .requestBody = row.value(u"request_body"_s).toByteArray(),
                      .requestRaw = row.value(u"request_raw"_s).toByteArray(),
                      .outcome = *outcome,
                      .status = row.value(u"status"_s).toInt(),
                      .responseHead = row.value(u"response_head"_s).toByteArray(),
                      .responseBody = row.value(u"response_body"_s).toByteArray(),
                      .elapsedMs = row.value(u"elapsed_ms"_s).toLongLong(),
                      .remark = row.value(u"remark"_s).toString(),
                      .matchedBy = row.value(u"matched_by"_s).toString(),
                      .sourceId = row.value(u"source"_s).toLongLong(),
                      .provoked = row.value(u"provoked"_s).toBool()};
    if (const QVariant masked = row.value(u"masked"_s); !masked.isNull())
        exchange.masked = masked.toBool();
    if (row.value(u"raw_elsewhere"_s).toBool())
        exchange.requestRaw = exchange.requestHead + exchange.requestBody;
    exchange.intact = row.value(u"request_digest"_s).toByteArray() == requestDigest(exchange) &&
                      row.value(u"response_digest"_s).toByteArray() == responseDigest(exchange);
    return exchange;
}

HistoryEntry entryFrom(const QSqlQuery &row)
{
    return {.number = row.value(u"number"_s).toLongLong(),
            .roundTripId = row.value(u"round_trip"_s).toString(),
            .exchangeId = row.value(u"exchange"_s).toLongLong(),
            .startedAt = timeOf(row.value(u"started_at"_s)),
            .environment = row.value(u"environment"_s).toString(),
            .summary = {.title = row.value(u"title"_s).toString(),
                        .state = row.value(u"state"_s).toString(),
                        .amount = row.value(u"amount"_s).toString(),
                        .verdict = row.value(u"verdict"_s).toString(),
                        .failedChecks = row.value(u"failed_checks"_s).toInt()},
            .exchanges = row.value(u"exchanges"_s).toInt(),
            .bytes = row.value(u"bytes"_s).toLongLong()};
}

std::optional<Delivery> deliveryFrom(const QSqlQuery &row)
{
    const auto state = meaningOf(deliveryWords, row.value(u"state"_s).toString());
    if (!state)
        return std::nullopt;
    return Delivery{.id = row.value(u"id"_s).toString(),
                    .captureId = row.value(u"capture"_s).toLongLong(),
                    .roundTripId = row.value(u"round_trip"_s).toString(),
                    .target = row.value(u"target"_s).toString(),
                    .attempts = row.value(u"attempts"_s).toInt(),
                    .nextAt = timeOf(row.value(u"next_at"_s)),
                    .state = *state,
                    .lastSentence = row.value(u"last_sentence"_s).toString()};
}

void bindEnd(QSqlQuery &query, const Exchange &exchange)
{
    query.bindValue(u":outcome"_s, wordFor(exchange.outcome));
    query.bindValue(u":status"_s, exchange.status);
    query.bindValue(u":response_head"_s, bytes(exchange.responseHead));
    query.bindValue(u":response_body"_s, bytes(exchange.responseBody));
    query.bindValue(u":response_digest"_s, responseDigest(exchange));
    query.bindValue(u":elapsed_ms"_s, exchange.elapsedMs);
    query.bindValue(u":remark"_s, text(exchange.remark));
}

void bindProgress(QSqlQuery &query, const Delivery &delivery)
{
    query.bindValue(u":attempts"_s, delivery.attempts);
    query.bindValue(u":next_at"_s, milliseconds(delivery.nextAt));
    query.bindValue(u":state"_s, wordFor(delivery.state));
    query.bindValue(u":last_sentence"_s, text(delivery.lastSentence));
}

} // namespace journal
