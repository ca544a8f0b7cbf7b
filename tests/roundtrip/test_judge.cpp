// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/check.h"
#include "roundtrip/field_comparison.h"
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

class TestJudge : public support::Test
{
    Q_OBJECT
private slots:
    void aRoundTripThatWentWellPassesEveryCheck()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().pageOpened().postback().returned().trip();
        QCOMPARE(trip.state(), State::Paid);
        const QList<Check> checks = judge(trip);
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
        row("approved by another word", RoundTripBuilder().accepted().postback({{u"Approved"_s, u"1"_s}}),
            "DECLINED", "DECLINED");
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

    void aRequestThatIsNoJsonIsNoReasonToCrash()
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
