// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/framing_guard.h"
#include "support/test.h"

using namespace http;
using namespace Qt::Literals::StringLiterals;

/// What the parser in front of the guard never lets through, or what takes a whole connection to see.
class TestFramingGuard : public support::Test
{
    Q_OBJECT
private slots:
    void theFirstLineIsThreeWords_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status"); // 0: passes
        QTest::newRow("three") << "GET /a HTTP/1.1"_ba << 0;
        QTest::newRow("a method of one letter") << "X /a HTTP/1.1"_ba << 0;
        QTest::newRow("no method") << " /a HTTP/1.1"_ba << 400;
        QTest::newRow("two spaces in front of the target") << "GET  /a HTTP/1.1"_ba << 400;
        QTest::newRow("two spaces behind it") << "GET /a  HTTP/1.1"_ba << 400;
        QTest::newRow("one in it") << "GET /a b HTTP/1.1"_ba << 400;
        QTest::newRow("two words") << "GET HTTP/1.1"_ba << 400;
        QTest::newRow("no target") << "GET  HTTP/1.1"_ba << 400;
    }

    void theFirstLineIsThreeWords()
    {
        QFETCH(QByteArray, line);
        FramingGuard guard({});
        const FramingGuard::Verdict refusal = guard.checkRequestLine(line);
        QTEST(refusal ? refusal->status : 0, "status");
    }

    void aSentenceQuotesTheStartOfALongWord()
    {
        FramingGuard guard({});
        const FramingGuard::Verdict refusal = guard.checkField(QByteArray(500, 'X'));
        QVERIFY(refusal);
        QCOMPARE(refusal->sentence.count(u'X'), 60);
    }

    void aTargetHoldsNothingThatEndsIt_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("passes");
        QTest::newRow("plain") << "/a"_ba << true;
        QTest::newRow("the last one") << "/~"_ba << true;
        QTest::newRow("a fragment") << "/a#b"_ba << false;
        QTest::newRow("a tab") << "/a\tb"_ba << false;
        QTest::newRow("DEL") << "/\x7f"_ba << false;
        QTest::newRow("beyond ASCII") << "/\xc3\xa9"_ba << true;
        QTest::newRow("a control character") << "/\x01"_ba << false;
    }

    void aTargetHoldsNothingThatEndsIt()
    {
        QFETCH(QByteArray, target);
        FramingGuard guard({});
        QTEST(!guard.checkRequestLine("GET " + target + " HTTP/1.1"), "passes");
    }

    void aFieldNameIsAToken_data()
    {
        QTest::addColumn<char>("c");
        QTest::addColumn<bool>("passes");
        for (int c = 1; c < 128; ++c) { // RFC 9110, section 5.6.2; the colon ends the name
            if (c != ':')
                QTest::addRow("%02x", uint(c))
                    << char(c)
                    << (QByteArray("!#$%&'*+-.^_`|~").contains(char(c)) || (c >= '0' && c <= '9') ||
                        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        }
    }

    void aFieldNameIsAToken()
    {
        QFETCH(char, c);
        FramingGuard guard({});
        QVERIFY(!guard.checkRequestLine("GET / HTTP/1.1"));
        QTEST(!guard.checkField(QByteArray("X") + c + ": 1"), "passes");
    }

    void hundredContinueIsExpectedOfABodyOnly_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArrayList>("fields");
        QTest::addColumn<bool>("expects");
        const QByteArray expect = "Expect: 100-continue";
        const auto row = [](const char *name, const QByteArray &version, const QByteArrayList &fields,
                            bool expects) {
            QTest::newRow(name) << version << fields << expects;
        };
        row("a length", "1.1", {expect, "Content-Length: 1"}, true);
        row("chunks", "1.1", {expect, "Transfer-Encoding: chunked"}, true);
        row("no body", "1.1", {expect}, false);
        row("an empty body", "1.1", {expect, "Content-Length: 0"}, false);
        row("not said", "1.1", {"Content-Length: 1"}, false);
        row("HTTP/1.0 does not know it", "1.0", {expect, "Content-Length: 1"}, false);
    }

    // RFC 9110, section 10.1.1
    void hundredContinueIsExpectedOfABodyOnly()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArrayList, fields);
        FramingGuard guard({});
        QVERIFY(!guard.checkRequestLine("POST / HTTP/" + version));
        for (const QByteArray &field : fields)
            QVERIFY(!guard.checkField(field));
        QTEST(guard.expectsContinue(), "expects");
    }

    void aChunkSizeEndsWhereItsExtensionBegins_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("size"); // -1: refused
        QTest::newRow("alone") << "1f"_ba << qint64(31);
        QTest::newRow("extension") << "1f;a=b"_ba << qint64(31);
        QTest::newRow("space") << "1f ;a=b"_ba << qint64(31);
        QTest::newRow("tab") << "1f\t;a=b"_ba << qint64(31);
        QTest::newRow("no number") << ";a=b"_ba << qint64(-1);
    }

    void aChunkSizeEndsWhereItsExtensionBegins()
    {
        QFETCH(QByteArray, line);
        FramingGuard guard({});
        const FramingGuard::ChunkHeader chunk = guard.readChunkHeader(line);
        QTEST(chunk.refusal ? -1 : chunk.size, "size");
    }

    void theLimitItselfIsWithinTheLimit()
    {
        Limits limits;
        limits.chunkExtensions = 4;
        limits.body = 31;
        FramingGuard guard(limits);
        QVERIFY(!guard.readChunkHeader("10;a=b").refusal); // 16 bytes, 4 of extension
        QVERIFY(!guard.readChunkHeader("f").refusal);
        QCOMPARE(guard.readChunkHeader("1").refusal->status, 413);
        QCOMPARE(guard.readChunkHeader("0;").refusal->status, 413);
    }
};

QTEST_GUILESS_MAIN(TestFramingGuard)
#include "test_framing_guard.moc"
