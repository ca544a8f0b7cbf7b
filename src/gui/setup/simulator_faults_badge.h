// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "simulator/faults.h"

namespace gui
{

/// The faults that the built-in simulator makes on purpose: lets the user choose them, and shows them as long
/// as there are any.
class SimulatorFaultsBadge : public Badge
{
    Q_OBJECT
public:
    explicit SimulatorFaultsBadge(QWidget *parent = nullptr);

    /// Opens the dialog.
    void choose();

signals:
    /// From the next request on.
    void chosen(const simulator::Faults &faults);

private:
    void set(const simulator::Faults &faults);

    simulator::Faults m_faults;
};

} // namespace gui
