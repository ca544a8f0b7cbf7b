// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server_tls.h"

#include "core/private_folder.h"
#include "http/tls_identity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::serverTls)
};

/// A regular file with one name, that this user owns: not a link to another file that somebody put there.
bool isOwnFile(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::lstat(QFile::encodeName(file).constData(), &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_nlink == 1 && (status.st_uid == ::geteuid() || ::geteuid() == 0);
#else
    return QFileInfo(file).isFile() && !QFileInfo(file).isSymLink();
#endif
}

/// Puts a file in the place of another one, whatever that is: a link is replaced, not followed.
bool replace(const QString &file, const QString &by)
{
    std::error_code error;
    std::filesystem::rename(by.toStdU16String(), file.toStdU16String(), error);
    return !error;
}

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
    if (QFileInfo(folder).isSymLink())
        return core::Error{u"tls-file"_s,
                           Words::tr("The folder %1 is a symbolic link. Remove it.").arg(folder)};
    const QString certificate = ownCertificateFile(folder);
    const QString key = ownKeyFile(folder);
    if (isOwnFile(key) && isOwnFile(certificate) &&
        isGoodUntil(certificate, QDateTime::currentDateTimeUtc().addDays(1)))
        return core::done();
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty())
        return core::Error{u"openssl-missing"_s,
                           Words::tr("The program “openssl” is missing; it is needed to make a certificate. "
                                     "Install it, or give a certificate and its key.")};
    if (const core::Result<core::Done> made = core::makePrivateFolder(folder); !made)
        return core::Error{u"tls-file"_s, made.error().sentence};
    // A new folder, so that there is nothing in it that the other program could follow or overwrite.
    const QTemporaryDir fresh(folder + "/new-XXXXXX"_L1);
    const QString newKey = fresh.filePath(u"key.pem"_s);
    const QString newCertificate = fresh.filePath(u"certificate.pem"_s);

    QProcess process;
    process.start(openssl,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                   u"-nodes"_s, u"-days"_s, u"365"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                   u"subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"_s, u"-keyout"_s, newKey, u"-out"_s,
                   newCertificate});
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return core::Error{u"openssl"_s,
                           Words::tr("No certificate could be made: %1")
                               .arg(QString::fromLocal8Bit(process.readAllStandardError()).trimmed())};
    for (const QString &file : {newCertificate, newKey})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    if (!replace(key, newKey) || !replace(certificate, newCertificate))
        return core::Error{u"tls-file"_s, Words::tr("The certificate cannot be written to %1.").arg(folder)};
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
