// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/money.h"
#include "support/test.h"

#include <limits>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 most = std::numeric_limits<qint64>::max();

class TestMoney : public support::Test
{
    Q_OBJECT
private slots:
    void amountsRoundTripExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("tenThousandths");
        QTest::addColumn<int>("scale");
        const auto row = [](const char *text, qint64 count, int scale) {
            QTest::newRow(text) << QString::fromLatin1(text) << count << scale;
        };
        row("0", 0, 0);
        row("0.00", 0, 2);
        row("10", 100000, 0);
        row("10.0", 100000, 1);
        row("10.00", 100000, 2);
        row("164.31", 1643100, 2);
        row("64.3100", 643100, 4);
        row("0.0001", 1, 4);
        row("10.005", 100050, 3);
        row("-0.01", -100, 2);
        row("-164.3", -1643000, 1);
        row("90071992547409.93", 900719925474099300, 2); // 2^53 + 1 cents, which a double cannot hold
        row("922337203685477.5807", most, 4);
        row("-922337203685477.5807", -most, 4);
    }

    void amountsRoundTripExactly()
    {
        QFETCH(QString, text);
        const core::Result<Money> money = Money::parse(text);
        QVERIFY(money);
        QTEST(money->tenThousandths(), "tenThousandths");
        QTEST(money->scale(), "scale");
        QCOMPARE(money->toString(), text);
    }

    void invalidAmountsAreRejected_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{
            u""_s,
            u"-"_s,
            u"."_s,
            u"-.5"_s,
            u".5"_s,
            u"5."_s,
            u"1e3"_s,
            u"1E3"_s,
            u"1,000.00"_s,
            u"1.000,00"_s,
            u"1 000"_s,
            u"1'000"_s,
            u"1_000"_s,
            u"+1"_s,
            u"--1"_s,
            u"1-"_s,
            u" 1"_s,
            u"1 "_s,
            u"1\n"_s,
            u"$1"_s,
            u"1 USD"_s,
            u"(1)"_s,
            u"1.2.3"_s,
            u"0x10"_s,
            u"NaN"_s,
            u"Infinity"_s,
            u"true"_s,
            u"٣٫٥"_s,
            u"٣.٥"_s,
            u"１２"_s,
            u"\u22121"_s,
            u"1\u00A0000"_s,
            u"1.00000"_s,
            u"10.12345"_s,
            u"0.00001"_s,
            u"1.-5"_s,
            u"1.+5"_s,
            u"1. 5"_s,
            QString(u"1"_s + QChar(0)),
            u"922337203685477.5808"_s,
            u"-922337203685477.5808"_s,
            u"922337203685478"_s,
            u"9223372036854775807"_s,
            u"9223372036854775808"_s,
            QString(1000, u'9'),
        };
        for (const QString &text : texts)
            QTest::addRow("'%s'", qPrintable(text.left(30).simplified())) << text;
    }

    // D06
    void invalidAmountsAreRejected()
    {
        QFETCH(QString, text);
        const core::Result<Money> money = Money::parse(text);
        QVERIFY(!money);
        QCOMPARE(money.error().code, u"money"_s);
        QVERIFY(money.error().sentence.size() < 120);
    }

    void theReasonIsReported()
    {
        QCOMPARE(Money::parse(QString(1000, u'x')).error().sentence.count(u'x'), 40); // no more is quoted
        QVERIFY(Money::parse(u"10.12345").error().sentence.contains(u"four decimal places"));
        QVERIFY(Money::parse(u"922337203685478").error().sentence.contains(u"too large"));
        QVERIFY(Money::parse(u"1,000.00").error().sentence.contains(u"“1,000.00” is not an amount"));
    }

    void leadingZerosAreIgnored()
    {
        QCOMPARE(Money::parse(u"0000000000000000000000000164.31")->toString(), u"164.31"_s);
    }

    void valuesAreComparedRegardlessOfScale()
    {
        QVERIFY(*Money::parse(u"10") == *Money::parse(u"10.0000"));
        QVERIFY(*Money::parse(u"-0.00") == Money());
        QVERIFY(*Money::parse(u"9.9999") < *Money::parse(u"10"));
        QVERIFY(*Money::parse(u"-10") < *Money::parse(u"-9.99"));
        QVERIFY(Money::parse(u"-0.01")->isNegative());
        QVERIFY(!Money().isNegative());
        QVERIFY(Money().isZero());
        QCOMPARE(Money().toString(), u"0.00"_s);
    }

    void theScaleNeverHidesAValue()
    {
        QCOMPARE(Money::fromTenThousandths(643100).toString(), u"64.31"_s);
        QCOMPARE(Money::fromTenThousandths(643100, 4).toString(), u"64.3100"_s);
        QCOMPARE(Money::fromTenThousandths(643100, 0).toString(), u"64.31"_s);
        QCOMPARE(Money::fromTenThousandths(643100, 9).toString(), u"64.3100"_s);
        QCOMPARE(Money::fromTenThousandths(1, 2).toString(), u"0.0001"_s);
        QCOMPARE(Money::fromTenThousandths(least).toString(), u"-922337203685477.5808"_s);
        QCOMPARE(Money::parse(u"64.3100")->toCents().toString(), u"64.31"_s);
        QCOMPARE(Money::parse(u"64")->toCents().toString(), u"64.00"_s);
        QCOMPARE(Money::parse(u"64.3150")->toCents().toString(), u"64.315"_s);
    }

    // J04
    void sumsAreExact()
    {
        const auto sum = [](const QStringList &texts) {
            QList<Money> amounts;
            for (const QString &text : texts)
                amounts << *Money::parse(text);
            return Money::sum(amounts);
        };
        QCOMPARE(sum({})->toString(), u"0.00"_s);
        QCOMPARE(sum({u"64.3100"_s, u"100.0000"_s})->toString(), u"164.3100"_s);
        QCOMPARE(sum({u"1"_s, u"2"_s})->toString(), u"3.00"_s);
        QCOMPARE(sum({u"5.00"_s, u"-7.5"_s})->toString(), u"-2.50"_s);
        QCOMPARE(sum(QStringList(1000, u"0.1"_s))->toString(), u"100.00"_s);
        for (const QString &one : {u"922337203685477.5807"_s, u"-922337203685477.5807"_s}) {
            const core::Result<Money> tooLarge = sum({one, one});
            QVERIFY(!tooLarge);
            QCOMPARE(tooLarge.error().code, u"money"_s);
        }
    }

    void amountsAreShownByLocale_data()
    {
        QTest::addColumn<qint64>("tenThousandths");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("shown");
        const auto row = [](qint64 count, const QString &locale, const QString &shown) {
            QTest::addRow("%lld %s", count, qPrintable(locale)) << count << locale << shown;
        };
        row(0, u"en_US"_s, u"0.00"_s);
        row(1643100, u"en_US"_s, u"164.31"_s);
        row(12345678900, u"en_US"_s, u"1,234,567.89"_s);
        row(12345678900, u"de_DE"_s, u"1.234.567,89"_s);
        row(12345678900, u"es_ES"_s, u"1.234.567,89"_s);
        row(123456789000, u"es_ES"_s, u"12.345.678,90"_s);
        row(123400000, u"es_ES"_s, u"12.340,00"_s);
        row(12340000, u"es_ES"_s, u"1234,00"_s); // Spanish groups only from five digits
        row(12340000, u"es_US"_s, u"1,234.00"_s);
        row(100050, u"en_US"_s, u"10.005"_s);
        row(-5000, u"en_US"_s, u"-0.50"_s);
        row(-5000, u"de_DE"_s, u"-0,50"_s);
        row(-12345678900, u"de_DE"_s, u"-1.234.567,89"_s);
        row(least, u"en_US"_s, u"-922,337,203,685,477.5808"_s);
        row(most, u"en_US"_s, u"922,337,203,685,477.5807"_s);
        row(12345678900, u"hi_IN"_s, u"12,34,567.89"_s);
        row(1643100, u"ar_EG"_s, u"١٦٤٫٣١"_s);
    }

    void amountsAreShownByLocale()
    {
        QFETCH(qint64, tenThousandths);
        QFETCH(QString, locale);
        QTEST(Money::fromTenThousandths(tenThousandths).toDisplay(QLocale(locale)), "shown");
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
