// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/round_trip.h"

#include "payer/page_reader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::Money;
using cpv2::Postback;
using cpv2::SubmitResponse;
using journal::Exchange;
using journal::Role;

namespace
{

constexpr size_t roleCount = size_t(Role::Replay) + 1;

/// Two captures with the same identity are one message that came twice.
QByteArray identityOf(const Exchange &capture)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(capture.url.toUtf8());
    hash.addData("\n");
    hash.addData(capture.requestBody);
    return hash.result();
}

/// `$1,164.31` as an amount.
core::Result<Money> shownAmount(QString text)
{
    return Money::parse(text.remove(u'$').remove(u','));
}

std::shared_ptr<const ShownPage> readPage(const QByteArray &html, const QList<Invoice> &invoices)
{
    if (html.isEmpty())
        return {};
    const payer::PageReader page(html);
    auto shown = std::make_shared<ShownPage>();
    for (qsizetype i = 0; i < invoices.size(); ++i) {
        const Invoice &invoice = invoices[i];
        const QString text = page.balance(invoice.invoiceNumber);
        if (text.isEmpty())
            continue;
        shown->balances.insert(invoice.invoiceNumber, text);
        const core::Result<Money> amount = shownAmount(text);
        if (!shown->firstDifference && (!amount || !invoice.balanceDue || *amount != *invoice.balanceDue))
            shown->firstDifference = {i, text};
    }
    return shown;
}

bool isIncomplete(const Postback &postback)
{
    return !postback.problem().isEmpty() || !postback.conflicts().isEmpty() || !postback.missing().isEmpty();
}

} // namespace

/// Everything that is known of one version. Copying it costs some thirty reference counts, whatever its size.
struct RoundTrip::Facts {
    Facts() : Facts(journal::RoundTripRecord()) {}
    explicit Facts(const journal::RoundTripRecord &whole)
        : record(std::make_shared<journal::RoundTripRecord>(whole)),
          asked(std::make_shared<Asked>(whole.requestBytes)), endedAt(whole.startedAt),
          bytes(8 * whole.requestBytes.size()) // the text, and the document read from it
    {
    }

    void add(const DecodedPointer &exchange);
    void end(const DecodedPointer &exchange);

    Exchanges &ofRole(Role role) { return byRole[size_t(role)]; }
    const Exchanges &ofRole(Role role) const { return byRole[size_t(role)]; }
    void look(const Decoded &exchange);
    void addPostback(const DecodedPointer &postback);
    void addApproved(const DecodedPointer &postback);
    void settle(const Postback &postback);
    qsizetype firstUnpaid(const QString &key, const QList<qsizetype> &sharing);
    void setState(qsizetype invoice, InvoiceState state);
    State state() const;

    std::shared_ptr<const journal::RoundTripRecord> record;
    std::shared_ptr<const Asked> asked;
    Exchanges exchanges;
    std::array<Exchanges, roleCount> byRole;
    std::optional<SubmitResponse> response;
    std::shared_ptr<const ShownPage> page;
    QDateTime endedAt;
    qint64 bytes = 0;

    PostbackSummary postbacks;
    PersistentHash<QByteArray, bool> settled;       ///< identities of the postbacks that counted
    PersistentHash<QString, bool> payments;         ///< InvoiceNumber and PaymentGUID of the approved ones
    PersistentHash<qsizetype, InvoiceState> states; ///< of the invoices that a postback spoke of
    PersistentHash<QString, qsizetype> cursors;     ///< firstUnpaid()
    qsizetype paid = 0;
    qsizetype declined = 0;
};

void RoundTrip::Facts::add(const DecodedPointer &exchange)
{
    exchanges.append(exchange);
    ofRole(exchange->role).append(exchange);
    bytes += 4 * (exchange->requestRaw.size() + exchange->requestBody.size()) + exchange->requestHead.size() +
             exchange->responseHead.size() + exchange->responseBody.size() + 512;
    look(*exchange);
    if (exchange->role == Role::Postback)
        addPostback(exchange);
}

void RoundTrip::Facts::end(const DecodedPointer &exchange)
{
    exchanges.replace(exchange);
    ofRole(exchange->role).replace(exchange);
    look(*exchange);
}

/// What an exchange says by its answer.
void RoundTrip::Facts::look(const Decoded &exchange)
{
    endedAt = std::max(endedAt, exchange.at.addMSecs(exchange.elapsedMs));
    if (exchange.role == Role::Submit && exchange.id == ofRole(Role::Submit).first().id &&
        exchange.outcome == journal::Outcome::Answered)
        response = SubmitResponse::parse(exchange.status, exchange.responseBody);
    if (exchange.role == Role::Page && exchange.id == ofRole(Role::Page).last().id)
        page = readPage(exchange.responseBody, asked->invoices());
}

void RoundTrip::Facts::addPostback(const DecodedPointer &postback)
{
    const Postback &fields = postback->fields;
    const QString number = fields.value(u"InvoiceNumber");
    if (!postbacks.firstMisnamed &&
        (fields.value(u"BillerReference") != asked->billerReference() || asked->indexOf(number) < 0))
        postbacks.firstMisnamed = postback;
    if (!postbacks.firstIncomplete && isIncomplete(fields))
        postbacks.firstIncomplete = postback;
    if (fields.approved())
        addApproved(postback);
    if (!fields.isComplete())
        return;
    const QByteArray identity = identityOf(*postback);
    if (settled.contains(identity)) // a repeated postback changes nothing
        return;
    settled = settled.inserted(identity, true);
    settle(fields);
}

void RoundTrip::Facts::addApproved(const DecodedPointer &postback)
{
    const Postback &fields = postback->fields;
    ++postbacks.approved;
    postbacks.lastApproved = postback;
    const QString payment = fields.value(u"InvoiceNumber") + u'\n' + fields.value(u"PaymentGUID");
    if (payments.contains(payment)) {
        if (!postbacks.firstRepeated)
            postbacks.firstRepeated = postback;
        return;
    }
    payments = payments.inserted(payment, true);
    const core::Result<Money> amount = fields.paymentAmount();
    if (amount && postbacks.reported)
        postbacks.reported = Money::sum({*postbacks.reported, *amount});
    else if (!amount && !postbacks.unreadableAmount)
        postbacks.unreadableAmount = amount.error();
}

/// Pays or declines the invoices that a postback speaks of.
void RoundTrip::Facts::settle(const Postback &postback)
{
    const InvoiceState state = postback.approved() ? InvoiceState::Paid : InvoiceState::Declined;
    const QString number = postback.value(u"InvoiceNumber");
    const core::Result<Money> amount = postback.paymentAmount();
    const core::Result<Money> &total = asked->balances();
    const qsizetype named = asked->indexOf(number);
    const QList<qsizetype> sharing = asked->sharing(number);
    const bool namesOneOfThatAmount =
        amount && named >= 0 && sharing.isEmpty() && asked->invoices()[named].balanceDue == *amount;
    if (amount && total && *amount == *total && !namesOneOfThatAmount) {
        const qsizetype count = asked->invoices().size();
        const qsizetype open = count - paid - (state == InvoiceState::Declined ? declined : 0);
        for (qsizetype i = 0; i < count && open > 0; ++i)
            setState(i, state);
        return;
    }
    if (named < 0)
        return;
    if (sharing.isEmpty())
        return setState(named, state);
    // Several invoices share the number: the first that is not paid, of that amount if there is one.
    qsizetype first = -1;
    if (amount)
        first = firstUnpaid(number + QChar::Null + amount->toString(), asked->sharing(number, *amount));
    if (first < 0)
        first = firstUnpaid(number, sharing);
    if (first >= 0)
        setState(first, state);
}

/// What is paid stays so: the search goes on where it ended the last time.
qsizetype RoundTrip::Facts::firstUnpaid(const QString &key, const QList<qsizetype> &sharing)
{
    qsizetype at = cursors.value(key, 0);
    while (at < sharing.size() && states.value(sharing[at]) == InvoiceState::Paid)
        ++at;
    cursors = cursors.inserted(key, at);
    return at < sharing.size() ? sharing[at] : -1;
}

void RoundTrip::Facts::setState(qsizetype invoice, InvoiceState state)
{
    const InvoiceState before = states.value(invoice);
    if (before == InvoiceState::Paid || before == state)
        return;
    declined += (state == InvoiceState::Declined) - (before == InvoiceState::Declined);
    paid += state == InvoiceState::Paid;
    states = states.inserted(invoice, state);
}

State RoundTrip::Facts::state() const
{
    if (paid > 0 && paid == asked->invoices().size())
        return State::Paid;
    if (declined > 0)
        return State::Declined;
    const Exchanges &submits = ofRole(Role::Submit);
    if (submits.isEmpty()) // it is written down before the first byte leaves
        return record->requestBytes.isEmpty() ? State::Listening : State::NotSent;
    switch (submits.first().outcome) {
    case journal::Outcome::Open:
        return State::Submitting;
    case journal::Outcome::NotSent:
        return State::NotSent;
    case journal::Outcome::Unknown:
        return State::Unknown;
    case journal::Outcome::Answered:
        break;
    }
    switch (response->verdict) {
    case SubmitResponse::Verdict::Accepted:
        return State::Pending;
    case SubmitResponse::Verdict::Refused:
        return State::Refused;
    case SubmitResponse::Verdict::Unclear:
        return State::Unknown;
    }
    Q_UNREACHABLE();
}

RoundTrip::RoundTrip()
{
    static const auto nothing = std::make_shared<const Facts>();
    d = nothing;
}

RoundTrip::RoundTrip(std::shared_ptr<const Facts> facts) : d(std::move(facts)) {}

RoundTrip::RoundTrip(const journal::RoundTripRecord &record, const QList<Exchange> &exchanges)
{
    auto facts = std::make_shared<Facts>(record);
    for (const Exchange &exchange : exchanges)
        facts->add(std::make_shared<Decoded>(exchange));
    d = std::move(facts);
}

RoundTrip RoundTrip::ofCapture(const Exchange &capture)
{
    return RoundTrip().with(capture);
}

RoundTrip RoundTrip::with(const Exchange &exchange) const
{
    const bool isLate = exchange.id != 0 && !d->exchanges.isEmpty() && exchange.id < d->exchanges.last().id;
    if (isLate) {
        QList<Exchange> all{exchange};
        std::ranges::copy(d->exchanges, std::back_inserter(all));
        std::ranges::stable_sort(all, {}, &Exchange::id);
        return RoundTrip(*d->record, all);
    }
    auto facts = std::make_shared<Facts>(*d);
    facts->add(std::make_shared<Decoded>(exchange));
    return RoundTrip(std::move(facts));
}

RoundTrip RoundTrip::withEnd(const Exchange &exchange) const
{
    if (d->exchanges.indexOf(exchange.id) < 0)
        return *this;
    auto facts = std::make_shared<Facts>(*d);
    facts->end(std::make_shared<Decoded>(exchange));
    return RoundTrip(std::move(facts));
}

const journal::RoundTripRecord &RoundTrip::record() const
{
    return *d->record;
}

Exchanges RoundTrip::exchanges() const
{
    return d->exchanges;
}

Exchanges RoundTrip::ofRole(Role role) const
{
    return d->ofRole(role);
}

const Decoded *RoundTrip::submit() const
{
    const Exchanges &submits = d->ofRole(Role::Submit);
    return submits.isEmpty() ? nullptr : &submits.first();
}

QDateTime RoundTrip::endedAt() const
{
    return d->endedAt;
}

qint64 RoundTrip::bytes() const
{
    return d->bytes;
}

const Asked &RoundTrip::asked() const
{
    return *d->asked;
}

const std::optional<SubmitResponse> &RoundTrip::response() const
{
    return d->response;
}

QUrl RoundTrip::pageUrl() const
{
    return d->response ? d->response->cloudPaymentUrl : QUrl();
}

QString RoundTrip::title() const
{
    const QString title = d->asked->title();
    return title.isEmpty() ? d->record->documentName : title;
}

State RoundTrip::state() const
{
    return d->state();
}

QList<Invoice> RoundTrip::invoices() const
{
    QList<Invoice> invoices;
    invoices.reserve(d->asked->invoices().size());
    for (qsizetype i = 0; i < d->asked->invoices().size(); ++i)
        invoices.append(invoice(i));
    return invoices;
}

Invoice RoundTrip::invoice(qsizetype index) const
{
    Invoice invoice = d->asked->invoices().at(index);
    invoice.state = d->states.value(index);
    const bool isAccepted = d->response && d->response->verdict == SubmitResponse::Verdict::Accepted;
    if (invoice.state == InvoiceState::Open && isAccepted)
        invoice.state = InvoiceState::Pending;
    return invoice;
}

const PostbackSummary &RoundTrip::postbacks() const
{
    return d->postbacks;
}

const ShownPage *RoundTrip::shownPage() const
{
    return d->page.get();
}

journal::Summary RoundTrip::summary() const
{
    const core::Result<Money> &total = d->asked->total();
    return {.title = title(),
            .state = wordFor(state()),
            .amount = total && hasRequest() ? total->toString() : QString()};
}

} // namespace roundtrip
