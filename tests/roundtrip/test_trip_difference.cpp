// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/trip_difference.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using support::RoundTripBuilder;
using Part = TripDifference::Part;

namespace
{

/// `POINTER: before → after`, a line each.
QStringList linesOf(const TripDifference &part)
{
    QStringList lines;
    for (const core::JsonDifference &field : part.fields)
        lines << field.toLine();
    return lines;
}

cpv2::PaymentRequest requestOf(const QString &reference)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    if (!request.apply(request.setText(FieldId::BillerReference, reference)))
        support::fail(u"The sample has no BillerReference."_s);
    return request;
}

journal::Exchange captureOf(const QByteArray &requestLine, const QByteArray &type, const QByteArray &body)
{
    journal::Exchange capture;
    capture.role = journal::Role::Unmatched;
    capture.url = QString::fromLatin1(requestLine.split(' ').at(1));
    capture.requestHead = requestLine + " HTTP/1.1\r\nContent-Type: " + type + "\r\n\r\n";
    capture.requestBody = body;
    return capture;
}

} // namespace

class TestTripDifference : public support::Test
{
    Q_OBJECT
private slots:
    void twoRoundTripsDifferByField()
    {
        const RoundTrip left = RoundTripBuilder(requestOf(u"one"_s)).accepted().postback().trip();
        const RoundTrip right = RoundTripBuilder(requestOf(u"two"_s))
                                    .accepted()
                                    .postback({{u"Approved"_s, u"False"_s}})
                                    .postback({{u"PaymentAmount"_s, u"164.30"_s}})
                                    .returned()
                                    .trip();
        const QList<TripDifference> parts = differences(left, right);
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts[0].part, Part::Request);
        QCOMPARE(linesOf(parts[0]), QStringList(u"/BillerReference: \"one\" → \"two\""_s));
        QVERIFY(parts[1].fields.isEmpty() && parts[1].isInBefore && parts[1].isInAfter);
        // The last postbacks only: the declined one before it does not count.
        QCOMPARE(linesOf(parts[2]), (QStringList{u"/PaymentAmount: \"164.31\" → \"164.30\""_s,
                                                 u"/BillerReference: \"one\" → \"two\""_s}));
        QVERIFY(!parts[3].isInBefore && parts[3].isInAfter && parts[3].fields.isEmpty());
    }

    void equalOnesDifferInNothing()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().postback().returned(u"?a=1"_s).trip();
        for (const TripDifference &part : differences(trip, trip))
            QVERIFY(part.isInBefore && part.isInAfter && part.fields.isEmpty());
    }

    void anUnmatchedCaptureIsComparedAsWhatItLooksLike()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().postback().returned(u"?a=1"_s).trip();
        const RoundTrip posted = RoundTrip::ofCapture(
            captureOf("POST /lost", "application/x-www-form-urlencoded", "Approved=True"));
        const QList<TripDifference> asPostback = differences(trip, posted);
        QVERIFY(!asPostback[0].isInAfter && !asPostback[1].isInAfter && !asPostback[3].isInAfter);
        QVERIFY(asPostback[2].isInAfter && !asPostback[2].fields.isEmpty());

        const RoundTrip got = RoundTrip::ofCapture(captureOf("GET /lost?a=2", "text/plain", {}));
        const QList<TripDifference> asReturn = differences(trip, got);
        QVERIFY(!asReturn[2].isInAfter);
        QCOMPARE(linesOf(asReturn[3]), QStringList(u"/a: \"1\" → \"2\""_s));
    }

    void aCallbackIsReadByItsFields_data()
    {
        QTest::addColumn<QByteArray>("requestLine");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("fields");
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("a form") << "POST /p"_ba << form << "a=1&b=%26"_ba
                                << R"({"a": "1", "b": "&"})"_ba;
        QTest::newRow("a query behind a form") << "POST /p?q=2"_ba << form << "a=1"_ba
                                               << R"({"a": "1", "q": "2"})"_ba;
        QTest::newRow("a repeated name") << "POST /p"_ba << form << "a=1&a=2"_ba
                                         << R"({"a": "1", "a": "2"})"_ba;
        QTest::newRow("JSON as it is") << "POST /p"_ba
                                       << "application/json"_ba
                                       << R"({"a":1.00,"b":[]})"_ba
                                       << R"({"a": 1.00, "b": []})"_ba;
        QTest::newRow("a query behind JSON") << "POST /p?q=2"_ba
                                             << "application/json"_ba
                                             << R"({"a":1})"_ba
                                             << R"({"a": 1, "q": "2"})"_ba;
        QTest::newRow("JSON that is no object") << "POST /p"_ba
                                                << "application/json"_ba
                                                << "[1]"_ba
                                                << "[1]"_ba;
        QTest::newRow("broken JSON") << "POST /p"_ba
                                     << "application/json"_ba
                                     << "{a"_ba
                                     << "\"{a\""_ba;
        QTest::newRow("nothing") << "GET /p"_ba
                                 << "text/plain"_ba
                                 << ""_ba
                                 << "{}"_ba;
    }
    void aCallbackIsReadByItsFields()
    {
        QFETCH(QByteArray, requestLine);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QTEST(core::compactText(fieldsOf(captureOf(requestLine, type, body))), "fields");
    }
};

QTEST_GUILESS_MAIN(TestTripDifference)
#include "test_trip_difference.moc"
