// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/message.h"
#include "support/test.h"

using namespace http;

class TestMessage : public support::Test
{
    Q_OBJECT
private slots:
    void aHeaderIsFoundInAnyCase()
    {
        const Headers headers{{"X-First", "1"}, {"content-type", "text/plain"}, {"Content-Type", "second"}};
        QCOMPARE(headerValue(headers, "Content-TYPE"), "text/plain");
        QCOMPARE(headerValue(headers, "Missing"), QByteArray());
    }

    void aTargetSplitsIntoPathAndQuery_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("both") << QByteArray("/a%20b?c=d") << QByteArray("/a%20b") << QByteArray("c=d");
        QTest::newRow("no query") << QByteArray("/a") << QByteArray("/a") << QByteArray();
        QTest::newRow("second mark") << QByteArray("/a?b?c") << QByteArray("/a") << QByteArray("b?c");
    }

    void aTargetSplitsIntoPathAndQuery()
    {
        QFETCH(QByteArray, target);
        Request request;
        request.target = target;
        QTEST(request.path(), "path");
        QTEST(request.query(), "query");
    }

    void aResponseSaysItsLengthAndThatItIsTheLast()
    {
        QCOMPARE(plainText(404, "no\n").toBytes(), "HTTP/1.1 404 Not Found\r\n"
                                                   "Content-Type: text/plain; charset=utf-8\r\n"
                                                   "Content-Length: 3\r\n"
                                                   "Connection: close\r\n\r\nno\n");
    }

    void anAnswerToHeadHasALengthAndNoBody()
    {
        QCOMPARE(Response({200, {}, "body"}).toBytes(true),
                 "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\n");
    }

    void noContentHasNeitherBodyNorLength()
    {
        QCOMPARE(Response({204, {}, "body"}).toBytes(),
                 "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    }

    void theFramingIsNotTheCallersToSay()
    {
        const Response response{200, {{"content-length", "99"}, {"Transfer-Encoding", "chunked"}}, "x"};
        QCOMPARE(response.toBytes(), "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx");
    }

    void aLineBreakInAValueStartsNoHeader()
    {
        const Response response{302, {{"Location", QByteArray("/a\r\nSet-Cookie: b\0", 18)}}, {}};
        QVERIFY(response.toBytes().contains("\r\nLocation: /a  Set-Cookie: b \r\n"));
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "test_message.moc"
