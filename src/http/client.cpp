// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"

#include "core/web_url.h"
#include "core/when_done.h"

#include <QElapsedTimer>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

/// A request's body that can be read only once. QNetworkAccessManager sends a POST again when the
/// server closes without an answer, unless it cannot rewind the body; then it fails with
/// ContentReSendError instead.
class OneTimeBody : public QIODevice
{
    Q_OBJECT
public:
    OneTimeBody(const QByteArray &body, QObject *parent) : QIODevice(parent), m_body(body)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_position == m_body.size(); }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_body.size() - m_position; }
    /// Qt reads the body only when a connection is up, in this object's thread.
    bool wasTouched() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (atEnd())
            return -1;
        const qint64 size = std::min<qint64>(most, m_body.size() - m_position);
        std::memcpy(data, m_body.constData() + m_position, static_cast<std::size_t>(size));
        m_position += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qsizetype m_position = 0;
};

/// What Qt makes of a 4xx or 5xx status: an answer, for us.
bool isStatusError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

bool isConnectError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
        return true;
    default:
        return false;
    }
}

/// The fields of which the client itself says what they hold.
bool isOwnHeader(const QByteArray &name)
{
    return std::ranges::any_of(
        QList<QByteArray>{"Host", "Content-Length", "Transfer-Encoding", "Connection"},
        [&](const QByteArray &own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

bool endsALine(const Header &header)
{
    const auto endsLine = [](char c) {
        return c == '\r' || c == '\n' || c == '\0';
    };
    return std::ranges::any_of(header.name, endsLine) || std::ranges::any_of(header.value, endsLine);
}

QNetworkRequest toNetworkRequest(const ClientRequest &request)
{
    QUrl url = request.url;
    if (!request.connectTo.isNull())
        url.setHost(request.connectTo.toString());
    QNetworkRequest network(url);
    if (!request.connectTo.isNull()) {
        network.setRawHeader("Host", request.url.authority(QUrl::FullyEncoded).toLatin1());
        network.setPeerVerifyName(request.url.host(QUrl::FullyEncoded));
    }
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    for (const auto &[name, value] : request.headers) {
        if (!isOwnHeader(name)) // Qt keeps one field of a name: several become a list (RFC 9110, section 5.3)
            network.setRawHeader(name,
                                 network.hasRawHeader(name) ? network.rawHeader(name) + ", " + value : value);
    }
    if (!network.hasRawHeader("Accept-Encoding"))
        network.setRawHeader("Accept-Encoding", "identity"); // else Qt asks for gzip and takes it off
    // Without a length, and be it zero for a GET, Qt buffers the body and may send the request twice.
    network.setRawHeader("Content-Length", QByteArray::number(request.body.size()));
    network.setRawHeader("Connection", "close");
    return network;
}

/// A call has a QNetworkAccessManager of its own, so no connection, cookie or login is left over from
/// an earlier one, and a refused connection can only mean that this request was not sent.
class NetworkCall : public Call
{
    Q_OBJECT
public:
    NetworkCall(const ClientRequest &request, const ClientLimits &limits, QObject *parent);

    void cancel() override;

private:
    QString refusal() const;
    void refuse(const QString &reason);
    void setUpProxy();
    void use(const core::Result<QNetworkProxy> &proxy);
    core::Result<core::Done> setUpTls();
    bool exposesTheKey(const QNetworkProxy &proxy) const;
    void start();
    void watchTheClock();
    void readBody();
    void stop(const QString &reason);
    void conclude();
    Reply::Outcome outcome() const;
    bool isOnlyRefusedResend() const;
    QString whatHappened() const;
    void finish(Reply::Outcome outcome, const QString &sentence);

    const ClientRequest m_request;
    const ClientLimits m_limits;
    const QString m_host;
    QElapsedTimer m_clock;
    QTimer m_deadline;
    QTimer m_connectDeadline;
    QSslConfiguration m_tls;
    QString m_proxy; ///< its name, empty for none
    QNetworkAccessManager m_manager;
    OneTimeBody *m_body;
    QNetworkReply *m_reply = nullptr;
    std::optional<QNetworkReply::NetworkError> m_failure; ///< the first that is no status
    QString m_sslReason;
    QString m_stopReason; ///< why we ended the call ourselves
    bool m_encrypted = false;
    bool m_finished = false;
    Response m_response;
};

NetworkCall::NetworkCall(const ClientRequest &request, const ClientLimits &limits, QObject *parent)
    : Call(parent), m_request(request), m_limits(limits), m_host(request.url.authority(QUrl::FullyEncoded)),
      m_body(new OneTimeBody(request.body, this))
{
    m_clock.start();
    if (const QString reason = refusal(); !reason.isEmpty())
        refuse(reason);
    else if (const core::Result<core::Done> tls = setUpTls(); !tls)
        refuse(tls.error().sentence);
    else
        setUpProxy();
}

/// Later, as nobody can have connected to finished() yet.
void NetworkCall::refuse(const QString &reason)
{
    QMetaObject::invokeMethod(
        this, [this, reason] { stop(reason); }, Qt::QueuedConnection);
}

/// Why the request is not even tried; empty when it is.
QString NetworkCall::refusal() const
{
    const QUrl &url = m_request.url;
    if (!core::isWebUrl(url)) {
        return tr("“%1” is no http or https address. Correct it and send again.")
            .arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
    }
    if (!url.userInfo().isEmpty()) {
        return tr("The address of %1 holds a user name or password. Take it out and send again.")
            .arg(url.host());
    }
    for (const Header &header : m_request.headers) {
        if (header.name.isEmpty() || endsALine(header)) {
            return tr("The header “%1” is empty or holds a line break. Correct it and send again.")
                .arg(QString::fromLatin1(header.name).simplified());
        }
    }
    return {};
}

core::Result<core::Done> NetworkCall::setUpTls()
{
    if (m_request.url.scheme() != "https"_L1)
        return core::done();
    const core::Result<QSslConfiguration> tls = clientTls(m_request.transport);
    if (!tls)
        return tls.error();
    m_tls = *tls;
    return core::done();
}

void NetworkCall::setUpProxy()
{
    watchTheClock();
    if (m_request.connectTo.isNull())
        core::whenDone(this, proxyFor(m_request.transport, m_request.url),
                       [this](const core::Result<QNetworkProxy> &proxy) { use(proxy); });
    else // a proxy would look the name up by itself
        use(QNetworkProxy(QNetworkProxy::NoProxy));
}

void NetworkCall::use(const core::Result<QNetworkProxy> &proxy)
{
    if (m_finished)
        return;
    if (!proxy)
        return refuse(proxy.error().sentence);
    m_proxy = proxyName(*proxy);
    if (exposesTheKey(*proxy))
        return refuse(tr("The proxy %1 could read the API key, since %2 is called without encryption. Use "
                         "https, or no proxy.")
                          .arg(m_proxy, m_host));
    m_manager.setProxy(*proxy);
    start();
}

bool NetworkCall::exposesTheKey(const QNetworkProxy &proxy) const
{
    const bool isOnOtherComputer =
        proxy.hostName() != "localhost"_L1 && !QHostAddress(proxy.hostName()).isLoopback();
    return !m_proxy.isEmpty() && isOnOtherComputer && m_request.url.scheme() == "http"_L1 &&
           !headerValue(m_request.headers, "Authorization").isEmpty();
}

void NetworkCall::start()
{
    Q_ASSERT(m_request.method == "GET" || m_request.method == "POST");
    QNetworkRequest network = toNetworkRequest(m_request);
    network.setSslConfiguration(m_tls);
    m_reply = m_manager.sendCustomRequest(network, m_request.method, m_body);
    m_reply->setReadBufferSize(64 * 1024); // else Qt reads an endless answer faster than we can count it
    connect(m_reply, &QNetworkReply::readyRead, this, &NetworkCall::readBody);
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_encrypted = true; });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_sslReason = errors.isEmpty() ? QString() : errors.constFirst().errorString();
    });
    connect(m_reply, &QNetworkReply::errorOccurred, this, [this](QNetworkReply::NetworkError error) {
        if (!m_failure && !isStatusError(error))
            m_failure = error;
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 bytes) {
        if (bytes > 0)
            emit sent(bytes, m_request.body.size());
    });
    connect(m_reply, &QNetworkReply::requestSent, &m_connectDeadline, &QTimer::stop);
    connect(m_reply, &QNetworkReply::finished, this, &NetworkCall::conclude);
}

void NetworkCall::watchTheClock()
{
    const int total = m_limits.totalDeadlineMs.value_or(m_request.transport.totalDeadlineMs);
    const auto seconds = [](int ms) {
        return QString::number(ms / 1000.0);
    };
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this, total, seconds] {
        stop(tr("%1 did not answer in %2 seconds.").arg(m_host, seconds(total)));
    });
    m_deadline.start(total);

    const int connecting = m_request.transport.connectTimeoutMs;
    m_connectDeadline.setSingleShot(true);
    connect(&m_connectDeadline, &QTimer::timeout, this, [this, connecting, seconds] {
        if (!m_body->wasTouched())
            stop(tr("No connection to %1 in %2 seconds: check the address, the proxy and the firewall.")
                     .arg(m_host, seconds(connecting)));
    });
    m_connectDeadline.start(connecting);
}

void NetworkCall::cancel()
{
    stop(tr("The call to %1 was cancelled.").arg(m_host));
}

void NetworkCall::stop(const QString &reason)
{
    if (m_finished)
        return;
    m_stopReason = reason;
    if (m_reply)
        m_reply->abort(); // emits finished()
    else
        finish(Reply::Outcome::NotSent, reason + ' '_L1 + tr("Nothing was sent."));
}

void NetworkCall::readBody()
{
    QByteArray &body = m_response.body;
    // Qt makes room for all it is asked for.
    body += m_reply->read(std::min(m_reply->bytesAvailable(), m_limits.responseBody + 1 - body.size()));
    if (body.size() <= m_limits.responseBody)
        return;
    body.truncate(m_limits.responseBody);
    stop(tr("The answer of %1 is larger than %2 bytes and was cut off.")
             .arg(m_host, QString::number(m_limits.responseBody)));
}

void NetworkCall::conclude()
{
    if (m_finished)
        return;
    if (m_stopReason.isEmpty())
        readBody(); // may stop the call, which concludes it
    if (m_finished)
        return;
    m_response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QList<QNetworkReply::RawHeaderPair> &headers = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : headers)
        m_response.headers.append({name, value});

    const Reply::Outcome how = outcome();
    QString sentence;
    if (how == Reply::Outcome::NotSent)
        sentence = whatHappened() + ' '_L1 + tr("Nothing was sent.");
    if (how == Reply::Outcome::Unknown)
        sentence = whatHappened() + ' '_L1 +
                   tr("The request may have been received: look there before you send it again.");
    finish(how, sentence);
}

Reply::Outcome NetworkCall::outcome() const
{
    const bool gotHead = m_response.status != 0;
    const bool cameWhole = m_stopReason.isEmpty() && (!m_failure || isOnlyRefusedResend());
    if (gotHead && cameWhole)
        return Reply::Outcome::Answered;
    if (gotHead || m_body->wasTouched())
        return Reply::Outcome::Unknown;
    if (!m_request.body.isEmpty())
        return Reply::Outcome::NotSent; // a server cannot take a request of whose body it saw nothing
    const bool neverConnected = m_failure && isConnectError(*m_failure) && !m_encrypted;
    return neverConnected ? Reply::Outcome::NotSent : Reply::Outcome::Unknown;
}

/// Qt wants to send again even behind a whole answer, and fails as it cannot: when the end of the
/// connection ends the answer, and for 307 and 308, whose head already says all.
bool NetworkCall::isOnlyRefusedResend() const
{
    const bool isRedirect = m_response.status == 307 || m_response.status == 308;
    const bool endsWithConnection = headerValue(m_response.headers, "Content-Length").isEmpty() &&
                                    headerValue(m_response.headers, "Transfer-Encoding").isEmpty();
    return m_failure == QNetworkReply::ContentReSendError && (isRedirect || endsWithConnection);
}

QString NetworkCall::whatHappened() const
{
    if (!m_stopReason.isEmpty())
        return m_stopReason;
    switch (m_failure.value_or(QNetworkReply::UnknownNetworkError)) {
    case QNetworkReply::ConnectionRefusedError:
        return tr("%1 refused the connection: check the address and that the service is running.")
            .arg(m_host);
    case QNetworkReply::HostNotFoundError:
        return tr("There is no host %1: check the address and your network.").arg(m_host);
    case QNetworkReply::SslHandshakeFailedError:
        return tr("No secure connection to %1: %2. Check its certificate.")
            .arg(m_host, m_sslReason.isEmpty() ? m_reply->errorString() : m_sslReason);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return tr("%1 closed the connection before its answer was whole.").arg(m_host);
    default:
        break;
    }
    if (!m_proxy.isEmpty())
        return tr("The call to %1 through the proxy %2 failed: %3.")
            .arg(m_host, m_proxy, m_reply->errorString());
    return tr("The call to %1 failed: %2.").arg(m_host, m_reply->errorString());
}

void NetworkCall::finish(Reply::Outcome outcome, const QString &sentence)
{
    m_finished = true;
    m_deadline.stop();
    m_connectDeadline.stop();
    const bool isTlsProblem =
        outcome == Reply::Outcome::NotSent && m_failure == QNetworkReply::SslHandshakeFailedError;
    emit finished({outcome, m_response, sentence, m_clock.elapsed(), false, isTlsProblem});
    deleteLater();
}

} // namespace

Client::Client(const ClientLimits &limits, QObject *parent) : QObject(parent), m_limits(limits) {}

Call *Client::send(const ClientRequest &request)
{
    return new NetworkCall(request, m_limits, this);
}

} // namespace http

#include "client.moc"
