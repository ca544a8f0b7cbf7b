// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/listener_probe.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

constexpr int deadlineMs = 3000;

/// Where a client on this machine finds a listener that listens everywhere.
QHostAddress reachable(const QHostAddress &address)
{
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        return QHostAddress::LocalHost;
    return address == QHostAddress::AnyIPv6 ? QHostAddress::LocalHostIPv6 : address;
}

QByteArray hostOf(const QHostAddress &address)
{
    const QByteArray text = address.toString().toLatin1();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

} // namespace

ListenerProbe::ListenerProbe(QObject *parent) : QObject(parent), m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(tr("The listener did not answer itself within %1 seconds.").arg(deadlineMs / 1000));
    });
}

void ListenerProbe::start(const QHostAddress &address, quint16 port, bool tls, const QByteArray &path)
{
    stop();
    const QHostAddress peer = reachable(address);
    m_request =
        "GET " + path + " HTTP/1.1\r\nHost: " + hostOf(peer) + ':' + QByteArray::number(port) + "\r\n\r\n";
    m_answer.clear();
    m_elapsed.start();
    m_deadline.start(deadlineMs);

    auto *tlsSocket = tls ? new QSslSocket : nullptr;
    m_socket.reset(tlsSocket ? tlsSocket : new QTcpSocket);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ListenerProbe::read);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] {
        if (m_deadline.isActive()) // it has not answered yet
            fail(tr("The listener did not answer itself: %1.").arg(m_socket->errorString()));
    });
    if (!tlsSocket) {
        connect(m_socket.get(), &QTcpSocket::connected, this, &ListenerProbe::send);
        m_socket->connectToHost(peer, port);
        return;
    }
    // The secret path tells that it is we who answer; whether others trust the certificate is their matter.
    tlsSocket->setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(tlsSocket, &QSslSocket::encrypted, this, &ListenerProbe::send);
    tlsSocket->connectToHostEncrypted(peer.toString(), port);
}

void ListenerProbe::stop()
{
    m_deadline.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket.release()->deleteLater(); // it may be the one that is just telling something
}

void ListenerProbe::send()
{
    m_socket->write(m_request);
}

void ListenerProbe::read()
{
    m_answer += m_socket->readAll();
    const bool isGood = m_answer.startsWith("HTTP/1.1 204 ");
    if (!isGood && !m_answer.contains("\r\n"))
        return;
    const qint64 elapsed = m_elapsed.elapsed();
    if (!isGood)
        return fail(tr("Another program answers at the listener's port."));
    stop();
    emit answered(elapsed);
}

void ListenerProbe::fail(const QString &sentence)
{
    stop();
    emit failed(sentence);
}

} // namespace http
