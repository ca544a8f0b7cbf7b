// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

namespace http
{

/// How a client reaches the other side: proxy, trust and patience. Files are PEM.
struct Transport {
    enum class Proxy {
        System, ///< what the desktop or the environment variables say
        None,
        Own, ///< `proxyUrl`
    };

    Proxy proxy = Proxy::System;
    QUrl proxyUrl;                 ///< `http://host:port` or `socks5://host:port`, without user or password
    QString caFile;                ///< certificates trusted besides the system's; empty for none
    QString clientCertificateFile; ///< empty: none is shown to the server
    QString clientKeyFile;         ///< of the client certificate, without a passphrase
    int connectTimeoutMs = 10'000;
    int totalDeadlineMs = 60'000;

    bool operator==(const Transport &) const = default;
};

/// The proxy a request for `url` goes through; `NoProxy` for none. The system's is not used for this
/// computer's own addresses; looking it up may take seconds (PAC files), so that is done in another thread.
/// Fails with `proxy` when `proxyUrl` is not as it should be.
QFuture<core::Result<QNetworkProxy>> proxyFor(const Transport &transport, const QUrl &url);

/// `socks5://proxy.example:1080` and the like, for people; empty for none.
QString proxyName(const QNetworkProxy &proxy);
/// The name of proxyFor()'s.
QFuture<core::Result<QString>> proxyNameFor(const Transport &transport, const QUrl &url);

/// TLS 1.2 and up, with all trusted certificates named beforehand: Qt 6.4 does not check those well which
/// it looks up later (CVE-2023-34410). Reads the files; fails with `tls-file`, `tls-certificate` or
/// `tls-key`.
core::Result<QSslConfiguration> clientTls(const Transport &transport);

} // namespace http
