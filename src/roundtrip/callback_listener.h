// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/listener_probe.h"
#include "http/message.h"
#include "http/server.h"
#include "journal/records.h"
#include "roundtrip/listener_health.h"
#include "roundtrip/postback_reply.h"
#include "workspace/environment.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace roundtrip
{

/// Where the listener looks up round trips and writes captures down.
class CaptureSink
{
public:
    /// Gets the capture's number once it is on the disk, or why it could not be written.
    using Written = std::function<void(const core::Result<qint64> &number)>;

    virtual ~CaptureSink() = default;
    /// What is known of the round trip; nothing when the id was never given out. Fails when the journal
    /// cannot be read.
    virtual core::Result<std::optional<journal::RoundTripRecord>> record(const QString &id) = 0;
    /// What a browser that comes back gets; it asks `statePath` again until all is settled.
    virtual core::Result<http::Response> returnPage(const QString &id, const QByteArray &statePath) = 0;
    /// Calls `written` later: captures that wait at the same time share a commit. Nothing is masked in
    /// `exchange`; the sink masks what it keeps. `asItCame` lives only as long as the call.
    virtual void capture(journal::Exchange exchange, const http::Request &asItCame, Written written) = 0;
    /// Writes down now what still waits.
    virtual void commitCaptures() = 0;
    /// The sender of that capture went away before it had our answer. It will think that we do not know.
    virtual void notAcknowledged(const QString &roundTripId, qint64 captureId) = 0;
    /// Where the payer's browser goes on to. Empty: it gets our own page.
    virtual QUrl onwardReturn(const journal::RoundTripRecord &trip, const QByteArray &query) = 0;
};

/// Where a listener listens.
struct ListenAt {
    quint16 port = 0; ///< 0: any free one
    QHostAddress address = QHostAddress::LocalHost;
    std::optional<QSslConfiguration> tls = {}; ///< http::serverTls(); nothing: plain http
    QList<QByteArray> extraHosts = {};         ///< `host[:port]` by which it is called too, through a tunnel
};

/// Where the listener's self-made certificate is, beside the journal.
QString listenerTlsFolder(const QString &journalFile);

/// What is kept of the captures of one period; more of them would only fill the disk.
struct CaptureAllowance {
    int periodMs = 60'000;
    int unmatched = 60; ///< above: 404, counted, not kept
    int perRoundTrip =
        workspace::defaultFloodLimit; ///< above: 429, so that the sender comes again; 0: no limit
    qint64 bytesPerRoundTrip = 64LL * 1024 * 1024; ///< as above
};

/// The allowance with another number of captures per round trip and period. More of them may be as much
/// larger in sum; 0 takes both limits off.
CaptureAllowance withFloodLimit(CaptureAllowance allowance, int perRoundTrip);

/// Captures what comes to the callback URLs: `/cb/<id>/return` and `/cb/<id>/postback`. What is neither a
/// postback nor a payer's return (roundtrip/stray.h) is kept too, and remarked.
/// What comes elsewhere is kept as unmatched (so many a minute) and answered 404, but for what browsers ask
/// for by themselves. An answer other than 429 or 503 means the capture is on the disk. It looks after
/// itself: every few seconds it sends itself a request, and binds its port anew when that fails.
class CallbackListener : public QObject
{
    Q_OBJECT
public:
    explicit CallbackListener(CaptureSink *sink, QObject *parent = nullptr,
                              const CaptureAllowance &allowance = {});
    ~CallbackListener() override;

    core::Result<core::Done> listen(const ListenAt &where);
    void close();
    /// Requests to this host pass too, from now on: ListenAt::extraHosts while it listens.
    void allowHost(const QByteArray &host);
    quint16 port() const { return m_server.port(); }
    /// `http://127.0.0.1:<port>`: always by number, since another program may sit at the other address
    /// of a name. Where it listens on every address, the one by which other computers reach it, if there is
    /// one. Empty while it does not listen.
    QUrl base() const;
    /// What it answers 204: nobody else knows this path.
    const QByteArray &healthPath() const { return m_healthPath; }

    /// For the postbacks from now on.
    void setPostbackReply(const PostbackReply &reply);
    /// So many captures per round trip and minute; 0: no limit. From now on.
    void setFloodLimit(int perMinute) { m_allowance = withFloodLimit(m_allowance, perMinute); }
    /// Between two self-tests.
    void setSelfTestInterval(int ms) { m_selfTest.setInterval(ms); }

    /// The capture core: no socket in it.
    void answer(const http::Request &request, http::Respond respond);

signals:
    /// After each self-test: a heartbeat.
    void healthChecked(const roundtrip::ListenerHealth &health);
    /// A request was turned away, or answered and not kept: its sender may have meant a callback. Nothing in
    /// it is masked.
    void refused(const http::RefusedRequest &refused);

private:
    struct Spent {
        int captures = 0;
        qint64 bytes = 0;
    };

    journal::Exchange exchangeOf(const http::Request &request, const QString &roundTripId,
                                 journal::Role role) const;
    void answerCallback(const http::Request &request, const journal::RoundTripRecord &trip,
                        journal::Role role, http::Respond respond);
    void answerState(const http::Request &request, const QString &roundTripId, http::Respond respond);
    void answerPostback(const http::Request &request, const QString &roundTripId, http::Respond respond);
    void answerReturn(const http::Request &request, const journal::RoundTripRecord &trip,
                      http::Respond respond);
    void answerUnmatched(const http::Request &request, http::Respond respond);
    void keepUnmatched(const http::Request &request, http::Response response, http::Respond respond);
    void capture(journal::Exchange exchange, const http::Request &request, http::Response response,
                 http::Respond respond);
    void noteRefused(const http::RefusedRequest &refused);
    void noteRefused(const http::Request &request, int status, const QString &sentence);
    http::Response returnPage(const QString &roundTripId);
    http::Response notNow() const;
    const Spent &spend(const QString &roundTripId, qint64 bytes);
    core::Result<core::Done> bind(quint16 port);
    QList<QByteArray> extraHosts() const;
    void testSelf();
    void report(ListenerHealth::State state);
    void bindAnew(const QString &problem);

    CaptureSink *m_sink;
    http::Server m_server;
    CaptureAllowance m_allowance;
    QElapsedTimer m_period;
    QHash<QString, Spent> m_spentInPeriod; ///< by round trip; empty: unmatched
    PostbackReply m_postbackReply;
    QHash<QString, int> m_provoked;   ///< by round trip: how often it got that reply
    std::optional<ListenAt> m_where;  ///< what it was told, as long as it is to listen
    quint16 m_port = 0;               ///< the one it got
    QList<QByteArray> m_allowedHosts; ///< wherever it listens
    const QByteArray m_healthPath;
    http::RefusalLog m_refusals{this};
    QTimer m_selfTest;
    http::ListenerProbe m_probe;
    ListenerHealth m_health;
};

} // namespace roundtrip
