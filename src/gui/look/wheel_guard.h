// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace gui
{

/// The wheel scrolls what is under it and changes no value: boxes, spin boxes, sliders and tabs heed it only
/// while they have the focus, and do not get the focus from it. Holds for every widget of the application
/// as long as the guard lives.
class WheelGuard : public QObject
{
    Q_OBJECT
public:
    explicit WheelGuard(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace gui
