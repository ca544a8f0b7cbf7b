// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/message.h"
#include "http/refusal_log.h"
#include "http/request_parser.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

namespace http
{

/// Answers a request that is good and whole. Called in the server's thread, once per connection.
using Handler = std::function<Response(const Request &)>;
/// Takes the answer to one request, once, in the server's thread. Nothing is sent when the client has gone.
using Respond = std::function<void(Response)>;
/// Like Handler, but may answer later: the connection waits and others are served meanwhile.
using LaterHandler = std::function<void(const Request &, Respond)>;

/// An HTTP/1.1 server: one request a connection, hard limits, only hosts of its own (`Host` must be an
/// address it listens on, or `localhost`, with its port, or one that was allowed: else 421). Lives in the
/// thread it is moved to.
class Server : public QObject
{
    Q_OBJECT
public:
    explicit Server(LaterHandler handler, const Limits &limits = {}, QObject *parent = nullptr);
    explicit Server(const Handler &handler, const Limits &limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// Port 0 takes any free one. Fails with `port-taken` (the sentence names the port and the way
    /// out) or `listen`. With `extraHosts`, these `host[:port]` values pass as `Host` too; without a port
    /// they stand for this server's, 80 and 443.
    core::Result<core::Done> listen(const QHostAddress &address, quint16 port,
                                    const QList<QByteArray> &extraHosts = {});
    /// From the next request on.
    void setExtraHosts(const QList<QByteArray> &extraHosts);
    /// From the next connection on: https with this certificate and key (serverTls()), or plain http.
    void setTls(const std::optional<QSslConfiguration> &tls);
    /// Takes no more connections and drops the requests that are not whole; answers under way still go out,
    /// those held back at once.
    void close();
    bool isListening() const;
    quint16 port() const; ///< 0 while not listening
    int connectionCount() const;

signals:
    /// A request was turned away before it reached the handler; status 0: without an answer.
    void refused(const http::RefusedRequest &refused);
    /// The handler's answer is out (`delivered`: the client took all of it, as far as TCP can tell) or lost.
    void answered(const http::Request &request, const http::Response &response, bool delivered);
    /// A connection was closed to make room for a newer one.
    void evicted();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace http
