// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStyle>
#include <QWidget>

namespace gui
{

/// Sets a dynamic property that the style sheet has rules for. Qt restyles the widget only when it is told
/// to.
inline void setStyleProperty(QWidget *widget, const char *name, const QString &value)
{
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace gui
