// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server.h"
#include "support/test.h"

#include <QDir>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/socket.h>
#endif

using namespace http;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A bare TCP client: sends what it is told, keeps what comes.
class Peer
{
public:
    explicit Peer(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(address, port);
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (m_reads)
                m_received += m_socket.readAll();
        });
    }

    Peer &send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        return *this;
    }
    bool waitForConnected() { return m_socket.waitForConnected(5000); }
    bool isOpen() const { return m_socket.state() != QAbstractSocket::UnconnectedState; }
    bool flush() { return m_socket.flush(); }
    void reset() { m_socket.abort(); }
    void stopReading()
    {
        m_reads = false;
        m_socket.setReadBufferSize(1);
    }
    void closeSendingSide() { ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR); }
    const QByteArray &received() const { return m_received; }
    int status() const { return m_received.mid(9, 3).toInt(); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_reads = true;
};

QByteArray hostField(quint16 port)
{
    return "Host: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
}

QByteArray get(quint16 port)
{
    return "GET /page HTTP/1.1\r\n" + hostField(port) + "\r\n";
}

QByteArray post(quint16 port, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST /postback HTTP/1.1\r\n" + hostField(port) + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// Answers "ok" and keeps the requests.
struct Recorder {
    QList<Request> requests;
    Response response = plainText(200, "ok");

    Handler handler()
    {
        return [this](const Request &request) {
            requests.append(request);
            return response;
        };
    }
};

void listen(Server &server, const QList<QByteArray> &extraHosts = {})
{
    QVERIFY(server.listen(QHostAddress::LocalHost, 0, extraHosts));
}

} // namespace

class TestServer : public support::Test
{
    Q_OBJECT
private slots:
    void aRequestIsAnsweredAndTheConnectionEnds()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        QSignalSpy answered(&server, &Server::answered);
        Peer peer(server.port());
        peer.send(post(server.port(), "a=b"));
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.received(), recorder.response.toBytes());
        QCOMPARE(recorder.requests.size(), 1);
        QCOMPARE(recorder.requests.first().body, "a=b");
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(1).value<Response>().status, 200);
        QCOMPARE(answered.first().at(2).toBool(), true);
        QCOMPARE(server.connectionCount(), 0);
    }

    void aRequestMayComeByteByByte()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        QVERIFY(peer.waitForConnected());
        const QByteArray request = post(server.port(), "a=b");
        for (const char byte : request) {
            peer.send(QByteArray(1, byte)).flush();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.status(), 200);
        QCOMPARE(recorder.requests.first().raw, request);
    }

    void onlyOwnHostsAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("host"); // PORT stands for the server's
        QTest::addColumn<int>("status");
        QTest::newRow("address") << "127.0.0.1:PORT"_ba << 200;
        QTest::newRow("localhost") << "localhost:PORT"_ba << 200;
        QTest::newRow("any case") << "LOCALHOST:PORT"_ba << 200;
        QTest::newRow("extra") << "Tunnel.example"_ba << 200;
        QTest::newRow("extra with port") << "other.example:8443"_ba << 200;
        QTest::newRow("no port") << "127.0.0.1"_ba << 421;
        QTest::newRow("other port") << "127.0.0.1:1"_ba << 421;
        QTest::newRow("foreign name") << "evil.com:PORT"_ba << 421;
        QTest::newRow("foreign subdomain") << "localhost.evil.com:PORT"_ba << 421;
        QTest::newRow("name that resolves here") << "127.0.0.1.nip.io:PORT"_ba << 421;
        QTest::newRow("dot behind") << "localhost.:PORT"_ba << 200;
        QTest::newRow("IPv4 inside IPv6") << "[::ffff:127.0.0.1]:PORT"_ba << 200;
        QTest::newRow("extra in capitals, with a dot") << "TUNNEL.example."_ba << 200;
        QTest::newRow("extra with the port of http") << "tunnel.example:80"_ba << 200;
        QTest::newRow("extra with the port of https") << "tunnel.example:443"_ba << 200;
        QTest::newRow("extra with our port") << "tunnel.example:PORT"_ba << 200;
        QTest::newRow("extra with a port of its own") << "other.EXAMPLE:8443"_ba << 200;
        QTest::newRow("extra without its own port") << "other.example"_ba << 421;
        QTest::newRow("extra with the port that was said") << "third.example"_ba << 200;
        QTest::newRow("extra address in another spelling") << "[FD00:0:0::1]"_ba << 200;
        QTest::newRow("absolute form") << "http://localhost:PORT"_ba << 200;
        QTest::newRow("absolute form, foreign") << "http://evil.com:PORT"_ba << 421;
        QTest::newRow("other family") << "[::1]:PORT"_ba << 421;
        QTest::newRow("other loopback address") << "127.0.0.2:PORT"_ba << 421;
        QTest::newRow("extra with a port it has not") << "tunnel.example:1"_ba << 421;
    }

    // B01 B02 M05
    void onlyOwnHostsAreAnswered()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        Recorder recorder;
        Server server(recorder.handler());
        listen(server, {"tunnel.example", "Other.example:8443", "third.example:443", "[fd00::1]"});
        QSignalSpy refused(&server, &Server::refused);
        Peer peer(server.port());
        host.replace("PORT", QByteArray::number(server.port()));
        const bool isAbsolute = host.startsWith("http");
        peer.send("GET " + (isAbsolute ? host : QByteArray()) +
                  "/ HTTP/1.1\r\nHost: " + (isAbsolute ? QByteArray("elsewhere") : host) + "\r\n\r\n");
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.status(), status);
        QCOMPARE(recorder.requests.size(), status == 200 ? 1 : 0);
        QCOMPARE(refused.size(), status == 200 ? 0 : 1);
    }

    void aForeignHostIsRefusedBeforeItsBodyComes()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\nHost: evil.com\r\nContent-Length: 5\r\n\r\n");
        QTRY_COMPARE(peer.status(), 421);
    }

    void ipv6HasBrackets()
    {
        Recorder recorder;
        Server server(recorder.handler());
        if (!server.listen(QHostAddress::LocalHostIPv6, 0))
            QSKIP("This machine has no IPv6 loopback.");
        Peer peer(server.port(), QHostAddress::LocalHostIPv6);
        peer.send("GET / HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(server.port()) + "\r\n\r\n");
        QTRY_COMPARE(peer.status(), 200);
    }

    void anyAddressAnswersToTheOneTheClientUsed()
    {
        Recorder recorder;
        Server server(recorder.handler());
        QVERIFY(server.listen(QHostAddress::Any, 0));
        Peer peer(server.port());
        peer.send(get(server.port()));
        QTRY_COMPARE(peer.status(), 200);
    }

    void aRefusedHostIsToldHowToPass()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        QSignalSpy refused(&server, &Server::refused);
        Peer peer(server.port());
        peer.send("POST /cb/x/postback?card=1 HTTP/1.1\r\nHost: portal:8080\r\nContent-Length: 0\r\n\r\n");
        QTRY_COMPARE(peer.status(), 421);
        const auto told = refused.first().first().value<RefusedRequest>();
        QVERIFY2(told.sentence.contains("--allow-host portal:8080"_L1), qPrintable(told.sentence));
        QCOMPARE(told.asked, u"POST /cb/x/postback"_s);
    }

    // T09
    void whoHangsUpInTheMiddleIsReported()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        QSignalSpy refused(&server, &Server::refused);
        {
            Peer silent(server.port()); // as browsers do, in case they need it
            Peer peer(server.port());
            peer.send("POST /a HTTP/1.1\r\nHost: localhost:" + QByteArray::number(server.port()) +
                      "\r\nContent-Length: 5\r\n\r\nhe");
            QTRY_COMPARE(server.connectionCount(), 2);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(server.connectionCount(), 0);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<RefusedRequest>().status, 0);
    }

    void fewRefusalsAreReportedAndManyAreSummedUp()
    {
        RefusalLog log;
        log.setPeriod(50);
        QSignalSpy reported(&log, &RefusalLog::reported);
        for (int i = 1; i <= 126; ++i)
            log.add({QDateTime::currentDateTimeUtc(), 400, QString::number(i), {}, {}, 0});
        QCOMPARE(reported.size(), RefusalLog::few);
        QTRY_COMPARE(reported.size(), RefusalLog::few + 1);
        const auto last = reported.last().first().value<RefusedRequest>();
        QCOMPARE(last.sentence, u"126"_s);
        QCOMPARE(last.others, 120);
        QCOMPARE(toText(last), u"400: 126, and 120 more"_s);
        log.add({QDateTime::currentDateTimeUtc(), 400, u"the flood goes on"_s, {}, {}, 0});
        log.flush();
        QCOMPARE(reported.size(), RefusalLog::few + 2);
        QCOMPARE(reported.last().first().value<RefusedRequest>().others, 0);
    }

    void aBadRequestNeverReachesTheHandler()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        QSignalSpy refused(&server, &Server::refused);
        Peer peer(server.port());
        peer.send("GET / HTTP/9.9\r\n\r\n");
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.status(), 505);
        QVERIFY(recorder.requests.isEmpty());
        QCOMPARE(refused.size(), 1);
        const auto told = refused.first().first().value<RefusedRequest>();
        QCOMPARE(told.status, 505);
        QCOMPARE(told.sentence, u"HTTP/9.9 is not supported. Use HTTP/1.1."_s);
        QCOMPARE(told.peer, u"127.0.0.1"_s);
    }

    // L22
    void theFirstOfTwoPipelinedRequestsIsAnswered()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send(post(server.port(), "a=b") + get(server.port()));
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.received(), recorder.response.toBytes());
        QCOMPARE(recorder.requests.size(), 1);
        QCOMPARE(recorder.requests.first().surplus, get(server.port()).size());
    }

    void headGetsNoBody()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send("HEAD / HTTP/1.1\r\n" + hostField(server.port()) + "\r\n");
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.received(), recorder.response.toBytes(true));
    }

    // L23
    void continueIsSentToWhoWaitsForIt()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send(post(server.port(), "hello", "Expect: 100-continue\r\n").chopped(5));
        QTRY_COMPARE(peer.received(), "HTTP/1.1 100 Continue\r\n\r\n");
        peer.send("hello");
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.received(), "HTTP/1.1 100 Continue\r\n\r\n" + recorder.response.toBytes());
    }

    void aHalfClosedClientGetsItsAnswer_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("small") << 2;
        QTest::newRow("larger than any socket buffer") << 32 * 1024 * 1024;
    }

    // T07
    // T07
    void aHalfClosedClientGetsItsAnswer()
    {
        QFETCH(int, size);
        Recorder recorder;
        recorder.response.body = QByteArray(size, 'x');
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        QVERIFY(peer.waitForConnected());
        peer.send(get(server.port())).flush();
        peer.closeSendingSide();
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.received().size(), recorder.response.toBytes().size());
    }

    void anAnswerSurvivesBytesTheServerDidNotRead()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\n" + hostField(server.port()) + "Content-Length: 3000000\r\n\r\n" +
                  QByteArray(3'000'000, 'x'));
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.status(), 413);
    }

    void aSlowRequestIsEnded_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status"); // 0: closed without an answer
        QTest::newRow("nothing at all") << ""_ba << 0;
        QTest::newRow("half a head") << "POST / HTTP/1.1\r\n"_ba << 408;
        QTest::newRow("half a body")
            << "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 5\r\n\r\nhe"_ba << 408;
    }

    // T01
    // T01 T02 T03
    void aSlowRequestIsEnded()
    {
        QFETCH(QByteArray, request);
        Limits limits;
        limits.headerDeadlineMs = 50;
        limits.totalDeadlineMs = 150;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        Peer peer(server.port());
        request.replace("PORT", QByteArray::number(server.port()));
        peer.send(request);
        QVERIFY(peer.waitForConnected());
        QTRY_VERIFY(!peer.isOpen());
        QTEST(peer.status(), "status");
        QTRY_COMPARE(server.connectionCount(), 0);
        QVERIFY(recorder.requests.isEmpty());
    }

    // T04
    // T03
    void aBodyThatDripsIsNotWaitedFor()
    {
        Limits limits;
        limits.bodyBytesPerSecond = 10'000;
        limits.bodyRateWindowMs = 100;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\n" + hostField(server.port()) + "Content-Length: 100000\r\n\r\n");
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&peer] { peer.send("x"); });
        drip.start(10);
        QTRY_COMPARE(peer.status(), 408);
        QVERIFY(recorder.requests.isEmpty());
    }

    // T03
    void aBodyThatComesFastEnoughIsWaitedFor()
    {
        Limits limits;
        limits.bodyBytesPerSecond = 100;
        limits.bodyRateWindowMs = 50;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\n" + hostField(server.port()) + "Content-Length: 20000\r\n\r\n");
        int left = 20;
        QTimer pour;
        connect(&pour, &QTimer::timeout, this, [&] {
            if (left-- > 0)
                peer.send(QByteArray(1000, 'x'));
        });
        pour.start(10);
        QTRY_COMPARE(peer.status(), 200);
        QCOMPARE(recorder.requests.first().body.size(), 20'000);
    }

    void anAnswerThatIsHeldBackGivesWayToNewRequests()
    {
        Limits limits;
        limits.connections = 2;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        QSignalSpy evicted(&server, &Server::evicted);
        QSignalSpy answered(&server, &Server::answered);
        recorder.response.delayMs = 60'000;
        Peer first(server.port());
        first.send(get(server.port()));
        QTRY_COMPARE(recorder.requests.size(), 1);
        Peer second(server.port());
        second.send(get(server.port()));
        QTRY_COMPARE(recorder.requests.size(), 2);
        recorder.response.delayMs = 0;
        Peer third(server.port());
        third.send(get(server.port()));
        QTRY_COMPARE(third.status(), 200);
        QTRY_VERIFY(!first.isOpen());
        QVERIFY(second.isOpen());
        QCOMPARE(evicted.size(), 1);
        QCOMPARE(answered.first().at(2).toBool(), false); // the one that was lost is told of
    }

    // T04
    void aClientThatDoesNotReadIsCutOff()
    {
        Limits limits;
        limits.answerDeadlineMs = 100;
        Recorder recorder;
        recorder.response.body = QByteArray(32 * 1024 * 1024, 'x');
        Server server(recorder.handler(), limits);
        listen(server);
        QSignalSpy answered(&server, &Server::answered);
        Peer peer(server.port());
        peer.stopReading();
        peer.send(get(server.port()));
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(2).toBool(), false);
        QCOMPARE(server.connectionCount(), 0);
    }

    // T09
    void aClientThatVanishesIsForgotten()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\n");
        QTRY_COMPARE(server.connectionCount(), 1);
        peer.reset();
        QTRY_COMPARE(server.connectionCount(), 0);
        QVERIFY(recorder.requests.isEmpty());
    }

    // T05
    void theOldestUnfinishedConnectionMakesRoom()
    {
        Limits limits;
        limits.connections = 3;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        std::vector<std::unique_ptr<Peer>> idle;
        for (int i = 1; i <= 3; ++i) {
            idle.push_back(std::make_unique<Peer>(server.port()));
            QTRY_COMPARE(server.connectionCount(), i);
        }
        Peer peer(server.port());
        peer.send(get(server.port()));
        QTRY_COMPARE(peer.status(), 200);
        QTRY_VERIFY(!idle[0]->isOpen());
        QVERIFY(idle[1]->isOpen());
        QVERIFY(idle[2]->isOpen());
    }

    // T02 T05
    void goodRequestsPassAmongManyIdleConnections()
    {
        Limits limits;
        limits.connections = 20;
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        std::vector<std::unique_ptr<Peer>> idle;
        for (int i = 0; i < 200; ++i) {
            idle.push_back(std::make_unique<Peer>(server.port()));
            idle.back()->send("POST / HTTP/1.1\r\n");
            if (i % 20 == 19) {
                Peer peer(server.port());
                peer.send(post(server.port(), "a=b"));
                QTRY_COMPARE(peer.status(), 200);
            }
            QVERIFY(server.connectionCount() <= limits.connections);
        }
        QCOMPARE(recorder.requests.size(), 10);
    }

    // T05
    void theOldestLargeRequestMakesRoomForMoreBytes()
    {
        Limits limits;
        limits.buffered = 40 * 1024; // room for one of them, not for two
        Recorder recorder;
        Server server(recorder.handler(), limits);
        listen(server);
        QSignalSpy evicted(&server, &Server::evicted);
        const QByteArray request = post(server.port(), QByteArray(7'000, 'x'));
        std::vector<std::unique_ptr<Peer>> unfinished;
        for (int i = 1; i <= 2; ++i) {
            unfinished.push_back(std::make_unique<Peer>(server.port()));
            unfinished.back()->send(request.chopped(1));
            QTRY_COMPARE(server.connectionCount(), 1);
            QTRY_COMPARE(evicted.size(), i - 1);
        }
        QTRY_VERIFY(!unfinished[0]->isOpen());
        QVERIFY(unfinished[1]->isOpen());
        unfinished[1]->send(request.last(1));
        QTRY_COMPARE(unfinished[1]->status(), 200);
        QCOMPARE(recorder.requests.first().raw, request);
    }

#ifdef Q_OS_LINUX
    // T06
    void connectionsThatAreResetLeaveNothing()
    {
        const auto openFiles = [] {
            return QDir(u"/proc/self/fd"_s)
                .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System)
                .size();
        };
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        const auto resetMany = [&](int count) {
            for (int i = 0; i < count; ++i) {
                Peer peer(server.port());
                QVERIFY(peer.waitForConnected());
                peer.reset();
                QCoreApplication::processEvents();
            }
            QTRY_COMPARE(server.connectionCount(), 0);
        };
        resetMany(10);
        const qsizetype before = openFiles();
        resetMany(2000);
        QCOMPARE(openFiles(), before);
    }

    // T05
    void goodRequestsPassWhenFileDescriptorsRunOut()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        std::vector<std::unique_ptr<Peer>> peers;
        for (int i = 0; i < 60; ++i) {
            peers.push_back(std::make_unique<Peer>(server.port()));
            peers.back()->send("POST / HTTP/1.1\r\n");
            QVERIFY(peers.back()->waitForConnected());
        }
        Peer good(server.port());
        QVERIFY(good.waitForConnected());
        good.send(get(server.port()));

        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        QTcpSocket highest; // its descriptor is the highest in use: room for five more
        highest.connectToHost(QHostAddress::LocalHost, server.port());
        QVERIFY(highest.waitForConnected());
        rlimit scarce = before;
        scarce.rlim_cur = rlim_t(highest.socketDescriptor()) + 6;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &scarce), 0);
        const auto restore = qScopeGuard([&] { setrlimit(RLIMIT_NOFILE, &before); });
        QTRY_COMPARE(good.status(), 200);
    }

    // T05
    void aServerWithoutFileDescriptorsCanBeClosed()
    {
        constexpr int longerThanItPausesMs = 200;
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        QTcpSocket last;
        last.connectToHost(QHostAddress::LocalHost, server.port());
        QVERIFY(last.waitForConnected());
        rlimit none = before;
        none.rlim_cur = rlim_t(last.socketDescriptor()) + 1;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        auto restore = qScopeGuard([&] { setrlimit(RLIMIT_NOFILE, &before); });
        QCoreApplication::processEvents(); // it cannot take the connection, and pauses
        QCOMPARE(server.connectionCount(), 0);
        server.close();
        restore.dismiss(); // the undefined-behaviour sanitizer needs a pipe when it meets a class anew
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QTimer pauseIsOver;
        pauseIsOver.setSingleShot(true);
        QSignalSpy over(&pauseIsOver, &QTimer::timeout);
        pauseIsOver.start(longerThanItPausesMs);
        QVERIFY(over.wait());
        QVERIFY(!server.isListening());
    }
#endif

    // T14
    void aTakenPortIsNamedWithTheWayOut()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Server server([](const Request &) { return Response(); });
        const core::Result<core::Done> result = server.listen(QHostAddress::LocalHost, other.serverPort());
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"port-taken"_s);
        QVERIFY(result.error().sentence.contains(QString::number(other.serverPort())));
        QVERIFY(result.error().sentence.contains(u"use any free port"_s));
        QVERIFY(!server.isListening());
        QCOMPARE(server.port(), 0);
    }

    void anAddressOfAnotherMachineCannotBeListenedOn()
    {
        Server server([](const Request &) { return Response(); });
        const core::Result<core::Done> result = server.listen(QHostAddress(u"192.0.2.1"_s), 0);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"listen"_s);
    }

    void closingDropsWhatIsNotWhole()
    {
        Recorder recorder;
        Server server(recorder.handler());
        listen(server);
        Peer peer(server.port());
        peer.send("POST / HTTP/1.1\r\n");
        QTRY_COMPARE(server.connectionCount(), 1);
        server.close();
        QVERIFY(!server.isListening());
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(server.connectionCount(), 0);
    }

    void aHandlerMayCloseTheServer()
    {
        Server *self = nullptr;
        Server server([&](const Request &) {
            self->close();
            return plainText(200, "bye");
        });
        self = &server;
        listen(server);
        Peer peer(server.port());
        peer.send(get(server.port()));
        QTRY_VERIFY(!peer.isOpen());
        QCOMPARE(peer.status(), 200);
    }

    void anAnswerMayComeLaterWhileOthersAreServed()
    {
        QList<Respond> waiting;
        Server server([&](const Request &request, Respond respond) {
            if (request.path() == "/later")
                waiting.append(std::move(respond));
            else
                respond(plainText(200, "now"));
        });
        listen(server);
        Peer patient(server.port());
        patient.send(get(server.port()).replace("/page", "/later"));
        QTRY_COMPARE(waiting.size(), 1);
        Peer other(server.port());
        other.send(get(server.port()));
        QTRY_VERIFY(!other.isOpen());
        QVERIFY(other.received().endsWith("now"));
        QVERIFY(patient.isOpen());
        QVERIFY(patient.received().isEmpty());
        waiting.first()(plainText(200, "later"));
        QTRY_VERIFY(!patient.isOpen());
        QVERIFY(patient.received().endsWith("later"));
    }

    void anAnswerForAClientThatLeftIsReportedAsLost()
    {
        Limits limits;
        limits.connections = 1;
        QList<Respond> waiting;
        Server server([&](const Request &, Respond respond) { waiting.append(std::move(respond)); }, limits);
        QSignalSpy answered(&server, &Server::answered);
        listen(server);
        Peer first(server.port());
        first.send(get(server.port()));
        QTRY_COMPARE(waiting.size(), 1);
        Peer second(server.port()); // takes its place
        second.send(get(server.port()));
        QTRY_COMPARE(waiting.size(), 2);
        QVERIFY(answered.isEmpty()); // what its answer would have been is not known yet
        waiting.first()(plainText(201, "too late"));
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(1).value<Response>().status, 201);
        QCOMPARE(answered.first().at(2).toBool(), false);
        waiting.last()(plainText(200, "in time"));
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(answered.last().at(2).toBool(), true);
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void anAnswerMayComeAfterTheServerEnded()
    {
        Respond late;
        auto server =
            std::make_unique<Server>([&](const Request &, Respond respond) { late = std::move(respond); });
        listen(*server);
        Peer peer(server->port());
        peer.send(get(server->port()));
        QTRY_VERIFY(late);
        server.reset();
        late(plainText(200, "nobody is there"));
        QTRY_VERIFY(!peer.isOpen());
        QVERIFY(peer.received().isEmpty());
    }

    void aServerMayEndWhileItAnswers()
    {
        Recorder recorder;
        recorder.response.body = QByteArray(32 * 1024 * 1024, 'x');
        auto server = std::make_unique<Server>(recorder.handler());
        listen(*server);
        Peer peer(server->port());
        peer.stopReading();
        peer.send(get(server->port()));
        QTRY_COMPARE(recorder.requests.size(), 1);
        server.reset();
        QVERIFY(true);
    }
};

QTEST_GUILESS_MAIN(TestServer)
#include "test_server.moc"
