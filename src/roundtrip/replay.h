// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/form.h"
#include "http/target.h"
#include "roundtrip/message.h"
#include "roundtrip/relay.h"
#include "roundtrip/round_trip.h"

#include <QDateTime>
#include <QObject>
#include <QUrl>

namespace roundtrip
{

/// The eighteen fields of a postback that reports this round trip as paid and approved now: those of its
/// newest postback, or, where it has none, of its first invoice with a new PaymentGUID.
QList<http::FormField> composePostback(const RoundTrip &trip, const QDateTime &now);

/// What to send where.
struct ReplayOrder {
    QString roundTripId;     ///< which it belongs to; empty for none
    QList<Message> messages; ///< sent in this order, each after the answer to the one before
    int times = 1;           ///< how often the whole list is sent
    int delayMs = 0;         ///< between two messages
    QUrl target;
    bool allowPrivate = false; ///< `target` may be in a private network; it may always be this machine
    QString caFile = {};       ///< PEM certificates trusted besides the system's; empty for none
};

/// Sends postbacks because the user asks for it, each once, and keeps each with its answer.
class Replayer : public QObject
{
    Q_OBJECT
public:
    /// `log` must outlive it.
    explicit Replayer(ExchangeLog *log, QObject *parent = nullptr);

    /// `ownPorts` as in http::TargetRules. Several orders may be under way at once.
    void send(const ReplayOrder &order, const QList<quint16> &ownPorts);

signals:
    /// One message has its answer, or will get none.
    void sent(const journal::Exchange &exchange);
    /// Every message of the order was sent, or tried.
    void finished();

private:
    void sendNext(const ReplayOrder &order, qsizetype number, const http::TargetRules &rules);

    ExchangeLog *m_log;
    http::TargetClient m_client;
};

} // namespace roundtrip
