// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/replay.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

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
        row("spelt with escapes", "%41pproved=True", u"a b&c"_s, "%41pproved=a+b%26c");
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

    void whatIsNoFormIsChangedByItsBytesOnly()
    {
        Message message = form("{\"Approved\":\"True\"}");
        message.contentType = "application/json";
        QVERIFY(!withField(message, u"Approved"_s, u"False"_s));
    }

    void aNewGuidIsNewEachTime()
    {
        const core::Result<Message> first = withNewGuid(form("PaymentGUID=1"));
        const core::Result<Message> second = withNewGuid(form("PaymentGUID=1"));
        QVERIFY(first && second);
        QVERIFY(first->body != second->body);
        QVERIFY(first->body.startsWith("PaymentGUID="));
    }

    void anotherDayKeepsTimeAndSpelling_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("with time") << u"6/6/2026 2:02:41 PM"_s << u"7/8/2027 2:02:41 PM"_s;
        QTest::newRow("a day") << u"06/06/2026"_s << u"7/8/2027"_s;
        QTest::newRow("ISO") << u"2026-06-06T14:02:41Z"_s << u"2027-07-08T14:02:41Z"_s;
        QTest::newRow("none") << u""_s << u"7/8/2027"_s;
        QTest::newRow("words") << u"today"_s << u"7/8/2027"_s;
    }
    void anotherDayKeepsTimeAndSpelling()
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

    void aCapturedPostbackIsTakenAsItIs()
    {
        const RoundTrip trip = RoundTripBuilder()
                                   .accepted()
                                   .rawPostback("application/json", "{\"a\": 1}", u"?type=E1%2B2"_s)
                                   .trip();
        const Message message = messageOf(trip.exchanges().last());
        QCOMPARE(message.method, "POST"_ba);
        QCOMPARE(message.contentType, "application/json"_ba);
        QCOMPARE(message.body, "{\"a\": 1}"_ba);
        QCOMPARE(message.query, "type=E1%2B2"_ba);
        QCOMPARE(message.sourceId, trip.exchanges().last().id);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
