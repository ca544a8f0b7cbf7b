// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/doctor.h"

#include "core/harmless_text.h"
#include "core/json_pointer.h"
#include "core/when_done.h"
#include "http/reachability.h"
#include "roundtrip/biller_status.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/endpoint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using Subject = Diagnosis::Subject;
using State = Diagnosis::State;

namespace
{

constexpr int subjects = 8;
constexpr int clockToleranceSeconds = 120;
constexpr int localPatienceMs = 2000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::Doctor)
};

http::Transport direct()
{
    http::Transport transport;
    transport.proxy = http::Transport::Proxy::None;
    transport.connectTimeoutMs = localPatienceMs;
    transport.totalDeadlineMs = localPatienceMs;
    return transport;
}

/// RFC 9110, section 5.6.7, in the form that must be sent.
QDateTime readHttpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

/// The member's text, at whatever depth objects lead to it; empty when there is none.
QString textAt(const core::Json &document, const QStringList &path)
{
    const core::Json *value = core::find(document, core::JsonPointer(path));
    return value && value->kind() == core::Json::Kind::String ? value->toString() : QString();
}

/// For an error of judgeBillerStatus().
QString remedyFor(const QString &code)
{
    if (code == "key-refused"_L1)
        return Words::tr(
            "Enter the key of this biller and this endpoint again, without a colon or a user name.");
    if (code == "inactive"_L1)
        return Words::tr("Ask the service to activate the biller.");
    if (code == "not-understood"_L1)
        return Words::tr("Check the endpoint of the environment.");
    return Words::tr("Check the endpoint of the environment, the network, the proxy and the certificates.");
}

QUrl originOf(const QUrl &url, const QString &path)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setAuthority(url.authority());
    origin.setPath(path);
    return origin;
}

} // namespace

QString wordFor(Subject subject)
{
    switch (subject) {
    case Subject::Port:
        return u"port"_s;
    case Subject::Loopback:
        return u"loopback"_s;
    case Subject::Return:
        return u"return"_s;
    case Subject::Postback:
        return u"postback"_s;
    case Subject::Endpoint:
        return u"endpoint"_s;
    case Subject::Clock:
        return u"clock"_s;
    case Subject::Proxy:
        return u"proxy"_s;
    case Subject::Tls:
        return u"tls"_s;
    }
    Q_UNREACHABLE();
}

QString wordFor(State state)
{
    switch (state) {
    case State::Good:
        return u"good"_s;
    case State::Warning:
        return u"warning"_s;
    case State::Broken:
        return u"broken"_s;
    case State::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString titleOf(Subject subject)
{
    switch (subject) {
    case Subject::Port:
        return Words::tr("Listener port");
    case Subject::Loopback:
        return Words::tr("This computer only");
    case Subject::Return:
        return Words::tr("Browser's return");
    case Subject::Postback:
        return Words::tr("Server's postback");
    case Subject::Endpoint:
        return Words::tr("Endpoint and key");
    case Subject::Clock:
        return Words::tr("Clock");
    case Subject::Proxy:
        return Words::tr("Proxy");
    case Subject::Tls:
        return Words::tr("TLS certificates");
    }
    Q_UNREACHABLE();
}

QString titleOf(State state)
{
    switch (state) {
    case State::Good:
        return Words::tr("Good");
    case State::Warning:
        return Words::tr("Check");
    case State::Broken:
        return Words::tr("Broken");
    case State::Unknown:
        return Words::tr("Unknown");
    }
    Q_UNREACHABLE();
}

bool isHealthy(const QList<Diagnosis> &diagnoses)
{
    return std::ranges::none_of(diagnoses, [](const Diagnosis &one) { return one.state == State::Broken; });
}

QString reportOf(const QList<Diagnosis> &diagnoses)
{
    QString report;
    for (const Diagnosis &one : diagnoses) {
        report +=
            u"%1: %2. %3\n"_s.arg(titleOf(one.subject), titleOf(one.state), core::oneLine(one.sentence));
        if (!one.remedy.isEmpty())
            report += "  "_L1 + core::oneLine(one.remedy) + '\n'_L1;
    }
    return report;
}

Doctor::Doctor(const Checkup &checkup, QObject *parent)
    : QObject(parent), m_checkup(checkup), m_client({}, this)
{
}

Doctor::~Doctor() = default;

void Doctor::start()
{
    Q_ASSERT(m_diagnoses.isEmpty());
    checkPort();
    checkProxy();
    checkEndpointAndKey();
}

void Doctor::tell(Subject subject, State state, const QString &sentence, const QString &remedy)
{
    if (m_diagnoses.contains(subject)) // of two tunnels, the first is enough
        return;
    const Diagnosis diagnosis{subject, state, sentence, remedy};
    m_diagnoses.insert(subject, diagnosis);
    emit diagnosed(diagnosis);
    if (m_diagnoses.size() < subjects)
        return;
    QList<Diagnosis> all = m_diagnoses.values();
    std::ranges::sort(all, {}, &Diagnosis::subject);
    emit finished(all);
}

void Doctor::send(const http::ClientRequest &request, std::function<void(const http::Reply &)> then)
{
    const http::Call *call = m_client.send(request);
    connect(call, &http::Call::finished, this, std::move(then));
}

void Doctor::get(const QUrl &url, const http::Transport &transport, const http::Headers &headers,
                 std::function<void(const http::Reply &)> then)
{
    send({"GET", url, headers, {}, {}, transport}, std::move(then));
}

// ---- the listener

void Doctor::checkPort()
{
    if (!m_checkup.listenerBase.isEmpty()) {
        tell(Subject::Port, State::Good,
             tr("The listener is running at %1.").arg(m_checkup.listenerBase.toString()));
    } else {
        m_checkup.listenerHealthPath = "/health/" + newId().toLatin1();
        m_stand = std::make_unique<http::Server>(
            [path = m_checkup.listenerHealthPath](const http::Request &request) {
                return http::plainText(request.path() == path ? 204 : 404, {});
            });
        const auto listening = m_stand->listen(QHostAddress::LocalHost, m_checkup.port,
                                               {m_checkup.publicBase.authority().toLatin1()});
        if (!listening) {
            tell(Subject::Port, State::Broken, listening.error().sentence,
                 tr("End the program that uses it, or choose another port for the listener."));
            tell(Subject::Loopback, State::Unknown, tr("There is no listener."));
            tell(Subject::Return, State::Unknown, tr("There is no listener."));
            tell(Subject::Postback, State::Unknown, tr("There is no listener."));
            return;
        }
        m_checkup.listenerBase = QUrl(u"http://127.0.0.1:%1"_s.arg(m_stand->port()));
        tell(Subject::Port, State::Good, tr("Port %1 is free.").arg(m_stand->port()));
    }
    checkLoopback();
    checkReturn();
    checkPostback();
}

/// Knocks where others would.
void Doctor::checkLoopback()
{
    const QHostAddress address = http::outwardAddress();
    if (address.isNull()) {
        tell(Subject::Loopback, State::Good, tr("This computer has no address that others could reach."));
        return;
    }
    const auto port = quint16(m_checkup.listenerBase.port());
    http::knock(address, port, localPatienceMs, this, [this, address](bool isOpen) {
        if (isOpen)
            tell(Subject::Loopback, State::Warning,
                 tr("Other computers reach the listener at %1.").arg(address.toString()),
                 tr("Let it listen at 127.0.0.1 unless they are meant to."));
        else
            tell(Subject::Loopback, State::Good, tr("Only this computer reaches the listener."));
    });
}

QUrl Doctor::healthUrl(const QUrl &base) const
{
    QUrl url = base;
    const QString path = base.path();
    url.setPath((path.endsWith(u'/') ? path.chopped(1) : path) +
                QString::fromLatin1(m_checkup.listenerHealthPath));
    return url;
}

const QUrl &Doctor::callbackBase() const
{
    return m_checkup.publicBase.isEmpty() ? m_checkup.listenerBase : m_checkup.publicBase;
}

/// As a browser on this computer does, at the address that is in ReturnURL.
void Doctor::checkReturn()
{
    const QUrl base = callbackBase();
    if (const QString obstacle = browserObstacle(base); !obstacle.isEmpty())
        return tell(Subject::Return, State::Broken, obstacle,
                    tr("Choose another port, such as 8080, or a callback address with another port."));
    http::Transport transport = m_checkup.toListener;
    transport.proxy = isLoopback(base) ? http::Transport::Proxy::None : http::Transport::Proxy::System;
    get(healthUrl(base), transport, {}, [this](const http::Reply &reply) { reportReturn(reply); });
}

void Doctor::reportReturn(const http::Reply &reply)
{
    const bool isPublic = !m_checkup.publicBase.isEmpty();
    const QString base = callbackBase().toString();
    if (reply.isTlsProblem)
        tell(Subject::Return, State::Warning,
             tr("This computer does not trust the certificate of %1: a browser warns before it returns.")
                 .arg(base),
             tr("Let the browser trust it, or listen with a certificate that it trusts, or without "
                "encryption."));
    else if (reply.outcome != http::Reply::Outcome::Answered)
        tell(Subject::Return, State::Broken, reply.sentence,
             isPublic
                 ? tr("Start the tunnel or gateway behind %1, or correct the callback address.").arg(base)
                 : tr("Start the listener again, and check the rules of a firewall on this computer."));
    else if (reply.response.status != 204)
        tell(Subject::Return, State::Broken, tr("Another program answers at %1.").arg(base),
             isPublic ? tr("Lead it to port %1 of this computer.").arg(m_checkup.listenerBase.port())
                      : tr("End it, or choose another port for the listener."));
    else if (!m_checkup.isSimulated && !isLocal(m_checkup.endpoint) && isLocal(callbackBase()))
        tell(Subject::Return, State::Warning,
             tr("This computer's browser reaches the listener. The hosted page is public, though, and some "
                "browsers ask before a public page may reach the local network, or block it (Local Network "
                "Access, formerly Private Network Access)."),
             tr("If the payer does not get back, allow the hosted page to reach the local network in the "
                "browser's settings for that page, or give the environment a public callback address."));
    else
        tell(Subject::Return, State::Good,
             tr("This computer's browser reaches the listener at %1.").arg(base));
}

void Doctor::checkPostback()
{
    if (!m_checkup.publicBase.isEmpty())
        checkPublicBase();
    else if (m_checkup.isSimulated || isLoopback(m_checkup.endpoint))
        tell(Subject::Postback, State::Good,
             tr("The service is on this computer; others could not send postbacks here."));
    else
        askNgrok();
}

/// By a POST, as postbacks come.
void Doctor::checkPublicBase()
{
    const QString base = m_checkup.publicBase.toString();
    const http::ClientRequest request{"POST",
                                      healthUrl(m_checkup.publicBase),
                                      {{"Content-Type", "application/x-www-form-urlencoded"}},
                                      {},
                                      {},
                                      m_checkup.transport};
    send(request, [this, base](const http::Reply &reply) {
        if (reply.outcome != http::Reply::Outcome::Answered)
            tell(Subject::Postback, State::Broken, reply.sentence,
                 tr("Start the tunnel or gateway behind %1, or correct the callback address.").arg(base));
        else if (reply.response.status == 204)
            tell(Subject::Postback, State::Good, tr("%1 leads to the listener.").arg(base));
        else if (reply.response.status == 421)
            tell(Subject::Postback, State::Broken,
                 tr("%1 leads to a listener that does not know this name.").arg(base),
                 tr("Enter the address as the callback address of the environment, and start the listener "
                    "again."));
        else
            tell(Subject::Postback, State::Broken,
                 tr("%1 answers %2 and does not lead to the listener.")
                     .arg(base, QString::number(reply.response.status)),
                 tr("Lead it to port %1 of this computer.").arg(m_checkup.listenerBase.port()));
    });
}

void Doctor::askNgrok()
{
    get(originOf(m_checkup.tunnels.ngrok, u"/api/tunnels"_s), direct(), {}, [this](const http::Reply &reply) {
        const core::Result<core::Json> answer = core::parseJson(reply.response.body);
        const core::Json *tunnels = answer && answer->isObject() ? answer->member(u"tunnels") : nullptr;
        if (tunnels && tunnels->isArray()) {
            for (const core::Json &tunnel : tunnels->items()) {
                const QUrl url(textAt(tunnel, {u"public_url"_s}));
                const QString target = textAt(tunnel, {u"config"_s, u"addr"_s});
                if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
                    return tunnelFound(u"ngrok"_s, url, QUrl(target).port());
            }
        }
        askCloudflared(0);
    });
}

void Doctor::askCloudflared(qsizetype index)
{
    if (index == m_checkup.tunnels.cloudflared.size())
        return noTunnelFound();
    get(originOf(m_checkup.tunnels.cloudflared[index], u"/quicktunnel"_s), direct(), {},
        [this, index](const http::Reply &reply) {
            const core::Result<core::Json> answer = core::parseJson(reply.response.body);
            const QString host = answer ? textAt(*answer, {u"hostname"_s}) : QString();
            if (host.isEmpty())
                askCloudflared(index + 1);
            else
                tunnelFound(u"cloudflared"_s, QUrl("https://"_L1 + host), -1); // it does not say where to
        });
}

void Doctor::tunnelFound(const QString &program, const QUrl &publicUrl, int port)
{
    const int wanted = m_checkup.listenerBase.port();
    const QString found = tr("%1 is running as %2, but the service is not given that address.")
                              .arg(program, publicUrl.toString());
    const QString remedy =
        tr("Enter %1 as the callback address of the environment.").arg(publicUrl.toString());
    if (port > 0 && port != wanted)
        tell(Subject::Postback, State::Broken, found,
             remedy + ' '_L1 + tr("It leads to port %1: start it with port %2.").arg(port).arg(wanted));
    else
        tell(Subject::Postback, State::Broken, found, remedy);
}

void Doctor::noTunnelFound()
{
    tell(
        Subject::Postback, State::Broken,
        tr("Nothing leads from outside to this computer: only the simulator can send postbacks here."),
        tr("Start a tunnel (“ngrok http %1” or “cloudflared tunnel --url http://127.0.0.1:%1”) and enter its "
           "address as the callback address of the environment.")
            .arg(m_checkup.listenerBase.port()));
}

// ---- the service

void Doctor::checkProxy()
{
    core::whenDone(this, http::proxyNameFor(m_checkup.transport, m_checkup.endpoint),
                   [this](const core::Result<QString> &proxy) { tellOf(proxy); });
}

void Doctor::tellOf(const core::Result<QString> &proxy)
{
    if (!proxy)
        tell(Subject::Proxy, State::Broken, proxy.error().sentence,
             tr("Correct the proxy in the environment, or use none."));
    else if (!proxy->isEmpty())
        tell(Subject::Proxy, State::Good, tr("The service is called through the proxy %1.").arg(*proxy));
    else
        tell(Subject::Proxy, State::Good, tr("The service is called without a proxy."));
}

void Doctor::checkEndpointAndKey()
{
    const core::Result<core::Done> checked = checkEndpoint(m_checkup.endpoint, !m_checkup.apiKey.isEmpty());
    if (!checked) {
        tell(Subject::Endpoint, State::Broken, checked.error().sentence,
             tr("Correct the endpoint of the environment."));
        tell(Subject::Clock, State::Unknown, tr("There is no endpoint to ask."));
        tell(Subject::Tls, State::Unknown, tr("There is no endpoint to ask."));
        return;
    }
    http::Headers headers{{"Accept", "application/json"}};
    if (!m_checkup.apiKey.isEmpty())
        headers.append({"Authorization", "Basic " + m_checkup.apiKey.toBase64()});
    get(billerStatusUrl(m_checkup.endpoint), m_checkup.transport, headers, [this](const http::Reply &reply) {
        checkTls(reply);
        checkClock(reply);
        readStatus(reply);
    });
}

void Doctor::readStatus(const http::Reply &reply)
{
    const QString host = m_checkup.endpoint.authority();
    if (reply.outcome == http::Reply::Outcome::Answered && m_checkup.apiKey.isEmpty())
        return tell(Subject::Endpoint, State::Broken, tr("%1 answers, but there is no API key.").arg(host),
                    tr("Enter the API key in the environment."));
    const core::Result<core::Done> status = judgeBillerStatus(reply);
    if (status)
        tell(Subject::Endpoint, State::Good,
             tr("%1 accepts the API key, and the biller is active. Only a submit tries the path of the "
                "endpoint.")
                 .arg(host));
    else
        tell(Subject::Endpoint, State::Broken, status.error().sentence, remedyFor(status.error().code));
}

void Doctor::checkTls(const http::Reply &reply)
{
    const bool isOnThisComputer = isLoopback(m_checkup.endpoint);
    if (m_checkup.endpoint.scheme() != "https"_L1)
        tell(Subject::Tls, isOnThisComputer ? State::Good : State::Warning,
             isOnThisComputer ? tr("The endpoint is on this computer and needs no TLS.")
                              : tr("The endpoint is called without encryption."),
             isOnThisComputer ? QString() : tr("Use https://."));
    else if (reply.isTlsProblem)
        tell(Subject::Tls, State::Broken, reply.sentence,
             tr("If the service has a certificate authority of its own, enter its certificate in the "
                "environment. A certificate that has expired or is for another host must be renewed by the "
                "service."));
    else if (reply.outcome == http::Reply::Outcome::Answered)
        tell(Subject::Tls, State::Good,
             tr("The certificate of %1 is good and trusted.").arg(m_checkup.endpoint.host()));
    else
        tell(Subject::Tls, State::Unknown, tr("The endpoint did not answer."));
}

void Doctor::checkClock(const http::Reply &reply)
{
    const QDateTime theirs = readHttpDate(http::headerValue(reply.response.headers, "Date"));
    if (!theirs.isValid()) {
        if (isLoopback(m_checkup.endpoint))
            tell(Subject::Clock, State::Good, tr("The service is on this computer and shares its clock."));
        else
            tell(Subject::Clock, State::Unknown, tr("The service does not send its time."));
        return;
    }
    const qint64 seconds = theirs.secsTo(QDateTime::currentDateTimeUtc());
    if (qAbs(seconds) <= clockToleranceSeconds)
        tell(Subject::Clock, State::Good, tr("The clock agrees with the service's."));
    else
        tell(Subject::Clock, State::Broken,
             seconds > 0 ? tr("This computer's clock is %n second(s) ahead of the service's.", nullptr,
                              int(qMin<qint64>(seconds, INT_MAX)))
                         : tr("This computer's clock is %n second(s) behind the service's.", nullptr,
                              int(qMin<qint64>(-seconds, INT_MAX))),
             tr("Set the clock, or let the system set it from the network."));
}

} // namespace roundtrip
