// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/forwarder.h"

#include "core/redaction.h"
#include "core/web_url.h"
#include "journal/journal.h"
#include "roundtrip/endpoint.h"
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
constexpr qint64 clockToleranceMs = 1000; // a clock that is put right by and by is none that is set

http::ClientRequest requestFor(const Delivery &delivery, const QByteArray &head, const QByteArray &body)
{
    http::ClientRequest request;
    request.method = core::methodOf(head) == "GET" ? "GET" : "POST";
    request.url = QUrl(delivery.target);
    request.headers = headersToRelay(head);
    request.headers.append(http::Header{deliveryHeader, delivery.id.toLatin1()});
    request.headers.append(http::Header{loopHeader, "1"});
    request.body = body;
    return request;
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
    m_forwardings.insert(environment, forwarding);
    wake();
}

Forwarding Forwarder::forwardingOf(const RoundTripRecord &trip) const
{
    return m_forwardings.value(trip.environment);
}

bool Forwarder::isOwn(const QUrl &url) const
{
    return isLoopback(url) && m_ownPorts.contains(quint16(url.port(80)));
}

std::optional<Delivery> Forwarder::deliveryFor(Exchange &capture, const RoundTripRecord &trip,
                                               const QByteArray &query) const
{
    const Forwarding forwarding = forwardingOf(trip);
    const auto refuse = [&](const QString &why) {
        capture.remark = joined(capture.remark, why);
        return std::nullopt;
    };
    if (forwarding.isOn && capture.role == journal::Role::Return && trip.callbacksReplaced &&
        isMasked(trip.returnUrl))
        return refuse(tr("The browser was not sent on: part of the ReturnURL was masked when it was kept."));
    if (!forwarding.isOn || capture.role != journal::Role::Postback)
        return {};
    // Somebody looked whether there is anything at this address. What is posted goes on, whatever it says:
    // the portal would have got it too.
    if (core::methodOf(capture.requestHead) != "POST" && !strayReason(capture).isEmpty())
        return {};
    if (wasRelayed(capture.requestHead))
        return refuse(tr("A workbench had sent it on already, so it is not sent on again."));
    QUrl target = forwarding.to;
    if (target.isEmpty() && trip.callbacksReplaced && isMasked(trip.postBackUrl))
        return refuse(tr("It is not sent on: part of the PostBackURL was masked when it was kept. Name the "
                         "address to forward to instead."));
    if (target.isEmpty() && trip.callbacksReplaced)
        target = QUrl(trip.postBackUrl, QUrl::StrictMode);
    if (target.isEmpty())
        return refuse(tr("It is not sent on: the request has no PostBackURL of its own."));
    if (const Result<core::Done> good = http::Target::checkUrl(target); !good)
        return refuse(tr("It is not sent on: %1").arg(good.error().sentence));

    Delivery delivery;
    delivery.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    delivery.roundTripId = trip.id;
    delivery.target = withQuery(target, query).toString(QUrl::FullyEncoded);
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
    if (std::ranges::none_of(m_forwardings, &Forwarding::isOn))
        return; // nobody has asked for anything to be sent
    const Result<std::optional<QDateTime>> next = sendDue();
    if (!next) {
        emit failed(next.error());
        m_alarm.start(retryAfterJournalFailure);
    } else if (*next && m_underWay < m_limits.atOnce) { // else the end of one wakes us
        const std::chrono::milliseconds wait(m_limits.now().msecsTo(**next));
        m_alarm.start(std::clamp<std::chrono::milliseconds>(wait, std::chrono::milliseconds(1),
                                                            std::chrono::hours(1))); // clocks are set
    }
}

/// Begins what is due, as much as may be under way at once, and returns when there is more: at once where
/// some of it could only be put off. The listener has its turn in between.
Result<std::optional<QDateTime>> Forwarder::sendDue()
{
    if (mayClockBeSetBack()) {
        if (const Result<core::Done> hastened = hasten(); !hastened)
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

/// Since the last look; at the first one nobody knows what became of it while there was no program.
bool Forwarder::mayClockBeSetBack()
{
    const QDateTime now = m_limits.now();
    const bool wasSet =
        m_lastLook.isNull() || now < m_lastLook.addMSecs(m_sinceLastLook.elapsed() - clockToleranceMs);
    m_lastLook = now;
    m_sinceLastLook.start();
    return wasSet;
}

/// What the clock of before has put off for longer than a pause comes after a pause of today's.
Result<core::Done> Forwarder::hasten()
{
    QList<QDateTime> latest;
    for (int attempts = 0; attempts <= m_limits.pauses.size(); ++attempts) {
        const std::chrono::milliseconds longest = std::max(pauseInHand(attempts), m_limits.heldPause);
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

/// What to send; nothing when it is not sent now, and then `delivery` says when or why not.
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
        return giveUp(tr("What was to be sent on is no longer in the journal."));
    if (!(*capture)->intact)
        return giveUp(tr("The bytes are no longer those that were captured, so they are not sent on."));
    const Forwarding forwarding = forwardingOf(**trip);
    if (!forwarding.isOn) {
        delivery.nextAt = m_limits.now().addMSecs(m_limits.heldPause.count());
        return std::optional<Attempt>();
    }
    return std::optional<Attempt>({delivery,
                                   requestFor(delivery, (*capture)->requestHead, (*capture)->requestBody),
                                   forwarding.allowPrivate, false});
}

bool Forwarder::needsMemory(const Exchange &capture, const http::Request &asItCame)
{
    return capture.requestBody != asItCame.body || capture.url != QString::fromLatin1(asItCame.target) ||
           headersToRelay(capture.requestHead) != headersToRelay(asItCame.head);
}

void Forwarder::sendFromMemory(const Delivery &delivery, const RoundTripRecord &trip,
                               const http::Request &asItCame)
{
    m_fromMemory.enqueue({delivery, requestFor(delivery, asItCame.head, asItCame.body),
                          forwardingOf(trip).allowPrivate, true});
    if (m_fromMemory.size() > mostInMemory) // the oldest: it would be late in any case
        drop(m_fromMemory.dequeue());
    sendNextFromMemory();
}

/// Without an attempt, but it is written down that there was none.
void Forwarder::drop(const Attempt &attempt)
{
    if (const std::optional<Exchange> begun = m_log->begin(exchangeOf(attempt)))
        m_log->end(
            endedExchange(*begun, {http::Reply::Outcome::NotSent, {}, tr("Too many wait already."), 0}));
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
                joined(ended.remark, tr("It cannot be tried again: its card number was masked before it "
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
