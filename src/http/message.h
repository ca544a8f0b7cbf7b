// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/message_head.h"

#include <QByteArray>

namespace http
{

using core::Header;
using core::Headers;
using core::headerValue;

/// A request as a server got it or a client sends it.
struct Request {
    QByteArray method;
    QByteArray target;         ///< path and query, still percent-encoded, or `*`
    QByteArray authority = {}; ///< `host[:port]` of a target that was a whole URL; goes before `Host`
    Headers headers;           ///< in order
    QByteArray body;           ///< transfer coding taken off, content coding left on
    QByteArray head;           ///< the exact bytes up to and including the empty line
    QByteArray raw;            ///< the exact bytes of the whole request as they came, chunk framing included
    qint64 surplus = 0;        ///< bytes that came behind the request and were not read as one

    QByteArray path() const;  ///< target up to `?`, still percent-encoded
    QByteArray query() const; ///< target behind `?`, still percent-encoded
};

struct Response {
    int status = 200;
    Headers headers;
    QByteArray body;
    int delayMs = 0;   ///< a server holds the answer back that long, and serves others meanwhile
    qint64 ticket = 0; ///< the handler's own, never sent: Server::answered() gives it back

    bool isDropped = false; ///< a server that plays a broken one ends the connection instead of answering

    /// The wire bytes (HTTP/1.1, `Content-Length`, `Connection: close`); no body for HEAD.
    QByteArray toBytes(bool toHead = false) const;
};

/// The standard phrase (RFC 9110, section 15), empty for an unknown code.
QByteArray reasonPhrase(int status);

/// `text/plain; charset=utf-8`
Response plainText(int status, const QByteArray &text);

} // namespace http
