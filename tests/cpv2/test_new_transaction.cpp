// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/new_transaction.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSet>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

namespace
{

PaymentRequest read(const QByteArray &json)
{
    const auto request = PaymentRequest::fromJson(json);
    if (!request)
        support::fail(request.error().sentence);
    return *request;
}

PaymentRequest withNumbers(const QByteArrayList &numbers, const QByteArray &reference)
{
    QByteArrayList invoices;
    for (const QByteArray &number : numbers)
        invoices << "{\"invoicenumber\": " + number + "}";
    return read("{\"Customers\": [{\"Invoices\": [" + invoices.join(", ") +
                "]}], \"BillerReference\": " + reference + "}");
}

} // namespace

class TestNewTransaction : public support::Test
{
    Q_OBJECT
private slots:
    void onlyWhatMustDifferDiffers()
    {
        const PaymentRequest sample = PaymentRequest::sample();
        PaymentRequest renewed = asNewTransaction(sample, 1);
        QVERIFY(renewed.text(FieldId::InvoiceNumber, {0, 0}) != u"566504"_s);
        QCOMPARE(renewed.text(FieldId::BillerReference), renewed.text(FieldId::InvoiceNumber, {0, 0}));
        for (const FieldId id : {FieldId::ReturnURL, FieldId::PostBackURL}) {
            const QString now = renewed.text(id);
            QVERIFY(now != sample.text(id));
            QCOMPARE(now.chopped(36), sample.text(id).chopped(36));
            QCOMPARE(now, now.chopped(36) + now.last(36).toUpper());
            QVERIFY(renewed.apply(renewed.setText(id, sample.text(id))));
        }
        QVERIFY(renewed.apply(renewed.setText(FieldId::InvoiceNumber, u"566504"_s, {0, 0})));
        QVERIFY(renewed.apply(renewed.setText(FieldId::BillerReference, u"566504"_s)));
        QCOMPARE(renewed.toJson(), sample.toJson());
    }

    void aNumberKeepsItsForm_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QString>("form");
        QTest::newRow("digits") << "\"566504\""_ba << u"\"[1-9][0-9]{5}\""_s;
        QTest::newRow("a number") << "566504"_ba << u"[1-9][0-9]{5}"_s;
        QTest::newRow("a prefix") << "\"INV-2025-0042/b\""_ba << u"\"INV-2025-00[1-9][0-9]/b\""_s;
        QTest::newRow("no digits") << "\"permit\""_ba << u"\"permit[1-9][0-9]{5}\""_s;
        QTest::newRow("all zeros") << "\"000\""_ba << u"\"00[1-9]\""_s;
        QTest::newRow("a GUID") << "\"e1c2479d-59b4-4d15-9a6a-ef651cd8e812\""_ba
                                << u"\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\""_s;
    }

    void aNumberKeepsItsForm()
    {
        QFETCH(const QByteArray, old);
        QFETCH(const QString, form);
        const PaymentRequest renewed = asNewTransaction(withNumbers({old}, "null"), 5);
        const auto written =
            QString::fromUtf8(core::writeJson(*renewed.find(FieldId::InvoiceNumber, {0, 0})).trimmed());
        QVERIFY2(QRegularExpression(u"\\A"_s + form + u"\\z"_s).match(written).hasMatch(),
                 qPrintable(written));
        QVERIFY(written.toUtf8() != old);
    }

    void valuesThatAreNotNumbersStay_data()
    {
        QTest::addColumn<QByteArray>("old");
        for (const char *old : {"null", "true", "\"\"", "[1]", "{}", "5.5", "-3", "1e5"})
            QTest::newRow(old) << QByteArray(old);
    }

    void valuesThatAreNotNumbersStay()
    {
        QFETCH(const QByteArray, old);
        const PaymentRequest request = withNumbers({old}, old);
        QCOMPARE(asNewTransaction(request, 5).toJson(), request.toJson());
    }

    void equalValuesStayEqualAndDifferentOnesDifferent()
    {
        QByteArrayList numbers;
        for (int i = 0; i < 40; ++i)
            numbers << QByteArray::number(i % 30);
        const PaymentRequest renewed = asNewTransaction(withNumbers(numbers, "\"7\""), 5);
        QSet<QString> distinct;
        for (int i = 0; i < 30; ++i)
            distinct << renewed.text(FieldId::InvoiceNumber, {0, i});
        QCOMPARE(distinct.size(), 30);
        for (int i = 0; i < 30; ++i)
            QVERIFY(!distinct.contains(QString::number(i)));
        QCOMPARE(renewed.text(FieldId::InvoiceNumber, {0, 33}), renewed.text(FieldId::InvoiceNumber, {0, 3}));
        QCOMPARE(renewed.text(FieldId::BillerReference), renewed.text(FieldId::InvoiceNumber, {0, 7}));
    }

    void aGuidKeepsItsSpelling()
    {
        const QString plain = u"e1c2479d-59b4-4d15-9a6a-ef651cd8e812"_s;
        const QString encoded = plain.toUpper().replace(u'-', u"%2D"_s);
        const QByteArray json = "{\"RETURNURL\": \"https://a.example/%7B" + encoded.toUtf8() +
                                "%7D?b=%20+&c\", \"PostbackURL\": \"https://a.example/" + plain.toUtf8() +
                                "#x\"}";
        const PaymentRequest renewed = asNewTransaction(read(json), 5);
        const QString back = renewed.text(FieldId::PostBackURL);
        const QString guid = back.sliced(18, 36);
        QVERIFY(guid != plain);
        QCOMPARE(guid, guid.toLower());
        QCOMPARE(back, u"https://a.example/"_s + guid + u"#x"_s);
        QCOMPARE(renewed.text(FieldId::ReturnURL),
                 u"https://a.example/%7B"_s + guid.toUpper().replace(u'-', u"%2D"_s) + u"%7D?b=%20+&c"_s);
    }
};

QTEST_GUILESS_MAIN(TestNewTransaction)
#include "test_new_transaction.moc"
