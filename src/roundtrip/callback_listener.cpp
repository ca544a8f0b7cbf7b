// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_listener.h"

#include "http/charset.h"
#include "http/form.h"
#include "http/multipart.h"
#include "http/reachability.h"
#include "http/speculation.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/stray.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

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

/// What a path asks for: `/cb/<id>/return`, `/cb/<id>/postback` or `/cb/<id>/state`.
struct CallbackPath {
    QString id;
    QByteArrayView what;
};

/// Nothing for any other path. Split by hand, since every capture passes here.
std::optional<CallbackPath> callbackPath(QByteArrayView path)
{
    constexpr QByteArrayView prefix = "/cb/";
    constexpr qsizetype longestId = 64;
    if (!path.startsWith(prefix))
        return {};
    const QByteArrayView rest = path.sliced(prefix.size());
    const qsizetype slash = rest.indexOf('/');
    if (slash < 1 || slash > longestId)
        return {};
    const QByteArrayView id = rest.first(slash);
    const QByteArrayView what = rest.sliced(slash + 1);
    const auto isIdCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    };
    if (!std::ranges::all_of(id, isIdCharacter) ||
        (what != "return" && what != "postback" && what != "state"))
        return {};
    return CallbackPath{QString::fromLatin1(id), what};
}

/// Where the body does not look like what it is said to be; empty when it fits.
QString contentTypeRemark(const http::Request &request)
{
    QByteArray body = request.body.trimmed();
    if (constexpr QByteArrayView mark = "\xef\xbb\xbf"; body.startsWith(mark))
        body = body.sliced(mark.size()).trimmed();
    if (body.isEmpty())
        return {};
    const QByteArray type = http::headerValue(request.headers, "Content-Type");
    if (type.isEmpty())
        return Words::tr("It does not declare what its body is: there is no Content-Type.");
    const bool isSaidJson = type.toLower().contains("json");
    const bool isSaidForm = type.toLower().contains("x-www-form-urlencoded");
    const bool looksLikeJson = body.startsWith('{') || body.startsWith('[');
    if (isSaidJson != looksLikeJson || isSaidJson == isSaidForm)
        return Words::tr("Its body is not what its Content-Type says, or none of the kinds read here: %1.")
            .arg(QString::fromLatin1(type.first(std::min<qsizetype>(type.size(), 60))));
    return {};
}

http::Response methodNotAllowed()
{
    http::Response refusal = http::plainText(405, "Use GET or POST here.\n");
    refusal.headers.append(http::Header{"Allow", "GET, POST"});
    return refusal;
}

/// Most postbacks have an `Approved`, which is cheaper to see than to read: an answer waits for this.
bool isSurelyPostback(const http::Request &request)
{
    return request.method == "POST" && request.body.contains("Approved=");
}

/// What browsers and crawlers ask every server for by themselves. Kept, it would only bury the strays that
/// matter. A request with a body or with fields is somebody's message, wherever it goes.
std::optional<http::Response> answerToBrowsersThemselves(const http::Request &request)
{
    struct Usual {
        QByteArrayView path; ///< or how it starts, with a `*` at the end
        int status;
        const char *text;
    };
    static constexpr Usual usual[] = {
        {"/", 200, "This is the callback listener of CPV2 Workbench. It is running.\n"},
        {"/favicon.*", 204, ""},
        {"/apple-touch-icon*", 404, "There is no icon.\n"},
        {"/robots.txt", 200, "User-agent: *\nDisallow: /\n"},
        {"/.well-known/*", 404, "There is nothing here.\n"},
        {"/sitemap.xml", 404, "There is nothing here.\n"},
        {"/manifest.json", 404, "There is nothing here.\n"},
        {"/site.webmanifest", 404, "There is nothing here.\n"},
        {"/browserconfig.xml", 404, "There is nothing here.\n"},
        {"/ads.txt", 404, "There is nothing here.\n"},
    };
    const QByteArray path = request.path();
    const QByteArray query = request.query().toLower();
    const bool isMessage = (request.method != "GET" && request.method != "HEAD") || !request.body.isEmpty() ||
                           (path == "/" && !query.isEmpty()) || query.contains("approved=") ||
                           query.contains("paymentguid=");
    if (isMessage)
        return {};
    for (const Usual &known : usual) {
        const bool isIt =
            known.path.endsWith('*') ? path.startsWith(known.path.chopped(1)) : path == known.path;
        if (isIt)
            return known.status == 204 ? http::Response{.status = 204, .headers = {}, .body = {}}
                                       : http::plainText(known.status, known.text);
    }
    return {};
}

/// Where the text is not what it is declared to be; empty for plain text, which an answer waits for.
QString textRemark(const http::Request &request)
{
    const QByteArray type = http::headerValue(request.headers, "Content-Type");
    const bool isPlain = std::ranges::none_of(
        request.body, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '%' || c == '\0'; });
    const bool isPacked = !http::headerValue(request.headers, "Content-Encoding").isEmpty();
    if (isPacked || http::isMultipart(type) ||
        (isPlain && !type.toLower().contains("charset") && !request.body.contains("_charset_")))
        return {};
    const bool isForm = !type.toLower().contains("json");
    return isForm ? http::readForm(request.body, type).remark : http::readText(request.body, type).remark;
}

http::Response seeOther(const QUrl &url)
{
    http::Response response = http::plainText(303, "Go on to the biller's portal.\n");
    response.headers.append(http::Header{"Location", url.toEncoded()});
    return response;
}

} // namespace

CaptureAllowance withFloodLimit(CaptureAllowance allowance, int perRoundTrip)
{
    constexpr qint64 bytesPerCapture = CaptureAllowance().bytesPerRoundTrip / workspace::defaultFloodLimit;
    allowance.perRoundTrip = perRoundTrip;
    allowance.bytesPerRoundTrip =
        std::max(CaptureAllowance().bytesPerRoundTrip, perRoundTrip * bytesPerCapture);
    return allowance;
}

QString listenerTlsFolder(const QString &journalFile)
{
    return QFileInfo(journalFile).absolutePath() + "/listener-tls"_L1;
}

CallbackListener::CallbackListener(CaptureSink *sink, QObject *parent, const CaptureAllowance &allowance)
    : QObject(parent), m_sink(sink),
      m_server([this](const http::Request &request,
                      http::Respond respond) { answer(request, std::move(respond)); },
               {}, this),
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
    connect(&m_server, &http::Server::refused, this,
            [this](const http::RefusedRequest &refused) { noteRefused(refused); });
    connect(&m_server, &http::Server::evicted, this, [this] {
        ++m_health.evicted;
        m_refusals.add({QDateTime::currentDateTimeUtc(),
                        0,
                        Words::tr("A slow connection was closed to make room for others."),
                        {},
                        {},
                        0});
    });
    connect(&m_refusals, &http::RefusalLog::reported, this, &CallbackListener::refused);
    connect(&m_server, &http::Server::answered, this,
            [this](const http::Request &request, const http::Response &response, bool delivered) {
                if (delivered || response.ticket == 0)
                    return;
                if (const auto path = callbackPath(request.path()))
                    m_sink->notAcknowledged(path->id, response.ticket);
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
    m_sink->commitCaptures(); // what waits is answered before the connections end
    m_server.close();
    m_refusals.flush();
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

void CallbackListener::answer(const http::Request &request, http::Respond respond)
{
    const QByteArray path = request.path();
    if (path == m_healthPath)
        return respond({.status = 204, .headers = {}, .body = {}});
    const std::optional<CallbackPath> callback = callbackPath(path);
    if (!callback) {
        if (const std::optional<http::Response> answer = answerToBrowsersThemselves(request)) {
            ++m_health.askedByBrowsers;
            return respond(*answer);
        }
        return answerUnmatched(request, std::move(respond));
    }
    const core::Result<std::optional<journal::RoundTripRecord>> trip = m_sink->record(callback->id);
    if (!trip) // a 404 would be final for a sender that is in the right
        return respond(tryAgainLater());
    if (!*trip)
        return answerUnmatched(request, std::move(respond));

    if (callback->what == "state")
        return answerState(request, callback->id, std::move(respond));
    answerCallback(request, **trip, callback->what == "postback" ? Role::Postback : Role::Return,
                   std::move(respond));
}

/// Only our own page asks for it, so there is nothing to keep.
void CallbackListener::answerState(const http::Request &request, const QString &roundTripId,
                                   http::Respond respond)
{
    respond(request.method == "GET" || request.method == "HEAD" ? returnPage(roundTripId)
                                                                : methodNotAllowed());
}

void CallbackListener::noteRefused(const http::RefusedRequest &refused)
{
    ++m_health.refused;
    m_refusals.add(refused);
}

void CallbackListener::noteRefused(const http::Request &request, int status, const QString &sentence)
{
    constexpr qsizetype longestAsked = 200;
    const QByteArray asked = request.method + ' ' + request.path();
    noteRefused({QDateTime::currentDateTimeUtc(),
                 status,
                 sentence,
                 {},
                 QString::fromUtf8(asked.first(std::min(asked.size(), longestAsked))),
                 0});
}

Exchange CallbackListener::exchangeOf(const http::Request &request, const QString &roundTripId,
                                      Role role) const
{
    Exchange exchange;
    exchange.roundTripId = roundTripId;
    exchange.role = role;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = QString::fromLatin1(request.target);
    exchange.requestHead = request.head;
    exchange.requestBody = request.body;
    exchange.requestRaw = request.raw;
    exchange.outcome = journal::Outcome::Answered;

    QStringList remarks;
    if (request.surplus > 0)
        remarks << Words::tr("%n byte(s) behind the request were not read.", nullptr, int(request.surplus));
    const bool isFromBrowser = !http::headerValue(request.headers, "Sec-Fetch-Site").isEmpty() ||
                               !http::headerValue(request.headers, "Origin").isEmpty();
    if (role == Role::Postback && isFromBrowser)
        remarks << Words::tr("It came from a browser; a postback comes from a server.");
    if (const QString remark = contentTypeRemark(request); role == Role::Postback && !remark.isEmpty())
        remarks << remark;
    if (const QString remark = textRemark(request); !remark.isEmpty())
        remarks << remark;
    const QByteArray coding = http::headerValue(request.headers, "Content-Encoding");
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        remarks << Words::tr("The body is encoded (%1) and kept as it came.")
                       .arg(QString::fromLatin1(coding.first(std::min<qsizetype>(coding.size(), 20))));
    if (role != Role::Unmatched && !(role == Role::Postback && isSurelyPostback(request))) {
        if (const QString reason = strayReason(exchange); !reason.isEmpty())
            remarks << Words::tr("It counts for nothing: %1").arg(reason);
    }
    exchange.remark = remarks.join(u' ');
    return exchange;
}

void CallbackListener::answerCallback(const http::Request &request, const journal::RoundTripRecord &trip,
                                      Role role, http::Respond respond)
{
    const Spent &spent = spend(trip.id, request.raw.size());
    const bool isLimited = m_allowance.perRoundTrip > 0;
    if (isLimited &&
        (spent.captures > m_allowance.perRoundTrip || spent.bytes > m_allowance.bytesPerRoundTrip)) {
        ++m_health.toldToWait;
        noteRefused(request, 429,
                    Words::tr("More than %1 callbacks of one round trip came within a minute, so it was not "
                              "kept. To keep more, raise --flood-limit (in the window: the environment).")
                        .arg(m_allowance.perRoundTrip));
        return respond(notNow());
    }
    // A stray is kept like all that comes here, and its answer gives nobody a reason to think otherwise.
    const bool isPost = request.method == "POST";
    if (!isPost && http::isSpeculative(request.headers))
        capture(exchangeOf(request, trip.id, role), request, http::notAheadOfTime(), std::move(respond));
    else if (request.method == "HEAD")
        capture(exchangeOf(request, trip.id, role), request,
                role == Role::Postback ? http::plainText(200, "OK\n") : returnPage(trip.id),
                std::move(respond));
    else if (request.method != "GET" && !isPost)
        capture(exchangeOf(request, trip.id, role), request, methodNotAllowed(), std::move(respond));
    else if (role == Role::Postback)
        answerPostback(request, trip.id, std::move(respond));
    else
        answerReturn(request, trip, std::move(respond));
}

void CallbackListener::answerPostback(const http::Request &request, const QString &roundTripId,
                                      http::Respond respond)
{
    Exchange exchange = exchangeOf(request, roundTripId, Role::Postback);
    if (!m_postbackReply.isOrdinary()) {
        int &provoked = m_provoked[roundTripId];
        exchange.provoked = m_postbackReply.times == 0 || provoked < m_postbackReply.times;
        provoked += exchange.provoked ? 1 : 0;
    }
    if (!exchange.provoked)
        return capture(std::move(exchange), request, http::plainText(200, "OK\n"), std::move(respond));
    http::Response response = http::plainText(m_postbackReply.status, m_postbackReply.body);
    response.delayMs = m_postbackReply.delayMs;
    capture(std::move(exchange), request, std::move(response), std::move(respond));
}

void CallbackListener::answerReturn(const http::Request &request, const journal::RoundTripRecord &trip,
                                    http::Respond respond)
{
    const QUrl onward = m_sink->onwardReturn(trip, request.query());
    http::Response response = onward.isEmpty() ? returnPage(trip.id) : seeOther(onward);
    if (response.status == 503)
        return respond(std::move(response));
    capture(exchangeOf(request, trip.id, Role::Return), request, std::move(response), std::move(respond));
}

void CallbackListener::answerUnmatched(const http::Request &request, http::Respond respond)
{
    keepUnmatched(request, http::plainText(404, "No round trip has this address.\n"), std::move(respond));
}

void CallbackListener::keepUnmatched(const http::Request &request, http::Response response,
                                     http::Respond respond)
{
    if (spend({}, request.raw.size()).captures > m_allowance.unmatched) {
        ++m_health.unmatchedNotKept;
        noteRefused(request, response.status,
                    Words::tr("More than %1 requests to no callback URL came within a minute, so it was not "
                              "kept.")
                        .arg(m_allowance.unmatched));
        return respond(std::move(response));
    }
    capture(exchangeOf(request, {}, Role::Unmatched), request, std::move(response), std::move(respond));
}

http::Response CallbackListener::returnPage(const QString &roundTripId)
{
    core::Result<http::Response> page =
        m_sink->returnPage(roundTripId, "/cb/" + roundTripId.toLatin1() + "/state");
    return page ? *std::move(page) : tryAgainLater();
}

http::Response CallbackListener::notNow() const
{
    http::Response response = http::plainText(
        429, "This address has received more than " + QByteArray::number(m_allowance.perRoundTrip) +
                 " callbacks (or " + QByteArray::number(m_allowance.bytesPerRoundTrip >> 20) +
                 " MiB) within a minute. Send it again later, or raise the listener's flood limit "
                 "(cpv2 listen --flood-limit N; 0 for none).\n");
    response.headers.append(http::Header{"Retry-After", "60"});
    return response;
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

/// Nothing is sent before the capture is on the disk.
void CallbackListener::capture(Exchange exchange, const http::Request &request, http::Response response,
                               http::Respond respond)
{
    exchange.status = response.status;
    exchange.responseHead = response.toBytes(true);
    exchange.responseBody = response.body;
    m_sink->capture(std::move(exchange), request,
                    [respond = std::move(respond),
                     response = std::move(response)](const core::Result<qint64> &number) mutable {
                        if (!number)
                            return respond(tryAgainLater());
                        response.ticket = *number;
                        respond(std::move(response));
                    });
}

} // namespace roundtrip
