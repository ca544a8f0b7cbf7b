// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip::checks
{

namespace
{

Finding retrieveInvoice(const RoundTrip &trip)
{
    const std::optional<cpv2::SubmitResponse> &response = trip.response();
    if (!response)
        return {Verdict::Waiting, Words::tr("The service has not answered.")};
    if (response->verdict != cpv2::SubmitResponse::Verdict::Accepted)
        return {Verdict::Failed, response->message};
    return {Verdict::Passed, Words::tr("The service accepted the request with %n invoice(s).", nullptr,
                                       int(trip.asked().invoices().size()))};
}

Finding payInvoice(const RoundTrip &trip)
{
    if (const Exchanges pages = trip.ofRole(journal::Role::Page); !pages.isEmpty())
        return {Verdict::Passed, Words::tr("The hosted page was opened: %1").arg(pages.first().url)};
    if (!trip.ofRole(journal::Role::Postback).isEmpty())
        return {Verdict::Passed, Words::tr("A postback arrived, so the payer had the hosted page.")};
    return {Verdict::Waiting, Words::tr("The hosted page has not been opened yet.")};
}

Finding receipt(const RoundTrip &trip)
{
    const PostbackSummary &postbacks = trip.postbacks();
    if (trip.state() == State::Paid) {
        const cpv2::Postback &last = postbacks.lastApproved->fields;
        const core::Result<cpv2::Money> &total = trip.asked().total();
        return {
            Verdict::Passed, last.value(u"PaymentMessage"),
            Words::tr("Receipt: approved %1").arg(total ? total->toDisplay() : last.value(u"PaymentAmount"))};
    }
    if (postbacks.approved > 0)
        return {Verdict::Waiting, Words::tr("Not every invoice has an approved postback.")};
    const Exchanges all = trip.ofRole(journal::Role::Postback);
    if (all.isEmpty())
        return {Verdict::Waiting, Words::tr("No postback has arrived yet.")};
    return {
        Verdict::Waiting,
        Words::tr("Declined: %1. The payer may try again.").arg(all.last().fields.value(u"PaymentMessage"))};
}

Finding returnHome(const RoundTrip &trip)
{
    if (trip.ofRole(journal::Role::Return).isEmpty())
        return {Verdict::Waiting, Words::tr("The browser has not returned yet.")};
    if (trip.state() == State::Paid)
        return {Verdict::Passed, Words::tr("The browser returned and the invoice is paid.")};
    return {Verdict::Waiting, Words::tr("The browser returned; only a postback proves the payment.")};
}

} // namespace

QList<CheckKind> stories()
{
    return {
        {u"story-retrieve-invoice"_s, Words::tr("Retrieve invoice to pay"), CheckGroup::Story,
         retrieveInvoice},
        {u"story-pay-invoice"_s, Words::tr("Pay invoice: page displayed"), CheckGroup::Story, payInvoice},
        {u"story-receipt"_s, Words::tr("Receipt: payment approved"), CheckGroup::Story, receipt},
        {u"story-return"_s, Words::tr("Return to home, invoice PAID"), CheckGroup::Story, returnHome},
    };
}

} // namespace roundtrip::checks
