// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/dates.h"
#include "support/test.h"

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

class TestDates : public support::Test
{
    Q_OBJECT
private slots:
    void datesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("source document") << u"6/6/2025"_s << QDate(2025, 6, 6);
        QTest::newRow("public clients") << u"06/06/2025"_s << QDate(2025, 6, 6);
        QTest::newRow("one zero") << u"6/06/2025"_s << QDate(2025, 6, 6);
        QTest::newRow("month first") << u"2/11/2025"_s << QDate(2025, 2, 11);
        QTest::newRow("last day") << u"12/31/2025"_s << QDate(2025, 12, 31);
        QTest::newRow("leap day") << u"2/29/2024"_s << QDate(2024, 2, 29);
    }

    void datesAreRead()
    {
        QFETCH(QString, text);
        const core::Result<QDate> date = parseDate(text);
        QVERIFY(date);
        QTEST(*date, "date");
    }

    void otherTextsAreRejected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QString &text, const QString &reason) {
            QTest::addRow("'%s'", qPrintable(text.simplified())) << text << reason;
        };
        const QString form = u"not written like 6/6/2025"_s;
        const QString day = u"not a calendar date"_s;
        for (const QString &text :
             {u""_s, u"today"_s, u"2025-06-06"_s, u"6/6/25"_s, u"6-6-2025"_s, u"6.6.2025"_s,
              u"6/6/2025 2:02 PM"_s, u"6/6/2025T00:00:00"_s, u" 6/6/2025"_s, u"6/6/2025 "_s, u"6/6/2025\n"_s,
              u"/6/2025"_s, u"006/6/2025"_s, u"6/6/02025"_s, u"-6/6/2025"_s, u"٦/٦/٢٠٢٥"_s, u"6/6/2025/1"_s,
              u"2025/6/6"_s})
            row(text, form);
        for (const QString &text :
             {u"13/1/2025"_s, u"31/12/2025"_s, u"2/29/2025"_s, u"2/30/2024"_s, u"0/1/2025"_s, u"1/0/2025"_s,
              u"1/32/2025"_s, u"4/31/2025"_s, u"1/1/0000"_s})
            row(text, day);
    }

    void otherTextsAreRejected()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const core::Result<QDate> date = parseDate(text);
        QVERIFY(!date);
        QCOMPARE(date.error().code, u"date"_s);
        QVERIFY2(date.error().sentence.contains(reason), qPrintable(date.error().sentence));
    }

    void datesAreWrittenAsInTheSourceDocument()
    {
        QCOMPARE(formatDate(QDate(2025, 6, 6)), u"6/6/2025"_s);
        QCOMPARE(formatDate(QDate(2025, 12, 31)), u"12/31/2025"_s);
        QCOMPARE(*parseDate(formatDate(QDate(999, 1, 2).addYears(1))), QDate(1000, 1, 2));
    }
};

QTEST_GUILESS_MAIN(TestDates)
#include "test_dates.moc"
