// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/redaction.h"
#include "core/result.h"
#include "journal/history.h"
#include "journal/upkeep.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/forwarding.h"
#include "roundtrip/replay.h"
#include "roundtrip/round_trip.h"
#include "roundtrip/submit_order.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <atomic>
#include <memory>

class QThread;

namespace roundtrip
{

/// Where round trips are run and recorded: it owns the journal's writer, the callback listener and
/// the client, all on one thread of their own, so that a busy window never delays an
/// acknowledgement. Its functions return at once unless they say otherwise; its signals come in the
/// thread the desk lives in.
class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(const QString &journalFile, QObject *parent = nullptr);
    /// Ends what is under way (a submit as Unknown) and writes it down.
    ~Desk() override;

    /// What to do when another program writes to the journal.
    enum class IfInUse {
        Fail,
        KeepBeside, ///< open one beside it: `journal-2.sqlite`, or the next number that is free
    };
    /// Opens the journal; waits for it. Errors as journal::Journal::open(). All else needs it done.
    core::Result<core::Done> start(IfInUse ifInUse = IfInUse::Fail);
    /// The same for a window: it returns at once, and ends with started(). Another program that is still
    /// closing the journal is waited for, which waiting() reports.
    void startLater();
    /// Another one than asked for when that was in use; whyBeside() then says by whom.
    const QString &journalFile() const { return m_journalFile; }
    const QString &whyBeside() const { return m_whyBeside; }
    /// Starts the callback listener, or moves it to another port (0: any free one); waits for it.
    /// Fails with `port-taken` or `listen`; then there is no listener.
    core::Result<core::Done> listen(quint16 port, const QHostAddress &address = QHostAddress::LocalHost);
    core::Result<core::Done> listen(const ListenAt &where);
    /// What must not be kept of what is sent and captured from now on, besides an order's own key.
    void setRedaction(const core::RedactionRules &rules);
    /// Takes no captures any more; those that were acknowledged are told of by the signals that wait now.
    void stopListening();
    /// How postbacks are answered from now on.
    void setPostbackReply(const PostbackReply &reply);
    /// How many captures of one round trip are kept per minute from now on; more of them are answered 429. 0:
    /// no limit.
    void setFloodLimit(int perMinute);
    /// Captures for this id are kept from now on, without a request of ours; waits for it. `name` stands
    /// for both its document and its environment. Nothing changes when the journal knows the id. Fails as
    /// the journal.
    core::Result<core::Done> expectCallbacks(const QString &id, const QString &name);
    /// The listener is called by this address too from now on, through a tunnel or gateway. It stays so:
    /// round trips under way were told it.
    void allowCallbackBase(const QUrl &base);
    /// `http://127.0.0.1:<port>`, or as CallbackListener::base() says; empty while there is no listener.
    QUrl callbackBase() const;
    /// The path that the listener answers 204, for the Doctor; nobody else knows it.
    const QByteArray &healthPath() const { return m_healthPath; }

    /// The intent is on the disk before the first byte leaves.
    void submit(const SubmitOrder &order);
    void cancel(const QString &id);
    /// A browser is being asked to open the hosted page; pageOpened() follows when that has worked. A fetch
    /// that comes first proves as much, and the opening is recorded before it.
    void pageOpening(const QString &id);
    /// A browser was asked to open the hosted page. Whether it did, nobody knows.
    void pageOpened(const QString &id);
    /// A payer fetched this hosted page, as the simulator that serves it reports. Does nothing when no round
    /// trip of late has it, or when that is known already.
    void pageFetched(const QUrl &page);
    /// Answered by recent().
    void loadRecent(int limit);

    /// Where captures of this environment's round trips go on to, from now on; nowhere until this is called.
    /// What still waits is sent while its address is in force, also what waited when the program ended.
    void setForwarding(const QString &environment, const Forwarding &forwarding);
    /// What is not with its handler yet; waits for the answer. Nothing when the journal cannot be read.
    QList<WaitingForwards> waitingForwards() const;
    /// Answered by forwardsRested(), once no forward is under way or due any more.
    void awaitForwards();
    /// Sends postbacks because the user asks for it; reported by replayed() and changed().
    void replay(const ReplayOrder &order);
    /// Puts an unmatched capture into a round trip, where it then counts as what it is: a postback, or a
    /// return when it is a GET without `Approved`. An empty round trip takes it out again.
    void join(qint64 exchangeId, const QString &roundTripId);

    /// Hides entries of the history (journal::HistoryEntry::number) and lets restore() bring them back
    /// until the desk ends, when they are really gone. Both are answered by historyChanged().
    void remove(const QList<qint64> &entries);
    void restore(const QList<qint64> &entries);
    /// Deletes entries for good, in slices between captures. Reported by upkeepProgressed() and pruned().
    void prune(const journal::Retention &retention);
    /// Of the work on the journal that is under way: what is deleted stays deleted, and nothing else is.
    void cancelUpkeep();

signals:
    /// What startLater() came to.
    void started(const core::Result<core::Done> &result);
    /// For another program to close the journal; a sentence.
    void waiting(const QString &sentence);
    /// A round trip is new, or has new or finished exchanges.
    void changed(const roundtrip::Change &change);
    /// The newest first, the unmatched captures too.
    void recent(const QList<roundtrip::RoundTrip> &trips, const QList<journal::Exchange> &unmatched);
    void unmatched(const journal::Exchange &exchange);
    /// An unmatched capture is one no more.
    void joined(qint64 exchangeId, const QString &roundTripId);
    /// A replayed postback has its answer, or will get none.
    void replayed(const journal::Exchange &exchange);
    /// Every postback of an order was sent, or tried.
    void replayFinished();
    /// Answers awaitForwards().
    void forwardsRested();
    /// Where forwards go has changed, and these are waiting.
    void forwardsWaiting(const QList<roundtrip::WaitingForwards> &waiting);
    void historyChanged();
    /// How many entries went, also when it was cancelled.
    void pruned(qint64 entries);
    /// Long work on the journal goes on: somebody prunes it, or an older version wrote it.
    void upkeepProgressed(const journal::Upkeep::Progress &progress);
    /// Every few seconds while the listener listens: a heartbeat.
    void listenerChecked(const roundtrip::ListenerHealth &health);
    /// The listener turned a request away, or did not keep it.
    void refused(const http::RefusedRequest &refused);
    /// Something happened to the journal that people must know.
    void noticed(const QString &sentence);
    /// Something could not be written down or read; nothing was acknowledged for it.
    void failed(const core::Error &error);

private:
    class Worker;
    core::Result<core::Done> open(const QString &journalFile);

    QString m_journalFile;
    QString m_whyBeside;
    QUrl m_callbackBase;
    QByteArray m_healthPath;
    std::atomic_bool m_isEnding = false; ///< nothing is waited for any more
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<QThread> m_thread;
};

} // namespace roundtrip
