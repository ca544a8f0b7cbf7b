// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpSocket;

namespace support
{

/// A server on the loopback that misbehaves as it is told, and keeps what clients sent.
class HostileServer : public QObject
{
    Q_OBJECT
public:
    using Behaviour = std::function<void(QTcpSocket *)>;
    /// When the behaviour begins on a connection.
    enum class Moment {
        Connection, ///< when it is accepted
        Head,       ///< when the head of a request has arrived
        Request,    ///< when a whole request has arrived: head and `Content-Length`
    };

    explicit HostileServer(Behaviour behaviour, QObject *parent = nullptr);
    HostileServer(Behaviour behaviour, Moment moment);
    /// Over TLS.
    HostileServer(Behaviour behaviour, const QSslConfiguration &tls);

    /// `host` may be any name of the loopback.
    QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;
    quint16 port() const { return m_server->serverPort(); }
    /// The whole requests, in order of arrival.
    const QList<QByteArray> &requests() const { return m_requests; }
    /// How many requests began, whole or not.
    int begun() const { return m_begun; }
    /// How many connections were accepted, whatever came over them.
    int connections() const { return m_connections; }
    void stopListening() { m_server->close(); }

    static Behaviour answer(const QByteArray &bytes);
    static Behaviour answerAndClose(const QByteArray &bytes);
    static Behaviour closeWithoutAnswer();
    static Behaviour resetWithoutAnswer();
    static Behaviour keepSilent();
    /// Sends `start`, then one byte per interval, without end.
    static Behaviour drip(const QByteArray &start, int intervalMs);
    /// Sends `start`, then bytes as fast as the client reads them.
    static Behaviour endless(const QByteArray &start);

private:
    HostileServer(Behaviour behaviour, Moment moment, std::unique_ptr<QTcpServer> server, QObject *parent);
    void serve(QTcpSocket *socket);

    const std::unique_ptr<QTcpServer> m_server;
    const Behaviour m_behaviour;
    const Moment m_moment;
    QList<QByteArray> m_requests;
    int m_begun = 0;
    int m_connections = 0;
};

} // namespace support
