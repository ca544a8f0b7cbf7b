// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace support
{

/// A server on the loopback that treats its clients as badly as it is told, and keeps what they sent.
class HostileServer : public QObject
{
    Q_OBJECT
public:
    /// What is done with a connection once a request on it is whole (head and `Content-Length`).
    using Behaviour = std::function<void(QTcpSocket *)>;

    explicit HostileServer(Behaviour behaviour, QObject *parent = nullptr);

    /// `host` may be any name of the loopback.
    QUrl url(const QString &host = QStringLiteral("127.0.0.1")) const;
    quint16 port() const { return m_server.serverPort(); }
    /// The whole requests, in the order they came.
    const QList<QByteArray> &requests() const { return m_requests; }
    void stopListening() { m_server.close(); }

    static Behaviour answer(const QByteArray &bytes);
    static Behaviour answerAndClose(const QByteArray &bytes);
    static Behaviour closeWithoutAnswer();
    static Behaviour resetWithoutAnswer();
    static Behaviour keepSilent();
    /// Sends `start`, then one byte each interval for ever.
    static Behaviour drip(const QByteArray &start, int intervalMs);
    /// Sends `start`, then bytes as fast as they are taken.
    static Behaviour endless(const QByteArray &start);

private:
    void serve(QTcpSocket *socket);

    QTcpServer m_server;
    Behaviour m_behaviour;
    QList<QByteArray> m_requests;
};

} // namespace support
