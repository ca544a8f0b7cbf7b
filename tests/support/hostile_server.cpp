// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/hostile_server.h"

#include <QRegularExpression>
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

} // namespace

HostileServer::HostileServer(Behaviour behaviour, QObject *parent)
    : QObject(parent), m_server(this), m_behaviour(std::move(behaviour))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("No port for the hostile server: %s", qPrintable(m_server.errorString()));
}

void HostileServer::serve(QTcpSocket *socket)
{
    const auto received = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, received] {
        received->append(socket->readAll());
        if (const qsizetype size = requestSize(*received)) {
            m_requests.append(received->first(size));
            received->remove(0, size);
            m_behaviour(socket);
        }
    });
}

QUrl HostileServer::url(const QString &host) const
{
    return QUrl(QStringLiteral("http://%1:%2/").arg(host).arg(port()));
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
