// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback.h"
#include "support/test.h"

#include <QSet>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

using Entries = QList<Postback::Entry>;
using Source = Postback::Source;

class TestPostback : public support::Test
{
    Q_OBJECT
private slots:
    void theEighteenNamesAreKnownInAnyCase()
    {
        const QStringList names = Postback::names();
        QCOMPARE(names.size(), 18);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 18);
        QCOMPARE(names.first(), u"BillerGUID"_s);
        QCOMPARE(names.last(), u"RemoteIP"_s);
        QVERIFY(Postback::isKnown(u"paymentguid"_s));
        QVERIFY(!Postback::isKnown(u"PaymentGUID2"_s));
        QVERIFY(!Postback::isKnown(QString()));
    }

    void valuesMatchInAnyCaseAndTheBodyWins()
    {
        const Postback postback(Entries{{u"invoicenumber"_s, u"query"_s, Source::Query},
                                        {u"BillerReference"_s, u"only query"_s, Source::Query},
                                        {u"INVOICENUMBER"_s, u"body"_s},
                                        {u"InvoiceNumber"_s, u"second"_s},
                                        {u"Extra"_s, u"kept"_s}});
        QCOMPARE(postback.value(u"InvoiceNumber"), u"body"_s);
        QCOMPARE(postback.value(u"billerreference"), u"only query"_s);
        QCOMPARE(postback.value(u"Extra"), u"kept"_s);
        QCOMPARE(postback.value(u"CardType"), QString());
        QCOMPARE(postback.entries().size(), 5);
    }

    void differentValuesOfANameAreConflicts_data()
    {
        QTest::addColumn<Entries>("entries");
        QTest::addColumn<QStringList>("conflicts");
        QTest::newRow("none") << Entries{} << QStringList();
        QTest::newRow("once each") << Entries{{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}} << QStringList();
        QTest::newRow("the same twice")
            << Entries{{u"a"_s, u"1"_s}, {u"A"_s, u"1"_s, Source::Query}} << QStringList();
        QTest::newRow("body against query")
            << Entries{{u"a"_s, u"1"_s}, {u"A"_s, u"2"_s, Source::Query}} << QStringList{u"A"_s};
        QTest::newRow("within the body")
            << Entries{{u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"a"_s, u"3"_s}} << QStringList{u"a"_s};
        QTest::newRow("within the query")
            << Entries{{u"a"_s, u"1"_s, Source::Query}, {u"a"_s, {}, Source::Query}} << QStringList{u"a"_s};
    }

    // D03
    void differentValuesOfANameAreConflicts()
    {
        QFETCH(Entries, entries);
        QTEST(Postback(entries).conflicts(), "conflicts");
    }

    void onlyTrueMeansPaid_data()
    {
        QTest::addColumn<QString>("approved");
        QTest::addColumn<bool>("isPaid");
        for (const char *text : {"True", "true", "TRUE", "tRuE"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char *text :
             {"False", "", "1", "yes", "Y", "True ", " True", "True,True", "Approved", "null", "T"})
            QTest::addRow("'%s'", text) << QString::fromLatin1(text) << false;
    }

    void onlyTrueMeansPaid()
    {
        QFETCH(QString, approved);
        const Postback postback(
            Entries{{u"approved"_s, approved}, {u"PaymentMessage"_s, u"APPROVED 727634"_s}});
        QTEST(postback.approved(), "isPaid");
        QCOMPARE(postback.isComplete(), !approved.isEmpty());
    }

    void withoutApprovedItIsNotAKnownPostback()
    {
        QVERIFY(!Postback().isComplete());
        QVERIFY(!Postback().approved());
        QVERIFY(!Postback(Entries{{u"PaymentGUID"_s, u"x"_s}}).isComplete());
        QVERIFY(Postback(Entries{{u"Approved"_s, u"False"_s}}).isComplete());
    }

    void theAmountIsADecimal()
    {
        QCOMPARE(Postback(Entries{{u"PaymentAmount"_s, u"164.31"_s}}).paymentAmount()->toString(),
                 u"164.31"_s);
        for (const QString &text : {u""_s, u"$164.31"_s, u"1,000.00"_s}) {
            const core::Result<Money> amount = Postback(Entries{{u"PaymentAmount"_s, text}}).paymentAmount();
            QVERIFY(!amount);
            QCOMPARE(amount.error().code, u"money"_s);
        }
    }

    void aDecodingProblemIsKept()
    {
        const Postback postback(Entries{{u"Approved"_s, u"True"_s}}, u"Cut."_s);
        QCOMPARE(postback.problem(), u"Cut."_s);
        QVERIFY(postback.approved());
    }
};

QTEST_GUILESS_MAIN(TestPostback)
#include "test_postback.moc"
