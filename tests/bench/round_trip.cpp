// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "http/form.h"
#include "roundtrip/checks/check.h"

#include <QCoreApplication>

#include <algorithm>
#include <ctime>

// What one more postback costs on a round trip that has many, and how the time to derive a round trip grows
// with its invoices and postbacks. Judging is part of both. Judged by ratios of processor time within one
// run, each the best of several, so that other work on the machine matters little.

using namespace Qt::Literals::StringLiterals;
using roundtrip::RoundTrip;

namespace
{

double processorMs()
{
    return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC;
}

template <typename Work>
double bestOf(int times, Work work)
{
    double best = 0;
    for (int i = 0; i < times; ++i) {
        const double start = processorMs();
        work();
        const double taken = processorMs() - start;
        best = i == 0 ? taken : std::min(best, taken);
    }
    return best;
}

/// A whole postback of one invoice, counted from 1.
journal::Exchange postback(qint64 id, int invoice, const QString &guid)
{
    QList<http::FormField> fields;
    for (const QString &name : cpv2::Postback::names())
        fields.append({name, u"value of %1"_s.arg(name)});
    const auto set = [&](const QString &name, const QString &value) {
        std::ranges::find(fields, name, &http::FormField::name)->value = value;
    };
    set(u"InvoiceNumber"_s, u"INV-%1"_s.arg(invoice, 6, 10, QChar(u'0')));
    set(u"PaymentGUID"_s, guid);
    set(u"PaymentAmount"_s, u"164.31"_s);
    set(u"Approved"_s, u"True"_s);
    set(u"BillerReference"_s, cpv2::PaymentRequest::sample().text(cpv2::FieldId::BillerReference));

    journal::Exchange exchange;
    exchange.id = id;
    exchange.role = journal::Role::Postback;
    exchange.at = QDateTime::fromMSecsSinceEpoch(id, Qt::UTC);
    exchange.outcome = journal::Outcome::Answered;
    exchange.url = u"/cb/bench/postback"_s;
    exchange.requestHead = "POST /cb/bench/postback HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                           "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
    exchange.requestBody = http::writeForm(fields);
    return exchange;
}

/// A request of that many invoices, and a postback for each.
struct Recorded {
    explicit Recorded(int invoices)
    {
        record.id = u"bench"_s;
        record.startedAt = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        record.requestBytes = bench::request(1, invoices).toJson();
        for (int i = 1; i <= invoices; ++i)
            exchanges.append(postback(i, i, u"guid-%1"_s.arg(i)));
    }

    journal::RoundTripRecord record;
    QList<journal::Exchange> exchanges;
};

void deriveAll(const Recorded &recorded)
{
    if (roundtrip::judge(RoundTrip(recorded.record, recorded.exchanges)).isEmpty())
        qFatal("there is no check");
}

/// Of one postback more, in microseconds.
double oneMoreUs(int postbacks)
{
    constexpr int more = 400;
    const Recorded recorded(postbacks);
    const RoundTrip trip(recorded.record, recorded.exchanges);
    QList<journal::Exchange> arriving;
    for (int i = 1; i <= more; ++i)
        arriving.append(postback(postbacks + i, 1 + i % postbacks, u"more-%1"_s.arg(i)));
    return 1000.0 / more * bestOf(9, [&] {
               RoundTrip version = trip;
               for (const journal::Exchange &exchange : arriving) {
                   version = version.with(exchange);
                   if (roundtrip::judge(version).isEmpty())
                       qFatal("there is no check");
               }
           });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"round-trip"_s, QCoreApplication::arguments());

    const double few = oneMoreUs(10);
    const double many = oneMoreUs(report.size(10'000, 20));
    report.note(u"one more postback on 10"_s, few, u"µs"_s);
    report.note(u"one more postback on 10,000"_s, many, u"µs"_s);
    report.atMost(u"the second by the first"_s, many / few, u"times"_s, 2);

    double before = 0;
    for (const int invoices : {2'500, 5'000, 10'000}) {
        const Recorded recorded(report.size(invoices, 20));
        const double ms = bestOf(3, [&] { deriveAll(recorded); });
        report.note(u"deriving %1 invoices and postbacks"_s.arg(invoices), ms, u"ms"_s);
        if (before > 0)
            report.atMost(u"by half as many"_s, ms / before, u"times"_s, 2.5);
        before = ms;
    }
    return report.exitCode();
}
