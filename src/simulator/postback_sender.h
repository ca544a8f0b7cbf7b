// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/client.h"
#include "simulator/payment_service.h"

#include <QHash>
#include <QObject>
#include <QQueue>

namespace simulator
{

/// Sends postbacks, those of one payment strictly one after another. Each is tried once unless it says
/// otherwise: whether the live service tries again is open.
class PostbackSender : public QObject
{
    Q_OBJECT
public:
    /// `client` must outlive it.
    explicit PostbackSender(http::Client *client, QObject *parent = nullptr);

    /// Trusts these certificates (PEM) besides the system's from now on; empty for none.
    void setCaFile(const QString &file) { m_caFile = file; }

    void send(const Postback &postback);

signals:
    /// A try ended: the answer's status, or why there is none, as a sentence.
    void sent(const simulator::Postback &postback, const QString &outcome);

private:
    void sendNext(const QString &token);
    void sendHead(const QString &token);
    void conclude(const QString &token, const http::Reply &reply);

    http::Client *m_client;
    QString m_caFile;
    QHash<QString, QQueue<Postback>> m_waiting; ///< by payment; the head is under way
};

} // namespace simulator
