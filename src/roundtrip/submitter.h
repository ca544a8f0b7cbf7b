// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/client.h"
#include "journal/records.h"
#include "roundtrip/desk.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace roundtrip
{

/// Posts a payment request once, and tells how it ended. The API key goes into the `Authorization`
/// header only (Basic, the key alone in base64: docs/contract.md#create-request); the exchange has a mark in
/// its place.
class Submitter : public QObject
{
    Q_OBJECT
public:
    explicit Submitter(QObject *parent = nullptr);

    /// The exchange as it will be written down before sending. Fails as checkEndpoint() does.
    core::Result<journal::Exchange> prepare(const SubmitOrder &order) const;
    void send(const SubmitOrder &order, const journal::Exchange &exchange);
    void cancel(const QString &id);

signals:
    void finished(const journal::Exchange &exchange);

private:
    http::Client m_client;
    QHash<QString, QPointer<http::Call>> m_calls;
};

} // namespace roundtrip
