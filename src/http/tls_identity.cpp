// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/tls_identity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::TlsIdentity)
};

core::Result<QByteArray> readPem(const QString &name)
{
    constexpr qint64 most = 1024 * 1024;
    if (name.isEmpty())
        return core::Error{
            u"tls-file"_s,
            Words::tr("A certificate and its key are in two files: one of them is not named.")};
    QFile file(name);
    if (QFileInfo info(name); info.exists() && !info.isFile()) // opening a pipe would wait for its other end
        return core::Error{u"tls-file"_s, Words::tr("%1 is not a file.").arg(name)};
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{u"tls-file"_s, Words::tr("%1 cannot be read: %2").arg(name, file.errorString())};
    return file.read(most);
}

/// The file does not say which kind of key it holds.
QSslKey toKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

core::Result<QList<QSslCertificate>> readCertificates(const QString &file)
{
    const core::Result<QByteArray> pem = readPem(file);
    if (!pem)
        return pem.error();
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem);
    if (certificates.isEmpty())
        return core::Error{u"tls-certificate"_s, Words::tr("%1 holds no PEM certificate.").arg(file)};
    return certificates;
}

core::Result<TlsIdentity> readTlsIdentity(const QString &certificateFile, const QString &keyFile)
{
    const core::Result<QList<QSslCertificate>> chain = readCertificates(certificateFile);
    if (!chain)
        return chain.error();
    if (const QDateTime end = chain->first().expiryDate(); end < QDateTime::currentDateTimeUtc())
        return core::Error{u"tls-certificate"_s,
                           Words::tr("The certificate in %1 is over since %2. Renew it.")
                               .arg(certificateFile, end.toString(Qt::ISODate))};
    const core::Result<QByteArray> pem = readPem(keyFile);
    if (!pem)
        return pem.error();
    const QSslKey key = toKey(*pem);
    if (key.isNull())
        return core::Error{u"tls-key"_s, Words::tr("%1 holds no PEM key without a passphrase.").arg(keyFile)};
    const QSslKey publicKey = chain->first().publicKey();
    if (key.algorithm() != publicKey.algorithm() || key.length() != publicKey.length())
        return core::Error{
            u"tls-key"_s,
            Words::tr("The key in %1 is not that of the certificate in %2.").arg(keyFile, certificateFile)};
    return TlsIdentity{*chain, key};
}

} // namespace http
