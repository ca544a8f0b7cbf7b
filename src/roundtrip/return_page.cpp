// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/return_page.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

constexpr auto page = R"(<!doctype html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
%2<link rel="icon" href="data:,">
<title>%3</title>
<style>
:root { color-scheme: light dark; --line: #d9dce1; --dim: #667085; --good: #1a7f37; --bad: #b42318; --wait: #9a6700 }
@media (prefers-color-scheme: dark) { :root { --line: #3a3f47; --dim: #9aa3af; --good: #5fce82; --bad: #ff8a80; --wait: #e6b450 } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .5rem; text-align: left }
.amount { text-align: right; font-variant-numeric: tabular-nums }
.PAID { color: var(--good) } .DECLINED { color: var(--bad) } .PENDING, .OPEN, .UNKNOWN { color: var(--wait) }
p { color: var(--dim) }
</style>
</head>
<body>
<h1>%3</h1>
<table>
<thead><tr><th>%4</th><th class="amount">%5</th><th>%6</th></tr></thead>
<tbody>
%7</tbody>
</table>
<p role="status">%8</p>
</body>
</html>
)"_L1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::returnPage)
};

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString rowOf(const Invoice &invoice)
{
    const QString amount = invoice.balanceDue ? invoice.balanceDue->toDisplay() : QString();
    return u"<tr><td>%1</td><td class=\"amount\">%2</td><td class=\"%3\"><strong>%4</strong></td></tr>\n"_s
        .arg(escaped(invoice.invoiceNumber), escaped(amount), wordFor(invoice.state),
             escaped(labelFor(invoice.state)));
}

QString sentenceFor(State state)
{
    switch (state) {
    case State::Paid:
        return Words::tr("The payment was reported as approved. You can close this page.");
    case State::Declined:
        return Words::tr("The last payment was reported as declined.");
    case State::Listening:
        return Words::tr("The return was captured. You can close this page.");
    case State::Unknown:
        return Words::tr("It is not known whether this is paid.");
    default:
        return Words::tr("Not paid yet: no approved postback has arrived. This page refreshes itself.");
    }
}

QString html(const RoundTrip &trip, const QByteArray &statePath)
{
    const State state = trip.state();
    const bool isOver = state == State::Paid || state == State::Listening;
    QString rows;
    for (const Invoice &invoice : trip.invoices())
        rows += rowOf(invoice);
    const QString refresh = u"<meta http-equiv=\"refresh\" content=\"2;url=%1\">\n"_s;
    // One pass of arg(): a value that holds “%1” stays as it is.
    return QString(page).arg(QLocale().bcp47Name(),
                             isOver ? QString() : refresh.arg(escaped(QString::fromUtf8(statePath))),
                             Words::tr("Back at the biller's portal"), Words::tr("Invoice"),
                             Words::tr("Amount"), Words::tr("State"), rows, sentenceFor(state));
}

} // namespace

http::Response returnPage(const RoundTrip &trip, const QByteArray &statePath)
{
    QByteArray policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    // ViewMode 1 is made for an iframe of the biller's, wherever that page lives. CSP cannot name [::1].
    if (trip.request().text(cpv2::FieldId::ViewMode) != "1"_L1)
        policy += "; frame-ancestors 'self' http://127.0.0.1:* http://localhost:* https://127.0.0.1:* "
                  "https://localhost:*";
    http::Response response;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Content-Security-Policy", policy},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"},
                        {"Cache-Control", "no-store"}};
    response.body = html(trip, statePath).toUtf8();
    return response;
}

} // namespace roundtrip
