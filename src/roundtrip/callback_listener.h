// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/redaction.h"
#include "core/result.h"
#include "http/listener_probe.h"
#include "http/message.h"
#include "http/server.h"
#include "roundtrip/listener_health.h"
#include "roundtrip/postback_reply.h"
#include "roundtrip/round_trip.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QUrl>

#include <optional>

namespace roundtrip
{

/// Where the listener gets round trips from and writes captures to.
class CaptureSink
{
public:
    virtual ~CaptureSink() = default;
    /// Nothing when the id was never given out; fails when that cannot be told.
    virtual core::Result<std::optional<RoundTrip>> roundTrip(const QString &id) = 0;
    /// On the disk when it returns; its number. `asItCame` holds what was masked in `exchange` too.
    virtual core::Result<qint64> capture(const journal::Exchange &exchange,
                                         const http::Request &asItCame) = 0;
    /// The sender of that capture went away before it had our answer: it will think that we do not know.
    virtual void notAcknowledged(const QString &roundTripId, qint64 captureId) = 0;
    /// Where the payer's browser goes on to; empty: it gets our own page.
    virtual QUrl onwardReturn(const RoundTrip &trip, const QByteArray &query) = 0;
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
    int unmatched = 60;                          ///< above: 404, counted, not kept
    int perRoundTrip = 3000;                     ///< above: 429, so that the sender comes again
    qint64 bytesPerRoundTrip = 64 * 1024 * 1024; ///< as above
};

/// Captures what comes to the callback URLs: `/cb/<id>/return` and `/cb/<id>/postback`, GET and POST.
/// What comes elsewhere is kept as unmatched (so many a minute) and answered 404. An answer other than
/// 429 or 503 means the capture is on the disk. It looks after itself: every few seconds it sends itself
/// a request, and binds its port anew when that fails.
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

    /// For what is captured from now on.
    void setRedaction(const core::RedactionRules &rules) { m_redaction = rules; }
    /// For the postbacks from now on.
    void setPostbackReply(const PostbackReply &reply);
    /// Between two self-tests.
    void setSelfTestInterval(int ms) { m_selfTest.setInterval(ms); }

    /// The capture core: no socket in it.
    http::Response answer(const http::Request &request);

signals:
    /// After each self-test: a heartbeat.
    void healthChecked(const roundtrip::ListenerHealth &health);

private:
    struct Spent {
        int captures = 0;
        qint64 bytes = 0;
    };

    journal::Exchange exchangeOf(const http::Request &request, const QString &roundTripId,
                                 journal::Role role) const;
    http::Response answerCallback(const http::Request &request, const RoundTrip &trip, journal::Role role);
    http::Response answerPostback(const http::Request &request, const RoundTrip &trip);
    http::Response answerReturn(const http::Request &request, const RoundTrip &trip);
    http::Response answerUnmatched(const http::Request &request);
    http::Response captured(journal::Exchange exchange, const http::Request &request,
                            const http::Response &response);
    const Spent &spend(const QString &roundTripId, qint64 bytes);
    core::Result<core::Done> bind(quint16 port);
    QList<QByteArray> extraHosts() const;
    void testSelf();
    void report(ListenerHealth::State state);
    void bindAnew(const QString &problem);

    CaptureSink *m_sink;
    http::Server m_server;
    const CaptureAllowance m_allowance;
    QElapsedTimer m_period;
    QHash<QString, Spent> m_spentInPeriod; ///< by round trip; empty: unmatched
    core::RedactionRules m_redaction;
    PostbackReply m_postbackReply;
    QHash<QString, int> m_provoked;   ///< by round trip: how often it got that reply
    std::optional<ListenAt> m_where;  ///< what it was told, as long as it is to listen
    quint16 m_port = 0;               ///< the one it got
    QList<QByteArray> m_allowedHosts; ///< wherever it listens
    const QByteArray m_healthPath;
    QTimer m_selfTest;
    http::ListenerProbe m_probe;
    ListenerHealth m_health;
};

} // namespace roundtrip
