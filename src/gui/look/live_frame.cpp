// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/live_frame.h"

#include "gui/look/theme.h"

#include <QPainter>

namespace gui
{

namespace
{
constexpr int frameWidth = 4;
}

LiveFrame::LiveFrame(QWidget *parent) : QWidget(parent) {}

void LiveFrame::setLive(bool live)
{
    m_isLive = live;
    const int width = live ? frameWidth : 0;
    setContentsMargins(width, width, width, width);
    update();
}

void LiveFrame::paintEvent(QPaintEvent *)
{
    if (m_isLive)
        QPainter(this).fillRect(rect(), themeOf(palette()).bad);
}

} // namespace gui
