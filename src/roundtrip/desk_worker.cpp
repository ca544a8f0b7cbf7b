// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk_worker.h"

#include "http/client.h"
#include "http/speculation.h"
#include "journal/housekeeper.h"
#include "journal/journal.h"
#include "journal/scribe.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/forwarder.h"
#include "roundtrip/return_page.h"
#include "roundtrip/submitter.h"

#include <QDeadlineTimer>

#include <algorithm>
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

/// So many of the newest are looked through for the round trip of a capture.
constexpr int tripsCorrelated = 1000;
/// Of what round trips hold in memory, to be recalled without reading the journal.
constexpr qint64 bytesInMemory = 64 * 1024 * 1024;
/// One alone may take so much of it, or it would push out all others, itself included.
constexpr qint64 bytesOfOne = bytesInMemory / 4;

constexpr auto followUpSlice =
    std::chrono::milliseconds(5);          ///< a capture that comes meanwhile waits no longer
constexpr std::size_t mostCaptured = 2000; ///< that wait to be followed up

} // namespace

Desk::Worker::Worker(Desk *desk) : m_desk(desk), m_trips(bytesInMemory), m_followUp(this)
{
    // Without an interval: whenever there is nothing else to do.
    connect(&m_followUp, &QTimer::timeout, this, [this] { followUp(followUpSlice); });
}

Desk::Worker::~Worker() = default;

Result<Done> Desk::Worker::open(const QString &file)
{
    Result<std::unique_ptr<Journal>> journal = Journal::open(file);
    if (!journal)
        return journal.error();
    m_journal = *std::move(journal);
    m_listener = std::make_unique<CallbackListener>(this);
    connect(m_listener.get(), &CallbackListener::healthChecked, this, [this](const ListenerHealth &health) {
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
    m_housekeeper = std::make_unique<journal::Housekeeper>(m_journal.get());
    connect(m_housekeeper.get(), &journal::Housekeeper::progressed, this,
            [this](const journal::Upkeep::Progress &progress) {
                m_hasUpkeepProgressed = true;
                tell([desk = m_desk, progress] { emit desk->upkeepProgressed(progress); });
            });
    connect(m_housekeeper.get(), &journal::Housekeeper::erased, this, [this](const QStringList &ids) {
        for (const QString &id : ids) {
            m_trips.remove(id);
            m_records.remove(id);
        }
    });
    connect(m_housekeeper.get(), &journal::Housekeeper::finished, this,
            [this](journal::Upkeep::Work work, qint64 entries) {
                tellNotices();
                if (work == journal::Upkeep::Work::Prune)
                    tell([desk = m_desk, entries] { emit desk->pruned(entries); });
                else if (m_hasUpkeepProgressed) // more can be found now
                    tell([desk = m_desk] { emit desk->historyChanged(); });
            });
    connect(m_housekeeper.get(), &journal::Housekeeper::failed, this,
            [this](journal::Upkeep::Work, const core::Error &error) { fail(error); });
    m_housekeeper->start(journal::Upkeep::Work::Resume);
    tellNotices();
    return core::done();
}

Result<QUrl> Desk::Worker::listen(const ListenAt &where)
{
    Q_ASSERT(m_listener); // start() comes first
    if (const Result<Done> listening = m_listener->listen(where); !listening)
        return listening.error();
    m_forwarder->setOwnPorts({m_listener->port()});
    return m_listener->base();
}

QByteArray Desk::Worker::healthPath() const
{
    return m_listener->healthPath();
}

void Desk::Worker::stopListening()
{
    m_listener->close();
    followUp(std::chrono::milliseconds::max());
    announceChanges();
}

void Desk::Worker::allowHost(const QByteArray &host)
{
    m_listener->allowHost(host);
}

void Desk::Worker::setPostbackReply(const PostbackReply &reply)
{
    m_listener->setPostbackReply(reply);
}

void Desk::Worker::setFloodLimit(int perMinute)
{
    m_listener->setFloodLimit(perMinute);
}

Result<Done> Desk::Worker::expectCallbacks(const QString &id, const QString &name)
{
    const Result<std::optional<RoundTrip>> known = recall(id);
    if (!known)
        return known.error();
    if (*known)
        return core::done();
    journal::RoundTripRecord record;
    record.id = id;
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.environment = name;
    record.documentName = name;
    return m_journal->add(m_keeper.begin(record, {}));
}

void Desk::Worker::setRedaction(const core::RedactionRules &rules)
{
    m_keeper.setRules(rules);
}

void Desk::Worker::submit(const SubmitOrder &order)
{
    journal::RoundTripRecord asItIs{order.id,
                                    QDateTime::currentDateTimeUtc(),
                                    order.environment,
                                    order.endpoint.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo),
                                    order.simulated,
                                    order.documentName,
                                    order.bytes,
                                    order.originalReturnUrl,
                                    order.originalPostBackUrl,
                                    order.callbacksReplaced};
    const journal::RoundTripRecord record = m_keeper.begin(asItIs, order.apiKey);
    if (const Result<Done> added = m_journal->add(record); !added)
        return fail(added.error());
    keep(RoundTrip(record));
    asItIs.requestBytes.clear();
    m_records.insert(order.id, new journal::RoundTripRecord(asItIs));

    const Result<Exchange> prepared = m_submitter->prepare(order);
    Exchange exchange = prepared ? *prepared : Exchange();
    if (!prepared) {
        exchange.roundTripId = order.id;
        exchange.at = record.startedAt;
        exchange.url = record.endpoint;
        exchange.outcome = journal::Outcome::NotSent;
        exchange.remark = prepared.error().sentence;
    }
    const std::optional<Exchange> added = add(exchange);
    if (added && prepared) {
        m_underWay.insert(added->id, *added);
        m_submitter->send(order, *added);
    }
}

void Desk::Worker::cancel(const QString &id)
{
    m_submitter->cancel(id);
}

void Desk::Worker::pageOpened(const QString &id)
{
    const std::optional<RoundTrip> trip = known(id);
    if (!trip)
        return;
    Exchange exchange;
    exchange.roundTripId = id;
    exchange.role = journal::Role::Page;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = trip->pageUrl().toString(QUrl::FullyEncoded);
    exchange.outcome = journal::Outcome::Answered;
    const bool isReadable = trip->record().simulated;
    if (const std::optional<Exchange> added = add(exchange); added && isReadable)
        readPage(*added);
}

void Desk::Worker::pageFetched(const QUrl &page)
{
    const QString *id = m_pages.object(page);
    const std::optional<RoundTrip> trip = id ? known(*id) : std::nullopt;
    if (!trip || trip->pageFetch())
        return;
    Exchange exchange;
    exchange.roundTripId = trip->id();
    exchange.role = journal::Role::Page;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = page.toString(QUrl::FullyEncoded);
    // What tells it from a page that was only opened. The browser's other headers are nobody's business.
    exchange.requestHead = "GET " + page.path(QUrl::FullyEncoded).toLatin1() +
                           " HTTP/1.1\r\nHost: " + page.authority(QUrl::FullyEncoded).toLatin1() + "\r\n\r\n";
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    add(exchange);
}

void Desk::Worker::readPage(Exchange page)
{
    http::ClientRequest request;
    request.method = "GET"_ba;
    request.url = QUrl(page.url);
    request.headers = {{"Purpose", http::previewPurpose}}; // no payer sees it
    const http::Call *call = m_pageReader->send(request);
    connect(call, &http::Call::finished, this, [this, page](const http::Reply &reply) mutable {
        if (reply.outcome != http::Reply::Outcome::Answered || reply.response.status != 200)
            return; // the browser will say what is wrong with it
        page.status = reply.response.status;
        page.responseBody = reply.response.body;
        page.elapsedMs = reply.elapsedMs;
        finish(page);
    });
}

void Desk::Worker::loadRecent(int limit)
{
    const Result<QList<journal::RoundTripRecord>> records = m_journal->roundTrips(limit);
    const Result<QList<Exchange>> unmatched = m_journal->unmatched(limit);
    if (!records || !unmatched)
        return fail(!records ? records.error() : unmatched.error());
    QList<RoundTrip> trips;
    for (const journal::RoundTripRecord &record : *records) {
        if (const std::optional<RoundTrip> trip = known(record.id))
            trips.append(*trip);
    }
    tell([desk = m_desk, trips, captures = *unmatched] { emit desk->recent(trips, captures); });
}

void Desk::Worker::remove(const QList<qint64> &entries)
{
    tellHistory(m_journal->remove(entries));
}

void Desk::Worker::restore(const QList<qint64> &entries)
{
    tellHistory(m_journal->restore(entries));
}

void Desk::Worker::prune(const journal::Retention &retention)
{
    m_housekeeper->start(journal::Upkeep::Work::Prune, retention);
}

void Desk::Worker::cancelUpkeep()
{
    m_housekeeper->cancel();
}

void Desk::Worker::setForwarding(const QString &environment, const Forwarding &forwarding)
{
    m_forwarder->setForwarding(environment, forwarding);
}

void Desk::Worker::replay(const ReplayOrder &order)
{
    QList<quint16> ownPorts;
    if (m_listener->port() != 0)
        ownPorts.append(m_listener->port());
    m_replayer->send(order, ownPorts);
}

void Desk::Worker::join(qint64 exchangeId, const QString &roundTripId)
{
    const Result<std::optional<Exchange>> found = m_journal->exchange(exchangeId);
    if (!found)
        return fail(found.error());
    if (!*found || (!roundTripId.isEmpty() && !known(roundTripId)))
        return;
    Exchange capture = **found;
    const QString before = capture.roundTripId;
    const bool isLoose =
        capture.role == journal::Role::Unmatched || capture.matchedBy == QLatin1StringView(matchedBy::byHand);
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
        refresh(before, exchangeId);
    if (roundTripId.isEmpty())
        tell([desk = m_desk, capture] { emit desk->unmatched(capture); });
    else
        refresh(roundTripId, exchangeId);
}

void Desk::Worker::shutDown()
{
    if (m_listener)
        m_listener->close();
    followUp(std::chrono::milliseconds::max());
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
    announceChanges();
    m_forwarder.reset();
    m_replayer.reset();
    m_submitter.reset();
    m_pageReader.reset();
    m_listener.reset();
    m_housekeeper.reset();
    // What was removed can no longer be brought back. Whatever fails is done by the next program that closes.
    if (m_journal && !m_journal->close())
        qWarning("the journal's removed entries could not be purged");
    m_journal.reset();
}

Result<std::optional<journal::RoundTripRecord>> Desk::Worker::record(const QString &id)
{
    if (const journal::RoundTripRecord *known = m_records.object(id))
        return std::optional(*known);
    Result<std::optional<journal::RoundTripRecord>> record = m_journal->roundTrip(id);
    if (!record)
        fail(record.error());
    else if (*record) {
        m_keeper.recall(**record);
        (*record)->requestBytes.clear(); // a capture has no use for it, and it may be large
        m_records.insert(id, new journal::RoundTripRecord(**record));
    }
    return record;
}

Result<http::Response> Desk::Worker::returnPage(const QString &id, const QByteArray &statePath)
{
    followUp(std::chrono::milliseconds::max()); // what is acknowledged is shown
    const Result<std::optional<RoundTrip>> trip = recall(id);
    if (!trip) {
        fail(trip.error());
        return trip.error();
    }
    return *trip ? roundtrip::returnPage(**trip, statePath) : http::plainText(404, "It was deleted.\n");
}

void Desk::Worker::capture(Exchange exchange, const http::Request &asItCame, Written written)
{
    std::optional<journal::RoundTripRecord> trip;
    std::optional<journal::Delivery> delivery;
    if (exchange.roundTripId.isEmpty()) {
        correlate(exchange); // by what really came
    } else if (const auto found = record(exchange.roundTripId); found && *found) {
        trip = **found;
        exchange.matchedBy = QString::fromLatin1(matchedBy::callbackUrl);
        delivery = m_forwarder->deliveryFor(exchange, *trip, asItCame.query());
    }
    Waiting waiting{m_keeper.exchange(exchange), std::move(delivery), {}, std::move(written)};
    if (waiting.delivery &&
        (Forwarder::needsMemory(waiting.exchange, asItCame) || !m_keeper.mayKeep(*waiting.delivery)))
        waiting.fromMemory.emplace(*trip, asItCame);
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() == 1)
        QMetaObject::invokeMethod(this, &Worker::commitCaptures, Qt::QueuedConnection);
}

void Desk::Worker::commitCaptures()
{
    std::vector<Waiting> captures = std::exchange(m_waiting, {});
    if (captures.empty()) // written already, when the listener was closed
        return;
    const Result<Done> done = write(captures);
    if (!done) {
        fail(done.error());
        for (const Waiting &capture : captures)
            capture.written(done.error());
        return;
    }
    for (Waiting &capture : captures) // before the answers: one may meet a sender who went away
        m_captured.push_back(std::move(capture.exchange));
    for (const Waiting &capture : captures)
        capture.written(capture.number);
    for (const Waiting &capture : captures) {
        if (capture.fromMemory)
            m_forwarder->sendFromMemory(*capture.delivery, capture.fromMemory->first,
                                        capture.fromMemory->second);
    }
    if (std::ranges::any_of(captures, [](const Waiting &capture) { return capture.delivery.has_value(); }))
        m_forwarder->wake();
    // They must not fill the memory while there is no rest. Then as many follow up as have come, so that the
    // next captures wait for no more than these.
    while (m_captured.size() > mostCaptured)
        followUpNext();
    if (!m_captured.empty())
        m_followUp.start();
}

Result<Done> Desk::Worker::write(std::vector<Waiting> &captures)
{
    return m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        for (Waiting &capture : captures) {
            const Result<qint64> id = scribe.add(capture.exchange);
            if (!id)
                return id.error();
            capture.number = capture.exchange.id = *id;
            if (!capture.delivery)
                continue;
            capture.delivery->captureId = *id;
            if (capture.fromMemory)
                continue;
            if (const Result<Done> added = scribe.add(*capture.delivery); !added)
                return added;
        }
        return core::done();
    });
}

void Desk::Worker::followUp(std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline =
        atMost == std::chrono::milliseconds::max() ? QDeadlineTimer(QDeadlineTimer::Forever) : atMost;
    while (!m_captured.empty() && !deadline.hasExpired())
        followUpNext();
    if (m_captured.empty())
        m_followUp.stop();
}

void Desk::Worker::followUpNext()
{
    const Exchange capture = std::move(m_captured.front());
    m_captured.pop_front();
    if (capture.roundTripId.isEmpty())
        return tell([desk = m_desk, capture] { emit desk->unmatched(capture); });
    if (const std::optional<RoundTrip> trip = known(capture.roundTripId))
        arrived(*trip, capture);
}

void Desk::Worker::notAcknowledged(const QString &roundTripId, qint64 captureId)
{
    followUp(std::chrono::milliseconds::max());
    const std::optional<RoundTrip> trip = known(roundTripId);
    const Exchange *found = trip ? trip->exchanges().find(captureId) : nullptr;
    if (!found)
        return;
    Exchange capture = *found;
    const QString sentence = Desk::tr("Its sender went away before it had our answer.");
    capture.remark += capture.remark.isEmpty() ? sentence : u' ' + sentence;
    finish(capture);
}

QUrl Desk::Worker::onwardReturn(const journal::RoundTripRecord &trip, const QByteArray &query)
{
    return m_forwarder->onwardReturn(trip, query);
}

std::optional<Exchange> Desk::Worker::begin(const Exchange &exchange)
{
    if (!exchange.roundTripId.isEmpty() && !known(exchange.roundTripId))
        return {};
    const std::optional<Exchange> added = add(exchange);
    if (added)
        m_underWay.insert(added->id, *added);
    return added;
}

void Desk::Worker::end(const Exchange &exchange)
{
    finish(exchange);
}

Result<std::optional<RoundTrip>> Desk::Worker::recall(const QString &id)
{
    if (const Kept *kept = m_trips.object(id))
        return std::optional(kept->trip);
    const Result<std::optional<journal::RoundTripRecord>> record = m_journal->roundTrip(id);
    if (!record)
        return record.error();
    if (!*record)
        return std::optional<RoundTrip>();
    m_keeper.recall(**record);
    Result<QList<Exchange>> exchanges = m_journal->exchanges(id);
    if (!exchanges)
        return exchanges.error();
    for (Exchange &exchange : *exchanges)
        endIfAbandoned(exchange);
    const RoundTrip trip(**record, *exchanges);
    keep(trip);
    return std::optional(trip);
}

std::optional<RoundTrip> Desk::Worker::known(const QString &id)
{
    const Result<std::optional<RoundTrip>> trip = recall(id);
    if (!trip)
        fail(trip.error());
    return trip ? *trip : std::nullopt;
}

void Desk::Worker::keep(const RoundTrip &trip)
{
    auto kept = std::make_unique<Kept>(Kept{trip, {}});
    if (const Kept *before = m_trips.object(trip.id()))
        kept->written = before->written;
    m_trips.insert(trip.id(), kept.release(), qsizetype(std::min(trip.bytes(), bytesOfOne)));
}

void Desk::Worker::endIfAbandoned(Exchange &exchange) const
{
    if (exchange.outcome != journal::Outcome::Open || m_underWay.contains(exchange.id))
        return;
    exchange.outcome = journal::Outcome::Unknown;
    exchange.remark =
        exchange.role == journal::Role::Submit
            ? Desk::tr("The answer was never written down. Check with the service before sending again.")
            : Desk::tr("The answer was never written down.");
}

std::optional<Exchange> Desk::Worker::add(Exchange exchange)
{
    followUp(std::chrono::milliseconds::max()); // what came before it stands before it
    exchange = m_keeper.exchange(exchange);
    const Result<qint64> id = m_journal->add(exchange);
    if (!id) {
        fail(id.error());
        return {};
    }
    exchange.id = *id;
    const std::optional<RoundTrip> trip =
        exchange.roundTripId.isEmpty() ? std::nullopt : known(exchange.roundTripId);
    if (trip)
        arrived(*trip, exchange);
    else if (exchange.role == journal::Role::Unmatched)
        tell([desk = m_desk, exchange] { emit desk->unmatched(exchange); });
    return exchange;
}

void Desk::Worker::correlate(Exchange &capture)
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

void Desk::Worker::beginCorrelating()
{
    const Result<QList<journal::RoundTripRecord>> records = m_journal->roundTrips(tripsCorrelated);
    if (!records)
        return fail(records.error());
    for (auto record = records->crbegin(); record != records->crend(); ++record) {
        const Result<QList<Exchange>> exchanges = m_journal->exchanges(record->id);
        if (!exchanges)
            return fail(exchanges.error());
        m_correlator.add(RoundTrip(*record, *exchanges));
    }
    m_isCorrelating = true;
}

void Desk::Worker::refresh(const QString &id, qint64 exchangeId)
{
    followUp(std::chrono::milliseconds::max());
    m_trips.remove(id);
    m_correlator.forget(id);
    if (const std::optional<RoundTrip> trip = known(id))
        changed(*trip, exchangeId);
}

void Desk::Worker::finish(const Exchange &asItIs)
{
    const Exchange exchange = m_keeper.end(asItIs);
    m_underWay.remove(exchange.id);
    if (const Result<Done> written = m_journal->finish(exchange); !written)
        fail(written.error());
    // Nothing when somebody took it out of the file: then there is nothing left to report.
    if (const std::optional<RoundTrip> trip = known(exchange.roundTripId))
        changed(trip->withEnd(exchange), exchange.id);
}

void Desk::Worker::arrived(const RoundTrip &trip, const Exchange &exchange)
{
    const bool isRecalled = trip.exchanges().find(exchange.id) != nullptr; // only now, and so with it
    changed(isRecalled ? trip : trip.with(exchange), exchange.id);
}

void Desk::Worker::changed(const RoundTrip &trip, qint64 exchangeId)
{
    keep(trip);
    if (const QUrl page = trip.pageUrl(); !page.isEmpty() && !m_pages.contains(page))
        m_pages.insert(page, new QString(trip.id()));
    if (m_changes.isEmpty())
        QMetaObject::invokeMethod(this, &Worker::announceChanges, Qt::QueuedConnection);
    Change &change = m_changes[trip.id()];
    change.trip = trip;
    change.exchanges.append(exchangeId);
}

void Desk::Worker::announceChanges()
{
    const QHash<QString, Change> changes = std::exchange(m_changes, {});
    if (changes.isEmpty()) // they were announced when the desk stopped
        return;
    for (const Change &change : changes) {
        sumUp(change.trip);
        if (m_isCorrelating)
            m_correlator.add(change.trip);
        tell([desk = m_desk, change] { emit desk->changed(change); });
    }
    tellNotices();
}

void Desk::Worker::sumUp(const RoundTrip &trip)
{
    const journal::Summary summary = trip.summary();
    Kept *kept = m_trips.object(trip.id());
    if (kept && kept->written == summary)
        return;
    if (const Result<Done> written = m_journal->setSummary(trip.id(), summary); !written)
        fail(written.error());
    else if (kept)
        kept->written = summary;
}

void Desk::Worker::tellNotices()
{
    for (const QString &sentence : m_journal->takeNotices())
        tell([desk = m_desk, sentence] { emit desk->noticed(sentence); });
}

void Desk::Worker::tellHistory(const Result<Done> &changed)
{
    if (!changed)
        return fail(changed.error());
    tell([desk = m_desk] { emit desk->historyChanged(); });
}

void Desk::Worker::fail(const core::Error &error)
{
    tell([desk = m_desk, error] { emit desk->failed(error); });
}

} // namespace roundtrip
