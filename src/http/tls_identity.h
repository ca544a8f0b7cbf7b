// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace http
{

/// Who one side of a TLS connection is.
struct TlsIdentity {
    QList<QSslCertificate> chain; ///< its own certificate first
    QSslKey key;
};

/// The certificates in a PEM file. Fails with `tls-file` (cannot be read) or `tls-certificate` (holds none).
core::Result<QList<QSslCertificate>> readCertificates(const QString &file);

/// The certificate (PEM, with those above it behind) and its key (PEM, without a passphrase). Fails as
/// readCertificates(), with `tls-certificate` also when it is over, or with `tls-key`.
core::Result<TlsIdentity> readTlsIdentity(const QString &certificateFile, const QString &keyFile);

} // namespace http
