// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace workspace
{

/// The id of the built-in environment: our own simulator. It is always there and holds no key.
inline constexpr char simulatorEnvironment[] = "simulator";

/// A service to send requests to, as the person set it up. Its API key is in a KeyStore under the
/// environment's id, never in here.
struct Environment {
    enum class Proxy { System, None, Own };

    QString id;        ///< never changes: a UUID, or `simulator`
    QString name;      ///< for people
    QUrl endpoint;     ///< http or https, the URL requests are posted to; empty for the simulator
    bool live = false; ///< money can move: frame, badge, typed confirmation
    QString amountCap; ///< decimal, the largest total that is sent without being refused; empty: no cap

    QUrl callbackBase; ///< what the service is told instead of the listener's own address; empty: that

    Proxy proxy = Proxy::System;
    QUrl proxyUrl; ///< of Proxy::Own; `http://host:port` or `socks5://host:port`
    QString caFile;
    QString clientCertificateFile;
    QString clientKeyFile;
    int connectTimeoutMs = 10'000;
    int totalDeadlineMs = 60'000;

    int postbackStatus = 200;    ///< what a postback is answered with, to test the service's retries
    int postbackDelayMs = 0;     ///< before that answer, at most 60 s
    QByteArray postbackBody;     ///< of that answer; empty: the listener's own
    QUrl forwardTo;              ///< captured postbacks go on to here; empty: to nobody
    bool forwardPrivate = false; ///< `forwardTo` may be an address of a private network

    QStringList idFields; ///< whose values are ids even where they look like card numbers (core::redact)

    bool isSimulator() const { return id == QLatin1StringView(simulatorEnvironment); }
    bool operator==(const Environment &) const = default;
};

/// Why requests cannot be sent by these settings: code `environment`, the first thing that is wrong.
core::Result<core::Done> checkEnvironment(const Environment &environment);

/// Fails with `amount-cap` when the request is for more than the environment allows, or its total cannot be
/// read; without a cap it is well.
core::Result<core::Done> checkAmountCap(const Environment &environment, const cpv2::PaymentRequest &request);

} // namespace workspace
