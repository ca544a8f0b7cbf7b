// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk.h"

#include "journal/journal.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/submitter.h"

#include <QCache>
#include <QHash>
#include <QThread>

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

} // namespace

/// Lives on the desk's thread; every function runs there.
class Desk::Worker : public QObject, public CaptureSink
{
public:
    explicit Worker(Desk *desk) : m_desk(desk) {}

    Result<Done> open(const QString &file)
    {
        Result<std::unique_ptr<Journal>> journal = Journal::open(file);
        if (!journal)
            return journal.error();
        m_journal = *std::move(journal);
        m_listener = std::make_unique<CallbackListener>(this);
        m_submitter = std::make_unique<Submitter>();
        connect(m_submitter.get(), &Submitter::finished, this, &Worker::finish);
        return core::done();
    }

    Result<QUrl> listen(const QHostAddress &address, quint16 port)
    {
        Q_ASSERT(m_listener); // start() comes first
        if (const Result<Done> listening = m_listener->listen(address, port); !listening)
            return listening.error();
        QUrl base;
        base.setScheme(u"http"_s);
        const bool isAny = address == QHostAddress::Any || address == QHostAddress::AnyIPv4;
        base.setHost(isAny ? u"127.0.0.1"_s : address.toString());
        base.setPort(m_listener->port());
        return base;
    }

    void submit(const SubmitOrder &order)
    {
        RoundTrip trip;
        trip.record = {order.id,
                       QDateTime::currentDateTimeUtc(),
                       order.environment,
                       order.endpoint.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo),
                       order.simulated,
                       order.documentName,
                       order.bytes,
                       order.originalReturnUrl,
                       order.originalPostBackUrl,
                       order.callbacksReplaced};
        if (const Result<Done> added = m_journal->add(trip.record); !added)
            return fail(added.error());
        m_trips.insert(order.id, new RoundTrip(trip));

        const Result<Exchange> prepared = Submitter::prepare(order);
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
            m_underWay.insert(order.id, *added);
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
        add(exchange);
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

    void shutDown()
    {
        if (m_listener)
            m_listener->close();
        const QHash<QString, Exchange> underWay = m_underWay;
        for (Exchange exchange : underWay) {
            exchange.outcome = journal::Outcome::Unknown;
            exchange.remark = Desk::tr(
                "The program ended before the answer came. Check with the service before sending again.");
            finish(exchange);
        }
        m_submitter.reset();
        m_listener.reset();
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

    Result<Done> capture(const Exchange &exchange) override
    {
        if (add(exchange))
            return core::done();
        return core::Error{u"journal-write"_s, {}};
    }

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

    /// A submit written down as begun by a program that never wrote down the end.
    void endIfAbandoned(Exchange &exchange) const
    {
        if (exchange.role != journal::Role::Submit || exchange.outcome != journal::Outcome::Open ||
            m_underWay.contains(exchange.roundTripId))
            return;
        exchange.outcome = journal::Outcome::Unknown;
        exchange.remark =
            Desk::tr("The answer was never written down. Check with the service before sending again.");
    }

    /// Writes an exchange down, then tells of it. Its round trip was recalled just before.
    std::optional<Exchange> add(Exchange exchange)
    {
        const Result<qint64> id = m_journal->add(exchange);
        if (!id) {
            fail(id.error());
            return {};
        }
        exchange.id = *id;
        if (exchange.role == journal::Role::Unmatched) {
            tell([desk = m_desk, exchange] { emit desk->unmatched(exchange); });
        } else if (RoundTrip *trip = m_trips.object(exchange.roundTripId)) {
            trip->exchanges.append(exchange);
            tell([desk = m_desk, trip = *trip] { emit desk->changed(trip); });
        }
        return exchange;
    }

    void finish(const Exchange &exchange)
    {
        m_underWay.remove(exchange.roundTripId);
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
        tell([desk = m_desk, trip = **trip] { emit desk->changed(trip); });
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
    QCache<QString, RoundTrip> m_trips{tripsInMemory}; ///< used lately; the journal has them all
    QHash<QString, Exchange> m_underWay;               ///< submits without an end yet
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
    return result;
}

Result<Done> Desk::listen(quint16 port, const QHostAddress &address)
{
    Result<QUrl> base = QUrl();
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { base = m_worker->listen(address, port); }, Qt::BlockingQueuedConnection);
    m_callbackBase = base ? *base : QUrl();
    if (!base)
        return base.error();
    return core::done();
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

} // namespace roundtrip
