// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/form.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/correlation.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using http::FormField;
using support::RoundTripBuilder;

namespace
{

/// An accepted round trip of one invoice.
RoundTrip tripOf(const QString &invoice, const QString &reference, const QString &balance)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    const auto change = [&](const core::JsonEdit &edit) {
        QVERIFY(request.apply(edit));
    };
    change(request.setText(FieldId::InvoiceNumber, invoice, {0, 0}));
    change(request.setText(FieldId::BalanceDue, balance, {0, 0}));
    change(request.setText(FieldId::BillerReference, reference));
    return support::changed(RoundTripBuilder(request).accepted().trip(),
                            [](auto &record, auto &) { record.id = newId(); });
}

/// A capture at a path that was given out for no round trip, a minute after `trip` began.
journal::Exchange captureOf(const RoundTrip &trip, const QList<FormField> &fields)
{
    journal::Exchange capture;
    capture.role = journal::Role::Unmatched;
    capture.at = trip.record().startedAt.addSecs(60);
    capture.url = u"/postback"_s;
    capture.requestHead =
        "POST /postback HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
    capture.requestBody = http::writeForm(fields);
    return capture;
}

QString ruleOf(const std::optional<Match> &match)
{
    return match ? match->rule : QString();
}

} // namespace

class TestCorrelation : public support::Test
{
    Q_OBJECT
private slots:
    void whatACaptureSaysFindsItsRoundTrip_data()
    {
        QTest::addColumn<QList<FormField>>("fields");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *name, const QList<FormField> &fields, const char *rule) {
            QTest::newRow(name) << fields << QString::fromLatin1(rule);
        };
        // The first round trip is invoice 1, reference A, 10.00 with payment g-1; the second 2, B, 20.00.
        row("its payment", {{u"PaymentGUID"_s, u"G-1"_s}}, matchedBy::paymentGuid);
        row("both numbers", {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"A"_s}},
            matchedBy::invoice);
        row("both numbers and a new payment",
            {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"A"_s}, {u"PaymentGUID"_s, u"g-9"_s}},
            matchedBy::invoice);
        row("the amount", {{u"PaymentAmount"_s, u"10.0"_s}}, matchedBy::amount);
        row("the amount and one number", {{u"PaymentAmount"_s, u"10.00"_s}, {u"InvoiceNumber"_s, u"1"_s}},
            matchedBy::amount);
        row("one number alone", {{u"InvoiceNumber"_s, u"1"_s}}, "");
        row("numbers of two", {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"B"_s}}, "");
        row("the amount of one, a number of the other",
            {{u"PaymentAmount"_s, u"10.00"_s}, {u"InvoiceNumber"_s, u"2"_s}}, "");
        row("the payment of one, the numbers of the other",
            {{u"PaymentGUID"_s, u"g-1"_s}, {u"InvoiceNumber"_s, u"2"_s}, {u"BillerReference"_s, u"B"_s}}, "");
        row("an amount of nobody", {{u"PaymentAmount"_s, u"30.00"_s}}, "");
        row("nothing", {}, "");
    }
    void whatACaptureSaysFindsItsRoundTrip()
    {
        QFETCH(QList<FormField>, fields);
        RoundTrip first = tripOf(u"1"_s, u"A"_s, u"10.00"_s);
        journal::Exchange known =
            captureOf(first, {{u"Approved"_s, u"True"_s}, {u"PaymentGUID"_s, u"g-1"_s}});
        known.role = journal::Role::Postback;
        first = first.with(known);
        Correlator correlator;
        correlator.add(first);
        correlator.add(tripOf(u"2"_s, u"B"_s, u"20.00"_s));

        const std::optional<Match> match = correlator.match(captureOf(first, fields));
        QTEST(ruleOf(match), "rule");
        if (match) {
            QCOMPARE(match->roundTripId, first.record().id);
            QVERIFY(!matchSentence(match->rule).isEmpty());
        }
    }

    void whatFitsTwoFitsNone()
    {
        const RoundTrip one = tripOf(u"1"_s, u"A"_s, u"10.00"_s);
        Correlator correlator;
        correlator.add(one);
        correlator.add(tripOf(u"1"_s, u"A"_s, u"10.00"_s));
        QVERIFY(!correlator.match(
            captureOf(one, {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"A"_s}})));
        QVERIFY(!correlator.match(captureOf(one, {{u"PaymentAmount"_s, u"10.00"_s}})));
    }

    void theAmountTellsTwoTriesOfOneInvoiceApart()
    {
        const RoundTrip before = tripOf(u"1"_s, u"A"_s, u"10.00"_s);
        const RoundTrip after = tripOf(u"1"_s, u"A"_s, u"12.50"_s);
        Correlator correlator;
        correlator.add(before);
        correlator.add(after);
        const auto match = correlator.match(captureOf(
            after,
            {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"A"_s}, {u"PaymentAmount"_s, u"12.5"_s}}));
        QCOMPARE(match, (Match{after.record().id, QString::fromLatin1(matchedBy::amount)}));
    }

    void anAmountIsNoEvidenceTheDayAfterOrTheMinuteBefore()
    {
        const RoundTrip trip = tripOf(u"1"_s, u"A"_s, u"10.00"_s);
        Correlator correlator;
        correlator.add(trip);
        journal::Exchange capture = captureOf(trip, {{u"PaymentAmount"_s, u"10.00"_s}});
        capture.at = trip.record().startedAt.addDays(1);
        QVERIFY(!correlator.match(capture));
        capture.at = trip.record().startedAt.addSecs(-60);
        QVERIFY(!correlator.match(capture));
    }

    void aRequestThatWasRefusedHasNoPayment()
    {
        const RoundTrip trip = tripOf(u"1"_s, u"A"_s, u"10.00"_s);
        Correlator correlator;
        correlator.add(trip);
        journal::Exchange refused = *trip.submit();
        refused.responseBody = "{\"Message\":\"no\"}";
        refused.status = 400;
        correlator.add(trip.withEnd(refused));
        QVERIFY(!correlator.match(
            captureOf(trip, {{u"InvoiceNumber"_s, u"1"_s}, {u"BillerReference"_s, u"A"_s}})));
    }

    /// Invoices and amounts repeat, as they do with testers; references are one in three times missing.
    void ofAThousandInterleavedRoundTripsNoneIsJoinedWrongly()
    {
        constexpr int count = 1000;
        struct Sent {
            qsizetype trip;
            journal::Exchange capture;
            bool isUnique;
        };
        Correlator correlator;
        QList<RoundTrip> trips;
        QList<Sent> captures;
        for (int i = 0; i < count; ++i) {
            const bool isRepeated = i % 10 == 0; // the same invoice, tried again and again
            const QString invoice = isRepeated ? u"7"_s : QString::number(1000 + i / 2);
            const QString reference = isRepeated ? u"7"_s : u"ref-%1"_s.arg(i);
            const QString amount = u"%1.%2"_s.arg(100 + i % 50).arg(i % 100, 2, 10, QLatin1Char('0'));
            trips.append(tripOf(invoice, reference, amount));
            correlator.add(trips.last());

            const QList<FormField> whole{{u"Approved"_s, u"True"_s},
                                         {u"InvoiceNumber"_s, invoice},
                                         {u"BillerReference"_s, reference},
                                         {u"PaymentGUID"_s, u"guid-%1"_s.arg(i)},
                                         {u"PaymentAmount"_s, amount}};
            captures.append({i, captureOf(trips.last(), whole), !isRepeated});
            captures.append({i, captureOf(trips.last(), {whole.at(1), whole.at(4)}), false});
            captures.append({i, captureOf(trips.last(), {whole.at(4)}), false});
        }
        for (Sent &sent : captures) // all while all are open
            sent.capture.at = trips.last().record().startedAt.addSecs(60);
        std::shuffle(captures.begin(), captures.end(), std::mt19937(4));

        int found = 0;
        int unique = 0;
        for (const Sent &sent : captures) {
            const std::optional<Match> match = correlator.match(sent.capture);
            if (match)
                QCOMPARE(match->roundTripId, trips.at(sent.trip).record().id);
            if (sent.isUnique) {
                ++unique;
                found += match.has_value();
            }
        }
        QCOMPARE(found, unique);
    }
};

QTEST_GUILESS_MAIN(TestCorrelation)
#include "test_correlation.moc"
