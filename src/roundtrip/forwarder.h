// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/target.h"
#include "journal/records.h"
#include "roundtrip/forwarding.h"
#include "roundtrip/relay.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QQueue>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace journal
{
class Journal;
}

namespace roundtrip
{

/// How patient a forwarder is.
struct ForwarderLimits {
    int attemptDeadlineMs = 15'000;
    qsizetype replyBytes = 64 * 1024; ///< of the answer's body, what is kept
    int atOnce = 4;
    /// Before the second attempt, the third, and so on; after the last one it is given up.
    QList<std::chrono::milliseconds> pauses = {
        std::chrono::seconds(5), std::chrono::minutes(5), std::chrono::minutes(30), std::chrono::hours(2),
        std::chrono::hours(5),   std::chrono::hours(10),  std::chrono::hours(10)};
    std::chrono::milliseconds heldPause = std::chrono::minutes(5);   ///< while its address is not in force
    std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc; ///< UTC, by a clock that may be set
};

/// Sends captured postbacks on to the biller's own handlers, with the same bytes: at least once, those of
/// one round trip in their order, again with growing pauses until the handler says 2xx. What waits is in
/// the journal, not in memory, and outlives the program; it is sent only while its address is in force, so
/// that no postback follows an instruction that the user has taken back (docs/faults.md, W01). A clock that
/// is set back delays nothing for longer than its pause (docs/faults.md, T12). The one exception is a capture
/// with a card number: its bytes are on no disk, so it has one attempt, at once (docs/faults.md, R07).
class Forwarder : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    Forwarder(journal::Journal *journal, ExchangeLog *log, const ForwarderLimits &limits = {},
              QObject *parent = nullptr);

    /// Applies to this environment's round trips. Nothing is forwarded until this is called.
    void setForwarding(const QString &environment, const Forwarding &forwarding);
    /// As in http::TargetRules.
    void setOwnPorts(const QList<quint16> &ports) { m_ownPorts = ports; }

    /// Where a captured postback goes on to, to be written down with it. Nothing when it does not, and the
    /// capture's remark says why where the user would expect it to. `query` is the one it came with.
    std::optional<journal::Delivery> deliveryFor(journal::Exchange &capture,
                                                 const journal::RoundTripRecord &trip,
                                                 const QByteArray &query) const;
    /// The capture lacks bytes that would have to be sent, since they were masked.
    static bool needsMemory(const journal::Exchange &capture, const http::Request &asItCame);
    /// What deliveryFor() gave is in the journal.
    void wake();
    /// Instead of writing the delivery down, for a capture that needsMemory().
    void sendFromMemory(const journal::Delivery &delivery, const journal::RoundTripRecord &trip,
                        const http::Request &asItCame);
    /// Where the payer's browser is sent on to; empty: nowhere (R09).
    QUrl onwardReturn(const journal::RoundTripRecord &trip, const QByteArray &query) const;

    /// What is not with its handler yet, by address. Looks at the thousand that wait longest.
    core::Result<QList<WaitingForwards>> waiting() const;
    /// An attempt is under way, or due.
    bool isBusy() const { return m_underWay > 0 || !m_fromMemory.isEmpty(); }
    /// Nothing that waits in memory will be sent any more: that is written down for each.
    void dropFromMemory();

signals:
    /// The queue could not be read or written; the forwarder tries again.
    void failed(const core::Error &error);
    /// Nothing is under way any more, and nothing is due.
    void rested();

private:
    /// One attempt and what it takes.
    struct Attempt {
        journal::Delivery delivery;
        http::ClientRequest request;
        bool allowPrivate = false; ///< as in Forwarding
        bool isFromMemory = false;
    };
    Forwarding forwardingOf(const journal::RoundTripRecord &trip) const;
    /// Where a postback of this round trip goes that came with this query; empty: nowhere.
    QUrl targetOf(const journal::RoundTripRecord &trip, const QByteArray &query) const;
    bool isOwn(const QUrl &url) const;
    bool beginDue();
    core::Result<std::optional<QDateTime>> sendDue();
    bool mayClockBeSetBack();
    core::Result<core::Done> hasten(std::chrono::milliseconds heldPause);
    void sendNextFromMemory();
    core::Result<core::Done> begin(journal::Delivery delivery);
    core::Result<std::optional<Attempt>> prepare(journal::Delivery &delivery) const;
    journal::Exchange exchangeOf(const Attempt &attempt) const;
    void send(const Attempt &attempt);
    void drop(const Attempt &attempt, const QString &why);
    void settle(const Attempt &attempt, const http::Reply &reply);
    std::chrono::milliseconds pauseAfter(int attempts) const;
    std::chrono::milliseconds pauseInHand(int attempts) const;

    journal::Journal *m_journal;
    ExchangeLog *m_log;
    ForwarderLimits m_limits;
    http::TargetClient m_client;
    QHash<QString, Forwarding> m_forwardings; ///< by environment
    QList<quint16> m_ownPorts;
    bool m_hasNewAddress = false; ///< what was held may be due
    QQueue<Attempt> m_fromMemory;
    int m_underWay = 0;
    QTimer m_alarm;
    QDateTime m_lastLook; ///< at the clock; null: there was none yet
    QElapsedTimer m_sinceLastLook;
};

} // namespace roundtrip
