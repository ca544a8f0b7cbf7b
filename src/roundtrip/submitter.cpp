// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/submitter.h"

#include "core/redaction.h"
#include "roundtrip/endpoint.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;

namespace
{

http::Headers headersFor(const QByteArray &authorization)
{
    http::Headers headers{{"Content-Type", "application/json"},
                          {"Accept", "application/json"},
                          {"User-Agent", "CPV2-Workbench/" WORKBENCH_VERSION}};
    if (!authorization.isEmpty())
        headers.append({"Authorization", "Basic " + authorization});
    return headers;
}

QByteArray headText(const QByteArray &firstLine, const http::Headers &headers)
{
    QByteArray head = firstLine + "\r\n";
    for (const http::Header &header : headers)
        head += header.name + ": " + header.value + "\r\n";
    return head + "\r\n";
}

} // namespace

Submitter::Submitter(QObject *parent) : QObject(parent), m_client({}, this) {}

core::RedactionRules Submitter::redactionOf(const SubmitOrder &order) const
{
    core::RedactionRules rules = m_redaction;
    rules.secrets.append(order.apiKey);
    return rules;
}

core::Result<Exchange> Submitter::prepare(const SubmitOrder &order) const
{
    const QUrl &url = order.endpoint;
    if (const core::Result<core::Done> checked = checkEndpoint(url, !order.apiKey.isEmpty()); !checked)
        return checked.error();

    http::Headers headers =
        headersFor(order.apiKey.isEmpty() ? QByteArray() : QByteArray(core::redactedMark));
    headers.prepend({"Host", url.authority(QUrl::FullyEncoded).toLatin1()});
    headers.append({"Content-Length", QByteArray::number(order.bytes.size())});

    const core::RedactionRules redaction = redactionOf(order);
    Exchange exchange;
    exchange.roundTripId = order.id;
    exchange.role = journal::Role::Submit;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = core::redact(url.toString(QUrl::FullyEncoded), redaction);
    const QString target =
        url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    exchange.requestHead = core::redact(
        headText("POST " + (target.isEmpty() ? "/" : target.toLatin1()) + " HTTP/1.1", headers), redaction);
    exchange.requestBody = core::redact(order.bytes, redaction);
    return exchange;
}

void Submitter::send(const SubmitOrder &order, const Exchange &exchange)
{
    http::ClientRequest request;
    request.url = order.endpoint;
    request.headers = headersFor(order.apiKey.toBase64());
    request.body = order.bytes;
    request.transport = order.transport;

    http::Call *call = m_client.send(request);
    m_calls.insert(order.id, call);
    const core::RedactionRules redaction = redactionOf(order);
    connect(call, &http::Call::finished, this, [this, exchange, redaction](const http::Reply &reply) {
        m_calls.remove(exchange.roundTripId);
        Exchange ended = exchange;
        switch (reply.outcome) {
        case http::Reply::Outcome::Answered:
            ended.outcome = journal::Outcome::Answered;
            break;
        case http::Reply::Outcome::NotSent:
            ended.outcome = journal::Outcome::NotSent;
            break;
        case http::Reply::Outcome::Unknown:
            ended.outcome = journal::Outcome::Unknown;
            break;
        }
        const http::Response &response = reply.response;
        const auto clean = [&](const QByteArray &bytes) {
            return core::redact(bytes, redaction);
        };
        if (reply.outcome != http::Reply::Outcome::NotSent && !response.headers.isEmpty()) {
            const QByteArray status = QByteArray::number(response.status);
            ended.status = response.status;
            ended.responseHead = clean(
                headText("HTTP/1.1 " + status + ' ' + http::reasonPhrase(response.status), response.headers));
            ended.responseBody = clean(response.body);
        }
        ended.elapsedMs = reply.elapsedMs;
        ended.remark = core::redact(reply.sentence, redaction);
        emit finished(ended);
    });
}

void Submitter::cancel(const QString &id)
{
    if (http::Call *call = m_calls.value(id))
        call->cancel();
}

} // namespace roundtrip
