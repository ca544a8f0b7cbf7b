// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QSslConfiguration>

namespace http
{

/// What a Server needs for https: the certificate (PEM, with those above it behind) and its key (PEM,
/// without a passphrase). TLS 1.2 and up. Fails with `tls-none` (this program cannot do TLS here),
/// `tls-file` (one cannot be read), `tls-certificate` (holds none, or one that is over) or `tls-key`.
core::Result<QSslConfiguration> serverTls(const QString &certificateFile, const QString &keyFile);

/// Makes a certificate for localhost, 127.0.0.1 and ::1 with the `openssl` program and writes it and its
/// key (0600) to `certificate.pem` and `key.pem` in the folder (0700); one that is there and good for a day
/// more is kept. Only for who asks: no client trusts it until it is told to. Waits for the
/// program. Fails with `openssl-missing`, `openssl` or `tls-file`.
core::Result<core::Done> makeOwnCertificate(const QString &folder);
/// The certificate that makeOwnCertificate() puts there.
QString ownCertificateFile(const QString &folder);
/// makeOwnCertificate() and serverTls() with it.
core::Result<QSslConfiguration> ownServerTls(const QString &folder);

} // namespace http
