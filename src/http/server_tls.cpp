// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server_tls.h"

#include "core/private_folder.h"
#include "http/tls_identity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::serverTls)
};

QString ownKeyFile(const QString &folder)
{
    return folder + "/key.pem"_L1;
}

bool isGoodUntil(const QString &certificateFile, const QDateTime &when)
{
    const QList<QSslCertificate> certificates = QSslCertificate::fromPath(certificateFile);
    return !certificates.isEmpty() && certificates.first().expiryDate() > when;
}

} // namespace

core::Result<QSslConfiguration> serverTls(const QString &certificateFile, const QString &keyFile)
{
    if (!QSslSocket::supportsSsl())
        return core::Error{u"tls-none"_s, Words::tr("There is no TLS on this computer: OpenSSL is missing.")};
    const core::Result<TlsIdentity> identity = readTlsIdentity(certificateFile, keyFile);
    if (!identity)
        return identity.error();

    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(identity->chain);
    tls.setPrivateKey(identity->key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients of a listener show no certificate
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    return tls;
}

core::Result<core::Done> makeOwnCertificate(const QString &folder)
{
    const QString certificate = ownCertificateFile(folder);
    const QString key = ownKeyFile(folder);
    if (QFile::exists(key) && isGoodUntil(certificate, QDateTime::currentDateTimeUtc().addDays(1)))
        return core::done();
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        return core::Error{u"openssl-missing"_s,
                           Words::tr("The program “openssl” is not there to make a certificate with. Install "
                                     "it, or give a certificate and its key.")};
    if (!core::makePrivateFolder(folder))
        return core::Error{u"tls-file"_s, Words::tr("The folder %1 cannot be made.").arg(folder)};

    QProcess process;
    process.start(openssl,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                   u"-nodes"_s, u"-days"_s, u"365"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                   u"subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"_s, u"-keyout"_s, key, u"-out"_s,
                   certificate});
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return core::Error{u"openssl"_s,
                           Words::tr("No certificate could be made: %1")
                               .arg(QString::fromLocal8Bit(process.readAllStandardError()).trimmed())};
    for (const QString &file : {certificate, key})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return core::done();
}

QString ownCertificateFile(const QString &folder)
{
    return folder + "/certificate.pem"_L1;
}

core::Result<QSslConfiguration> ownServerTls(const QString &folder)
{
    if (const core::Result<core::Done> made = makeOwnCertificate(folder); !made)
        return made.error();
    return serverTls(ownCertificateFile(folder), ownKeyFile(folder));
}

} // namespace http
