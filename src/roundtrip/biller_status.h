// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/client.h"

#include <QObject>
#include <QPointer>

namespace roundtrip
{

/// `/api/v1/biller/status` on the endpoint's server (docs/contract.md#create-request).
QUrl billerStatusUrl(const QUrl &endpoint);

/// What the service says with its answer to a GET of that. Well when the biller is active. Fails with
/// `not-reached`, `key-refused`, `inactive` or `not-understood`.
core::Result<core::Done> judgeBillerStatus(const http::Reply &reply);

/// Asks a service, without any payment, whether it takes the API key.
class BillerStatus : public QObject
{
    Q_OBJECT
public:
    explicit BillerStatus(QObject *parent = nullptr);

    /// Answered by checked(), the newest question only.
    void check(const QUrl &endpoint, const QByteArray &apiKey, const http::Transport &transport = {});

signals:
    /// As judgeBillerStatus(), and fails with `endpoint`; the sentence is redacted.
    void checked(const core::Result<core::Done> &result);

private:
    http::Client m_client;
    QPointer<http::Call> m_call;
};

} // namespace roundtrip
