// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback.h"
#include "support/test.h"

#include <QSet>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

using Entries = QList<Postback::Entry>;
using Source = Postback::Source;
using Outcome = Postback::Outcome;

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
        QTest::addColumn<Entries>("entries");
        QTest::addColumn<Outcome>("outcome");
        const auto approved = [](const char *text, Outcome outcome) {
            QTest::addRow("'%s'", text) << Entries{{u"approved"_s, QString::fromLatin1(text)}} << outcome;
        };
        for (const char *text : {"True", "true", "TRUE", "tRuE", "True ", " True", "\ttrue\r\n"})
            approved(text, Outcome::Approved);
        for (const char *text : {"False", "false", "FALSE", " false "})
            approved(text, Outcome::Declined);
        for (const char *text : {"", " ", "0", "1", "yes", "no", "Y", "True,True", "True;", "Approved",
                                 "Declined", "null", "T", "F", "-1", "\"True\"", "Tru", "on"})
            approved(text, Outcome::Unknown);
        QTest::newRow("absent") << Entries{{u"PaymentMessage"_s, u"APPROVED 727634"_s}} << Outcome::None;
        QTest::newRow("nothing at all") << Entries{} << Outcome::None;
        QTest::newRow("another name") << Entries{{u"IsApproved"_s, u"True"_s}} << Outcome::None;
        QTest::newRow("twice the same")
            << Entries{{u"Approved"_s, u"True"_s}, {u"approved"_s, u"TRUE"_s, Source::Query}}
            << Outcome::Approved;
        QTest::newRow("both ways in the body")
            << Entries{{u"Approved"_s, u"True"_s}, {u"Approved"_s, u"False"_s}} << Outcome::Unknown;
        QTest::newRow("the query says the opposite")
            << Entries{{u"Approved"_s, u"True"_s}, {u"approved"_s, u"False"_s, Source::Query}}
            << Outcome::Unknown;
        QTest::newRow("the query is empty")
            << Entries{{u"Approved"_s, u"True"_s}, {u"Approved"_s, QString(), Source::Query}}
            << Outcome::Unknown;
    }

    void onlyTrueMeansPaid()
    {
        QFETCH(Entries, entries);
        QFETCH(Outcome, outcome);
        const Postback postback(entries);
        QCOMPARE(int(postback.outcome()), int(outcome));
        QCOMPARE(postback.approved(), outcome == Outcome::Approved);
        QCOMPARE(postback.isComplete(), outcome != Outcome::None);
    }

    void valuesAreComparedWithoutTheWhiteSpaceAroundThem()
    {
        const Postback postback(Entries{{u"InvoiceNumber"_s, u" 566504\t"_s},
                                        {u"invoicenumber"_s, u"566504"_s, Source::Query},
                                        {u"PaymentAmount"_s, u" 164.31 "_s}});
        QCOMPARE(postback.value(u"InvoiceNumber"), u"566504"_s);
        QCOMPARE(postback.entries().first().value, u" 566504\t"_s);
        QVERIFY(postback.conflicts().isEmpty());
        QCOMPARE(postback.paymentAmount()->toString(), u"164.31"_s);
    }

    void reportsOfOnePaymentDisagree_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("disagrees");
        const auto row = [](const char *name, const char *field, const char *before, const char *now,
                            bool disagrees) {
            QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(before)
                                << QString::fromLatin1(now) << disagrees;
        };
        row("outcome", "Approved", "True", "False", true);
        row("outcome spelled otherwise", "Approved", "True", " TRUE", false);
        row("outcome that is unknown", "Approved", "True", "1", true);
        row("amount", "PaymentAmount", "164.31", "164.32", true);
        row("amount written otherwise", "PaymentAmount", "164.31", "164.3100", false);
        row("amount that is none", "PaymentAmount", "164.31", "$164.31", true);
        row("invoice", "InvoiceNumber", "566504", "566505", true);
        row("customer", "CustomerName", "Ann", "Bob", true);
        row("white space", "CustomerName", "Ann", " Ann ", false);
        row("customer left out", "CustomerName", "Ann", "", false);
        row("card", "CardType", "VISA", "AMEX", true);
        row("fee", "ConvenienceFee", "0", "0.00", false);
        row("date of the delivery", "PaymentDate", "6/6/2026", "6/7/2026", false);
        row("message", "PaymentMessage", "APPROVED 1", "APPROVED 2", false);
        row("unknown field", "New", "1", "2", false);
    }

    // Q02
    void reportsOfOnePaymentDisagree()
    {
        QFETCH(QString, field);
        QFETCH(QString, before);
        QFETCH(QString, now);
        QFETCH(bool, disagrees);
        const Postback earlier(Entries{{field, before}});
        const Postback later(Entries{{field, now}});
        QCOMPARE(later.disagreements(earlier), disagrees ? QStringList(field) : QStringList());
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
