// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/reachability.h"

#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <array>

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

bool isBlockedByBrowsers(int port)
{
    constexpr std::array blocked{
        0,    1,    7,    9,    11,   13,   15,   17,   19,   20,   21,   22,   23,   25,   37,   42,   43,
        53,   69,   77,   79,   87,   95,   101,  102,  103,  104,  109,  110,  111,  113,  115,  117,  119,
        123,  135,  137,  139,  143,  161,  179,  389,  427,  465,  512,  513,  514,  515,  526,  530,  531,
        532,  540,  548,  554,  556,  563,  587,  601,  636,  989,  990,  993,  995,  1719, 1720, 1723, 2049,
        3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080};
    return std::ranges::binary_search(blocked, port);
}

} // namespace http
