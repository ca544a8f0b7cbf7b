// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/hostile_server.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace support
{

namespace
{

/// The size of the first whole request in `bytes`, 0 while there is none.
qsizetype requestSize(const QByteArray &bytes)
{
    static const QRegularExpression length(QStringLiteral("\r\nContent-Length: *([0-9]+)\r\n"),
                                           QRegularExpression::CaseInsensitiveOption);
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    const QString head = QString::fromLatin1(bytes.first(end + 4));
    const qsizetype size = end + 4 + length.match(head).captured(1).toLongLong();
    return bytes.size() >= size ? size : 0;
}

std::unique_ptr<QTcpServer> tlsServer(const QSslConfiguration &tls)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    return server;
}

} // namespace

HostileServer::HostileServer(Behaviour behaviour, Moment moment, std::unique_ptr<QTcpServer> server,
                             QObject *parent)
    : QObject(parent), m_server(std::move(server)), m_behaviour(std::move(behaviour)), m_moment(moment)
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
    if (!m_server->listen(QHostAddress::LocalHost))
        fail(QStringLiteral("No port is free for the hostile server: %1").arg(m_server->errorString()));
}

HostileServer::HostileServer(Behaviour behaviour, QObject *parent)
    : HostileServer(std::move(behaviour), Moment::Request, std::make_unique<QTcpServer>(), parent)
{
}

HostileServer::HostileServer(Behaviour behaviour, Moment moment)
    : HostileServer(std::move(behaviour), moment, std::make_unique<QTcpServer>(), nullptr)
{
}

HostileServer::HostileServer(Behaviour behaviour, const QSslConfiguration &tls)
    : HostileServer(std::move(behaviour), Moment::Request, tlsServer(tls), nullptr)
{
}

void HostileServer::serve(QTcpSocket *socket)
{
    ++m_connections;
    struct Progress {
        QByteArray bytes;
        bool isHeadCounted = false;
    };
    const auto progress = std::make_shared<Progress>();
    const auto read = [this, socket, progress] {
        QByteArray &bytes = progress->bytes;
        bytes += socket->readAll();
        if (!progress->isHeadCounted && bytes.contains("\r\n\r\n")) {
            progress->isHeadCounted = true;
            ++m_begun;
            if (m_moment == Moment::Head)
                m_behaviour(socket);
        }
        if (const qsizetype size = requestSize(bytes)) {
            m_requests.append(bytes.first(size));
            bytes.remove(0, size);
            progress->isHeadCounted = false;
            if (m_moment == Moment::Request)
                m_behaviour(socket);
        }
    };
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, read);
    if (m_moment == Moment::Connection)
        m_behaviour(socket);
    else if (socket->bytesAvailable() > 0) // of TLS, some may be decrypted by now
        read();
}

QUrl HostileServer::url(const QString &host) const
{
    const bool isTls = qobject_cast<QSslServer *>(m_server.get());
    return QUrl(QStringLiteral("%1://%2:%3/")
                    .arg(isTls ? QStringLiteral("https") : QStringLiteral("http"), host)
                    .arg(port()));
}

HostileServer::Behaviour HostileServer::answer(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket) {
        socket->write(bytes);
    };
}

HostileServer::Behaviour HostileServer::answerAndClose(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
}

HostileServer::Behaviour HostileServer::closeWithoutAnswer()
{
    return [](QTcpSocket *socket) {
        socket->disconnectFromHost();
    };
}

HostileServer::Behaviour HostileServer::resetWithoutAnswer()
{
    return [](QTcpSocket *socket) {
        socket->abort();
    };
}

HostileServer::Behaviour HostileServer::keepSilent()
{
    return [](QTcpSocket *) {
    };
}

HostileServer::Behaviour HostileServer::drip(const QByteArray &start, int intervalMs)
{
    return [start, intervalMs](QTcpSocket *socket) {
        socket->write(start);
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(intervalMs);
    };
}

HostileServer::Behaviour HostileServer::endless(const QByteArray &start)
{
    return [start](QTcpSocket *socket) {
        const auto sendMore = [socket] {
            if (socket->bytesToWrite() == 0)
                socket->write(QByteArray(64 * 1024, 'x'));
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, sendMore);
        socket->write(start);
    };
}

} // namespace support
