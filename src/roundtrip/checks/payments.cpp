// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_methods.h"
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::BillerProfile;
using journal::Role;

namespace roundtrip::checks
{

using cpv2::Money;

namespace
{

Finding oneApprovedPostback(const RoundTrip &trip, const BillerProfile &)
{
    const PostbackSummary &postbacks = trip.postbacks();
    const qsizetype invoices = trip.asked().invoices().size();
    if (postbacks.firstRepeated)
        return failed(Words::tr("The postback for invoice %1 arrived more than once.")
                          .arg(postbacks.firstRepeated->fields.value(u"InvoiceNumber")),
                      proofBy(postbacks.firstRepeated, u"PaymentGUID"_s));
    if (!trip.hasRequest())
        return withoutRequest();
    if (postbacks.approved > invoices)
        return failed(
            Words::tr("%1 approved postbacks for %2 invoices.").arg(postbacks.approved).arg(invoices),
            proofBy(postbacks.lastApproved, u"InvoiceNumber"_s));
    if (trip.count(InvoiceState::Unknown) > 0)
        return cannotTell(Words::tr("The postbacks contradict each other."));
    if (trip.state() != State::Paid)
        return waiting(Words::tr("Not every invoice has an approved postback."));
    return passed(Words::tr("%n approved postback(s).", nullptr, int(postbacks.approved)),
                  proofBy(postbacks.lastApproved, u"InvoiceNumber"_s));
}

/// `Approved “True”, then “False”`: both, as they came.
QString bothSides(const PostbackSummary::Contradiction &contradiction)
{
    QStringList sides;
    for (const QString &field : contradiction.fields)
        sides << Words::tr("%1 is “%2”, then “%3”")
                     .arg(field, contradiction.earlier->fields.value(field),
                          contradiction.later->fields.value(field));
    return sides.join(u"; "_s);
}

Finding toldOneWay(const RoundTrip &trip, const BillerProfile &)
{
    const PostbackSummary &postbacks = trip.postbacks();
    if (const auto &contradiction = postbacks.firstContradiction)
        return failed(Words::tr("Payment %1 is reported in two ways: %2.")
                          .arg(contradiction->later->fields.value(u"PaymentGUID"), bothSides(*contradiction)),
                      proofBy(contradiction->later, contradiction->fields.first()));
    const qsizetype count = trip.ofRole(Role::Postback).size();
    if (count == 0)
        return noPostbackYet();
    return passed(Words::tr("%n postback(s).", nullptr, int(count)),
                  proofByLast(trip, Role::Postback, u"PaymentGUID"_s));
}

/// What the hosted page asks of the payer is what the request asks for.
std::optional<Finding> pageDifference(const RoundTrip &trip)
{
    const ShownPage *page = trip.shownPage();
    if (page && page->firstDifference) {
        const Invoice &invoice = trip.asked().invoices().at(page->firstDifference->invoice);
        return failed(Words::tr("Invoice %1: the request asks for %2, the hosted page shows %3.")
                          .arg(invoice.invoiceNumber,
                               invoice.balanceDue ? invoice.balanceDue->toDisplay() : u"–"_s,
                               page->firstDifference->shown),
                      proofByFirst(trip, Role::Page));
    }
    if (page && !page->isSubtotalAsked)
        return failed(Words::tr("The request asks for %1 in all, the hosted page shows a subtotal of %2.")
                          .arg(trip.asked().total()->toDisplay(), page->subtotal),
                      proofByFirst(trip, Role::Page));
    return {};
}

Finding amountsEqual(const RoundTrip &trip, const BillerProfile &)
{
    if (!trip.hasRequest())
        return withoutRequest();
    if (const std::optional<Finding> difference = pageDifference(trip))
        return *difference;
    if (trip.ofRole(Role::Postback).isEmpty())
        return noPostbackYet();
    const PostbackSummary &postbacks = trip.postbacks();
    const Proof amount = proofBy(postbacks.lastApproved, u"PaymentAmount"_s);
    if (postbacks.unreadableAmount)
        return failed(Words::tr("PaymentAmount: %1").arg(postbacks.unreadableAmount->sentence), amount);
    const core::Result<Money> &asked = trip.asked().total();
    const core::Result<Money> &reported = postbacks.reported;
    if (!asked || !reported) {
        const QString why = asked ? reported.error().sentence : asked.error().sentence;
        return postbacks.approved == 0 ? waiting(why) : failed(why, amount);
    }
    const QString evidence =
        Words::tr("Asked %1, reported %2.").arg(asked->toDisplay(), reported->toDisplay());
    if (*asked == *reported)
        return passed(evidence, amount);
    const bool mayComeYet = trip.state() != State::Paid && *reported < *asked;
    return mayComeYet ? waiting(evidence, amount) : failed(evidence, amount);
}

Finding methodsAllowed(const RoundTrip &trip, const BillerProfile &profile)
{
    const QStringList &banned = profile.paymentMethodsNotAllowed;
    if (banned.isEmpty())
        return notApplicable(Words::tr("The profile rules out no payment method."));
    for (const PostbackSummary::Method &method : trip.postbacks().methods) {
        const QString found = cpv2::methodNamedIn(cpv2::plainMethod(method.name), banned);
        if (!found.isEmpty())
            return failed(Words::tr("A postback names the method “%1”. %2 does not allow %3.")
                              .arg(method.name, profile.name, found),
                          proofBy(method.first, u"CardType"_s));
    }
    const ShownPage *page = trip.shownPage();
    if (const QString found = cpv2::methodNamedIn(page ? page->controls : QString(), banned);
        !found.isEmpty())
        return failed(
            Words::tr("The hosted page offers %1, which %2 does not allow.").arg(found, profile.name),
            proofByFirst(trip, Role::Page));
    if (trip.postbacks().methods.isEmpty())
        return trip.ofRole(Role::Postback).isEmpty()
                   ? noPostbackYet()
                   : cannotTell(Words::tr("No postback names the method of payment."));
    return passed(Words::tr("Paid by %1.").arg(trip.postbacks().methods.first().name),
                  proofBy(trip.postbacks().methods.first().first, u"CardType"_s));
}

} // namespace

QList<CheckKind> payments()
{
    return {
        {u"one-approved-postback"_s, Words::tr("One approved postback per invoice"), CheckGroup::Rule,
         oneApprovedPostback},
        {u"payment-reported-one-way"_s, Words::tr("Postbacks of one payment agree"), CheckGroup::Rule,
         toldOneWay},
        {u"amounts-equal"_s, Words::tr("Amounts equal to the cent"), CheckGroup::Rule, amountsEqual},
        {u"methods-allowed"_s, Words::tr("Only payment methods that the biller allows"), CheckGroup::Rule,
         methodsAllowed},
    };
}

} // namespace roundtrip::checks
