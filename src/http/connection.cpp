// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/connection.h"

#include <QHostAddress>
#include <QPointer>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace http
{

namespace
{

constexpr qint64 readBufferSize = 16 * 1024;
constexpr qsizetype longestAsked = 200; ///< bytes of a refused request's first line to show

std::unique_ptr<QTcpSocket> makeSocket(bool forTls)
{
    if (forTls)
        return std::make_unique<QSslSocket>();
    return std::make_unique<QTcpSocket>();
}

/// Tells the client that the answer ends here while its own bytes can still be read: closing with
/// unread bytes would reset the connection and could destroy the answer (RFC 9112, section 9.6).
/// False when the client has reset the connection: it takes nothing any more.
bool endWriting(QTcpSocket &socket)
{
#ifdef Q_OS_UNIX
    return ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR) == 0;
#else
    socket.disconnectFromHost();
    return true;
#endif
}

/// Where the request was sent, as it is written there.
QByteArray hostOf(const Request &request)
{
    return request.authority.isEmpty() ? headerValue(request.headers, "Host") : request.authority;
}

/// A name that was allowed without a port stands for the schemes' own ports, since a tunnel may speak
/// https before us, and for ours.
bool isPortOf(const Host &allowed, std::optional<int> port, int ownPort)
{
    const auto isUsual = [](std::optional<int> known) {
        return !known || *known == 80 || *known == 443;
    };
    return allowed.port == port || (isUsual(allowed.port) && !port) ||
           (!allowed.port && (isUsual(port) || port == ownPort));
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
    : QObject(parent), m_service(service), m_socket(makeSocket(service.tls.has_value())),
      m_tls(qobject_cast<QSslSocket *>(m_socket.get())), m_parser(service.limits), m_headerDeadline(this),
      m_totalDeadline(this), m_bodyRate(this), m_delay(this), m_answerDeadline(this)
{
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::closeOnceSent);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::hangUp);
    m_socket->setSocketDescriptor(socketDescriptor);
    m_peer = m_socket->peerAddress().toString();
    m_socket->setReadBufferSize(readBufferSize);

    for (QTimer *deadline : {&m_headerDeadline, &m_totalDeadline, &m_delay, &m_answerDeadline})
        deadline->setSingleShot(true);
    connect(&m_headerDeadline, &QTimer::timeout, this, &Connection::refuseLate);
    connect(&m_totalDeadline, &QTimer::timeout, this, &Connection::refuseLate);
    connect(&m_bodyRate, &QTimer::timeout, this, &Connection::checkBodyRate);
    connect(&m_delay, &QTimer::timeout, this, &Connection::answerNow);
    connect(&m_answerDeadline, &QTimer::timeout, this, &Connection::abort);
    if (m_tls)
        openTls();
    else
        awaitRequest();
}

Connection::~Connection()
{
    m_socket->disconnect(this); // a socket that dies connected says disconnected()
}

qsizetype Connection::buffered() const
{
    return m_parser.buffered() + (m_gotBytes ? readBufferSize : 0);
}

void Connection::openTls()
{
    connect(m_tls, &QSslSocket::encrypted, this, &Connection::awaitRequest);
    connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &Connection::closeOnceSent);
    connect(m_tls, &QSslSocket::errorOccurred, this, &Connection::failHandshake);
    m_headerDeadline.start(m_service.limits.handshakeDeadlineMs);
    m_tls->setSslConfiguration(*m_service.tls);
    m_tls->startServerEncryption();
}

void Connection::failHandshake()
{
    if (!m_tls->isEncrypted() && !m_gotBytes && m_phase == Phase::Reading)
        report(0,
               tr("A client could not agree on TLS: %1. It must trust the certificate, and use an https:// "
                  "address.")
                   .arg(m_tls->errorString()));
}

void Connection::awaitRequest()
{
    m_headerDeadline.start(m_service.limits.headerDeadlineMs);
    m_totalDeadline.start(m_service.limits.totalDeadlineMs);
}

void Connection::read()
{
    if (m_phase == Phase::Reading) {
        takeRequest(m_socket->readAll());
        emit grown();
    } else if (m_phase == Phase::Closing)
        drain(m_socket->readAll().size());
}

/// A client may close its sending side and wait. Qt would read on, meet that end and close the socket
/// under our answer; it reads no more once its buffer is full, so we fill it. With TLS there is no such
/// client: its end of sending is the end of the connection.
void Connection::stopReading()
{
    if (m_tls)
        return;
    m_socket->setReadBufferSize(1);
    m_socket->ungetChar('\0');
}

void Connection::resumeReading()
{
    if (m_tls)
        return;
    m_socket->readAll();
    m_socket->setReadBufferSize(readBufferSize);
}

void Connection::takeRequest(QByteArrayView bytes)
{
    m_gotBytes = m_gotBytes || !bytes.isEmpty();
    m_bytesInRateWindow += bytes.size();
    const RequestParser::State state = m_parser.feed(bytes);
    if (state == RequestParser::State::Refused) {
        refuse(m_parser.refusal());
        return;
    }
    if (!m_parser.headersComplete())
        return;
    m_headerDeadline.stop();
    if (!m_bodyRate.isActive())
        m_bodyRate.start(m_service.limits.bodyRateWindowMs);
    if (!isForUs()) {
        const QByteArray host = hostOf(m_parser.request());
        refuse(plainText(421, tr("“%1” is not a name of this server. Use the address it gave out, or allow "
                                 "the name with --allow-host %1 (in the window: Callback listener…).")
                                      .arg(QString::fromLatin1(host))
                                      .toUtf8() +
                                  '\n'));
        return;
    }
    if (state == RequestParser::State::Continue)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (state == RequestParser::State::Complete)
        handle();
}

/// A page of some other site can let its name point to this machine (DNS rebinding), but it cannot
/// send another `Host` than that name. No browser leaves it out.
bool Connection::isForUs() const
{
    const QByteArray text = hostOf(m_parser.request());
    if (text.isEmpty())
        return true;
    const std::optional<Host> host = Host::parse(text);
    if (!host)
        return false;
    const int ownPort = m_socket->localPort();
    const bool isOwnName = host->name == "localhost" || host->name == hostName(m_socket->localAddress());
    if (isOwnName && host->port.value_or(m_tls ? 443 : 80) == ownPort)
        return true;
    return std::ranges::any_of(m_service.extraHosts, [&](const Host &extra) {
        return extra.name == host->name && isPortOf(extra, host->port, ownPort);
    });
}

void Connection::checkBodyRate()
{
    const Limits &limits = m_service.limits;
    if (std::exchange(m_bytesInRateWindow, 0) * 1000 <
        qint64(limits.bodyBytesPerSecond) * limits.bodyRateWindowMs)
        refuseLate();
}

void Connection::handle()
{
    m_phase = Phase::Waiting;
    stopReading();
    stopDeadlines();
    m_isHandled = true;
    m_service.handler(m_parser.request(), [connection = QPointer(this)](Response response) {
        if (connection)
            connection->take(std::move(response));
    });
}

void Connection::take(Response response)
{
    m_handled = std::move(response);
    if (m_phase == Phase::Closed)
        end();
    else if (m_handled->delayMs > 0)
        m_delay.start(m_handled->delayMs);
    else
        answer(*m_handled);
}

void Connection::answerNow()
{
    if (m_phase == Phase::Waiting && m_handled)
        answer(*m_handled);
}

void Connection::refuse(const Response &response)
{
    report(response.status, QString::fromUtf8(response.body).trimmed());
    stopReading();
    answer(response);
}

void Connection::refuseLate()
{
    if (m_phase != Phase::Reading)
        return;
    if (m_gotBytes)
        refuse(plainText(408, tr("The request was not complete in time.").toUtf8() + '\n'));
    else
        abort(); // browsers open connections that they may not need; no request, no answer
}

/// The client has gone.
void Connection::hangUp()
{
    if (m_phase == Phase::Reading && m_gotBytes)
        report(0, tr("A client closed its connection before its request was complete."));
    abort();
}

void Connection::report(int status, const QString &sentence)
{
    const Request &request = m_parser.request();
    const QByteArray asked = request.method.isEmpty() ? QByteArray() : request.method + ' ' + request.path();
    emit refused({QDateTime::currentDateTimeUtc(), status, sentence, m_peer,
                  QString::fromUtf8(asked.first(std::min(asked.size(), longestAsked))), 0});
}

void Connection::stopDeadlines()
{
    for (QTimer *deadline : {&m_headerDeadline, &m_totalDeadline, &m_bodyRate, &m_delay})
        deadline->stop();
}

void Connection::answer(const Response &response)
{
    if (response.isDropped)
        return abort();
    m_phase = Phase::Answering;
    stopDeadlines();
    m_answerDeadline.start(m_service.limits.answerDeadlineMs);
    m_socket->write(response.toBytes(m_parser.request().method == "HEAD"));
    m_socket->flush();
    closeOnceSent();
}

void Connection::closeOnceSent()
{
    const bool isSent = m_socket->bytesToWrite() == 0 && (!m_tls || m_tls->encryptedBytesToWrite() == 0);
    if (m_phase != Phase::Answering || !isSent)
        return;
    if (!m_tls && !endWriting(*m_socket))
        return abort();
    m_phase = Phase::Closing;
    if (m_tls)
        m_socket->disconnectFromHost(); // TLS says that it ends
    else
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
    m_isDelivered = m_phase == Phase::Closing;
    m_phase = Phase::Closed;
    stopDeadlines();
    m_answerDeadline.stop();
    m_socket->abort();
    if (!m_isHandled || m_handled) // else the handler still has to say what its answer would have been
        end();
}

void Connection::end()
{
    if (m_handled)
        emit answered(m_parser.request(), *m_handled, m_isDelivered);
    emit closed();
}

} // namespace http
