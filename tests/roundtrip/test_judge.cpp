// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/check.h"
#include "roundtrip/field_comparison.h"
#include "roundtrip/stray.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using support::RoundTripBuilder;

namespace
{

/// The sample with a second invoice 566505 of 80.00 for the same customer.
cpv2::PaymentRequest twoInvoices()
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    const core::Json first =
        *core::find(request.document(), core::JsonPointer({u"Customers"_s, u"0"_s, u"Invoices"_s, u"0"_s}));
    const auto change = [&](const core::JsonEdit &edit) {
        QVERIFY(request.apply(edit));
    };
    change(request.insertInvoice({0, 1}, first));
    change(request.setText(FieldId::InvoiceNumber, u"566505"_s, {0, 1}));
    change(request.setText(FieldId::BalanceDue, u"80.00"_s, {0, 1}));
    return request;
}

Check checkOf(const RoundTrip &trip, const QString &id)
{
    for (const Check &check : judge(trip)) {
        if (check.id == id)
            return check;
    }
    return {};
}

QStringList invoiceWords(const RoundTrip &trip)
{
    QStringList words;
    for (const Invoice &invoice : trip.invoices())
        words << wordFor(invoice.state);
    return words;
}

} // namespace

Q_DECLARE_METATYPE(RoundTripBuilder)

class TestJudge : public support::Test
{
    Q_OBJECT
private slots:
    void aRoundTripThatWentWellPassesEveryCheck()
    {
        const RoundTrip trip =
            RoundTripBuilder().accepted().pageOpened().postback().sentOn(200, "OK").returned().trip();
        QCOMPARE(trip.state(), State::Paid);
        const QList<Check> checks = judge(trip, cpv2::BillerProfile::sagesGov());
        for (const Check &check : checks)
            QVERIFY2(check.verdict == Verdict::Passed, qPrintable(check.id + ": "_L1 + check.evidence));
        QCOMPARE(verdictOf(checks), Verdict::Passed);
        QCOMPARE(std::count_if(checks.begin(), checks.end(),
                               [](const Check &check) { return check.group == CheckGroup::Story; }),
                 4);
    }

    void theReturnMayComeBeforeThePostback()
    {
        RoundTripBuilder builder;
        builder.accepted().pageOpened().returned();
        QCOMPARE(builder.trip().state(), State::Pending);
        QCOMPARE(checkOf(builder.trip(), u"story-return"_s).verdict, Verdict::Waiting);
        builder.postback();
        QCOMPARE(verdictOf(judge(builder.trip())), Verdict::Passed);
    }

    void aReturnThatNeverComesLeavesItsStoryWaiting()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().pageOpened().postback().trip();
        QCOMPARE(trip.state(), State::Paid);
        QCOMPARE(checkOf(trip, u"story-return"_s).verdict, Verdict::Waiting);
        QCOMPARE(verdictOf(judge(trip)), Verdict::Waiting);
    }

    void whatTheSubmitCameToDecidesTheState_data()
    {
        QTest::addColumn<RoundTrip>("trip");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("invoice");
        const auto row = [](const char *name, const RoundTripBuilder &builder, const char *state,
                            const char *invoice) {
            QTest::newRow(name) << builder.trip() << QString::fromLatin1(state)
                                << QString::fromLatin1(invoice);
        };
        row("never begun", RoundTripBuilder(), "NOT SENT", "OPEN");
        const RoundTrip listening = support::changed(
            RoundTripBuilder().postback().trip(), [](auto &record, auto &) { record.requestBytes.clear(); });
        QTest::newRow("only listened for") << listening << u"LISTENING"_s << QString();
        row("under way", RoundTripBuilder().submitUnderWay(), "SUBMITTING", "OPEN");
        row("never left", RoundTripBuilder().ended(journal::Outcome::NotSent, u"refused"_s), "NOT SENT",
            "OPEN");
        row("no telling", RoundTripBuilder().ended(journal::Outcome::Unknown, u"closed"_s), "UNKNOWN",
            "OPEN");
        row("refused with 400", RoundTripBuilder().answered(400, "{\"Message\":\"no\"}"), "REFUSED", "OPEN");
        row("refused with 200", RoundTripBuilder().answered(200, "{\"Message\":\"no\"}"), "REFUSED", "OPEN");
        row("cut short", RoundTripBuilder().answered(200, "{\"Message\":\"SUCC"), "UNKNOWN", "OPEN");
        row("accepted", RoundTripBuilder().accepted(), "PENDING", "PENDING");
        row("declined", RoundTripBuilder().accepted().postback({{u"Approved"_s, u"False"_s}}), "DECLINED",
            "DECLINED");
        row("approved in capitals", RoundTripBuilder().accepted().postback({{u"Approved"_s, u"TRUE"_s}}),
            "PAID", "PAID");
        for (const char *word : {"1", "yes", "", "Approved", "TrueTrue"})
            row(qPrintable(u"approved by “%1”"_s.arg(QLatin1StringView(word))),
                RoundTripBuilder().accepted().postback({{u"Approved"_s, QString::fromLatin1(word)}}),
                "PENDING", "PENDING");
        row("approved with a space", RoundTripBuilder().accepted().postback({{u"Approved"_s, u" true "_s}}),
            "PAID", "PAID");
        row("approved, and not approved, in one message",
            RoundTripBuilder().accepted().rawPostback("application/x-www-form-urlencoded",
                                                      "Approved=True&Approved=False&InvoiceNumber=566504"),
            "PENDING", "PENDING");
        row("approved, then not, the same payment",
            RoundTripBuilder().accepted().postback().postback({{u"Approved"_s, u"False"_s}}), "UNKNOWN",
            "UNKNOWN");
        row("declined, then approved, the same payment",
            RoundTripBuilder().accepted().postback({{u"Approved"_s, u"False"_s}}).postback(), "UNKNOWN",
            "UNKNOWN");
        row("disputed, then paid by another payment",
            RoundTripBuilder()
                .accepted()
                .postback()
                .postback({{u"Approved"_s, u"False"_s}})
                .postback({{u"PaymentGUID"_s, u"another"_s}}),
            "PAID", "PAID");
        row("numbers with spaces around them",
            RoundTripBuilder().accepted().postback(
                {{u"InvoiceNumber"_s, u" 566504"_s}, {u"BillerReference"_s, u"566504 "_s}}),
            "PAID", "PAID");
        row("paid although the answer was lost",
            RoundTripBuilder().ended(journal::Outcome::Unknown, u"closed"_s).postback(), "PAID", "PAID");
        row("of an invoice that is not ours",
            RoundTripBuilder().accepted().postback(
                {{u"InvoiceNumber"_s, u"1"_s}, {u"PaymentAmount"_s, u"1.00"_s}}),
            "PENDING", "PENDING");
        row("without Approved", RoundTripBuilder().accepted().rawPostback("text/plain", "hello"), "PENDING",
            "PENDING");
    }
    void whatTheSubmitCameToDecidesTheState()
    {
        QFETCH(RoundTrip, trip);
        QTEST(wordFor(trip.state()), "state");
        QTEST(invoiceWords(trip).value(0), "invoice");
    }

    void aDeclineIsMendedByAnApprovedTryAndNeverTheOtherWayRound()
    {
        RoundTripBuilder builder;
        builder.accepted().postback({{u"Approved"_s, u"False"_s}, {u"PaymentGUID"_s, u"first"_s}});
        QCOMPARE(builder.trip().state(), State::Declined);
        builder.postback({{u"PaymentGUID"_s, u"second"_s}});
        QCOMPARE(builder.trip().state(), State::Paid);
        builder.postback({{u"Approved"_s, u"False"_s}, {u"PaymentGUID"_s, u"third"_s}});
        QCOMPARE(builder.trip().state(), State::Paid);
    }

    void eachInvoiceHasItsOwnPostback()
    {
        RoundTripBuilder builder(twoInvoices());
        builder.accepted().pageOpened().postback();
        QCOMPARE(invoiceWords(builder.trip()), (QStringList{u"PAID"_s, u"PENDING"_s}));
        QCOMPARE(builder.trip().state(), State::Pending);
        builder.postback({{u"InvoiceNumber"_s, u"566505"_s}, {u"PaymentAmount"_s, u"80.00"_s}}).returned();
        QCOMPARE(invoiceWords(builder.trip()), (QStringList{u"PAID"_s, u"PAID"_s}));
        QCOMPARE(verdictOf(judge(builder.trip())), Verdict::Passed);
    }

    void onePostbackMayReportTheWholePayment()
    {
        const RoundTrip trip = RoundTripBuilder(twoInvoices())
                                   .accepted()
                                   .pageOpened()
                                   .postback({{u"PaymentAmount"_s, u"244.31"_s}})
                                   .returned()
                                   .trip();
        QCOMPARE(invoiceWords(trip), (QStringList{u"PAID"_s, u"PAID"_s}));
        QCOMPARE(verdictOf(judge(trip)), Verdict::Passed);
    }

    void invoicesThatShareANumberArePaidOneByOne()
    {
        cpv2::PaymentRequest request = twoInvoices();
        QVERIFY(request.apply(request.setText(FieldId::InvoiceNumber, u"566504"_s, {0, 1})));
        RoundTripBuilder builder(request);
        builder.accepted().postback({{u"PaymentAmount"_s, u"80.00"_s}});
        QCOMPARE(invoiceWords(builder.trip()), (QStringList{u"PENDING"_s, u"PAID"_s}));
        builder.postback({{u"PaymentAmount"_s, u"80.00"_s}}); // the same once more
        QCOMPARE(invoiceWords(builder.trip()), (QStringList{u"PENDING"_s, u"PAID"_s}));
        builder.postback();
        QCOMPARE(invoiceWords(builder.trip()), (QStringList{u"PAID"_s, u"PAID"_s}));
    }

    // Q01 Q05
    void aStrayIsJudgedByNothing_data()
    {
        QTest::addColumn<journal::Role>("role");
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("body");
        using journal::Role;
        const auto row = [](const char *name, Role role, const QByteArray &head,
                            const QByteArray &body = {}) {
            QTest::newRow(name) << role << head << body;
        };
        row("a bare GET", Role::Postback, "GET");
        row("an empty form", Role::Postback, "POST\r\nContent-Type: application/x-www-form-urlencoded");
        row("a form of blanks", Role::Postback, "POST", "=&&=");
        row("HEAD", Role::Postback, "HEAD");
        row("a preflight", Role::Postback, "OPTIONS\r\nOrigin: https://portal.example");
        row("PUT, whatever it says", Role::Postback, "PUT", "Approved=True&InvoiceNumber=566504");
        row("DELETE", Role::Postback, "DELETE");
        row("a health probe", Role::Postback, "GET\r\nUser-Agent: kube-probe/1.27");
        row("JSON without Approved", Role::Postback, "POST\r\nContent-Type: application/json",
            R"({"event": "ping"})");
        row("JSON with it deeper down", Role::Postback, "POST\r\nContent-Type: application/json",
            R"({"data": {"Approved": "True"}})");
        row("JSON that is broken and says nothing of it", Role::Postback,
            "POST\r\nContent-Type: application/json", R"({"event":)");
        row("unknown fields only", Role::Postback, "POST", "status=paid&id=7");
        row("known fields, but not that one", Role::Postback, "POST",
            "InvoiceNumber=566504&PaymentAmount=164.31&PaymentGUID=x");
        row("plain text", Role::Postback, "POST\r\nContent-Type: text/plain", "hello");
        row("an empty packed body", Role::Postback, "POST\r\nContent-Encoding: gzip");
        row("a prefetch of the postback", Role::Postback, "GET\r\nSec-Purpose: prefetch");

        for (const char *header : {"Sec-Purpose: prefetch",
                                   "Sec-Purpose: prefetch;prerender",
                                   "sec-purpose: PREFETCH",
                                   "Purpose: prefetch",
                                   "X-Purpose: preview",
                                   "X-Purpose: instant",
                                   "X-Moz: prefetch",
                                   "X-Sec-Purpose: prefetch",
                                   "Next-Router-Prefetch: 1",
                                   "Turbo-Prefetch: true",
                                   "Sec-Speculation-Tags: null",
                                   "Sec-Fetch-Mode: cors",
                                   "Sec-Fetch-Mode: no-cors",
                                   "Sec-Fetch-Dest: image",
                                   "Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: empty",
                                   "X-Requested-With: XMLHttpRequest",
                                   "Accept: application/json",
                                   "Accept: image/avif,image/png",
                                   "User-Agent: Slackbot-LinkExpanding 1.0",
                                   "User-Agent: ELB-HealthChecker/2.0",
                                   "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)"})
            row(header, Role::Return, "GET\r\n"_ba + header);
        row("HEAD of the return", Role::Return, "HEAD");
        row("OPTIONS of the return", Role::Return, "OPTIONS");
        row("PUT of the return", Role::Return, "PUT");
    }
    void aStrayIsJudgedByNothing()
    {
        QFETCH(journal::Role, role);
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, body);
        RoundTripBuilder builder;
        builder.accepted().pageOpened();
        const QList<Check> before = judge(builder.trip());
        builder.request(role, head, body);
        const RoundTrip after = builder.trip();
        QVERIFY(!after.exchanges().last().stray.isEmpty());
        QCOMPARE(after.exchanges().size(), 3); // it is kept
        QCOMPARE(judge(after), before);
        QCOMPARE(after.state(), State::Pending);
        const RoundTrip ended = builder.postback().returned().trip();
        QCOMPARE(verdictOf(judge(ended)), Verdict::Passed);
    }

    void aNavigationIsAReturn_data()
    {
        QTest::addColumn<QByteArray>("head");
        for (const char *head :
             {"GET", "POST", "GET\r\nAccept: */*\r\nUser-Agent: curl/7.88.1",
              "GET\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nAccept: text/html",
              "GET\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe",
              "POST\r\nSec-Fetch-Mode: navigate\r\nContent-Type: application/x-www-form-urlencoded",
              "GET\r\nTurbo-Prefetch: 0", "GET\r\nPurpose: ",
              "GET\r\nUser-Agent: Mozilla/5.0 (Linux; Android 9; CUBOT) AppleWebKit/537.36"})
            QTest::newRow(head) << QByteArray(head);
    }
    void aNavigationIsAReturn()
    {
        QFETCH(QByteArray, head);
        RoundTripBuilder builder;
        builder.accepted().pageOpened().postback().request(journal::Role::Return, head);
        QCOMPARE(builder.trip().exchanges().last().stray, QString());
        QCOMPARE(verdictOf(judge(builder.trip())), Verdict::Passed);
    }

    // Q02
    void aPaymentThatIsReportedInTwoWaysBreaksACheck_data()
    {
        QTest::addColumn<QList<http::FormField>>("first");
        QTest::addColumn<QList<http::FormField>>("second");
        QTest::addColumn<QStringList>("said"); // none: no contradiction
        using Fields = QList<http::FormField>;
        const Fields asIs;
        const auto row = [](const char *name, const Fields &first, const Fields &second,
                            const QStringList &said) {
            QTest::newRow(name) << first << second << said;
        };
        row("paid, then declined", asIs, {{u"Approved"_s, u"False"_s}}, {u"“True”"_s, u"“False”"_s});
        row("declined, then paid", {{u"Approved"_s, u"False"_s}}, asIs, {u"“False”"_s, u"“True”"_s});
        row("paid, then nobody knows", asIs, {{u"Approved"_s, u"maybe"_s}}, {u"“True”"_s, u"“maybe”"_s});
        row("two amounts", asIs, {{u"PaymentAmount"_s, u"1.00"_s}}, {u"164.31"_s, u"1.00"_s});
        row("an invoice that is not ours", asIs, {{u"InvoiceNumber"_s, u"77"_s}}, {u"566504"_s, u"77"_s});
        row("one amount for two invoices", asIs, {{u"InvoiceNumber"_s, u"566505"_s}},
            {u"566504"_s, u"566505"_s});
        row("two customers", asIs, {{u"CustomerName"_s, u"Somebody Else"_s}}, {u"Somebody Else"_s});
        row("two cards", asIs, {{u"CardType"_s, u"AMEX"_s}}, {u"VISA"_s, u"AMEX"_s});
        row("the GUID in another case", asIs,
            {{u"PaymentGUID"_s, u" 0B1C8F62-7D55-4F0E-9D6A-30C1D4C7A001"_s}, {u"Approved"_s, u"False"_s}},
            {u"“True”"_s, u"“False”"_s});
        row("the same again", asIs, asIs, {});
        row("the amount written otherwise", asIs, {{u"PaymentAmount"_s, u"164.3100"_s}}, {});
        row("another try", {{u"Approved"_s, u"False"_s}}, {{u"PaymentGUID"_s, u"second"_s}}, {});
        row("one payment of two invoices", asIs,
            {{u"InvoiceNumber"_s, u"566505"_s}, {u"PaymentAmount"_s, u"80.00"_s}}, {});
        row("no GUID, so nobody can say", {{u"PaymentGUID"_s, QString()}},
            {{u"PaymentGUID"_s, QString()}, {u"Approved"_s, u"False"_s}}, {});
    }
    void aPaymentThatIsReportedInTwoWaysBreaksACheck()
    {
        QFETCH(QList<http::FormField>, first);
        QFETCH(QList<http::FormField>, second);
        QFETCH(QStringList, said);
        const RoundTrip trip =
            RoundTripBuilder(twoInvoices()).accepted().pageOpened().postback(first).postback(second).trip();
        const Check check = checkOf(trip, u"payment-reported-one-way"_s);
        QCOMPARE(check.verdict, said.isEmpty() ? Verdict::Passed : Verdict::Failed);
        for (const QString &part : said)
            QVERIFY2(check.evidence.contains(part), qPrintable(check.evidence));
    }

    void aContradictionIsNotPaidAndDoesNotWaitForever()
    {
        const RoundTrip trip = RoundTripBuilder()
                                   .accepted()
                                   .postback()
                                   .postback({{u"Approved"_s, u"False"_s}})
                                   .returned()
                                   .trip();
        QCOMPARE(trip.state(), State::Unknown);
        QCOMPARE(verdictOf(judge(trip)), Verdict::Failed);
        QCOMPARE(checkOf(trip, u"story-receipt"_s).verdict, Verdict::CannotTell);
        QCOMPARE(checkOf(trip, u"story-return"_s).verdict, Verdict::CannotTell);
    }

    // Q03
    void anApprovedThatNobodyKnowsIsQuoted()
    {
        for (const QString &word : {u"1"_s, u"yes"_s, QString(), u"approved "_s}) {
            const RoundTrip trip =
                RoundTripBuilder().accepted().postback({{u"Approved"_s, word}}).returned().trip();
            const Check check = checkOf(trip, u"approved-known"_s);
            QCOMPARE(check.verdict, Verdict::Failed);
            QVERIFY2(check.evidence.contains(u"“%1”"_s.arg(word)), qPrintable(check.evidence));
            QVERIFY(!checkOf(trip, u"story-receipt"_s).evidence.contains(u"Declined"_s));
        }
    }

    // Q05
    void aPageCountsAsDisplayedWhenItWasFetched()
    {
        RoundTripBuilder builder;
        builder.accepted().pageOpened();
        const Check opened = checkOf(builder.trip(), u"story-pay-invoice"_s);
        QCOMPARE(opened.verdict, Verdict::CannotTell);
        QVERIFY2(opened.evidence.contains(u"not known whether it was displayed"_s),
                 qPrintable(opened.evidence));
        QCOMPARE(checkOf(builder.pageFetched().trip(), u"story-pay-invoice"_s).verdict, Verdict::Passed);
    }

    void whatCannotBeToldIsNeverGood()
    {
        const auto verdict = [](const QList<Verdict> &verdicts) {
            QList<Check> checks;
            for (const Verdict one : verdicts)
                checks.append({{}, {}, CheckGroup::Rule, one, {}});
            return verdictOf(checks);
        };
        QCOMPARE(verdict({Verdict::Passed, Verdict::NotApplicable}), Verdict::Passed);
        QCOMPARE(verdict({Verdict::Passed, Verdict::CannotTell}), Verdict::CannotTell);
        QCOMPARE(verdict({Verdict::CannotTell, Verdict::Waiting}), Verdict::Waiting);
        QCOMPARE(verdict({Verdict::Waiting, Verdict::Failed}), Verdict::Failed);
        QCOMPARE(verdict({Verdict::NotApplicable}), Verdict::NotApplicable);
        QCOMPARE(verdict({}), Verdict::NotApplicable);
    }

    void aRoundTripThatOnlyListensIsNotHeldAgainstARequest()
    {
        const RoundTrip trip = support::changed(RoundTripBuilder().postback().trip(),
                                                [](auto &record, auto &) { record.requestBytes.clear(); });
        for (const QString &id :
             {u"story-retrieve-invoice"_s, u"amounts-equal"_s, u"references-equal"_s, u"bytes-sent"_s})
            QCOMPARE(checkOf(trip, id).verdict, Verdict::NotApplicable);
    }

    // Q07
    void theAnswerOfThePortalIsJudged_data()
    {
        QTest::addColumn<RoundTripBuilder>("builder");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *name, const RoundTripBuilder &builder, Verdict verdict) {
            QTest::newRow(name) << builder << verdict;
        };
        const RoundTripBuilder paid = RoundTripBuilder().accepted().postback();
        const auto sent = [&](int status, const char *answer) {
            return RoundTripBuilder(paid).sentOn(status, answer);
        };
        row("nothing was sent on", paid, Verdict::NotApplicable);
        row("OK", sent(200, "OK"), Verdict::Passed);
        row("no content", sent(204, ""), Verdict::Passed);
        row("success false", sent(200, "{\"success\":false}"), Verdict::Failed);
        row("a web page", sent(200, "<html><title>Sign in</title></html>"), Verdict::CannotTell);
        row("an error", sent(500, "boom"), Verdict::Failed);
        row("no answer", sent(0, ""), Verdict::Failed);
        row("it took the second try", sent(500, "").sentOn(200, "OK"), Verdict::Passed);
        row("it lost its mind", sent(200, "OK").sentOn(200, "{\"error\":\"x\"}"), Verdict::Failed);
        row("one of two postbacks",
            RoundTripBuilder(sent(200, "{\"success\":false}"))
                .postback({{u"PaymentGUID"_s, u"x"_s}})
                .sentOn(200, "OK"),
            Verdict::Failed);
        row("sent again by hand", RoundTripBuilder(paid).sentOn(200, "{\"ok\":false}", journal::Role::Replay),
            Verdict::Failed);
        row("changed by hand, so it says nothing of the service's",
            RoundTripBuilder(paid).sentOn(400, "no", journal::Role::Replay, "Approved=Maybe"),
            Verdict::NotApplicable);
    }
    void theAnswerOfThePortalIsJudged()
    {
        QFETCH(RoundTripBuilder, builder);
        QTEST(checkOf(builder.trip(), u"portal-accepted"_s).verdict, "verdict");
    }

    // Q08
    void aMethodThatTheProfileRulesOutBreaksACheck_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<Verdict>("verdict");
        const auto postback = [](const char *field, const char *value, Verdict verdict) {
            QTest::addRow("%s=%s", field, value)
                << QString::fromLatin1(field) << QString::fromLatin1(value) << QByteArray() << verdict;
        };
        for (const char *method : {"PayPal", "PAYPAL", "Pay Pal", "Venmo", "Google Pay", "GOOGLE_PAY", "GPay",
                                   "apple pay", "PayPal Credit"})
            postback("CardType", method, Verdict::Failed);
        postback("PaymentTypeID", "Venmo", Verdict::Failed);
        postback("CardType", "VISA", Verdict::Passed);
        postback("CustomerName", "Paypal Jones", Verdict::Passed);
        const auto page = [](const char *name, const char *html, Verdict verdict) {
            QTest::newRow(name) << u"CardType"_s << u"VISA"_s
                                << "<main data-page=\"review\">"_ba + html + "</main>" << verdict;
        };
        page("a button", "<button>PayPal</button>", Verdict::Failed);
        page("an input", "<input type=\"radio\" name=\"method\" value=\"googlepay\">", Verdict::Failed);
        page("a picture", "<a href=\"/x\"><img src=\"/img/apple-pay.svg\"></a>", Verdict::Failed);
        page("an invoice about it", "<p>Permit for Venmo Street</p>", Verdict::Passed);
    }
    void aMethodThatTheProfileRulesOutBreaksACheck()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QByteArray, page);
        const RoundTrip trip =
            support::changed(RoundTripBuilder().accepted().pageOpened().postback({{field, value}}).trip(),
                             [&](auto &, auto &exchanges) { exchanges[1].responseBody = page; });
        QList<Check> checks = judge(trip, cpv2::BillerProfile::sagesGov());
        checks.removeIf([](const Check &check) { return check.id != u"methods-allowed"_s; });
        QCOMPARE(checks.size(), 1);
        QTEST(checks.first().verdict, "verdict");
        QCOMPARE(checkOf(trip, u"methods-allowed"_s).verdict, Verdict::NotApplicable); // another profile
    }

    void aRuleThatIsBrokenFails_data()
    {
        QTest::addColumn<RoundTrip>("trip");
        QTest::addColumn<QString>("check");
        const auto row = [](const char *name, const RoundTripBuilder &builder, const char *check) {
            QTest::newRow(name) << builder.trip() << QString::fromLatin1(check);
        };
        row("refused", RoundTripBuilder().answered(400, "{\"Message\":\"no\"}"), "story-retrieve-invoice");
        row("twice", RoundTripBuilder().accepted().postback().postback(), "one-approved-postback");
        row("a second payment",
            RoundTripBuilder().accepted().postback().postback({{u"PaymentGUID"_s, u"other"_s}}),
            "one-approved-postback");
        row("one cent off", RoundTripBuilder().accepted().postback({{u"PaymentAmount"_s, u"164.32"_s}}),
            "amounts-equal");
        row("one cent short", RoundTripBuilder().accepted().postback({{u"PaymentAmount"_s, u"164.30"_s}}),
            "amounts-equal");
        row("no amount", RoundTripBuilder().accepted().postback({{u"PaymentAmount"_s, u"1,000"_s}}),
            "amounts-equal");
        row("another reference", RoundTripBuilder().accepted().postback({{u"BillerReference"_s, u"1"_s}}),
            "references-equal");
        row("another invoice", RoundTripBuilder().accepted().postback({{u"InvoiceNumber"_s, u"1"_s}}),
            "references-equal");
        row("fields missing",
            RoundTripBuilder().accepted().rawPostback("application/x-www-form-urlencoded", "Approved=True"),
            "postback-complete");
        row("broken JSON", RoundTripBuilder().accepted().rawPostback("application/json", "{\"Approved\":"),
            "postback-complete");
        row("body and query disagree",
            RoundTripBuilder().accepted().rawPostback("application/x-www-form-urlencoded", "Approved=True",
                                                      u"?Approved=False"_s),
            "postback-complete");
    }
    void aRuleThatIsBrokenFails()
    {
        QFETCH(RoundTrip, trip);
        QFETCH(QString, check);
        const Check broken = checkOf(trip, check);
        QCOMPARE(broken.verdict, Verdict::Failed);
        QVERIFY(!broken.evidence.isEmpty());
        QCOMPARE(verdictOf(judge(trip)), Verdict::Failed);
    }

    void aBodyThatDiffersFromTheOneShownIsFound()
    {
        const RoundTrip trip =
            support::changed(RoundTripBuilder().accepted().trip(), [](auto &, auto &exchanges) {
                exchanges.first().requestBody.replace("164.31", "164.3");
            });
        QCOMPARE(checkOf(trip, u"bytes-sent"_s).verdict, Verdict::Failed);
    }

    void bodyAndQueryAndJsonAreDecodedAlike()
    {
        const RoundTrip trip =
            RoundTripBuilder()
                .accepted()
                .rawPostback("application/json",
                             "{\"Approved\": \"True\", \"PaymentAmount\": 164.310, \"New\": {\"a\": 1}}",
                             u"?juri=greenecounty-oh&type=E1%2B2"_s)
                .trip();
        const cpv2::Postback postback = postbackOf(trip.exchanges().last());
        QVERIFY(postback.approved());
        QCOMPARE(postback.value(u"PaymentAmount"), u"164.310"_s);
        QCOMPARE(postback.value(u"juri"), u"greenecounty-oh"_s);
        QCOMPARE(postback.value(u"type"), u"E1+2"_s);
        QVERIFY(!postback.value(u"New").isEmpty());
    }

    void askedAndReportedStandSideBySide()
    {
        const RoundTrip trip = RoundTripBuilder()
                                   .accepted()
                                   .postback({{u"PaymentAmount"_s, u"164.3100"_s},
                                              {u"BillerReference"_s, u"other"_s},
                                              {u"CustomerName"_s, u"Somebody Else"_s},
                                              {u"NewField"_s, u"kept"_s}})
                                   .trip();
        const QList<FieldComparison> rows = compare(trip, postbackOf(trip.exchanges().last()));
        const auto rowOf = [&](QStringView field) {
            return *std::find_if(rows.begin(), rows.end(),
                                 [&](const FieldComparison &row) { return row.field == field; });
        };
        QCOMPARE(rows.size(), 19);
        QCOMPARE(rows.first().field, u"BillerGUID"_s);
        QCOMPARE(rowOf(u"PaymentAmount").outcome, FieldComparison::Outcome::Same);
        QCOMPARE(rowOf(u"InvoiceNumber").outcome, FieldComparison::Outcome::Same);
        QCOMPARE(rowOf(u"BillerReference").outcome, FieldComparison::Outcome::Different);
        QCOMPARE(rowOf(u"BillerReference").asked, u"566504"_s);
        QCOMPARE(rowOf(u"CustomerName").outcome,
                 FieldComparison::Outcome::Nothing); // the payer may correct it
        QCOMPARE(rowOf(u"NewField").reported, u"kept"_s);
    }

    // Q06
    void spacesAroundAValueDoNotMatter()
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        QVERIFY(request.apply(request.setText(FieldId::BillerReference, u" 566504"_s)));
        const RoundTrip trip = RoundTripBuilder(request)
                                   .accepted()
                                   .postback({{u"InvoiceNumber"_s, u"566504 "_s},
                                              {u"BillerReference"_s, u"566504  "_s},
                                              {u"PaymentAmount"_s, u" 164.31"_s}})
                                   .trip();
        for (const FieldComparison &row : compare(trip, postbackOf(trip.exchanges().last())))
            QVERIFY2(row.outcome != FieldComparison::Outcome::Different, qPrintable(row.field));
        QCOMPARE(checkOf(trip, u"references-equal"_s).verdict, Verdict::Passed);
        QCOMPARE(checkOf(trip, u"amounts-equal"_s).verdict, Verdict::Passed);
    }

    void aRequestThatIsNotJsonDoesNotCrashAnything()
    {
        const RoundTrip trip = support::changed(RoundTripBuilder().accepted().postback().returned().trip(),
                                                [](auto &record, auto &) { record.requestBytes = "[[["; });
        QCOMPARE(trip.state(), State::Pending);
        QVERIFY(!judge(trip).isEmpty());
        QVERIFY(!compare(trip, postbackOf(trip.exchanges().at(1))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJudge)
#include "test_judge.moc"
