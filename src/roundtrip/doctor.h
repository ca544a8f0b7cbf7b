// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/client.h"
#include "http/server.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <memory>

namespace roundtrip
{

/// Where programs that lead from the outside world to this computer describe themselves.
struct TunnelApis {
    QUrl ngrok = QUrl(QStringLiteral("http://127.0.0.1:4040"));
    /// cloudflared takes the first free port of these for its metrics.
    QList<QUrl> cloudflared = {
        QUrl(QStringLiteral("http://127.0.0.1:20241")), QUrl(QStringLiteral("http://127.0.0.1:20242")),
        QUrl(QStringLiteral("http://127.0.0.1:20243")), QUrl(QStringLiteral("http://127.0.0.1:20244")),
        QUrl(QStringLiteral("http://127.0.0.1:20245"))};
};

/// What the doctor looks at.
struct Checkup {
    QUrl endpoint; ///< where requests are posted to; the credentials check is on the same host
    QByteArray apiKey;
    bool isSimulated = false; ///< our own simulator: nothing outside is needed
    http::Transport transport = {};

    QUrl listenerBase;               ///< the running listener's; empty: none runs, and the port is tried
    QByteArray listenerHealthPath;   ///< what it answers with 204
    http::Transport toListener = {}; ///< how this computer's browser trusts it
    quint16 port = 0;                ///< to try while no listener runs; 0: any
    QUrl publicBase; ///< in ReturnURL and PostBackURL instead of the listener's; empty: the listener's
    TunnelApis tunnels = {};
};

/// One thing that was checked.
struct Diagnosis {
    enum class Subject { Port, Loopback, Return, Postback, Endpoint, Clock, Proxy, Tls };
    enum class State {
        Good,
        Warning, ///< works, but needs a look
        Broken,
        Unknown, ///< could not be checked, since something else is in the way
    };

    Subject subject = Subject::Port;
    State state = State::Unknown;
    QString sentence = QString(); ///< what was found
    QString remedy = QString();   ///< what to do about it; empty when good

    bool operator==(const Diagnosis &) const = default;
};

/// `port`, `loopback`, …: for machines.
QString wordFor(Diagnosis::Subject subject);
QString wordFor(Diagnosis::State state);
/// For people.
QString titleOf(Diagnosis::Subject subject);
QString titleOf(Diagnosis::State state);

bool isHealthy(const QList<Diagnosis> &diagnoses);
/// One line each with its remedy, to hand to somebody who helps. Holds no key.
QString reportOf(const QList<Diagnosis> &diagnoses);

/// Checks what a round trip needs: port, reachability both ways, endpoint, key, clock, proxy and TLS. It
/// tests the addresses that are given out, in the way they will be used (docs/faults.md, W03). Asynchronous;
/// sends only requests that change nothing, and the key only to the endpoint's host.
class Doctor : public QObject
{
    Q_OBJECT
public:
    explicit Doctor(const Checkup &checkup, QObject *parent = nullptr);
    ~Doctor() override;

    /// Once.
    void start();

signals:
    /// In the order they are known.
    void diagnosed(const roundtrip::Diagnosis &diagnosis);
    /// All of them, one for each subject, in the order of Diagnosis::Subject.
    void finished(const QList<roundtrip::Diagnosis> &diagnoses);

private:
    void checkPort();
    void checkLoopback();
    void checkReturn();
    void checkPostback();
    void reportReturn(const http::Reply &reply);
    void checkPublicBase();
    void askNgrok();
    void askCloudflared(qsizetype index);
    void tunnelFound(const QString &program, const QUrl &publicUrl, int port);
    void noTunnelFound();
    void checkProxy();
    /// By its name, empty for none.
    void tellOf(const core::Result<QString> &proxy);
    void checkEndpointAndKey();
    void readStatus(const http::Reply &reply);
    void checkTls(const http::Reply &reply);
    void checkClock(const http::Reply &reply);

    /// What ReturnURL and PostBackURL begin with.
    const QUrl &callbackBase() const;
    QUrl healthUrl(const QUrl &base) const;
    void send(const http::ClientRequest &request, std::function<void(const http::Reply &)> then);
    void get(const QUrl &url, const http::Transport &transport, const http::Headers &headers,
             std::function<void(const http::Reply &)> then);
    void tell(Diagnosis::Subject subject, Diagnosis::State state, const QString &sentence,
              const QString &remedy = {});

    Checkup m_checkup;
    http::Client m_client;
    std::unique_ptr<http::Server> m_stand; ///< in place of the listener while none runs
    QHash<Diagnosis::Subject, Diagnosis> m_diagnoses;
};

} // namespace roundtrip

Q_DECLARE_METATYPE(roundtrip::Diagnosis)
