// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

using namespace http;
using namespace Qt::Literals::StringLiterals;
using support::HostileServer;
using Outcome = http::Reply::Outcome;

namespace
{

const QByteArray good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba;

ClientRequest post(const QUrl &url, const QByteArray &body = "{}")
{
    return {"POST", url, {{"Authorization", "Basic c2VjcmV0"}, {"Content-Type", "application/json"}}, body};
}

ClientRequest get(const QUrl &url)
{
    return {"GET", url, {}, {}};
}

Reply finished(Call *call)
{
    QSignalSpy spy(call, &Call::finished);
    return spy.wait(10'000) ? spy.first().first().value<Reply>()
                            : Reply{Outcome::Unknown, {}, u"test: hangs"_s, 0};
}

Reply send(const ClientRequest &request, const ClientLimits &limits = {})
{
    Client client(limits);
    return finished(client.send(request));
}

/// What QNetworkAccessManager does when nobody closes its traps.
std::unique_ptr<QNetworkReply> plainPost(QNetworkAccessManager &manager, const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Basic c2VjcmV0");
    request.setRawHeader("Content-Type", "application/json");
    return std::unique_ptr<QNetworkReply>(manager.post(request, "{}"));
}

bool leaks(const HostileServer &server)
{
    return std::ranges::any_of(server.requests(),
                               [](const QByteArray &request) { return request.contains("c2VjcmV0"); });
}

QByteArray redirect(int status, const QUrl &to)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Elsewhere\r\nLocation: " + to.toEncoded() +
           "\r\nContent-Length: 9\r\n\r\nElsewhere";
}

} // namespace

class TestClient : public support::Test
{
    Q_OBJECT
private slots:
    void aCallIsAnswered()
    {
        HostileServer server(
            HostileServer::answer("HTTP/1.1 201 Made\r\nB: 1\r\na: 2\r\nContent-Length: 2\r\n\r\nok"));
        Client client;
        Call *call = client.send(post(server.url(), "{\"a\": 1.00}"));
        QSignalSpy sent(call, &Call::sent);
        const Reply reply = finished(call);
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.sentence, QString());
        QCOMPARE(reply.response.status, 201);
        QCOMPARE(reply.response.body, "ok");
        const Headers headers{{"B", "1"}, {"a", "2"}, {"Content-Length", "2"}};
        QCOMPARE(reply.response.headers, headers);
        QVERIFY(reply.elapsedMs >= 0);
        QCOMPARE(sent.last().at(0).toLongLong(), 11);
        QCOMPARE(sent.last().at(1).toLongLong(), 11);

        const QByteArray request = server.requests().first();
        QVERIFY(request.startsWith("POST / HTTP/1.1\r\n"));
        QVERIFY(request.contains("\r\nContent-Length: 11\r\n"));
        QVERIFY(request.contains("\r\nAuthorization: Basic c2VjcmV0\r\n"));
        QVERIFY(request.contains("\r\nAccept-Encoding: identity\r\n"));
        QVERIFY(request.endsWith("\r\n\r\n{\"a\": 1.00}"));
    }

    void aGetIsAnswered()
    {
        HostileServer server(HostileServer::answer(good));
        const Reply reply = send(get(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QVERIFY(server.requests().first().startsWith("GET / HTTP/1.1\r\n"));
    }

    void aCallDeletesItself()
    {
        HostileServer server(HostileServer::answer(good));
        Client client;
        QSignalSpy destroyed(client.send(post(server.url())), &QObject::destroyed);
        QTRY_COMPARE(destroyed.size(), 1);
    }

    void theClientsOwnHeadersAreNotTheCallers()
    {
        HostileServer server(HostileServer::answer(good));
        ClientRequest request = post(server.url());
        request.headers += {{"Content-Length", "99"}, {"host", "evil.com"}, {"X-A", "1"}, {"x-a", "2"}};
        QCOMPARE(send(request).outcome, Outcome::Answered);
        QVERIFY(server.requests().first().contains("\r\nContent-Length: 2\r\n"));
        QVERIFY(!server.requests().first().contains("evil.com"));
        QVERIFY(server.requests().first().toLower().contains("\r\nx-a: 1, 2\r\n"));
    }

    void aStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {204, 304, 400, 401, 402, 403, 404, 405, 407, 409, 410, 418, 422, 429, 500, 501, 503, 599})
            QTest::addRow("%d", status) << status;
    }

    void aStatusIsAnAnswer()
    {
        QFETCH(int, status);
        const bool hasBody = status >= 400;
        HostileServer server(HostileServer::answer("HTTP/1.1 " + QByteArray::number(status) +
                                                   " Word\r\nWWW-Authenticate: Basic realm=\"x\"\r\n" +
                                                   (hasBody ? "Content-Length: 3\r\n\r\nwhy" : "\r\n")));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.response.status, status);
        QCOMPARE(reply.response.body, hasBody ? "why" : "");
        QCOMPARE(server.requests().size(), 1);
    }

    void anAnswerThatTheConnectionEndsIsWhole()
    {
        HostileServer server(HostileServer::answerAndClose("HTTP/1.0 200 OK\r\n\r\nhello"));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.response.body, "hello");
        QCOMPARE(server.requests().size(), 1);
    }

    void aCodedAnswerStaysCoded()
    {
        HostileServer server(HostileServer::answer(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00"_ba));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.response.body, "\x1f\x8b\x08\x00"_ba);
    }

    void aCutAnswerIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
        QTest::newRow("no body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"_ba;
        QTest::newRow("half a body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello"_ba;
        QTest::newRow("half a body of an error") << "HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nhello"_ba;
        QTest::newRow("half a chunk") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhello"_ba;
        QTest::newRow("no last chunk")
            << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"_ba;
        QTest::newRow("no last chunk of an error")
            << "HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"_ba;
        QTest::newRow("no HTTP") << "nonsense\r\n\r\n"_ba;
    }

    // C04
    void aCutAnswerIsUnknown()
    {
        QFETCH(QByteArray, answer);
        HostileServer server(HostileServer::answerAndClose(answer));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QVERIFY2(reply.sentence.contains(u"127.0.0.1"_s), qPrintable(reply.sentence));
        QCOMPARE(server.requests().size(), 1);
    }

    void aRequestWithoutAnAnswerIsSentOnce_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("closed") << false << "POST"_ba
                                << "{}"_ba;
        QTest::newRow("reset") << true << "POST"_ba
                               << "{}"_ba;
        QTest::newRow("closed, large body") << false << "POST"_ba << QByteArray(3'000'000, 'x');
        QTest::newRow("closed, no body") << false << "POST"_ba
                                         << ""_ba;
        QTest::newRow("reset, no body") << true << "POST"_ba
                                        << ""_ba;
        QTest::newRow("closed, GET") << false << "GET"_ba
                                     << ""_ba;
    }

    // C02 C03 G11
    void aRequestWithoutAnAnswerIsSentOnce()
    {
        QFETCH(bool, reset);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        HostileServer server(reset ? HostileServer::resetWithoutAnswer()
                                   : HostileServer::closeWithoutAnswer());
        const Reply reply = send({method, server.url(), {{"Content-Type", "text/plain"}}, body});
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QVERIFY2(reply.sentence.contains(u"may have been received"_s), qPrintable(reply.sentence));
        QCOMPARE(server.requests().size(), 1);

        // The control: plain QNetworkAccessManager sends it twice.
        QNetworkAccessManager manager;
        const auto plain = plainPost(manager, server.url());
        QTRY_VERIFY(plain->isFinished());
        QCOMPARE(server.requests().size(), 3);
    }

    void aServerThatGoesAwayMeanwhileDoesNotLookLikeOneThatWasNeverThere()
    {
        HostileServer *self = nullptr;
        HostileServer server([&](QTcpSocket *socket) {
            self->stopListening();
            socket->disconnectFromHost();
        });
        self = &server;
        QCOMPARE(send(get(server.url())).outcome, Outcome::Unknown);
    }

    void aRedirectIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    // C09 G12
    void aRedirectIsNotFollowed()
    {
        QFETCH(int, status);
        HostileServer other(HostileServer::answer(good));
        HostileServer server(HostileServer::answer(redirect(status, other.url(u"localhost"_s))));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.response.status, status);
        QCOMPARE(reply.response.body, "Elsewhere");
        QCOMPARE(headerValue(reply.response.headers, "Location"), other.url(u"localhost"_s).toEncoded());
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(other.requests().isEmpty());

        // The control: plain QNetworkAccessManager takes the secret to the other host.
        QNetworkAccessManager manager;
        const auto plain = plainPost(manager, server.url());
        QTRY_VERIFY(plain->isFinished());
        QVERIFY(leaks(other));
    }

    void aRedirectWhoseBodyComesLateIsAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("length") << "HTTP/1.1 307 X\r\nLocation: /x\r\nContent-Length: 5\r\n\r\n"_ba
                                << "hello"_ba;
        QTest::newRow("chunked") << "HTTP/1.1 308 X\r\nLocation: /x\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                                 << "5\r\nhello\r\n0\r\n\r\n"_ba;
    }

    void aRedirectWhoseBodyComesLateIsAnAnswer()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, body);
        HostileServer server([&](QTcpSocket *socket) {
            socket->write(head);
            QTimer::singleShot(50, socket, [socket, body] { socket->write(body); });
        });
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QCOMPARE(reply.response.body, "hello");
    }

    // C08
    void silenceEndsAtTheDeadline()
    {
        HostileServer server(HostileServer::keepSilent());
        const Reply reply = send(post(server.url()), {200, 1024});
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QVERIFY2(reply.sentence.contains(u"0.2 seconds"_s), qPrintable(reply.sentence));
        QVERIFY(reply.elapsedMs >= 150);
        QCOMPARE(server.requests().size(), 1);
    }

    // C08
    void aDripEndsAtTheDeadline()
    {
        HostileServer server(HostileServer::drip("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", 20));
        // The control: a transfer timeout starts anew with each byte.
        QNetworkAccessManager manager;
        manager.setTransferTimeout(200);
        const auto plain = plainPost(manager, server.url());

        const Reply reply = send(post(server.url()), {500, 1024 * 1024});
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QCOMPARE(reply.response.status, 200);
        QVERIFY(reply.response.body.startsWith("x"));
        QVERIFY(plain->isRunning());
    }

    void anEndlessAnswerIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("length") << "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n"_ba;
        QTest::newRow("no length") << "HTTP/1.1 200 OK\r\n\r\n"_ba;
        QTest::newRow("chunk") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"_ba;
    }

    // C07
    void anEndlessAnswerIsCutOff()
    {
        QFETCH(QByteArray, head);
        constexpr qsizetype cap = 100'000;
        HostileServer server(HostileServer::endless(head));
        const Reply reply = send(post(server.url()), {10'000, cap});
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QCOMPARE(reply.response.status, 200);
        QCOMPARE(reply.response.body.size(), cap);
        QVERIFY2(reply.sentence.contains(u"100000 bytes"_s), qPrintable(reply.sentence));

        // The control: plain QNetworkAccessManager keeps all that comes.
        QNetworkAccessManager manager;
        const auto plain = plainPost(manager, server.url());
        QTRY_VERIFY(plain->bytesAvailable() > 10 * cap);
    }

    void anAnswerOfExactlyTheCapIsWhole()
    {
        HostileServer server(HostileServer::answer(good));
        QCOMPARE(send(post(server.url()), {10'000, 2}).outcome, Outcome::Answered);
        QCOMPARE(send(post(server.url()), {10'000, 1}).outcome, Outcome::Unknown);
    }

    void aLargeAnswerComesWhole()
    {
        const QByteArray body(1'900'000, 'x');
        HostileServer server(
            HostileServer::answer("HTTP/1.1 200 OK\r\nContent-Length: 1900000\r\n\r\n" + body));
        const Reply reply = send(post(server.url()));
        QCOMPARE(reply.outcome, Outcome::Answered);
        QVERIFY(reply.response.body == body);
    }

    void nothingIsSentWhereNobodyListens_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("with a body") << "{}"_ba;
        QTest::newRow("without") << ""_ba;
    }

    // C01
    void nothingIsSentWhereNobodyListens()
    {
        QFETCH(QByteArray, body);
        HostileServer server(HostileServer::answer(good));
        const QUrl url = server.url();
        server.stopListening();
        const Reply reply = send(post(url, body));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(url.authority()), qPrintable(reply.sentence));
        QVERIFY2(reply.sentence.contains(u"refused"_s), qPrintable(reply.sentence));
        QCOMPARE(reply.response.body, QByteArray());
    }

    // C01
    void nothingIsSentToAnUnknownHost()
    {
        const Reply reply = send(post(QUrl(u"http://nobody.invalid/"_s)));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(u"nobody.invalid"_s), qPrintable(reply.sentence));
    }

    // C10
    void nothingIsSentWithoutASecureConnection()
    {
        QTcpServer noTls;
        QVERIFY(noTls.listen(QHostAddress::LocalHost));
        connect(&noTls, &QTcpServer::newConnection, &noTls,
                [&] { noTls.nextPendingConnection()->write("HTTP/1.1 400 No TLS here\r\n\r\n"); });
        const Reply reply = send(post(QUrl(u"https://127.0.0.1:%1/"_s.arg(noTls.serverPort()))));
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY2(reply.sentence.contains(u"No secure connection to 127.0.0.1"_s), qPrintable(reply.sentence));
    }

    void aBadRequestIsNotTried_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QByteArray>("headerValue");
        QTest::newRow("empty") << QUrl() << ""_ba;
        QTest::newRow("no scheme") << QUrl(u"example.com/x"_s) << ""_ba;
        QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << ""_ba;
        QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/"_s) << ""_ba;
        QTest::newRow("no host") << QUrl(u"http:///x"_s) << ""_ba;
        QTest::newRow("password") << QUrl(u"http://user:secret@127.0.0.1/"_s) << ""_ba;
        QTest::newRow("line break in a header") << QUrl(u"http://127.0.0.1/"_s) << "a\r\nX-B: c"_ba;
    }

    void aBadRequestIsNotTried()
    {
        QFETCH(QUrl, url);
        QFETCH(QByteArray, headerValue);
        const Reply reply = send({"POST", url, {{"X-A", headerValue}}, "{}"});
        QCOMPARE(reply.outcome, Outcome::NotSent);
        QVERIFY(!reply.sentence.isEmpty());
        QVERIFY(!reply.sentence.contains(u"secret"_s));
    }

    void cancellingAfterSendingIsUnknown()
    {
        HostileServer server(HostileServer::keepSilent());
        Client client;
        Call *call = client.send(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        QSignalSpy finishedSpy(call, &Call::finished);
        call->cancel();
        call->cancel();
        QCOMPARE(finishedSpy.size(), 1);
        const Reply reply = finishedSpy.first().first().value<Reply>();
        QCOMPARE(reply.outcome, Outcome::Unknown);
        QVERIFY2(reply.sentence.contains(u"cancelled"_s), qPrintable(reply.sentence));
    }

    void cancellingAtOnceSendsNothing()
    {
        HostileServer server(HostileServer::keepSilent());
        Client client;
        Call *call = client.send(post(server.url()));
        QSignalSpy finishedSpy(call, &Call::finished);
        call->cancel();
        QCOMPARE(finishedSpy.size(), 1);
        QCOMPARE(finishedSpy.first().first().value<Reply>().outcome, Outcome::NotSent);
    }

    void aConnectionThatIsNeverTakenSendsNothing()
    {
        QTcpServer full; // accepts nothing: behind its backlog, connecting waits
        full.setListenBacklogSize(0);
        QVERIFY(full.listen(QHostAddress::LocalHost));
        full.pauseAccepting();
        QTcpSocket filler;
        filler.connectToHost(QHostAddress::LocalHost, full.serverPort());
        QVERIFY(filler.waitForConnected());
        const Reply reply = send(post(QUrl(u"http://127.0.0.1:%1/"_s.arg(full.serverPort()))), {300, 1024});
        QCOMPARE(reply.outcome, Outcome::NotSent);
    }

    void callsRunSideBySide()
    {
        HostileServer server(HostileServer::answer(good));
        Client client;
        std::vector<std::unique_ptr<QSignalSpy>> spies;
        for (int i = 0; i < 10; ++i)
            spies.push_back(std::make_unique<QSignalSpy>(client.send(post(server.url())), &Call::finished));
        for (const auto &spy : spies) {
            QTRY_COMPARE(spy->size(), 1);
            QCOMPARE(spy->first().first().value<Reply>().outcome, Outcome::Answered);
        }
        QCOMPARE(server.requests().size(), 10);
    }

    void aClientMayEndWithACallUnderWay()
    {
        HostileServer server(HostileServer::keepSilent());
        auto client = std::make_unique<Client>();
        client->send(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        client.reset();
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "test_client.moc"
