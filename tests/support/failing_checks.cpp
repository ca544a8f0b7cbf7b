// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test.h"

#include <QTimer>

namespace
{

int one()
{
    QCOMPARE(1, 2);
    return 1;
}

} // namespace

/// Every function fails inside a helper; test_test.cpp sees what becomes of that.
class FailingChecks : public support::Test
{
    Q_OBJECT
private slots:
    void inAFunctionWithAResult()
    {
        one();
        qInfo("went on");
    }
    void inALambda()
    {
        [] {
            QVERIFY2(false, "the lambda's reason");
        }();
        qInfo("went on");
    }
    void withASentence() { support::fail(QStringLiteral("There is no widget \"pay\".")); }
    void inASlot()
    {
        bool came = false;
        QTimer::singleShot(0, this, [&came] {
            came = true;
            QVERIFY(false);
        });
        QVERIFY(QTest::qWaitFor([&came] { return came; }));
        qInfo("went on");
    }
    void afterwards_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("fails") << 2;
        QTest::newRow("passes") << 1;
    }
    void afterwards()
    {
        QFETCH(int, number);
        QTRY_COMPARE_WITH_TIMEOUT(number, 1, 10);
    }
};

QTEST_GUILESS_MAIN(FailingChecks)
#include "failing_checks.moc"
