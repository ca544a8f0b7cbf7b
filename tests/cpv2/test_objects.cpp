// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/objects.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;

class TestObjects : public support::Test
{
    Q_OBJECT
private slots:
    void everyFieldIsInOneObject()
    {
        qsizetype count = 0;
        for (const QLatin1StringView object : cpv2::objects())
            count += cpv2::fieldsOf(object).size();
        QCOMPARE(count, qsizetype(cpv2::fields().size()));
    }

    void theItemsOfAListAreNotWithinItsObject_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("within");
        QTest::newRow("request") << QString()
                                 << QStringList{QString(), u"/PageResultOptions"_s,
                                                u"/PageResultOptions/InvoiceOptions"_s};
        QTest::newRow("customer") << u"/Customers/*"_s << QStringList{u"/Customers/*"_s};
        QTest::newRow("invoice") << u"/Customers/*/Invoices/*"_s
                                 << QStringList{u"/Customers/*/Invoices/*"_s,
                                                u"/Customers/*/Invoices/*/CustomFields"_s};
        QTest::newRow("part of a name") << u"/Page"_s << QStringList();
    }
    void theItemsOfAListAreNotWithinItsObject()
    {
        QFETCH(const QString, path);
        QFETCH(const QStringList, within);
        const QByteArray latin1 = path.toLatin1();
        QStringList found;
        for (const QLatin1StringView object : cpv2::objectsWithin(QLatin1StringView(latin1)))
            found << QString(object);
        QCOMPARE(found, within);
    }

    void anObjectLeadsToTheFieldThatHoldsIt()
    {
        QCOMPARE(cpv2::fieldOfObject(""_L1), nullptr);
        QCOMPARE(cpv2::fieldOfObject("/Customers/*"_L1), nullptr);
        QCOMPARE(cpv2::fieldOfObject("/PageResultOptions/InvoiceOptions"_L1),
                 &cpv2::field(cpv2::FieldId::InvoiceOptions));
    }

    void thePageResultOptionsAreTheSwitchesInIt()
    {
        QStringList names;
        for (const cpv2::Field *field : cpv2::pageResultOptions())
            names << cpv2::fieldName(*field);
        QCOMPARE(names, QStringList({u"AllowRegisterAccount"_s, u"AllowViewStatement"_s, u"AllowRemove"_s,
                                     u"AllowViewRelated"_s, u"AllowRemindMe"_s}));
        QVERIFY(!cpv2::isPageResultOption(cpv2::field(cpv2::FieldId::AllowSwipe)));
        QVERIFY(!cpv2::isPageResultOption(cpv2::field(cpv2::FieldId::InvoiceOptions)));
    }
};

QTEST_GUILESS_MAIN(TestObjects)
#include "test_objects.moc"
