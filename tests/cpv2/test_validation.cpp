// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/binding.h"
#include "cpv2/validation.h"
#include "support/test.h"

#include <algorithm>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using Severity = Finding::Severity;

static const QString invoicePath = u"/Customers/0/Invoices/0"_s;

/// The sample with one value replaced or inserted, or removed (empty value).
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

/// The day of the sample's dates, so that they satisfy the profile's rule.
static const Circumstances onThatDay{false, QDate(2025, 6, 6)};

static QList<Finding> findingsOf(const PaymentRequest &request,
                                 const BillerProfile &profile = BillerProfile::sagesGov())
{
    return validate(request, profile, onThatDay);
}

class TestValidation : public support::Test
{
    Q_OBJECT
private slots:
    void theSampleHasNoFinding()
    {
        for (const BillerProfile &profile : {BillerProfile::generic(), BillerProfile::sagesGov()})
            QCOMPARE(written(findingsOf(PaymentRequest::sample(), profile)), QString());
    }

    void onAnotherDayTheSampleHasOnlyHints()
    {
        const QList<Finding> findings =
            validate(PaymentRequest::sample(), BillerProfile::sagesGov(), {true, QDate(2026, 1, 2)});
        QCOMPARE(findings.size(), 2);
        for (const Finding &finding : findings) {
            QCOMPARE(finding.code, u"profile-date-today"_s);
            QCOMPARE(finding.severity, Severity::Hint);
            QVERIFY(finding.fix->value == Json::string(u"1/2/2026"_s));
        }
    }

    void eachRuleFindsItsProblem_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QByteArray>("right"); // what the fix writes there; empty: no fix
        const auto row = [](const QString &at, const QByteArray &value, Severity severity, const char *code,
                            const QString &reason = {}, const QByteArray &right = {}) {
            QTest::addRow("%s %s", qPrintable(at), value.isEmpty() ? "absent" : value.constData())
                << at << value << severity << QString::fromLatin1(code) << reason << right;
        };
        const auto error = [&](const QString &at, const QByteArray &value, const char *code,
                               const QString &reason = {}, const QByteArray &right = {}) {
            row(at, value, Severity::Error, code, reason, right);
        };
        const auto warning = [&](const QString &at, const QByteArray &value, const char *code,
                                 const QString &reason = {}, const QByteArray &right = {}) {
            row(at, value, Severity::Warning, code, reason, right);
        };
        const auto hint = [&](const QString &at, const QByteArray &value, const char *code,
                              const QString &reason = {}, const QByteArray &right = {}) {
            row(at, value, Severity::Hint, code, reason, right);
        };
        const auto member = [](const char *name) {
            return invoicePath + u'/' + QString::fromLatin1(name);
        };
        const QString customer = u"/Customers/0/"_s;

        // The shape
        error(u""_s, "[1]", "not-an-object", u"JSON object"_s);
        error(u"/Customers"_s, "", "required", u"missing"_s);
        error(u"/Customers"_s, "null", "required", u"null"_s);
        error(u"/Customers"_s, "{}", "type", u"expected list, found an object"_s);
        error(u"/Customers"_s, "[]", "no-customer", u"no customer"_s);
        error(u"/Customers/0"_s, "\"x\"", "type", u"object was expected"_s);
        error(customer + u"AccountNumber"_s, "", "required", u"AccountNumber"_s);
        error(customer + u"AccountNumber"_s, "\"\"", "required", u"empty"_s);
        error(customer + u"AccountNumber"_s, "\"  \"", "required", u"empty"_s);
        error(customer + u"AccountNumber"_s, "true", "type", u"expected text"_s);
        error(customer + u"Name"_s, "[]", "type", u"a list"_s);
        error(customer + u"Invoices"_s, "", "required");
        error(customer + u"Invoices"_s, "\"x\"", "type");
        error(customer + u"Invoices"_s, "[]", "no-invoice", u"no invoice"_s);
        error(invoicePath, "null", "type");
        error(member("InvoiceNumber"), "", "required", u"missing"_s);
        error(member("InvoiceNumber"), "\"\"", "required", u"empty"_s);
        for (const char *name : {"DueDate", "InvoiceDate"}) {
            error(member(name), "", "required", u"missing"_s, "\"6/6/2025\"");
            error(member(name), "\"\"", "required", u"empty"_s, "\"6/6/2025\"");
        }
        error(member("BalanceDue"), "", "required", u"missing"_s, "164.31");
        error(member("BalanceDue"), "\"\"", "required", u"empty"_s, "\"164.31\"");
        error(member("BalanceDue"), "true", "type");
        error(member("CustomFields"), "\"none\"", "type", u"expected object"_s);
        error(member("CustomFields/Custom1"), "{}", "type");
        error(u"/CssUrl"_s, "false", "type", u"expected URL"_s);
        error(u"/AllowCCPayment"_s, "1", "type", u"true or false"_s, "true");
        error(u"/AllowSwipe"_s, "\"no\"", "type", {}, "false");
        error(u"/AllowSwipe"_s, "\"perhaps\"", "type");
        error(u"/PageResultOptions"_s, "[]", "type");
        error(u"/PageResultOptions/InvoiceOptions"_s, "true", "type");
        error(u"/ViewMode"_s, "0.5", "integer", u"“0.5”"_s, "0");
        error(u"/ViewMode"_s, "\"full\"", "integer", {}, "\"0\"");
        error(u"/ViewMode"_s, "\"\"", "integer", u"empty"_s, "\"0\"");
        error(u"/ViewMode"_s, "99999999999", "integer", {}, "0");
        warning(u"/ViewMode"_s, "2", "view-mode", u"embedded"_s, "0");
        hint(u"/ViewMode"_s, "1", "view-mode-embedded", u"iframe"_s);

        // Ids
        warning(member("InvoiceNumber"), "\"4000123412341234\"", "id-like-card", u"card number"_s);
        warning(u"/BillerReference"_s, "\"PAY 4000-1234-1234-1234\"", "id-like-card");

        // Names
        hint(u"/Surprise"_s, "{\"a\": [1]}", "unknown-member", u"Surprise"_s);
        hint(member("CustomFields/Customs"), "null", "unknown-member");
        hint(member("Custom1"), "null", "unknown-member");

        // Texts
        warning(customer + u"City"_s, "\"Any\\tTown\"", "text-control",
                u"City contains a control character"_s, "\"Any Town\"");
        warning(customer + u"Address"_s, "\"1\\u0000\\u0085\"", "text-control", {}, "\"1\"");
        warning(customer + u"EmailAddress"_s, "\"greene@\"", "email", u"name@example.com"_s);
        warning(customer + u"EmailAddress"_s, "\"a b@example.com\"", "email");
        warning(customer + u"EmailAddress"_s, "\"a@example\"", "email");
        warning(customer + u"EmailAddress"_s, "\"a@b@example.com\"", "email");
        warning(customer + u"EmailAddress"_s, "\"a..b@example.com\"", "email");
        warning(customer + u"EmailAddress"_s, "\" mailto:a@example.com \"", "email", {}, "\"a@example.com\"");
        warning(customer + u"State"_s, "\"ga\"", "state", u"like GA"_s, "\"GA\"");
        warning(customer + u"State"_s, "\"Georgia\"", "state", {}, "\"GA\"");
        warning(customer + u"State"_s, "\"XX\"", "state");
        warning(customer + u"Zip"_s, "\"3004\"", "zip", u"30042-1234"_s);
        warning(customer + u"Zip"_s, "1234", "zip", {}, "\"01234\"");
        warning(customer + u"Zip"_s, "\"300421234\"", "zip", {}, "\"30042-1234\"");
        warning(customer + u"Zip"_s, "\"30042-12\"", "zip");

        // Amounts
        error(member("BalanceDue"), "164.314999", "amount-precision", u"four decimal places"_s, "164.31");
        error(member("BalanceDue"), "\"$164.31\"", "amount", u"not an amount"_s, "\"164.31\"");
        error(member("BalanceDue"), "1.6431e2", "amount");
        error(member("BalanceDue"), "\"much\"", "amount");
        error(member("BalanceDue"), "1234567890123456789", "amount-long", u"too large"_s);
        warning(member("BalanceDue"), "164.32", "balance-mismatch", u"add up to 164.31"_s, "164.31");
        warning(member("BalanceDue"), "\"164.30\"", "balance-mismatch", {}, "\"164.31\"");
        warning(member("BalanceDue"), "0", "balance-mismatch", {}, "164.31");

        // Fee lines
        const QString custom5 = member("CustomFields/Custom5");
        error(custom5, "\"poi:A|i:B|C|amt:64.31\"", "fee-line-bar", u"Custom5: "_s,
              "\"poi:A|i:B/C|amt:64.31\"");
        error(custom5, "\"poi:A|i:B|amt:64.31001\"", "fee-line-precision", u"four decimal places"_s,
              "\"poi:A|i:B|amt:64.31\"");
        error(custom5, "\"poi:A|i:B|amt:$64.31\"", "fee-line", {}, "\"poi:A|i:B|amt:64.31\"");
        error(custom5, "\"poi:A|i:B|amt:\"", "fee-line");
        error(custom5, "\"poi:A|i:B\"", "fee-line", u"amt:"_s);
        warning(custom5, "\"poi:|i:B|amt:64.31\"", "fee-line-name", u"Custom5"_s);
        warning(member("CustomFields/Custom7"), "\"poi:A|i:B|amt:0.00\"", "fee-line-zero", u"Custom7"_s);

        // Dates
        for (const char *name : {"DueDate", "InvoiceDate"}) {
            warning(member(name), "\"2025-06-06\"", "date-iso", u"Write 6/6/2025."_s, "\"6/6/2025\"");
            warning(member(name), "\"20250606\"", "date-iso", {}, "\"6/6/2025\"");
            warning(member(name), "\"2025-06-06T00:00:00Z\"", "date-time", {}, "\"6/6/2025\"");
            warning(member(name), "\"6/6/2025 12:00:00 AM\"", "date-time", {}, "\"6/6/2025\"");
            warning(member(name), "\"6/6/25\"", "date-year", u"four digits"_s, "\"6/6/2025\"");
            warning(member(name), "\"6-6-2025\"", "date", {}, "\"6/6/2025\"");
            warning(member(name), "\"June 6\"", "date", u"6/6/2025"_s);
            warning(member(name), "662025", "date");
            error(member(name), "\"2/30/2025\"", "date-impossible", u"calendar"_s);
            error(member(name), "\"2025-02-30\"", "date-impossible");
        }
        hint(member("InvoiceDate"), "\"6/5/2025\"", "profile-date-today", u"current day, 6/6/2025"_s,
             "\"6/6/2025\"");

        // Addresses
        warning(u"/CssUrl"_s, "\"style.css\"", "url-scheme");
        warning(u"/CssUrl"_s, "\"/style.css\"", "url-scheme");
        warning(u"/CssUrl"_s, "\"example.com/style.css\"", "url-scheme", u"https://"_s,
                "\"https://example.com/style.css\"");
        warning(u"/CssUrl"_s, "\"localhost:8080/x\"", "url-scheme");
        warning(u"/CssUrl"_s, "\"javascript:alert(1)\"", "url", u"absolute"_s);
        warning(u"/CssUrl"_s, "\"https://\"", "url");
        warning(u"/CssUrl"_s, "\"https://example.com/a b\"", "url-space", u"%20"_s,
                "\"https://example.com/a%20b\"");
        warning(u"/CssUrl"_s, "\" https://example.com/\"", "url-space", {}, "\"https://example.com/\"");
        warning(u"/CssUrl"_s, "\"https://a b/\"", "url-space");
        warning(u"/CssUrl"_s, "\"https://example.com/a?b=c#d\"", "url-fragment", u"“#”"_s,
                "\"https://example.com/a?b=c\"");
        for (const QString &name : {u"/ReturnURL"_s, u"/PostBackURL"_s})
            warning(name, "\"https://example.com/back\"", "profile-callback-url", u"SagesGov"_s);

        // The profile
        for (const QByteArray &value : {"44"_ba, "\"44\""_ba, "null"_ba, ""_ba})
            warning(member("TypeID"), value, "profile-type-id", u"type 43"_s,
                    value.startsWith('"') ? "\"43\"" : "43");
        warning(member("CCServiceFee"), "2.95", "profile-service-fee", u"CCServiceFee to 0.00"_s, "0.00");
        warning(member("AchServiceFee"), "\"1\"", "profile-service-fee", {}, "\"0.00\"");
        for (const char *name :
             {"AllowRegisterAccount", "InvoiceOptions/AllowViewStatement", "InvoiceOptions/AllowRemove",
              "InvoiceOptions/AllowViewRelated", "InvoiceOptions/AllowRemindMe"})
            warning(u"/PageResultOptions/"_s + QString::fromLatin1(name), "true",
                    "profile-page-result-options", u"false"_s, "false");
        warning(u"/PageResultOptions/AllowRegisterAccount"_s, "\"True\"", "profile-page-result-options", {},
                "false");
        for (const QByteArray &value : {""_ba, "null"_ba}) {
            for (const char *name : {"AllowViewRelated", "AllowRemindMe"})
                warning(u"/PageResultOptions/InvoiceOptions/"_s + QString::fromLatin1(name), value,
                        "profile-page-result-options", u"so the hosted page offers it"_s, "false");
            for (const char *name :
                 {"AllowRegisterAccount", "InvoiceOptions/AllowViewStatement", "InvoiceOptions/AllowRemove"})
                hint(u"/PageResultOptions/"_s + QString::fromLatin1(name), value,
                     "profile-page-result-options", u"it is missing"_s, "false");
            warning(u"/PageResultOptions/InvoiceOptions"_s, value, "profile-page-result-options",
                    u"shows Related Invoices and Remind Me"_s,
                    R"({
  "AllowViewStatement": false,
  "AllowRemove": false,
  "AllowViewRelated": false,
  "AllowRemindMe": false
})");
            warning(u"/PageResultOptions"_s, value, "profile-page-result-options", u"every option"_s,
                    R"({
  "AllowRegisterAccount": false,
  "InvoiceOptions": {
    "AllowViewStatement": false,
    "AllowRemove": false,
    "AllowViewRelated": false,
    "AllowRemindMe": false
  }
})");
            warning(member("CustomFields"), value, "profile-custom-fields", u"what is being paid"_s);
        }
        for (const QByteArray &value : {"null"_ba, "\"\""_ba, ""_ba})
            hint(member("CustomFields/Custom2"), value, "profile-custom-field", u"permit"_s);
        hint(member("CustomFields/Custom3"), "\"\"", "profile-custom-field");
    }

    void eachRuleFindsItsProblem()
    {
        QFETCH(QString, at);
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        QFETCH(QString, reason);
        QFETCH(QByteArray, right);
        const PaymentRequest request = sampleWith(at, value);
        const QList<Finding> findings = findingsOf(request);
        QVERIFY2(findings.size() == 1, qPrintable(written(findings)));
        const Finding &finding = findings.first();
        QTEST(finding.severity, "severity");
        QCOMPARE(finding.code, code);
        QCOMPARE(finding.at.toString(), at);
        QVERIFY2(finding.sentence.contains(reason), qPrintable(finding.sentence));
        QVERIFY(!finding.rule.isEmpty());
        QVERIFY2(!finding.sentence.contains(u'%') || code == "url-space"_L1 || code == "amount-percent"_L1,
                 qPrintable(finding.sentence));
        checkPlaces(request, findings);

        QCOMPARE(finding.fix.has_value(), !right.isEmpty());
        if (finding.fix) {
            PaymentRequest mended = request;
            QVERIFY(mended.apply(*finding.fix));
            QCOMPARE(writeJson(*find(mended.document(), finding.at)).trimmed(), right);
            QCOMPARE(written(findingsOf(mended)), QString());
        }
        if (code.startsWith(u"profile-")) {
            QCOMPARE(written(findingsOf(request, BillerProfile::generic())), QString());
            QVERIFY2(finding.rule.contains(u"SagesGov 1.0"), qPrintable(finding.rule));
        }
    }

    /// A problem that shows in two places is reported in both, and the fixes together solve it.
    void someProblemsAreReportedTwice_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QStringList>("codes");
        QTest::addColumn<bool>("isMended");
        const auto row = [](const char *at, const QByteArray &value, const QStringList &codes,
                            bool isMended) {
            QTest::addRow("%s %s", at, value.constData())
                << invoicePath + u'/' + QString::fromLatin1(at) << value << codes << isMended;
        };
        row("BalanceDue", "-164.31", {u"amount-negative"_s, u"balance-mismatch"_s}, true);
        row("BalanceDue", "164.315", {u"amount-precision"_s, u"balance-mismatch"_s}, true);
        row("BalanceDue", "1000000000.00", {u"amount-long"_s, u"balance-mismatch"_s}, true);
        row("DueDate", "\"6/5/2025\"", {u"date-order"_s, u"profile-date-today"_s}, true);
        row("CustomFields/Custom6", "null", {u"balance-mismatch"_s}, true);
        row("CustomFields/Custom7", "\"poi:A|i:B|amt:0.0049\"",
            {u"balance-mismatch"_s, u"fee-line-precision"_s}, false); // 0.00 is left
        row("CustomFields/Custom6", "\"poi:A|i:B|amt:-100\"", {u"balance-mismatch"_s, u"fee-line-negative"_s},
            false);
        row("CustomFields/Custom5", "\"poi:A|i:B|amt:64.3149\"",
            {u"balance-mismatch"_s, u"fee-line-precision"_s}, true);
        row("CustomFields/Custom3", "\"poi:A|i:B|amt:1\"",
            {u"balance-mismatch"_s, u"profile-fee-line-slot"_s}, true);
        row("CustomFields/Permit", "\"poi:A|i:B|amt:1\"",
            {u"balance-mismatch"_s, u"unknown-member"_s, u"profile-fee-line-slot"_s}, false);
    }

    void someProblemsAreReportedTwice()
    {
        QFETCH(QString, at);
        QFETCH(QByteArray, value);
        QFETCH(QStringList, codes);
        QFETCH(bool, isMended);
        PaymentRequest request = sampleWith(at, value);
        QStringList found;
        for (const Finding &finding : findingsOf(request))
            found << finding.code;
        QCOMPARE(found, codes);
        checkPlaces(request, findingsOf(request));

        const auto fixable = [&] {
            const QList<Finding> left = findingsOf(request);
            const auto first =
                std::ranges::find_if(left, [](const Finding &finding) { return finding.fix.has_value(); });
            return first == left.end() ? std::optional<Finding>() : *first;
        };
        for (int step = 0; step < 5; ++step) {
            if (const auto finding = fixable())
                QVERIFY(request.apply(*finding->fix));
        }
        QVERIFY(!fixable());
        QVERIFY2(findingsOf(request).isEmpty() == isMended, qPrintable(written(findingsOf(request))));
    }

    void anInvoiceWithoutFeeLinesIsFound_data()
    {
        QTest::addColumn<QByteArray>("customFields");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("none of the slots") << R"({"Custom1": "a", "Custom2": "b"})"_ba << true;
        QTest::newRow("empty slots")
            << R"({"Custom1": "a", "Custom2": "b", "Custom5": null, "Custom6": ""})"_ba << true;
        QTest::newRow("a blank") << R"({"Custom1": "a", "Custom2": "b", "Custom5": "  "})"_ba << true;
        QTest::newRow("one, spelled otherwise")
            << R"({"Custom1": "a", "Custom2": "b", "custom7": "poi:A|i:B|amt:164.31"})"_ba << false;
    }
    void anInvoiceWithoutFeeLinesIsFound()
    {
        QFETCH(QByteArray, customFields);
        const PaymentRequest request = sampleWith(invoicePath + u"/CustomFields"_s, customFields);
        const auto has = [&](const BillerProfile &profile) {
            return written(findingsOf(request, profile)).contains("profile-fee-lines"_L1);
        };
        QTEST(has(BillerProfile::sagesGov()), "isFound");
        QVERIFY(!has(BillerProfile::generic()));
    }

    void aFieldIsCalledAsTheRequestSpellsIt()
    {
        PaymentRequest request = PaymentRequest::sample();
        QByteArray text = request.toJson();
        text.replace("\"AchServiceFee\": 0.0,", "\"ACHServiceFee\": 1.00,");
        text.replace("\"AllowRemove\": false", "\"allowremove\": true");
        QVERIFY(text.contains("\"ACHServiceFee\": 1.00"));
        QString sentences;
        for (const Finding &finding : findingsOf(*PaymentRequest::fromJson(text)))
            sentences += finding.sentence + u'\n';
        QVERIFY2(sentences.contains("ACHServiceFee to 0.00"_L1), qPrintable(sentences));
        QVERIFY2(sentences.contains("allowremove to false"_L1), qPrintable(sentences));
        QVERIFY2(!sentences.contains("AchServiceFee"_L1), qPrintable(sentences));
    }

    void aFeeLineAfterTheLastSlotIsReported()
    {
        BillerProfile profile = BillerProfile::sagesGov();
        profile.lastFeeLineSlot = 6;
        PaymentRequest request =
            sampleWith(invoicePath + u"/CustomFields/Custom7"_s, "\"poi:A|i:B|amt:0.01\"");
        QVERIFY(request.apply(request.setText(FieldId::BalanceDue, u"164.32"_s, {0, 0})));
        const QList<Finding> findings = findingsOf(request, profile);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].code, u"profile-fee-line-slot"_s);
        QVERIFY(findings[0].sentence.contains("Custom5 to Custom6"_L1));
        QVERIFY(!findings[0].fix); // all slots are taken
    }

    void aFeeLineMovesIntoTheFirstFreeSlot()
    {
        PaymentRequest request = sampleWith(invoicePath + u"/CustomFields/Custom5"_s, "null");
        QVERIFY(request.apply(request.set(FieldId::Custom4, Json::string(u"poi:A|i:B|amt:64.31"_s), {0, 0})));
        const QList<Finding> findings = findingsOf(request);
        QCOMPARE(findings.size(), 1);
        QVERIFY(request.apply(*findings[0].fix));
        QCOMPARE(request.text(FieldId::Custom5, {0, 0}), u"poi:A|i:B|amt:64.31"_s);
        QVERIFY(request.find(FieldId::Custom4, {0, 0})->isNull());
        QCOMPARE(written(findingsOf(request)), QString());
    }

    void anUnreachablePostBackUrlIsReported_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isReachable");
        for (const char *host :
             {"localhost", "LOCALHOST:1", "a.localhost", "127.0.0.1:8080", "127.1.2.3", "[::1]:80"})
            QTest::newRow(host) << u"http://%1/p"_s.arg(QLatin1StringView(host)) << false;
        for (const char *host : {"example.com", "localhost.example.com", "10.0.0.1"})
            QTest::newRow(host) << u"http://%1/p"_s.arg(QLatin1StringView(host)) << true;
    }

    void anUnreachablePostBackUrlIsReported()
    {
        QFETCH(QString, url);
        QFETCH(bool, isReachable);
        PaymentRequest request = PaymentRequest::sample();
        for (const FieldId id : {FieldId::PostBackURL, FieldId::ReturnURL, FieldId::CssUrl})
            QVERIFY(request.apply(request.setText(id, url)));
        const auto codes = [&](bool isRemote) {
            QStringList list;
            for (const Finding &finding :
                 validate(request, BillerProfile::generic(), {isRemote, onThatDay.today}))
                list << finding.code + u' ' + finding.at.toString();
            return list;
        };
        QCOMPARE(codes(false), QStringList());
        QCOMPARE(codes(true), isReachable ? QStringList() : QStringList(u"url-loopback /PostBackURL"_s));
    }

    void halfACharacterIsReported()
    {
        PaymentRequest request = PaymentRequest::sample();
        QVERIFY(request.apply(
            request.setText(FieldId::Name, u"A"_s + QChar(0xd83d) + u"B"_s + QChar(0xde00), {0, -1})));
        const QList<Finding> findings = findingsOf(request);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].code, u"text-encoding"_s);
        QCOMPARE(findings[0].severity, Severity::Error);
        QVERIFY(request.apply(*findings[0].fix));
        QCOMPARE(request.text(FieldId::Name, {0, -1}), u"AB"_s);
        QVERIFY(request.apply(request.setText(FieldId::Name, u"\U0001F600 é ñ"_s, {0, -1})));
        QCOMPARE(written(findingsOf(request)), QString());
    }

    void namesAreCheckedEverywhere_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("finding");
        QTest::newRow("another case") << u"/Customers/0"_s << u"zip"_s << "\"30042\""_ba
                                      << u"warning duplicate-name /Customers/0/zip"_s;
        QTest::newRow("twice") << u"/Customers/0/Invoices/0"_s << u"TypeID"_s << "43"_ba
                               << u"warning duplicate-name /Customers/0/Invoices/0/TypeID"_s;
        QTest::newRow("a list twice")
            << u""_s << u"Customers"_s << "[]"_ba << u"warning duplicate-name /Customers"_s;
        QTest::newRow("a custom field twice")
            << u"/Customers/0/Invoices/0/CustomFields"_s << u"Custom1"_s << "\"x\""_ba
            << u"warning duplicate-name /Customers/0/Invoices/0/CustomFields/Custom1"_s;
        QTest::newRow("far inside")
            << u"/PageResultOptions/InvoiceOptions"_s << u"allowremove"_s << "true"_ba
            << u"warning duplicate-name /PageResultOptions/InvoiceOptions/allowremove"_s;
        QTest::newRow("inside what is not known")
            << u""_s << u"AllowSwipe"_s << R"({"a": [{"b": 1, "b": 2}]})"_ba
            << u"warning duplicate-name /AllowSwipe/a/0/b"_s;
    }

    /// Each repetition is reported at its place, and the fix removes the one that the service does not
    /// read.
    void namesAreCheckedEverywhere()
    {
        QFETCH(QString, parent);
        QFETCH(QString, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, finding);
        PaymentRequest request = PaymentRequest::sample();
        QVERIFY(request.apply(
            {core::JsonEdit::Kind::Insert, *JsonPointer::parse(parent) / name, *core::parseJson(value), 0}));
        QString all = written(findingsOf(request));
        QVERIFY2(all.contains(finding), qPrintable(all));
        for (const Finding &found : findingsOf(request)) {
            if (found.code == "duplicate-name"_L1)
                QVERIFY(request.apply(*found.fix));
        }
        all = written(findingsOf(request));
        QVERIFY2(!all.contains("duplicate-name"_L1), qPrintable(all));
    }

    void wrongCaseIsAHintWithARename()
    {
        PaymentRequest request = *PaymentRequest::fromJson(PaymentRequest::sample()
                                                               .toJson()
                                                               .replace("\"BalanceDue\"", "\"balancedue\"")
                                                               .replace("\"Custom6\"", "\"custom6\"")
                                                               .replace("\"Customers\"", "\"CUSTOMERS\""));
        QCOMPARE(findingsOf(request).size(), 3);
        for (int i = 0; i < 3; ++i) {
            const Finding finding = findingsOf(request).first();
            QCOMPARE(finding.code, u"spelling"_s);
            QCOMPARE(finding.severity, Severity::Hint);
            QVERIFY(request.apply(*finding.fix));
        }
        QCOMPARE(request.toJson(), PaymentRequest::sample().toJson());
    }

    /// Each such fix copies the object, so a thousand and more of them would never end.
    void anObjectOfVeryManyMembersHasNoFixesThatRewriteIt()
    {
        const auto fixesOf = [](int count) {
            Json::Members members;
            for (int i = 0; i < count; ++i)
                members.push_back({u"custom%1"_s.arg(i + 1), Json()});
            PaymentRequest request = PaymentRequest::sample();
            if (!request.apply(request.set(FieldId::CustomFields, Json::object(std::move(members)), {0, 0})))
                return -1;
            const QList<Finding> findings = findingsOf(request);
            return int(std::ranges::count_if(findings, [](const Finding &finding) {
                return finding.code == "spelling"_L1 && finding.fix.has_value();
            }));
        };
        QCOMPARE(fixesOf(1000), 1000);
        QCOMPARE(fixesOf(1001), 0);
    }

    void repeatedNumbersAreReported()
    {
        PaymentRequest request = PaymentRequest::sample();
        const Json customer = request.document().member(u"Customers")->items().front();
        QVERIFY(request.apply(request.insertCustomer(1, customer)));
        QStringList found;
        for (const Finding &finding : findingsOf(request)) {
            QCOMPARE(finding.severity, Severity::Warning);
            QVERIFY(finding.sentence.contains("2 times"_L1));
            found << finding.code + u' ' + finding.at.toString();
        }
        QCOMPARE(found, (QStringList{u"duplicate-account-number /Customers/0/AccountNumber"_s,
                                     u"duplicate-invoice-number /Customers/0/Invoices/0/InvoiceNumber"_s,
                                     u"duplicate-account-number /Customers/1/AccountNumber"_s,
                                     u"duplicate-invoice-number /Customers/1/Invoices/0/InvoiceNumber"_s}));
        // A number and its text are the same number to the service.
        QVERIFY(request.apply(request.setText(FieldId::AccountNumber, u"J_2"_s, {1, -1})));
        QVERIFY(request.apply(request.set(FieldId::InvoiceNumber, Json::number("566504"), {1, 0})));
        QCOMPARE(findingsOf(request).size(), 2);
        QVERIFY(request.apply(request.set(FieldId::InvoiceNumber, Json::number("566505"), {1, 0})));
        QCOMPARE(written(findingsOf(request)), QString());
    }

    void aZeroBalanceIsReported()
    {
        PaymentRequest request = PaymentRequest::sample();
        QVERIFY(request.apply(request.set(FieldId::CustomFields, Json::object(), {0, 0})));
        QVERIFY(request.apply(request.setText(FieldId::BalanceDue, u"0.00"_s, {0, 0})));
        const QList<Finding> findings = findingsOf(request, BillerProfile::generic());
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings[0].code, u"amount-zero"_s);
    }

    /// A missing, wrong or negative service fee is an error, and the profile knows the right one.
    void aBadServiceFeeBreaksTheContractAndTheProfile_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("absent") << ""_ba << u"required"_s;
        QTest::newRow("null") << "null"_ba << u"required"_s;
        QTest::newRow("empty") << "\"\""_ba << u"required"_s;
        QTest::newRow("negative") << "-0.01"_ba << u"amount-negative"_s;
        QTest::newRow("percent") << "\"3%\""_ba << u"amount-percent"_s;
        QTest::newRow("object") << "{}"_ba << u"type"_s;
    }

    void aBadServiceFeeBreaksTheContractAndTheProfile()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        for (const QString &name : {u"/CCServiceFee"_s, u"/AchServiceFee"_s}) {
            PaymentRequest request = sampleWith(invoicePath + name, value);
            QCOMPARE(findingsOf(request, BillerProfile::generic()).size(), 1);
            const QList<Finding> findings = findingsOf(request);
            QCOMPARE(findings.size(), 2);
            QCOMPARE(findings[0].code, code);
            QCOMPARE(findings[0].severity, Severity::Error);
            QCOMPARE(findings[1].code, u"profile-service-fee"_s);
            QVERIFY(request.apply(*findings[1].fix));
            QCOMPARE(written(findingsOf(request)), QString());
        }
    }

    void spellingsOfPublicClientsAreNotErrors()
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
        for (const Finding &finding : findingsOf(request, BillerProfile::generic())) {
            QVERIFY2(finding.severity == Severity::Hint, qPrintable(finding.sentence));
            const bool isUsual =
                QStringList{u"ACHServiceFee"_s, u"PostbackURL"_s, u"CSSUrl"_s}.contains(finding.at.last());
            QVERIFY2(!isUsual, qPrintable(finding.sentence));
        }
    }

    void aDayFirstDateIsSwapped()
    {
        PaymentRequest request = sampleWith(invoicePath + u"/DueDate"_s, "\"13/6/2025\"");
        const Finding finding = findingsOf(request).constFirst();
        QCOMPARE(finding.code, u"date-impossible"_s);
        QVERIFY(finding.sentence.contains("Write 6/13/2025."_L1));
        QVERIFY(request.apply(*finding.fix));
        QCOMPARE(request.text(FieldId::DueDate, {0, 0}), u"6/13/2025"_s);
        QCOMPARE(written(findingsOf(request, BillerProfile::generic())), QString());
    }

    void everyInvoiceOfEveryCustomerIsChecked()
    {
        PaymentRequest request = PaymentRequest::sample();
        const Json customer = request.document().member(u"Customers")->items().front();
        QVERIFY(request.apply(request.insertCustomer(1, customer)));
        QVERIFY(request.apply(request.insertInvoice({1, 1}, PaymentRequest::blankInvoice(onThatDay.today))));
        QVERIFY(request.apply(request.setText(FieldId::TypeID, u"7"_s, {1, 0})));
        QVERIFY(request.apply(request.setText(FieldId::Zip, u"7"_s, {1, -1})));
        QStringList places;
        for (const Finding &finding : findingsOf(request)) {
            if (!finding.code.startsWith("duplicate-"_L1) && finding.severity != Severity::Hint)
                places << finding.at.toString();
        }
        QCOMPARE(places, (QStringList{u"/Customers/1/Zip"_s, u"/Customers/1/Invoices/0/TypeID"_s,
                                      u"/Customers/1/Invoices/1/InvoiceNumber"_s,
                                      u"/Customers/1/Invoices/1/BalanceDue"_s,
                                      u"/Customers/1/Invoices/1/CustomFields"_s}));
    }

    void findingsFollowTheOrderOfTheLines()
    {
        PaymentRequest request = PaymentRequest::sample();
        for (const FieldId id :
             {FieldId::CreateCustomerRecord, FieldId::Zip, FieldId::TypeID, FieldId::BalanceDue,
              FieldId::CCServiceFee, FieldId::Custom3, FieldId::Custom5, FieldId::AllowCCPayment,
              FieldId::ViewMode, FieldId::CssUrl, FieldId::AllowRegisterAccount, FieldId::AllowRemove})
            QVERIFY(request.apply(request.set(id, Json::array(), {0, 0})));
        const QList<Finding> findings = findingsOf(request);
        QVERIFY(findings.size() >= 12);
        QVERIFY(std::is_sorted(findings.begin(), findings.end(), [&](const Finding &a, const Finding &b) {
            return lineOf(request.document(), a.at) < lineOf(request.document(), b.at);
        }));
        checkPlaces(request, findings);
    }

    void aRequestMayStillBeSent()
    {
        const PaymentRequest request = sampleWith(invoicePath + u"/BalanceDue"_s, "\"nonsense\"");
        QVERIFY(!findingsOf(request).isEmpty());
        QVERIFY(request.toJson().contains("\"BalanceDue\": \"nonsense\""));
    }

    void theWorkGrowsWithTheRequest_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("first"); // again and again, % being the number
        QTest::addColumn<QByteArray>("middle");
        QTest::addColumn<QByteArray>("second"); // the same
        QTest::addColumn<QByteArray>("end");
        const auto row = [](const char *name, const QByteArray &start, const QByteArray &first,
                            const QByteArray &middle, const QByteArray &second, const QByteArray &end) {
            QTest::newRow(name) << start << first << middle << second << end;
        };
        row("unknown members", "{\"a\":0", ",\"m%\":1", "", "", "}");
        row("members of one name", "{\"a\":0", ",\"a\":%", "", "", "}");
        row("unknown members behind many customers", R"({"Customers":[{})", R"(,{"AccountNumber":"%"})", "]",
            ",\"m%\":1", "}");
        row("unknown members before many customers", "{\"a\":0", ",\"m%\":1", R"(,"Customers":[{})",
            R"(,{"AccountNumber":"%"})", "]}");
        row("members of one name behind many customers", R"({"Customers":[{})", R"(,{"AccountNumber":"%"})",
            "]", ",\"customerS\":%", "}");
        row("unknown members of a customer with many invoices", R"({"Customers":[{"Invoices":[{})",
            R"(,{"InvoiceNumber":"1"})", "]", ",\"m%\":1", "}]}");
        row("custom fields", R"({"Customers":[{"Invoices":[{"CustomFields":{"Custom0":"")",
            R"(,"Custom%":"poi:a|i:b|amt:1.00")", "", "", "}}]}]}");
    }

    // J04
    void theWorkGrowsWithTheRequest()
    {
        QFETCH(const QByteArray, start);
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, middle);
        QFETCH(const QByteArray, second);
        QFETCH(const QByteArray, end);
        const auto repeated = [](QByteArray part, int count) {
            QByteArray text;
            for (int i = 1; i <= count; ++i)
                text += QByteArray(part).replace('%', QByteArray::number(i));
            return text;
        };
        const auto stepsFor = [&](int count) {
            const auto request = PaymentRequest::fromJson(start + repeated(first, count) + middle +
                                                          repeated(second, count) + end);
            if (!request)
                support::fail(request.error().sentence);
            const qint64 before = cpv2::BoundNames::steps();
            (void)validate(*request, BillerProfile::sagesGov(), {true, QDate(2026, 1, 2)});
            return cpv2::BoundNames::steps() - before;
        };
        const qint64 once = stepsFor(500);
        QVERIFY(once > 500);
        for (const int times : {2, 4}) {
            const qint64 more = stepsFor(500 * times);
            QVERIFY2(more <= (times + 1) * once, qPrintable(u"%1 steps, then %2"_s.arg(once).arg(more)));
        }
    }

    void severitiesHaveWords()
    {
        QCOMPARE(severityWord(Severity::Error), u"error"_s);
        QCOMPARE(severityWord(Severity::Warning), u"warning"_s);
        QCOMPARE(severityWord(Severity::Hint), u"hint"_s);
        QVERIFY(!severityName(Severity::Hint).isEmpty());
    }

private:
    /// A finding points at a value, or names the missing member of an existing object.
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
