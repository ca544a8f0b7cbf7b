// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/correlation.h"

#include "roundtrip/relay.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::FieldId;
using cpv2::Money;
using journal::Role;

namespace
{

constexpr qsizetype tripsKnown = 10'000;
/// How long after the submit a payment is still taken for one of it by its amount alone: a payer takes
/// minutes, not days.
constexpr qint64 amountWindowMs = 2 * 60 * 60 * 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::Correlator)
};

QString invoiceKey(const QString &invoiceNumber, const QString &reference)
{
    return invoiceNumber + QChar::Null + reference;
}

QString amountKey(qint64 tenThousandths)
{
    return QString::number(tenThousandths);
}

} // namespace

journal::Role roleByHand(const journal::Exchange &capture)
{
    const bool isReturn = core::methodOf(capture.requestHead) == "GET" && !postbackOf(capture).isComplete();
    return isReturn ? Role::Return : Role::Postback;
}

QString matchSentence(const QString &rule)
{
    if (rule == QLatin1StringView(matchedBy::callbackUrl))
        return Words::tr("It came to the callback URL given out for this round trip.");
    if (rule == QLatin1StringView(matchedBy::paymentGuid))
        return Words::tr("Its PaymentGUID is that of another postback of this round trip.");
    if (rule == QLatin1StringView(matchedBy::invoice))
        return Words::tr("Its InvoiceNumber and BillerReference are those of this round trip only.");
    if (rule == QLatin1StringView(matchedBy::amount))
        return Words::tr("Its amount and time fit this round trip only.");
    if (rule == QLatin1StringView(matchedBy::byHand))
        return Words::tr("It was joined to this round trip by hand.");
    return {};
}

struct Correlator::Claim {
    explicit Claim(const journal::Exchange &capture) : at(capture.at)
    {
        const cpv2::Postback postback = postbackOf(capture);
        guid = postback.value(u"PaymentGUID").toLower();
        invoiceNumber = postback.value(u"InvoiceNumber");
        reference = postback.value(u"BillerReference");
        if (const core::Result<Money> paid = postback.paymentAmount())
            amount = paid->tenThousandths();
    }

    bool contradicts(const Known &trip) const
    {
        return !trip.isPayable || trip.startedAt > at ||
               (!invoiceNumber.isEmpty() && !trip.invoices.contains(invoiceNumber)) ||
               (!reference.isEmpty() && trip.reference != reference);
    }

    QDateTime at;
    QString guid;
    QString invoiceNumber;
    QString reference;
    std::optional<qint64> amount;
};

void Correlator::add(const RoundTrip &trip)
{
    const QString &id = trip.id();
    if (!m_trips.contains(id))
        m_trips.insert(id, begin(trip));
    Known &known = m_trips[id];
    const State state = trip.state();
    known.isPayable = !trip.submit() || (state != State::NotSent && state != State::Refused);
    const Exchanges postbacks = trip.ofRole(Role::Postback);
    for (; known.postbacks < postbacks.size(); ++known.postbacks) {
        const QString guid = postbacks.at(known.postbacks).fields.value(u"PaymentGUID").toLower();
        if (guid.isEmpty() || known.paymentGuids.contains(guid))
            continue;
        known.paymentGuids.insert(guid);
        m_byGuid.insert(guid, id);
    }
}

/// What the request says of a round trip that is new here.
Correlator::Known Correlator::begin(const RoundTrip &trip)
{
    const QString &id = trip.id();
    m_order.enqueue(id);
    if (m_order.size() > tripsKnown)
        forget(m_order.first());

    Known known;
    known.startedAt = trip.record().startedAt;
    known.reference = trip.asked().billerReference();
    for (const Invoice &invoice : trip.asked().invoices()) {
        known.invoices.insert(invoice.invoiceNumber);
        if (invoice.balanceDue)
            known.amounts.insert(invoice.balanceDue->tenThousandths());
    }
    if (const core::Result<Money> &total = trip.asked().balances())
        known.amounts.insert(total->tenThousandths());
    for (const QString &number : std::as_const(known.invoices))
        m_byInvoice.insert(invoiceKey(number, known.reference), id);
    for (const qint64 amount : std::as_const(known.amounts))
        m_byAmount.insert(amountKey(amount), id);
    return known;
}

void Correlator::forget(const QString &id)
{
    if (!m_trips.contains(id))
        return;
    m_order.removeOne(id);
    const Known known = m_trips.take(id);
    for (const QString &guid : known.paymentGuids)
        m_byGuid.remove(guid, id);
    for (const QString &number : known.invoices)
        m_byInvoice.remove(invoiceKey(number, known.reference), id);
    for (const qint64 amount : known.amounts)
        m_byAmount.remove(amountKey(amount), id);
}

QStringList Correlator::candidates(const Index &index, const QString &key, const Claim &claim) const
{
    QStringList fitting;
    QSet<QString> seen;
    for (auto [at, end] = index.equal_range(key); at != end; ++at) {
        if (!seen.contains(*at) && !claim.contradicts(*m_trips.constFind(*at)))
            fitting.append(*at);
        seen.insert(*at);
    }
    return fitting;
}

QStringList Correlator::ofThatAmountLately(const QStringList &ids, const Claim &claim) const
{
    QStringList fitting;
    for (const QString &id : ids) {
        const Known &known = *m_trips.constFind(id);
        if (claim.amount && known.amounts.contains(*claim.amount) &&
            known.startedAt.msecsTo(claim.at) <= amountWindowMs)
            fitting.append(id);
    }
    return fitting;
}

std::optional<Match> Correlator::match(const journal::Exchange &capture) const
{
    const Claim claim(capture);
    if (!claim.guid.isEmpty() && m_byGuid.contains(claim.guid)) {
        // A payment that is known belongs where it is known, or its evidence is at odds.
        const QStringList same = candidates(m_byGuid, claim.guid, claim);
        if (same.size() != 1)
            return {};
        return Match{same.first(), QString::fromLatin1(matchedBy::paymentGuid)};
    }
    QStringList fitting;
    if (!claim.invoiceNumber.isEmpty() && !claim.reference.isEmpty()) {
        fitting = candidates(m_byInvoice, invoiceKey(claim.invoiceNumber, claim.reference), claim);
        if (fitting.size() == 1)
            return Match{fitting.first(), QString::fromLatin1(matchedBy::invoice)};
    } else if (claim.amount) {
        fitting = candidates(m_byAmount, amountKey(*claim.amount), claim);
    }
    fitting = ofThatAmountLately(fitting, claim);
    if (fitting.size() == 1)
        return Match{fitting.first(), QString::fromLatin1(matchedBy::amount)};
    return {};
}

} // namespace roundtrip
