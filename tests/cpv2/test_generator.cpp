// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/generator.h"
#include "cpv2/validation.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QDate today(2025, 6, 6);

GeneratorOptions options(int customers, int invoices, int feeLines,
                         const BillerProfile &profile = BillerProfile::sagesGov())
{
    return {customers, invoices, feeLines, 7, profile, today};
}

BillerProfile profile(const QByteArray &members)
{
    const auto read =
        BillerProfile::fromJson(u"own"_s, R"({"name": "Own %2", "version": "1", )" + members + "}");
    if (!read)
        support::fail(read.error().sentence);
    return *read;
}

/// The findings that are worse than a hint.
QStringList faults(const PaymentRequest &request, const BillerProfile &by)
{
    QStringList list;
    for (const Finding &finding : validate(request, by, {false, today})) {
        if (finding.severity != Finding::Severity::Hint)
            list << finding.at.toString() + u": "_s + finding.sentence;
    }
    return list;
}

} // namespace

class TestGenerator : public support::Test
{
    Q_OBJECT
private slots:
    void someRequestsHaveNoFindings_data()
    {
        QTest::addColumn<GeneratorOptions>("wanted");
        QTest::newRow("one") << options(1, 1, 1);
        QTest::newRow("several") << options(7, 5, 3);
        QTest::newRow("many fee lines") << options(2, 2, 60);
        QTest::newRow("the contract alone") << options(5, 5, 2, BillerProfile::generic());
        QTest::newRow("other slots and type") << options(
            3, 2, 4,
            profile(R"("typeId": 51, "feeLineSlots": {"first": 7, "last": 10}, "serviceFeesZero": true)"));
        QTest::newRow("fee lines alone") << options(1, 2, 2, profile(R"("feeLineSlots": {"first": 1})"));
        QTest::newRow("another portal") << options(
            1, 1, 1,
            profile("\"callbackUrlPattern\": \"^https://portal\\\\.example/back\\\\?id=[0-9A-F-]+$\""));
    }

    void someRequestsHaveNoFindings()
    {
        QFETCH(const GeneratorOptions, wanted);
        QVERIFY(check(wanted));
        const PaymentRequest request = generateRequest(wanted);
        QCOMPARE(request.customerCount(), wanted.customers);
        QCOMPARE(request.invoices().size(), wanted.customers * wanted.invoicesPerCustomer);
        QCOMPARE(faults(request, wanted.profile), QStringList());
    }

    void theFeeLinesAddUpToTheBalance()
    {
        const PaymentRequest request = generateRequest(options(20, 10, 5));
        for (const Place place : request.invoices()) {
            QCOMPARE(request.feeLines(place).size(), 5);
            QCOMPARE(request.money(FieldId::BalanceDue, place)->tenThousandths(),
                     request.feeLineTotal(place)->tenThousandths());
        }
    }

    void everyNumberAppearsOnce()
    {
        const PaymentRequest request = generateRequest(options(100, 20, 2));
        QSet<QString> accounts, invoices, fees;
        for (int customer = 0; customer < request.customerCount(); ++customer)
            accounts << request.text(FieldId::AccountNumber, {customer, -1});
        for (const Place place : request.invoices()) {
            invoices << request.text(FieldId::InvoiceNumber, place);
            for (const FeeLineSlot &slot : request.feeLines(place))
                fees << slot.line->poi();
        }
        QCOMPARE(accounts.size(), 100);
        QCOMPARE(invoices.size(), 2000);
        QCOMPARE(fees.size(), 4000);
        QVERIFY(request.text(FieldId::ReturnURL) != request.text(FieldId::PostBackURL));
    }

    void theMembersFollowTheSample()
    {
        const auto names = [](const core::Json &object) {
            QStringList list;
            for (const core::Json::Member &member : object.members())
                list << member.name;
            return list;
        };
        const PaymentRequest request = generateRequest(options(1, 1, 2));
        const PaymentRequest sample = PaymentRequest::sample();
        QCOMPARE(names(request.document()), names(sample.document()));
        for (const FieldId list : {FieldId::Customers, FieldId::Invoices}) {
            const Place place{0, -1};
            QCOMPARE(names(request.find(list, place)->items().front()),
                     names(sample.find(list, place)->items().front()));
        }
        QCOMPARE(names(*request.find(FieldId::CustomFields, {0, 0})),
                 names(*sample.find(FieldId::CustomFields, {0, 0})));
    }

    /// The digest is the same on every machine and compiler. It changes when the generator does.
    void theSameSeedGivesTheSameBytes()
    {
        const QByteArray bytes = generateRequest(options(30, 3, 3)).toJson();
        QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
                 "a9869f7e85ad7f06bc501acad5081c1546c1915661d1782798837236962478a4");
        QCOMPARE(generateRequest(options(30, 3, 3)).toJson(), bytes);
        GeneratorOptions other = options(30, 3, 3);
        other.seed = 8;
        QVERIFY(generateRequest(other).toJson() != bytes);
    }

    void impossibleOptionsAreRejected_data()
    {
        QTest::addColumn<GeneratorOptions>("wanted");
        QTest::addColumn<QString>("part");
        QTest::newRow("no customer") << options(0, 1, 1) << u"one customer"_s;
        QTest::newRow("negative") << options(1, -4, 1) << u"one invoice"_s;
        QTest::newRow("no fee line") << options(1, 1, 0) << u"one fee line"_s;
        QTest::newRow("too many invoices") << options(1001, 100, 1) << u"100100 invoices"_s;
        QTest::newRow("more than an int holds")
            << options(2000000000, 2000000000, 1) << u"4000000000000000000"_s;
        QTest::newRow("too many fee lines") << options(1, 100000, 11) << u"1100000 fee lines"_s;
        QTest::newRow("more than the slots")
            << options(1, 1, 3, profile(R"("feeLineSlots": {"first": 5, "last": 6})"))
            << u"Own %2 allows fee lines only in Custom5 to Custom6"_s;
        GeneratorOptions noDay = options(1, 1, 1);
        noDay.today = QDate();
        QTest::newRow("no day") << noDay << u"does not exist"_s;
    }

    void impossibleOptionsAreRejected()
    {
        QFETCH(const GeneratorOptions, wanted);
        QFETCH(const QString, part);
        const auto checked = check(wanted);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, u"generate"_s);
        QVERIFY2(checked.error().sentence.contains(part), qPrintable(checked.error().sentence));
    }
};

QTEST_GUILESS_MAIN(TestGenerator)
#include "test_generator.moc"
