// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/certificates.h"
#include "support/test.h"

#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

using namespace Qt::Literals::StringLiterals;

namespace support
{

namespace
{

const QStringList newKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s};

QByteArray contents(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        fail(u"%1 cannot be written."_s.arg(name));
    return file.readAll();
}

} // namespace

Certificates::Certificates()
{
    run(QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Test authority"_s,
                    u"-keyout"_s, path(u"authority.key"_s), u"-out"_s, authority()} +
        newKey);
}

Certificates::Files Certificates::next()
{
    const QString stem = path(QString::number(++m_made));
    return {stem + ".pem"_L1, stem + ".key"_L1};
}

Certificates::Files Certificates::signedFor(const QString &host, int days)
{
    const Files files = next();
    const QString request = files.certificate + ".csr"_L1;
    const QString kind = QHostAddress(host).isNull() ? u"DNS"_s : u"IP"_s;
    run(QStringList{u"req"_s, u"-subj"_s, "/CN="_L1 + host, u"-addext"_s,
                    "subjectAltName="_L1 + kind + ':'_L1 + host, u"-keyout"_s, files.key, u"-out"_s,
                    request} +
        newKey);
    run({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, authority(), u"-CAkey"_s,
         path(u"authority.key"_s), u"-CAcreateserial"_s, u"-copy_extensions"_s, u"copy"_s, u"-days"_s,
         QString::number(days), u"-out"_s, files.certificate});
    return files;
}

Certificates::Files Certificates::selfSigned()
{
    const Files files = next();
    run(QStringList{u"req"_s, u"-x509"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                    u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s, u"-keyout"_s, files.key, u"-out"_s,
                    files.certificate} +
        newKey);
    return files;
}

QSslConfiguration Certificates::serverSide(const Files &files, const QString &askFor)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(contents(files.certificate)));
    tls.setPrivateKey(QSslKey(contents(files.key), QSsl::Ec));
    tls.setPeerVerifyMode(askFor.isEmpty() ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
    if (!askFor.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(contents(askFor)));
    return tls;
}

void Certificates::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        fail(u"openssl failed: %1"_s.arg(QString::fromUtf8(process.readAllStandardError())));
}

} // namespace support
