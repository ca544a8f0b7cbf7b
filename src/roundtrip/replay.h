// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/form.h"
#include "http/target.h"
#include "roundtrip/relay.h"
#include "roundtrip/round_trip.h"

#include <QDate>
#include <QObject>
#include <QUrl>

namespace roundtrip
{

/// A postback to send by hand: what of a request is the person's to choose.
struct Message {
    QByteArray method = "POST"; ///< GET or POST
    QByteArray contentType = "application/x-www-form-urlencoded";
    QByteArray body;
    QByteArray query;    ///< of a captured request, still percent-encoded; joined to the target's own
    qint64 sourceId = 0; ///< the capture it was made from; 0 for none
    bool operator==(const Message &) const = default;
};

/// The capture's own bytes. A number that was masked in it stays masked.
Message messageOf(const journal::Exchange &capture);

/// A postback's eighteen fields as the service would tell of this round trip, paid and approved now: those
/// of its newest postback where it has one, else of its first invoice, with a new PaymentGUID.
QList<http::FormField> composePostback(const RoundTrip &trip, const QDateTime &now);

/// The message with one field set, every other byte as it was; a field that is not there is added.
/// Fails with `replay` when the body is no form.
core::Result<Message> withField(Message message, const QString &name, const QString &value);
/// … with another PaymentGUID.
core::Result<Message> withNewGuid(const Message &message);
/// … with another day in PaymentDate, its time and its spelling kept where they can be told.
core::Result<Message> withDate(const Message &message, QDate date);

/// What to send where.
struct ReplayOrder {
    QString roundTripId;     ///< which it belongs to; empty for none
    QList<Message> messages; ///< sent in this order, each after the answer to the one before
    int times = 1;           ///< how often the whole list
    int delayMs = 0;         ///< between two
    QUrl target;
    bool allowPrivate = false; ///< `target` may be in a private network; this machine it may be anyway
};

/// Sends postbacks by hand, each once, and keeps each with its answer.
class Replayer : public QObject
{
    Q_OBJECT
public:
    /// `log` must outlive it.
    explicit Replayer(ExchangeLog *log, QObject *parent = nullptr);

    /// `ownPorts` as in http::TargetRules. Several orders may be under way at once.
    void send(const ReplayOrder &order, const QList<quint16> &ownPorts);

signals:
    /// One has its answer, or none.
    void sent(const journal::Exchange &exchange);
    /// All of the order are through.
    void finished();

private:
    void sendNext(const ReplayOrder &order, qsizetype number, const http::TargetRules &rules);

    ExchangeLog *m_log;
    http::TargetClient m_client;
};

} // namespace roundtrip
