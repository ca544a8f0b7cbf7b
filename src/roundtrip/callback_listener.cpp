// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_listener.h"

#include "core/redaction.h"
#include "roundtrip/return_page.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;
using journal::Role;

namespace
{

constexpr int unmatchedPerMinute = 60;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::CallbackListener)
};

Exchange exchangeOf(const http::Request &request, const QString &roundTripId, Role role)
{
    Exchange exchange;
    exchange.roundTripId = roundTripId;
    exchange.role = role;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = QString::fromLatin1(core::maskCardNumbers(request.target));
    exchange.requestHead = core::maskCardNumbers(request.head);
    exchange.requestBody = core::maskCardNumbers(request.body);
    exchange.requestRaw = core::maskCardNumbers(request.raw);
    const bool heldCard = exchange.requestRaw != request.raw || exchange.requestBody != request.body;
    if (exchange.requestBody !=
        request.body) // chunk framing may part a number, which hides it in the raw bytes
        exchange.requestRaw = exchange.requestHead + exchange.requestBody;
    exchange.outcome = journal::Outcome::Answered;

    QStringList remarks;
    if (heldCard)
        remarks << Words::tr("It held a card number; the number was masked before anything was kept.");
    if (request.surplus > 0)
        remarks << Words::tr("%n byte(s) behind the request were not read.", nullptr, int(request.surplus));
    const bool isFromBrowser = !http::headerValue(request.headers, "Sec-Fetch-Site").isEmpty() ||
                               !http::headerValue(request.headers, "Origin").isEmpty();
    if (role == Role::Postback && isFromBrowser)
        remarks << Words::tr("It came from a browser; a postback comes from a server.");
    exchange.remark = remarks.join(u' ');
    return exchange;
}

http::Response tryAgainLater()
{
    return http::plainText(503, "This could not be written down. Send it again later.\n");
}

} // namespace

CallbackListener::CallbackListener(CaptureSink *sink, QObject *parent)
    : QObject(parent), m_sink(sink),
      m_server([this](const http::Request &request) { return answer(request); }, {}, this)
{
}

core::Result<core::Done> CallbackListener::listen(const QHostAddress &address, quint16 port)
{
    m_server.close();
    return m_server.listen(address, port);
}

http::Response CallbackListener::answer(const http::Request &request)
{
    static const QRegularExpression callback(u"\\A/cb/([a-z2-7]{32})/(return|postback|state)\\z"_s);
    const QRegularExpressionMatch match = callback.match(QString::fromLatin1(request.path()));
    if (!match.hasMatch())
        return answerUnmatched(request);
    const core::Result<std::optional<RoundTrip>> found = m_sink->roundTrip(match.captured(1));
    if (!found) // a 404 would be final for a sender that is in the right
        return tryAgainLater();
    const std::optional<RoundTrip> &trip = *found;
    if (!trip)
        return answerUnmatched(request);

    const bool isLook = request.method == "HEAD" || request.method == "GET";
    if (match.captured(2) == "state"_L1 || request.method == "HEAD") {
        if (isLook)
            return returnPage(*trip, request.path());
    } else if (isLook || request.method == "POST") {
        return answerCallback(request, *trip,
                              match.captured(2) == "return"_L1 ? Role::Return : Role::Postback);
    }
    http::Response refusal = http::plainText(405, "Only GET and POST are answered here.\n");
    refusal.headers.append(http::Header{"Allow", "GET, POST"});
    return refusal;
}

http::Response CallbackListener::answerCallback(const http::Request &request, const RoundTrip &trip,
                                                Role role)
{
    Exchange exchange = exchangeOf(request, trip.record.id, role);
    if (role == Role::Postback)
        return captured(exchange, http::plainText(200, "OK\n"));
    RoundTrip returned = trip;
    returned.exchanges.append(exchange);
    return captured(exchange, returnPage(returned, "/cb/" + trip.record.id.toLatin1() + "/state"));
}

http::Response CallbackListener::answerUnmatched(const http::Request &request)
{
    const http::Response notFound = http::plainText(404, "No round trip has this address.\n");
    if (!m_unmatchedWindow.isValid() || m_unmatchedWindow.hasExpired(60'000)) {
        m_unmatchedWindow.start();
        m_unmatchedInWindow = 0;
    }
    if (++m_unmatchedInWindow > unmatchedPerMinute)
        return notFound;
    return captured(exchangeOf(request, {}, Role::Unmatched), notFound);
}

http::Response CallbackListener::captured(Exchange exchange, const http::Response &response)
{
    exchange.status = response.status;
    exchange.responseHead = response.toBytes(true);
    exchange.responseBody = response.body;
    if (m_sink->capture(exchange))
        return response;
    return tryAgainLater();
}

} // namespace roundtrip
