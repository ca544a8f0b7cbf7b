// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/reachability.h"

#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace http
{

QHostAddress outwardAddress()
{
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    const auto found = std::ranges::find_if(addresses, [](const QHostAddress &address) {
        return address.isGlobal() && address.protocol() == QAbstractSocket::IPv4Protocol;
    });
    return found == addresses.end() ? QHostAddress() : *found;
}

void knock(const QHostAddress &address, quint16 port, int patienceMs, QObject *context,
           const std::function<void(bool isOpen)> &then)
{
    auto *socket = new QTcpSocket(context);
    const auto tell = [socket, then](bool isOpen) {
        socket->disconnect(); // once
        socket->abort();
        socket->deleteLater();
        then(isOpen);
    };
    QObject::connect(socket, &QTcpSocket::connected, socket, [tell] { tell(true); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [tell] { tell(false); });
    auto *deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    QObject::connect(deadline, &QTimer::timeout, socket, [tell] { tell(false); });
    deadline->start(patienceMs);
    QObject::connect(socket, &QTcpSocket::disconnected, deadline, &QTimer::stop);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->connectToHost(address, port);
}

} // namespace http
