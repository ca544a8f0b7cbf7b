// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "payer/page_reader.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using payer::PageReader;

namespace
{

/// A review as the simulator writes it, with the parts that matter.
QByteArray review(const QByteArray &invoices)
{
    return "<main data-page=\"review\">\n<h1>Review &amp; pay</h1>\n<dl>" + invoices +
           "<div><dt>Subtotal</dt><dd data-total=\"subtotal\">$1,174.31</dd></div></dl>\n"
           "<form method=\"post\" action=\"/remove\"><input type=\"hidden\" name=\"invoice\" "
           "value=\"0\"></form>\n"
           "<form id=\"next\" method=\"post\" action=\"/method?a=1&amp;b=2\">\n"
           "<input type=\"radio\" name=\"method\" value=\"card\" data-outcome=\"approved\" required "
           "checked>\n"
           "<input type=\"email\" name=\"email\" value=\"\">\n</form>\n"
           "<input type=\"text\" name=\"outside\" value=\"\">\n"
           "<a class=\"button\" id=\"return\" "
           "href=\"https://biller.example/r?x=&quot;1&quot;\">Home</a></main>";
}

QByteArray invoice(const QByteArray &number, const QByteArray &balance)
{
    return "<div><dt>Balance due</dt><dd data-invoice=\"" + number + "\">" + balance + "</dd></div>\n";
}

} // namespace

class TestPageReader : public support::Test
{
    Q_OBJECT
private slots:
    void theStepAndItsTitleAreRead()
    {
        const PageReader page(review({}));
        QCOMPARE(page.name(), u"review"_s);
        QCOMPARE(page.title(), u"Review & pay"_s);
        QCOMPARE(page.returnLink(), u"https://biller.example/r?x=\"1\""_s);
    }

    void onlyTheFormToTheNextStepIsRead()
    {
        const PageReader page(review({}));
        QVERIFY(page.nextForm());
        QCOMPARE(page.nextForm()->method, QByteArray("POST"));
        QCOMPARE(page.nextForm()->action, u"/method?a=1&b=2"_s);
        QCOMPARE(page.nextForm()->inputs.size(), 2);
        const payer::PageInput &radio = page.nextForm()->inputs.first();
        QCOMPARE(radio.type, u"radio"_s);
        QCOMPARE(radio.value, u"card"_s);
        QCOMPARE(radio.outcome, u"approved"_s);
        QVERIFY(radio.isChecked && radio.isRequired);
        QVERIFY(!page.nextForm()->inputs.last().isRequired);
    }

    void balancesAreFoundByInvoiceNumber()
    {
        const PageReader page(review(invoice("A&amp;1", "$1,164.31") + invoice("2", "$10.00")));
        QCOMPARE(page.balance(u"A&1"_s), u"$1,164.31"_s);
        QCOMPARE(page.balance(u"2"_s), u"$10.00"_s);
        QCOMPARE(page.balance(u"3"_s), QString());
        QCOMPARE(page.subtotal(), u"$1,174.31"_s);
    }

    void ofTwoInvoicesWithOneNumberTheFirstCounts()
    {
        const PageReader page(review(invoice("7", "$1.00") + invoice("7", "$2.00")));
        QCOMPARE(page.balance(u"7"_s), u"$1.00"_s);
    }

    void anyOtherPageHasNothingToRead()
    {
        for (const QByteArray &html :
             {QByteArray(), QByteArray("plain text"), QByteArray("<h1>Elsewhere</h1>")}) {
            const PageReader page(html);
            QCOMPARE(page.name(), QString());
            QVERIFY(!page.nextForm());
            QCOMPARE(page.returnLink(), QString());
            QCOMPARE(page.subtotal(), QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestPageReader)
#include "test_page_reader.moc"
