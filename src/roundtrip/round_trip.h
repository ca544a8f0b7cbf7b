// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/money.h"
#include "cpv2/payment_request.h"
#include "cpv2/postback.h"
#include "cpv2/submit_response.h"
#include "journal/records.h"

#include <optional>

namespace roundtrip
{

/// How far a round trip has come.
enum class State {
    Listening,  ///< callbacks are listened for; the request, if there is one, was another program's
    Submitting, ///< the request is on its way
    NotSent,    ///< it never left
    Unknown,    ///< it may have arrived; check before sending again
    Refused,    ///< CPV2 said no
    Pending,    ///< there is a hosted page, no payment yet (or not of all invoices)
    Declined,   ///< the last postback says declined
    Paid,       ///< every invoice is paid
};

inline constexpr State allStates[] = {State::Submitting, State::NotSent,  State::Unknown, State::Refused,
                                      State::Pending,    State::Declined, State::Paid,    State::Listening};

/// The state of one invoice at the biller.
enum class InvoiceState { Open, Pending, Declined, Paid };

struct Invoice {
    cpv2::Place place;
    QString invoiceNumber;
    QString accountNumber;
    std::optional<cpv2::Money> balanceDue;
    InvoiceState state = InvoiceState::Open;
};

/// The one record everything serves: request → hosted page → postbacks and return → verdict.
struct RoundTrip {
    journal::RoundTripRecord record;
    QList<journal::Exchange> exchanges; ///< in order of arrival

    const journal::Exchange *submit() const; ///< nullptr: it was never begun
    QList<const journal::Exchange *> ofRole(journal::Role role) const;
    bool hasRequest() const { return !record.requestBytes.isEmpty(); } ///< not when it only listens
    cpv2::PaymentRequest request() const;                              ///< as sent
    std::optional<cpv2::SubmitResponse> response() const;
    QUrl pageUrl() const;  ///< of the hosted page; empty while there is none
    QString title() const; ///< BillerReference, else the first invoice's number, else the document's name
};

/// Decoded from the body and the query.
cpv2::Postback postbackOf(const journal::Exchange &exchange);

State stateOf(const RoundTrip &trip);
/// In document order. An approved postback pays the invoice it names; one that reports the whole
/// total pays them all (whether several invoices give one postback or several is open).
QList<Invoice> invoicesOf(const RoundTrip &trip);

/// For the lists of the history.
journal::Summary summaryOf(const RoundTrip &trip);

/// `PAID`, `PENDING`, …: the same word on screen, in print and for machines.
QString stateWord(State state);
QString stateWord(InvoiceState state);

} // namespace roundtrip

Q_DECLARE_METATYPE(roundtrip::RoundTrip)
