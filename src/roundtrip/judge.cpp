// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/judge.h"

#include "payer/page_reader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::FieldId;
using cpv2::Money;
using cpv2::Postback;
using journal::Role;

namespace
{

/// The last hosted page that was read; nothing when none was.
std::optional<payer::PageReader> pageOf(const RoundTrip &trip)
{
    const QList<const journal::Exchange *> pages = trip.ofRole(journal::Role::Page);
    if (pages.isEmpty() || pages.last()->responseBody.isEmpty())
        return {};
    return payer::PageReader(pages.last()->responseBody);
}

/// `$1,164.31` as an amount.
core::Result<Money> shownAmount(QString text)
{
    return Money::parse(text.remove(u'$').remove(u','));
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::judge)
};

/// Reads a round trip once and answers every rule from it.
class Judge
{
public:
    explicit Judge(const RoundTrip &trip)
        : m_trip(trip), m_request(trip.request()), m_response(trip.response()), m_invoices(invoicesOf(trip)),
          m_isPaid(stateOf(trip) == State::Paid)
    {
        for (const journal::Exchange *exchange : trip.ofRole(Role::Postback)) {
            const Postback postback = postbackOf(*exchange);
            m_postbacks.append(postback);
            if (postback.approved())
                m_approved.append(postback);
        }
    }

    QList<Check> checks() const
    {
        return {retrieveInvoice(), payInvoice(),      receipt(),  returnHome(), oneApprovedPostback(),
                amountsEqual(),    referencesEqual(), complete(), bytesSent()};
    }

private:
    static Check story(const QString &id, const QString &title)
    {
        return {id, title, true, Verdict::Waiting, {}};
    }

    static Check rule(const QString &id, const QString &title)
    {
        return {id, title, false, Verdict::Waiting, {}};
    }

    static Check &decide(Check &check, Verdict verdict, const QString &evidence)
    {
        check.verdict = verdict;
        check.evidence = evidence;
        return check;
    }

    Check retrieveInvoice() const
    {
        Check check = story(u"story-retrieve-invoice"_s, Words::tr("Retrieve invoice to pay"));
        if (!m_response)
            return decide(check, Verdict::Waiting, Words::tr("The service has not answered."));
        if (m_response->verdict == cpv2::SubmitResponse::Verdict::Accepted)
            return decide(check, Verdict::Passed,
                          Words::tr("The service took the request with %n invoice(s).", nullptr,
                                    int(m_invoices.size())));
        return decide(check, Verdict::Failed, m_response->message);
    }

    Check payInvoice() const
    {
        Check check = story(u"story-pay-invoice"_s, Words::tr("Pay invoice: page displayed"));
        if (const QList<const journal::Exchange *> pages = m_trip.ofRole(Role::Page); !pages.isEmpty())
            return decide(check, Verdict::Passed,
                          Words::tr("The hosted page was opened: %1").arg(pages.first()->url));
        if (!m_postbacks.isEmpty())
            return decide(check, Verdict::Passed,
                          Words::tr("A postback came, so the payer had the hosted page."));
        return decide(check, Verdict::Waiting, Words::tr("The hosted page was not opened yet."));
    }

    Check receipt() const
    {
        Check check = story(u"story-receipt"_s, Words::tr("Receipt: payment approved"));
        if (m_isPaid) {
            const Postback &last = m_approved.last();
            const core::Result<Money> total = m_request.total();
            check.title = Words::tr("Receipt: approved %1")
                              .arg(total ? total->toDisplay() : last.value(u"PaymentAmount"));
            return decide(check, Verdict::Passed, last.value(u"PaymentMessage"));
        }
        if (!m_approved.isEmpty())
            return decide(check, Verdict::Waiting, Words::tr("Not every invoice has an approved postback."));
        if (!m_postbacks.isEmpty())
            return decide(check, Verdict::Waiting,
                          Words::tr("Declined: %1. The payer may try again.")
                              .arg(m_postbacks.last().value(u"PaymentMessage")));
        return decide(check, Verdict::Waiting, Words::tr("No postback came yet."));
    }

    Check returnHome() const
    {
        Check check = story(u"story-return"_s, Words::tr("Return to home, invoice PAID"));
        const bool hasReturned = !m_trip.ofRole(Role::Return).isEmpty();
        if (hasReturned && m_isPaid)
            return decide(check, Verdict::Passed,
                          Words::tr("The browser came back and the invoice is paid."));
        if (hasReturned)
            return decide(check, Verdict::Waiting,
                          Words::tr("The browser came back; only a postback proves the payment."));
        return decide(check, Verdict::Waiting, Words::tr("The browser did not come back yet."));
    }

    Check oneApprovedPostback() const
    {
        Check check = rule(u"one-approved-postback"_s, Words::tr("One approved postback per invoice"));
        QStringList seen;
        for (const Postback &postback : m_approved) {
            const QString identity =
                postback.value(u"InvoiceNumber") + u'\n' + postback.value(u"PaymentGUID");
            if (seen.contains(identity))
                return decide(check, Verdict::Failed,
                              Words::tr("The postback for invoice %1 came more than once.")
                                  .arg(postback.value(u"InvoiceNumber")));
            seen << identity;
        }
        if (m_approved.size() > m_invoices.size())
            return decide(check, Verdict::Failed,
                          Words::tr("%1 approved postbacks for %2 invoices.")
                              .arg(m_approved.size())
                              .arg(m_invoices.size()));
        if (!m_isPaid)
            return decide(check, Verdict::Waiting, Words::tr("Not every invoice has an approved postback."));
        return decide(check, Verdict::Passed,
                      Words::tr("%n approved postback(s).", nullptr, int(m_approved.size())));
    }

    Check amountsEqual() const
    {
        Check check = rule(u"amounts-equal"_s, Words::tr("Amounts equal to the cent"));
        if (const QString difference = shownDifference(); !difference.isEmpty())
            return decide(check, Verdict::Failed, difference);
        QList<Money> reported;
        QStringList seen;
        for (const Postback &postback : m_approved) {
            const QString identity =
                postback.value(u"InvoiceNumber") + u'\n' + postback.value(u"PaymentGUID");
            if (seen.contains(identity))
                continue;
            seen << identity;
            const core::Result<Money> amount = postback.paymentAmount();
            if (!amount)
                return decide(check, Verdict::Failed,
                              Words::tr("PaymentAmount: %1").arg(amount.error().sentence));
            reported.append(*amount);
        }
        const core::Result<Money> asked = m_request.total();
        const core::Result<Money> paid = Money::sum(reported);
        if (!asked || !paid)
            return decide(check, m_approved.isEmpty() ? Verdict::Waiting : Verdict::Failed,
                          !asked ? asked.error().sentence : paid.error().sentence);
        const QString evidence =
            Words::tr("Asked %1, reported %2.").arg(asked->toDisplay(), paid->toDisplay());
        if (*asked == *paid)
            return decide(check, Verdict::Passed, evidence);
        if (!m_isPaid && *paid < *asked)
            return decide(check, Verdict::Waiting, evidence);
        return decide(check, Verdict::Failed, evidence);
    }

    /// What the hosted page shows otherwise than asked; empty when nothing, or the page was not read.
    QString shownDifference() const
    {
        const std::optional<payer::PageReader> page = pageOf(m_trip);
        if (!page)
            return {};
        for (const Invoice &invoice : m_invoices) {
            const QString text = page->balance(invoice.invoiceNumber);
            const core::Result<Money> shown = shownAmount(text);
            if (!text.isEmpty() && (!shown || !invoice.balanceDue || *shown != *invoice.balanceDue))
                return Words::tr("Invoice %1: the request asks %2, the hosted page shows %3.")
                    .arg(invoice.invoiceNumber, invoice.balanceDue ? invoice.balanceDue->toDisplay() : u"–"_s,
                         text);
        }
        return {};
    }

    Check referencesEqual() const
    {
        Check check = rule(u"references-equal"_s, Words::tr("Postbacks name our invoice and reference"));
        const QString reference = m_request.text(FieldId::BillerReference);
        for (const Postback &postback : m_postbacks) {
            const QString reported = postback.value(u"BillerReference");
            if (reported != reference)
                return decide(
                    check, Verdict::Failed,
                    Words::tr("BillerReference: asked “%1”, reported “%2”.").arg(reference, reported));
            const QString number = postback.value(u"InvoiceNumber");
            const bool isOurs =
                std::any_of(m_invoices.begin(), m_invoices.end(),
                            [&](const Invoice &invoice) { return invoice.invoiceNumber == number; });
            if (!isOurs)
                return decide(check, Verdict::Failed,
                              Words::tr("The request has no invoice “%1”.").arg(number));
        }
        if (m_postbacks.isEmpty())
            return decide(check, Verdict::Waiting, Words::tr("No postback came yet."));
        return decide(check, Verdict::Passed, reference);
    }

    Check complete() const
    {
        Check check = rule(u"postback-complete"_s, Words::tr("Postbacks carry all eighteen fields"));
        for (const Postback &postback : m_postbacks) {
            if (!postback.problem().isEmpty())
                return decide(check, Verdict::Failed, postback.problem());
            if (const QStringList conflicts = postback.conflicts(); !conflicts.isEmpty())
                return decide(
                    check, Verdict::Failed,
                    Words::tr("It comes twice with different values: %1").arg(conflicts.join(", "_L1)));
            QStringList missing = Postback::names();
            for (const Postback::Entry &entry : postback.entries())
                missing.removeIf(
                    [&](const QString &name) { return name.compare(entry.name, Qt::CaseInsensitive) == 0; });
            if (!missing.isEmpty())
                return decide(check, Verdict::Failed, Words::tr("Missing: %1").arg(missing.join(", "_L1)));
        }
        if (m_postbacks.isEmpty())
            return decide(check, Verdict::Waiting, Words::tr("No postback came yet."));
        return decide(check, Verdict::Passed, Words::tr("%n postback(s).", nullptr, int(m_postbacks.size())));
    }

    Check bytesSent() const
    {
        Check check = rule(u"bytes-sent"_s, Words::tr("Bytes sent = bytes shown"));
        const journal::Exchange *submit = m_trip.submit();
        if (!submit || submit->outcome == journal::Outcome::Open ||
            submit->outcome == journal::Outcome::NotSent)
            return decide(check, Verdict::Waiting, Words::tr("The request was not sent yet."));
        if (submit->requestBody == m_trip.record.requestBytes)
            return decide(check, Verdict::Passed,
                          Words::tr("%n byte(s).", nullptr, int(submit->requestBody.size())));
        return decide(check, Verdict::Failed, Words::tr("The body sent differs from the one shown."));
    }

    const RoundTrip &m_trip;
    cpv2::PaymentRequest m_request;
    std::optional<cpv2::SubmitResponse> m_response;
    QList<Invoice> m_invoices;
    bool m_isPaid;
    QList<Postback> m_postbacks;
    QList<Postback> m_approved;
};

} // namespace

QList<Check> judge(const RoundTrip &trip)
{
    return Judge(trip).checks();
}

Verdict verdictOf(const QList<Check> &checks)
{
    const auto has = [&](Verdict verdict) {
        return std::any_of(checks.begin(), checks.end(),
                           [&](const Check &check) { return check.verdict == verdict; });
    };
    if (has(Verdict::Failed))
        return Verdict::Failed;
    return has(Verdict::Waiting) ? Verdict::Waiting : Verdict::Passed;
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return u"waiting"_s;
    case Verdict::Passed:
        return u"passed"_s;
    case Verdict::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QList<Comparison> compare(const RoundTrip &trip, const Postback &postback)
{
    const cpv2::PaymentRequest request = trip.request();
    const QList<Invoice> invoices = invoicesOf(trip);
    const QString number = postback.value(u"InvoiceNumber");
    const auto named = std::find_if(invoices.begin(), invoices.end(),
                                    [&](const Invoice &invoice) { return invoice.invoiceNumber == number; });
    const Invoice *invoice = named != invoices.end() ? &*named
                             : invoices.size() == 1  ? &invoices.first()
                                                     : nullptr;
    const cpv2::Place customer{invoice ? invoice->place.customer : -1, -1};

    QHash<QString, QString> asked;
    asked[u"BillerReference"_s] = request.text(FieldId::BillerReference);
    if (invoice) {
        asked[u"InvoiceNumber"_s] = invoice->invoiceNumber;
        asked[u"PaymentAmount"_s] = request.text(FieldId::BalanceDue, invoice->place);
        asked[u"CustomerName"_s] = request.text(FieldId::Name, customer);
        asked[u"CustomerAddress"_s] = request.text(FieldId::Address, customer);
        asked[u"CustomerCity"_s] = request.text(FieldId::City, customer);
        asked[u"CustomerState"_s] = request.text(FieldId::State, customer);
        asked[u"CustomerZip"_s] = request.text(FieldId::Zip, customer);
    }
    QHash<QString, QString> shown;
    if (const std::optional<payer::PageReader> page = pageOf(trip); page && invoice) {
        shown[u"PaymentAmount"_s] = page->balance(invoice->invoiceNumber);
        if (!shown[u"PaymentAmount"_s].isEmpty())
            shown[u"InvoiceNumber"_s] = invoice->invoiceNumber;
    }
    // One postback may report the whole payment.
    const core::Result<Money> amount = postback.paymentAmount();
    if (const core::Result<Money> total = request.total(); total && amount && *total == *amount)
        asked[u"PaymentAmount"_s] = total->toString();

    const auto compareOne = [&](const QString &field, const QString &reported) {
        Comparison row{field, asked.value(field), shown.value(field), reported, Comparison::Outcome::Nothing};
        if (row.asked.isEmpty())
            return row;
        const core::Result<Money> askedAmount = Money::parse(row.asked);
        const bool isSame = row.asked == reported ||
                            (field == "PaymentAmount"_L1 && amount && askedAmount && *amount == *askedAmount);
        // The payer may correct the customer's details; that is no fault of the service.
        if (isSame)
            row.outcome = Comparison::Outcome::Same;
        else if (!field.startsWith("Customer"_L1))
            row.outcome = Comparison::Outcome::Different;
        return row;
    };

    QList<Comparison> rows;
    for (const QString &name : Postback::names())
        rows.append(compareOne(name, postback.value(name)));
    for (const Postback::Entry &entry : postback.entries()) {
        if (!Postback::isKnown(entry.name))
            rows.append({entry.name, {}, {}, entry.value, Comparison::Outcome::Nothing});
    }
    return rows;
}

} // namespace roundtrip
