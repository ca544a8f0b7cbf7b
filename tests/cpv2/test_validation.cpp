// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"
#include "support/test.h"

#include <algorithm>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using Severity = Finding::Severity;

Q_DECLARE_METATYPE(cpv2::Finding::Severity)

static const QString invoicePath = u"/Customers/0/Invoices/0"_s;

/// The sample with one value replaced, inserted (value) or taken away (empty value).
static PaymentRequest sampleWith(const QString &at, const QByteArray &value)
{
    PaymentRequest request = PaymentRequest::sample();
    const JsonPointer pointer = *JsonPointer::parse(at);
    using Kind = core::JsonEdit::Kind;
    const Kind kind = value.isEmpty()                     ? Kind::Remove
                      : find(request.document(), pointer) ? Kind::Replace
                                                          : Kind::Insert;
    const bool isDone(request.apply({kind, pointer, value.isEmpty() ? Json() : *core::parseJson(value), -1}));
    Q_ASSERT(isDone);
    return request;
}

static QString written(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines << severityWord(finding.severity) + u' ' + finding.code + u' ' + finding.at.toString() + u' ' +
                     finding.sentence;
    return lines.join(u'\n');
}

class TestValidation : public support::Test
{
    Q_OBJECT
private slots:
    void theSampleHasNoFinding()
    {
        for (const BillerProfile &profile : {BillerProfile::generic(), BillerProfile::sagesGov()})
            QCOMPARE(written(validate(PaymentRequest::sample(), profile)), QString());
    }

    void eachRuleFindsItsFault_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const QString &at, const QByteArray &value, Severity severity,
                            const QString &code, const QString &reason = {}) {
            QTest::addRow("%s %s", qPrintable(at), value.isEmpty() ? "absent" : value.constData())
                << at << value << severity << code << reason;
        };
        const auto member = [](const char *name) {
            return invoicePath + u'/' + QString::fromLatin1(name);
        };
        const QString customer = u"/Customers/0/"_s;

        row(u""_s, "[1]", Severity::Error, u"not-an-object"_s, u"JSON object"_s);
        row(u"/Customers"_s, "", Severity::Error, u"required"_s, u"missing"_s);
        row(u"/Customers"_s, "null", Severity::Error, u"required"_s, u"null"_s);
        row(u"/Customers"_s, "{}", Severity::Error, u"type"_s, u"should be list, it is an object"_s);
        row(u"/Customers"_s, "[]", Severity::Error, u"no-customer"_s, u"no customer"_s);
        row(u"/Customers/0"_s, "\"x\"", Severity::Error, u"type"_s, u"object was expected"_s);
        row(customer + u"AccountNumber"_s, "", Severity::Error, u"required"_s, u"AccountNumber"_s);
        row(customer + u"AccountNumber"_s, "\"\"", Severity::Error, u"required"_s, u"empty"_s);
        row(customer + u"AccountNumber"_s, "true", Severity::Error, u"type"_s, u"should be text"_s);
        row(customer + u"Name"_s, "[]", Severity::Error, u"type"_s, u"a list"_s);
        row(customer + u"Invoices"_s, "", Severity::Error, u"required"_s);
        row(customer + u"Invoices"_s, "\"x\"", Severity::Error, u"type"_s);
        row(customer + u"Invoices"_s, "[]", Severity::Error, u"no-invoice"_s, u"no invoice"_s);
        row(invoicePath, "null", Severity::Error, u"type"_s);
        for (const char *name : {"InvoiceNumber", "DueDate", "InvoiceDate", "BalanceDue"})
            row(member(name), "", Severity::Error, u"required"_s, u"missing"_s);
        for (const char *name : {"InvoiceNumber", "DueDate", "InvoiceDate", "BalanceDue"})
            row(member(name), "\"\"", Severity::Error, u"required"_s, u"empty"_s);
        row(member("BalanceDue"), "164.315555", Severity::Error, u"amount"_s, u"four decimals"_s);
        row(member("BalanceDue"), "\"$164.31\"", Severity::Error, u"amount"_s, u"not an amount"_s);
        row(member("BalanceDue"), "1.6431e2", Severity::Error, u"amount"_s);
        row(member("BalanceDue"), "true", Severity::Error, u"type"_s);
        row(member("BalanceDue"), "164.32", Severity::Warning, u"balance-mismatch"_s, u"add up to 164.31"_s);
        row(member("BalanceDue"), "\"164.30\"", Severity::Warning, u"balance-mismatch"_s);
        row(member("BalanceDue"), "0", Severity::Warning, u"balance-mismatch"_s);
        row(member("CustomFields/Custom6"), "null", Severity::Warning, u"balance-mismatch"_s,
            u"add up to 64.31"_s);
        row(member("CustomFields/Custom7"), "\"poi:A|i:B|amt:0.0001\"", Severity::Warning,
            u"balance-mismatch"_s, u"164.3101"_s);
        row(member("CustomFields/Custom5"), "\"poi:A|i:B|C|amt:1\"", Severity::Error, u"fee-line"_s,
            u"Custom5: "_s);
        row(member("CustomFields"), "\"none\"", Severity::Error, u"type"_s, u"should be object"_s);
        row(member("CustomFields/Custom1"), "{}", Severity::Error, u"type"_s);
        row(member("DueDate"), "\"2025-06-06\"", Severity::Warning, u"date"_s, u"DueDate: "_s);
        row(member("InvoiceDate"), "\"6/31/2025\"", Severity::Warning, u"date"_s, u"calendar"_s);
        row(member("InvoiceDate"), "662025", Severity::Warning, u"date"_s);
        row(u"/ReturnURL"_s, "\"qa.sagesgov.com/return\"", Severity::Warning, u"url"_s, u"absolute"_s);
        row(u"/ReturnURL"_s, "\"/return\"", Severity::Warning, u"url"_s);
        row(u"/PostBackURL"_s, "\"javascript:alert(1)\"", Severity::Warning, u"url"_s);
        row(u"/PostBackURL"_s, "\"https://\"", Severity::Warning, u"url"_s);
        row(u"/PostBackURL"_s, "\"https://a b/\"", Severity::Warning, u"url"_s);
        row(u"/CssUrl"_s, "\"style.css\"", Severity::Warning, u"url"_s);
        row(u"/CssUrl"_s, "false", Severity::Error, u"type"_s, u"should be URL"_s);
        row(u"/ViewMode"_s, "2", Severity::Warning, u"view-mode"_s, u"embedded"_s);
        row(u"/ViewMode"_s, "0.5", Severity::Error, u"integer"_s, u"“0.5”"_s);
        row(u"/ViewMode"_s, "\"full\"", Severity::Error, u"integer"_s);
        row(u"/ViewMode"_s, "\"\"", Severity::Error, u"integer"_s, u"empty"_s);
        row(u"/ViewMode"_s, "99999999999", Severity::Error, u"integer"_s);
        row(u"/AllowCCPayment"_s, "1", Severity::Error, u"type"_s, u"true or false"_s);
        row(u"/AllowSwipe"_s, "\"yes\"", Severity::Error, u"type"_s);
        row(u"/PageResultOptions"_s, "[]", Severity::Error, u"type"_s);
        row(u"/PageResultOptions/InvoiceOptions"_s, "true", Severity::Error, u"type"_s);

        row(member("TypeID"), "44", Severity::Warning, u"profile-type-id"_s, u"type 43"_s);
        row(member("TypeID"), "\"44\"", Severity::Warning, u"profile-type-id"_s);
        row(member("TypeID"), "null", Severity::Warning, u"profile-type-id"_s);
        row(member("TypeID"), "", Severity::Warning, u"profile-type-id"_s);
        row(member("CCServiceFee"), "2.95", Severity::Warning, u"profile-service-fee"_s,
            u"CCServiceFee to 0.00"_s);
        row(member("AchServiceFee"), "\"1\"", Severity::Warning, u"profile-service-fee"_s);
        for (const char *name :
             {"AllowRegisterAccount", "InvoiceOptions/AllowViewStatement", "InvoiceOptions/AllowRemove",
              "InvoiceOptions/AllowViewRelated", "InvoiceOptions/AllowRemindMe"})
            row(u"/PageResultOptions/"_s + QString::fromLatin1(name), "true", Severity::Warning,
                u"profile-page-result-options"_s, u"false"_s);
        row(u"/PageResultOptions/AllowRegisterAccount"_s, "\"True\"", Severity::Warning,
            u"profile-page-result-options"_s);
    }

    void eachRuleFindsItsFault()
    {
        QFETCH(QString, at);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        QFETCH(QString, reason);
        const PaymentRequest request = sampleWith(at, value);
        const QList<Finding> findings = validate(request, BillerProfile::sagesGov());
        QVERIFY2(findings.size() == 1, qPrintable(written(findings)));
        const Finding &finding = findings.first();
        QTEST(finding.severity, "severity");
        QCOMPARE(finding.code, code);
        const bool isSum = code == u"balance-mismatch";
        QCOMPARE(finding.at.toString(), isSum ? invoicePath + u"/BalanceDue"_s : at);
        QVERIFY2(finding.sentence.contains(reason), qPrintable(finding.sentence));
        checkPlaces(request, findings);

        // A profile's rules and a wrong sum come with their remedy, and with nothing behind it.
        QCOMPARE(finding.fix.has_value(), isSum || code.startsWith(u"profile-"));
        if (finding.fix) {
            PaymentRequest mended = request;
            QVERIFY(mended.apply(*finding.fix));
            QCOMPARE(written(validate(mended, BillerProfile::sagesGov())), QString());
        }
        if (code.startsWith(u"profile-"))
            QCOMPARE(written(validate(request, BillerProfile::generic())), QString());
    }

    /// Missing, wrong or negative, a service fee is an error, and the profile says what is right.
    void aBadServiceFeeIsFoundTwiceByAProfileThatSetsIt_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("absent") << ""_ba << u"required"_s;
        QTest::newRow("null") << "null"_ba << u"required"_s;
        QTest::newRow("empty") << "\"\""_ba << u"required"_s;
        QTest::newRow("negative") << "-0.01"_ba << u"amount-negative"_s;
        QTest::newRow("percent") << "\"3%\""_ba << u"amount"_s;
        QTest::newRow("object") << "{}"_ba << u"type"_s;
    }

    void aBadServiceFeeIsFoundTwiceByAProfileThatSetsIt()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        for (const QString &name : {u"/CCServiceFee"_s, u"/AchServiceFee"_s}) {
            PaymentRequest request = sampleWith(invoicePath + name, value);
            QCOMPARE(validate(request, BillerProfile::generic()).size(), 1);
            const QList<Finding> findings = validate(request, BillerProfile::sagesGov());
            QCOMPARE(findings.size(), 2);
            QCOMPARE(findings[0].code, code);
            QCOMPARE(findings[0].severity, Severity::Error);
            QCOMPARE(findings[1].code, u"profile-service-fee"_s);
            QVERIFY(request.apply(*findings[1].fix));
            QCOMPARE(written(validate(request, BillerProfile::sagesGov())), QString());
        }
    }

    void publicClientsSpellingsAreNoError()
    {
        PaymentRequest request = *PaymentRequest::fromJson(
            "{\n"
            "            \"CREATECUSTOMERRECORD\": \"True\",\n"
            "            \"customers\": [{\"accountnumber\": 152344, \"Invoices\": [{\n"
            "                \"InvoiceNumber\": 566504, \"TypeID\": \"43\", \"DueDate\": \"06/06/2025\", "
            "\"InvoiceDate\": \"06/06/2025\",\n"
            "                \"BalanceDue\": \"164.31\", \"CCServiceFee\": \"0.00\", \"ACHServiceFee\": 0, "
            "\"Extra\": {}}]}],\n"
            "            \"AllowACHPayment\": \"false\", \"PostbackURL\": \"https://example.com/p?x=1\", "
            "\"CSSUrl\": \"\", \"ViewMode\": \"1\",\n"
            "            \"Own\": [1]}");
        for (const BillerProfile &profile : {BillerProfile::generic(), BillerProfile::sagesGov()})
            QCOMPARE(written(validate(request, profile)), QString());
    }

    void everyInvoiceOfEveryCustomerIsChecked()
    {
        PaymentRequest request = PaymentRequest::sample();
        const Json customer = request.document().member(u"Customers")->items().front();
        QVERIFY(request.apply(request.insertCustomer(1, customer)));
        QVERIFY(
            request.apply(request.insertInvoice({1, 1}, PaymentRequest::blankInvoice(QDate(2026, 6, 6)))));
        QVERIFY(request.apply(request.setText(FieldId::TypeID, u"7"_s, {1, 0})));
        QVERIFY(request.apply(request.setText(FieldId::Name, u""_s, {1, -1})));
        const QList<Finding> findings = validate(request, BillerProfile::sagesGov());
        QCOMPARE(findings.size(), 2);
        QCOMPARE(findings[0].at.toString(), u"/Customers/1/Invoices/0/TypeID"_s);
        QCOMPARE(findings[1].at.toString(), u"/Customers/1/Invoices/1/InvoiceNumber"_s);
    }

    void findingsComeInTheOrderOfTheLines()
    {
        PaymentRequest request = PaymentRequest::sample();
        for (const FieldId id :
             {FieldId::CreateCustomerRecord, FieldId::Zip, FieldId::TypeID, FieldId::BalanceDue,
              FieldId::CCServiceFee, FieldId::Custom3, FieldId::Custom5, FieldId::AllowCCPayment,
              FieldId::ViewMode, FieldId::CssUrl, FieldId::AllowRegisterAccount, FieldId::AllowRemove})
            QVERIFY(request.apply(request.set(id, Json::array(), {0, 0})));
        const QList<Finding> findings = validate(request, BillerProfile::sagesGov());
        QVERIFY(findings.size() >= 12);
        QVERIFY(std::is_sorted(findings.begin(), findings.end(), [&](const Finding &a, const Finding &b) {
            return lineOf(request.document(), a.at) < lineOf(request.document(), b.at);
        }));
        checkPlaces(request, findings);
    }

    void aRequestMayStillBeSent()
    {
        const PaymentRequest request = sampleWith(invoicePath + u"/BalanceDue"_s, "\"nonsense\"");
        QVERIFY(!validate(request, BillerProfile::sagesGov()).isEmpty());
        QVERIFY(request.toJson().contains("\"BalanceDue\": \"nonsense\""));
    }

    void severitiesHaveWords()
    {
        QCOMPARE(severityWord(Severity::Error), u"error"_s);
        QCOMPARE(severityWord(Severity::Warning), u"warning"_s);
        QCOMPARE(severityWord(Severity::Hint), u"hint"_s);
        QVERIFY(!severityName(Severity::Hint).isEmpty());
    }

private:
    /// A finding points at a value, or names the missing member of an object that is there.
    static void checkPlaces(const PaymentRequest &request, const QList<Finding> &findings)
    {
        for (const Finding &finding : findings) {
            if (find(request.document(), finding.at))
                continue;
            const Json *parent = find(request.document(), finding.at.parent());
            QVERIFY2(parent && parent->isObject(), qPrintable(finding.at.toString()));
            QVERIFY2(finding.sentence.contains(finding.at.last()) || finding.fix,
                     qPrintable(finding.sentence));
        }
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "test_validation.moc"
