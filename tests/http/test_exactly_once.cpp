// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>

#include <memory>

using namespace http;
using namespace Qt::Literals::StringLiterals;
using support::HostileServer;
using Moment = HostileServer::Moment;
using Outcome = http::Reply::Outcome;

namespace
{

constexpr int rounds = 20;
constexpr int patience = 20'000; // ms; only ever waited out by a failing test

void reset(QTcpSocket *socket)
{
    socket->abort();
}

void close(QTcpSocket *socket)
{
    socket->disconnectFromHost();
}

HostileServer::Behaviour writeAnd(const QByteArray &bytes, void (*end)(QTcpSocket *))
{
    return [bytes, end](QTcpSocket *socket) {
        socket->write(bytes);
        socket->flush();
        end(socket);
    };
}

/// Answers every other request and closes on the ones between.
HostileServer::Behaviour closeOnReuse()
{
    return [count = 0](QTcpSocket *socket) mutable {
        if (++count % 2 == 1)
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        else
            close(socket);
    };
}

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

struct BreakPoint {
    const char *name;
    Moment moment;
    HostileServer::Behaviour behaviour;
    qsizetype bodySize = 2;
    bool isPlainSentTwice = false; ///< by plain QNetworkAccessManager, measured on Qt 6.4.2
};

QList<BreakPoint> breakPoints()
{
    return {{"closed when it is accepted", Moment::Connection, close},
            {"closed behind the request's head", Moment::Head, close, 3'000'000},
            {"reset behind the request's head", Moment::Head, reset, 3'000'000},
            {"closed without an answer", Moment::Request, close, 2, true},
            {"reset without an answer", Moment::Request, reset, 2, true},
            {"closed in the status line", Moment::Request, writeAnd("HTTP/1.1 20", close)},
            {"closed in the answer's head", Moment::Request, writeAnd("HTTP/1.1 200 OK\r\nConte", close)},
            {"closed behind the answer's head", Moment::Request, writeAnd(head, close)},
            {"reset behind the answer's head", Moment::Request, writeAnd(head, reset)},
            {"closed in the answer's body", Moment::Request, writeAnd(head + "hello", close)},
            {"closed before the last chunk", Moment::Request,
             writeAnd("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", close)},
            {"closed on the second use", Moment::Request, closeOnReuse(), 2, true}};
}

Reply send(Client &client, const QUrl &url, const QByteArray &body)
{
    QSignalSpy spy(client.send({"POST", url, {{"Content-Type", "application/json"}}, body}), &Call::finished);
    return spy.wait(patience) ? spy.first().first().value<Reply>()
                              : Reply{Outcome::Answered, {}, u"test: hangs"_s};
}

} // namespace

/// A payment is submitted at most once, wherever the connection breaks: G11.
class TestExactlyOnce : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { QCOMPARE(breakPoints().size(), 12); }

    void aRequestIsSentAtMostOnce_data() { breakPointRows(); }
    // C02 C03 C04 G11
    void aRequestIsSentAtMostOnce()
    {
        QFETCH(int, index);
        const BreakPoint point = breakPoints().at(index);
        const QByteArray body(point.bodySize, '1');
        HostileServer server(point.behaviour, point.moment);
        Client client;
        for (int round = 0; round < rounds; ++round) {
            const int before = server.begun();
            const Reply reply = send(client, server.url(), body);
            QVERIFY2(server.begun() - before <= 1, qPrintable(u"round %1"_s.arg(round)));
            const bool isOtherUse = point.isPlainSentTwice && reply.outcome == Outcome::Answered;
            if (isOtherUse) // of closeOnReuse(): those between are answered
                continue;
            // Never NotSent for what the server saw, and never a good answer.
            QVERIFY2(reply.outcome != Outcome::Answered, qPrintable(reply.sentence));
            if (server.begun() > before)
                QCOMPARE(reply.outcome, Outcome::Unknown);
        }
        QVERIFY(server.begun() <= rounds);
    }

    void plainQtSendsItTwice_data() { breakPointRows(true); }
    // G11: the control of docs/faults.md, C02.
    void plainQtSendsItTwice()
    {
        QFETCH(int, index);
        const BreakPoint point = breakPoints().at(index);
        HostileServer server(point.behaviour, point.moment);
        QNetworkAccessManager manager;
        int sent = 0;
        for (int round = 0; round < rounds; ++round) {
            ++sent;
            const std::unique_ptr<QNetworkReply> reply(manager.post(jsonTo(server.url()), "{}"));
            QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), patience);
        }
        QVERIFY2(server.begun() > sent, "plain QNetworkAccessManager does not send twice any more");
    }

private:
    static QNetworkRequest jsonTo(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        return request;
    }

    static void breakPointRows(bool onlySentTwice = false)
    {
        QTest::addColumn<int>("index");
        const QList<BreakPoint> points = breakPoints();
        for (int i = 0; i < points.size(); ++i) {
            if (!onlySentTwice || points[i].isPlainSentTwice)
                QTest::newRow(points[i].name) << i;
        }
    }
};

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "test_exactly_once.moc"
