// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/message.h"
#include "http/server.h"
#include "roundtrip/round_trip.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace roundtrip
{

/// Where the listener gets round trips from and writes captures to.
class CaptureSink
{
public:
    virtual ~CaptureSink() = default;
    /// Nothing when the id was never given out; fails when that cannot be told.
    virtual core::Result<std::optional<RoundTrip>> roundTrip(const QString &id) = 0;
    /// On the disk when it returns.
    virtual core::Result<core::Done> capture(const journal::Exchange &exchange) = 0;
};

/// Captures what comes to the callback URLs: `/cb/<id>/return` and `/cb/<id>/postback`, GET and POST.
/// What comes elsewhere is kept as unmatched (so many a minute) and answered 404. An answer other than
/// 503 means the capture is on the disk.
class CallbackListener : public QObject
{
    Q_OBJECT
public:
    explicit CallbackListener(CaptureSink *sink, QObject *parent = nullptr);

    core::Result<core::Done> listen(const QHostAddress &address, quint16 port);
    void close() { m_server.close(); }
    quint16 port() const { return m_server.port(); }

    /// The capture core: no socket in it.
    http::Response answer(const http::Request &request);

private:
    http::Response answerCallback(const http::Request &request, const RoundTrip &trip, journal::Role role);
    http::Response answerUnmatched(const http::Request &request);
    http::Response captured(journal::Exchange exchange, const http::Response &response);

    CaptureSink *m_sink;
    http::Server m_server;
    QElapsedTimer m_unmatchedWindow;
    int m_unmatchedInWindow = 0;
};

} // namespace roundtrip
