// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSslConfiguration>
#include <QStringList>
#include <QTemporaryDir>

namespace support
{

/// Makes new certificates with the `openssl` program.
class Certificates
{
public:
    struct Files {
        QString certificate;
        QString key;
    };

    Certificates();

    /// The PEM file of an authority that no system trusts.
    QString authority() const { return path(QStringLiteral("authority.pem")); }
    /// Signed by the authority for a host or address. `days` is how long it is valid; negative: it has
    /// expired.
    Files signedFor(const QString &host, int days = 2);
    /// Signed by itself, for localhost and 127.0.0.1.
    Files selfSigned();

    /// For a server. With `askFor`, it asks clients for a certificate of that authority.
    static QSslConfiguration serverSide(const Files &files, const QString &askFor = {});

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void run(const QStringList &arguments) const;
    Files next();

    QTemporaryDir m_folder;
    int m_made = 0;
};

} // namespace support
