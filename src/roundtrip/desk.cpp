// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk.h"

#include "journal/journal.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/submitter.h"

#include <QHash>
#include <QSet>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Done;
using core::Result;
using journal::Exchange;
using journal::Journal;

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
        m_trips.insert(order.id, trip);

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
        const std::optional<RoundTrip> trip = roundTrip(id);
        if (!trip)
            return;
        Exchange exchange;
        exchange.roundTripId = id;
        exchange.role = journal::Role::Page;
        exchange.at = QDateTime::currentDateTimeUtc();
        exchange.url = trip->pageUrl().toString(QUrl::FullyEncoded);
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
            if (const std::optional<RoundTrip> trip = roundTrip(record.id))
                trips.append(*trip);
        }
        emit m_desk->recent(trips, *unmatched);
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
    std::optional<RoundTrip> roundTrip(const QString &id) override
    {
        if (const auto known = m_trips.constFind(id); known != m_trips.constEnd())
            return *known;
        const Result<journal::RoundTripRecord> record = m_journal->roundTrip(id);
        if (!record)
            return {};
        Result<QList<Exchange>> exchanges = m_journal->exchanges(id);
        if (!exchanges) {
            fail(exchanges.error());
            return {};
        }
        // Written down as begun by a program that never wrote down the end.
        for (Exchange &exchange : *exchanges) {
            if (exchange.role == journal::Role::Submit && exchange.outcome == journal::Outcome::Open) {
                exchange.outcome = journal::Outcome::Unknown;
                exchange.remark = Desk::tr(
                    "The answer was never written down. Check with the service before sending again.");
            }
        }
        return *m_trips.insert(id, RoundTrip{*record, *exchanges});
    }

    Result<Done> capture(const Exchange &exchange) override
    {
        if (add(exchange))
            return core::done();
        return core::Error{u"journal-write"_s, {}};
    }

private:
    /// Writes an exchange down, then tells of it.
    std::optional<Exchange> add(Exchange exchange)
    {
        const Result<qint64> id = m_journal->add(exchange);
        if (!id) {
            fail(id.error());
            return {};
        }
        exchange.id = *id;
        if (exchange.role == journal::Role::Unmatched) {
            emit m_desk->unmatched(exchange);
        } else if (const auto trip = m_trips.find(exchange.roundTripId); trip != m_trips.end()) {
            trip->exchanges.append(exchange);
            emit m_desk->changed(*trip);
        }
        return exchange;
    }

    void finish(const Exchange &exchange)
    {
        m_underWay.remove(exchange.roundTripId);
        if (const Result<Done> written = m_journal->finish(exchange); !written)
            fail(written.error());
        const auto trip = m_trips.find(exchange.roundTripId);
        Q_ASSERT(trip != m_trips.end());
        for (Exchange &known : trip->exchanges) {
            if (known.id == exchange.id)
                known = exchange;
        }
        emit m_desk->changed(*trip);
    }

    void fail(const core::Error &error) { emit m_desk->failed(error); }

    Desk *m_desk;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<CallbackListener> m_listener;
    std::unique_ptr<Submitter> m_submitter;
    QHash<QString, RoundTrip> m_trips;   ///< those of this run, and older ones that were asked for
    QHash<QString, Exchange> m_underWay; ///< submits without an end yet
};

Desk::Desk(const QString &journalFile, QObject *parent)
    : QObject(parent), m_journalFile(journalFile), m_worker(std::make_unique<Worker>(this)),
      m_thread(std::make_unique<QThread>())
{
    qRegisterMetaType<RoundTrip>();
    qRegisterMetaType<QList<RoundTrip>>();
    qRegisterMetaType<Exchange>();
    qRegisterMetaType<QList<Exchange>>();
    qRegisterMetaType<core::Error>();
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
