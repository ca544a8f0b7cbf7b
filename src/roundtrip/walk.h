// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/biller_profile.h"
#include "http/client.h"
#include "payer/automatic_payer.h"
#include "roundtrip/round_trip.h"
#include "roundtrip/submit_order.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace roundtrip
{

class Desk;

/// What a walk does.
struct WalkPlan {
    using Will = payer::AutomaticPayer::Will;

    SubmitOrder order;
    /// How the automatic payer pays; empty: a person pays on the hosted page. It can only walk the pages of
    /// our own simulator.
    std::optional<Will> payer = {};
    /// What the biller asks for beyond the contract.
    cpv2::BillerProfile profile = cpv2::BillerProfile::generic();
    int timeoutMs = 60'000; ///< for all of it
};

/// How a walk ended.
struct WalkEnd {
    enum class Reason {
        Decided,       ///< all that is expected has come, or the wanted declines were reported
        NotAccepted,   ///< the service answered, but it did not take the request
        Failed,        ///< `error`: no answer, or the journal could not be written
        PayerGotStuck, ///< `error`: a page was not what a payer needs
        TimedOut,
        Stopped, ///< by stop()
    };

    Reason reason = Reason::Decided;
    core::Error error = {};
};

/// Walks one round trip: submits a request, has it paid, and waits for everything that is expected to come
/// back, also after a check has failed: what comes later may be the evidence for another. It ends within a
/// second of stop() or its time-out, whatever the size of the request, and all that was captured until then
/// is in trip().
class Walk : public QObject
{
    Q_OBJECT
public:
    /// The desk, which must outlive the walk, listens already when the order's callbacks lead to it.
    explicit Walk(Desk *desk, QObject *parent = nullptr);

    /// Once for each walk (asserted). Ends with finished().
    void start(const WalkPlan &plan);
    /// Does nothing when it has ended.
    void stop();

    /// As far as it has come.
    const RoundTrip &trip() const { return m_trip; }

signals:
    /// The service took the request; a person can pay there now.
    void accepted(const QUrl &hostedPage);
    /// Once for each exchange: a capture when it arrives, what we sent when it has its answer or none.
    void happened(const journal::Exchange &exchange);
    /// The automatic payer passed a page.
    void payerStepped(const QString &sentence);
    /// What is captured later is still followed, and reported by happened().
    void finished(const roundtrip::WalkEnd &end);

private:
    void follow(const Change &change);
    void report(const journal::Exchange &exchange);
    void takeAnswer();
    void payerFinished(const core::Result<core::Done> &result);
    bool isDecided() const;
    bool isSubmitting() const;
    void end(const WalkEnd &end);
    void conclude();

    Desk *m_desk;
    WalkPlan m_plan;
    RoundTrip m_trip;
    http::Client m_client;
    payer::AutomaticPayer m_payer{&m_client};
    QTimer m_deadline;
    QSet<qint64> m_reported; ///< exchanges
    bool m_isAnswered = false;
    bool m_hasPayerFinished = false;
    std::optional<WalkEnd> m_end;
    bool m_hasConcluded = false;
};

} // namespace roundtrip
