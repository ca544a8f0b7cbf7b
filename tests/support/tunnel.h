// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "support/test.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace support
{

/// Forwards from an address of its own to a port of this computer, as tunnel programs do: every byte
/// unchanged, `Host` included.
class Tunnel
{
public:
    Tunnel()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            fail(QStringLiteral("No port is free for the tunnel."));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *outside = m_server.nextPendingConnection())
                join(outside);
        });
    }

    /// The address for the outside world.
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    void leadTo(quint16 port) { m_port = port; }

private:
    void join(QTcpSocket *outside)
    {
        auto *inside = new QTcpSocket(outside);
        inside->connectToHost(QHostAddress::LocalHost, m_port);
        pass(outside, inside);
        pass(inside, outside);
    }
    static void pass(QTcpSocket *from, QTcpSocket *to)
    {
        const auto move = [from, to] {
            if (from->isOpen() && to->isOpen()) // either side may go first
                to->write(from->readAll());
        };
        QObject::connect(from, &QTcpSocket::readyRead, to, move);
        QObject::connect(from, &QTcpSocket::disconnected, to, [move, to] {
            move();
            to->disconnectFromHost();
        });
    }

    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace support
