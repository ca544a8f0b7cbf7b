// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/connection.h"

#include <QHostAddress>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace http
{

namespace
{

constexpr qint64 readBufferSize = 64 * 1024;

/// Tells the client that the answer ends here while its own bytes can still be read: closing with
/// unread bytes would reset the connection and could destroy the answer (RFC 9112, section 9.6).
void endWriting(QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#else
    socket.disconnectFromHost();
#endif
}

/// As it stands in a URL: IPv6 in brackets, IPv4 plain even on a socket that takes both.
QByteArray hostName(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(ipv4).toString().toLatin1();
    QHostAddress ipv6 = address;
    ipv6.setScopeId({});
    return '[' + ipv6.toString().toLatin1() + ']';
}

} // namespace

Connection::Connection(qintptr socketDescriptor, const Service &service, QObject *parent)
    : QObject(parent), m_service(service), m_socket(this), m_parser(service.limits), m_headerDeadline(this),
      m_totalDeadline(this), m_answerDeadline(this)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &Connection::closeOnceSent);
    connect(&m_socket, &QTcpSocket::disconnected, this, &Connection::abort);
    m_socket.setSocketDescriptor(socketDescriptor);
    m_socket.setReadBufferSize(readBufferSize);

    for (QTimer *deadline : {&m_headerDeadline, &m_totalDeadline, &m_answerDeadline})
        deadline->setSingleShot(true);
    connect(&m_headerDeadline, &QTimer::timeout, this, &Connection::refuseLate);
    connect(&m_totalDeadline, &QTimer::timeout, this, &Connection::refuseLate);
    connect(&m_answerDeadline, &QTimer::timeout, this, &Connection::abort);
    m_headerDeadline.start(service.limits.headerDeadlineMs);
    m_totalDeadline.start(service.limits.totalDeadlineMs);
}

Connection::~Connection()
{
    m_socket.disconnect(this); // a socket that dies connected says disconnected()
}

void Connection::read()
{
    if (m_phase == Phase::Reading)
        takeRequest(m_socket.readAll());
    else if (m_phase == Phase::Closing)
        drain(m_socket.readAll().size());
}

/// A client may close its sending side and wait. Qt would read on, meet that end and close the socket
/// under our answer; it reads no more once its buffer is full, so we fill it.
void Connection::stopReading()
{
    m_socket.setReadBufferSize(1);
    m_socket.ungetChar('\0');
}

void Connection::resumeReading()
{
    m_socket.readAll();
    m_socket.setReadBufferSize(readBufferSize);
}

void Connection::takeRequest(QByteArrayView bytes)
{
    m_gotBytes = m_gotBytes || !bytes.isEmpty();
    const RequestParser::State state = m_parser.feed(bytes);
    if (state == RequestParser::State::Refused) {
        refuse(m_parser.refusal());
        return;
    }
    if (!m_parser.headersComplete())
        return;
    m_headerDeadline.stop();
    if (!isForUs()) {
        const QByteArray host = headerValue(m_parser.request().headers, "Host");
        refuse(
            plainText(421, tr("“%1” is not answered here. Open this server by its own address and port, or "
                              "allow that name.")
                                   .arg(QString::fromLatin1(host))
                                   .toUtf8() +
                               '\n'));
        return;
    }
    if (state == RequestParser::State::Continue)
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (state == RequestParser::State::Complete)
        handle();
}

/// A page of some other site can let its name point to this machine (DNS rebinding), but it cannot
/// send another `Host` than that name.
bool Connection::isForUs() const
{
    const QByteArray host = headerValue(m_parser.request().headers, "Host").toLower();
    const QByteArray port = ':' + QByteArray::number(m_socket.localPort());
    for (const QByteArray &own : {hostName(m_socket.localAddress()), QByteArray("localhost")}) {
        if (host == own + port || (m_socket.localPort() == 80 && host == own))
            return true;
    }
    return m_service.extraHosts.contains(host);
}

void Connection::handle()
{
    m_phase = Phase::Answering;
    const Response response = m_service.handler(m_parser.request());
    m_handled = response.status;
    answer(response);
}

void Connection::refuse(const Response &response)
{
    emit refused(response.status, QString::fromUtf8(response.body).trimmed());
    answer(response);
}

void Connection::refuseLate()
{
    if (m_phase != Phase::Reading)
        return;
    if (m_gotBytes)
        refuse(plainText(408, tr("The request did not come whole in time.").toUtf8() + '\n'));
    else
        abort(); // browsers open connections that they may not need; no request, no answer
}

void Connection::answer(const Response &response)
{
    m_phase = Phase::Answering;
    m_headerDeadline.stop();
    m_totalDeadline.stop();
    m_answerDeadline.start(m_service.limits.answerDeadlineMs);
    stopReading();
    m_socket.write(response.toBytes(m_parser.request().method == "HEAD"));
    m_socket.flush();
    closeOnceSent();
}

void Connection::closeOnceSent()
{
    if (m_phase != Phase::Answering || m_socket.bytesToWrite() > 0)
        return;
    m_phase = Phase::Closing;
    endWriting(m_socket);
    resumeReading();
}

void Connection::drain(qint64 bytes)
{
    constexpr qint64 most = 4 * 1024 * 1024; // who sends more behind a refused request may lose the answer
    m_drained += bytes;
    if (m_drained > most)
        abort();
}

void Connection::abort()
{
    if (m_phase == Phase::Closed)
        return;
    const bool delivered = m_phase == Phase::Closing;
    m_phase = Phase::Closed;
    m_socket.abort();
    if (m_handled)
        emit answered(m_parser.request(), *m_handled, delivered);
    emit closed();
}

} // namespace http
