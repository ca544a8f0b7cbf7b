// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/journal.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/correlation.h"
#include "roundtrip/desk.h"
#include "roundtrip/keeper.h"
#include "roundtrip/relay.h"

#include <QCache>
#include <QHash>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace http
{
class Client;
}

namespace journal
{
class Housekeeper;
} // namespace journal

namespace roundtrip
{

class Forwarder;
class Submitter;

/// Lives on the desk's thread; every function runs there.
class Desk::Worker : public QObject, public CaptureSink, public ExchangeLog
{
public:
    explicit Worker(Desk *desk);
    ~Worker() override;
    core::Result<core::Done> open(const QString &file, const journal::Journal::Wait &wait);
    core::Result<QUrl> listen(const ListenAt &where);
    QByteArray healthPath() const;
    void stopListening();
    void allowHost(const QByteArray &host);
    void setPostbackReply(const PostbackReply &reply);
    void setFloodLimit(int perMinute);
    core::Result<core::Done> expectCallbacks(const QString &id, const QString &name);
    void setRedaction(const core::RedactionRules &rules);
    void submit(const SubmitOrder &order);
    void cancel(const QString &id);
    void pageOpening(const QString &id);
    void pageOpened(const QString &id);
    void pageFetched(const QUrl &page);

    /// What the payer is shown. Only our own simulator's page is read: nobody knows whether a service's
    /// page may be read twice, or understands it.
    void recordOpening(const QString &id);
    void readPage(journal::Exchange page);
    void loadRecent(int limit);
    void remove(const QList<qint64> &entries);
    void restore(const QList<qint64> &entries);
    void prune(const journal::Retention &retention);
    void cancelUpkeep();
    void setForwarding(const QString &environment, const Forwarding &forwarding);
    QList<WaitingForwards> waitingForwards();
    void awaitForwards();
    void replay(const ReplayOrder &order);
    core::Result<core::Done> checkReplay(const ReplayOrder &order) const;
    void join(qint64 exchangeId, const QString &roundTripId);
    void shutDown();

    // CaptureSink
    core::Result<std::optional<journal::RoundTripRecord>> record(const QString &id) override;
    core::Result<http::Response> returnPage(const QString &id, const QByteArray &statePath) override;
    void capture(journal::Exchange exchange, const http::Request &asItCame, Written written) override;
    void commitCaptures() override;
    void notAcknowledged(const QString &roundTripId, qint64 captureId) override;
    QUrl onwardReturn(const journal::RoundTripRecord &trip, const QByteArray &query) override;

    // ExchangeLog
    std::optional<journal::Exchange> begin(const journal::Exchange &exchange) override;
    void end(const journal::Exchange &exchange) override;

private:
    /// A round trip as it is kept in memory.
    struct Kept {
        RoundTrip trip;
        journal::Summary written; ///< the one in the journal, as far as we know
    };
    /// The newest version, from memory or else from the journal; nothing when there is none of that id.
    core::Result<std::optional<RoundTrip>> recall(const QString &id);
    /// The same; a failure is reported, and then there is nothing either.
    std::optional<RoundTrip> known(const QString &id);
    /// As the journal has it.
    core::Result<std::optional<RoundTrip>> read(const QString &id) const;
    /// Recalled from now on. `isSummedUp`: the journal has its summary.
    void keep(const RoundTrip &trip, bool isSummedUp = false);

    /// What was written down as begun by a program that never wrote down the end.
    void endIfAbandoned(journal::Exchange &exchange) const;

    /// Writes an exchange down, with the summary of its round trip, then reports it.
    std::optional<journal::Exchange> add(journal::Exchange exchange);

    /// A capture between its request and its answer.
    struct Waiting {
        journal::Exchange exchange;
        std::optional<journal::Delivery> delivery;
        /// Of a delivery that cannot be written down, since something in it was masked.
        std::optional<std::pair<journal::RoundTripRecord, http::Request>> fromMemory;
        std::optional<journal::Exchange> asItCame; ///< of one whose round trip is to be found by what it says
        Written written;
        qint64 number = 0; ///< once it is written
    };
    core::Result<core::Done> write(std::vector<Waiting> &captures);
    /// Its round trip was deleted after the request had come: it is kept as one that belongs to none.
    void detach(Waiting &capture);
    /// What comes after the answer, for a slice of time: joins captures that are on the disk to what is known
    /// of their round trips, and reports them.
    void followUp();
    /// The same to its end, for all that came to their own callback URLs.
    void followUpAll();
    void followUpNext();

    /// Finds the round trip of a capture that came to no callback URL of its own. At a path that was
    /// never given out it stays what it is, so that nobody who guesses an invoice's number can mark it
    /// as paid; it is only shown there.
    void correlateNext();
    void correlateAll();
    /// Makes one more of the round trips of late known to the correlator, beginning when the first capture
    /// needs it: most programs never see one. False when all are known.
    bool learnOneMore();

    /// Reads a round trip anew, which lost or got that exchange.
    void refresh(const QString &id, qint64 exchangeId);
    void finish(const journal::Exchange &asItIs);
    /// The round trip has some exchanges more, which are on the disk.
    void arrived(const RoundTrip &trip, QList<journal::Exchange> exchanges);
    /// This is its newest version now, to be announced together with all else that happens in the same turn
    /// of the event loop, after what is waited for.
    void changed(const RoundTrip &trip, const QList<qint64> &exchangeIds, bool isSummedUp = false);
    void announceChanges();
    /// For the lists of the history; they can be made again from the exchanges, so nothing depends on them.
    void sumUp(const QList<RoundTrip> &trips);
    void tellNotices();
    void tellHistory(const core::Result<core::Done> &changed);
    void fail(const core::Error &error);

    /// Signals of the desk are emitted in the thread it lives in, whatever a receiver's connection.
    template <typename Signal>
    void tell(Signal signal)
    {
        QMetaObject::invokeMethod(m_desk, std::move(signal), Qt::QueuedConnection);
    }

    Desk *m_desk;
    std::unique_ptr<journal::Journal> m_journal;
    Keeper m_keeper;
    std::unique_ptr<CallbackListener> m_listener;
    std::unique_ptr<Submitter> m_submitter;
    std::unique_ptr<http::Client> m_pageReader;
    QCache<QString, Kept> m_trips; ///< used lately, by bytes; the journal has them all
    QCache<QString, journal::RoundTripRecord> m_records{20'000}; ///< without their requests
    QHash<QString, bool> m_openings;          ///< by round trip; true: recorded when the page was fetched
    QCache<QUrl, QString> m_pages{1000};      ///< round trips, by their hosted page
    std::vector<Waiting> m_waiting;           ///< to be written with the next commit
    std::deque<journal::Exchange> m_captured; ///< and acknowledged; followUp() is next
    /// Acknowledged, too, but their round trips are to be found; each as it is kept, and as it came.
    std::deque<std::pair<journal::Exchange, journal::Exchange>> m_loose;
    QTimer m_commit;
    QTimer m_followUp;
    QHash<qint64, journal::Exchange> m_underWay; ///< begun by us, without an end yet
    std::unique_ptr<journal::Housekeeper> m_housekeeper;
    bool m_hasUpkeepProgressed = false;
    std::unique_ptr<Forwarder> m_forwarder;
    bool m_areForwardsAwaited = false;
    std::unique_ptr<Replayer> m_replayer;
    Correlator m_correlator;
    QStringList m_toSumUp;                ///< round trips that the program before may have left behind
    std::optional<QStringList> m_toLearn; ///< round trips, the newest first; nothing before the first capture
                                          ///< that needs the correlator
    QHash<QString, Change> m_changes;     ///< to be announced, by round trip
};

} // namespace roundtrip
