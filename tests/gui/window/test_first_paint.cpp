// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/first_paint.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QWidget>

class TestFirstPaint : public support::Test
{
    Q_OBJECT
private slots:
    void aShownWindowIsReportedOnceAfterItIsPainted()
    {
        QWidget window;
        const gui::FirstPaint firstPaint(&window);
        const QSignalSpy painted(&firstPaint, &gui::FirstPaint::painted);
        window.show();
        QCOMPARE(painted.count(), 0);
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE(painted.count(), 1);
        window.repaint();
        window.repaint();
        QCoreApplication::processEvents();
        QCOMPARE(painted.count(), 1);
    }

    void aWindowThatIsNotPaintedIsNotWaitedForForever()
    {
        QWidget window;
        const gui::FirstPaint firstPaint(&window);
        QSignalSpy painted(&firstPaint, &gui::FirstPaint::painted);
        QVERIFY(painted.wait());
        QCOMPARE(painted.count(), 1);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(painted.count(), 1);
    }
};

QTEST_MAIN(TestFirstPaint)
#include "test_first_paint.moc"
