// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/fee_line.h"
#include "support/test.h"

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

class TestFeeLine : public support::Test
{
    Q_OBJECT
private slots:
    void linesRoundTripExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("poi");
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("amount");
        QTest::newRow("first of the sample")
            << u"poi:FEE-2025-082974|i:Residential Gas/Fuel Fee|amt:64.3100"_s << u"FEE-2025-082974"_s
            << u"Residential Gas/Fuel Fee"_s << u"64.3100"_s;
        QTest::newRow("second of the sample")
            << u"poi:FEE-2025.06.0102|i:Board of Appeals Hearing|amt:100.0000"_s << u"FEE-2025.06.0102"_s
            << u"Board of Appeals Hearing"_s << u"100.0000"_s;
        QTest::newRow("unknown keys") << u"x:1|poi:A|y:|i:B|x:2|amt:1|:z"_s << u"A"_s << u"B"_s << u"1"_s;
        QTest::newRow("another order") << u"amt:2.50|i:B|poi:A"_s << u"A"_s << u"B"_s << u"2.50"_s;
        QTest::newRow("colons in the name")
            << u"poi:A:1|i:Fee: late: 5:00|amt:1.0"_s << u"A:1"_s << u"Fee: late: 5:00"_s << u"1.0"_s;
        QTest::newRow("name like a key") << u"poi:A|i:amt:9|amt:1"_s << u"A"_s << u"amt:9"_s << u"1"_s;
        QTest::newRow("empty values") << u"poi:|i:|amt:0"_s << u""_s << u""_s << u"0"_s;
        QTest::newRow("spaces stay") << u"poi: A |i: B |amt:1"_s << u" A "_s << u" B "_s << u"1"_s;
        QTest::newRow("other scripts") << u"poi:é|i:日本 😀|amt:-1.5"_s << u"é"_s << u"日本 😀"_s << u"-1.5"_s;
    }

    void linesRoundTripExactly()
    {
        QFETCH(QString, text);
        const core::Result<FeeLine> line = FeeLine::parse(text);
        QVERIFY(line);
        QTEST(line->poi(), "poi");
        QTEST(line->item(), "item");
        QTEST(line->amount().toString(), "amount");
        QCOMPARE(line->toString(), text);
        QVERIFY(FeeLine::looksLikeOne(text));
    }

    void invalidLinesAreRejected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QString &text, const QString &reason) {
            QTest::addRow("'%s'", qPrintable(text)) << text << reason;
        };
        row(u""_s, u"“:”"_s);
        row(u"a note"_s, u"“:”"_s);
        row(u"poi:A|i:B|C|amt:1"_s, u"“C” has no “:”"_s);
        row(u"poi:A|i:B|amt:1|"_s, u"“:”"_s);
        row(u"poi:A||i:B|amt:1"_s, u"“:”"_s);
        row(u"i:B|amt:1"_s, u"no “poi:”"_s);
        row(u"poi:A|amt:1"_s, u"no “i:”"_s);
        row(u"poi:A|i:B"_s, u"no “amt:”"_s);
        row(u"POI:A|i:B|amt:1"_s, u"no “poi:”"_s);
        row(u"poi :A|i:B|amt:1"_s, u"no “poi:”"_s);
        row(u"poi:A|poi:A|i:B|amt:1"_s, u"more than one “poi:”"_s);
        row(u"poi:A|i:B|i:C|amt:1"_s, u"more than one “i:”"_s);
        row(u"poi:A|i:B|amt:1|amt:1"_s, u"more than one “amt:”"_s);
        row(u"poi:A|i:B|amt:"_s, u"“” is not an amount"_s);
        row(u"poi:A|i:B|amt:1,5"_s, u"“1,5” is not an amount"_s);
        row(u"poi:A|i:B|amt:1.00000"_s, u"four decimal places"_s);
        row(u"poi:A|i:B|amt: 1"_s, u"not an amount"_s);
    }

    void invalidLinesAreRejected()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const core::Result<FeeLine> line = FeeLine::parse(text);
        QVERIFY(!line);
        QCOMPARE(line.error().code, u"fee-line"_s);
        QVERIFY2(line.error().sentence.contains(reason), qPrintable(line.error().sentence));
    }

    void onlySomeTextsAreMeantToBeLines()
    {
        for (const QString &text : {u"poi:A"_s, u"x:1|amt:1"_s, u"broken|i:B"_s})
            QVERIFY2(FeeLine::looksLikeOne(text), qPrintable(text));
        for (const QString &text : {u""_s, u"RGAS-25-028585"_s, u"Residential Gas/Fuel Application"_s,
                                    u"a|b"_s, u"Poi of interest"_s, u"hi:there"_s, u"http://example.com"_s})
            QVERIFY2(!FeeLine::looksLikeOne(text), qPrintable(text));
    }

    void aNewLineIsWrittenLikeTheSample()
    {
        const FeeLine line(u"FEE-1"_s, u"Permit"_s, *Money::parse(u"64.3100"));
        QCOMPARE(line.toString(), u"poi:FEE-1|i:Permit|amt:64.3100"_s);
        QVERIFY(*FeeLine::parse(line.toString()) == line);
    }

    void settersChangeOnlyTheirPart()
    {
        FeeLine line = *FeeLine::parse(u"x:1|amt:1|i:B|poi:A|y:2");
        QVERIFY(line.setPoi(u"P:1"_s));
        QVERIFY(line.setItem(QString()));
        line.setAmount(*Money::parse(u"2.5000"));
        QCOMPARE(line.toString(), u"x:1|amt:2.5000|i:|poi:P:1|y:2"_s);
        QCOMPARE(line.amount().toString(), u"2.5000"_s);
    }

    void settersRejectThePipe()
    {
        FeeLine line = *FeeLine::parse(u"poi:A|i:B|amt:1");
        const FeeLine before = line;
        const core::Result<core::Done> poi = line.setPoi(u"a|b"_s);
        const core::Result<core::Done> item = line.setItem(u"|"_s);
        QVERIFY(!poi);
        QCOMPARE(poi.error().code, u"fee-line"_s);
        QVERIFY(!item);
        QVERIFY(line == before);
    }
};

QTEST_GUILESS_MAIN(TestFeeLine)
#include "test_fee_line.moc"
