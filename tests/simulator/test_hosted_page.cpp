// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "payer/page_reader.h"
#include "service_harness.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using payer::PageReader;

class TestHostedPage : public support::Test
{
    Q_OBJECT
private slots:
    void theStepsFollowEachOther()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        const QByteArray review = harness.get(page).body;
        for (const char *shown : {"566504", "Greene Administrator", "6/6/2025", "$164.31", "43",
                                  "not including any applicable service fees"})
            QVERIFY2(review.contains(shown), shown);
        QCOMPARE(PageReader(review).nextForm()->action.toLatin1(), page + "/method");
        QCOMPARE(PageReader(harness.get(page + "/method").body).name(), u"method"_s);
        QCOMPARE(location(harness.post(page + "/method", {{u"method"_s, u"card"_s}})), page + "/payer");
        QCOMPARE(PageReader(harness.get(page + "/payer").body).name(), u"payer"_s);
        QCOMPARE(location(harness.post(page + "/payer", payerForm(u"visa-approved"_s))), page + "/confirm");
        const QByteArray confirm = harness.get(page + "/confirm").body;
        for (const char *shown :
             {"Pat Payer", "pat@example.com", "Visa •••• 1111", "Pay $164.31", "type=\"checkbox\""})
            QVERIFY2(confirm.contains(shown), shown);
        QCOMPARE(location(harness.pay(page)), page + "/receipt");
        const QByteArray receipt = harness.get(page + "/receipt").body;
        for (const char *shown :
             {"Thank you for your payment!", "$164.31", "APPROVED ", "Visa •••• 1111", "Return to Home Page"})
            QVERIFY2(receipt.contains(shown), shown);
    }

    void aStepTooFarLeadsBack()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        QCOMPARE(location(harness.get(page + "/payer")), page + "/method");
        QCOMPARE(location(harness.get(page + "/confirm")), page + "/payer");
        QCOMPARE(location(harness.get(page + "/receipt")), page);
        QCOMPARE(location(harness.get(page + "/declined")), page);
        QCOMPARE(location(harness.post(page + "/payer", payerForm(u"visa-approved"_s))), page + "/method");
        QCOMPARE(location(harness.post(page + "/confirm", {{u"terms"_s, u"yes"_s}, {u"revision"_s, u"0"_s}})),
                 page + "/payer");
        QCOMPARE(harness.postbacks.size(), 0);
    }

    // M01
    void everyPageIsMarkedAndLocked()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page);
        QList<http::Response> pages{harness.get(page), harness.get(page + "/method"),
                                    harness.get(page + "/payer"), harness.get(page + "/confirm"),
                                    harness.get("/portal/access/otp/none")};
        harness.pay(page);
        pages << harness.get(page + "/receipt") << harness.get(page);
        for (const http::Response &response : pages) {
            QVERIFY(response.body.contains("SIMULATOR"));
            QVERIFY(response.body.contains("<html lang=\"en\">"));
            const QByteArray policy = http::headerValue(response.headers, "Content-Security-Policy");
            QVERIFY(policy.startsWith("default-src 'none'"));
            QVERIFY(policy.contains("frame-ancestors 'none'"));
            QCOMPARE(http::headerValue(response.headers, "X-Content-Type-Options"), QByteArray("nosniff"));
            QCOMPARE(http::headerValue(response.headers, "Referrer-Policy"), QByteArray("no-referrer"));
            QCOMPARE(http::headerValue(response.headers, "Cache-Control"), QByteArray("no-store"));
        }
    }

    void unknownPagesAreNotFound_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("unknown token")
            << QByteArray("/portal/access/otp/0123456789012345678901234567890123456789");
        QTest::newRow("no token") << QByteArray("/portal/access/otp/");
        QTest::newRow("script in the path") << QByteArray("/portal/access/otp/%3Cscript%3E");
    }
    void unknownPagesAreNotFound()
    {
        QFETCH(QByteArray, target);
        ServiceHarness harness;
        for (const QByteArray method : {"GET", "POST"}) {
            const http::Response response = harness.send(method, target, {});
            QCOMPARE(response.status, 404);
            QCOMPARE(PageReader(response.body).name(), u"not_found"_s);
        }
    }

    void unknownStepsAndVerbsAreRefused()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        QCOMPARE(harness.get(page + "/nothing").status, 404);
        QCOMPARE(harness.post(page + "/nothing", {}).status, 404);
        QCOMPARE(harness.send("DELETE", page, {}).status, 405);
        QCOMPARE(harness.send("HEAD", page, {}).status, 200);
    }

    void onlyAllowedMethodsAreOffered_data()
    {
        QTest::addColumn<bool>("card");
        QTest::addColumn<bool>("bank");
        QTest::addColumn<bool>("swipe");
        QTest::newRow("card") << true << false << false;
        QTest::newRow("bank") << false << true << false;
        QTest::newRow("swipe") << false << false << true;
        QTest::newRow("all") << true << true << true;
        QTest::newRow("none") << false << false << false;
    }
    void onlyAllowedMethodsAreOffered()
    {
        QFETCH(bool, card);
        QFETCH(bool, bank);
        QFETCH(bool, swipe);
        ServiceHarness harness;
        const QByteArray page =
            harness.openPage(with(with(with(PaymentRequest::sample(), FieldId::AllowCCPayment, card),
                                       FieldId::AllowACHPayment, bank),
                                  FieldId::AllowSwipe, swipe));
        const QByteArray shown = harness.get(page + "/method").body;
        QCOMPARE(shown.contains("allows no payment method"), !card && !bank && !swipe);
        for (const auto &[id, isAllowed, instrument] :
             {std::tuple{u"card"_s, card, "visa-approved"}, std::tuple{u"bank"_s, bank, "checking-approved"},
              std::tuple{u"swipe"_s, swipe, "swipe-approved"}}) {
            QCOMPARE(shown.contains("value=\"" + id.toLatin1() + '"'), isAllowed);
            const http::Response chosen = harness.post(page + "/method", {{u"method"_s, id}});
            QCOMPARE(chosen.status, isAllowed ? 303 : 422);
            if (isAllowed)
                QVERIFY(harness.get(page + "/payer").body.contains(instrument));
        }
    }

    void aTestCardOfAnotherMethodIsRefused()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.post(page + "/method", {{u"method"_s, u"card"_s}});
        const http::Response response = harness.post(page + "/payer", payerForm(u"checking-approved"_s));
        QCOMPARE(response.status, 422);
        QVERIFY(response.body.contains("Choose a test payment method."));
    }

    // M03
    void noCardNumberIsAskedForOrKept()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.post(page + "/method", {{u"method"_s, u"card"_s}});
        QList<http::FormField> form = payerForm(u"visa-approved"_s);
        form.append({u"cardnumber"_s, u"4111111111111111"_s});
        QCOMPARE(location(harness.post(page + "/payer", form)), page + "/confirm");
        QVERIFY(!harness.get(page + "/confirm").body.contains("4111"));
        QVERIFY(!harness.get(page + "/payer").body.contains("autocomplete=\"cc-"));
    }

    void thePayersDetailsAreThePrefilledOnes()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(twoByTwo());
        harness.post(page + "/method", {{u"method"_s, u"card"_s}});
        QHash<QString, QString> values;
        const std::optional<payer::PageForm> form = PageReader(harness.get(page + "/payer").body).nextForm();
        QVERIFY(form);
        for (const payer::PageInput &input : form->inputs)
            values.insert(input.name, input.value);
        QCOMPARE(values.value(u"name"_s), u"Ann One"_s);
        QCOMPARE(values.value(u"address"_s), u"1 First St"_s);
        QCOMPARE(values.value(u"city"_s), u"Oneville"_s);
        QCOMPARE(values.value(u"state"_s), u"GA"_s);
        QCOMPARE(values.value(u"zip"_s), u"30001"_s);
        QCOMPARE(values.value(u"email"_s), u"ann@example.com"_s);
    }

    void wrongDetailsAreToldBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("no name") << u"name"_s << QString();
        QTest::newRow("blank name") << u"name"_s << u"   "_s;
        QTest::newRow("no e-mail") << u"email"_s << QString();
        QTest::newRow("no at") << u"email"_s << u"pat.example.com"_s;
        QTest::newRow("two ats") << u"email"_s << u"pat@a@b"_s;
        QTest::newRow("no host") << u"email"_s << u"pat@"_s;
        QTest::newRow("no one") << u"email"_s << u"@example.com"_s;
        QTest::newRow("space") << u"email"_s << u"p at@example.com"_s;
    }
    void wrongDetailsAreToldBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.post(page + "/method", {{u"method"_s, u"card"_s}});
        QList<http::FormField> form = payerForm(u"visa-approved"_s);
        for (http::FormField &entered : form) {
            if (entered.name == field)
                entered.value = value;
        }
        const http::Response response = harness.post(page + "/payer", form);
        QCOMPARE(response.status, 422);
        QVERIFY(response.body.contains("id=\"" + field.toLatin1() + "-problem\""));
        QVERIFY(response.body.contains("aria-describedby=\"" + field.toLatin1() + "-problem\""));
        QVERIFY(response.body.contains("9 Paying Rd")); // what was entered is not lost
        QCOMPARE(location(harness.get(page + "/confirm")), page + "/payer");
    }

    void theTermsAreToBeAccepted()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page);
        QList<http::FormField> form = harness.confirmation(page);
        form.removeIf([](const http::FormField &field) { return field.name == "terms"_L1; });
        const http::Response response = harness.post(page + "/confirm", form);
        QCOMPARE(response.status, 422);
        QVERIFY(response.body.contains("terms-problem"));
        QCOMPARE(harness.postbacks.size(), 0);
    }

    void theServiceFeeIsALineOfItsOwn()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(twoByTwo());
        const QByteArray methods = harness.get(page + "/method").body;
        QVERIFY(methods.contains("Service fee $1.25, grand total $101.75"));
        QVERIFY(methods.contains("Service fee $0.40, grand total $100.90"));
        harness.walkToConfirmation(page);
        const QByteArray confirm = harness.get(page + "/confirm").body;
        QVERIFY(confirm.contains("<dt>Subtotal</dt><dd>$100.50</dd>"));
        QVERIFY(confirm.contains("<dt>Service fee</dt><dd>$1.25</dd>"));
        QVERIFY(confirm.contains("<dt>Grand total</dt><dd>$101.75</dd>"));
        for (const char *number : {"Invoice 101", "Invoice 102", "Invoice 201", "Invoice 202"})
            QVERIFY2(confirm.contains(number), number);
    }

    void optionsStandOnlyWhereAllowed_data()
    {
        QTest::addColumn<FieldId>("option");
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("register") << FieldId::AllowRegisterAccount << QByteArray("/register");
        QTest::newRow("statement") << FieldId::AllowViewStatement << QByteArray("/statement?invoice=0");
        QTest::newRow("related") << FieldId::AllowViewRelated << QByteArray("/related?invoice=0");
        QTest::newRow("remind") << FieldId::AllowRemindMe << QByteArray("/remind?invoice=0");
        QTest::newRow("remove") << FieldId::AllowRemove << QByteArray("/remove");
    }
    void optionsStandOnlyWhereAllowed()
    {
        QFETCH(FieldId, option);
        QFETCH(QByteArray, step);
        for (const bool isAllowed : {true, false}) {
            ServiceHarness harness;
            const QByteArray page = harness.openPage(with(twoByTwo(), option, isAllowed));
            QCOMPARE(harness.get(page).body.contains(page + step), isAllowed);
            if (option != FieldId::AllowRemove) {
                QCOMPARE(harness.get(page + step).status, isAllowed ? 200 : 404);
                continue;
            }
            harness.post(page + step, {{u"invoice"_s, u"0"_s}});
            QCOMPARE(harness.get(page).body.contains("Invoice 101"), !isAllowed);
        }
    }

    void aLongReviewComesInPages()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(ofManyInvoices(250));
        const QByteArray first = harness.get(page).body;
        const QByteArray last = harness.get(page + "?page=3").body;
        const PageReader reader(first);
        QCOMPARE(shownInvoices(first), 100);
        QCOMPARE(shownInvoices(harness.get(page + "?page=2").body), 100);
        QCOMPARE(shownInvoices(last), 50);
        QCOMPARE(reader.balance(u"101"_s), QString()); // on the next page
        QCOMPARE(PageReader(harness.get(page + "?page=2").body).balance(u"101"_s), u"$0.01"_s);
        QVERIFY(first.contains("1 to 100 of 250, page 1 of 3"));
        QVERIFY(last.contains("201 to 250 of 250, page 3 of 3"));
        QVERIFY(first.contains("href=\"" + page + "?page=2\">Next</a>"));
        QVERIFY(!first.contains(">Previous</a>"));
        QVERIFY(last.contains("href=\"" + page + "?page=2\">Previous</a>"));
        QVERIFY(!last.contains(">Next</a>"));
        for (const QByteArray &body : {first, last}) {
            QCOMPARE(PageReader(body).subtotal(), u"$2.50"_s); // of all of them
            QCOMPARE(PageReader(body).nextForm()->action.toLatin1(), page + "/method");
        }
    }

    void aPageThatIsNotThereIsTheNearest_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("beyond the last") << QByteArray("?page=99") << QByteArray("page 2 of 2");
        QTest::newRow("zero") << QByteArray("?page=0") << QByteArray("page 1 of 2");
        QTest::newRow("negative") << QByteArray("?page=-1") << QByteArray("page 1 of 2");
        QTest::newRow("not a number") << QByteArray("?page=x") << QByteArray("page 1 of 2");
    }
    void aPageThatIsNotThereIsTheNearest()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, shown);
        ServiceHarness harness;
        const QByteArray page = harness.openPage(ofManyInvoices(101));
        QVERIFY(harness.get(page + query).body.contains(shown));
    }

    void aShortReviewHasNoPageLinks()
    {
        ServiceHarness harness;
        QVERIFY(!harness.get(harness.openPage(ofManyInvoices(100))).body.contains("page 1 of"));
    }

    void removingAnInvoiceStaysOnItsPage()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(with(ofManyInvoices(102), FieldId::AllowRemove, true));
        const QList<http::FormField> form{{u"invoice"_s, u"101"_s}, {u"page"_s, u"2"_s}};
        QCOMPARE(location(harness.post(page + "/remove", form)), page + "?page=2");
        QCOMPARE(shownInvoices(harness.get(page + "?page=2").body), 1);
        QCOMPARE(PageReader(harness.get(page).body).subtotal(), u"$1.01"_s);
    }

    void aLongReceiptComesInPagesToo()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(ofManyInvoices(250));
        harness.walkToConfirmation(page);
        const QByteArray confirm = harness.get(page + "/confirm").body;
        QVERIFY(confirm.contains("250 invoices"));
        QVERIFY(confirm.contains("Pay $2.50"));
        harness.pay(page);
        QCOMPARE(harness.postbacks.size(), 250);
        const QByteArray receipt = harness.get(page + "/receipt?page=3").body;
        QCOMPARE(receipt.count("on its way"), 50);
        QVERIFY(receipt.contains("Invoice 250:"));
        QVERIFY(receipt.contains("href=\"" + page + "/receipt?page=2\">Previous</a>"));
    }

    /// No answer's size grows with the request, so that neither a browser nor our own reader has to bear it.
    void noPageGrowsWithTheRequest()
    {
        QList<qsizetype> largest;
        for (const int invoices : {200, 2000}) {
            ServiceHarness harness;
            const QByteArray page = harness.openPage(ofManyInvoices(invoices));
            qsizetype most = harness.get(page + "?page=2").body.size();
            harness.walkToConfirmation(page);
            for (const char *step : {"/method", "/payer", "/confirm"})
                most = qMax(most, harness.get(page + step).body.size());
            harness.pay(page);
            most = qMax(most, harness.get(page + "/receipt").body.size());
            largest << most;
        }
        QVERIFY2(largest[1] < largest[0] + largest[0] / 10,
                 qPrintable(u"%1 and %2 bytes"_s.arg(largest[0]).arg(largest[1])));
    }

    void noticesNameTheInvoice()
    {
        ServiceHarness harness;
        const QByteArray page =
            harness.openPage(with(PaymentRequest::sample(), FieldId::AllowViewStatement, true));
        const QByteArray statement = harness.get(page + "/statement?invoice=0").body;
        QVERIFY(statement.contains("Board of Appeals Hearing"));
        QVERIFY(statement.contains("$100.00"));
        for (const char *wrong : {"", "?invoice=1", "?invoice=-1", "?invoice=x", "?invoice=99999999999"})
            QCOMPARE(harness.get(page + "/statement" + wrong).status, 404);
    }

    void aRemovedInvoiceIsNotPaid()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(with(twoByTwo(), FieldId::AllowRemove, true));
        QCOMPARE(location(harness.post(page + "/remove", {{u"invoice"_s, u"1"_s}})), page);
        harness.post(page + "/remove", {{u"invoice"_s, u"1"_s}}); // a second click takes no other one
        harness.walkToConfirmation(page);
        QVERIFY(harness.get(page + "/confirm").body.contains("$81.00"));
        harness.pay(page);
        QStringList numbers;
        for (const simulator::Postback &postback : harness.postbacks)
            numbers << decoded(postback.body).value(u"InvoiceNumber");
        QCOMPARE(numbers, QStringList({u"101"_s, u"201"_s, u"202"_s}));
    }

    void theLastInvoiceStays()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(with(twoByTwo(), FieldId::AllowRemove, true));
        for (const QString &id : {u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"-1"_s, u"x"_s, u"4"_s})
            harness.post(page + "/remove", {{u"invoice"_s, id}});
        const QByteArray review = harness.get(page).body;
        QVERIFY(review.contains("Invoice 202"));
        QVERIFY(!review.contains("Invoice 201"));
        QVERIFY(!review.contains("/remove"));
    }

    void aPaidRequestCannotBePaidAgain()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page);
        const QList<http::FormField> form = harness.confirmation(page);
        QCOMPARE(location(harness.post(page + "/confirm", form)), page + "/receipt");
        for (const char *step : {"/confirm", "/method", "/payer", "/remove"})
            QCOMPARE(location(harness.post(page + step, form)), page);
        QCOMPARE(harness.postbacks.size(), 1);
        for (const char *step : {"", "/method", "/payer", "/confirm", "/declined"})
            QCOMPARE(PageReader(harness.get(page + step).body).name(), u"already_paid"_s);
        QCOMPARE(PageReader(harness.get(page + "/receipt").body).name(), u"receipt"_s);
    }

    void twoWindowsMakeOnePayment()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page);
        const QList<http::FormField> first = harness.confirmation(page);
        const QList<http::FormField> second = harness.confirmation(page);
        QCOMPARE(location(harness.post(page + "/confirm", first)), page + "/receipt");
        QCOMPARE(location(harness.post(page + "/confirm", second)), page);
        QCOMPARE(harness.postbacks.size(), 1);
    }

    void whatAnotherWindowChangedIsNotPaidUnseen()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(with(twoByTwo(), FieldId::AllowRemove, true));
        harness.walkToConfirmation(page);
        const QList<http::FormField> seen = harness.confirmation(page);
        harness.post(page + "/remove", {{u"invoice"_s, u"0"_s}});
        const http::Response response = harness.post(page + "/confirm", seen);
        QCOMPARE(response.status, 409);
        QVERIFY(response.body.contains("changed in another window"));
        QCOMPARE(harness.postbacks.size(), 0);
        QCOMPARE(location(harness.pay(page)), page + "/receipt");
    }

    void aSecondClickOnADeclineIsNoSecondAttempt()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page, u"card"_s, u"visa-declined"_s);
        const QList<http::FormField> form = harness.confirmation(page);
        QCOMPARE(location(harness.post(page + "/confirm", form)), page + "/declined");
        QCOMPARE(harness.post(page + "/confirm", form).status, 409);
        QCOMPARE(harness.postbacks.size(), 1);
    }

    void foreignTextIsEscaped()
    {
        const QString hostile = u"<script>alert(1)</script>\"'><img src=x onerror=y>&amp;"_s;
        const cpv2::Place first{0, 0};
        PaymentRequest request = with(PaymentRequest::sample(), FieldId::Name, hostile, {0, -1});
        request = with(request, FieldId::DisplayAccountNumber, hostile, {0, -1});
        request = with(request, FieldId::InvoiceNumber, hostile, first);
        request = with(request, FieldId::DueDate, hostile, first);
        request = with(request, FieldId::AllowViewStatement, true);
        QVERIFY(request.apply(request.setCustomField(first, u"Custom1"_s, core::Json::string(hostile))));
        ServiceHarness harness;
        const QByteArray page = harness.openPage(request);
        QVERIFY(!page.isEmpty());
        QList<QByteArray> bodies{harness.get(page).body, harness.get(page + "/method").body,
                                 harness.get(page + "/statement?invoice=0").body};
        harness.post(page + "/method", {{u"method"_s, u"card"_s}});
        bodies << harness.get(page + "/payer").body;
        QList<http::FormField> form = payerForm(u"visa-approved"_s);
        for (http::FormField &field : form) {
            if (field.name != "instrument"_L1)
                field.value = field.name == "email"_L1 ? u"<b>\"'&@example.com"_s : hostile;
        }
        QCOMPARE(location(harness.post(page + "/payer", form)), page + "/confirm");
        bodies << harness.get(page + "/confirm").body;
        harness.pay(page);
        bodies << harness.get(page + "/receipt").body;
        for (const QByteArray &body : bodies) {
            QVERIFY(!body.contains("<script"));
            QVERIFY(!body.contains("<img"));
            QVERIFY(!body.contains("<b>\"'"));
            QVERIFY(body.contains("&lt;script&gt;"));
        }
        // and it comes back whole
        QCOMPARE(decoded(harness.postbacks.first().body).value(u"InvoiceNumber"), hostile);
        QCOMPARE(decoded(harness.postbacks.first().body).value(u"CustomerName"), hostile);
    }

    void theReturnLinkIsTheRequestsOwn()
    {
        ServiceHarness harness;
        const QString url = u"https://biller.example/Handler.ashx?juri=a-oh&type=E1C2&x=%2f%20+é&&y"_s;
        const QByteArray page = harness.openPage(with(PaymentRequest::sample(), FieldId::ReturnURL, url));
        harness.walkToConfirmation(page);
        harness.pay(page);
        for (const char *step : {"/receipt", ""}) {
            const QByteArray body = harness.get(page + step).body;
            QCOMPARE(PageReader(body).returnLink(), url);
            QVERIFY(body.contains("target=\"_self\""));
        }
    }

    void aPayerWhoWasDeclinedMayGoHome()
    {
        const QString url = u"https://biller.example/return?juri=a&type=1"_s;
        ServiceHarness harness;
        const QByteArray page = harness.openPage(with(PaymentRequest::sample(), FieldId::ReturnURL, url));
        harness.walkToConfirmation(page, u"card"_s, u"visa-declined"_s);
        QCOMPARE(location(harness.pay(page)), page + "/declined");
        const QByteArray body = harness.get(page + "/declined").body;
        QCOMPARE(PageReader(body).returnLink(), url);
        QVERIFY(body.contains("Return to Home Page"));
        QVERIFY(PageReader(body).nextForm()); // or tries again
    }

    void theReturnMayCarryFields_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("begin"); // of what it becomes
        QTest::addColumn<QString>("end");
        QTest::newRow("a query") << u"https://a.example/r?x=%2f&type=1"_s
                                 << u"https://a.example/r?x=%2f&type=1&Approved=True&PaymentGUID="_s
                                 << QString();
        QTest::newRow("no query") << u"https://a.example/r"_s << u"https://a.example/r?Approved=True&"_s
                                  << QString();
        QTest::newRow("an empty query")
            << u"https://a.example/r?"_s << u"https://a.example/r?Approved=True&"_s << QString();
        QTest::newRow("a fragment") << u"https://a.example/r#top"_s << u"https://a.example/r?Approved=True&"_s
                                    << u"#top"_s;
        QTest::newRow("no address") << u"nonsense"_s << QString() << QString();
    }
    void theReturnMayCarryFields()
    {
        QFETCH(QString, url);
        QFETCH(QString, begin);
        QFETCH(QString, end);
        simulator::Options options;
        choose(options, u"return-fields"_s, u"payment"_s);
        ServiceHarness harness(options);
        const QByteArray page = harness.openPage(with(PaymentRequest::sample(), FieldId::ReturnURL, url));
        harness.walkToConfirmation(page);
        harness.pay(page);
        const QString link = PageReader(harness.get(page + "/receipt").body).returnLink();
        QVERIFY2(link.startsWith(begin) && link.endsWith(end) && link.isEmpty() == begin.isEmpty(),
                 qPrintable(link));
        QCOMPARE(link.contains(u"PaymentMessage=APPROVED+"_s), !begin.isEmpty());
    }

    void theReturnMayBeAPost()
    {
        const QString url = u"https://a.example/r?x=%2f&type=1"_s;
        for (const QString &fields : {u"none"_s, u"payment"_s}) {
            simulator::Options options;
            choose(options, u"return-method"_s, u"post"_s);
            choose(options, u"return-fields"_s, fields);
            ServiceHarness harness(options);
            const QByteArray page = harness.openPage(with(PaymentRequest::sample(), FieldId::ReturnURL, url));
            harness.walkToConfirmation(page);
            harness.pay(page);
            const http::Response receipt = harness.get(page + "/receipt");
            const PageReader reader(receipt.body);
            QVERIFY(reader.returnLink().isEmpty());
            QVERIFY(reader.returnForm());
            QCOMPARE(reader.returnForm()->method, "POST");
            QCOMPARE(reader.returnForm()->action, url);
            QCOMPARE(reader.returnForm()->inputs.size(), fields == "none"_L1 ? 0 : 4);
            // A browser follows the form, and where the portal sends it on to.
            const QByteArray policy = http::headerValue(receipt.headers, "Content-Security-Policy");
            QVERIFY2(policy.contains("form-action 'self' http: https:"), policy.constData());
        }
    }

    void aPayerMayCancelWhereThatIsChosen()
    {
        const QString url = u"https://a.example/r?x=1"_s;
        const PaymentRequest request = with(PaymentRequest::sample(), FieldId::ReturnURL, url);
        for (const QString &way : {u"none"_s, u"return"_s}) {
            simulator::Options options;
            choose(options, u"cancel"_s, way);
            ServiceHarness harness(options);
            const QByteArray page = harness.openPage(request);
            harness.walkToConfirmation(page);
            for (const char *step : {"", "/method", "/payer", "/confirm"})
                QCOMPARE(harness.get(page + step).body.contains("id=\"cancel\""), way == "return"_L1);
            harness.pay(page);
            QVERIFY(!harness.get(page + "/receipt").body.contains("id=\"cancel\""));
        }
    }

    void anEmbeddedPageMayBeFramed()
    {
        ServiceHarness harness;
        for (const QString &mode : {u"0"_s, u"1"_s}) {
            const QByteArray page = harness.openPage(with(PaymentRequest::sample(), FieldId::ViewMode, mode));
            const QByteArray policy = http::headerValue(harness.get(page).headers, "Content-Security-Policy");
            QCOMPARE(policy.contains("frame-ancestors"), mode == "0"_L1);
        }
    }

    void theStyleSheetIsApplied_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("origin");
        QTest::newRow("https") << u"https://css.example/a/b.css?v=1&w=2"_s
                               << QByteArray("https://css.example");
        QTest::newRow("port") << u"http://127.0.0.1:8001/x.css"_s << QByteArray("http://127.0.0.1:8001");
        QTest::newRow("user") << u"https://me:secret@css.example/b.css"_s
                              << QByteArray("https://css.example");
        QTest::newRow("script") << u"javascript:alert(1)"_s << QByteArray();
        QTest::newRow("policy in the host") << u"https://a;script-src *;.example/b.css"_s << QByteArray();
        QTest::newRow("quotes") << u"https://css.example/\"><script>"_s << QByteArray();
        QTest::newRow("none") << QString() << QByteArray();
    }
    void theStyleSheetIsApplied()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, origin);
        ServiceHarness harness;
        const http::Response response =
            harness.get(harness.openPage(with(PaymentRequest::sample(), FieldId::CssUrl, url)));
        QCOMPARE(response.status, 200);
        const QByteArray policy = http::headerValue(response.headers, "Content-Security-Policy");
        QCOMPARE(response.body.count("rel=\"stylesheet\""), origin.isEmpty() ? 1 : 2);
        QVERIFY(!policy.contains("script"));
        QVERIFY(policy.contains(origin.isEmpty() ? QByteArray("style-src 'self';")
                                                 : "style-src 'self' " + origin + ';'));
        if (!origin.isEmpty())
            QVERIFY(response.body.contains("href=\"" + url.toHtmlEscaped().toUtf8() + '"'));
        QCOMPARE(harness.get("/portal/style.css").status, 200);
    }

private:
    static int shownInvoices(const QByteArray &review) { return int(review.count("data-invoice=")); }
};

QTEST_GUILESS_MAIN(TestHostedPage)
#include "test_hosted_page.moc"
