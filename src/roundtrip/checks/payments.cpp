// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip::checks
{

using cpv2::Money;

namespace
{

Finding oneApprovedPostback(const RoundTrip &trip)
{
    const PostbackSummary &postbacks = trip.postbacks();
    const qsizetype invoices = trip.asked().invoices().size();
    if (postbacks.firstRepeated)
        return {Verdict::Failed, Words::tr("The postback for invoice %1 arrived more than once.")
                                     .arg(postbacks.firstRepeated->fields.value(u"InvoiceNumber"))};
    if (postbacks.approved > invoices)
        return {Verdict::Failed,
                Words::tr("%1 approved postbacks for %2 invoices.").arg(postbacks.approved).arg(invoices)};
    if (trip.state() != State::Paid)
        return {Verdict::Waiting, Words::tr("Not every invoice has an approved postback.")};
    return {Verdict::Passed, Words::tr("%n approved postback(s).", nullptr, int(postbacks.approved))};
}

Finding amountsEqual(const RoundTrip &trip)
{
    const ShownPage *page = trip.shownPage();
    if (page && page->firstDifference) {
        const Invoice &invoice = trip.asked().invoices().at(page->firstDifference->invoice);
        return {Verdict::Failed,
                Words::tr("Invoice %1: the request asks for %2, the hosted page shows %3.")
                    .arg(invoice.invoiceNumber, invoice.balanceDue ? invoice.balanceDue->toDisplay() : u"–"_s,
                         page->firstDifference->shown)};
    }
    const PostbackSummary &postbacks = trip.postbacks();
    if (postbacks.unreadableAmount)
        return {Verdict::Failed, Words::tr("PaymentAmount: %1").arg(postbacks.unreadableAmount->sentence)};
    const core::Result<Money> &asked = trip.asked().total();
    const core::Result<Money> &reported = postbacks.reported;
    if (!asked || !reported)
        return {postbacks.approved == 0 ? Verdict::Waiting : Verdict::Failed,
                asked ? reported.error().sentence : asked.error().sentence};
    const QString evidence =
        Words::tr("Asked %1, reported %2.").arg(asked->toDisplay(), reported->toDisplay());
    if (*asked == *reported)
        return {Verdict::Passed, evidence};
    const bool mayComeYet = trip.state() != State::Paid && *reported < *asked;
    return {mayComeYet ? Verdict::Waiting : Verdict::Failed, evidence};
}

} // namespace

QList<CheckKind> payments()
{
    return {
        {u"one-approved-postback"_s, Words::tr("One approved postback per invoice"), CheckGroup::Rule,
         oneApprovedPostback},
        {u"amounts-equal"_s, Words::tr("Amounts equal to the cent"), CheckGroup::Rule, amountsEqual},
    };
}

} // namespace roundtrip::checks
