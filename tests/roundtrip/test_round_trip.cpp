// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/check.h"
#include "roundtrip/round_trip.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using journal::Role;
using support::RoundTripBuilder;

namespace
{

QStringList checkLines(const RoundTrip &trip)
{
    QStringList lines;
    for (const Check &check : judge(trip))
        lines << check.id + u' ' + wordFor(check.verdict) + u' ' + check.evidence;
    return lines;
}

/// What two versions must agree in.
QStringList linesOf(const RoundTrip &trip)
{
    QStringList lines{trip.title(), wordFor(trip.state()), trip.pageUrl().toString()};
    for (const Invoice &invoice : trip.invoices())
        lines << invoice.invoiceNumber + u' ' + wordFor(invoice.state);
    for (const Decoded &exchange : trip.exchanges())
        lines << QString::number(exchange.id) + u' ' + journal::wordFor(exchange.role) + u' ' +
                     exchange.remark;
    return lines + checkLines(trip);
}

} // namespace

class TestRoundTrip : public support::Test
{
    Q_OBJECT
private slots:
    void exchangeByExchangeItBecomesWhatItIsWhenReadWhole()
    {
        RoundTripBuilder builder;
        builder.accepted().pageOpened().postback({{u"Approved"_s, u"False"_s}}).postback();
        builder.request(Role::Postback, "GET").postback().sentOn(200, "{\"success\":false}");
        builder.postback({{u"BillerReference"_s, u"other"_s}}).postback({{u"Approved"_s, u"False"_s}});
        builder.request(Role::Return, "GET\r\nSec-Purpose: prefetch").pageFetched().returned();
        const RoundTrip whole = builder.trip();
        RoundTrip grown(whole.record());
        for (const journal::Exchange &exchange : whole.exchanges())
            grown = grown.with(exchange);
        QCOMPARE(linesOf(grown), linesOf(whole));
    }

    void anOlderVersionStaysAsItWas()
    {
        const RoundTrip before = RoundTripBuilder().accepted().trip();
        const QStringList lines = linesOf(before);
        const RoundTrip paid = RoundTripBuilder().accepted().postback().trip();
        const RoundTrip after = before.with(paid.exchanges().last());
        QCOMPARE(after.state(), State::Paid);
        QCOMPARE(linesOf(before), lines);
    }

    void theEndOfTheSubmitBringsThePage()
    {
        const RoundTrip underWay = RoundTripBuilder().submitUnderWay().trip();
        const RoundTrip ended = underWay.withEnd(*RoundTripBuilder().accepted().trip().submit());
        QCOMPARE(underWay.state(), State::Submitting);
        QCOMPARE(ended.state(), State::Pending);
        QVERIFY(!ended.pageUrl().isEmpty());
        QCOMPARE(ended.exchanges().size(), 1);
        QCOMPARE(ended.invoice(0).state, InvoiceState::Pending);
    }

    void theEndOfAnExchangeItDoesNotHaveChangesNothing()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().trip();
        journal::Exchange stranger = *trip.submit();
        stranger.id = 99;
        stranger.status = 400;
        QCOMPARE(linesOf(trip.withEnd(stranger)), linesOf(trip));
    }

    void anExchangeThatIsToldLateTakesItsPlaceByItsId()
    {
        const RoundTrip whole = RoundTripBuilder().accepted().pageOpened().postback().returned().trip();
        const Exchanges exchanges = whole.exchanges();
        RoundTrip grown(whole.record());
        for (const qsizetype index : {0, 1, 3, 2}) // the return before the postback
            grown = grown.with(exchanges.at(index));
        QCOMPARE(linesOf(grown), linesOf(whole));
    }

    void anExchangeIsFoundByItsId()
    {
        const RoundTrip trip = RoundTripBuilder().accepted().pageOpened().postback().returned().trip();
        const Exchanges exchanges = trip.exchanges();
        for (const Decoded &exchange : exchanges)
            QCOMPARE(exchanges.find(exchange.id), &exchange);
        QVERIFY(!exchanges.find(99));
        QVERIFY(!exchanges.find(-1));
        QCOMPARE(trip.ofRole(Role::Postback).find(3), exchanges.find(3));
    }

    void whatTheHostedPageShowsIsReadOnce()
    {
        const RoundTrip opened = RoundTripBuilder().accepted().pageOpened().trip();
        QVERIFY(!opened.shownPage());
        journal::Exchange page = opened.exchanges().last();
        page.responseBody = "<main data-page=\"review\"><dl><dt>566504</dt>"
                            "<dd data-invoice=\"566504\">$1.00</dd></dl></main>";
        const RoundTrip read = opened.withEnd(page);
        QVERIFY(read.shownPage());
        QCOMPARE(read.shownPage()->balances.value(u"566504"_s), u"$1.00"_s);
        QVERIFY(read.shownPage()->firstDifference);
        QCOMPARE(verdictOf(judge(read)), Verdict::Failed);
    }

    // Q09
    void theSubtotalOfThePageIsCompared_data()
    {
        QTest::addColumn<QByteArray>("subtotal");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("as asked") << "$164.31"_ba << Verdict::Waiting;
        QTest::newRow("another") << "$1,164.31"_ba << Verdict::Failed;
        QTest::newRow("not an amount") << "soon"_ba << Verdict::Failed;
        QTest::newRow("none") << ""_ba << Verdict::Waiting;
    }
    void theSubtotalOfThePageIsCompared()
    {
        QFETCH(QByteArray, subtotal);
        const RoundTrip opened = RoundTripBuilder().accepted().pageOpened().trip();
        journal::Exchange page = opened.exchanges().last();
        page.responseBody =
            "<main data-page=\"review\"><dl><dd data-total=\"subtotal\">" + subtotal + "</dd></dl></main>";
        for (const Check &check : judge(opened.withEnd(page))) {
            if (check.id == "amounts-equal"_L1)
                QTEST(check.verdict, "verdict");
        }
    }

    /// The page shows one balance for the number, that of the first.
    void invoicesThatShareANumberAreNotHeldAgainstThePage()
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        const core::Json first = *core::find(
            request.document(), core::JsonPointer({u"Customers"_s, u"0"_s, u"Invoices"_s, u"0"_s}));
        QVERIFY(request.apply(request.insertInvoice({0, 1}, first)));
        QVERIFY(request.apply(request.setText(cpv2::FieldId::BalanceDue, u"80.00"_s, {0, 1})));
        const RoundTrip opened = RoundTripBuilder(request).accepted().pageOpened().trip();
        journal::Exchange page = opened.exchanges().last();
        page.responseBody = "<main data-page=\"review\"><dd data-invoice=\"566504\">$164.31</dd>"
                            "<dd data-invoice=\"566504\">$80.00</dd></main>";
        QVERIFY(!opened.withEnd(page).shownPage()->firstDifference);
    }

    void everyCheckHasAnIdOfItsOwn()
    {
        QSet<QString> ids;
        for (const CheckKind &kind : allChecks()) {
            QVERIFY(!kind.title.isEmpty());
            ids.insert(kind.id);
        }
        QCOMPARE(ids.size(), allChecks().size());
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "test_round_trip.moc"
