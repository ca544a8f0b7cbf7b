// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "simulator/behaviour.h"
#include "simulator/faults.h"

namespace gui
{

/// What the built-in simulator does otherwise than by default: the faults it makes on purpose, and how it
/// behaves where the contract is open. Lets the user choose both, and shows them as long as there are any.
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
    void behaviourChosen(const simulator::Behaviour &behaviour);

private:
    void set(const simulator::Faults &faults, const simulator::Behaviour &behaviour);

    simulator::Faults m_faults;
    simulator::Behaviour m_behaviour;
};

} // namespace gui
