// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/first_paint.h"

#include <QEvent>
#include <QWidget>

#include <chrono>

using namespace std::chrono_literals;

namespace gui
{

FirstPaint::FirstPaint(QWidget *window) : m_window(window)
{
    m_window->installEventFilter(this);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &FirstPaint::finish);
    m_patience.start(1s);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) // when its children have been painted too, the event loop goes on
        QMetaObject::invokeMethod(this, &FirstPaint::finish, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FirstPaint::finish()
{
    if (!m_window)
        return; // painted twice before the event loop went on
    m_window->removeEventFilter(this);
    m_window = nullptr;
    m_patience.stop();
    emit painted();
}

} // namespace gui
