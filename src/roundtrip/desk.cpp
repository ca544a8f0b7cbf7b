// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk.h"

#include "core/redaction.h"
#include "http/client.h"
#include "journal/journal.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/correlation.h"
#include "roundtrip/forwarder.h"
#include "roundtrip/submitter.h"

#include <QCache>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Done;
using core::Result;
using journal::Exchange;
using journal::Journal;

namespace
{

constexpr int tripsInMemory = 200;
/// So many of the newest are looked through for the round trip of a capture.
constexpr int tripsCorrelated = 1000;
/// Telling of a round trip costs time in the number of its exchanges. With more of them (somebody tests the
/// load) not each change is told, so that this takes no more than a part of the time.
constexpr qsizetype manyExchanges = 200;
constexpr qint64 restMs = 500;    ///< at least, before such round trips are told of
constexpr qint64 restForWork = 4; ///< … and so many times what it took the last time

} // namespace

/// Lives on the desk's thread; every function runs there.
class Desk::Worker : public QObject, public CaptureSink, public ExchangeLog
{
public:
    explicit Worker(Desk *desk) : m_desk(desk), m_rest(this)
    {
        m_rest.setSingleShot(true);
        connect(&m_rest, &QTimer::timeout, this, &Worker::tellRest);
    }

    Result<Done> open(const QString &file)
    {
        Result<std::unique_ptr<Journal>> journal = Journal::open(file);
        if (!journal)
            return journal.error();
        m_journal = *std::move(journal);
        m_listener = std::make_unique<CallbackListener>(this);
        connect(m_listener.get(), &CallbackListener::healthChecked, this,
                [this](const ListenerHealth &health) {
                    tell([desk = m_desk, health] { emit desk->listenerChecked(health); });
                });
        m_submitter = std::make_unique<Submitter>();
        m_pageReader = std::make_unique<http::Client>();
        connect(m_submitter.get(), &Submitter::finished, this, &Worker::finish);
        m_forwarder = std::make_unique<Forwarder>(m_journal.get(), this);
        connect(m_forwarder.get(), &Forwarder::failed, this, &Worker::fail);
        m_replayer = std::make_unique<Replayer>(this);
        connect(m_replayer.get(), &Replayer::sent, this, [this](const Exchange &exchange) {
            tell([desk = m_desk, exchange] { emit desk->replayed(exchange); });
        });
        connect(m_replayer.get(), &Replayer::finished, this,
                [this] { tell([desk = m_desk] { emit desk->replayFinished(); }); });
        tellNotices();
        return core::done();
    }

    Result<QUrl> listen(const ListenAt &where)
    {
        Q_ASSERT(m_listener); // start() comes first
        if (const Result<Done> listening = m_listener->listen(where); !listening)
            return listening.error();
        m_forwarder->setOwnPorts({m_listener->port()});
        return m_listener->base();
    }

    QByteArray healthPath() const { return m_listener->healthPath(); }

    void stopListening()
    {
        m_listener->close();
        tellRest();
    }

    void allowHost(const QByteArray &host) { m_listener->allowHost(host); }

    void setPostbackReply(const PostbackReply &reply) { m_listener->setPostbackReply(reply); }

    Result<Done> expectCallbacks(const QString &id, const QString &name)
    {
        const Result<RoundTrip *> known = recall(id);
        if (!known)
            return known.error();
        if (*known)
            return core::done();
        journal::RoundTripRecord record;
        record.id = id;
        record.startedAt = QDateTime::currentDateTimeUtc();
        record.environment = name;
        record.documentName = name;
        return m_journal->add(record);
    }

    void setRedaction(const core::RedactionRules &rules)
    {
        m_listener->setRedaction(rules);
        m_submitter->setRedaction(rules);
    }

    void submit(const SubmitOrder &order)
    {
        const core::RedactionRules redaction = m_submitter->redactionOf(order);
        const auto clean = [&](const auto &text) {
            return core::redact(text, redaction);
        };
        RoundTrip trip;
        trip.record = {order.id,
                       QDateTime::currentDateTimeUtc(),
                       order.environment,
                       clean(order.endpoint.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)),
                       order.simulated,
                       order.documentName,
                       clean(order.bytes),
                       clean(order.originalReturnUrl),
                       clean(order.originalPostBackUrl),
                       order.callbacksReplaced};
        if (const Result<Done> added = m_journal->add(trip.record); !added)
            return fail(added.error());
        m_trips.insert(order.id, new RoundTrip(trip));

        const Result<Exchange> prepared = m_submitter->prepare(order);
        Exchange exchange = prepared ? *prepared : Exchange();
        if (!prepared) {
            exchange.roundTripId = order.id;
            exchange.at = trip.record.startedAt;
            exchange.url = trip.record.endpoint;
            exchange.outcome = journal::Outcome::NotSent;
            exchange.remark = prepared.error().sentence;
        }
        const std::optional<Exchange> added = add(exchange);
        if (added && prepared) {
            m_underWay.insert(added->id, *added);
            m_submitter->send(order, *added);
        }
    }

    void cancel(const QString &id) { m_submitter->cancel(id); }

    void pageOpened(const QString &id)
    {
        const Result<RoundTrip *> trip = recall(id);
        if (!trip)
            return fail(trip.error());
        if (!*trip)
            return;
        Exchange exchange;
        exchange.roundTripId = id;
        exchange.role = journal::Role::Page;
        exchange.at = QDateTime::currentDateTimeUtc();
        exchange.url = (*trip)->pageUrl().toString(QUrl::FullyEncoded);
        exchange.outcome = journal::Outcome::Answered;
        const bool isReadable = (*trip)->record.simulated;
        if (const std::optional<Exchange> added = add(exchange); added && isReadable)
            readPage(*added);
    }

    /// What the payer is shown. Only our own simulator's page is read: nobody knows whether a service's
    /// page may be read twice, or understands it.
    void readPage(Exchange page)
    {
        http::ClientRequest request;
        request.method = "GET"_ba;
        request.url = QUrl(page.url);
        const http::Call *call = m_pageReader->send(request);
        connect(call, &http::Call::finished, this, [this, page](const http::Reply &reply) mutable {
            if (reply.outcome != http::Reply::Outcome::Answered || reply.response.status != 200)
                return; // the browser will say what is wrong with it
            page.status = reply.response.status;
            page.responseBody = core::redact(reply.response.body);
            page.elapsedMs = reply.elapsedMs;
            finish(page);
        });
    }

    void loadRecent(int limit)
    {
        const Result<QList<journal::RoundTripRecord>> records = m_journal->roundTrips(limit);
        const Result<QList<Exchange>> unmatched = m_journal->unmatched(limit);
        if (!records || !unmatched)
            return fail(!records ? records.error() : unmatched.error());
        QList<RoundTrip> trips;
        for (const journal::RoundTripRecord &record : *records) {
            const Result<RoundTrip *> trip = recall(record.id);
            if (!trip)
                fail(trip.error());
            else if (*trip)
                trips.append(**trip);
        }
        tell([desk = m_desk, trips, captures = *unmatched] { emit desk->recent(trips, captures); });
    }

    void remove(const QList<qint64> &entries) { tellHistory(m_journal->remove(entries)); }

    void restore(const QList<qint64> &entries) { tellHistory(m_journal->restore(entries)); }

    void prune(const journal::Retention &retention)
    {
        const Result<qint64> gone = m_journal->prune(retention);
        if (!gone)
            return fail(gone.error());
        m_trips.clear();
        tell([desk = m_desk, count = *gone] { emit desk->pruned(count); });
    }

    void setForwarding(const QString &environment, const Forwarding &forwarding)
    {
        m_forwarder->setForwarding(environment, forwarding);
    }

    void replay(const ReplayOrder &order)
    {
        QList<quint16> ownPorts;
        if (m_listener->port() != 0)
            ownPorts.append(m_listener->port());
        m_replayer->send(order, ownPorts);
    }

    void join(qint64 exchangeId, const QString &roundTripId)
    {
        const Result<std::optional<Exchange>> found = m_journal->exchange(exchangeId);
        if (!found)
            return fail(found.error());
        if (!*found || (!roundTripId.isEmpty() && !known(roundTripId)))
            return;
        Exchange capture = **found;
        const QString before = capture.roundTripId;
        const bool isLoose = capture.role == journal::Role::Unmatched ||
                             capture.matchedBy == QLatin1StringView(matchedBy::byHand);
        if (!isLoose) // it came to the URL of its round trip: there is nothing to say about that
            return;
        capture.roundTripId = roundTripId;
        capture.role = roundTripId.isEmpty() ? journal::Role::Unmatched : roleByHand(capture);
        capture.matchedBy = roundTripId.isEmpty() ? QString() : QString::fromLatin1(matchedBy::byHand);
        if (const Result<Done> joined =
                m_journal->join(capture.id, capture.roundTripId, capture.role, capture.matchedBy);
            !joined)
            return fail(joined.error());
        tell([desk = m_desk, exchangeId, roundTripId] { emit desk->joined(exchangeId, roundTripId); });
        if (!before.isEmpty())
            refresh(before);
        if (roundTripId.isEmpty())
            tell([desk = m_desk, capture] { emit desk->unmatched(capture); });
        else
            refresh(roundTripId);
    }

    void shutDown()
    {
        if (m_listener)
            m_listener->close();
        const QHash<qint64, Exchange> underWay = m_underWay;
        for (Exchange exchange : underWay) {
            exchange.outcome = journal::Outcome::Unknown;
            exchange.remark =
                exchange.role == journal::Role::Submit
                    ? Desk::tr("The program ended before the answer came. Check with the service before "
                               "sending again.")
                    : Desk::tr("The program ended before the answer came.");
            finish(exchange);
        }
        tellRest();
        m_forwarder.reset();
        m_replayer.reset();
        m_submitter.reset();
        m_pageReader.reset();
        m_listener.reset();
        // What was removed can be brought back no longer; what fails is made up for by the next purge.
        if (m_journal && !m_journal->purge())
            qWarning("the journal's removed entries could not be purged");
        m_journal.reset();
    }

    // CaptureSink
    Result<std::optional<RoundTrip>> roundTrip(const QString &id) override
    {
        const Result<RoundTrip *> trip = recall(id);
        if (!trip) {
            fail(trip.error());
            return trip.error();
        }
        return *trip ? std::optional(**trip) : std::nullopt;
    }

    Result<qint64> capture(const Exchange &exchange, const http::Request &asItCame) override
    {
        Exchange capture = exchange;
        const RoundTrip *trip = m_trips.object(capture.roundTripId);
        std::optional<journal::Delivery> delivery;
        if (trip) {
            capture.matchedBy = QString::fromLatin1(matchedBy::callbackUrl);
            delivery = m_forwarder->deliveryFor(capture, trip->record, asItCame.query());
        } else {
            correlate(capture);
        }
        const bool isFromMemory = delivery && Forwarder::needsMemory(capture, asItCame);
        const std::optional<Exchange> added = add(capture, isFromMemory ? std::nullopt : delivery);
        if (!added)
            return core::Error{u"journal-write"_s, {}};
        if (isFromMemory) {
            delivery->captureId = added->id;
            m_forwarder->sendFromMemory(*delivery, trip->record, asItCame);
        } else if (delivery) { // the sender has its answer first
            QMetaObject::invokeMethod(m_forwarder.get(), &Forwarder::wake, Qt::QueuedConnection);
        }
        return added->id;
    }

    void notAcknowledged(const QString &roundTripId, qint64 captureId) override
    {
        const RoundTrip *trip = known(roundTripId);
        if (!trip)
            return;
        for (Exchange capture : trip->exchanges) {
            if (capture.id != captureId)
                continue;
            const QString sentence = Desk::tr("Its sender went away before it had our answer.");
            capture.remark += capture.remark.isEmpty() ? sentence : u' ' + sentence;
            return finish(capture);
        }
    }

    QUrl onwardReturn(const RoundTrip &trip, const QByteArray &query) override
    {
        return m_forwarder->onwardReturn(trip.record, query);
    }

    // ExchangeLog
    std::optional<Exchange> begin(const Exchange &exchange) override
    {
        if (!exchange.roundTripId.isEmpty() && !known(exchange.roundTripId))
            return {};
        const std::optional<Exchange> added = add(exchange);
        if (added)
            m_underWay.insert(added->id, *added);
        return added;
    }
    void end(const Exchange &exchange) override { finish(exchange); }

private:
    /// nullptr when there is none of that id. Good until the next one is recalled.
    Result<RoundTrip *> recall(const QString &id)
    {
        if (RoundTrip *trip = m_trips.object(id))
            return trip;
        const Result<std::optional<journal::RoundTripRecord>> record = m_journal->roundTrip(id);
        if (!record)
            return record.error();
        if (!*record)
            return static_cast<RoundTrip *>(nullptr);
        Result<QList<Exchange>> exchanges = m_journal->exchanges(id);
        if (!exchanges)
            return exchanges.error();
        for (Exchange &exchange : *exchanges)
            endIfAbandoned(exchange);
        auto *trip = new RoundTrip{**record, *exchanges};
        m_trips.insert(id, trip);
        return trip;
    }

    /// What was written down as begun by a program that never wrote down the end.
    void endIfAbandoned(Exchange &exchange) const
    {
        if (exchange.outcome != journal::Outcome::Open || m_underWay.contains(exchange.id))
            return;
        exchange.outcome = journal::Outcome::Unknown;
        exchange.remark =
            exchange.role == journal::Role::Submit
                ? Desk::tr("The answer was never written down. Check with the service before sending again.")
                : Desk::tr("The answer was never written down.");
    }

    /// Writes an exchange down, then tells of it. Its round trip was recalled just before.
    std::optional<Exchange> add(Exchange exchange, std::optional<journal::Delivery> delivery = {})
    {
        const Result<qint64> id = delivery ? m_journal->add(exchange, *delivery) : m_journal->add(exchange);
        if (!id) {
            fail(id.error());
            return {};
        }
        exchange.id = *id;
        if (RoundTrip *trip = m_trips.object(exchange.roundTripId)) {
            trip->exchanges.append(exchange);
            tellChanged(*trip);
        } else if (exchange.role == journal::Role::Unmatched) {
            tell([desk = m_desk, exchange] { emit desk->unmatched(exchange); });
        }
        return exchange;
    }

    /// Finds the round trip of a capture that came to no callback URL of its own. At a path that was
    /// never given out it stays what it is, so that nobody who guesses an invoice's number can mark it
    /// as paid; it is only shown there.
    void correlate(Exchange &capture)
    {
        if (!m_isCorrelating)
            beginCorrelating();
        const std::optional<Match> match = m_correlator.match(capture);
        if (match && known(match->roundTripId)) {
            capture.roundTripId = match->roundTripId;
            capture.matchedBy = match->rule;
        } else {
            capture.role = journal::Role::Unmatched;
        }
    }

    /// Only when the first such capture comes: most programs never see one.
    void beginCorrelating()
    {
        const Result<QList<journal::RoundTripRecord>> records = m_journal->roundTrips(tripsCorrelated);
        if (!records)
            return fail(records.error());
        for (auto record = records->crbegin(); record != records->crend(); ++record) {
            const Result<QList<Exchange>> exchanges = m_journal->exchanges(record->id);
            if (!exchanges)
                return fail(exchanges.error());
            m_correlator.add({*record, *exchanges});
        }
        m_isCorrelating = true;
    }

    /// nullptr when there is none, or when that cannot be told.
    const RoundTrip *known(const QString &id)
    {
        const Result<RoundTrip *> trip = recall(id);
        if (!trip)
            fail(trip.error());
        return trip ? *trip : nullptr;
    }

    /// Reads a round trip anew and tells of it.
    void refresh(const QString &id)
    {
        m_trips.remove(id);
        if (const RoundTrip *trip = known(id))
            tellChanged(*trip);
    }

    void finish(const Exchange &exchange)
    {
        m_underWay.remove(exchange.id);
        if (const Result<Done> written = m_journal->finish(exchange); !written)
            fail(written.error());
        const Result<RoundTrip *> trip = recall(exchange.roundTripId);
        if (!trip)
            return fail(trip.error());
        if (!*trip) // somebody took it out of the file: there is nothing left to tell of
            return;
        for (Exchange &known : (*trip)->exchanges) {
            if (known.id == exchange.id)
                known = exchange;
        }
        tellChanged(**trip);
    }

    void tellChanged(const RoundTrip &trip)
    {
        if (trip.exchanges.size() <= manyExchanges)
            return tellNow(trip);
        m_changed.insert(trip.record.id);
        if (!m_rest.isActive())
            m_rest.start(std::chrono::milliseconds(std::max(restMs, restForWork * m_tellingMs)));
    }

    void tellRest()
    {
        m_rest.stop();
        QElapsedTimer clock;
        clock.start();
        for (const QString &id : std::exchange(m_changed, {})) {
            if (const RoundTrip *trip = known(id))
                tellNow(*trip);
        }
        m_tellingMs = clock.elapsed();
    }

    void tellNow(const RoundTrip &trip)
    {
        sumUp(trip);
        if (m_isCorrelating)
            m_correlator.add(trip);
        tell([desk = m_desk, trip] { emit desk->changed(trip); });
    }

    /// For the lists of the history; it can be made again from the exchanges, so nothing hangs on it.
    void sumUp(const RoundTrip &trip)
    {
        if (const Result<Done> said = m_journal->setSummary(trip.record.id, summaryOf(trip)); !said)
            fail(said.error());
        tellNotices();
    }

    void tellNotices()
    {
        for (const QString &sentence : m_journal->takeNotices())
            tell([desk = m_desk, sentence] { emit desk->noticed(sentence); });
    }

    void tellHistory(const Result<Done> &changed)
    {
        if (!changed)
            return fail(changed.error());
        tell([desk = m_desk] { emit desk->historyChanged(); });
    }

    void fail(const core::Error &error)
    {
        tell([desk = m_desk, error] { emit desk->failed(error); });
    }

    /// Signals of the desk are emitted in the thread it lives in, whatever a receiver's connection.
    template <typename Signal>
    void tell(Signal signal)
    {
        QMetaObject::invokeMethod(m_desk, std::move(signal), Qt::QueuedConnection);
    }

    Desk *m_desk;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<CallbackListener> m_listener;
    std::unique_ptr<Submitter> m_submitter;
    std::unique_ptr<http::Client> m_pageReader;
    QCache<QString, RoundTrip> m_trips{tripsInMemory}; ///< used lately; the journal has them all
    QHash<qint64, Exchange> m_underWay;                ///< begun by us, without an end yet
    std::unique_ptr<Forwarder> m_forwarder;
    std::unique_ptr<Replayer> m_replayer;
    Correlator m_correlator;
    bool m_isCorrelating = false;
    QSet<QString> m_changed; ///< to be told of after the rest
    QTimer m_rest;
    qint64 m_tellingMs = 0; ///< the last time
};

Desk::Desk(const QString &journalFile, QObject *parent)
    : QObject(parent), m_journalFile(journalFile), m_worker(std::make_unique<Worker>(this)),
      m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName("desk"_L1);
    m_worker->moveToThread(m_thread.get());
    m_thread->start();
}

Desk::~Desk()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->shutDown(); }, Qt::BlockingQueuedConnection);
    m_thread->quit();
    m_thread->wait();
}

Result<Done> Desk::start()
{
    Result<Done> result = core::done();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { result = m_worker->open(m_journalFile); }, Qt::BlockingQueuedConnection);
    if (result)
        m_healthPath = m_worker->healthPath();
    return result;
}

Result<Done> Desk::listen(const ListenAt &where)
{
    Result<QUrl> base = QUrl();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { base = m_worker->listen(where); }, Qt::BlockingQueuedConnection);
    m_callbackBase = base ? *base : QUrl();
    if (!base)
        return base.error();
    return core::done();
}

Result<Done> Desk::listen(quint16 port, const QHostAddress &address)
{
    return listen(ListenAt{.port = port, .address = address});
}

void Desk::setRedaction(const core::RedactionRules &rules)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, rules] { m_worker->setRedaction(rules); });
}

void Desk::stopListening()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->stopListening(); }, Qt::BlockingQueuedConnection);
    m_callbackBase.clear();
}

void Desk::allowCallbackBase(const QUrl &base)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, host = hostOf(base)] { m_worker->allowHost(host); });
}

void Desk::setPostbackReply(const PostbackReply &reply)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, reply] { m_worker->setPostbackReply(reply); });
}

Result<Done> Desk::expectCallbacks(const QString &id, const QString &name)
{
    Result<Done> expecting = core::done();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { expecting = m_worker->expectCallbacks(id, name); },
        Qt::BlockingQueuedConnection);
    return expecting;
}

QUrl Desk::callbackBase() const
{
    return m_callbackBase;
}

void Desk::submit(const SubmitOrder &order)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, order] { m_worker->submit(order); });
}

void Desk::cancel(const QString &id)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, id] { m_worker->cancel(id); });
}

void Desk::pageOpened(const QString &id)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, id] { m_worker->pageOpened(id); });
}

void Desk::loadRecent(int limit)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, limit] { m_worker->loadRecent(limit); });
}

void Desk::setForwarding(const QString &environment, const Forwarding &forwarding)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, environment, forwarding] {
        m_worker->setForwarding(environment, forwarding);
    });
}

void Desk::replay(const ReplayOrder &order)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, order] { m_worker->replay(order); });
}

void Desk::join(qint64 exchangeId, const QString &roundTripId)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [this, exchangeId, roundTripId] { m_worker->join(exchangeId, roundTripId); });
}

void Desk::remove(const QList<qint64> &entries)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, entries] { m_worker->remove(entries); });
}

void Desk::restore(const QList<qint64> &entries)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, entries] { m_worker->restore(entries); });
}

void Desk::prune(const journal::Retention &retention)
{
    QMetaObject::invokeMethod(m_worker.get(), [this, retention] { m_worker->prune(retention); });
}

} // namespace roundtrip
