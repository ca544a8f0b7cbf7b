// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server_tls.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/doctor.h"
#include "simulator/simulator.h"
#include "support/certificates.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using support::Certificates;
using support::HostileServer;
using Subject = Diagnosis::Subject;
using State = Diagnosis::State;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Written with ' for ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QUrl closedUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
}

/// No tunnel runs, whatever runs on the computer that tests.
TunnelApis noTunnels()
{
    return {closedUrl(), {closedUrl()}};
}

Checkup checkupOf(const QUrl &endpoint, const QByteArray &key = "canary-key")
{
    Checkup checkup;
    checkup.endpoint = endpoint;
    checkup.apiKey = key;
    checkup.tunnels = noTunnels();
    return checkup;
}

QHash<Subject, Diagnosis> examined(const Checkup &checkup)
{
    Doctor doctor(checkup);
    QSignalSpy finished(&doctor, &Doctor::finished);
    doctor.start();
    if (finished.isEmpty() && !finished.wait(patience))
        return {};
    QHash<Subject, Diagnosis> found;
    for (const Diagnosis &one : finished.first().first().value<QList<Diagnosis>>())
        found.insert(one.subject, one);
    return found;
}

} // namespace

class TestDoctor : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { qRegisterMetaType<QList<Diagnosis>>(); }

    void theSimulatorIsHealthy()
    {
        simulator::Simulator sim;
        QVERIFY(sim.start());
        Checkup checkup = checkupOf(sim.endpoint(), sim.apiKey());
        checkup.isSimulated = true;
        const auto found = examined(checkup);
        QCOMPARE(found.size(), 8);
        for (const Diagnosis &one : found) {
            QVERIFY2(one.state == State::Good, qPrintable(one.sentence));
            QVERIFY(one.remedy.isEmpty());
            QVERIFY(!one.sentence.isEmpty());
        }
        QVERIFY(isHealthy(found.values()));
    }

    // T14
    void aTakenPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Checkup checkup = checkupOf(closedUrl());
        checkup.port = other.serverPort();
        const auto found = examined(checkup);
        QCOMPARE(found[Subject::Port].state, State::Broken);
        QVERIFY(found[Subject::Port].sentence.contains(QString::number(other.serverPort())));
        QVERIFY(!found[Subject::Port].remedy.isEmpty());
        QCOMPARE(found[Subject::Return].state, State::Unknown);
        QCOMPARE(found.size(), 8);
    }

    void anotherProgramAtTheListenersPlaceIsSeen()
    {
        HostileServer other(HostileServer::answer(answer(200, "hello")));
        Checkup checkup = checkupOf(closedUrl());
        checkup.listenerBase = other.url();
        checkup.listenerHealthPath = "/health/secret";
        const auto found = examined(checkup);
        QCOMPARE(found[Subject::Return].state, State::Broken);
        QVERIFY(found[Subject::Return].sentence.contains(u"Another program"_s));
    }

    void aDeadListenerIsSeen()
    {
        Checkup checkup = checkupOf(closedUrl());
        checkup.listenerBase = closedUrl();
        checkup.listenerHealthPath = "/health/secret";
        const auto found = examined(checkup);
        QCOMPARE(found[Subject::Return].state, State::Broken);
        QVERIFY(found[Subject::Return].sentence.contains(u"refused"_s));
    }

    void aListenersOwnCertificateIsTrustedWhereItIsSaid_data()
    {
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("trusted") << true;
        QTest::newRow("not trusted") << false;
    }
    /// A browser that was not told to trust it would not come back either.
    void aListenersOwnCertificateIsTrustedWhereItIsSaid()
    {
        QFETCH(bool, isTrusted);
        QTemporaryDir folder;
        const QString here = folder.filePath(u"tls"_s);
        QVERIFY(http::makeOwnCertificate(here));
        const auto tls = http::serverTls(here + u"/certificate.pem"_s, here + u"/key.pem"_s);
        QVERIFY(tls);
        http::Server server([](const http::Request &) { return http::plainText(204, {}); });
        server.setTls(*tls);
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        Checkup checkup = checkupOf(closedUrl());
        checkup.listenerBase = QUrl(u"https://127.0.0.1:%1"_s.arg(server.port()));
        checkup.listenerHealthPath = "/health/secret";
        if (isTrusted)
            checkup.toListener.caFile = here + u"/certificate.pem"_s;
        const Diagnosis found = examined(checkup)[Subject::Return];
        QVERIFY2(found.state == (isTrusted ? State::Good : State::Warning), qPrintable(found.sentence));
        QCOMPARE(found.remedy.isEmpty(), isTrusted);
    }

    // B05
    void aListenerThatOthersReachIsSeen()
    {
        http::Server server([](const http::Request &) { return http::plainText(204, {}); });
        QVERIFY(server.listen(QHostAddress::AnyIPv4, 0));
        Checkup checkup = checkupOf(closedUrl());
        checkup.listenerBase = QUrl(u"http://127.0.0.1:%1"_s.arg(server.port()));
        checkup.listenerHealthPath = "/health/secret";
        const Diagnosis found = examined(checkup)[Subject::Loopback];
        if (found.sentence.contains(u"no address"_s))
            QSKIP("this computer has no address but its loopback");
        QCOMPARE(found.state, State::Warning);
        QVERIFY(found.remedy.contains(u"127.0.0.1"_s));
    }

    void aPublicAddressIsFollowed_data()
    {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("said");
        QTest::newRow("leads here") << answer(204, {}) << State::Good << u"leads to the listener"_s;
        QTest::newRow("somewhere else") << answer(200, "hi") << State::Broken << u"answers 200"_s;
        QTest::newRow("a tunnel without us") << answer(502, "bad") << State::Broken << u"answers 502"_s;
        QTest::newRow("a name we do not know") << answer(421, "no") << State::Broken << u"does not know"_s;
        QTest::newRow("nobody") << QByteArray() << State::Broken << u"closed"_s;
    }
    void aPublicAddressIsFollowed()
    {
        QFETCH(QByteArray, answered);
        QFETCH(State, state);
        QFETCH(QString, said);
        HostileServer outside(HostileServer::answerAndClose(answered));
        Checkup checkup = checkupOf(closedUrl());
        checkup.publicBase = outside.url().resolved(QUrl(u"/in/"_s));
        const auto all = examined(checkup);
        const Diagnosis found = all[Subject::Postback];
        QVERIFY2(found.state == state, qPrintable(found.sentence));
        QVERIFY2(found.sentence.contains(said), qPrintable(found.sentence));
        QCOMPARE(found.remedy.isEmpty(), state == State::Good);
        QVERIFY2(all[Subject::Return].state == state, qPrintable(all[Subject::Return].sentence));
        QCOMPARE(outside.requests().size(), 2); // one by the browser's way, one by the service's
        for (const QByteArray &request : outside.requests()) {
            QVERIFY2(request.startsWith("GET /in/health/") || request.startsWith("POST /in/health/"),
                     request);
            QVERIFY(!request.contains("Authorization"));
        }
        QVERIFY(outside.requests().at(0).left(4) != outside.requests().at(1).left(4));
    }

    void aBrowserRefusesSomePorts_data()
    {
        QTest::addColumn<QUrl>("base");
        QTest::addColumn<bool>("isRefused");
        const auto row = [](const char *url, bool isRefused) {
            QTest::newRow(url) << QUrl(QString::fromLatin1(url)) << isRefused;
        };
        row("http://127.0.0.1:6000", true);
        row("http://127.0.0.1:6665", true);
        row("http://localhost:10080", true);
        row("http://[::1]:5060/in", true);
        row("https://tunnel.example:22", true);
        row("http://127.0.0.1:1", true);
        row("http://127.0.0.1:8080", false);
        row("http://127.0.0.1:6001", false);
        row("https://tunnel.example", false);
        row("http://tunnel.example/", false);
    }
    // W03
    void aBrowserRefusesSomePorts()
    {
        QFETCH(QUrl, base);
        QFETCH(bool, isRefused);
        QCOMPARE(!browserObstacle(base).isEmpty(), isRefused);
    }

    // W03
    void aPortThatBrowsersRefuseIsBrokenEvenWhileTheListenerAnswers()
    {
        HostileServer listener(HostileServer::answer(answer(204, {})));
        Checkup checkup = checkupOf(closedUrl());
        checkup.listenerBase = listener.url();
        checkup.listenerHealthPath = "/health/secret";
        QCOMPARE(examined(checkup)[Subject::Return].state, State::Good);
        checkup.publicBase = QUrl(u"http://127.0.0.1:6000"_s);
        const Diagnosis found = examined(checkup)[Subject::Return];
        QCOMPARE(found.state, State::Broken);
        QVERIFY2(found.sentence.contains(u"6000"_s), qPrintable(found.sentence));
    }

    void aPublicPageMayBeKeptFromTheLocalNetwork_data()
    {
        QTest::addColumn<QUrl>("endpoint");
        QTest::addColumn<State>("state");
        QTest::newRow("public") << QUrl(u"https://service.invalid/v2"_s) << State::Warning;
        QTest::newRow("this computer") << QUrl(u"http://localhost:1/v2"_s) << State::Good;
        QTest::newRow("private network") << QUrl(u"https://10.1.2.3:1/v2"_s) << State::Good;
    }
    // W03
    void aPublicPageMayBeKeptFromTheLocalNetwork()
    {
        QFETCH(QUrl, endpoint);
        QFETCH(State, state);
        HostileServer listener(HostileServer::answer(answer(204, {})));
        Checkup checkup = checkupOf(endpoint);
        checkup.transport.connectTimeoutMs = 200;
        checkup.transport.totalDeadlineMs = 400;
        checkup.listenerBase = listener.url();
        checkup.listenerHealthPath = "/health/secret";
        const Diagnosis found = examined(checkup)[Subject::Return];
        QVERIFY2(found.state == state, qPrintable(found.sentence));
        QCOMPARE(found.sentence.contains(u"Local Network Access"_s), state == State::Warning);
        QVERIFY(isHealthy({found}));
    }

    void aTunnelThatTheServiceIsNotToldOfIsFound_data()
    {
        QTest::addColumn<QByteArray>("ngrok");
        QTest::addColumn<QByteArray>("cloudflared");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("ngrok to another port")
            << json("{'tunnels':[{'public_url':'tcp://x:1'},{'public_url':'https://"
                    "a.ngrok.example','config':{'addr':'http://localhost:5999'}}]}")
            << QByteArray() << u"ngrok is running as https://a.ngrok.example"_s << u"port 5999"_s;
        QTest::newRow("ngrok without a tunnel, then cloudflared")
            << json("{'tunnels':[]}") << json("{'hostname':'b.trycloudflare.com'}")
            << u"cloudflared is running as https://b.trycloudflare.com"_s << u"https://b.trycloudflare.com"_s;
        QTest::newRow("something else at their ports")
            << QByteArray("<html>") << json("[1]") << u"only the simulator"_s << u"ngrok http"_s;
        QTest::newRow("cloudflared without a quick tunnel")
            << QByteArray() << json("{'hostname':''}") << u"only the simulator"_s << u"cloudflared"_s;
    }
    void aTunnelThatTheServiceIsNotToldOfIsFound()
    {
        QFETCH(QByteArray, ngrok);
        QFETCH(QByteArray, cloudflared);
        QFETCH(QString, said);
        QFETCH(QString, remedy);
        HostileServer ngrokApi(HostileServer::answer(answer(200, ngrok)));
        HostileServer cloudflaredApi(HostileServer::answer(answer(200, cloudflared)));
        Checkup checkup = checkupOf(QUrl(u"https://service.invalid/cloudpaymentsapi/v2"_s));
        checkup.tunnels = {ngrokApi.url(), {closedUrl(), cloudflaredApi.url()}};
        const Diagnosis found = examined(checkup)[Subject::Postback];
        QCOMPARE(found.state, State::Broken);
        QVERIFY2(found.sentence.contains(said), qPrintable(found.sentence));
        QVERIFY2(found.remedy.contains(remedy), qPrintable(found.remedy));
        QVERIFY(ngrokApi.requests().value(0).startsWith("GET /api/tunnels "));
    }

    void theKeyIsTried_data()
    {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("said");
        QTest::newRow("good") << answer(200, json("{'Active': true}")) << State::Good << u"accepts"_s;
        QTest::newRow("inactive") << answer(200, json("{'Active': false}")) << State::Broken
                                  << u"not active"_s;
        QTest::newRow("wrong key") << answer(401, "{}") << State::Broken << u"refuses the API key"_s;
        QTest::newRow("no such page") << answer(404, "<html>") << State::Broken << u"404"_s;
        QTest::newRow("a web site") << answer(200, "<html>") << State::Broken << u"not a biller's status"_s;
        QTest::newRow("text for a switch")
            << answer(200, json("{'Active': 'yes'}")) << State::Broken << u"not a biller's status"_s;
        QTest::newRow("nobody") << QByteArray() << State::Broken << u"closed"_s;
    }
    void theKeyIsTried()
    {
        QFETCH(QByteArray, answered);
        QFETCH(State, state);
        QFETCH(QString, said);
        HostileServer service(HostileServer::answerAndClose(answered));
        const Diagnosis found =
            examined(checkupOf(service.url().resolved(QUrl(u"/cloudpaymentsapi/v2"_s))))[Subject::Endpoint];
        QVERIFY2(found.state == state, qPrintable(found.sentence));
        QVERIFY2(found.sentence.contains(said), qPrintable(found.sentence));
        QCOMPARE(found.remedy.isEmpty(), state == State::Good);
        const QByteArray request = service.requests().value(0);
        QVERIFY(request.startsWith("GET /api/v1/biller/status "));
        QVERIFY(request.contains("Authorization: Basic " + QByteArray("canary-key").toBase64()));
        QVERIFY(!reportOf({found}).contains(u"canary"_s));
    }

    void noKeyAndNoEndpointAreSaid()
    {
        HostileServer service(HostileServer::answer(answer(401, "{}")));
        QVERIFY(examined(checkupOf(service.url(), {}))[Subject::Endpoint].sentence.contains(u"no API key"_s));
        const auto found = examined(checkupOf(QUrl()));
        QCOMPARE(found.size(), 8);
        QCOMPARE(found[Subject::Endpoint].state, State::Broken);
        QCOMPARE(found[Subject::Tls].state, State::Unknown);
    }

    void theKeyIsNotSentUnencrypted()
    {
        const auto found = examined(checkupOf(QUrl(u"http://service.invalid/v2"_s)));
        QCOMPARE(found[Subject::Endpoint].state, State::Broken);
        QVERIFY(found[Subject::Endpoint].sentence.contains(u"unencrypted"_s));
    }

    // T12
    void aClockThatIsWrongIsSeen_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<State>("state");
        const auto at = [](qint64 seconds) {
            return QLocale::c()
                .toString(QDateTime::currentDateTimeUtc().addSecs(seconds),
                          u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                .toLatin1();
        };
        QTest::newRow("right") << at(0) << State::Good;
        QTest::newRow("a minute off") << at(60) << State::Good;
        QTest::newRow("ahead") << at(-3600) << State::Broken;
        QTest::newRow("behind") << at(366 * 86'400) << State::Broken;
        QTest::newRow("nonsense") << QByteArray("tomorrow") << State::Good; // its clock is ours
    }
    void aClockThatIsWrongIsSeen()
    {
        QFETCH(QByteArray, date);
        QFETCH(State, state);
        HostileServer service(HostileServer::answer(answer(200, "{}", "Date: " + date + "\r\n")));
        const Diagnosis found = examined(checkupOf(service.url()))[Subject::Clock];
        QVERIFY2(found.state == state, qPrintable(found.sentence));
    }

    // C15
    void aProxyIsShownAndABadOneNamed()
    {
        Checkup checkup = checkupOf(QUrl(u"https://service.invalid/v2"_s));
        checkup.transport.proxy = http::Transport::Proxy::Own;
        checkup.transport.proxyUrl = QUrl(u"http://127.0.0.1:1"_s);
        auto found = examined(checkup);
        QCOMPARE(found[Subject::Proxy].state, State::Good);
        QVERIFY(found[Subject::Proxy].sentence.contains(u"http://127.0.0.1:1"_s));
        QCOMPARE(found[Subject::Endpoint].state, State::Broken);

        checkup.transport.proxyUrl = QUrl(u"gopher://x"_s);
        found = examined(checkup);
        QCOMPARE(found[Subject::Proxy].state, State::Broken);
        QVERIFY(!found[Subject::Proxy].remedy.isEmpty());
    }

    // C10
    void aCertificateThatIsNotTrustedIsSeen()
    {
        Certificates certificates;
        HostileServer service(HostileServer::answer(answer(200, json("{'Active': true}"))),
                              Certificates::serverSide(certificates.signedFor(u"127.0.0.1"_s)));
        Checkup checkup = checkupOf(service.url());
        auto found = examined(checkup);
        QCOMPARE(found[Subject::Tls].state, State::Broken);
        QVERIFY(!found[Subject::Tls].remedy.isEmpty());
        QVERIFY(service.requests().isEmpty());

        checkup.transport.caFile = certificates.authority();
        found = examined(checkup);
        QVERIFY2(found[Subject::Tls].state == State::Good, qPrintable(found[Subject::Tls].sentence));
        QCOMPARE(found[Subject::Endpoint].state, State::Good);
    }

    void theReportNamesEachBrokenThingWithItsRemedy()
    {
        const QString report = reportOf({{Subject::Port, State::Good, u"Port 1 is free."_s, {}},
                                         {Subject::Clock, State::Broken, u"It is late."_s, u"Set it."_s}});
        QCOMPARE(report, u"Listener port: Good. Port 1 is free.\nClock: Broken. It is late.\n  Set it.\n"_s);
    }
};
QTEST_GUILESS_MAIN(TestDoctor)
#include "test_doctor.moc"
