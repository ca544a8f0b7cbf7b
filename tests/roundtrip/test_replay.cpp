// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/replay.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <zlib.h>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using support::RoundTripBuilder;

namespace
{

Message form(const QByteArray &body)
{
    Message message;
    message.body = body;
    return message;
}

/// Written with ' for ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

Message typed(const QByteArray &contentType, const QByteArray &body)
{
    Message message = form(body);
    message.headers.first().value = contentType;
    return message;
}

/// RFC 1952, around what zlib makes.
QByteArray gzip(const QByteArray &plain)
{
    z_stream stream = {};
    QByteArray packed(1000, Qt::Uninitialized);
    QVERIFY(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    QVERIFY(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace

class TestReplay : public support::Test
{
    Q_OBJECT
private slots:
    void oneFieldIsSetAndEveryOtherByteStays_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &value,
                            const QByteArray &after) {
            QTest::newRow(name) << before << value << after;
        };
        row("there", "A=%zz&Approved=True&b=%2f+", u"False"_s, "A=%zz&Approved=False&b=%2f+");
        row("in another case", "approved=True", u"False"_s, "approved=False");
        row("twice", "Approved=1&x&Approved=2", u"3"_s, "Approved=3&x&Approved=3");
        row("without a value", "Approved&x=1", u"yes"_s, "Approved=yes&x=1");
        row("spelled with escapes", "%41pproved=True", u"a b&c"_s, "%41pproved=a+b%26c");
        row("not there", "x=1", u"True"_s, "x=1&Approved=True");
        row("nothing there", "", u"True"_s, "Approved=True");
    }
    void oneFieldIsSetAndEveryOtherByteStays()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, value);
        const core::Result<Message> changed = withField(form(before), u"Approved"_s, value);
        QVERIFY(changed);
        QTEST(changed->body, "after");
    }

    void aFieldOfTheUrlIsSetThere()
    {
        Message message;
        message.method = "GET";
        message.query = "juri=x&Approved=True";
        const core::Result<Message> changed = withField(message, u"Approved"_s, u"False"_s);
        QVERIFY(changed);
        QCOMPARE(changed->query, "juri=x&Approved=False"_ba);
        QVERIFY(changed->body.isEmpty());
    }

    void oneMemberOfJsonIsSetAndEveryOtherByteStays_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const char *value,
                            const QByteArray &after) {
            QTest::newRow(name) << before << QString::fromUtf8(value) << after;
        };
        row("text", json("{ 'a':1.00,'Approved' : 'True' ,'b':[]}"), "False",
            json("{ 'a':1.00,'Approved' : 'False' ,'b':[]}"));
        row("in another case", json("{'approved':'True'}"), "False", json("{'approved':'False'}"));
        row("twice", json("{'Approved':'1','Approved':'2'}"), "3", json("{'Approved':'3','Approved':'3'}"));
        row("an escaped name", "{\"\\u0041pproved\":\"True\"}", "False", "{\"\\u0041pproved\":\"False\"}");
        row("text with quotes", "{\"Approved\":\"a\\\"},b\",\"c\":1}", "x\"y",
            "{\"Approved\":\"x\\\"y\",\"c\":1}");
        row("a boolean stays one", json("{'Approved':true}"), "False", json("{'Approved':false}"));
        row("a boolean that becomes text", json("{'Approved':true}"), "maybe", json("{'Approved':'maybe'}"));
        row("a number stays one", json("{'Approved':10.00}"), "5.50", json("{'Approved':5.50}"));
        row("null becomes text", json("{'Approved':null}"), "True", json("{'Approved':'True'}"));
        row("an object is replaced", json("{'Approved':{'a':[1]},'b':2}"), "x",
            json("{'Approved':'x','b':2}"));
        row("inside an object", json("{'payment':{'Approved':'True'}}"), "False",
            json("{'payment':{'Approved':'False'}}"));
        row("outermost before inner", json("{'p':{'Approved':'1'},'Approved':'2'}"), "3",
            json("{'p':{'Approved':'1'},'Approved':'3'}"));
        row("each item of an array", json("[{'Approved':'1'}, {'x':2}]"), "3",
            json("[{'Approved':'3'}, {'x':2,'Approved':'3'}]"));
        row("not there", "{\n  \"a\": 1\n}\n", "True", "{\n  \"a\": 1,\n  \"Approved\": \"True\"\n}\n");
        row("an empty object", "{}", "True", json("{'Approved': 'True'}"));
        row("behind a byte order mark", "\xEF\xBB\xBF{\"Approved\":1}", "2", "\xEF\xBB\xBF{\"Approved\":2}");
    }
    // W02
    void oneMemberOfJsonIsSetAndEveryOtherByteStays()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, value);
        for (const char *type : {"application/json", "application/x-www-form-urlencoded"}) {
            const core::Result<Message> changed = withField(typed(type, before), u"Approved"_s, value);
            QVERIFY2(changed, changed ? "" : qPrintable(changed.error().sentence));
            QTEST(changed->body, "after");
        }
    }

    void whatIsNeitherFormNorJsonIsNotChanged_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("XML") << "text/xml"_ba
                             << "<Approved>True</Approved>"_ba;
        QTest::newRow("multipart") << "multipart/form-data; boundary=x"_ba
                                   << "--x\r\n\r\n--x--"_ba;
        QTest::newRow("broken JSON") << "application/json"_ba << json("{'Approved':");
        QTest::newRow("a JSON text") << "application/json"_ba << json("'Approved'");
        QTest::newRow("in two places")
            << "application/json"_ba << json("{'a':{'Approved':1},'b':{'Approved':2}}");
    }
    void whatIsNeitherFormNorJsonIsNotChanged()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const core::Result<Message> changed = withField(typed(type, body), u"Approved"_s, u"False"_s);
        QVERIFY(!changed);
        QVERIFY(changed.error().sentence.contains(u"Approved"_s));
    }

    // W02
    void aPackedBodyIsUnpackedBeforeItIsChanged()
    {
        Message message = form(gzip("Approved=True&x=1"));
        message.headers.append(http::Header{"Content-Encoding", "gzip"});
        const core::Result<Message> changed = withField(message, u"Approved"_s, u"False"_s);
        QVERIFY(changed);
        QCOMPARE(changed->body, "Approved=False&x=1"_ba);
        QVERIFY(http::headerValue(changed->headers, "Content-Encoding").isEmpty());
        message.headers.last().value = "br";
        QVERIFY(!withField(message, u"Approved"_s, u"False"_s));
    }

    void aFieldIsWrittenInTheDeclaredCharset_data()
    {
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("Latin-1") << "ISO-8859-1"_ba << u"Jos\u00e9 B"_s << "x=1&Name=Jos%E9+B"_ba;
        QTest::newRow("UTF-8") << "utf-8"_ba << u"Jos\u00e9"_s << "x=1&Name=Jos%C3%A9"_ba;
        QTest::newRow("unknown") << "no-such-set"_ba << u"Jos\u00e9"_s << "x=1&Name=Jos%C3%A9"_ba;
        QTest::newRow("no such letter") << "ISO-8859-1"_ba << u"\u4e2d"_s << QByteArray();
    }
    void aFieldIsWrittenInTheDeclaredCharset()
    {
        QFETCH(QByteArray, charset);
        QFETCH(QString, value);
        QFETCH(QByteArray, after);
        const Message message = typed("application/x-www-form-urlencoded; charset=" + charset, "x=1");
        const core::Result<Message> changed = withField(message, u"Name"_s, value);
        QCOMPARE(bool(changed), !after.isEmpty());
        if (changed)
            QCOMPARE(changed->body, after);
    }

    void aNewGuidIsNewEachTime()
    {
        const core::Result<Message> first = withNewGuid(form("PaymentGUID=1"));
        const core::Result<Message> second = withNewGuid(form("PaymentGUID=1"));
        QVERIFY(first && second);
        QVERIFY(first->body != second->body);
        QVERIFY(first->body.startsWith("PaymentGUID="));
    }

    void anotherDayKeepsTheTimeAndTheSpelling_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("with time") << u"6/6/2026 2:02:41 PM"_s << u"7/8/2027 2:02:41 PM"_s;
        QTest::newRow("a day") << u"06/06/2026"_s << u"7/8/2027"_s;
        QTest::newRow("ISO") << u"2026-06-06T14:02:41Z"_s << u"2027-07-08T14:02:41Z"_s;
        QTest::newRow("none") << u""_s << u"7/8/2027"_s;
        QTest::newRow("words") << u"today"_s << u"7/8/2027"_s;
    }
    void anotherDayKeepsTheTimeAndTheSpelling()
    {
        QFETCH(QString, before);
        const core::Result<Message> changed =
            withDate(form(http::writeForm({{u"PaymentDate"_s, before}})), QDate(2027, 7, 8));
        QVERIFY(changed);
        QTEST(http::parseForm(changed->body).first().value, "after");
    }

    void theComposerFillsAllEighteenFields()
    {
        const QDateTime now(QDate(2026, 6, 6), QTime(14, 2, 41));
        RoundTripBuilder builder;
        builder.accepted();
        const QList<http::FormField> composed = composePostback(builder.trip(), now);
        QCOMPARE(composed.size(), 18);
        RoundTrip trip = builder.trip();
        builder.rawPostback("application/x-www-form-urlencoded", http::writeForm(composed));
        QCOMPARE(builder.trip().state(), State::Paid);
        QCOMPARE(trip.state(), State::Pending);
    }

    void theComposerFollowsTheNewestPostback()
    {
        const RoundTrip trip =
            RoundTripBuilder().accepted().postback().postback({{u"CardType"_s, u"AMEX"_s}}).trip();
        for (const http::FormField &field : composePostback(trip, QDateTime::currentDateTime())) {
            if (field.name == "CardType"_L1)
                QCOMPARE(field.value, u"AMEX"_s);
        }
    }

    void aDateInJsonKeepsItsTime()
    {
        const core::Result<Message> changed = withDate(
            typed("application/json", json("{'PaymentDate':'6/6/2026 2:02:41 PM'}")), QDate(2027, 7, 8));
        QVERIFY(changed);
        QCOMPARE(changed->body, json("{'PaymentDate':'7/8/2027 2:02:41 PM'}"));
    }

    void aCapturedPostbackIsTakenAsItIs()
    {
        const RoundTrip trip = RoundTripBuilder()
                                   .accepted()
                                   .rawPostback("application/json", "{\"a\": 1}", u"?type=E1%2B2"_s)
                                   .trip();
        const Message message = messageOf(trip.exchanges().last());
        QCOMPARE(message.method, "POST"_ba);
        QCOMPARE(message.contentType(), "application/json"_ba);
        QCOMPARE(message.body, "{\"a\": 1}"_ba);
        QCOMPARE(message.query, "type=E1%2B2"_ba);
        QCOMPARE(message.sourceId, trip.exchanges().last().id);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
