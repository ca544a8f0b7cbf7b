// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

#include <memory>

namespace http
{

/// What one request may cost. The defaults are the callback listener's.
struct Limits {
    qsizetype requestLine = 8 * 1024;  ///< bytes, above: 414
    qsizetype headers = 64 * 1024;     ///< bytes of the header block, above: 431; a browser sends the cookies
                                       ///< of every program on this computer along
    int headerFields = 100;            ///< above: 431
    qsizetype body = 1024 * 1024;      ///< bytes, above: 413
    qsizetype chunkExtensions = 1024;  ///< bytes in all chunks together, above: 413
    bool wrappedAuthorization = false; ///< the base64 of `Authorization` may be wrapped over several lines
    int connections = 256;             ///< or less when few files may be open; above: the oldest incomplete
                                       ///< one is closed
    qsizetype buffered = 32 * 1024 * 1024; ///< bytes of requests held by all connections, above: the same
    int headerDeadlineMs = 10'000;         ///< from accept to the empty line, above: 408
    int handshakeDeadlineMs = 5'000;       ///< from accept until TLS stands, above: closed
    int bodyBytesPerSecond = 500;          ///< a body that comes slower: 408
    int bodyRateWindowMs = 5'000;          ///< over which that is measured
    int totalDeadlineMs = 30'000;          ///< from accept to the last byte of the request, above: 408
    int answerDeadlineMs = 5'000;          ///< from the answer until the client has taken it, above: closed
};

/// Reads one HTTP/1.x request from bytes as they arrive; there is no socket in it. The framing guard sees
/// each line first and refuses everything that two readers could understand differently (docs/faults.md, L01
/// to L26; RFC 9112).
class RequestParser
{
public:
    enum class State {
        NeedMore, ///< feed() again
        Continue, ///< the client waits for `100 Continue`: send it, then feed() again
        Complete, ///< request() is whole
        Refused,  ///< answer refusal() and close
    };

    explicit RequestParser(const Limits &limits = {});
    ~RequestParser();

    State feed(QByteArrayView bytes);
    State state() const;
    /// True once the empty line behind the headers was read.
    bool headersComplete() const;
    const Request &request() const;
    /// Bytes of memory that the request takes so far: for what came and, once more, its head, its fields and
    /// what is taken out of chunks, each with room to grow.
    qsizetype buffered() const;
    /// A plain-text answer with the right status and a sentence that says what was wrong.
    const Response &refusal() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace http
