// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test.h"
#include "support/places.h"

#include <QProcess>

using namespace Qt::Literals::StringLiterals;

/// The checks themselves, in a program of which most tests fail.
class TestTest : public support::Test
{
    Q_OBJECT
private slots:
    void aFailedCheckInAHelperEndsTheTest();
};

void TestTest::aFailedCheckInAHelperEndsTheTest()
{
    QProcess program;
    program.start(support::buildPath(u"tests/failing-checks"_s), {});
    QVERIFY2(program.waitForFinished(), qPrintable(program.errorString()));
    const QString said = QString::fromUtf8(program.readAllStandardOutput());

    for (const auto &failed :
         {u"FAIL!  : FailingChecks::inAFunctionWithAResult() Compared values"_s,
          u"FAIL!  : FailingChecks::inALambda() 'false' returned FALSE. (the lambda's reason)"_s,
          u"FAIL!  : FailingChecks::withASentence() There is no widget \"pay\"."_s,
          u"FAIL!  : FailingChecks::inASlot() 'false' returned FALSE."_s,
          u"FAIL!  : FailingChecks::afterwards(fails) Compared values"_s,
          u"PASS   : FailingChecks::afterwards(passes)"_s})
        QVERIFY2(said.contains(failed), qPrintable(said));
    QVERIFY2(!said.contains("went on"_L1), qPrintable(said));
    QVERIFY2(said.contains("Totals: 3 passed, 5 failed"_L1),
             qPrintable(said)); // and the two that begin and end
    QCOMPARE(program.exitCode(), 5);
}

QTEST_GUILESS_MAIN(TestTest)
#include "test_test.moc"
