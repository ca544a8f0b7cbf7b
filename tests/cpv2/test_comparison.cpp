// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/comparison.h"
#include "cpv2/new_transaction.h"
#include "support/test.h"

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

namespace
{

QStringList lines(const PaymentRequest &before, const PaymentRequest &after)
{
    QStringList list;
    for (const core::JsonDifference &difference : differences(before, after))
        list << difference.toLine();
    return list;
}

void edit(PaymentRequest &request, const core::JsonEdit &edit)
{
    QVERIFY(request.apply(edit));
}

} // namespace

class TestComparison : public support::Test
{
    Q_OBJECT
private slots:
    void anInvoiceIsIdentifiedByItsNumber()
    {
        PaymentRequest before = PaymentRequest::sample();
        edit(before, before.insertInvoice({0, 1}, *core::parseJson(R"({"invoicenumber": 17})")));
        PaymentRequest after = before;
        edit(after, after.moveInvoice({0, 1}, 0));
        edit(after, after.setText(FieldId::BalanceDue, u"164.310"_s, {0, 1}));
        const QStringList found = lines(before, after);
        QCOMPARE(found.size(), 2); // one of the two has moved
        QVERIFY(found.contains(u"/Customers/0/Invoices/0/BalanceDue: 164.31 → 164.310"_s));
    }

    void anotherTransactionDiffersOnlyInItsNumbers()
    {
        const PaymentRequest sample = PaymentRequest::sample();
        for (const core::JsonDifference &difference : differences(sample, asNewTransaction(sample, 5)))
            QCOMPARE(difference.kind, core::JsonDifference::Kind::Changed);
    }

    // Q06
    void anotherSpellingOfAMemberIsOneDifference()
    {
        const PaymentRequest sample = PaymentRequest::sample();
        QByteArray text = sample.toJson();
        text.replace("\"AchServiceFee\"", "\"ACHServiceFee\"").replace("\"PostBackURL\"", "\"PostbackURL\"");
        QCOMPARE(lines(*PaymentRequest::fromJson(text), sample),
                 (QStringList{u"/Customers/0/Invoices/0/ACHServiceFee: spelled AchServiceFee"_s,
                              u"/PostbackURL: spelled PostBackURL"_s}));
    }

    void theSampleHasTheProfilesInvoiceType()
    {
        QCOMPARE(sampleFor(BillerProfile::generic()).toJson(), PaymentRequest::sample().toJson());
        QCOMPARE(sampleFor(BillerProfile::sagesGov()).toJson(), PaymentRequest::sample().toJson());
        BillerProfile other = BillerProfile::generic();
        other.typeId = 51;
        QCOMPARE(lines(PaymentRequest::sample(), sampleFor(other)),
                 QStringList{u"/Customers/0/Invoices/0/TypeID: 43 → 51"_s});
    }
};

QTEST_GUILESS_MAIN(TestComparison)
#include "test_comparison.moc"
