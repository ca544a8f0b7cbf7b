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
#include "roundtrip/masked_fields.h"
#include "roundtrip/repair.h"
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
    std::chrono::milliseconds(5);                ///< a capture that comes meanwhile waits no longer
constexpr std::size_t mostCaptured = 2000;       ///< that wait to be followed up
constexpr qsizetype mostFollowedUpTogether = 64; ///< captures of one round trip
constexpr std::size_t mostInACommit =
    256; ///< captures; without end, the first of a flood would wait for the last

} // namespace

Desk::Worker::Worker(Desk *desk) : m_desk(desk), m_trips(bytesInMemory), m_commit(this), m_followUp(this)
{
    // Timers without an interval: whenever nothing else is to be done. The captures that are still to be read
    // from their connections share the commit.
    m_commit.setSingleShot(true);
    connect(&m_commit, &QTimer::timeout, this, &Worker::commitCaptures);
    connect(&m_followUp, &QTimer::timeout, this, &Worker::followUp);
}

Desk::Worker::~Worker() = default;

Result<Done> Desk::Worker::open(const QString &file, const Journal::Wait &wait)
{
    Result<std::unique_ptr<Journal>> journal = Journal::open(file, wait);
    if (!journal)
        return journal.error();
    m_journal = *std::move(journal);
    if (const Result<Done> repaired = repairSubmits(*m_journal); !repaired)
        return repaired;
    const Result<QStringList> lagging = notSummedUp(*m_journal);
    if (!lagging)
        return lagging.error();
    m_toSumUp = *lagging; // there may be many; captures come first
    m_followUp.start();
    m_listener = std::make_unique<CallbackListener>(this);
    connect(m_listener.get(), &CallbackListener::healthChecked, this, [this](const ListenerHealth &health) {
        tell([desk = m_desk, health] { emit desk->listenerChecked(health); });
    });
    connect(m_listener.get(), &CallbackListener::refused, this, [this](http::RefusedRequest refused) {
        refused.asked = m_keeper.text(refused.asked);
        refused.sentence = m_keeper.text(refused.sentence);
        tell([desk = m_desk, refused] { emit desk->refused(refused); });
    });
    m_submitter = std::make_unique<Submitter>();
    m_pageReader = std::make_unique<http::Client>();
    connect(m_submitter.get(), &Submitter::finished, this, &Worker::finish);
    m_forwarder = std::make_unique<Forwarder>(m_journal.get(), this);
    connect(m_forwarder.get(), &Forwarder::failed, this, &Worker::fail);
    connect(m_forwarder.get(), &Forwarder::rested, this, [this] {
        if (!std::exchange(m_areForwardsAwaited, false))
            return;
        announceChanges(); // how they ended comes first
        tell([desk = m_desk] { emit desk->forwardsRested(); });
    });
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
    followUpAll();
    correlateAll();
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
    record = m_keeper.begin(record, {});
    return m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        if (const Result<Done> added = scribe.add(record); !added)
            return added;
        return scribe.setSummary(id, RoundTrip(record).summary());
    });
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
    const Result<Exchange> prepared = m_submitter->prepare(order);
    Exchange exchange = prepared ? *prepared : Exchange();
    if (!prepared) {
        exchange.roundTripId = order.id;
        exchange.at = record.startedAt;
        exchange.url = record.endpoint;
        exchange.outcome = journal::Outcome::NotSent;
        exchange.remark = prepared.error().sentence;
    }
    exchange = m_keeper.exchange(exchange);
    const bool isRead = order.request && record.requestBytes == order.bytes; // nothing in it was masked
    RoundTrip trip = isRead ? RoundTrip(record, *order.request) : RoundTrip(record);
    followUpAll(); // what came before it stands before it
    const Result<Done> written = m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        if (const Result<Done> added = scribe.add(record); !added)
            return added;
        const Result<qint64> id = scribe.add(exchange);
        if (!id)
            return id.error();
        exchange.id = *id;
        trip = trip.with(exchange);
        return scribe.setSummary(order.id, trip.summary());
    });
    if (!written)
        return fail(written.error());
    asItIs.requestBytes.clear();
    m_records.insert(order.id, new journal::RoundTripRecord(asItIs));
    changed(trip, {exchange.id}, true);
    if (prepared) {
        m_underWay.insert(exchange.id, exchange);
        m_submitter->send(order, exchange);
    }
}

void Desk::Worker::cancel(const QString &id)
{
    m_submitter->cancel(id);
}

void Desk::Worker::pageOpening(const QString &id)
{
    m_openings.insert(id, false);
}

void Desk::Worker::pageOpened(const QString &id)
{
    if (!m_openings.take(id))
        recordOpening(id);
}

void Desk::Worker::recordOpening(const QString &id)
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
    if (const auto opening = m_openings.find(trip->id()); opening != m_openings.end() && !*opening) {
        *opening = true;
        recordOpening(trip->id());
    }
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
    tell([desk = m_desk, waiting = waitingForwards()] { emit desk->forwardsWaiting(waiting); });
}

QList<WaitingForwards> Desk::Worker::waitingForwards()
{
    if (!m_forwarder) // there is no journal
        return {};
    const Result<QList<WaitingForwards>> waiting = m_forwarder->waiting();
    if (!waiting)
        fail(waiting.error());
    return waiting ? *waiting : QList<WaitingForwards>();
}

void Desk::Worker::awaitForwards()
{
    m_areForwardsAwaited = true;
    m_forwarder->wake();
}

/// Before anything is written down: a URL's password would be kept although nothing is sent.
Result<Done> Desk::Worker::checkReplay(const ReplayOrder &order) const
{
    if (const Result<Done> good = http::Target::checkUrl(order.target); !good)
        return good;
    for (const Message &message : order.messages) {
        const auto capture = m_journal->exchange(message.sourceId);
        const bool isFound = capture && *capture;
        if (const Result<Done> good = checkUnmasked(message, isFound ? &**capture : nullptr); !good)
            return good;
    }
    return core::done();
}

void Desk::Worker::replay(const ReplayOrder &order)
{
    if (const Result<Done> good = checkReplay(order); !good) {
        fail(good.error());
        return tell([desk = m_desk] { emit desk->replayFinished(); });
    }
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
    followUpAll();
    correlateAll();
    if (m_forwarder)
        m_forwarder->dropFromMemory();
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
    if (id.isEmpty())
        return std::optional<journal::RoundTripRecord>();
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
    followUpAll(); // what is acknowledged is shown
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
    // What has no round trip yet looks for it after the answer, by what really came.
    std::optional<Exchange> loose;
    if (exchange.roundTripId.isEmpty()) {
        loose = exchange;
    } else if (const auto found = record(exchange.roundTripId); found && *found) {
        trip = **found;
        exchange.matchedBy = QString::fromLatin1(matchedBy::callbackUrl);
        delivery = m_forwarder->deliveryFor(exchange, *trip, asItCame.query());
    }
    Waiting waiting{
        m_keeper.exchange(exchange), std::move(delivery), {}, std::move(loose), std::move(written)};
    if (waiting.delivery &&
        (Forwarder::needsMemory(waiting.exchange, asItCame) || !m_keeper.mayKeep(*waiting.delivery)))
        waiting.fromMemory.emplace(*trip, asItCame);
    m_waiting.push_back(std::move(waiting));
    if (m_waiting.size() >= mostInACommit)
        commitCaptures();
    else if (!m_commit.isActive())
        m_commit.start();
}

void Desk::Worker::commitCaptures()
{
    m_commit.stop();
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
    for (Waiting &capture : captures) { // before the answers: one may meet a sender who went away
        if (!capture.exchange.roundTripId.isEmpty())
            m_captured.push_back(std::move(capture.exchange));
        else
            m_loose.push_back({capture.exchange, capture.asItCame.value_or(capture.exchange)});
    }
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
    m_followUp.start();
}

Result<Done> Desk::Worker::write(std::vector<Waiting> &captures)
{
    return m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        for (Waiting &capture : captures) {
            Result<qint64> id = scribe.add(capture.exchange);
            if (!id && id.error().code == journal::unknownRoundTrip) {
                detach(capture);
                id = scribe.add(capture.exchange);
            }
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

void Desk::Worker::detach(Waiting &capture)
{
    Exchange &exchange = capture.exchange;
    m_records.remove(exchange.roundTripId);
    m_trips.remove(exchange.roundTripId);
    exchange.roundTripId.clear();
    exchange.role = journal::Role::Unmatched;
    exchange.matchedBy.clear();
    const QString sentence = Desk::tr("Its round trip is no longer in the journal.");
    exchange.remark += exchange.remark.isEmpty() ? sentence : u' ' + sentence;
    capture.delivery.reset();
    capture.fromMemory.reset();
}

void Desk::Worker::followUp()
{
    const QDeadlineTimer deadline(followUpSlice);
    while (!m_captured.empty() && !deadline.hasExpired())
        followUpNext();
    while (!m_loose.empty() && !deadline.hasExpired())
        correlateNext();
    while (!m_toSumUp.isEmpty() && !deadline.hasExpired()) {
        if (const std::optional<RoundTrip> trip = known(m_toSumUp.takeLast()))
            sumUp({*trip});
    }
    if (m_captured.empty() && m_loose.empty() && m_toSumUp.isEmpty())
        m_followUp.stop();
}

void Desk::Worker::followUpAll()
{
    while (!m_captured.empty())
        followUpNext();
}

void Desk::Worker::followUpNext()
{
    const QString id = m_captured.front().roundTripId;
    QList<Exchange> captures;
    while (!m_captured.empty() && m_captured.front().roundTripId == id &&
           captures.size() < mostFollowedUpTogether) {
        captures.append(std::move(m_captured.front()));
        m_captured.pop_front();
    }
    if (const std::optional<RoundTrip> trip = known(id))
        arrived(*trip, captures);
}

void Desk::Worker::notAcknowledged(const QString &roundTripId, qint64 captureId)
{
    followUpAll();
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
    Result<std::optional<RoundTrip>> trip = read(id);
    if (trip && *trip) {
        m_keeper.recall((*trip)->record());
        keep(**trip);
    }
    return trip;
}

Result<std::optional<RoundTrip>> Desk::Worker::read(const QString &id) const
{
    const Result<std::optional<journal::RoundTripRecord>> record = m_journal->roundTrip(id);
    if (!record)
        return record.error();
    if (!*record)
        return std::optional<RoundTrip>();
    Result<QList<Exchange>> exchanges = m_journal->exchanges(id);
    if (!exchanges)
        return exchanges.error();
    for (Exchange &exchange : *exchanges)
        endIfAbandoned(exchange);
    return std::optional(RoundTrip(**record, *exchanges));
}

std::optional<RoundTrip> Desk::Worker::known(const QString &id)
{
    const Result<std::optional<RoundTrip>> trip = recall(id);
    if (!trip)
        fail(trip.error());
    return trip ? *trip : std::nullopt;
}

void Desk::Worker::keep(const RoundTrip &trip, bool isSummedUp)
{
    auto kept = std::make_unique<Kept>(Kept{trip, {}});
    if (isSummedUp)
        kept->written = trip.summary();
    else if (const Kept *before = m_trips.object(trip.id()))
        kept->written = before->written;
    m_trips.insert(trip.id(), kept.release(), qsizetype(std::min(trip.bytes(), bytesOfOne)));
}

void Desk::Worker::endIfAbandoned(Exchange &exchange) const
{
    if (exchange.outcome != journal::Outcome::Open || m_underWay.contains(exchange.id))
        return;
    endAbandoned(exchange);
}

std::optional<Exchange> Desk::Worker::add(Exchange exchange)
{
    followUpAll(); // what came before it stands before it
    exchange = m_keeper.exchange(exchange);
    std::optional<RoundTrip> trip =
        exchange.roundTripId.isEmpty() ? std::nullopt : known(exchange.roundTripId);
    const Result<Done> written = m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        const Result<qint64> id = scribe.add(exchange);
        if (!id)
            return id.error();
        exchange.id = *id;
        if (!trip)
            return core::done();
        trip = trip->with(exchange);
        return scribe.setSummary(trip->id(), trip->summary());
    });
    if (!written) {
        fail(written.error());
        return {};
    }
    if (trip)
        changed(*trip, {exchange.id}, true);
    else if (exchange.role == journal::Role::Unmatched)
        tell([desk = m_desk, exchange] { emit desk->unmatched(exchange); });
    return exchange;
}

void Desk::Worker::correlateNext()
{
    if (learnOneMore())
        return;
    auto [capture, asItCame] = std::move(m_loose.front());
    m_loose.pop_front();
    const std::optional<Match> match = m_correlator.match(asItCame);
    const std::optional<RoundTrip> trip = match ? known(match->roundTripId) : std::nullopt;
    if (!trip)
        return tell([desk = m_desk, exchange = capture] { emit desk->unmatched(exchange); });
    if (const Result<Done> joined =
            m_journal->join(capture.id, match->roundTripId, capture.role, match->rule);
        !joined)
        return fail(joined.error());
    capture.roundTripId = match->roundTripId;
    capture.matchedBy = match->rule;
    arrived(*trip, {capture});
}

void Desk::Worker::correlateAll()
{
    while (!m_loose.empty())
        correlateNext();
}

bool Desk::Worker::learnOneMore()
{
    if (!m_toLearn) {
        const Result<QStringList> ids = m_journal->roundTripIds(tripsCorrelated);
        if (!ids)
            fail(ids.error());
        m_toLearn = ids ? *ids : QStringList();
    }
    if (m_toLearn->isEmpty())
        return false;
    const QString id = m_toLearn->takeLast();
    const Kept *kept = m_trips.object(id);
    const Result<std::optional<RoundTrip>> trip = kept ? std::optional(kept->trip) : read(id);
    if (!trip)
        fail(trip.error());
    else if (*trip)
        m_correlator.add(**trip);
    return true;
}

void Desk::Worker::refresh(const QString &id, qint64 exchangeId)
{
    followUpAll();
    m_trips.remove(id);
    m_correlator.forget(id);
    if (const std::optional<RoundTrip> trip = known(id))
        changed(*trip, {exchangeId});
}

void Desk::Worker::finish(const Exchange &asItIs)
{
    const Exchange exchange = m_keeper.end(asItIs);
    m_underWay.remove(exchange.id);
    // Nothing when somebody took it out of the file: then there is nothing left to report.
    std::optional<RoundTrip> trip = known(exchange.roundTripId);
    if (trip)
        trip = trip->withEnd(exchange);
    const Result<Done> written = m_journal->commit([&](journal::Scribe &scribe) -> Result<Done> {
        if (const Result<Done> finished = scribe.finish(exchange); !finished || !trip)
            return finished;
        return scribe.setSummary(trip->id(), trip->summary());
    });
    if (!written)
        fail(written.error());
    if (trip)
        changed(*trip, {exchange.id}, bool(written));
}

void Desk::Worker::arrived(const RoundTrip &trip, QList<Exchange> exchanges)
{
    QList<qint64> ids;
    for (const Exchange &exchange : std::as_const(exchanges))
        ids.append(exchange.id);
    exchanges.removeIf([known = trip.exchanges()](const Exchange &exchange) {
        return known.find(exchange.id) != nullptr; // it was recalled only now, and so with them
    });
    changed(exchanges.isEmpty() ? trip : trip.with(exchanges), ids);
}

void Desk::Worker::changed(const RoundTrip &trip, const QList<qint64> &exchangeIds, bool isSummedUp)
{
    keep(trip, isSummedUp);
    if (const QUrl page = trip.pageUrl(); !page.isEmpty() && !m_pages.contains(page))
        m_pages.insert(page, new QString(trip.id()));
    if (m_changes.isEmpty())
        QMetaObject::invokeMethod(this, &Worker::announceChanges, Qt::QueuedConnection);
    Change &change = m_changes[trip.id()];
    change.trip = trip;
    change.exchanges += exchangeIds;
}

void Desk::Worker::announceChanges()
{
    const QHash<QString, Change> changes = std::exchange(m_changes, {});
    if (changes.isEmpty()) // they were announced when the desk stopped
        return;
    QList<RoundTrip> toSumUp;
    for (const Change &change : changes) {
        const Kept *kept = m_trips.object(change.trip.id());
        if (!kept || kept->written != change.trip.summary())
            toSumUp.append(change.trip);
    }
    sumUp(toSumUp); // before whoever hears of a change reads the history
    for (const Change &change : changes) {
        if (m_toLearn)
            m_correlator.add(change.trip);
        tell([desk = m_desk, change] { emit desk->changed(change); });
    }
    tellNotices();
}

void Desk::Worker::sumUp(const QList<RoundTrip> &trips)
{
    if (trips.isEmpty())
        return;
    const Result<Done> written = m_journal->commit([&](journal::Scribe &scribe) {
        Result<Done> done = core::done();
        for (auto trip = trips.cbegin(); done && trip != trips.cend(); ++trip)
            done = scribe.setSummary(trip->id(), trip->summary());
        return done;
    });
    if (!written)
        return fail(written.error());
    for (const RoundTrip &trip : trips) {
        if (Kept *kept = m_trips.object(trip.id()))
            kept->written = trip.summary();
    }
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
