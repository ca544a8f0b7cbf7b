// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/zoom.h"

#include "gui/look/theme.h"

#include <QApplication>
#include <QWheelEvent>

#include <algorithm>

namespace gui
{

namespace
{

constexpr int notch = 120; // eighths of a degree, see QWheelEvent

QFont scaled(QFont font, int percent)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        font.setPixelSize(std::max(1, font.pixelSize() * percent / 100));
    return font;
}

} // namespace

Zoom::Zoom(workspace::Settings *settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_font(QApplication::font()),
      m_percent(std::clamp<int>(settings->get(workspace::setting::zoom), least, most))
{
    qApp->installEventFilter(this);
    if (m_percent != 100)
        apply();
}

Zoom::~Zoom()
{
    if (m_percent != 100)
        QApplication::setFont(m_font);
}

void Zoom::set(int percent)
{
    percent = std::clamp(percent, least, most);
    if (percent == m_percent)
        return;
    m_percent = percent;
    m_settings->set(workspace::setting::zoom, quint16(percent));
    apply();
}

/// The style sheet has sizes of its own, which follow from the font.
void Zoom::apply()
{
    QApplication::setFont(scaled(m_font, m_percent));
    if (!qApp->styleSheet().isEmpty())
        applyStyleSheet(*qApp);
}

bool Zoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel || !watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    const auto *wheel = static_cast<QWheelEvent *>(event);
    if (!(wheel->modifiers() & Qt::ControlModifier))
        return QObject::eventFilter(watched, event);
    m_turned += wheel->angleDelta().y();
    set(m_percent + m_turned / notch * step);
    m_turned %= notch;
    event->accept();
    return true;
}

} // namespace gui
