// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/message_head.h"
#include "http/client.h"
#include "journal/records.h"

#include <QUrl>

#include <optional>

namespace roundtrip
{

/// Our own headers on what is sent on. The first is the same over all attempts of one delivery; the second
/// marks every request that a workbench sent on, so that none goes round in a circle.
inline constexpr char deliveryHeader[] = "X-CPV2-Workbench-Delivery";
inline constexpr char loopHeader[] = "X-CPV2-Workbench-Relayed";

/// Headers of a captured request that may go along to another server: what belongs to one connection, one
/// host, one browser or one login is left out, and so are our own (docs/faults.md, R06).
http::Headers headersToRelay(const QByteArray &requestHead);
/// It was sent on by a workbench already.
bool wasRelayed(const QByteArray &requestHead);
/// `target` with a captured query. A callback URL carries the query of the URL it stands in for, so one
/// that begins with the target's own takes its place; any other is joined behind it.
QUrl withQuery(const QUrl &target, const QByteArray &query);

/// Where an exchange that we begin ourselves is written down.
class ExchangeLog
{
public:
    virtual ~ExchangeLog() = default;
    /// The exchange as it was kept, with its id and masked; nothing when it could not be written down, and
    /// then it must not happen.
    virtual std::optional<journal::Exchange> begin(const journal::Exchange &exchange) = 0;
    virtual void end(const journal::Exchange &exchange) = 0;
};

/// A request of ours before it is sent: outcome Open. Nothing in it is masked; who keeps it does that.
journal::Exchange begunExchange(journal::Role role, const http::ClientRequest &request);
/// … and how it ended.
journal::Exchange endedExchange(journal::Exchange exchange, const http::Reply &reply);

} // namespace roundtrip
