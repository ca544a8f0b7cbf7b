// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/request_parser.h"
#include "requests.h"
#include "support/test.h"

#include <QRandomGenerator>

using namespace http;
using namespace requests;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// All that a caller can see of a parser, as text that a failed test can show.
QByteArray verdict(const RequestParser &parser)
{
    switch (parser.state()) {
    case RequestParser::State::NeedMore:
    case RequestParser::State::Continue:
        return "waits";
    case RequestParser::State::Refused:
        return parser.refusal().toBytes();
    case RequestParser::State::Complete:
        break;
    }
    const Request &request = parser.request();
    QByteArray text = request.method + ' ' + request.target + '\n';
    for (const Header &header : request.headers)
        text += header.name + '|' + header.value + '\n';
    return text + "body " + request.body + "\nhead " + request.head + "\nraw " + request.raw + "\nsurplus " +
           QByteArray::number(request.surplus);
}

QByteArray verdictInTwo(const QByteArray &bytes, qsizetype cut)
{
    RequestParser parser(limits());
    parser.feed(bytes.first(cut));
    parser.feed(bytes.sliced(cut));
    return verdict(parser);
}

QByteArray verdictBytewise(const QByteArray &bytes)
{
    RequestParser parser(limits());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        parser.feed(QByteArrayView(bytes).sliced(i, 1));
    return verdict(parser);
}

int statusOf(const QByteArray &bytes)
{
    RequestParser parser(limits());
    return parser.feed(bytes) == RequestParser::State::Refused ? parser.refusal().status : 0;
}

/// Whole, byte by byte and cut at each offset (at some, for the huge ones): always the same.
void compareAllWays(const QByteArray &bytes)
{
    const QByteArray whole = verdictInTwo(bytes, bytes.size());
    QCOMPARE(verdictBytewise(bytes), whole);
    const qsizetype cuts = bytes.size() < 20'000 ? 500 : 3;
    const qsizetype step = std::max<qsizetype>(1, bytes.size() / cuts);
    for (qsizetype cut = 1; cut < bytes.size(); cut += step)
        QCOMPARE(verdictInTwo(bytes, cut), whole);
}

} // namespace

class TestRequestParser : public support::Test
{
    Q_OBJECT
private slots:
    void aBadRequestIsRefusedHoweverItComes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        for (const requests::Bad &bad : requests::bad())
            QTest::newRow(bad.name) << bad.bytes << bad.status;
    }

    void aBadRequestIsRefusedHoweverItComes()
    {
        QFETCH(QByteArray, bytes);
        QTEST(statusOf(bytes), "status");
        compareAllWays(bytes);
    }

    void aRefusalSaysWhyInWords()
    {
        RequestParser parser;
        parser.feed(requestLine("TRACE / HTTP/1.1"));
        const Response &refusal = parser.refusal();
        QCOMPARE(headerValue(refusal.headers, "Allow"), "GET, HEAD, POST, OPTIONS");
        QCOMPARE(headerValue(refusal.headers, "Content-Type"), "text/plain; charset=utf-8");
        QCOMPARE(refusal.body, "TRACE is not supported. Use GET or POST.\n");
        QVERIFY(refusal.toBytes().contains("\r\nConnection: close\r\n"));
    }

    void aRefusedParserStaysRefused()
    {
        RequestParser parser;
        parser.feed("nonsense\r\n");
        QCOMPARE(parser.feed(get()), RequestParser::State::Refused);
    }

    void aGoodRequestIsReadHoweverItComes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("surplus");
        for (const requests::Good &good : requests::good())
            QTest::newRow(good.name) << good.bytes << good.body << good.surplus;
    }

    void aGoodRequestIsReadHoweverItComes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, surplus);
        RequestParser parser(limits());
        const RequestParser::State state = parser.feed(bytes);
        QVERIFY2(state == RequestParser::State::Complete, parser.refusal().body.constData());
        const Request &request = parser.request();
        QTEST(request.body, "body");
        QCOMPARE(request.surplus, qint64(surplus));
        QCOMPARE(request.raw, bytes.chopped(surplus));
        QCOMPARE(request.head, bytes.first(bytes.indexOf("\r\n\r\n") + 4));
        compareAllWays(bytes);
    }

    void damagedRequestsGetOneVerdictHoweverTheyCome()
    {
        const QList<QByteArray> seeds{
            get(), post("Content-Length: 5\r\n", "hello") + get(),
            chunked("5;a=\"b\"\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-T: y\r\n\r\n") + get()};
        const QByteArray spice = "\r\n\t :;,=\"#0159aAfFxX-+/\x00\x01\x7f\xff"_ba;
        QRandomGenerator random(20250606);
        for (int round = 0; round < 6000; ++round) {
            QByteArray bytes = seeds.at(round % seeds.size());
            for (int damage = random.bounded(1, 4); damage > 0; --damage) {
                const qsizetype at = random.bounded(bytes.size());
                const char other = spice.at(random.bounded(spice.size()));
                if (random.bounded(3) == 0)
                    bytes.remove(at, random.bounded(1, 4));
                else if (random.bounded(2) == 0)
                    bytes.insert(at, other);
                else
                    bytes[at] = other;
            }
            const QByteArray whole = verdictInTwo(bytes, bytes.size());
            QCOMPARE(verdictBytewise(bytes), whole);
            QCOMPARE(verdictInTwo(bytes, random.bounded(bytes.size())), whole);
        }
    }

    void emptyLinesInFrontAreSkipped()
    {
        const QByteArray request = post("Content-Length: 5\r\n", "hello");
        for (int lines = 1; lines <= 8; ++lines) {
            const QByteArray bytes = QByteArray("\r\n").repeated(lines) + request;
            RequestParser parser;
            QCOMPARE(parser.feed(bytes), RequestParser::State::Complete);
            QCOMPARE(parser.request().raw, request);
            QVERIFY(request.startsWith(parser.request().head));
            QCOMPARE(verdictBytewise(bytes), verdictInTwo(request, request.size()));
        }
    }

    void theAbsoluteFormBecomesTheUsualOne_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("authority");
        QTest::newRow("usual form") << "/a?b=http://c/d"_ba
                                    << "/a?b=http://c/d"_ba << QByteArray();
        QTest::newRow("absolute") << "http://localhost:8080/a?b=c"_ba
                                  << "/a?b=c"_ba
                                  << "localhost:8080"_ba;
        QTest::newRow("other capitals") << "HtTp://LOCALHOST/a"_ba
                                        << "/a"_ba
                                        << "LOCALHOST"_ba;
        QTest::newRow("https") << "https://[::1]:8443/"_ba
                               << "/"_ba
                               << "[::1]:8443"_ba;
        QTest::newRow("no path") << "http://localhost"_ba
                                 << "/"_ba
                                 << "localhost"_ba;
        QTest::newRow("only a query") << "http://localhost?a=/b"_ba
                                      << "/?a=/b"_ba
                                      << "localhost"_ba;
    }

    // RFC 9112, section 3.2.2
    void theAbsoluteFormBecomesTheUsualOne()
    {
        QFETCH(QByteArray, given);
        RequestParser parser;
        QCOMPARE(parser.feed(requestLine("GET " + given + " HTTP/1.1")), RequestParser::State::Complete);
        QTEST(parser.request().target, "target");
        QTEST(parser.request().authority, "authority");
    }

    void aWrappedKeyIsReadWhereThatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<bool>("isRead"); // where it is allowed
        QTest::addColumn<bool>("isAlways");
        QTest::newRow("not wrapped") << "Authorization: Basic YWJjZGVm"_ba << true << true;
        QTest::newRow("space") << "Authorization: Basic YWJj ZGVm"_ba << true << true;
        QTest::newRow("LF") << "Authorization: Basic YWJj\nZGVm"_ba << true << false;
        QTest::newRow("LF and a space") << "authorization: basic YWJj\n ZGVm"_ba << true << false;
        QTest::newRow("LF at the end") << "Authorization: Basic YWJjZGVm\n"_ba << true << false;
        QTest::newRow("CR LF") << "Authorization: Basic YWJj\r\nZGVm"_ba << true << false;
        QTest::newRow("folded") << "Authorization: Basic YWJj\r\n ZGVm"_ba << true << false;
        QTest::newRow("folded with a tab, twice")
            << "Authorization: Basic YWJj\r\n\tZG\r\n Vm"_ba << true << false;
        QTest::newRow("behind the scheme") << "Authorization: Basic\r\n YWJjZGVm"_ba << true << false;
        QTest::newRow("another field behind an LF")
            << "Authorization: Basic YWJj\nContent-Length: 5"_ba << false << false;
        QTest::newRow("another scheme") << "Authorization: Bearer YWJj\nZGVm"_ba << false << false;
        QTest::newRow("another field folded") << "X-A: YWJj\r\n ZGVm"_ba << false << false;
        QTest::newRow("another field with an LF") << "X-A: YWJj\nZGVm"_ba << false << false;
        QTest::newRow("no base64 behind") << "Authorization: Basic YWJj\r\n a;b"_ba << false << false;
        QTest::newRow("CR alone") << "Authorization: Basic YWJj\rZGVm"_ba << false << false;
    }

    void aWrappedKeyIsReadWhereThatIsAllowed()
    {
        QFETCH(QByteArray, field);
        QFETCH(bool, isRead);
        QFETCH(bool, isAlways);
        Limits lenient;
        lenient.wrappedAuthorization = true;
        RequestParser parser(lenient);
        parser.feed(get(field + "\r\nX-Next: 1\r\n"));
        QCOMPARE(parser.state() == RequestParser::State::Complete, isRead);
        if (isRead) {
            const QByteArray value = headerValue(parser.request().headers, "Authorization");
            QCOMPARE(value.simplified().replace(' ', "").toLower(), "basicywjjzgvm");
            QCOMPARE(headerValue(parser.request().headers, "X-Next"), "1");
        }
        RequestParser strict;
        strict.feed(get(field + "\r\nX-Next: 1\r\n"));
        QCOMPARE(strict.state() == RequestParser::State::Complete, isAlways);
    }

    void tlsOnAPlainPortIsNamed()
    {
        RequestParser parser;
        parser.feed("\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03"_ba);
        QVERIFY2(parser.refusal().body.contains("https"), parser.refusal().body.constData());
        RequestParser other;
        other.feed(get("X-A: b\x01\r\n"));
        QVERIFY2(!other.refusal().body.contains("https"), other.refusal().body.constData());
    }

    void headersKeepTheirOrderAndSpelling()
    {
        RequestParser parser;
        parser.feed(get("b: 1\r\nA:  2 \r\nB: 3\r\n"));
        QCOMPARE(parser.request().method, "GET");
        QCOMPARE(parser.request().target, "/page");
        const Headers expected{{"Host", "localhost"}, {"b", "1"}, {"A", "2"}, {"B", "3"}};
        QCOMPARE(parser.request().headers, expected);
    }

    void trailersBecomeNoHeaders()
    {
        RequestParser parser;
        parser.feed(chunked("0\r\nAuthorization: x\r\n\r\n"));
        QCOMPARE(parser.state(), RequestParser::State::Complete);
        QCOMPARE(headerValue(parser.request().headers, "Authorization"), QByteArray());
    }

    void anUnfinishedRequestWaits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("head") << get().chopped(1);
        QTest::newRow("body") << post("Content-Length: 5\r\n", "hell");
        QTest::newRow("chunk size") << chunked("5");
        QTest::newRow("chunk data") << chunked("5\r\nhell");
        QTest::newRow("chunk end") << chunked("5\r\nhello\r");
        QTest::newRow("half of the last chunk") << chunked("0\r\n");
        QTest::newRow("half of the last chunk and a byte") << chunked("0\r\n\r");
        QTest::newRow("later last chunk") << chunked("5\r\nhello\r\n0\r\n");
        QTest::newRow("trailer") << chunked("0\r\nA: b\r\n");
    }

    void anUnfinishedRequestWaits()
    {
        QFETCH(QByteArray, bytes);
        RequestParser parser;
        QCOMPARE(parser.feed(bytes), RequestParser::State::NeedMore);
        compareAllWays(bytes);
    }

    void theHeadersAreKnownBeforeTheBody()
    {
        RequestParser parser;
        const QByteArray request = post("Content-Length: 5\r\n");
        parser.feed(request.chopped(1));
        QVERIFY(!parser.headersComplete());
        parser.feed(request.last(1));
        QVERIFY(parser.headersComplete());
        QCOMPARE(parser.request().method, "POST");
        QCOMPARE(parser.state(), RequestParser::State::NeedMore);
    }

    void continueIsAskedForOnce()
    {
        RequestParser parser;
        QCOMPARE(parser.feed(post("Expect: 100-Continue\r\nContent-Length: 5\r\n")),
                 RequestParser::State::Continue);
        QCOMPARE(parser.feed("he"), RequestParser::State::NeedMore);
        QCOMPARE(parser.feed("llo"), RequestParser::State::Complete);
        QCOMPARE(parser.request().body, "hello");
    }

    void continueIsNotAskedForWithoutABody()
    {
        RequestParser parser;
        QCOMPARE(parser.feed(get("Expect: 100-continue\r\n")), RequestParser::State::Complete);
    }

    void aBodyOverTheLimitIsRefusedInsteadOfContinued()
    {
        RequestParser parser;
        QCOMPARE(parser.feed(post("Expect: 100-continue\r\nContent-Length: 9999999\r\n")),
                 RequestParser::State::Refused);
        QCOMPARE(parser.refusal().status, 413);
    }

    void bytesBehindACompleteRequestAreCounted()
    {
        RequestParser parser;
        parser.feed(get());
        parser.feed("abc");
        QCOMPARE(parser.state(), RequestParser::State::Complete);
        QCOMPARE(parser.request().surplus, 3);
        QCOMPARE(parser.request().raw, get());
    }

    void theLimitsAreTheCallers()
    {
        Limits tiny;
        tiny.body = 4;
        RequestParser parser(tiny);
        QCOMPARE(parser.feed(post("Content-Length: 5\r\n")), RequestParser::State::Refused);
        QCOMPARE(parser.refusal().body, "The body is larger than 4 bytes.\n");
    }
};

QTEST_GUILESS_MAIN(TestRequestParser)
#include "test_request_parser.moc"
