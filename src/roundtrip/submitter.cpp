// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/submitter.h"

#include "core/redaction.h"
#include "roundtrip/endpoint.h"
#include "roundtrip/relay.h"

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

/// `authorization` as it is sent, or the mark that stands for it.
http::ClientRequest requestFor(const SubmitOrder &order, const QByteArray &authorization)
{
    http::ClientRequest request;
    request.url = order.endpoint;
    request.headers = headersFor(authorization);
    request.body = order.bytes;
    request.transport = order.transport;
    return request;
}

} // namespace

Submitter::Submitter(QObject *parent) : QObject(parent), m_client({}, this) {}

core::Result<Exchange> Submitter::prepare(const SubmitOrder &order) const
{
    if (const core::Result<core::Done> checked = checkEndpoint(order.endpoint, !order.apiKey.isEmpty());
        !checked)
        return checked.error();
    const QByteArray mark = order.apiKey.isEmpty() ? QByteArray() : QByteArray(core::redactedMark);
    Exchange exchange = begunExchange(journal::Role::Submit, requestFor(order, mark));
    exchange.roundTripId = order.id;
    return exchange;
}

void Submitter::send(const SubmitOrder &order, const Exchange &exchange)
{
    http::Call *call = m_client.send(requestFor(order, order.apiKey.toBase64()));
    m_calls.insert(order.id, call);
    connect(call, &http::Call::finished, this, [this, exchange](const http::Reply &reply) {
        m_calls.remove(exchange.roundTripId);
        emit finished(endedExchange(exchange, reply));
    });
}

void Submitter::cancel(const QString &id)
{
    if (http::Call *call = m_calls.value(id))
        call->cancel();
}

} // namespace roundtrip
