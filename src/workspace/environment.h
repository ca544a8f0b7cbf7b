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

/// The id of the built-in environment: our own simulator. It always exists and has no key.
inline constexpr char simulatorEnvironment[] = "simulator";

/// Callbacks of one round trip that are kept per minute unless the user says otherwise.
inline constexpr int defaultFloodLimit = 3000;

/// A service to send requests to, as the user set it up. Its API key is in a KeyStore under the environment's
/// id, never here.
struct Environment {
    enum class Proxy { System, None, Own };

    QString id;        ///< never changes: a UUID, or `simulator`
    QString name;      ///< for people
    QUrl endpoint;     ///< http or https, the URL requests are posted to; empty for the simulator
    bool live = false; ///< money can move: coloured frame, badge, typed confirmation
    QString amountCap; ///< decimal; requests with a larger total are refused; empty: no limit

    QUrl callbackBase; ///< the callback address given to the service; empty: the listener's own

    Proxy proxy = Proxy::System;
    QUrl proxyUrl; ///< for Proxy::Own; `http://host:port` or `socks5://host:port`
    QString caFile;
    QString clientCertificateFile;
    QString clientKeyFile;
    int connectTimeoutMs = 10'000;
    int totalDeadlineMs = 60'000;

    int postbackStatus = 200;           ///< the status that answers a postback, to test the service's retries
    int postbackDelayMs = 0;            ///< before the answer, at most 60 s
    QByteArray postbackBody;            ///< of the answer; empty: the listener's own
    int floodLimit = defaultFloodLimit; ///< callbacks of one round trip that are kept per minute; 0: no limit
    QUrl forwardTo;                     ///< captured postbacks are forwarded here; empty: nowhere
    bool forwardPrivate = false;        ///< `forwardTo` may be an address in a private network

    QStringList idFields; ///< fields whose values are ids even if they look like card numbers (core::redact)

    bool isSimulator() const { return id == QLatin1StringView(simulatorEnvironment); }
    bool operator==(const Environment &) const = default;
};

/// Whether these settings can work. Fails with `environment` and names the first problem.
core::Result<core::Done> checkEnvironment(const Environment &environment);

/// Fails with `amount-cap` when the request's total is above the environment's limit or cannot be read.
/// Always succeeds without a limit.
core::Result<core::Done> checkAmountCap(const Environment &environment, const cpv2::PaymentRequest &request);

} // namespace workspace
