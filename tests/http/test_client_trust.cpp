// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "support/certificates.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

using namespace http;
using namespace Qt::Literals::StringLiterals;
using support::Certificates;
using support::HostileServer;
using Outcome = http::Reply::Outcome;

namespace
{

const QByteArray good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba;
const QByteArray secret = "Basic c2VjcmV0"_ba;

ClientRequest post(const QUrl &url, const Transport &transport = {})
{
    return {"POST", url, {{"Authorization", secret}, {"Content-Type", "application/json"}},
            "{}",   {},  transport};
}

Reply send(const ClientRequest &request)
{
    Client client;
    QSignalSpy spy(client.send(request), &Call::finished);
    return spy.wait(20'000) ? spy.first().first().value<Reply>()
                            : Reply{Outcome::Answered, {}, u"test: hangs"_s};
}

bool leaks(const HostileServer &server)
{
    return std::ranges::any_of(server.requests(),
                               [](const QByteArray &request) { return request.contains("c2VjcmV0"); });
}

Transport through(const QUrl &proxy)
{
    Transport transport;
    transport.proxy = Transport::Proxy::Own;
    transport.proxyUrl = proxy;
    return transport;
}

QString nameOfProxyFor(const Transport &transport, const QUrl &url)
{
    return proxyName(*proxyFor(transport, url).result());
}

/// For the time of a test.
class EnvironmentVariable
{
public:
    EnvironmentVariable(const char *name, const QByteArray &value) : m_name(name) { qputenv(name, value); }
    ~EnvironmentVariable() { qunsetenv(m_name); }

private:
    const char *m_name;
};

} // namespace

/// Whom the client trusts with the key, and by which way it goes.
class TestClientTrust : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(QSslSocket::supportsSsl());
        m_good = m_certificates.signedFor(u"127.0.0.1"_s);
    }

    void anAuthorityOfOnesOwnIsTrusted()
    {
        HostileServer server(HostileServer::answer(good), Certificates::serverSide(m_good));
        const Reply reply = send(post(server.url(), trusting()));
        QVERIFY2(reply.outcome == Outcome::Answered, qPrintable(reply.sentence));
        QCOMPARE(reply.response.body, "ok");
        QVERIFY(!reply.isTlsProblem);
    }

    void whoCannotBeTrustedGetsNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("trustsAuthority");
        QTest::addColumn<QString>("reason");
        QTest::newRow("self-signed") << u"self-signed"_s << true << u"self-signed"_s;
        QTest::newRow("expired") << u"expired"_s << true << u"expired"_s;
        QTest::newRow("other host") << u"other host"_s << true << u"host name did not match"_s;
        QTest::newRow("unknown authority") << u"good"_s << false << u"issuer certificate"_s;
    }
    // C10
    void whoCannotBeTrustedGetsNothing()
    {
        QFETCH(QString, kind);
        QFETCH(bool, trustsAuthority);
        QFETCH(QString, reason);
        HostileServer server(HostileServer::answer(good), Certificates::serverSide(certificate(kind)));
        const Reply reply = send(post(server.url(), trustsAuthority ? trusting() : Transport()));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY(reply.isTlsProblem);
        QVERIFY2(reply.sentence.contains(reason), qPrintable(reply.sentence));
        QVERIFY(server.requests().isEmpty());
    }

    void oldTlsIsRefused_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("1.0") << u"-tls1"_s;
        QTest::newRow("1.1") << u"-tls1_1"_s;
    }
    // C10
    void oldTlsIsRefused()
    {
        QFETCH(QString, version);
        QProcess server;
        server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                                    m_good.certificate, u"-key"_s, m_good.key, version, u"-cipher"_s,
                                    u"ALL:@SECLEVEL=0"_s, u"-naccept"_s, u"1"_s});
        QByteArray said;
        static const QRegularExpression accept(u"ACCEPT 127.0.0.1:([0-9]+)"_s);
        const auto port = [&] {
            said += server.readAllStandardOutput();
            return accept.match(QString::fromLatin1(said)).captured(1).toInt();
        };
        QTRY_VERIFY(port() > 0);
        const Reply reply = send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(port())), trusting()));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.isTlsProblem, qPrintable(reply.sentence));
        server.kill(); // it may have ended by itself
        QTRY_COMPARE(server.state(), QProcess::NotRunning);
    }

    void aClientCertificateIsShown()
    {
        const Certificates::Files ours = m_certificates.signedFor(u"workbench"_s);
        QByteArray shown;
        HostileServer server(
            [&](QTcpSocket *socket) {
                const auto *tls = qobject_cast<QSslSocket *>(socket);
                shown = tls->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0).toLatin1();
                socket->write(good);
            },
            Certificates::serverSide(m_good, m_certificates.authority()));
        Transport transport = trusting();
        transport.clientCertificateFile = ours.certificate;
        transport.clientKeyFile = ours.key;
        const Reply reply = send(post(server.url(), transport));
        QVERIFY2(reply.outcome == Outcome::Answered, qPrintable(reply.sentence));
        QCOMPARE(shown, "workbench");
    }

    void aWrongFileIsNamedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named");
        const QString missing = u"/nowhere/x.pem"_s;
        const Certificates::Files other = m_certificates.signedFor(u"other"_s, -1);
        QTest::newRow("no authority file") << missing << QString() << QString() << missing;
        QTest::newRow("a folder") << u"/tmp"_s << QString() << QString() << u"/tmp"_s;
        QTest::newRow("an authority that is a key") << m_good.key << QString() << QString() << m_good.key;
        QTest::newRow("no certificate file") << QString() << missing << m_good.key << missing;
        QTest::newRow("no key file") << QString() << m_good.certificate << missing << missing;
        QTest::newRow("no key named") << QString() << m_good.certificate << QString() << u"is not named"_s;
        QTest::newRow("a key that is a certificate")
            << QString() << m_good.certificate << m_good.certificate << m_good.certificate;
        QTest::newRow("a certificate that is over")
            << QString() << other.certificate << other.key << other.certificate;
    }
    void aWrongFileIsNamedBeforeAnythingIsSent()
    {
        QFETCH(QString, authority);
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, named);
        HostileServer server(HostileServer::answer(good), Certificates::serverSide(m_good));
        Transport transport;
        transport.caFile = authority;
        transport.clientCertificateFile = certificate;
        transport.clientKeyFile = key;
        const Reply reply = send(post(server.url(), transport));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(named), qPrintable(reply.sentence));
        QCOMPARE(server.connections(), 0);
    }

    void aRedirectTakesNothingToAnotherHost_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("fromTls");
        QTest::addColumn<bool>("toTls");
        for (const int status : {301, 302, 303, 307, 308}) {
            for (const bool fromTls : {false, true}) {
                for (const bool toTls : {false, true})
                    QTest::addRow("%d %s to %s", status, fromTls ? "https" : "http", toTls ? "https" : "http")
                        << status << fromTls << toTls;
            }
        }
    }
    // C09 G12
    void aRedirectTakesNothingToAnotherHost()
    {
        QFETCH(int, status);
        QFETCH(bool, fromTls);
        QFETCH(bool, toTls);
        const auto other = serverOf(HostileServer::answer(good), toTls, u"localhost"_s);
        const QUrl target = other->url(u"localhost"_s);
        const auto first = serverOf(HostileServer::answer("HTTP/1.1 " + QByteArray::number(status) +
                                                          " Elsewhere\r\nLocation: " + target.toEncoded() +
                                                          "\r\nContent-Length: 0\r\n\r\n"),
                                    fromTls, u"127.0.0.1"_s);
        const Reply reply = send(post(first->url(), trusting()));
        QVERIFY2(reply.outcome == Outcome::Answered, qPrintable(reply.sentence));
        QCOMPARE(reply.response.status, status);
        QCOMPARE(first->requests().size(), 1);
        QCOMPARE(other->connections(), 0);

        // The control: plain QNetworkAccessManager takes the key along, except from https to http.
        QNetworkAccessManager manager;
        QNetworkRequest request(first->url());
        request.setRawHeader("Authorization", secret);
        request.setRawHeader("Content-Type", "application/json");
        request.setSslConfiguration(*clientTls(trusting()));
        const std::unique_ptr<QNetworkReply> plain(manager.post(request, "{}"));
        QTRY_VERIFY(plain->isFinished());
        QCOMPARE(leaks(*other), toTls || !fromTls);
    }

    void aRedirectToNoWebAddressIsOnlyAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("file") << "file:///etc/passwd"_ba;
        QTest::newRow("itself") << "/"_ba;
        QTest::newRow("none") << ""_ba;
    }
    // C09
    void aRedirectToNoWebAddressIsOnlyAnAnswer()
    {
        QFETCH(QByteArray, location);
        HostileServer server(HostileServer::answer("HTTP/1.1 302 X\r\nLocation: " + location +
                                                   "\r\nContent-Length: 0\r\n\r\n"));
        QCOMPARE(send(post(server.url())).response.status, 302);
        QCOMPARE(server.requests().size(), 1);
    }

    // C18
    void cookiesAndTheLikeAreNotKept()
    {
        HostileServer server(HostileServer::answer(
            "HTTP/1.1 200 OK\r\nSet-Cookie: id=1; Path=/\r\nStrict-Transport-Security: max-age=999\r\n"
            "Alt-Svc: h2=\":1\"\r\nContent-Length: 2\r\n\r\nok"));
        Client client;
        for (int i = 0; i < 2; ++i) {
            QSignalSpy spy(client.send(post(server.url(u"localhost"_s))), &Call::finished);
            QVERIFY(spy.wait());
            QCOMPARE(spy.first().first().value<Reply>().outcome, Outcome::Answered);
        }
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(!server.requests().last().contains("Cookie"));
    }

    // C15
    void anOwnProxyIsAsked()
    {
        HostileServer proxy(HostileServer::answer(good));
        ClientRequest request = post(QUrl(u"http://service.invalid/x"_s), through(proxyUrl(proxy)));
        request.headers.clear();
        QCOMPARE(send(request).outcome, Outcome::Answered);
        QVERIFY(proxy.requests().first().startsWith("POST http://service.invalid/x HTTP/1.1\r\n"));
    }

    // C15
    void theSystemsProxyIsAskedButNotForThisComputer()
    {
        HostileServer proxy(HostileServer::answer(good));
        const EnvironmentVariable variable("http_proxy", proxyUrl(proxy).toEncoded());
        HostileServer server(HostileServer::answer(good));
        QCOMPARE(send(post(server.url())).outcome, Outcome::Answered);
        QCOMPARE(proxy.connections(), 0);
        QCOMPARE(nameOfProxyFor({}, server.url(u"localhost"_s)), QString());
        QCOMPARE(nameOfProxyFor({}, QUrl(u"http://service.invalid/"_s)), proxyUrl(proxy).toString());
        Transport none;
        none.proxy = Transport::Proxy::None;
        QCOMPARE(nameOfProxyFor(none, QUrl(u"http://service.invalid/"_s)), QString());
    }

    // C15
    void theKeyIsNotShownToAProxyOnAnotherComputer()
    {
        const Reply reply =
            send(post(QUrl(u"http://service.invalid/"_s), through(QUrl(u"http://proxy.invalid:3128"_s))));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(u"http://proxy.invalid:3128"_s), qPrintable(reply.sentence));
        QVERIFY2(reply.sentence.contains(u"could read the API key"_s), qPrintable(reply.sentence));
    }

    // C15
    void overTlsAProxySeesNeitherKeyNorBody()
    {
        HostileServer proxy(HostileServer::answerAndClose("HTTP/1.1 403 No\r\n\r\n"));
        const Reply reply = send(post(QUrl(u"https://service.invalid/"_s), through(proxyUrl(proxy))));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY(proxy.requests().first().startsWith("CONNECT service.invalid:443 "));
        QVERIFY(!leaks(proxy));
    }

    void aBadProxyIsNamed_data()
    {
        QTest::addColumn<QUrl>("proxy");
        QTest::addColumn<QString>("named");
        QTest::newRow("none") << QUrl() << u"not of the form"_s;
        QTest::newRow("no port") << QUrl(u"http://proxy.example"_s) << u"not of the form"_s;
        QTest::newRow("ftp") << QUrl(u"ftp://proxy.example:21"_s) << u"not of the form"_s;
        QTest::newRow("password") << QUrl(u"http://me:secret@proxy.example:8080"_s) << u"user name"_s;
        QTest::newRow("nobody there") << QUrl(u"http://127.0.0.1:1"_s) << u"http://127.0.0.1:1"_s;
    }
    void aBadProxyIsNamed()
    {
        QFETCH(QUrl, proxy);
        QFETCH(QString, named);
        const Reply reply = send(post(QUrl(u"https://service.invalid/"_s), through(proxy)));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(named), qPrintable(reply.sentence));
        QVERIFY(!reply.sentence.contains(u"secret"_s));
    }

    // C01
    void connectingHasADeadlineOfItsOwn()
    {
        QTcpServer full; // accepts nothing: behind its backlog, connecting waits
        full.setListenBacklogSize(0);
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        QTcpSocket filler;
        filler.connectToHost(QHostAddress::LocalHost, full.serverPort());
        QVERIFY(filler.waitForConnected());
        Transport transport;
        transport.connectTimeoutMs = 200;
        const Reply reply = send(post(QUrl(u"http://127.0.0.1:%1/"_s.arg(full.serverPort())), transport));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(u"No connection to 127.0.0.1"_s), qPrintable(reply.sentence));
        QVERIFY2(reply.sentence.contains(u"0.2 seconds"_s), qPrintable(reply.sentence));
        QVERIFY(reply.elapsedMs < 5000);
    }

    void aSlowAnswerIsNoSlowConnection()
    {
        HostileServer server(
            [](QTcpSocket *socket) { QTimer::singleShot(400, socket, [socket] { socket->write(good); }); });
        Transport transport;
        transport.connectTimeoutMs = 200;
        QCOMPARE(send(post(server.url(), transport)).outcome, Outcome::Answered);
    }

    void theRequestsDeadlineIsKept()
    {
        HostileServer server(HostileServer::keepSilent());
        Transport transport;
        transport.totalDeadlineMs = 200;
        const Reply reply = send(post(server.url(), transport));
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QVERIFY2(reply.sentence.contains(u"0.2 seconds"_s), qPrintable(reply.sentence));
    }

    // C06
    void aFloodOfInterimAnswersEndsAtTheDeadline()
    {
        HostileServer server([](QTcpSocket *socket) {
            const auto more = [socket] {
                if (socket->bytesToWrite() == 0)
                    socket->write(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(100));
            };
            connect(socket, &QTcpSocket::bytesWritten, socket, more);
            more();
        });
        Transport transport;
        transport.totalDeadlineMs = 500;
        QCOMPARE(send(post(server.url(), transport)).outcome, Outcome::Unknown);
    }

    // C07
    void aFloodOfHeadersEndsAtTheDeadline()
    {
        HostileServer server([](QTcpSocket *socket) {
            socket->write("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 300'000; ++i)
                socket->write("X-" + QByteArray::number(i) + ": y\r\n");
        });
        Transport transport;
        transport.totalDeadlineMs = 500;
        QCOMPARE(send(post(server.url(), transport)).outcome, Outcome::Unknown);
    }

private:
    Transport trusting() const
    {
        Transport transport;
        transport.caFile = m_certificates.authority();
        return transport;
    }

    Certificates::Files certificate(const QString &kind)
    {
        if (kind == "self-signed"_L1)
            return m_certificates.selfSigned();
        if (kind == "expired"_L1)
            return m_certificates.signedFor(u"127.0.0.1"_s, -1);
        if (kind == "other host"_L1)
            return m_certificates.signedFor(u"other.example"_s);
        return m_good;
    }

    std::unique_ptr<HostileServer> serverOf(const HostileServer::Behaviour &behaviour, bool tls,
                                            const QString &host)
    {
        if (!tls)
            return std::make_unique<HostileServer>(behaviour);
        if (!m_byHost.contains(host))
            m_byHost.insert(host, m_certificates.signedFor(host));
        return std::make_unique<HostileServer>(behaviour, Certificates::serverSide(m_byHost[host]));
    }

    static QUrl proxyUrl(const HostileServer &proxy)
    {
        return QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.port()));
    }

    Certificates m_certificates;
    Certificates::Files m_good;
    QHash<QString, Certificates::Files> m_byHost;
};

QTEST_GUILESS_MAIN(TestClientTrust)
#include "test_client_trust.moc"
