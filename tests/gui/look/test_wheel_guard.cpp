// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/wheel_guard.h"
#include "support/test.h"

#include <QApplication>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

class WheelGuardTest : public support::Test
{
    Q_OBJECT
private slots:
    void theWheelChangesOnlyWhatHasTheFocus_data();
    void theWheelChangesOnlyWhatHasTheFocus();
};

namespace
{

/// Whether the widget took it; what it does not take, QApplication offers to the parent, which may scroll.
bool turnWheel(QWidget *widget)
{
    const QPointF at = widget->rect().center();
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
    return event.isAccepted();
}

QWidget *made(const QByteArray &kind)
{
    if (kind == "spin box") {
        auto *box = new QSpinBox;
        box->setRange(0, 9);
        box->setValue(5);
        return box;
    }
    if (kind == "amount") {
        auto *box = new QDoubleSpinBox;
        box->setValue(5);
        return box;
    }
    if (kind == "date") {
        auto *date = new QDateEdit(QDate(2025, 6, 6));
        date->setObjectName(kind);
        return date;
    }
    if (kind == "slider") {
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(50);
        return slider;
    }
    if (kind == "tabs") {
        auto *tabs = new QTabBar;
        for (const QString &tab : {u"one"_s, u"two"_s, u"three"_s})
            tabs->addTab(tab);
        tabs->setCurrentIndex(1);
        return tabs;
    }
    auto *box = new QComboBox;
    box->addItems({u"one"_s, u"two"_s, u"three"_s});
    box->setCurrentIndex(1);
    box->setEditable(kind == "editable box");
    return box;
}

QVariant valueOf(const QWidget *widget)
{
    for (const char *name : {"value", "date", "currentIndex"}) {
        if (const QVariant value = widget->property(name); value.isValid())
            return value;
    }
    return {};
}

} // namespace

void WheelGuardTest::theWheelChangesOnlyWhatHasTheFocus_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char *kind : {"box", "editable box", "spin box", "amount", "date", "slider", "tabs"})
        QTest::newRow(kind) << QByteArray(kind);
}

void WheelGuardTest::theWheelChangesOnlyWhatHasTheFocus()
{
    QFETCH(const QByteArray, kind);
    const gui::WheelGuard guard;
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *elsewhere = new QLineEdit;
    QWidget *widget = made(kind);
    layout->addWidget(elsewhere);
    layout->addWidget(widget);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    elsewhere->setFocus();
    const QVariant before = valueOf(widget);
    QVERIFY(before.isValid());

    QVERIFY(!turnWheel(widget));
    QCOMPARE(valueOf(widget), before);
    QVERIFY(elsewhere->hasFocus());

    widget->setFocus();
    turnWheel(widget);
    QVERIFY(valueOf(widget) != before);
}

QTEST_MAIN(WheelGuardTest)
#include "test_wheel_guard.moc"
