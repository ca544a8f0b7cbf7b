// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/client.h"
#include "journal/records.h"

#include <QByteArray>
#include <QDate>
#include <QUrl>

namespace roundtrip
{

/// What a message of our own says about itself: a form, sent by this program.
http::Headers ownHeaders();

/// A postback to send to a handler: what it takes from its sender, and what the user may change. Forwarding
/// and replay both send it with requestFor(), so that a handler gets the same request either way.
struct Message {
    QByteArray method = "POST"; ///< GET or POST
    /// Of the sender, without those that belong to its own connection or login (headersToRelay()).
    http::Headers headers = ownHeaders();
    QByteArray body;     ///< as it was sent; `Content-Encoding` says whether it is packed
    QByteArray query;    ///< of the captured request, still percent-encoded; joined to the target's own
    qint64 sourceId = 0; ///< the capture it was made from; 0 for none

    QByteArray contentType() const { return http::headerValue(headers, "Content-Type"); }
    bool operator==(const Message &) const = default;
};

/// The capture's own bytes. A number that was masked in it stays masked.
Message messageOf(const journal::Exchange &capture);
/// The same of a request that was not captured yet, or not in full: its head, body and target as they came.
Message messageOf(const QByteArray &head, const QByteArray &body, const QByteArray &target);

/// The request that takes the message to `target`, which may have a query of its own (withQuery()).
http::ClientRequest requestFor(const Message &message, const QUrl &target);

/// The message with its body unpacked and without `Content-Encoding`. Fails with `replay`.
core::Result<Message> unpacked(const Message &message);
/// The message with one field set, in its form or its JSON; every other byte stays as it was. A field that is
/// not there is added. A packed body is unpacked first. In JSON a number or a boolean keeps its kind where
/// the new value allows it, and a name that is not a member of the outermost object is looked for inside it.
/// Fails with `replay` for a body that is neither a form nor JSON.
core::Result<Message> withField(const Message &message, const QString &name, const QString &value);
/// A field's value as text, from where withField() would change it; empty when it is not there.
QString fieldOf(const Message &message, const QString &name);
/// The message with a new PaymentGUID. Fails like withField().
core::Result<Message> withNewGuid(const Message &message);
/// The message with another day in PaymentDate. Its time and spelling stay where they can be read. Fails like
/// withField().
core::Result<Message> withDate(const Message &message, QDate date);

} // namespace roundtrip
