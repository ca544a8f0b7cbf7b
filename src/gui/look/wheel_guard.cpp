// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <QTabBar>

namespace gui
{

namespace
{

/// The widget, when the wheel would change its value.
QWidget *valueWidget(QObject *watched)
{
    const bool isValue = qobject_cast<QAbstractSpinBox *>(watched) || qobject_cast<QComboBox *>(watched) ||
                         qobject_cast<QTabBar *>(watched) ||
                         (qobject_cast<QAbstractSlider *>(watched) && !qobject_cast<QScrollBar *>(watched));
    return isValue ? static_cast<QWidget *>(watched) : nullptr;
}

} // namespace

WheelGuard::WheelGuard(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        // QApplication gives the focus before any filter sees the wheel's event.
        if (QWidget *widget = valueWidget(watched); widget && widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
    } else if (event->type() == QEvent::Wheel) {
        if (const QWidget *widget = valueWidget(watched); widget && !widget->hasFocus()) {
            event->ignore(); // goes on to the parent, which may scroll
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace gui
