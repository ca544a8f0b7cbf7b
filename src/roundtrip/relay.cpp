// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/relay.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;

namespace
{

/// Hop-by-hop (RFC 9110, section 7.6.1), made new by the client, or nobody else's business.
bool staysHere(const QByteArray &lowerName)
{
    static const QSet<QByteArray> names{"connection",
                                        "keep-alive",
                                        "proxy-connection",
                                        "proxy-authenticate",
                                        "proxy-authorization",
                                        "te",
                                        "trailer",
                                        "transfer-encoding",
                                        "upgrade",
                                        "host",
                                        "content-length",
                                        "expect",
                                        "authorization",
                                        "cookie",
                                        "forwarded",
                                        "via",
                                        "origin",
                                        "referer",
                                        "accept-encoding",
                                        "x-real-ip",
                                        "x-forwarded-for",
                                        "max-forwards",
                                        "x-forwarded-host",
                                        "x-forwarded-proto",
                                        "x-forwarded-port",
                                        "http2-settings",
                                        "x-forwarded-server"};
    return names.contains(lowerName) || lowerName.startsWith("sec-") ||
           lowerName.startsWith("x-cpv2-workbench-");
}

QByteArray headText(const QByteArray &firstLine, const http::Headers &headers)
{
    QByteArray head = firstLine + "\r\n";
    for (const http::Header &header : headers)
        head += header.name + ": " + header.value + "\r\n";
    return head + "\r\n";
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return target.startsWith('/') ? target : '/' + target;
}

journal::Outcome outcomeOf(http::Reply::Outcome outcome)
{
    switch (outcome) {
    case http::Reply::Outcome::Answered:
        return journal::Outcome::Answered;
    case http::Reply::Outcome::NotSent:
        return journal::Outcome::NotSent;
    case http::Reply::Outcome::Unknown:
        return journal::Outcome::Unknown;
    }
    Q_UNREACHABLE();
}

} // namespace

http::Headers headersToRelay(const QByteArray &requestHead)
{
    const http::Headers captured = core::readHead(requestHead).fields;
    QSet<QByteArray> ofTheConnection; // named there: they end here too
    for (const http::Header &header : captured) {
        if (header.name.compare("Connection", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &name : header.value.toLower().split(','))
            ofTheConnection.insert(name.trimmed());
    }
    http::Headers relayed;
    std::ranges::copy_if(captured, std::back_inserter(relayed), [&](const http::Header &header) {
        const QByteArray name = header.name.toLower();
        return !staysHere(name) && !ofTheConnection.contains(name);
    });
    return relayed;
}

bool wasRelayed(const QByteArray &requestHead)
{
    return !core::headerValue(requestHead, loopHeader).isEmpty();
}

QUrl withQuery(const QUrl &target, const QByteArray &query)
{
    if (query.isEmpty())
        return target;
    const QByteArray own = target.query(QUrl::FullyEncoded).toLatin1();
    const bool isTold = own.isEmpty() || query == own || query.startsWith(own + '&');
    QUrl url = target;
    url.setQuery(QString::fromLatin1(isTold ? query : own + '&' + query), QUrl::TolerantMode);
    return url;
}

Exchange begunExchange(journal::Role role, const http::ClientRequest &request)
{
    http::Headers headers = request.headers;
    headers.prepend({"Host", request.url.authority(QUrl::FullyEncoded).toLatin1()});
    headers.append({"Content-Length", QByteArray::number(request.body.size())});
    Exchange exchange;
    exchange.role = role;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = QString::fromLatin1(request.url.toEncoded());
    exchange.requestHead = headText(request.method + ' ' + targetOf(request.url) + " HTTP/1.1", headers);
    exchange.requestBody = request.body;
    return exchange;
}

Exchange endedExchange(Exchange exchange, const http::Reply &reply)
{
    const http::Response &response = reply.response;
    exchange.outcome = outcomeOf(reply.outcome);
    exchange.elapsedMs = reply.elapsedMs;
    exchange.remark = reply.sentence;
    if (reply.outcome == http::Reply::Outcome::NotSent || response.status == 0)
        return exchange;
    exchange.status = response.status;
    exchange.responseHead = headText("HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                                         http::reasonPhrase(response.status),
                                     response.headers);
    exchange.responseBody = response.body;
    return exchange;
}

} // namespace roundtrip
