// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

#include <QObject>
#include <QUrl>

namespace http
{

struct ClientLimits {
    int totalDeadlineMs = 60'000;
    qsizetype responseBody = 2 * 1024 * 1024; ///< bytes, above: aborted
};

struct ClientRequest {
    QByteArray method = "POST"; ///< GET or POST
    QUrl url;                   ///< http or https
    Headers headers;            ///< Content-Length and Host are the client's own
    QByteArray body;
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
/// twice, never follows a redirect (which would take `Authorization` to another host), has one
/// deadline for the whole call and a cap on the answer, and speaks HTTP/1.1 only. No cookies, no cache,
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
