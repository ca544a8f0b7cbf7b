// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/walk.h"

#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using payer::AutomaticPayer;

namespace
{

/// How long a cancelled request may take to be written down as such.
constexpr int cancellingMs = 500;

} // namespace

Walk::Walk(Desk *desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { m_end ? conclude() : end({WalkEnd::Reason::TimedOut}); });
    connect(desk, &Desk::changed, this, &Walk::follow);
    connect(desk, &Desk::failed, this, [this](const core::Error &error) {
        end({WalkEnd::Reason::Failed, error});
    });
    connect(&m_payer, &AutomaticPayer::stepped, this, &Walk::payerStepped);
    connect(&m_payer, &AutomaticPayer::finished, this, &Walk::payerFinished);
}

void Walk::start(const WalkPlan &plan)
{
    Q_ASSERT(m_plan.order.id.isEmpty() && !plan.order.id.isEmpty());
    m_plan = plan;
    m_deadline.start(plan.timeoutMs);
    m_desk->submit(plan.order);
}

void Walk::stop()
{
    end({WalkEnd::Reason::Stopped});
}

void Walk::follow(const Change &change)
{
    if (change.trip.id() != m_plan.order.id)
        return;
    m_trip = change.trip;
    const Exchanges exchanges = m_trip.exchanges();
    for (const qint64 id : change.exchanges) {
        if (const journal::Exchange *exchange = exchanges.find(id))
            report(*exchange);
    }
    if (m_end) {
        if (!isSubmitting())
            conclude();
        return;
    }
    if (!m_isAnswered && !isSubmitting())
        takeAnswer();
    if (!m_end && isDecided())
        end({WalkEnd::Reason::Decided});
}

void Walk::report(const journal::Exchange &exchange)
{
    if (exchange.outcome == journal::Outcome::Open || m_reported.contains(exchange.id))
        return;
    m_reported.insert(exchange.id);
    emit happened(exchange);
}

bool Walk::isSubmitting() const
{
    return !m_trip.submit() || m_trip.submit()->outcome == journal::Outcome::Open;
}

void Walk::takeAnswer()
{
    m_isAnswered = true;
    const std::optional<cpv2::SubmitResponse> response = m_trip.response();
    if (!response)
        return end({WalkEnd::Reason::Failed, {u"no-answer"_s, m_trip.submit()->remark}});
    if (response->verdict != cpv2::SubmitResponse::Verdict::Accepted)
        return end({WalkEnd::Reason::NotAccepted});
    emit accepted(response->cloudPaymentUrl);
    if (m_plan.payer) {
        m_desk->pageOpened(m_plan.order.id);
        m_payer.pay(response->cloudPaymentUrl, *m_plan.payer);
    }
}

void Walk::payerFinished(const core::Result<core::Done> &result)
{
    m_hasPayerFinished = true;
    if (!result)
        end({WalkEnd::Reason::PayerGotStuck, result.error()});
    else if (isDecided())
        end({WalkEnd::Reason::Decided});
}

bool Walk::isDecided() const
{
    const qsizetype invoices = m_trip.asked().invoices().size();
    if (m_plan.payer == AutomaticPayer::Will::Decline && m_hasPayerFinished && invoices > 0 &&
        m_trip.count(InvoiceState::Declined) == invoices)
        return true;
    return std::ranges::none_of(judge(m_trip, m_plan.profile),
                                [](const Check &check) { return check.verdict == Verdict::Waiting; });
}

/// A request under way is cancelled first, so that the journal says what became of it.
void Walk::end(const WalkEnd &end)
{
    if (m_end)
        return;
    m_end = end;
    m_payer.stop();
    if (m_plan.order.id.isEmpty() || !isSubmitting())
        return conclude();
    m_desk->cancel(m_plan.order.id);
    m_deadline.start(cancellingMs);
}

void Walk::conclude()
{
    if (m_hasConcluded)
        return;
    m_hasConcluded = true;
    m_deadline.stop();
    emit finished(*m_end);
}

} // namespace roundtrip
