// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server.h"
#include "http/server_tls.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTemporaryDir>

#include <unistd.h>

using namespace http;
using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray get(quint16 port)
{
    return "GET / HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n\r\n";
}

} // namespace

class TestTls : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(QSslSocket::supportsSsl());
        const core::Result<core::Done> made = makeOwnCertificate(folder());
        QVERIFY2(made, made ? "" : qPrintable(made.error().sentence));
    }

    void anOwnCertificateIsForThisUserAndThisComputer()
    {
        const QList<QSslCertificate> certificates = QSslCertificate::fromPath(certificate());
        QCOMPARE(certificates.size(), 1);
        const auto names = certificates.first().subjectAlternativeNames();
        QVERIFY(names.contains(QSsl::DnsEntry, u"localhost"_s));
        QVERIFY(names.contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFileInfo(key()).permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(folder()).permissions() & others, QFile::Permissions());
    }

    void anOwnCertificateIsMadeOnce()
    {
        const QDateTime before = QFileInfo(certificate()).lastModified();
        QVERIFY(makeOwnCertificate(folder()));
        QCOMPARE(QFileInfo(certificate()).lastModified(), before);
    }

    void aKeyIsNotWrittenThroughALink_data()
    {
        QTest::addColumn<bool>("isHardLink");
        QTest::newRow("a symbolic link") << false;
        QTest::newRow("a second name") << true;
    }
    // W06
    void aKeyIsNotWrittenThroughALink()
    {
        QFETCH(bool, isHardLink);
        const QTemporaryDir place;
        const QString tls = place.filePath(u"tls"_s);
        QVERIFY(QDir().mkdir(tls));
        QFile precious(place.filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") > 0);
        precious.close();
        const QByteArray from = precious.fileName().toUtf8();
        for (const char *name : {"/key.pem", "/certificate.pem"}) {
            const QByteArray to = tls.toUtf8() + name;
            QCOMPARE(isHardLink ? ::link(from.constData(), to.constData())
                                : ::symlink(from.constData(), to.constData()),
                     0);
        }
        QVERIFY(ownServerTls(tls));
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), "precious"_ba);
        QCOMPARE(QDir(tls).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 (QStringList{u"certificate.pem"_s, u"key.pem"_s}));

        const QString link = place.filePath(u"link"_s);
        QVERIFY(QFile::link(tls, link));
        QVERIFY(!makeOwnCertificate(link));
    }

    void aRequestIsAnsweredOverTls()
    {
        Server server([](const Request &request) { return plainText(200, request.method); });
        listen(server);
        QSignalSpy answered(&server, &Server::answered);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyPeer);
        QSslConfiguration trusting = client.sslConfiguration();
        trusting.setCaCertificates(QSslCertificate::fromPath(certificate()));
        client.setSslConfiguration(trusting);
        client.connectToHostEncrypted(u"localhost"_s, server.port());
        QTRY_VERIFY(client.isEncrypted());
        client.write(get(server.port()));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.readAll(), plainText(200, "GET").toBytes());
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(2).toBool(), true);
        QCOMPARE(server.connectionCount(), 0);
    }

    void aLargeAnswerComesWhole()
    {
        const QByteArray body(8 * 1024 * 1024, 'x');
        Server server([&](const Request &) { return plainText(200, body); });
        listen(server);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        client.write("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n\r\n");
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.readAll().size(), plainText(200, body).toBytes().size());
    }

    // L25
    void plainHttpOnTheTlsPortIsClosed()
    {
        Server server([](const Request &) { return plainText(200, "never"); });
        listen(server);
        QSignalSpy refused(&server, &Server::refused);
        QTcpSocket client;
        client.connectToHost(u"127.0.0.1"_s, server.port());
        client.write(get(server.port()));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!client.readAll().contains("HTTP/1.1 "));
        QTRY_COMPARE(server.connectionCount(), 0);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<RefusedRequest>().status, 0);
    }

    // L25
    void aHandshakeThatDoesNotComeIsNotWaitedFor()
    {
        Limits limits;
        limits.handshakeDeadlineMs = 50;
        Server server([](const Request &) { return plainText(200, "never"); }, limits);
        listen(server);
        QTcpSocket client;
        client.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(client.waitForConnected());
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void whatIsNoCertificateIsNamed_data()
    {
        QTest::addColumn<QString>("certificateFile");
        QTest::addColumn<QString>("keyFile");
        QTest::addColumn<QString>("code");
        QTest::newRow("no file") << folder() + u"/nothing.pem"_s << key() << u"tls-file"_s;
        QTest::newRow("no key file") << certificate() << folder() + u"/nothing.pem"_s << u"tls-file"_s;
        QTest::newRow("no certificate") << key() << key() << u"tls-certificate"_s;
        QTest::newRow("no key") << certificate() << certificate() << u"tls-key"_s;
    }

    void whatIsNoCertificateIsNamed()
    {
        QFETCH(QString, certificateFile);
        QFETCH(QString, keyFile);
        const core::Result<QSslConfiguration> tls = serverTls(certificateFile, keyFile);
        QVERIFY(!tls);
        QTEST(tls.error().code, "code");
        QVERIFY(tls.error().sentence.contains(u".pem"_s));
    }

private:
    QString folder() const { return m_folder.filePath(u"listener"_s); }
    QString certificate() const { return folder() + u"/certificate.pem"_s; }
    QString key() const { return folder() + u"/key.pem"_s; }

    void listen(Server &server)
    {
        const core::Result<QSslConfiguration> tls = serverTls(certificate(), key());
        QVERIFY2(tls, tls ? "" : qPrintable(tls.error().sentence));
        server.setTls(*tls);
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
