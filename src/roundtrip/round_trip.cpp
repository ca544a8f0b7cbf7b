// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/round_trip.h"

#include "cpv2/payment_methods.h"
#include "cpv2/postback_answer.h"
#include "payer/page_reader.h"
#include "roundtrip/checks/check.h"

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

using Acceptance = cpv2::PostbackAnswer::Acceptance;

constexpr size_t roleCount = size_t(Role::Replay) + 1;
constexpr size_t invoiceStateCount = size_t(InvoiceState::Paid) + 1;

/// `$1,164.31` as an amount.
core::Result<Money> shownAmount(QString text)
{
    return Money::parse(text.remove(u'$').remove(u','));
}

std::shared_ptr<const ShownPage> readPage(const QByteArray &html, const Asked &asked)
{
    const payer::PageReader page(html);
    auto shown = std::make_shared<ShownPage>();
    const QList<Invoice> &invoices = asked.invoices();
    for (qsizetype i = 0; i < invoices.size(); ++i) {
        const Invoice &invoice = invoices[i];
        const QString text = page.balance(invoice.invoiceNumber);
        // Of several with that number the page's first is known, which is the request's first.
        if (text.isEmpty() || asked.indexOf(invoice.invoiceNumber) != i)
            continue;
        shown->balances.insert(invoice.invoiceNumber, text);
        const core::Result<Money> amount = shownAmount(text);
        if (!shown->firstDifference && (!amount || !invoice.balanceDue || *amount != *invoice.balanceDue))
            shown->firstDifference = {i, text};
    }
    shown->subtotal = page.subtotal();
    if (!shown->subtotal.isEmpty()) {
        const core::Result<Money> amount = shownAmount(shown->subtotal);
        shown->isSubtotalAsked = !asked.total() || (amount && *amount == *asked.total());
    }
    shown->controls = cpv2::plainMethod(page.controls());
    return shown;
}

} // namespace

/// Everything that is known of one version. Copying it costs some thirty reference counts, whatever its size.
struct RoundTrip::Facts {
    Facts() : Facts(journal::RoundTripRecord()) {}
    explicit Facts(const journal::RoundTripRecord &whole)
        : Facts(whole, std::make_shared<Asked>(whole.requestBytes))
    {
    }
    Facts(const journal::RoundTripRecord &whole, std::shared_ptr<const Asked> what)
        : record(std::make_shared<journal::RoundTripRecord>(whole)), asked(std::move(what)),
          endedAt(whole.startedAt),
          bytes(8 * whole.requestBytes.size()) // the text, and the document read from it
    {
    }

    void add(const DecodedPointer &exchange);
    void end(const DecodedPointer &exchange);

    Exchanges &ofRole(Role role) { return byRole[size_t(role)]; }
    const Exchanges &ofRole(Role role) const { return byRole[size_t(role)]; }
    void look(const DecodedPointer &exchange);
    void settle(const Postback &postback, InvoiceState state);
    void addPortalAnswer(const DecodedPointer &exchange);
    qsizetype firstUnpaid(const QString &key, const QList<qsizetype> &sharing);
    void setState(qsizetype invoice, InvoiceState state);
    qsizetype &numberOf(InvoiceState state) { return counts[size_t(state)]; }
    qsizetype numberOf(InvoiceState state) const { return counts[size_t(state)]; }
    State state() const;

    std::shared_ptr<const journal::RoundTripRecord> record;
    std::shared_ptr<const Asked> asked;
    Exchanges exchanges;
    std::array<Exchanges, roleCount> byRole;
    bool isSentAsShown = false;
    std::optional<SubmitResponse> response;
    std::shared_ptr<const ShownPage> page;
    QDateTime endedAt;
    qint64 bytes = 0;

    std::shared_ptr<const Decoded> fetch;

    PostbackSummary postbacks;
    PersistentHash<qsizetype, InvoiceState> states;    ///< of the invoices that a postback spoke of
    std::array<qsizetype, invoiceStateCount> counts{}; ///< of these
    PersistentHash<QString, qsizetype> cursors;        ///< firstUnpaid()

    PortalAnswers portal;
    PersistentHash<qint64, Acceptance> acceptances; ///< of the newest answer, by the capture
};

void RoundTrip::Facts::add(const DecodedPointer &exchange)
{
    exchanges.append(exchange);
    if (!exchange->isStray())
        ofRole(exchange->role).append(exchange);
    bytes += 4 * (exchange->requestRaw.size() + exchange->requestBody.size()) + exchange->requestHead.size() +
             exchange->responseHead.size() + exchange->responseBody.size() + 512;
    look(exchange);
    if (exchange->role != Role::Postback || exchange->isStray())
        return;
    switch (postbacks.add(exchange, *asked)) {
    case PostbackSummary::News::Nothing:
        break;
    case PostbackSummary::News::Report:
        settle(exchange->fields, exchange->fields.approved() ? InvoiceState::Paid : InvoiceState::Declined);
        break;
    case PostbackSummary::News::Disputed:
        settle(exchange->fields, InvoiceState::Unknown);
        break;
    }
}

void RoundTrip::Facts::end(const DecodedPointer &exchange)
{
    exchanges.replace(exchange);
    ofRole(exchange->role).replace(exchange);
    look(exchange);
}

/// What an exchange says by its answer.
void RoundTrip::Facts::look(const DecodedPointer &exchange)
{
    const Decoded &seen = *exchange;
    endedAt = std::max(endedAt, seen.at.addMSecs(seen.elapsedMs));
    if (seen.role == Role::Submit && seen.id == ofRole(Role::Submit).first().id) {
        isSentAsShown = seen.requestBody == record->requestBytes;
        if (seen.outcome == journal::Outcome::Answered)
            response = SubmitResponse::parse(seen.status, seen.responseBody);
    }
    if (seen.role == Role::Page && !seen.responseBody.isEmpty())
        page = readPage(seen.responseBody, *asked);
    if (seen.role == Role::Page && !seen.requestHead.isEmpty() && !fetch)
        fetch = exchange;
    if (seen.role == Role::Forward || seen.role == Role::Replay)
        addPortalAnswer(exchange);
}

/// An answer to a replay that was changed by hand says nothing of the service's own postback.
void RoundTrip::Facts::addPortalAnswer(const DecodedPointer &exchange)
{
    if (exchange->outcome == journal::Outcome::Open || exchange->sourceId == 0)
        return;
    const Decoded *source = exchanges.find(exchange->sourceId);
    if (exchange->role == Role::Replay && (!source || source->requestBody != exchange->requestBody))
        return;
    const auto countOf = [this](Acceptance acceptance) -> qsizetype & {
        return acceptance == Acceptance::Accepted  ? portal.accepted
               : acceptance == Acceptance::Refused ? portal.refused
                                                   : portal.unclear;
    };
    if (acceptances.contains(exchange->sourceId))
        --countOf(acceptances.value(exchange->sourceId));
    for (DecodedPointer *last : {&portal.lastRefused, &portal.lastUnclear}) {
        if (*last && (*last)->sourceId == exchange->sourceId)
            last->reset();
    }
    const Acceptance acceptance =
        cpv2::PostbackAnswer::parse(exchange->status, exchange->responseBody).acceptance;
    acceptances.insert(exchange->sourceId, acceptance);
    ++countOf(acceptance);
    if (acceptance == Acceptance::Refused)
        portal.lastRefused = exchange;
    else if (acceptance == Acceptance::Unclear)
        portal.lastUnclear = exchange;
}

/// Sets the state of the invoices that a postback speaks of.
void RoundTrip::Facts::settle(const Postback &postback, InvoiceState state)
{
    const QString number = postback.value(u"InvoiceNumber");
    const core::Result<Money> amount = postback.paymentAmount();
    const core::Result<Money> &total = asked->balances();
    const qsizetype named = asked->indexOf(number);
    const QList<qsizetype> sharing = asked->sharing(number);
    const bool namesOneOfThatAmount =
        amount && named >= 0 && sharing.isEmpty() && asked->invoices()[named].balanceDue == *amount;
    if (amount && total && *amount == *total && !namesOneOfThatAmount) {
        const qsizetype count = asked->invoices().size();
        const qsizetype open =
            count - numberOf(InvoiceState::Paid) - (state == InvoiceState::Declined ? numberOf(state) : 0);
        const bool hasAny = open > 0 || state == InvoiceState::Unknown;
        for (qsizetype i = 0; i < count && hasAny; ++i)
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
    cursors.insert(key, at);
    return at < sharing.size() ? sharing[at] : -1;
}

/// What is paid stays so, until that very payment is disputed; what is declined or disputed may yet be paid
/// by another try.
void RoundTrip::Facts::setState(qsizetype invoice, InvoiceState state)
{
    const InvoiceState before = states.value(invoice);
    if (before == state || (before == InvoiceState::Paid && state != InvoiceState::Unknown) ||
        (before == InvoiceState::Unknown && state == InvoiceState::Declined))
        return;
    if (states.contains(invoice))
        --numberOf(before);
    ++numberOf(state);
    states.insert(invoice, state);
}

State RoundTrip::Facts::state() const
{
    const qsizetype paid = numberOf(InvoiceState::Paid);
    if (paid > 0 && paid == asked->invoices().size())
        return State::Paid;
    if (numberOf(InvoiceState::Unknown) > 0)
        return State::Unknown;
    if (numberOf(InvoiceState::Declined) > 0)
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

RoundTrip::RoundTrip(const journal::RoundTripRecord &record, const cpv2::PaymentRequest &request)
    : d(std::make_shared<Facts>(record, std::make_shared<Asked>(request)))
{
}

RoundTrip RoundTrip::ofCapture(const Exchange &capture)
{
    return RoundTrip().with(capture);
}

RoundTrip RoundTrip::with(const Exchange &exchange) const
{
    return with(QList<Exchange>{exchange});
}

RoundTrip RoundTrip::with(const QList<Exchange> &exchanges) const
{
    const auto isLate = [this](const Exchange &exchange) {
        return exchange.id != 0 && !d->exchanges.isEmpty() && exchange.id < d->exchanges.last().id;
    };
    if (std::ranges::any_of(exchanges, isLate)) {
        QList<Exchange> all = exchanges;
        std::ranges::copy(d->exchanges, std::back_inserter(all));
        std::ranges::stable_sort(all, {}, &Exchange::id);
        return RoundTrip(*d->record, all);
    }
    auto facts = std::make_shared<Facts>(*d);
    for (const Exchange &exchange : exchanges)
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

bool RoundTrip::isSentAsShown() const
{
    return d->isSentAsShown;
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

qsizetype RoundTrip::count(InvoiceState state) const
{
    return d->numberOf(state);
}

const ShownPage *RoundTrip::shownPage() const
{
    return d->page.get();
}

const Decoded *RoundTrip::pageFetch() const
{
    return d->fetch.get();
}

const PortalAnswers &RoundTrip::portalAnswers() const
{
    return d->portal;
}

journal::Summary RoundTrip::summary() const
{
    const core::Result<Money> &total = d->asked->total();
    const QList<Check> checks = judge(*this);
    return {.title = title(),
            .state = wordFor(state()),
            .amount = total && hasRequest() ? total->toString() : QString(),
            .verdict = wordFor(verdictOf(checks)),
            .failedChecks = int(std::ranges::count(checks, Verdict::Failed, &Check::verdict))};
}

} // namespace roundtrip
