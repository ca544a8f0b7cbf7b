// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QScreen>
#include <QWidget>

namespace gui
{

/// Takes the size that a window would like to begin with, but no more than a small screen has, its frame
/// included.
inline void resizeToFit(QWidget *window, const QSize &wish)
{
    constexpr double screenShare = 0.92;
    window->resize(wish.boundedTo(window->screen()->availableSize() * screenShare));
}

} // namespace gui
