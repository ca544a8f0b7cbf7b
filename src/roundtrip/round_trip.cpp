// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/round_trip.h"

#include "core/json.h"
#include "http/form.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::FieldId;
using cpv2::Money;
using cpv2::Postback;
using journal::Exchange;
using journal::Role;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip)
};

QByteArray headerOf(const QByteArray &head, QByteArrayView name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QList<Postback::Entry> entriesOf(QByteArrayView form, Postback::Source source)
{
    QList<Postback::Entry> entries;
    for (const http::FormField &field : http::parseForm(form))
        entries.append({field.name, field.value, source});
    return entries;
}

QString textOf(const core::Json &value)
{
    switch (value.kind()) {
    case core::Json::Kind::String:
        return value.toString();
    case core::Json::Kind::Null:
        return {};
    default:
        return QString::fromUtf8(core::writeJson(value)).trimmed();
    }
}

/// The invoices that a postback speaks of, by index.
QList<qsizetype> targetsOf(const Postback &postback, const QList<Invoice> &invoices)
{
    const QString number = postback.value(u"InvoiceNumber");
    const core::Result<Money> amount = postback.paymentAmount();

    QList<Money> balances;
    for (const Invoice &invoice : invoices)
        balances.append(invoice.balanceDue.value_or(Money()));
    const core::Result<Money> total = Money::sum(balances);
    QList<qsizetype> named;
    for (qsizetype i = 0; i < invoices.size(); ++i) {
        if (invoices[i].invoiceNumber == number)
            named.append(i);
    }
    const bool namesOneOfThatAmount =
        amount && named.size() == 1 && invoices[named.first()].balanceDue == std::optional(*amount);
    if (amount && total && *amount == *total && !namesOneOfThatAmount) {
        QList<qsizetype> all(invoices.size());
        std::iota(all.begin(), all.end(), qsizetype(0));
        return all;
    }
    if (named.size() < 2)
        return named;
    // A number that several invoices share: the first that is not settled, of that amount if there is one.
    const auto firstOpen = [&](bool ofAmount) -> QList<qsizetype> {
        for (const qsizetype i : named) {
            if (invoices[i].state != InvoiceState::Paid &&
                (!ofAmount || (amount && invoices[i].balanceDue == std::optional(*amount))))
                return {i};
        }
        return {};
    };
    const QList<qsizetype> exact = firstOpen(true);
    return exact.isEmpty() ? firstOpen(false) : exact;
}

} // namespace

const Exchange *RoundTrip::submit() const
{
    for (const Exchange &exchange : exchanges) {
        if (exchange.role == Role::Submit)
            return &exchange;
    }
    return nullptr;
}

QList<const Exchange *> RoundTrip::ofRole(Role role) const
{
    QList<const Exchange *> found;
    for (const Exchange &exchange : exchanges) {
        if (exchange.role == role)
            found.append(&exchange);
    }
    return found;
}

cpv2::PaymentRequest RoundTrip::request() const
{
    core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(record.requestBytes);
    return request ? *std::move(request) : cpv2::PaymentRequest();
}

std::optional<cpv2::SubmitResponse> RoundTrip::response() const
{
    const Exchange *exchange = submit();
    if (!exchange || exchange->outcome != journal::Outcome::Answered)
        return {};
    return cpv2::SubmitResponse::parse(exchange->status, exchange->responseBody);
}

QUrl RoundTrip::pageUrl() const
{
    const std::optional<cpv2::SubmitResponse> answer = response();
    return answer ? answer->cloudPaymentUrl : QUrl();
}

QString RoundTrip::title() const
{
    const cpv2::PaymentRequest sent = request();
    const QString reference = sent.text(FieldId::BillerReference);
    if (!reference.isEmpty())
        return reference;
    for (const cpv2::Place place : sent.invoices()) {
        const QString number = sent.text(FieldId::InvoiceNumber, place);
        if (!number.isEmpty())
            return number;
    }
    return record.documentName;
}

Postback postbackOf(const Exchange &exchange)
{
    QList<Postback::Entry> entries;
    QString problem;
    const QByteArray type = headerOf(exchange.requestHead, "Content-Type").toLower();
    const QByteArray body = exchange.requestBody.trimmed();
    if (type.contains("multipart/") || !headerOf(exchange.requestHead, "Content-Encoding").isEmpty()) {
        problem = Words::tr("The body is no plain form and no plain JSON, so its fields are not judged.");
    } else if (type.contains("json") || body.startsWith('{') || body.startsWith('[')) {
        const core::Result<core::Json> json = core::parseJson(body);
        if (!json)
            problem = Words::tr("The body is not valid JSON. %1").arg(json.error().sentence);
        else if (!json->isObject())
            problem = Words::tr("The body is JSON, but not an object.");
        else
            for (const core::Json::Member &member : json->members())
                entries.append({member.name, textOf(member.value), Postback::Source::Body});
    } else {
        entries = entriesOf(body, Postback::Source::Body);
    }
    if (const qsizetype query = exchange.url.indexOf(u'?'); query >= 0)
        entries += entriesOf(exchange.url.mid(query + 1).toUtf8(), Postback::Source::Query);
    return Postback(entries, problem);
}

QList<Invoice> invoicesOf(const RoundTrip &trip)
{
    const cpv2::PaymentRequest request = trip.request();
    const std::optional<cpv2::SubmitResponse> response = trip.response();
    const bool isAccepted = response && response->verdict == cpv2::SubmitResponse::Verdict::Accepted;

    QList<Invoice> invoices;
    for (const cpv2::Place place : request.invoices()) {
        const core::Result<Money> balance = request.money(FieldId::BalanceDue, place);
        invoices.append({place, request.text(FieldId::InvoiceNumber, place),
                         request.text(FieldId::AccountNumber, {place.customer, -1}),
                         balance ? std::optional(*balance) : std::nullopt,
                         isAccepted ? InvoiceState::Pending : InvoiceState::Open});
    }

    QSet<QByteArray> seen; // a repeated postback changes nothing
    for (const Exchange *exchange : trip.ofRole(Role::Postback)) {
        const QByteArray identity = exchange->url.toUtf8() + '\n' + exchange->requestBody;
        if (seen.contains(identity))
            continue;
        seen.insert(identity);
        const Postback postback = postbackOf(*exchange);
        if (!postback.isComplete())
            continue;
        for (const qsizetype i : targetsOf(postback, invoices)) {
            if (postback.approved())
                invoices[i].state = InvoiceState::Paid;
            else if (invoices[i].state != InvoiceState::Paid)
                invoices[i].state = InvoiceState::Declined;
        }
    }
    return invoices;
}

State stateOf(const RoundTrip &trip)
{
    const QList<Invoice> invoices = invoicesOf(trip);
    const auto is = [](InvoiceState state) {
        return [state](const Invoice &invoice) {
            return invoice.state == state;
        };
    };
    if (!invoices.isEmpty() && std::all_of(invoices.begin(), invoices.end(), is(InvoiceState::Paid)))
        return State::Paid;
    if (std::any_of(invoices.begin(), invoices.end(), is(InvoiceState::Declined)))
        return State::Declined;

    const Exchange *submit = trip.submit();
    if (!submit) // it is written down before the first byte leaves
        return trip.hasRequest() ? State::NotSent : State::Listening;
    switch (submit->outcome) {
    case journal::Outcome::Open:
        return State::Submitting;
    case journal::Outcome::NotSent:
        return State::NotSent;
    case journal::Outcome::Unknown:
        return State::Unknown;
    case journal::Outcome::Answered:
        break;
    }
    switch (trip.response()->verdict) {
    case cpv2::SubmitResponse::Verdict::Accepted:
        return State::Pending;
    case cpv2::SubmitResponse::Verdict::Refused:
        return State::Refused;
    case cpv2::SubmitResponse::Verdict::Unclear:
        return State::Unknown;
    }
    Q_UNREACHABLE();
}

journal::Summary summaryOf(const RoundTrip &trip)
{
    const core::Result<cpv2::Money> total = trip.request().total();
    return {.title = trip.title(),
            .state = stateWord(stateOf(trip)),
            .amount = total && trip.hasRequest() ? total->toString() : QString()};
}

QString stateWord(State state)
{
    switch (state) {
    case State::Listening:
        return u"LISTENING"_s;
    case State::Submitting:
        return u"SUBMITTING"_s;
    case State::NotSent:
        return u"NOT SENT"_s;
    case State::Unknown:
        return u"UNKNOWN"_s;
    case State::Refused:
        return u"REFUSED"_s;
    case State::Pending:
        return u"PENDING"_s;
    case State::Declined:
        return u"DECLINED"_s;
    case State::Paid:
        return u"PAID"_s;
    }
    Q_UNREACHABLE();
}

QString stateWord(InvoiceState state)
{
    switch (state) {
    case InvoiceState::Open:
        return u"OPEN"_s;
    case InvoiceState::Pending:
        return u"PENDING"_s;
    case InvoiceState::Declined:
        return u"DECLINED"_s;
    case InvoiceState::Paid:
        return u"PAID"_s;
    }
    Q_UNREACHABLE();
}

} // namespace roundtrip
