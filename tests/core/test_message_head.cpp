// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/message_head.h"
#include "support/test.h"

using namespace core;

class TestMessageHead : public support::Test
{
    Q_OBJECT
private slots:
    void aHeadIsReadInItsOrder()
    {
        const MessageHead head =
            readHead("POST /a?b=1 HTTP/1.1\r\nHost: x:1\r\nX-A: 1 \r\nx-a:2\r\nEmpty:\r\n\r\n");
        QCOMPARE(head.firstLine, "POST /a?b=1 HTTP/1.1");
        QCOMPARE(head.fields, (Headers{{"Host", "x:1"}, {"X-A", "1"}, {"x-a", "2"}, {"Empty", ""}}));
    }

    void aHeadOfAnySortIsReadAsWellAsItCanBe_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("firstLine");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("no line end") << QByteArray("HTTP/1.1 200 OK") << QByteArray("HTTP/1.1 200 OK")
                                     << QByteArray();
        QTest::newRow("LF alone") << QByteArray("GET / HTTP/1.1\nA: b\nC: d\n\n")
                                  << QByteArray("GET / HTTP/1.1") << QByteArray("A,C");
        QTest::newRow("cut in a field")
            << QByteArray("GET / HTTP/1.1\r\nA: b\r\nC") << QByteArray("GET / HTTP/1.1") << QByteArray("A,C");
        QTest::newRow("no colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\nA: b\r\n\r\n")
                                  << QByteArray("GET / HTTP/1.1") << QByteArray("nonsense,A");
    }
    void aHeadOfAnySortIsReadAsWellAsItCanBe()
    {
        QFETCH(QByteArray, bytes);
        const MessageHead head = readHead(bytes);
        QTEST(head.firstLine, "firstLine");
        QByteArrayList names;
        for (const Header &field : head.fields)
            names.append(field.name);
        QTEST(names.join(','), "names");
    }

    void aFieldIsFoundByItsNameInAnyCase()
    {
        const QByteArray head = "GET /x:y HTTP/1.1\r\nAccept: a\r\nACCEPT: b\r\nX: c:d\r\n\r\n";
        QCOMPARE(headerValue(head, "accept"), "a");
        QCOMPARE(headerValue(readHead(head).fields, "accept"), "a");
        QCOMPARE(headerValue(head, "x"), "c:d");
        QCOMPARE(headerValue(head, "Host"), QByteArray());
        QCOMPARE(headerValue(head, "GET /x"), QByteArray()); // the first line is not a field
    }

    void theMethodIsTheFirstWord()
    {
        QCOMPARE(methodOf("POST / HTTP/1.1\r\n\r\n"), "POST");
        QCOMPARE(methodOf("nonsense\r\nA: b\r\n\r\n"), QByteArray());
        QCOMPARE(methodOf({}), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestMessageHead)
#include "test_message_head.moc"
