// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "outcome.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;

namespace
{

Outcome generate(const QString &arguments)
{
    return cli_test::run(QStringList{u"generate"_s} + arguments.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestGenerateCommand : public support::Test
{
    Q_OBJECT
private slots:
    void aRequestOfTheGivenSizeIsWritten()
    {
        const Outcome outcome = generate(
            u"--customers 3 --invoices 4 --fee-lines 5 --seed 9 --profile generic --date 2025-06-06"_s);
        QCOMPARE(outcome.code, int(cli::Done));
        QCOMPARE(outcome.err, QByteArray());
        const auto request = cpv2::PaymentRequest::fromJson(outcome.out);
        QVERIFY(request);
        QCOMPARE(request->toJson(), outcome.out);
        QCOMPARE(request->customerCount(), 3);
        QCOMPARE(request->invoiceCount(2), 4);
        QCOMPARE(request->feeLines({2, 3}).size(), 5);
    }

    void misuseExitsWithTwo_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"--customers 0", "--invoices -1", "--fee-lines x", "--customers 100001",
                                      "--seed -1", "--seed 1.5", "--date 6/6/2025", "--date 2025-02-30",
                                      "--profile nobody", "FILE", "--customer 2"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }

    void misuseExitsWithTwo()
    {
        QFETCH(const QString, arguments);
        const Outcome outcome = generate(arguments);
        QCOMPARE(outcome.code, int(cli::Usage));
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY(!outcome.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGenerateCommand)
#include "test_generate.moc"
