// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "cpv2/validation.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

static const QDate today(2026, 6, 6);
static const Place customer{0, -1};
static const Place invoice{0, 0};

/// As public clients of the service write a request.
static const QByteArray publicClient = "{\n"
                                       "  \"createcustomerrecord\": \"true\",\n"
                                       "  \"Customers\": [\n"
                                       "    {\n"
                                       "      \"AccountNumber\": 152344,\n"
                                       "      \"Name\": \"Greene\",\n"
                                       "      \"Invoices\": [\n"
                                       "        {\n"
                                       "          \"InvoiceNumber\": \"566504\",\n"
                                       "          \"TypeID\": \"43\",\n"
                                       "          \"DueDate\": \"06/06/2025\",\n"
                                       "          \"InvoiceDate\": \"06/06/2025\",\n"
                                       "          \"BalanceDue\": \"164.31\",\n"
                                       "          \"CCServiceFee\": \"0.00\",\n"
                                       "          \"ACHServiceFee\": 0\n"
                                       "        }\n"
                                       "      ]\n"
                                       "    }\n"
                                       "  ],\n"
                                       "  \"AllowACHPayment\": false,\n"
                                       "  \"PostbackURL\": \"https://example.com/postback?a=1\",\n"
                                       "  \"CSSUrl\": \"https://example.com/s.css\"\n"
                                       "}\n";

static PaymentRequest read(const QByteArray &text)
{
    const core::Result<PaymentRequest> request = PaymentRequest::fromJson(text);
    Q_ASSERT(request);
    return *request;
}

/// The document after the edit; empty when it was refused.
static QByteArray after(PaymentRequest request, const JsonEdit &edit)
{
    return request.apply(edit) ? request.toJson() : QByteArray();
}

static QByteArray inOneForm(const QByteArray &text)
{
    return writeJson(*core::parseJson(text));
}

class TestPaymentRequest : public support::Test
{
    Q_OBJECT
private slots:
    // ---- reading

    void theSampleIsSentByteForByte()
    {
        QFile file(support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(PaymentRequest::sample().toJson(), file.readAll());
    }

    void theSampleIsRead()
    {
        const PaymentRequest request = PaymentRequest::sample();
        QCOMPARE(request.customerCount(), 1);
        QCOMPARE(request.invoiceCount(0), 1);
        QCOMPARE(request.invoices(), QList<Place>{invoice});
        QCOMPARE(request.text(FieldId::AccountNumber, customer), u"J_152344"_s);
        QCOMPARE(request.text(FieldId::TypeID, invoice), u"43"_s);
        QCOMPARE(request.text(FieldId::CssUrl), QString());
        QVERIFY(request.find(FieldId::CssUrl)->isNull());
        QVERIFY(!request.find(FieldId::AllowSwipe));
        QVERIFY(request.boolean(FieldId::AllowCCPayment, false));
        QVERIFY(!request.boolean(FieldId::AllowRemove, true));
        QVERIFY(request.boolean(FieldId::AllowSwipe, true));
        QCOMPARE(request.money(FieldId::CCServiceFee, invoice)->toString(), u"0.0"_s);
        QCOMPARE(request.total()->toString(), u"164.31"_s);
        QCOMPARE(request.text(FieldId::Custom2, invoice), u"RGAS-25-028585"_s);
        QCOMPARE(request.customFields(invoice).size(), 6);
        QCOMPARE(request.customFields(invoice)[1].text(), u"RGAS-25-028585"_s);
        QCOMPARE(request.pointer(FieldId::AllowRemindMe).toString(),
                 u"/PageResultOptions/InvoiceOptions/AllowRemindMe"_s);
    }

    void theSamplesFeeLinesAddUp()
    {
        const PaymentRequest request = PaymentRequest::sample();
        const QList<FeeLineSlot> lines = request.feeLines(invoice);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].field.at.toString(), u"/Customers/0/Invoices/0/CustomFields/Custom5"_s);
        QCOMPARE(lines[1].line->item(), u"Board of Appeals Hearing"_s);
        QCOMPARE(request.feeLineTotal(invoice)->toString(), u"164.3100"_s);
        QVERIFY(*request.feeLineTotal(invoice) == *request.money(FieldId::BalanceDue, invoice));
    }

    void namesMatchInAnyCaseAndValuesInEitherType()
    {
        const PaymentRequest request = read(publicClient);
        QVERIFY(request.boolean(FieldId::CreateCustomerRecord, false));
        QCOMPARE(request.text(FieldId::AccountNumber, customer), u"152344"_s);
        QCOMPARE(request.text(FieldId::TypeID, invoice), u"43"_s);
        QCOMPARE(request.total()->toString(), u"164.31"_s);
        QVERIFY(request.money(FieldId::AchServiceFee, invoice)->isZero());
        QCOMPARE(request.pointer(FieldId::AchServiceFee, invoice).last(), u"ACHServiceFee"_s);
        QCOMPARE(request.text(FieldId::PostBackURL), u"https://example.com/postback?a=1"_s);
        QCOMPARE(request.text(FieldId::CssUrl), u"https://example.com/s.css"_s);
        QCOMPARE(request.toJson(), publicClient);
    }

    void theExactSpellingWins()
    {
        QCOMPARE(read(R"({"viewmode": 1, "ViewMode": 2, "VIEWMODE": 3})").text(FieldId::ViewMode), u"2"_s);
        QCOMPARE(read(R"({"viewmode": 1, "VIEWMODE": 3})").text(FieldId::ViewMode), u"3"_s);
        QCOMPARE(read(R"({"ViewMode": 1, "ViewMode": 2})").text(FieldId::ViewMode), u"2"_s);
    }

    void severalCustomersAndInvoicesAreCounted()
    {
        const PaymentRequest request = read(R"({"customers": [
            {"Invoices": [{"BalanceDue": 1.10}, {"balancedue": "2.2"}]}, {}, {"INVOICES": [{"BalanceDue": 3}]}]})");
        QCOMPARE(request.customerCount(), 3);
        QCOMPARE(request.invoices(), (QList<Place>{{0, 0}, {0, 1}, {2, 0}}));
        QCOMPARE(request.total()->toString(), u"6.30"_s);
        QVERIFY(!read(R"({"Customers": [{"Invoices": [{}]}]})").total());
        QVERIFY(PaymentRequest().total()->isZero());
    }

    // J04
    void aBrokenFeeLineHasNoTotal()
    {
        const PaymentRequest request = read(
            R"({"Customers": [{"Invoices": [{"CustomFields": {"Custom5": "poi:A|i:B|amt:x", "Custom6": 7, "c": null}}]}]})");
        const QList<FeeLineSlot> lines = request.feeLines(invoice);
        QCOMPARE(lines.size(), 1);
        QVERIFY(!lines[0].line);
        QCOMPARE(request.feeLineTotal(invoice).error().code, u"fee-line"_s);
        QCOMPARE(request.customFields(invoice)[1].text(), u"7"_s);
        QCOMPARE(request.customFields(invoice)[2].text(), QString());
    }

    void onlyInvalidJsonIsRejected()
    {
        QCOMPARE(PaymentRequest::fromJson("{").error().code, u"json"_s);
        QVERIFY(PaymentRequest::fromJson("7"));
        QCOMPARE(PaymentRequest().toJson(), "{}\n");
    }

    // ---- a new request

    void aBlankRequestLacksOnlyItsTexts()
    {
        const PaymentRequest request = PaymentRequest::blank(today);
        for (const BillerProfile &profile : {BillerProfile::generic(), BillerProfile::sagesGov()}) {
            QStringList missing;
            for (const Finding &finding : validate(request, profile, {false, today})) {
                if (finding.severity != Finding::Severity::Hint)
                    missing << finding.code + u' ' + finding.at.last();
            }
            QStringList expected{u"required AccountNumber"_s, u"required InvoiceNumber"_s,
                                 u"amount-zero BalanceDue"_s};
            if (profile.id != BillerProfile::generic().id) // which fees there are, only the user knows
                expected << u"profile-fee-lines CustomFields"_s;
            QCOMPARE(missing, expected);
        }
        QCOMPARE(request.text(FieldId::DueDate, invoice), u"6/6/2026"_s);
        QCOMPARE(request.text(FieldId::BalanceDue, invoice), u"0.00"_s);
        QVERIFY(*core::parseJson(request.toJson()) == request.document());
    }

    void aBlankRequestKeepsTheSamplesOrder()
    {
        const Json sample = PaymentRequest::sample().document();
        const Json blank = PaymentRequest::blank(today).document();
        for (const QString &at : {u""_s, u"/Customers/0"_s, u"/Customers/0/Invoices/0"_s,
                                  u"/PageResultOptions"_s, u"/PageResultOptions/InvoiceOptions"_s}) {
            const Json *ours = find(blank, *JsonPointer::parse(at));
            QVERIFY2(ours, qPrintable(at));
            QCOMPARE(names(*ours), names(*find(sample, *JsonPointer::parse(at))));
        }
    }

    // ---- edits

    void anEditKeepsSpellingAndType_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &before, FieldId field, const char *text,
                            const QByteArray &expected) {
            QTest::newRow(name) << before << int(field) << QString::fromUtf8(text) << expected;
        };
        row("number", R"({"ViewMode": 0})", FieldId::ViewMode, "1", R"({"ViewMode": 1})");
        row("number text is kept", R"({"ViewMode": 0})", FieldId::ViewMode, "1.0", R"({"ViewMode": 1.0})");
        row("number as text", R"({"ViewMode": "0"})", FieldId::ViewMode, "1", R"({"ViewMode": "1"})");
        row("spelling", R"({"viewmode": 0})", FieldId::ViewMode, "1", R"({"viewmode": 1})");
        row("no number", R"({"ViewMode": 0})", FieldId::ViewMode, "one", R"({"ViewMode": "one"})");
        row("number that no reader takes", R"({"ViewMode": 0})", FieldId::ViewMode, "1e999",
            R"({"ViewMode": "1e999"})");
        row("null becomes a number", R"({"ViewMode": null})", FieldId::ViewMode, "1", R"({"ViewMode": 1})");
        row("null becomes a text", R"({"CssUrl": null})", FieldId::CssUrl, "https://a/",
            "{\"CssUrl\": \"https://a/\"}");
        row("text that is a number", R"({"BillerReference": ""})", FieldId::BillerReference, "13131",
            R"({"BillerReference": "13131"})");
        row("text written as a number", R"({"BillerReference": 1})", FieldId::BillerReference, "13131",
            R"({"BillerReference": 13131})");
        row("switch", R"({"AllowSwipe": true})", FieldId::AllowSwipe, "false", R"({"AllowSwipe": false})");
        row("switch as text", R"({"AllowSwipe": "true"})", FieldId::AllowSwipe, "false",
            R"({"AllowSwipe": "false"})");
        row("switch with another text", R"({"AllowSwipe": true})", FieldId::AllowSwipe, "no",
            R"({"AllowSwipe": "no"})");
        row("absent switch", "{}", FieldId::AllowSwipe, "true", R"({"AllowSwipe": true})");
        row("absent number", "{}", FieldId::ViewMode, "1", R"({"ViewMode": 1})");
        row("absent text", "{}", FieldId::BillerReference, "1", R"({"BillerReference": "1"})");
        row("a number of a list", R"({"ViewMode": [0]})", FieldId::ViewMode, "1", R"({"ViewMode": 1})");
        row("a repeated name", R"({"ViewMode": 0, "ViewMode": 1})", FieldId::ViewMode, "2",
            R"({"ViewMode": 0, "ViewMode": 2})");
        row("the rest stays", R"({"z": 1.00, "ViewMode": 0, "a": {"b": [1E2]}})", FieldId::ViewMode, "1",
            R"({"z": 1.00, "ViewMode": 1, "a": {"b": [1E2]}})");
    }

    void anEditKeepsSpellingAndType()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, field);
        QFETCH(QString, text);
        QFETCH(QByteArray, expected);
        const PaymentRequest request = read(before);
        const JsonEdit edit = request.setText(FieldId(field), text);
        QCOMPARE(after(request, edit), inOneForm(expected));
    }

    void anAbsentMemberIsInsertedWhereTheSampleHasIt()
    {
        const PaymentRequest sample = PaymentRequest::sample();
        for (const Field &field : fields()) {
            if (!field.inRequest)
                continue;
            PaymentRequest request = sample;
            const Json value = *request.find(field.id, invoice);
            QVERIFY2(request.apply(request.set(field.id, {}, invoice)), field.name);
            if (request.find(field.id, invoice))
                QFAIL(field.name);
            QVERIFY2(request.apply(request.set(field.id, value, invoice)), field.name);
            QVERIFY2(request.toJson() == sample.toJson(), field.name);
        }
    }

    void anAbsentMemberFollowsItsPredecessorsInTheTable()
    {
        const PaymentRequest request = read(R"({"own": 1, "returnurl": "", "own2": 2, "CssUrl": null})");
        QCOMPARE(after(request, request.setText(FieldId::PostBackURL, u"x"_s)),
                 inOneForm(R"({"own": 1, "returnurl": "", "PostBackURL": "x", "own2": 2, "CssUrl": null})"));
        QCOMPARE(
            after(request, request.setText(FieldId::CreateCustomerRecord, u"true"_s)),
            inOneForm(
                R"({"CreateCustomerRecord": true, "own": 1, "returnurl": "", "own2": 2, "CssUrl": null})"));
    }

    void missingParentsAreCreated_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("field");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray off = R"({"InvoiceOptions": {"AllowRemove": false}})";
        for (const char *options : {"null", "\"none\"", "7", "[]"})
            QTest::newRow(options) << R"({"PageResultOptions": )" + QByteArray(options) + "}"
                                   << int(FieldId::AllowRemove) << R"({"PageResultOptions": )" + off + "}";
        QTest::newRow("absent") << "{}"_ba << int(FieldId::AllowRemove)
                                << R"({"PageResultOptions": )" + off + "}";
        QTest::newRow("InvoiceOptions a text")
            << R"({"pageresultoptions": {"x": 1, "INVOICEOPTIONS": ""}})"_ba << int(FieldId::AllowRemove)
            << R"({"pageresultoptions": {"x": 1, "INVOICEOPTIONS": {"AllowRemove": false}}})"_ba;
        QTest::newRow("no object at all")
            << "[1]"_ba << int(FieldId::AllowSwipe) << R"({"AllowSwipe": false})"_ba;
        QTest::newRow("a customer that is none")
            << R"({"Customers": ["x"]})"_ba << int(FieldId::Name) << R"({"Customers": [{"Name": false}]})"_ba;
        QTest::newRow("an invoice that is none")
            << R"({"Customers": [{"Invoices": [7]}]})"_ba << int(FieldId::TypeID)
            << R"({"Customers": [{"Invoices": [{"TypeID": false}]}]})"_ba;
        QTest::newRow("no CustomFields")
            << R"({"Customers": [{"Invoices": [{"TypeID": 43}]}]})"_ba << int(FieldId::Custom1)
            << R"({"Customers": [{"Invoices": [{"TypeID": 43, "CustomFields": {"Custom1": false}}]}]})"_ba;
    }

    void missingParentsAreCreated()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, field);
        QFETCH(QByteArray, expected);
        PaymentRequest request = read(before);
        const core::Result<JsonEdit> inverse =
            request.apply(request.set(FieldId(field), Json::boolean(false), invoice));
        QVERIFY(inverse);
        QCOMPARE(request.toJson(), inOneForm(expected));
        QVERIFY(request.apply(*inverse));
        QCOMPARE(request.toJson(), inOneForm(before));
    }

    void customFieldsAreSetAndRemoved()
    {
        const PaymentRequest request =
            read(R"({"Customers": [{"Invoices": [{"CustomFields": {"custom1": "a", "x": 1}}]}]})");
        const auto fieldsAfter = [&](const JsonEdit &edit) {
            const QByteArray text = after(request, edit);
            return text.isEmpty() ? QByteArray("refused")
                                  : writeJson(*read(text).find(FieldId::CustomFields, invoice)).simplified();
        };
        QCOMPARE(fieldsAfter(request.setCustomField(invoice, u"Custom1"_s, Json::string(u"b"_s))),
                 R"({ "custom1": "b", "x": 1 })");
        QCOMPARE(fieldsAfter(request.setCustomField(invoice, u"Custom2"_s, Json())),
                 R"({ "custom1": "a", "x": 1, "Custom2": null })");
        QCOMPARE(fieldsAfter(request.setCustomField(invoice, u"CUSTOM1"_s, {})), R"({ "x": 1 })");
        QCOMPARE(fieldsAfter(request.setCustomField(invoice, u"Custom9"_s, {})), "refused");
    }

    void removingAnAbsentCustomFieldChangesNothing()
    {
        for (const QByteArray &custom : {"null"_ba, "\"text\""_ba, "[]"_ba}) {
            PaymentRequest request =
                read(R"({"Customers": [{"Invoices": [{"CustomFields": )" + custom + "}]}]}");
            const QByteArray before = request.toJson();
            QVERIFY(!request.apply(request.setCustomField(invoice, u"Custom1"_s, {})));
            QCOMPARE(request.toJson(), before);
        }
    }

    void aFeeLineGoesIntoTheFirstFreeSlot_data()
    {
        QTest::addColumn<QByteArray>("customFields");
        QTest::addColumn<int>("firstSlot");
        QTest::addColumn<QString>("slot");
        const auto row = [](const char *name, const QByteArray &custom, const QString &slot, int first = 5) {
            QTest::newRow(name) << custom << first << slot;
        };
        row("as in the sample", R"({"Custom3": null, "Custom4": null, "Custom5": "a", "Custom6": "b"})",
            u"Custom7"_s);
        row("empty", "{}", u"Custom5"_s);
        row("null", "null", u"Custom5"_s);
        row("a text", "\"x\"", u"Custom5"_s);
        row("a null slot", R"({"Custom5": "a", "Custom6": null, "Custom7": null})", u"Custom6"_s);
        row("the lowest null slot", R"({"Custom7": null, "Custom5": "a", "Custom6": null})", u"Custom6"_s);
        row("an empty text is not free", R"({"Custom5": ""})", u"Custom6"_s);
        row("a gap is not filled", R"({"Custom5": "a", "Custom9": "b"})", u"Custom10"_s);
        row("spelling", R"({"custom5": null})", u"custom5"_s);
        row("other names", R"({"Custom": null, "Custom5x": null, "xCustom5": null, "Custom99999999": null})",
            u"Custom5"_s);
        row("another first slot", R"({"Custom3": null, "Custom5": null})", u"Custom3"_s, 3);
    }

    void aFeeLineGoesIntoTheFirstFreeSlot()
    {
        QFETCH(QByteArray, customFields);
        QFETCH(int, firstSlot);
        QFETCH(QString, slot);
        PaymentRequest request =
            read(R"({"Customers": [{"Invoices": [{"CustomFields": )" + customFields + "}]}]}");
        const FeeLine line(u"FEE-1"_s, u"Permit"_s, *Money::parse(u"1.0000"));
        QVERIFY(request.apply(request.addFeeLine(invoice, line, firstSlot)));
        const QList<FeeLineSlot> lines = request.feeLines(invoice);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].field.name, slot);
        QVERIFY(*lines[0].line == line);
    }

    void addingAFeeLineCreatesMissingCustomFields()
    {
        PaymentRequest request = read(publicClient);
        QVERIFY(request.apply(request.addFeeLine(invoice, FeeLine(u"A"_s, u"B"_s, Money()))));
        QCOMPARE(request.text(FieldId::Custom5, invoice), u"poi:A|i:B|amt:0.00"_s);
    }

    void customersAndInvoicesAreInsertedRemovedAndMoved()
    {
        PaymentRequest request;
        QVERIFY(request.apply(request.insertCustomer(0, PaymentRequest::blankCustomer(today))));
        QCOMPARE(request.customerCount(), 1);
        QVERIFY(request.apply(request.setText(FieldId::Name, u"first"_s, customer)));
        QVERIFY(request.apply(request.insertCustomer(1, Json::object())));
        QVERIFY(request.apply(request.insertInvoice({1, 0}, PaymentRequest::blankInvoice(today))));
        for (const int i : {0, 1, 2})
            QVERIFY(request.apply(request.insertInvoice({0, i}, *core::parseJson(QByteArray::number(i)))));
        QCOMPARE(request.invoiceCount(0), 4);
        QCOMPARE(request.invoiceCount(1), 1);

        QVERIFY(request.apply(request.moveInvoice({0, 0}, 2)));
        QVERIFY(request.apply(request.removeInvoice({0, 3})));
        QCOMPARE(writeJson(*request.find(FieldId::Invoices, customer)).simplified(), "[ 1, 2, 0 ]");
        QVERIFY(request.apply(request.moveCustomer(0, 1)));
        QCOMPARE(request.text(FieldId::Name, {1, -1}), u"first"_s);
        QVERIFY(request.apply(request.removeCustomer(0)));
        QCOMPARE(request.text(FieldId::Name, customer), u"first"_s);

        const QByteArray before = request.toJson();
        for (const JsonEdit &edit :
             {request.insertCustomer(5, Json()), request.insertCustomer(-1, Json()),
              request.removeCustomer(1), request.moveCustomer(0, 1), request.removeInvoice({0, 3}),
              request.moveInvoice({0, 0}, 3), request.insertInvoice({0, 9}, Json()),
              request.insertInvoice({3, 0}, Json())})
            QVERIFY(!request.apply(edit));
        QCOMPARE(request.toJson(), before);
    }

    void anyShapeOfDocumentIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        for (const char *scalar : {"null", "true", "1e300", "\"x\"", "[]", "[[[{}]]]"})
            row(scalar, scalar);
        row("empty", "{}");
        for (const QByteArray &value :
             {"null"_ba, "\"x\""_ba, "{}"_ba, R"({"0": {"Invoices": [{}]}})"_ba, "[]"_ba, "[null]"_ba,
              "[[]]"_ba, "[[[{}]], 1]"_ba, "[{}, null, \"x\"]"_ba}) {
            QTest::addRow("Customers %s", value.constData()) << R"({"Customers": )" + value + "}";
            QTest::addRow("Invoices %s", value.constData())
                << R"({"Customers": [{"Invoices": )" + value + "}]}";
            QTest::addRow("CustomFields %s", value.constData())
                << R"({"Customers": [{"Invoices": [{"CustomFields": )" + value + "}]}]}";
            QTest::addRow("PageResultOptions %s", value.constData())
                << R"({"PageResultOptions": )" + value + "}";
            QTest::addRow("InvoiceOptions %s", value.constData())
                << R"({"PageResultOptions": {"InvoiceOptions": )" + value + "}}";
            QTest::addRow("BalanceDue %s", value.constData())
                << R"({"Customers": [{"Invoices": [{"BalanceDue": )" + value + "}]}]}";
        }
        row("every name twice",
            R"({"Customers": 1, "customers": [{"Invoices": 1, "invoices": [{"TypeID": 1, "TYPEID": []}]}]})");
    }

    void anyShapeOfDocumentIsAccepted()
    {
        QFETCH(QByteArray, text);
        const PaymentRequest request = read(text);
        (void)request.total();
        (void)request.invoices();
        (void)validate(request, BillerProfile::sagesGov());

        QList<JsonEdit> edits;
        for (const Place place : {Place{0, 0}, Place{1, 2}, Place{100, 100}}) {
            (void)request.feeLineTotal(place);
            for (const Field &field : fields()) {
                (void)request.text(field.id, place);
                (void)request.money(field.id, place);
                (void)request.boolean(field.id, true, place);
                edits << request.setText(field.id, u"1"_s, place) << request.set(field.id, Json(), place)
                      << request.set(field.id, {}, place);
            }
            edits << request.setCustomField(place, u"Custom1"_s, Json())
                  << request.setCustomField(place, u"Custom1"_s, {})
                  << request.addFeeLine(place, FeeLine(u"A"_s, u"B"_s, Money()))
                  << request.insertCustomer(place.customer, Json()) << request.insertInvoice(place, Json())
                  << request.removeCustomer(place.customer) << request.removeInvoice(place)
                  << request.moveCustomer(place.customer, 1) << request.moveInvoice(place, 1);
        }
        for (const JsonEdit &edit : std::as_const(edits)) {
            PaymentRequest changed = request;
            const core::Result<JsonEdit> inverse = changed.apply(edit);
            if (inverse)
                QVERIFY(changed.apply(*inverse));
            QVERIFY(changed.document() == request.document());
        }
    }

private:
    static QStringList names(const Json &object)
    {
        QStringList list;
        for (const Json::Member &member : object.members())
            list << member.name;
        return list;
    }
};

QTEST_GUILESS_MAIN(TestPaymentRequest)
#include "test_payment_request.moc"
