// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/postback_summary.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::Money;
using cpv2::Postback;

namespace
{

constexpr qsizetype mostMethods = 100;

/// Two captures with the same identity are one message that came twice.
QByteArray identityOf(const journal::Exchange &capture)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(capture.url.toUtf8());
    hash.addData("\n");
    hash.addData(capture.requestBody);
    return hash.result();
}

QString guidOf(const Postback &fields)
{
    return fields.value(u"PaymentGUID").toLower();
}

bool isIncomplete(const Postback &fields)
{
    return !fields.problem().isEmpty() || !fields.conflicts().isEmpty() || !fields.missing().isEmpty();
}

std::optional<Money> balanceOf(const Asked &asked, qsizetype invoice)
{
    return invoice < 0 ? std::nullopt : asked.invoices().at(invoice).balanceDue;
}

/// One payment may pay several invoices, each with a postback of its own, and is approved or declined as a
/// whole. It is one report under two names when only one of the invoices is the request's, or when both are
/// told the same amount although their balances differ.
QStringList disagreements(const Postback &earlier, const Postback &later, const Asked &asked)
{
    const QString invoice = later.value(u"InvoiceNumber");
    const QString before = earlier.value(u"InvoiceNumber");
    if (invoice == before)
        return later.disagreements(earlier);
    QStringList fields;
    if (later.outcome() != earlier.outcome())
        fields << u"Approved"_s;
    const qsizetype named = asked.indexOf(invoice);
    const qsizetype namedBefore = asked.indexOf(before);
    const core::Result<Money> amount = later.paymentAmount();
    const core::Result<Money> amountBefore = earlier.paymentAmount();
    const bool isSameAmount = amount && amountBefore && *amount == *amountBefore;
    const bool areBothAsked = named >= 0 && namedBefore >= 0;
    if (!areBothAsked || (isSameAmount && balanceOf(asked, named) != balanceOf(asked, namedBefore)))
        fields << u"InvoiceNumber"_s;
    return fields;
}

} // namespace

PostbackSummary::News PostbackSummary::add(const DecodedPointer &postback, const Asked &asked)
{
    const Postback &fields = postback->fields;
    if (!firstMisnamed && (fields.value(u"BillerReference") != asked.billerReference() ||
                           asked.indexOf(fields.value(u"InvoiceNumber")) < 0))
        firstMisnamed = postback;
    if (!firstIncomplete && isIncomplete(fields))
        firstIncomplete = postback;
    if (fields.outcome() == Postback::Outcome::Unknown && !firstUnknown)
        firstUnknown = postback;
    addMethods(postback);
    if (fields.approved())
        addApproved(postback);
    if (!fields.isComplete())
        return News::Nothing;
    const QByteArray identity = identityOf(*postback);
    if (m_known.contains(identity)) // a repeated postback changes nothing
        return News::Nothing;
    m_known.insert(identity, true);
    if (compare(postback, asked))
        return News::Disputed;
    return fields.outcome() == Postback::Outcome::Unknown ? News::Nothing : News::Report;
}

void PostbackSummary::addApproved(const DecodedPointer &postback)
{
    const Postback &fields = postback->fields;
    ++approved;
    lastApproved = postback;
    const QString payment = fields.value(u"InvoiceNumber") + u'\n' + guidOf(fields);
    if (m_approved.contains(payment)) {
        if (!firstRepeated)
            firstRepeated = postback;
        return;
    }
    m_approved.insert(payment, true);
    const core::Result<Money> amount = fields.paymentAmount();
    if (amount && reported)
        reported = Money::sum({*reported, *amount});
    else if (!amount && !unreadableAmount)
        unreadableAmount = amount.error();
}

void PostbackSummary::addMethods(const DecodedPointer &postback)
{
    for (const QStringView field : {u"CardType", u"PaymentTypeID"}) {
        const QString name = postback->fields.value(field);
        const bool isNew =
            !name.isEmpty() && std::ranges::find(methods, name, &Method::name) == methods.end();
        if (isNew && methods.size() < mostMethods)
            methods.append({name, postback});
    }
}

bool PostbackSummary::compare(const DecodedPointer &postback, const Asked &asked)
{
    const QString payment = guidOf(postback->fields);
    if (payment.isEmpty()) // nobody can say which reports belong together
        return false;
    const QString ofInvoice = payment + u'\n' + postback->fields.value(u"InvoiceNumber");
    bool isDisputed = false;
    for (const DecodedPointer &earlier : {m_byPayment.value(payment), m_byInvoice.value(ofInvoice)}) {
        if (!earlier)
            continue;
        const QStringList fields = disagreements(earlier->fields, postback->fields, asked);
        isDisputed = isDisputed || fields.contains("Approved"_L1);
        if (!fields.isEmpty() && !firstContradiction)
            firstContradiction = {earlier, postback, fields};
    }
    if (!m_byPayment.contains(payment))
        m_byPayment.insert(payment, postback);
    if (!m_byInvoice.contains(ofInvoice))
        m_byInvoice.insert(ofInvoice, postback);
    return isDisputed;
}

} // namespace roundtrip
