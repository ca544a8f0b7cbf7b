// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/forwarder.h"

#include "core/redaction.h"
#include "core/web_url.h"
#include "journal/journal.h"
#include "roundtrip/endpoint.h"
#include "roundtrip/message.h"
#include "roundtrip/stray.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Result;
using journal::Delivery;
using journal::Exchange;
using journal::RoundTripRecord;

namespace
{

constexpr qsizetype mostInMemory = 64;
constexpr std::chrono::milliseconds retryAfterJournalFailure = std::chrono::seconds(5);
constexpr qint64 clockToleranceMs = 1000; // a clock that is corrected little by little was not set
constexpr int mostLookedAt = 1000;

/// The delivery's target has the message's query already.
http::ClientRequest requestWith(const Forwarding &forwarding, const Delivery &delivery, Message message)
{
    message.query.clear();
    http::ClientRequest request = requestFor(message, QUrl(delivery.target));
    request.transport.caFile = forwarding.caFile;
    request.headers.append(http::Header{deliveryHeader, delivery.id.toLatin1()});
    request.headers.append(http::Header{loopHeader, "1"});
    return request;
}

QString withoutQuery(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

bool isTaken(const http::Reply &reply)
{
    return reply.response.status >= 200 && reply.response.status < 300; // whatever became of the body
}

QString whyNotTaken(const http::Reply &reply)
{
    const int status = reply.response.status;
    if (reply.outcome != http::Reply::Outcome::Answered)
        return reply.sentence;
    if (status >= 300 && status < 400)
        return Forwarder::tr("The handler answered HTTP %1, a redirect, which is never followed.")
            .arg(status);
    return Forwarder::tr("The handler answered HTTP %1.").arg(status);
}

QString joined(const QString &one, const QString &other)
{
    return one.isEmpty() ? other : one + u' ' + other;
}

/// A URL that is only left as it was masked for keeping leads somewhere else than the true one.
bool isMasked(const QString &url)
{
    return core::holdsMask(url.toUtf8());
}

} // namespace

QStringList describe(const QList<WaitingForwards> &waiting)
{
    QStringList sentences;
    for (const WaitingForwards &one : waiting) {
        if (one.target.isEmpty())
            sentences +=
                Forwarder::tr("%n postback(s) with a masked number will not be forwarded: their bytes "
                              "are in memory only.",
                              nullptr, one.count);
        else if (one.isInForce)
            sentences +=
                Forwarder::tr("%n postback(s) are waiting to be forwarded to %1.", nullptr, one.count)
                    .arg(one.target);
        else
            sentences +=
                Forwarder::tr("%n postback(s) are waiting for %1 and are not sent: nothing is forwarded "
                              "to that address now.",
                              nullptr, one.count)
                    .arg(one.target);
    }
    return sentences;
}

Forwarder::Forwarder(journal::Journal *journal, ExchangeLog *log, const ForwarderLimits &limits,
                     QObject *parent)
    : QObject(parent), m_journal(journal), m_log(log), m_limits(limits),
      m_client({.totalDeadlineMs = limits.attemptDeadlineMs, .responseBody = limits.replyBytes}, this)
{
    m_alarm.setSingleShot(true);
    connect(&m_alarm, &QTimer::timeout, this, &Forwarder::wake);
}

void Forwarder::setForwarding(const QString &environment, const Forwarding &forwarding)
{
    m_hasNewAddress = m_hasNewAddress || m_forwardings.value(environment) != forwarding;
    m_forwardings.insert(environment, forwarding);
    wake();
}

Forwarding Forwarder::forwardingOf(const RoundTripRecord &trip) const
{
    return m_forwardings.value(trip.environment);
}

QUrl Forwarder::targetOf(const RoundTripRecord &trip, const QByteArray &query) const
{
    const Forwarding forwarding = forwardingOf(trip);
    QUrl target = forwarding.to;
    if (target.isEmpty() && trip.callbacksReplaced && !isMasked(trip.postBackUrl))
        target = QUrl(trip.postBackUrl, QUrl::StrictMode);
    return forwarding.isOn && !target.isEmpty() ? withQuery(target, query) : QUrl();
}

bool Forwarder::isOwn(const QUrl &url) const
{
    return isLoopback(url) && m_ownPorts.contains(quint16(url.port(80)));
}

std::optional<Delivery> Forwarder::deliveryFor(Exchange &capture, const RoundTripRecord &trip,
                                               const QByteArray &query) const
{
    const bool isOn = forwardingOf(trip).isOn;
    const auto refuse = [&](const QString &why) {
        capture.remark = joined(capture.remark, why);
        return std::nullopt;
    };
    if (isOn && capture.role == journal::Role::Return && trip.callbacksReplaced && isMasked(trip.returnUrl))
        return refuse(tr("The browser was not sent on: part of the ReturnURL was masked when it was kept."));
    if (!isOn || capture.role != journal::Role::Postback)
        return {};
    // Somebody looked whether there is anything at this address. What is posted goes on, whatever it says:
    // the portal would have got it too.
    if (core::methodOf(capture.requestHead) != "POST" && !strayReason(capture).isEmpty())
        return {};
    if (wasRelayed(capture.requestHead))
        return refuse(tr("A workbench forwarded it already, so it is not forwarded again."));
    if (forwardingOf(trip).to.isEmpty() && trip.callbacksReplaced && isMasked(trip.postBackUrl))
        return refuse(tr("It is not forwarded: part of the PostBackURL was masked when it was kept. Name the "
                         "address to forward to instead."));
    const QUrl target = targetOf(trip, query);
    if (target.isEmpty())
        return refuse(tr("It is not forwarded: the request has no PostBackURL of its own."));
    if (const Result<core::Done> good = http::Target::checkUrl(target); !good)
        return refuse(tr("It is not forwarded: %1").arg(good.error().sentence));

    Delivery delivery;
    delivery.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    delivery.roundTripId = trip.id;
    delivery.target = target.toString(QUrl::FullyEncoded);
    delivery.nextAt = capture.at;
    return delivery;
}

QUrl Forwarder::onwardReturn(const RoundTripRecord &trip, const QByteArray &query) const
{
    const Forwarding forwarding = forwardingOf(trip);
    const std::optional<QUrl> target = core::webUrl(trip.returnUrl);
    if (!forwarding.isOn || !forwarding.sendBack || !trip.callbacksReplaced || !target || isOwn(*target) ||
        isMasked(trip.returnUrl))
        return {};
    return withQuery(*target, query);
}

void Forwarder::wake()
{
    sendNextFromMemory();
    const bool isMoreDue = beginDue();
    if (!isBusy() && !isMoreDue)
        emit rested();
}

/// True when more is due at once.
bool Forwarder::beginDue()
{
    if (std::ranges::none_of(m_forwardings, &Forwarding::isOn))
        return false; // the user has not asked for anything to be sent
    const Result<std::optional<QDateTime>> next = sendDue();
    if (!next) {
        emit failed(next.error());
        m_alarm.start(retryAfterJournalFailure);
        return false;
    }
    if (!*next || m_underWay >= m_limits.atOnce) // the end of one wakes us
        return false;
    const std::chrono::milliseconds wait(m_limits.now().msecsTo(**next));
    m_alarm.start(std::clamp<std::chrono::milliseconds>(wait, std::chrono::milliseconds(1),
                                                        std::chrono::hours(1))); // clocks are set
    return wait <= std::chrono::milliseconds(0);
}

/// Begins what is due, as much as may be under way at once, and returns when there is more: at once where
/// some of it could only be held. The listener gets its turn in between.
Result<std::optional<QDateTime>> Forwarder::sendDue()
{
    const bool mayBeHeldFor = !std::exchange(m_hasNewAddress, false);
    if (mayClockBeSetBack() || !mayBeHeldFor) {
        using std::chrono::milliseconds;
        const auto hastened = hasten(mayBeHeldFor ? m_limits.heldPause : milliseconds(0));
        if (!hastened)
            return hastened.error();
    }
    const Result<QList<Delivery>> due =
        m_journal->dueDeliveries(m_limits.now(), m_limits.atOnce - m_underWay);
    if (!due)
        return due.error();
    for (const Delivery &delivery : *due) {
        if (const Result<core::Done> begun = begin(delivery); !begun)
            return begun.error();
    }
    return m_journal->nextDeliveryAt();
}

/// Since the last look; at the first one, nobody knows what happened to it while no program was running.
bool Forwarder::mayClockBeSetBack()
{
    const QDateTime now = m_limits.now();
    const bool wasSet =
        m_lastLook.isNull() || now < m_lastLook.addMSecs(m_sinceLastLook.elapsed() - clockToleranceMs);
    m_lastLook = now;
    m_sinceLastLook.start();
    return wasSet;
}

/// Nothing waits longer than a pause of today's: neither what another clock has put off, nor what was held
/// for an address that may be in force now.
Result<core::Done> Forwarder::hasten(std::chrono::milliseconds heldPause)
{
    QList<QDateTime> latest;
    for (int attempts = 0; attempts <= m_limits.pauses.size(); ++attempts) {
        const auto pause = m_underWay > 0 ? pauseInHand(attempts) : pauseAfter(attempts);
        const auto longest = attempts == 0 ? heldPause : std::max(pause, heldPause);
        latest.append(m_limits.now().addMSecs(longest.count()));
    }
    return m_journal->hastenDeliveries(latest);
}

/// The attempt is written down before it is made, with the time of the next one: should the program end
/// in between, that one is made, with the same id.
Result<core::Done> Forwarder::begin(Delivery delivery)
{
    Result<std::optional<Attempt>> prepared = prepare(delivery);
    if (!prepared)
        return prepared.error();
    std::optional<Attempt> &attempt = *prepared;
    if (attempt) {
        ++delivery.attempts;
        delivery.nextAt = m_limits.now().addMSecs(pauseInHand(delivery.attempts).count());
        attempt->delivery = delivery;
    }
    if (const Result<core::Done> written = m_journal->update(delivery); !written)
        return written;
    if (attempt)
        send(*attempt);
    return core::done();
}

/// What to send. Nothing when it is not sent now; then `delivery` says when it may be, or why it never will.
Result<std::optional<Forwarder::Attempt>> Forwarder::prepare(Delivery &delivery) const
{
    const auto giveUp = [&](const QString &why) {
        delivery.state = Delivery::State::GivenUp;
        delivery.lastSentence = why;
        return std::optional<Attempt>();
    };
    const Result<std::optional<RoundTripRecord>> trip = m_journal->roundTrip(delivery.roundTripId);
    const Result<std::optional<Exchange>> capture = m_journal->exchange(delivery.captureId);
    if (!trip || !capture)
        return trip ? capture.error() : trip.error();
    if (!*trip || !*capture)
        return giveUp(tr("What was to be forwarded is no longer in the journal."));
    if (!(*capture)->intact)
        return giveUp(tr("The bytes are no longer those that were captured, so they are not forwarded."));
    const Forwarding forwarding = forwardingOf(**trip);
    const Message message = messageOf(**capture);
    const QString target = targetOf(**trip, message.query).toString(QUrl::FullyEncoded);
    if (target.isEmpty() || (target != delivery.target && !forwarding.takesWaiting)) {
        delivery.nextAt = m_limits.now().addMSecs(m_limits.heldPause.count());
        return std::optional<Attempt>();
    }
    if (target != delivery.target) { // its turn among those for that address is for the next look
        delivery.target = target;
        delivery.nextAt = m_limits.now();
        return std::optional<Attempt>();
    }
    return std::optional<Attempt>(
        {delivery, requestWith(forwarding, delivery, message), forwarding.allowPrivate, false});
}

bool Forwarder::needsMemory(const Exchange &capture, const http::Request &asItCame)
{
    return capture.requestBody != asItCame.body || capture.url != QString::fromLatin1(asItCame.target) ||
           headersToRelay(capture.requestHead) != headersToRelay(asItCame.head);
}

void Forwarder::sendFromMemory(const Delivery &delivery, const RoundTripRecord &trip,
                               const http::Request &asItCame)
{
    const Forwarding forwarding = forwardingOf(trip);
    const Message message = messageOf(asItCame.head, asItCame.body, asItCame.target);
    m_fromMemory.enqueue(
        {delivery, requestWith(forwarding, delivery, message), forwarding.allowPrivate, true});
    if (m_fromMemory.size() > mostInMemory) // the oldest: it would be late in any case
        drop(m_fromMemory.dequeue(), tr("Too many are waiting already."));
    sendNextFromMemory();
}

void Forwarder::dropFromMemory()
{
    while (!m_fromMemory.isEmpty())
        drop(m_fromMemory.dequeue(), tr("The program ended before its turn came."));
}

/// Makes no attempt, and writes down that there was none.
void Forwarder::drop(const Attempt &attempt, const QString &why)
{
    if (const std::optional<Exchange> begun = m_log->begin(exchangeOf(attempt)))
        m_log->end(endedExchange(*begun, {http::Reply::Outcome::NotSent, {}, why, 0}));
}

Result<QList<WaitingForwards>> Forwarder::waiting() const
{
    const Result<QList<Delivery>> deliveries = m_journal->waitingDeliveries(mostLookedAt);
    if (!deliveries)
        return deliveries.error();
    QList<WaitingForwards> all;
    const auto add = [&all](const QString &target, bool isInForce) {
        for (WaitingForwards &known : all) {
            if (known.target == target && known.isInForce == isInForce) {
                ++known.count;
                return;
            }
        }
        all.append({target, 1, isInForce});
    };
    for (const Delivery &delivery : *deliveries) {
        const Result<std::optional<RoundTripRecord>> trip = m_journal->roundTrip(delivery.roundTripId);
        const Result<std::optional<Exchange>> capture = m_journal->exchange(delivery.captureId);
        if (!trip || !capture)
            return trip ? capture.error() : trip.error();
        if (!*trip || !*capture)
            continue;
        const QUrl target = targetOf(**trip, messageOf(**capture).query);
        if (!target.isEmpty() && forwardingOf(**trip).takesWaiting)
            add(withoutQuery(target), true);
        else
            add(withoutQuery(QUrl(delivery.target)), target.toString(QUrl::FullyEncoded) == delivery.target);
    }
    for (qsizetype i = 0; i < m_fromMemory.size(); ++i)
        add({}, false);
    return all;
}

Exchange Forwarder::exchangeOf(const Attempt &attempt) const
{
    Exchange exchange = begunExchange(journal::Role::Forward, attempt.request);
    exchange.roundTripId = attempt.delivery.roundTripId;
    exchange.sourceId = attempt.delivery.captureId;
    return exchange;
}

void Forwarder::sendNextFromMemory()
{
    while (m_underWay < m_limits.atOnce && !m_fromMemory.isEmpty())
        send(m_fromMemory.dequeue());
}

void Forwarder::send(const Attempt &attempt)
{
    const std::optional<Exchange> begun = m_log->begin(exchangeOf(attempt));
    if (!begun) // the next attempt is written down already
        return;
    ++m_underWay;
    const http::TargetRules rules{attempt.allowPrivate, attempt.allowPrivate, m_ownPorts};
    m_client.send(attempt.request, rules, [this, attempt, begun = *begun](const http::Reply &reply) {
        --m_underWay;
        Exchange ended = endedExchange(begun, reply);
        if (!isTaken(reply) && attempt.isFromMemory)
            ended.remark =
                joined(ended.remark, tr("It cannot be sent again: its card number was masked before it "
                                        "was kept."));
        m_log->end(ended);
        settle(attempt, reply);
        wake();
    });
}

void Forwarder::settle(const Attempt &attempt, const http::Reply &reply)
{
    if (attempt.isFromMemory)
        return; // it is in no queue
    Delivery delivery = attempt.delivery;
    if (isTaken(reply)) {
        delivery.state = Delivery::State::Done;
        delivery.lastSentence.clear();
    } else {
        delivery.lastSentence = whyNotTaken(reply);
        if (delivery.attempts > m_limits.pauses.size())
            delivery.state = Delivery::State::GivenUp;
        else
            delivery.nextAt = m_limits.now().addMSecs(pauseAfter(delivery.attempts).count());
    }
    if (const Result<core::Done> written = m_journal->update(delivery); !written)
        emit failed(written.error());
}

std::chrono::milliseconds Forwarder::pauseAfter(int attempts) const
{
    return m_limits.pauses.value(qMin(qsizetype(attempts), m_limits.pauses.size()) - 1);
}

/// While the attempt is under way: it has ended by then.
std::chrono::milliseconds Forwarder::pauseInHand(int attempts) const
{
    return std::max(pauseAfter(attempts), std::chrono::milliseconds(2 * m_limits.attemptDeadlineMs));
}

} // namespace roundtrip
