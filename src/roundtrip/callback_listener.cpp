// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_listener.h"

#include "http/reachability.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/return_page.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;
using journal::Role;

namespace
{

constexpr int selfTestIntervalMs = 10'000;
constexpr int lateAfterMs = 500;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::CallbackListener)
};

http::Response tryAgainLater()
{
    return http::plainText(503, "This could not be written down. Send it again later.\n");
}

http::Response notNow()
{
    http::Response response =
        http::plainText(429, "Too many at once for one address. Send it again later.\n");
    response.headers.append(http::Header{"Retry-After", "60"});
    return response;
}

const QRegularExpression &callbackPath()
{
    static const QRegularExpression path(u"\\A/cb/([A-Za-z0-9_-]{1,64})/(return|postback|state)\\z"_s);
    return path;
}

/// Where the body does not look like what it is said to be; empty when it fits.
QString contentTypeRemark(const http::Request &request)
{
    const QByteArray body = request.body.trimmed();
    if (body.isEmpty())
        return {};
    const QByteArray type = http::headerValue(request.headers, "Content-Type");
    if (type.isEmpty())
        return Words::tr("It does not say what its body is: there is no Content-Type.");
    const bool isSaidJson = type.toLower().contains("json");
    const bool isSaidForm = type.toLower().contains("x-www-form-urlencoded");
    const bool looksLikeJson = body.startsWith('{') || body.startsWith('[');
    if (isSaidJson != looksLikeJson || isSaidJson == isSaidForm)
        return Words::tr("Its body is not what its Content-Type says, or none of the kinds read here: %1.")
            .arg(QString::fromLatin1(type.first(std::min<qsizetype>(type.size(), 60))));
    return {};
}

http::Response seeOther(const QUrl &url)
{
    http::Response response = http::plainText(303, "Go on to the biller's portal.\n");
    response.headers.append(http::Header{"Location", url.toEncoded()});
    return response;
}

} // namespace

QString listenerTlsFolder(const QString &journalFile)
{
    return QFileInfo(journalFile).absolutePath() + "/listener-tls"_L1;
}

CallbackListener::CallbackListener(CaptureSink *sink, QObject *parent, const CaptureAllowance &allowance)
    : QObject(parent), m_sink(sink),
      m_server([this](const http::Request &request) { return answer(request); }, {}, this),
      m_allowance(allowance), m_healthPath("/health/" + newId().toLatin1()), m_selfTest(this), m_probe(this)
{
    m_selfTest.setInterval(selfTestIntervalMs);
    connect(&m_selfTest, &QTimer::timeout, this, &CallbackListener::testSelf);
    connect(&m_probe, &http::ListenerProbe::answered, this, [this](qint64 elapsedMs) {
        m_health.answeredInMs = elapsedMs;
        m_health.problem.clear();
        report(elapsedMs > lateAfterMs ? ListenerHealth::State::Late : ListenerHealth::State::Ok);
    });
    connect(&m_probe, &http::ListenerProbe::failed, this, &CallbackListener::bindAnew);
    connect(&m_server, &http::Server::refused, this, [this] { ++m_health.refused; });
    connect(&m_server, &http::Server::evicted, this, [this] { ++m_health.evicted; });
    connect(&m_server, &http::Server::answered, this,
            [this](const http::Request &request, const http::Response &response, bool delivered) {
                const auto match = callbackPath().match(QString::fromLatin1(request.path()));
                if (!delivered && response.ticket != 0 && match.hasMatch())
                    m_sink->notAcknowledged(match.captured(1), response.ticket);
            });
}

CallbackListener::~CallbackListener()
{
    close(); // while there is still somebody to hear how the last answers went
}

core::Result<core::Done> CallbackListener::listen(const ListenAt &where)
{
    close();
    m_where = where;
    if (const core::Result<core::Done> bound = bind(where.port); !bound) {
        m_where.reset();
        return bound;
    }
    m_selfTest.start();
    testSelf();
    return core::done();
}

void CallbackListener::close()
{
    m_where.reset();
    m_selfTest.stop();
    m_probe.stop();
    m_server.close();
}

core::Result<core::Done> CallbackListener::bind(quint16 port)
{
    m_server.setTls(m_where->tls);
    const core::Result<core::Done> bound = m_server.listen(m_where->address, port, extraHosts());
    m_port = m_server.port();
    return bound;
}

void CallbackListener::allowHost(const QByteArray &host)
{
    if (m_allowedHosts.contains(host))
        return;
    m_allowedHosts.append(host);
    m_server.setExtraHosts(extraHosts());
}

QList<QByteArray> CallbackListener::extraHosts() const
{
    return m_where ? m_where->extraHosts + m_allowedHosts : m_allowedHosts;
}

QUrl CallbackListener::base() const
{
    if (!m_server.isListening())
        return {};
    QHostAddress address = m_where->address;
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4) {
        const QHostAddress outward = http::outwardAddress();
        address = outward.isNull() ? QHostAddress(QHostAddress::LocalHost) : outward;
    }
    QUrl url;
    url.setScheme(m_where->tls ? u"https"_s : u"http"_s);
    url.setHost(address == QHostAddress::AnyIPv6 ? u"::1"_s : address.toString());
    url.setPort(m_server.port());
    return url;
}

void CallbackListener::setPostbackReply(const PostbackReply &reply)
{
    m_postbackReply = reply;
    m_provoked.clear();
}

void CallbackListener::testSelf()
{
    m_probe.start(m_where->address, m_port, m_where->tls.has_value(), m_healthPath);
}

void CallbackListener::report(ListenerHealth::State state)
{
    m_health.state = state;
    emit healthChecked(m_health);
}

/// A socket can die under a listener: the computer slept, or an interface went and came again. The callback
/// URLs that were given out hold the port, so it must be the same.
void CallbackListener::bindAnew(const QString &problem)
{
    m_health.problem = problem;
    report(ListenerHealth::State::Dead);
    if (!m_where) // whoever heard of it closed the listener
        return;
    const quint16 port = m_port;
    m_server.close();
    if (bind(port))
        testSelf();
    else
        m_port = port;
}

http::Response CallbackListener::answer(const http::Request &request)
{
    if (request.path() == m_healthPath)
        return {.status = 204, .headers = {}, .body = {}};
    const QRegularExpressionMatch match = callbackPath().match(QString::fromLatin1(request.path()));
    if (!match.hasMatch())
        return answerUnmatched(request);
    const core::Result<std::optional<RoundTrip>> found = m_sink->roundTrip(match.captured(1));
    if (!found) // a 404 would be final for a sender that is in the right
        return tryAgainLater();
    const std::optional<RoundTrip> &trip = *found;
    if (!trip)
        return answerUnmatched(request);

    const bool isState = match.captured(2) == "state"_L1;
    const Role role = match.captured(2) == "postback"_L1 ? Role::Postback : Role::Return;
    if (request.method == "HEAD")
        return role == Role::Postback ? http::plainText(200, "OK\n") : returnPage(*trip, request.path());
    if (isState && request.method == "GET")
        return returnPage(*trip, request.path());
    if (!isState && (request.method == "GET" || request.method == "POST"))
        return answerCallback(request, *trip, role);
    http::Response refusal = http::plainText(405, "Only GET and POST are answered here.\n");
    refusal.headers.append(http::Header{"Allow", "GET, POST"});
    return refusal;
}

Exchange CallbackListener::exchangeOf(const http::Request &request, const QString &roundTripId,
                                      Role role) const
{
    Exchange exchange;
    exchange.roundTripId = roundTripId;
    exchange.role = role;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = QString::fromLatin1(core::redact(request.target, m_redaction));
    exchange.requestHead = core::redact(request.head, m_redaction);
    exchange.requestBody = core::redact(request.body, m_redaction);
    exchange.requestRaw = core::redact(request.raw, m_redaction);
    const bool isRedacted = exchange.requestRaw != request.raw || exchange.requestBody != request.body;
    if (exchange.requestBody !=
        request.body) // chunk framing may part a number, which hides it in the raw bytes
        exchange.requestRaw = exchange.requestHead + exchange.requestBody;
    exchange.outcome = journal::Outcome::Answered;

    QStringList remarks;
    if (isRedacted)
        remarks << Words::tr("It held card data or a key; that was masked before anything was kept.");
    if (request.surplus > 0)
        remarks << Words::tr("%n byte(s) behind the request were not read.", nullptr, int(request.surplus));
    const bool isFromBrowser = !http::headerValue(request.headers, "Sec-Fetch-Site").isEmpty() ||
                               !http::headerValue(request.headers, "Origin").isEmpty();
    if (role == Role::Postback && isFromBrowser)
        remarks << Words::tr("It came from a browser; a postback comes from a server.");
    if (const QString remark = contentTypeRemark(request); role == Role::Postback && !remark.isEmpty())
        remarks << remark;
    const QByteArray coding = http::headerValue(request.headers, "Content-Encoding");
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        remarks << Words::tr("The body is encoded (%1) and kept as it came.")
                       .arg(QString::fromLatin1(coding.first(std::min<qsizetype>(coding.size(), 20))));
    exchange.remark = remarks.join(u' ');
    return exchange;
}

http::Response CallbackListener::answerCallback(const http::Request &request, const RoundTrip &trip,
                                                Role role)
{
    const Spent &spent = spend(trip.record.id, request.raw.size());
    if (spent.captures > m_allowance.perRoundTrip || spent.bytes > m_allowance.bytesPerRoundTrip) {
        ++m_health.toldToWait;
        return notNow();
    }
    return role == Role::Postback ? answerPostback(request, trip) : answerReturn(request, trip);
}

http::Response CallbackListener::answerPostback(const http::Request &request, const RoundTrip &trip)
{
    Exchange exchange = exchangeOf(request, trip.record.id, Role::Postback);
    int &provoked = m_provoked[trip.record.id];
    exchange.provoked =
        !m_postbackReply.isOrdinary() && (m_postbackReply.times == 0 || provoked < m_postbackReply.times);
    if (!exchange.provoked)
        return captured(exchange, request, http::plainText(200, "OK\n"));
    ++provoked;
    http::Response response = http::plainText(m_postbackReply.status, m_postbackReply.body);
    response.delayMs = m_postbackReply.delayMs;
    return captured(exchange, request, response);
}

http::Response CallbackListener::answerReturn(const http::Request &request, const RoundTrip &trip)
{
    const Exchange exchange = exchangeOf(request, trip.record.id, Role::Return);
    if (const QUrl onward = m_sink->onwardReturn(trip, request.query()); !onward.isEmpty())
        return captured(exchange, request, seeOther(onward));
    RoundTrip returned = trip;
    returned.exchanges.append(exchange);
    return captured(exchange, request, returnPage(returned, "/cb/" + trip.record.id.toLatin1() + "/state"));
}

http::Response CallbackListener::answerUnmatched(const http::Request &request)
{
    const http::Response notFound = http::plainText(404, "No round trip has this address.\n");
    if (spend({}, request.raw.size()).captures > m_allowance.unmatched) {
        ++m_health.unmatchedNotKept;
        return notFound;
    }
    return captured(exchangeOf(request, {}, Role::Unmatched), request, notFound);
}

/// What one address has cost in this period, with this request.
const CallbackListener::Spent &CallbackListener::spend(const QString &roundTripId, qint64 bytes)
{
    if (!m_period.isValid() || m_period.hasExpired(m_allowance.periodMs)) {
        m_period.start();
        m_spentInPeriod.clear();
    }
    Spent &spent = m_spentInPeriod[roundTripId];
    ++spent.captures;
    spent.bytes += bytes;
    return spent;
}

http::Response CallbackListener::captured(Exchange exchange, const http::Request &request,
                                          const http::Response &response)
{
    exchange.status = response.status;
    exchange.responseHead = response.toBytes(true);
    exchange.responseBody = response.body;
    const core::Result<qint64> id = m_sink->capture(exchange, request);
    if (!id)
        return tryAgainLater();
    http::Response known = response;
    known.ticket = *id;
    return known;
}

} // namespace roundtrip
