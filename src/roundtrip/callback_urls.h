// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace roundtrip
{

/// A fresh round trip id: 160 random bits from the system as 32 characters `a-z2-7`. Nobody who does not know
/// it can forge a callback (docs/faults.md, B03).
QString newId();

/// `<base>/cb/<id>/return` and `…/postback`, each with the query string of the URL it stands in for,
/// byte for byte.
QString returnUrl(const QUrl &base, const QString &id, const QString &original);
QString postbackUrl(const QUrl &base, const QString &id, const QString &original);

/// What a client that was given this address sends as `Host`: `host[:port]`, without the scheme's default
/// port.
QByteArray hostOf(const QUrl &base);

/// Why no browser will open this address, as a sentence; empty when nothing is known against it.
QString browserObstacle(const QUrl &base);
/// The host is this computer or in a private network, by its name or address alone.
bool isLocal(const QUrl &url);

/// What is sent: the request with the listener's URLs in ReturnURL and PostBackURL. Nothing changes without a
/// base, or in a document that is not an object.
cpv2::PaymentRequest withCallbacks(cpv2::PaymentRequest request, const QUrl &base, const QString &id);

} // namespace roundtrip
