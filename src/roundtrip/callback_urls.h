// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace roundtrip
{

/// A fresh round trip id: 160 random bits from the system as 32 characters `a-z2-7`; whoever does not know it
/// cannot forge a callback (docs/faults.md, B03).
QString newId();

/// `<base>/cb/<id>/return` and `…/postback`, each with the query string of the URL it stands in for,
/// byte for byte.
QString returnUrl(const QUrl &base, const QString &id, const QString &original);
QString postbackUrl(const QUrl &base, const QString &id, const QString &original);

/// What a client sends as `Host` that was told this address: `host[:port]`, without a scheme's own port.
QByteArray hostOf(const QUrl &base);

/// What is sent: the request with the listener's URLs in ReturnURL and PostBackURL. Without a base, and for a
/// document that is not an object, nothing changes.
cpv2::PaymentRequest withCallbacks(cpv2::PaymentRequest request, const QUrl &base, const QString &id);

} // namespace roundtrip
