// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "cpv2/fields.h"
#include "cpv2/payment_request.h"
#include "support/test.h"

#include <QSet>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

class TestFields : public support::Test
{
    Q_OBJECT
private slots:
    /// The source document's table "Biller Request Parameters", its columns "Required" and "In Request",
    /// and below it what docs/contract.md adds.
    void everyDocumentedParameterAppearsOnce_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<bool>("isRequiredBySeed");
        QTest::addColumn<bool>("isInRequest");
        const QString root;
        const QString customer = u"/Customers/*"_s;
        const QString invoice = customer + u"/Invoices/*"_s;
        const QString custom = invoice + u"/CustomFields"_s;
        const auto row = [](const char *name, const QString &parent, bool isRequired = false,
                            bool isInRequest = true) {
            QTest::newRow(name) << parent << isRequired << isInRequest;
        };
        row("AccountNumber", customer, true);
        for (const char *name :
             {"DisplayAccountNumber", "Name", "Address", "City", "State", "Zip", "EmailAddress", "Invoices"})
            row(name, customer);
        row("InvoiceNumber", invoice, true);
        for (const char *name :
             {"TypeID", "InvoiceDate", "DueDate", "BalanceDue", "CCServiceFee", "ACHServiceFee"})
            row(name, invoice);
        for (const char *name : {"Custom1", "Custom2", "Custom3", "Custom4", "Custom5", "Custom6"})
            row(name, custom);
        for (const char *name : {"ReturnURL", "PostBackURL", "BillerReference", "AllowCCPayment", "ViewMode",
                                 "CssUrl", "PageResultOptions"})
            row(name, root);
        row("AllowACHPayment", root, false, false);
        row("AllowSwipe", root, false, false);
    }

    void everyDocumentedParameterAppearsOnce()
    {
        QFETCH(QString, parent);
        QFETCH(bool, isRequiredBySeed);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        int found = 0;
        for (const Field &field : fields())
            found += fieldName(field).compare(name, Qt::CaseInsensitive) == 0 ? 1 : 0;
        QCOMPARE(found, 1);

        const Field *field = findField(QLatin1StringView(parent.toLatin1()), name);
        QVERIFY(field);
        QTEST(field->inRequest, "isInRequest");
        if (isRequiredBySeed)
            QVERIFY(field->required);
        else if (field->required) // then a source other than the document says so
            QVERIFY(QLatin1StringView(field->source) != "seed"_L1);
    }

    void fieldsTheServiceInsistsOnAreRequired()
    {
        QSet<QString> required;
        for (const Field &field : fields()) {
            if (field.required)
                required << fieldName(field);
        }
        QCOMPARE(required, (QSet<QString>{u"Customers"_s, u"AccountNumber"_s, u"Invoices"_s,
                                          u"InvoiceNumber"_s, u"DueDate"_s, u"InvoiceDate"_s, u"BalanceDue"_s,
                                          u"CCServiceFee"_s, u"AchServiceFee"_s}));
    }

    void orderAndSpellingFollowTheSample()
    {
        QStringList inSample;
        collectNames(PaymentRequest::sample().document(), inSample);
        QStringList inTable;
        for (const Field &field : fields()) {
            if (field.inRequest)
                inTable << fieldName(field);
        }
        QCOMPARE(inTable, inSample);
    }

    void everyParentIsAField()
    {
        for (const Field &field : fields()) {
            const QString parent = QString::fromLatin1(field.parent);
            if (parent.isEmpty())
                continue;
            const bool isItem = parent.endsWith(u"/*"_s);
            const QString holder = isItem ? parent.chopped(2) : parent;
            const QByteArray above = holder.section(u'/', 0, -2).toLatin1();
            const Field *found = findField(QLatin1StringView(above), holder.section(u'/', -1));
            QVERIFY2(found, field.name);
            QCOMPARE(found->type, isItem ? FieldType::Array : FieldType::Object);
        }
    }

    void everyRowIsComplete()
    {
        for (const Field &field : fields()) {
            QVERIFY2(!description(field).isEmpty(), field.name);
            QVERIFY2(!typeName(field.type).isEmpty(), field.name);
            QVERIFY2(QSet<QByteArray>({"seed", "known", "inferred"}).contains(field.source), field.name);
            if (field.defaultJson)
                QVERIFY2(core::parseJson(field.defaultJson), field.name);
            QVERIFY(&cpv2::field(field.id) == &field);
            QVERIFY(fieldHelp(field).contains(description(field)));
            QVERIFY(fieldHelp(field).startsWith(fieldName(field)));
        }
    }

    void fieldsAreFoundInAnyCaseWithinTheirObject()
    {
        QVERIFY(findField("/Customers/*/Invoices/*"_L1, u"ACHServiceFee") == &field(FieldId::AchServiceFee));
        QVERIFY(findField(""_L1, u"postbackurl") == &field(FieldId::PostBackURL));
        QVERIFY(!findField(""_L1, u"AccountNumber"));
        QVERIFY(!findField("/Nowhere"_L1, u"Name"));
        QVERIFY(!findField(""_L1, u"PostBack"));
        QVERIFY(!findField(""_L1, u""));
    }

private:
    static void collectNames(const core::Json &value, QStringList &names)
    {
        if (value.isArray()) {
            for (const core::Json &item : value.items())
                collectNames(item, names);
        } else if (value.isObject()) {
            for (const core::Json::Member &member : value.members()) {
                names << member.name;
                collectNames(member.value, names);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFields)
#include "test_fields.moc"
