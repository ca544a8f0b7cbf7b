// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/biller_status.h"

#include "core/json.h"
#include "core/redaction.h"
#include "roundtrip/endpoint.h"

#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Result;

namespace roundtrip
{

QUrl billerStatusUrl(const QUrl &endpoint)
{
    QUrl url = endpoint;
    url.setPath(u"/api/v1/biller/status"_s);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

Result<core::Done> judgeBillerStatus(const http::Reply &reply)
{
    if (reply.outcome != http::Reply::Outcome::Answered)
        return Error{u"not-reached"_s, reply.sentence};
    const int status = reply.response.status;
    if (status == 401 || status == 403)
        return Error{u"key-refused"_s,
                     BillerStatus::tr("The service refuses the API key (HTTP %1).").arg(status)};
    const Result<core::Json> answer = core::parseJson(reply.response.body);
    const core::Json *active = answer && answer->isObject() ? answer->member(u"Active") : nullptr;
    if (status != 200 || !active || active->kind() != core::Json::Kind::Bool)
        return Error{
            u"not-understood"_s,
            BillerStatus::tr("The answer is not a biller's status (HTTP %1). Is this a CPV2 service?")
                .arg(status)};
    if (!active->toBool())
        return Error{u"inactive"_s,
                     BillerStatus::tr("The service knows the key, but the biller is not active.")};
    return core::done();
}

BillerStatus::BillerStatus(QObject *parent) : QObject(parent), m_client({}, this) {}

void BillerStatus::check(const QUrl &endpoint, const QByteArray &apiKey, const http::Transport &transport)
{
    if (m_call) {
        m_call->disconnect(this);
        m_call->cancel();
    }
    if (const Result<core::Done> sendable = checkEndpoint(endpoint, !apiKey.isEmpty()); !sendable) {
        QTimer::singleShot(0, this, [this, sendable] { emit checked(sendable); });
        return;
    }
    http::ClientRequest request;
    request.method = "GET";
    request.url = billerStatusUrl(endpoint);
    request.headers = {{"Authorization", "Basic " + apiKey.toBase64()}, {"Accept", "application/json"}};
    request.transport = transport;
    m_call = m_client.send(request);
    const core::Redactor redactor({.secrets = {apiKey}, .idFields = {}});
    connect(m_call, &http::Call::finished, this, [this, redactor](const http::Reply &reply) {
        const Result<core::Done> result = judgeBillerStatus(reply);
        if (result)
            emit checked(result);
        else
            emit checked(Error{result.error().code, redactor.redact(result.error().sentence)});
    });
}

} // namespace roundtrip
