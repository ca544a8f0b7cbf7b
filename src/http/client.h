// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "http/transport.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <optional>

namespace http
{

struct ClientLimits {
    std::optional<int> totalDeadlineMs = {};  ///< in place of the request's own
    qsizetype responseBody = 2 * 1024 * 1024; ///< bytes, above: aborted
};

struct ClientRequest {
    QByteArray method = "POST"; ///< GET or POST
    QUrl url;                   ///< http or https
    Headers headers;            ///< Content-Length and Host are the client's own
    QByteArray body;
    QHostAddress connectTo =
        {}; ///< where to connect, with Host and TLS name those of `url`; null: where its name leads
    Transport transport = {};
};

/// How a call ended.
struct Reply {
    enum class Outcome {
        Answered, ///< `response` is whole; a 3xx, 4xx or 5xx is an answer too. Redirects are never followed.
        NotSent,  ///< no server can have taken the request (refused, no such host, TLS, bad URL)
        Unknown, ///< it may have been received: closed, timed out, cut short or cancelled after sending began
    };
    Outcome outcome = Outcome::NotSent;
    Response response; ///< for Unknown what came of it, if anything
    QString sentence;  ///< for people, empty when answered
    qint64 elapsedMs = 0;
    bool isRefusedTarget = false; ///< NotSent since the rules do not allow its address
    bool isTlsProblem =
        false; ///< NotSent since the other side could not be trusted, or speaks no TLS of today
};

/// One call under way; deletes itself after finished().
class Call : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Ends the call with Unknown, or with NotSent while none of its body has left. A request without
    /// a body leaves no such trace, so then it is Unknown.
    virtual void cancel() = 0;

signals:
    /// Bytes of the body sent so far.
    void sent(qint64 bytes, qint64 of);
    void finished(const http::Reply &reply);
};

/// QNetworkAccessManager with its four traps closed (measured on Qt 6.4.2): it never sends a request
/// twice, never follows a redirect (which would take `Authorization` to another host), has a deadline
/// for connecting, one for the whole call and a cap on the answer, and speaks HTTP/1.1 only. Proxy and
/// trust are the request's; what is wrong with them is NotSent, and so is an `Authorization` that a proxy
/// on another computer could read. No cookies, no cache,
/// and no content coding is asked for or taken off, so the answer's body is as it came. An answer that
/// only the closing connection ends counts as whole: nobody can tell (RFC 9112, section 6.3).
class Client : public QObject
{
    Q_OBJECT
public:
    explicit Client(const ClientLimits &limits = {}, QObject *parent = nullptr);

    /// The call is the client's child. finished() is never emitted before send() has returned.
    Call *send(const ClientRequest &request);

private:
    ClientLimits m_limits;
};

} // namespace http

Q_DECLARE_METATYPE(http::Reply)
