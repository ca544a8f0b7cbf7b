// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::BillerProfile;
using journal::Role;

namespace roundtrip::checks
{

namespace
{

/// The postbacks of one payment disagree about its outcome, and no other payment settles it.
bool isDisputed(const RoundTrip &trip)
{
    return trip.count(InvoiceState::Unknown) > 0;
}

Finding disputed(const RoundTrip &trip)
{
    const auto &contradiction = trip.postbacks().firstContradiction;
    return cannotTell(Words::tr("The postbacks contradict each other."),
                      proofBy(contradiction ? contradiction->later : DecodedPointer(), u"Approved"_s));
}

Finding retrieveInvoice(const RoundTrip &trip, const BillerProfile &)
{
    if (!trip.hasRequest())
        return withoutRequest();
    const std::optional<cpv2::SubmitResponse> &response = trip.response();
    if (!response)
        return waiting(Words::tr("The service has not answered."));
    if (response->verdict != cpv2::SubmitResponse::Verdict::Accepted)
        return failed(response->message, proofBySubmit(trip));
    return passed(Words::tr("The service accepted the request with %n invoice(s).", nullptr,
                            int(trip.asked().invoices().size())),
                  proofBySubmit(trip));
}

Finding payInvoice(const RoundTrip &trip, const BillerProfile &)
{
    if (const Decoded *fetch = trip.pageFetch())
        return passed(Words::tr("The payer's browser fetched the hosted page: %1").arg(fetch->url),
                      {fetch->id});
    if (!trip.ofRole(Role::Postback).isEmpty())
        return passed(Words::tr("A postback reports a payment, so the payer had the hosted page."),
                      proofByFirst(trip, Role::Postback));
    if (const Exchanges pages = trip.ofRole(Role::Page); !pages.isEmpty())
        return cannotTell(Words::tr("Opened; not known whether it was displayed: %1").arg(pages.first().url),
                          {pages.first().id});
    return waiting(Words::tr("The hosted page has not been opened yet."));
}

Finding receipt(const RoundTrip &trip, const BillerProfile &)
{
    const PostbackSummary &postbacks = trip.postbacks();
    if (trip.state() == State::Paid) {
        const cpv2::Postback &last = postbacks.lastApproved->fields;
        const core::Result<cpv2::Money> &total = trip.asked().total();
        Finding finding =
            passed(last.value(u"PaymentMessage"), proofBy(postbacks.lastApproved, u"Approved"_s));
        finding.title =
            Words::tr("Receipt: approved %1").arg(total ? total->toDisplay() : last.value(u"PaymentAmount"));
        return finding;
    }
    if (isDisputed(trip))
        return disputed(trip);
    if (postbacks.approved > 0)
        return waiting(Words::tr("Not every invoice has an approved postback."),
                       proofBy(postbacks.lastApproved, u"InvoiceNumber"_s));
    const Exchanges all = trip.ofRole(Role::Postback);
    if (all.isEmpty())
        return noPostbackYet();
    const cpv2::Postback &last = all.last().fields;
    const Proof proof = proofByLast(trip, Role::Postback, u"Approved"_s);
    if (last.outcome() != cpv2::Postback::Outcome::Declined)
        return waiting(Words::tr("The last postback does not say whether the payment was approved."), proof);
    return waiting(Words::tr("Declined: %1. The payer may try again.").arg(last.value(u"PaymentMessage")),
                   proof);
}

Finding returnHome(const RoundTrip &trip, const BillerProfile &)
{
    const Proof proof = proofByFirst(trip, Role::Return);
    if (trip.ofRole(Role::Return).isEmpty())
        return waiting(Words::tr("The browser has not returned yet."));
    if (trip.state() == State::Paid)
        return passed(Words::tr("The browser returned, and the postback says that the invoice is paid."),
                      proof);
    if (isDisputed(trip))
        return disputed(trip);
    return waiting(Words::tr("The browser returned; only a postback proves the payment."), proof);
}

} // namespace

QList<CheckKind> stories()
{
    return {
        {u"story-retrieve-invoice"_s, Words::tr("Retrieve invoice to pay"), CheckGroup::Story,
         retrieveInvoice},
        {u"story-pay-invoice"_s, Words::tr("Pay invoice: page displayed"), CheckGroup::Story, payInvoice},
        {u"story-receipt"_s, Words::tr("Receipt: payment approved"), CheckGroup::Story, receipt},
        {u"story-return"_s, Words::tr("Return to home, invoice PAID (by the postback)"), CheckGroup::Story,
         returnHome},
    };
}

} // namespace roundtrip::checks
