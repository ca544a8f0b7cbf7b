// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "capture_sink.h"
#include "http/reachability.h"
#include "http/server_tls.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>
#include <vector>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <sys/socket.h>
#endif

using namespace roundtrip;
using namespace Qt::Literals::StringLiterals;
using support::RoundTripBuilder;

namespace
{

/// A listener with its sink, and clients for it.
struct Scene {
    FakeSink sink;
    CallbackListener listener{&sink};

    Scene()
    {
        if (!listener.listen({}))
            support::fail(u"No port is free."_s);
    }
    QByteArray path(const QByteArray &what) const
    {
        return "/cb/" + sink.trip.record().id.toLatin1() + '/' + what;
    }
    QByteArray ownHost() const { return "127.0.0.1:" + QByteArray::number(listener.port()); }
    QByteArray postback(const QByteArray &fields = {}) const
    {
        return "POST " + path("postback") + " HTTP/1.1\r\nHost: " + ownHost() + "\r\n" + fields +
               "Content-Length: 13\r\n\r\nApproved=True";
    }
    std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, listener.port());
        if (!socket->waitForConnected())
            support::fail(u"The listener takes no connection."_s);
        return socket;
    }
    QByteArray answerTo(const QByteArray &request) const
    {
        const auto socket = connected();
        socket->write(request);
        [&] {
            QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        }();
        return socket->readAll();
    }
};

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

} // namespace

class TestListener : public support::Test
{
    Q_OBJECT
private slots:
    void onlyItsOwnNameIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("host"); // PORT stands for the listener's
        QTest::addColumn<int>("status");
        QTest::newRow("B02 address") << "127.0.0.1:PORT"_ba << 200;
        QTest::newRow("B02 localhost") << "localhost:PORT"_ba << 200;
        QTest::newRow("B02 LOCALHOST") << "LOCALHOST:PORT"_ba << 200;
        QTest::newRow("B01 foreign name") << "evil.com"_ba << 421;
        QTest::newRow("B01 foreign name with our port") << "evil.com:PORT"_ba << 421;
        QTest::newRow("B02 subdomain") << "localhost.evil.com:PORT"_ba << 421;
        QTest::newRow("B02 name that resolves here") << "127.0.0.1.nip.io:PORT"_ba << 421;
        QTest::newRow("B02 [::1]") << "[::1]:PORT"_ba << 421;
        QTest::newRow("B02 dot behind") << "localhost.:PORT"_ba << 200;
        QTest::newRow("B02 IPv4 inside IPv6") << "[::ffff:127.0.0.1]:PORT"_ba << 200;
        QTest::newRow("B02 other port") << "127.0.0.1:1"_ba << 421;
        QTest::newRow("B02 no port") << "127.0.0.1"_ba << 421;
    }

    // B01 B02
    void onlyItsOwnNameIsAnswered()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        Scene scene;
        host.replace("PORT", QByteArray::number(scene.listener.port()));
        QCOMPARE(statusOf(scene.answerTo(scene.postback().replace(scene.ownHost(), host))), status);
        QCOMPARE(scene.sink.captured.size(), status == 200 ? 1 : 0);
    }

    void whatAWebPageTriesIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("request"); // PATH and HOST stand for the listener's
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("role"); // of the capture; -1: none
        const int unmatched = int(journal::Role::Unmatched);
        QTest::newRow("B03 without the token")
            << "POST /cb/postback HTTP/1.1\r\nHost: HOST\r\nOrigin: https://evil.example\r\nContent-Length: "
               "13\r\n\r\nApproved=True"_ba
            << 404 << unmatched;
        QTest::newRow("B03 guessed token")
            << "POST /cb/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/postback HTTP/1.1\r\nHost: "
               "HOST\r\nContent-Length: 13\r\n\r\nApproved=True"_ba
            << 404 << unmatched;
        QTest::newRow("B04 preflight") << "OPTIONS PATH HTTP/1.1\r\nHost: HOST\r\nOrigin: "
                                          "https://evil.example\r\nAccess-Control-Request-Method: "
                                          "POST\r\n\r\n"_ba
                                       << 405 << int(journal::Role::Postback); // a stray
        QTest::newRow("B07 line end in the query")
            << "GET PATH?x=%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: HOST\r\n\r\n"_ba << 200
            << int(journal::Role::Postback);
        for (const char *target :
             {"/..%2f..%2fetc/passwd", "/../../etc/passwd", "/%00", "/%c0%af", "/cb\\x\\return",
              "/index.html", "/health/", "/favicon.ico?Approved=True"}) {
            QTest::addRow("B09 %s", target) << "GET " + QByteArray(target) + " HTTP/1.1\r\nHost: HOST\r\n\r\n"
                                            << 404 << unmatched;
        }
    }

    // B03 B04 B07 B09
    void whatAWebPageTriesIsNotTaken()
    {
        QFETCH(QByteArray, request);
        Scene scene;
        request.replace("PATH", scene.path("postback")).replace("HOST", scene.ownHost());
        const QByteArray answer = scene.answerTo(request);
        QCOMPARE(statusOf(answer), *static_cast<const int *>(QTest::qData("status", qMetaTypeId<int>())));
        QCOMPARE(scene.sink.captured.isEmpty() ? -1 : int(scene.sink.captured.first().role),
                 *static_cast<const int *>(QTest::qData("role", qMetaTypeId<int>())));
        QVERIFY(!answer.toLower().contains("access-control-"));
        QVERIFY(!answer.contains("Set-Cookie"));
    }

    void noWebPageIsTakenForAServer_data()
    {
        QTest::addColumn<QByteArray>("host"); // PORT stands for the listener's
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("isOwn");
        const auto rows = [](const QByteArray &host, bool isOwn) {
            for (const char *fields :
                 {"", "Origin: https://evil.example\r\n", "Origin: null\r\n",
                  "Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n"})
                QTest::addRow("%s, %s", host.constData(),
                              qPrintable(QString::fromLatin1(fields).simplified()))
                    << host << QByteArray(fields) << isOwn;
        };
        for (const char *own : {"127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT"})
            rows(own, true);
        for (const char *foreign : {"evil.com", "evil.com:PORT", "localhost.evil.com:PORT",
                                    "127.0.0.1.nip.io:PORT", "[::1]:PORT", "0.0.0.0:PORT", "127.0.0.1:1"})
            rows(foreign, false);
    }

    // B01 B02 B03 G18: a page that another name leads here (rebinding) is refused; one that knows the address
    // of a round trip is written down, with a remark. The rows without a browser's fields are the control.
    void noWebPageIsTakenForAServer()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, fields);
        QFETCH(bool, isOwn);
        Scene scene;
        host.replace("PORT", QByteArray::number(scene.listener.port()));
        const QByteArray answer = scene.answerTo(scene.postback(fields).replace(scene.ownHost(), host));
        QCOMPARE(statusOf(answer), isOwn ? 200 : 421);
        QVERIFY(!answer.toLower().contains("access-control-"));
        QCOMPARE(scene.sink.captured.size(), isOwn ? 1 : 0);
        if (isOwn)
            QCOMPARE(scene.sink.captured.first().remark.contains(u"browser"_s), !fields.isEmpty());
    }

    void whatIsRefusedIsReported_data()
    {
        QTest::addColumn<QByteArray>("request"); // HOST, POSTBACK stand for the listener's
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &request, int status, const QString &word) {
            QTest::newRow(name) << request << status << word;
        };
        const QByteArray host = "Host: HOST\r\n";
        const QByteArray post = "POST POSTBACK HTTP/1.1\r\n";
        row("another name", post + "Host: portal:8080\r\nContent-Length: 0\r\n\r\n", 421,
            u"--allow-host portal:8080"_s);
        row("no Host", post + "\r\n", 400, u"Host"_s);
        row("broken chunks", post + host + "Transfer-Encoding: chunked\r\n\r\nx\r\n", 400, u"chunk"_s);
        row("too long a line", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n", 414, u"8192"_s);
        row("too many fields", post + host + QByteArray("A: b\r\n").repeated(100) + "\r\n", 431, u"100"_s);
        row("too large", post + host + "Content-Length: 99999999\r\n\r\n", 413, u"1048576"_s);
        row("an unknown coding", post + host + "Transfer-Encoding: gzip\r\n\r\n", 501, u"gzip"_s);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, u"HTTP/1.1"_s);
        row("TLS", QByteArray::fromHex("16030102000100"), 400, u"https"_s);
    }

    // L29
    void whatIsRefusedIsReported()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, word);
        Scene scene;
        QSignalSpy reported(&scene.listener, &CallbackListener::refused);
        request.replace("HOST", scene.ownHost()).replace("POSTBACK", scene.path("postback"));
        QCOMPARE(statusOf(scene.answerTo(request)), status);
        QCOMPARE(reported.size(), 1);
        const auto refused = reported.first().first().value<http::RefusedRequest>();
        QCOMPARE(refused.status, status);
        QVERIFY2(refused.sentence.contains(word), qPrintable(refused.sentence));
        QCOMPARE(refused.peer, u"127.0.0.1"_s);
        QVERIFY(scene.sink.captured.isEmpty());
    }

    // L29
    void whatIsToldToWaitOrNotKeptIsReported()
    {
        FakeSink sink;
        CaptureAllowance allowance;
        allowance.perRoundTrip = 1;
        allowance.unmatched = 1;
        CallbackListener listener(&sink, nullptr, allowance);
        QSignalSpy reported(&listener, &CallbackListener::refused);
        const auto status = [&](const QByteArray &target) {
            http::Request request;
            request.method = "POST";
            request.target = target;
            return answerOf(listener, request).status;
        };
        QCOMPARE(status(sink.path("postback")), 200);
        QCOMPARE(status("/elsewhere"), 404);
        QCOMPARE(reported.size(), 0);
        QCOMPARE(status(sink.path("postback")), 429);
        QCOMPARE(status("/elsewhere?x=4111111111111111"), 404);
        QCOMPARE(reported.size(), 2);
        QCOMPARE(reported.at(0).first().value<http::RefusedRequest>().status, 429);
        QVERIFY(reported.at(0).first().value<http::RefusedRequest>().sentence.contains("--flood-limit"_L1));
        QCOMPARE(reported.at(1).first().value<http::RefusedRequest>().asked, u"POST /elsewhere"_s);
    }

    void whatBrowsersAskForByThemselvesIsAnsweredAndNotKept_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const QByteArray &target, int status, bool isKept) {
            QTest::newRow(target) << target << status << isKept;
        };
        row("/", 200, false);
        row("/favicon.ico", 204, false);
        row("/favicon.svg?v=2", 204, false);
        row("/robots.txt", 200, false);
        row("/.well-known/appspecific/com.chrome.devtools.json", 404, false);
        row("/apple-touch-icon-precomposed.png", 404, false);
        row("/site.webmanifest", 404, false);
        row("/?Approved=True", 404, true);
        row("/favicon.ico?Approved=True", 404, true);
        row("/index.html", 404, true);
        row("/cb/", 404, true);
    }

    // B11
    void whatBrowsersAskForByThemselvesIsAnsweredAndNotKept()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(bool, isKept);
        Scene scene;
        const QByteArray rest = target + " HTTP/1.1\r\nHost: " + scene.ownHost() + "\r\n";
        QCOMPARE(statusOf(scene.answerTo("GET " + rest + "\r\n")), status);
        QCOMPARE(scene.sink.captured.size(), isKept ? 1 : 0);
        // A postback that was sent there is somebody's mistake, and has to be seen.
        QCOMPARE(statusOf(scene.answerTo("POST " + rest + "Content-Length: 13\r\n\r\nApproved=True")), 404);
        QCOMPARE(scene.sink.captured.size(), isKept ? 2 : 1);
    }

    void realClientsAreNotLost_data()
    {
        QTest::addColumn<QByteArray>("request"); // HOST and POSTBACK stand for the listener's
        const QByteArray post = "POST POSTBACK HTTP/1.1\r\nHost: HOST\r\n";
        const QByteArray body = "Content-Length: 13\r\n\r\nApproved=True";
        QTest::newRow("curl --http2")
            << post + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n" +
                   body;
        QTest::newRow("no length") << post + "\r\n";
        QTest::newRow("absolute form") << QByteArray(post).replace("POSTBACK", "http://HOSTPOSTBACK") + body;
        QTest::newRow("an empty line first") << "\r\n" + post + body;
        QTest::newRow("an empty Expect") << post + "Expect:\r\n" + body;
        QTest::newRow("HTTP/1.0 without a Host") << "POST POSTBACK HTTP/1.0\r\n" + body;
        QTest::newRow("a target that was not escaped")
            << QByteArray(post).replace("POSTBACK", "POSTBACK?n=Jos\xc3\xa9") + body;
        QTest::newRow("the cookies of localhost")
            << post + "Cookie: a=" + QByteArray(40'000, 'x') + "\r\n" + body;
    }

    // L20 L23 L29
    void realClientsAreNotLost()
    {
        QFETCH(QByteArray, request);
        Scene scene;
        request.replace("HOST", scene.ownHost()).replace("POSTBACK", scene.path("postback"));
        const QByteArray answer = scene.answerTo(request);
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.startsWith("HTTP/1.1 "));
        QCOMPARE(scene.sink.captured.size(), 1);
        QCOMPARE(scene.sink.captured.first().role, journal::Role::Postback);
    }

    // B01 B02: a tunnel's name, and no other; wherever the listener moves.
    void anAllowedNameIsAnsweredToo()
    {
        Scene scene;
        const auto status = [&](const QByteArray &host) {
            return statusOf(scene.answerTo(scene.postback().replace(scene.ownHost(), host)));
        };
        QCOMPARE(status("tunnel.example"), 421);
        scene.listener.allowHost("Tunnel.example");
        scene.listener.allowHost("Tunnel.example"); // said twice
        QCOMPARE(status("tunnel.example"), 200);
        QCOMPARE(status("tunnel.example:81"), 421);
        QCOMPARE(status("other.example"), 421);
        QVERIFY(scene.listener.listen({.extraHosts = {"second.example"}}));
        QCOMPARE(status("tunnel.example"), 200);
        QCOMPARE(status("second.example"), 200);
        QCOMPARE(scene.sink.captured.size(), 3);
    }

    void whereOthersReachItItNamesTheAddressForThem_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::AnyIPv4);
        QTest::newRow("IPv4 and IPv6") << QHostAddress(QHostAddress::Any);
    }

    void whereOthersReachItItNamesTheAddressForThem()
    {
        QFETCH(QHostAddress, address);
        Scene scene;
        if (!scene.listener.listen({.address = address}))
            QSKIP("This computer has no IPv6.");
        const QHostAddress outward = http::outwardAddress();
        QCOMPARE(QHostAddress(scene.listener.base().host()),
                 outward.isNull() ? QHostAddress(QHostAddress::LocalHost) : outward);
        QCOMPARE(scene.listener.base().port(), int(scene.listener.port()));
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 200); // this computer's browser too
    }

    void whereItListensOnIpv6ItNamesThat()
    {
        Scene scene;
        if (!scene.listener.listen({.address = QHostAddress::AnyIPv6}))
            QSKIP("This computer has no IPv6.");
        QCOMPARE(scene.listener.base(), QUrl(u"http://[::1]:%1"_s.arg(scene.listener.port())));
    }

    void itHasNoAddressWhileItDoesNotListen()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        QCOMPARE(listener.base(), QUrl());
        listener.allowHost("tunnel.example"); // kept for when it does
        QVERIFY(listener.listen({}));
        QVERIFY(!listener.base().isEmpty());
        listener.close();
        QCOMPARE(listener.base(), QUrl());
    }

    void aTakenPortIsSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        FakeSink sink;
        CallbackListener listener(&sink);
        const auto listening = listener.listen({.port = other.serverPort()});
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, u"port-taken"_s);
        QCOMPARE(listener.base(), QUrl());
        QVERIFY(listener.listen({})); // any free one
    }

    void itsCertificateStaysBesideTheJournal()
    {
        QCOMPARE(listenerTlsFolder(u"/data/journal.sqlite"_s), u"/data/listener-tls"_s);
    }

    // B05 B10: nobody but this computer reaches it, and what it gives out names the one address it holds.
    void itListensOnTheLoopbackAndNamesItByNumber()
    {
        Scene scene;
        QCOMPARE(scene.listener.base(), QUrl(u"http://127.0.0.1:%1"_s.arg(scene.listener.port())));
        QTcpServer everyoneElse; // the same port of another address is still free
        QVERIFY(everyoneElse.listen(QHostAddress(u"127.0.0.2"_s), scene.listener.port()));
    }

    void theLandingPageHoldsNothingOfTheQuery_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("script") << "x=%3Cscript%3Ealert(1)%3C/script%3E"_ba;
        QTest::newRow("raw script") << "x=<script>alert(1)</script>"_ba;
        QTest::newRow("svg") << "x=\"><svg/onload=alert(1)>"_ba;
        QTest::newRow("javascript:") << "next=javascript:alert(1)"_ba;
        QTest::newRow("UTF-7") << "x=+ADw-script+AD4-alert(1)"_ba;
        QTest::newRow("NUL") << "x=%00<b>alert(1)"_ba;
        QTest::newRow("B08 open redirect") << "returnUrl=https://evil.example/alert(1)"_ba;
    }

    // B06 B08
    void theLandingPageHoldsNothingOfTheQuery()
    {
        QFETCH(QByteArray, query);
        Scene scene;
        const QByteArray answer = scene.answerTo("GET " + scene.path("return") + '?' + query +
                                                 " HTTP/1.1\r\nHost: " + scene.ownHost() + "\r\n\r\n");
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(!answer.contains("alert"));
        QVERIFY(!answer.contains("evil.example"));
        QVERIFY(!answer.contains("\r\nLocation:"));
        for (const QByteArray header :
             {"\r\nContent-Security-Policy: default-src 'none'", "\r\nX-Content-Type-Options: nosniff\r\n",
              "\r\nCache-Control: no-store\r\n", "\r\nReferrer-Policy: no-referrer\r\n",
              "\r\nContent-Type: text/html; charset=utf-8\r\n"})
            QVERIFY2(answer.contains(header), header.constData());
    }

    void aReturnGoesOnToTheBillersPage()
    {
        Scene scene;
        scene.sink.onward = QUrl(u"https://portal.example/done?a=%20b"_s);
        const QByteArray answer = scene.answerTo("GET " + scene.path("return") +
                                                 " HTTP/1.1\r\nHost: " + scene.ownHost() + "\r\n\r\n");
        QCOMPARE(statusOf(answer), 303);
        QVERIFY(answer.contains("\r\nLocation: https://portal.example/done?a=%20b\r\n"));
        QCOMPARE(scene.sink.captured.size(), 1);
    }

    void onlyAPackedBodyIsCalledPacked_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("not said") << QByteArray() << false;
        QTest::newRow("identity") << "Content-Encoding: Identity\r\n"_ba << false;
        QTest::newRow("gzip") << "Content-Encoding: gzip\r\n"_ba << true;
    }

    void onlyAPackedBodyIsCalledPacked()
    {
        QFETCH(QByteArray, fields);
        Scene scene;
        scene.answerTo(scene.postback(fields));
        QTEST(scene.sink.captured.first().remark.contains(u"gzip"_s), "isPacked");
    }

    // L22
    void aSecondRequestBehindACaptureIsCountedOnly()
    {
        Scene scene;
        const QByteArray answer = scene.answerTo(scene.postback() + scene.postback());
        QCOMPARE(answer.count("HTTP/1.1 "), 1);
        QCOMPARE(scene.sink.captured.size(), 1);
        QVERIFY(scene.sink.captured.first().remark.contains(QString::number(scene.postback().size())));
    }

    // L28
    void aMultipartPostbackIsKeptRaw()
    {
        Scene scene;
        const QByteArray body =
            "--x\r\nContent-Disposition: form-data; name=\"Approved\"\r\n\r\nTrue\r\n--x--\r\n";
        scene.answerTo("POST " + scene.path("postback") + " HTTP/1.1\r\nHost: " + scene.ownHost() +
                       "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QCOMPARE(scene.sink.captured.first().requestBody, body);
    }

    // T08
    void whoGoesAwayBeforeTheAnswerIsRemembered()
    {
        Scene scene;
        {
            const auto client = scene.connected();
            client->write(scene.postback());
            client->flush();
            client->abort(); // unread or unsent bytes: a reset
        }
        QTRY_COMPARE(scene.sink.captured.size(), 1);
        QTRY_COMPARE(scene.sink.lost, QList<qint64>{1});
    }

    // T08
    void whoDoesNotWaitForAHeldBackAnswerIsRemembered()
    {
        Scene scene;
        scene.listener.setPostbackReply({.delayMs = 100});
        const auto client = scene.connected();
        client->write(scene.postback());
        QTRY_COMPARE(scene.sink.captured.size(), 1);
        client->abort();
        QTRY_COMPARE(scene.sink.lost, QList<qint64>{1});
    }

    // T08: only a capture can be lost, not a 404 or a self-test.
    void whoDoesNotWaitForSomethingElseIsNot()
    {
        Scene scene;
        scene.listener.setPostbackReply({.delayMs = 100});
        {
            const auto client = scene.connected();
            client->write("GET /elsewhere HTTP/1.1\r\nHost: " + scene.ownHost() + "\r\n\r\n");
            client->flush();
            client->abort();
            const auto preflight = scene.connected();
            preflight->write("OPTIONS " + scene.path("state") + " HTTP/1.1\r\nHost: " + scene.ownHost() +
                             "\r\n\r\n");
            preflight->flush();
            preflight->abort();
        }
        QTRY_COMPARE(scene.sink.captured.size(), 1);
        const auto waiting = scene.connected();
        waiting->write(scene.postback());
        QTRY_COMPARE(scene.sink.captured.size(), 2);
        waiting->abort();
        QTRY_COMPARE(scene.sink.lost, QList<qint64>{2});
    }

    void whoGetsTheAnswerIsNotCalledLost()
    {
        Scene scene;
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 200);
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 200);
        QVERIFY(scene.sink.lost.isEmpty());
    }

    // T09
    void aResetInTheBodyLeavesNothing()
    {
        Scene scene;
        {
            const auto client = scene.connected();
            client->write(scene.postback().chopped(3));
            client->flush();
            client->abort();
        }
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 200);
        QCOMPARE(scene.sink.captured.size(), 1);
    }

    // T10
    void fiftyPostbacksAtOnceAreFiftyCaptures()
    {
        Scene scene;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(scene.connected());
            clients.back()->write(scene.postback());
        }
        QTRY_COMPARE(scene.sink.captured.size(), 50);
        for (const auto &client : clients)
            QTRY_COMPARE(statusOf(client->peek(100)), 200);
    }

    void aHeldBackAnswerKeepsNobodyElseWaiting()
    {
        Scene scene;
        scene.listener.setPostbackReply({.delayMs = 60'000, .times = 1});
        const auto waiting = scene.connected();
        waiting->write(scene.postback());
        QTRY_COMPARE(scene.sink.captured.size(), 1);
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 200);
        QCOMPARE(waiting->bytesAvailable(), 0);
        scene.listener.close(); // what is held back goes out now
        QTRY_COMPARE(statusOf(waiting->peek(100)), 200);
    }

    void aDelayIsKept()
    {
        Scene scene;
        scene.listener.setPostbackReply({.status = 500, .delayMs = 200});
        QElapsedTimer elapsed;
        elapsed.start();
        QCOMPARE(statusOf(scene.answerTo(scene.postback())), 500);
        QVERIFY(elapsed.elapsed() >= 190);
    }

    void itKnowsThatItIsWell()
    {
        Scene scene;
        QSignalSpy checked(&scene.listener, &CallbackListener::healthChecked);
        QTRY_COMPARE(checked.size(), 1);
        const auto health = checked.first().first().value<ListenerHealth>();
        QCOMPARE(health.state, ListenerHealth::State::Ok);
        QVERIFY(health.problem.isEmpty());
        QVERIFY(scene.sink.captured.isEmpty());
    }

    void itCountsWhatItDidNotKeep()
    {
        FakeSink sink;
        CallbackListener listener(&sink, nullptr, {.unmatched = 2, .perRoundTrip = 1});
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        http::Request request;
        request.method = "GET";
        request.target = "/nowhere";
        for (int i = 0; i < 5; ++i)
            answerOf(listener, request);
        request.target = "/cb/" + sink.trip.record().id.toLatin1() + "/postback";
        for (int i = 0; i < 3; ++i)
            answerOf(listener, request);
        QVERIFY(listener.listen({}));
        QTRY_COMPARE(checked.size(), 1);
        const auto health = checked.first().first().value<ListenerHealth>();
        QCOMPARE(health.unmatchedNotKept, 3u);
        QCOMPARE(health.toldToWait, 2u);
    }

    void whatAnAddressMayCostIsCountedAnew()
    {
        FakeSink sink;
        CallbackListener listener(&sink, nullptr, {.periodMs = 50, .unmatched = 1});
        http::Request request;
        request.method = "GET";
        request.target = "/nowhere";
        answerOf(listener, request);
        QCOMPARE(sink.captured.size(), 1);
        const auto isKeptAgain = [&] {
            answerOf(listener, request);
            return sink.captured.size() == 2;
        };
        QTRY_VERIFY(isKeptAgain());
    }

    void itKnowsThatItAnswersLate()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        QVERIFY(listener.listen({}));
        QElapsedTimer work; // something keeps the program from answering
        work.start();
        while (!work.hasExpired(600)) {
        }
        QTRY_COMPARE(checked.size(), 1);
        const auto health = checked.first().first().value<ListenerHealth>();
        QCOMPARE(health.state, ListenerHealth::State::Late);
        QVERIFY(health.answeredInMs >= 600);
    }

    void itTestsItselfAgainAndAgain()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setSelfTestInterval(20);
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        QVERIFY(listener.listen({}));
        QTRY_VERIFY(checked.size() >= 3);
        listener.close();
        checked.clear();
        QCoreApplication::processEvents();
        QVERIFY(checked.isEmpty());
    }

#ifdef Q_OS_LINUX
    // T13
    void aSocketThatDiedIsBoundAnew()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setSelfTestInterval(20);
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        QVERIFY(listener.listen({}));
        const quint16 port = listener.port();
        QTRY_VERIFY(!checked.isEmpty());
        checked.clear();
        killListeningSocket(port);
        QTRY_VERIFY(saw(checked, ListenerHealth::State::Dead));
        QTRY_COMPARE(checked.last().first().value<ListenerHealth>().state, ListenerHealth::State::Ok);
        QCOMPARE(listener.port(), port);
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    }

    // T13: the URLs that were given out hold the port, so no other will do.
    void aPortThatAnotherProgramTookMeanwhileIsWaitedFor()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setSelfTestInterval(20);
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        QVERIFY(listener.listen({}));
        const quint16 port = listener.port();
        QTRY_VERIFY(!checked.isEmpty());
        killListeningSocket(port);
        {
            QTcpServer other;
            connect(&other, &QTcpServer::newConnection, &other, [&] {
                while (QTcpSocket *client = other.nextPendingConnection())
                    client->abort();
            });
            QVERIFY(other.listen(QHostAddress::LocalHost, port));
            QTRY_VERIFY(saw(checked, ListenerHealth::State::Dead));
            checked.clear();
            QTRY_VERIFY(saw(checked, ListenerHealth::State::Dead)); // and tries again
            QVERIFY(!saw(checked, ListenerHealth::State::Ok));
        }
        QTRY_COMPARE(checked.last().first().value<ListenerHealth>().state, ListenerHealth::State::Ok);
        QCOMPARE(listener.port(), port);
    }

    void whoHearsThatItDiedMayCloseIt()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setSelfTestInterval(20);
        QVERIFY(listener.listen({}));
        connect(&listener, &CallbackListener::healthChecked, this, [&](const ListenerHealth &health) {
            if (health.state == ListenerHealth::State::Dead)
                listener.close();
        });
        killListeningSocket(listener.port());
        QTRY_COMPARE(listener.base(), QUrl());
    }
#endif

    void itListensWithTls()
    {
        QTemporaryDir folder;
        const QString here = folder.filePath(u"tls"_s);
        QVERIFY(http::makeOwnCertificate(here));
        const auto tls = http::serverTls(here + u"/certificate.pem"_s, here + u"/key.pem"_s);
        QVERIFY(tls);
        FakeSink sink;
        CallbackListener listener(&sink);
        QSignalSpy checked(&listener, &CallbackListener::healthChecked);
        QVERIFY(listener.listen({.tls = *tls}));
        QCOMPARE(listener.base().scheme(), u"https"_s);
        QTRY_COMPARE(checked.size(), 1);
        QCOMPARE(checked.first().first().value<ListenerHealth>().state, ListenerHealth::State::Ok);

        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(u"127.0.0.1"_s, listener.port());
        client.write("POST /cb/" + sink.trip.record().id.toLatin1() +
                     "/postback HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(listener.port()) +
                     "\r\nContent-Length: 3\r\n\r\na=b");
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(statusOf(client.readAll()), 200);
        QCOMPARE(sink.captured.size(), 1);
    }

private:
#ifdef Q_OS_LINUX
    static bool saw(const QSignalSpy &checked, ListenerHealth::State state)
    {
        return std::ranges::any_of(checked, [state](const QList<QVariant> &arguments) {
            return arguments.first().value<ListenerHealth>().state == state;
        });
    }

    /// What a suspended computer may do to it: the socket is there, but nobody gets through.
    static void killListeningSocket(quint16 port)
    {
        for (int descriptor = 3; descriptor < 1024; ++descriptor) {
            sockaddr_in address{};
            socklen_t size = sizeof address;
            int listens = 0;
            socklen_t listensSize = sizeof listens;
            if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0 &&
                ntohs(address.sin_port) == port &&
                ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &listensSize) == 0 && listens)
                ::shutdown(descriptor, SHUT_RDWR);
        }
    }
#endif
};

QTEST_GUILESS_MAIN(TestListener)
#include "test_listener.moc"
