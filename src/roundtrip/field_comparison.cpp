// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/field_comparison.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::FieldId;
using cpv2::Money;
using cpv2::Postback;

namespace
{

/// The invoice that the postback names, else the only one; nullptr for none.
const Invoice *invoiceOf(const Asked &asked, const Postback &postback)
{
    const QList<Invoice> &invoices = asked.invoices();
    if (const qsizetype named = asked.indexOf(postback.value(u"InvoiceNumber")); named >= 0)
        return &invoices.at(named);
    return invoices.size() == 1 ? &invoices.first() : nullptr;
}

QHash<QString, QString> askedValues(const Asked &asked, const Invoice *invoice, const Postback &postback)
{
    const cpv2::PaymentRequest &request = asked.request();
    QHash<QString, QString> values{{u"BillerReference"_s, asked.billerReference()}};
    if (invoice) {
        const cpv2::Place customer{invoice->place.customer, -1};
        values[u"InvoiceNumber"_s] = invoice->invoiceNumber;
        values[u"PaymentAmount"_s] = request.text(FieldId::BalanceDue, invoice->place);
        values[u"CustomerName"_s] = request.text(FieldId::Name, customer);
        values[u"CustomerAddress"_s] = request.text(FieldId::Address, customer);
        values[u"CustomerCity"_s] = request.text(FieldId::City, customer);
        values[u"CustomerState"_s] = request.text(FieldId::State, customer);
        values[u"CustomerZip"_s] = request.text(FieldId::Zip, customer);
    }
    // One postback may report the whole payment.
    const core::Result<Money> amount = postback.paymentAmount();
    if (const core::Result<Money> &total = asked.total(); total && amount && *total == *amount)
        values[u"PaymentAmount"_s] = total->toString();
    return values;
}

QHash<QString, QString> shownValues(const ShownPage *page, const Invoice *invoice)
{
    const QString balance = page && invoice ? page->balances.value(invoice->invoiceNumber) : QString();
    if (balance.isEmpty())
        return {};
    return {{u"InvoiceNumber"_s, invoice->invoiceNumber}, {u"PaymentAmount"_s, balance}};
}

/// `asked` without the white space around it, as Postback::value() gives `reported`.
FieldComparison::Outcome outcomeOf(const QString &field, const QString &asked, const QString &reported)
{
    using Outcome = FieldComparison::Outcome;
    if (asked.isEmpty())
        return Outcome::Nothing;
    if (asked == reported)
        return Outcome::Same;
    if (field == "PaymentAmount"_L1) {
        const core::Result<Money> askedAmount = Money::parse(asked);
        const core::Result<Money> amount = Money::parse(reported);
        if (askedAmount && amount && *askedAmount == *amount)
            return Outcome::Same;
    }
    // The payer may correct the customer's details; that is no fault of the service.
    return field.startsWith("Customer"_L1) ? Outcome::Nothing : Outcome::Different;
}

} // namespace

QList<FieldComparison> compare(const RoundTrip &trip, const Postback &postback)
{
    const Invoice *invoice = invoiceOf(trip.asked(), postback);
    const QHash<QString, QString> asked = askedValues(trip.asked(), invoice, postback);
    const QHash<QString, QString> shown = shownValues(trip.shownPage(), invoice);
    QList<FieldComparison> rows;
    for (const QString &name : Postback::names()) {
        const QString reported = postback.value(name);
        rows.append({name, asked.value(name), shown.value(name), reported,
                     outcomeOf(name, asked.value(name).trimmed(), reported)});
    }
    for (const Postback::Entry &entry : postback.entries()) {
        if (!Postback::isKnown(entry.name))
            rows.append({entry.name, {}, {}, entry.value, FieldComparison::Outcome::Nothing});
    }
    return rows;
}

} // namespace roundtrip
