// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/target.h"
#include "simulator/payment_service.h"

#include <QHash>
#include <QObject>
#include <QQueue>

namespace simulator
{

/// Sends the postbacks of each payment in their order: one after another, or several at a time when a payment
/// has so many that this would take minutes. Each is tried once unless it says otherwise: whether the live
/// service tries again is open.
class PostbackSender : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype few = 100; ///< postbacks of a payment that strictly follow each other
    static constexpr int atOnce = 8;      ///< under way together when there are more

    explicit PostbackSender(QObject *parent = nullptr);

    /// Where postbacks may go from now on. Those that were refused before are sent now if they may.
    void setTargets(const http::TargetRules &rules);

    /// Trusts these certificates (PEM) besides the system's from now on; empty: no others.
    void setCaFile(const QString &file) { m_caFile = file; }

    /// All of one payment. They are sent behind those that still wait for an earlier attempt.
    void send(const QList<Postback> &postbacks);

signals:
    /// A try ended: the answer's status, or why there is none, as a sentence.
    void sent(const simulator::Postback &postback, const QString &outcome);
    /// Its address is none that postbacks may go to.
    void refused(const simulator::Postback &postback, const QString &sentence);

private:
    /// The postbacks of one payment.
    struct Line {
        QQueue<Postback> waiting;
        int underWay = 0;
        int most = 1; ///< of them under way together
    };

    void sendMore(const QString &token);
    void sendAfter(int delayMs, const Postback &postback);
    void sendNow(const Postback &postback);
    void conclude(Postback postback, const http::Reply &reply);

    void end(const QString &token);

    http::TargetClient m_client;
    http::TargetRules m_targets;
    QList<Postback> m_refused; ///< the newest, as many as `few`
    QString m_caFile;
    QHash<QString, Line> m_lines; ///< by payment
};

} // namespace simulator
