// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/simulator_faults_badge.h"

#include "gui/setup/simulator_faults_dialog.h"

using namespace Qt::Literals::StringLiterals;

namespace gui
{

SimulatorFaultsBadge::SimulatorFaultsBadge(QWidget *parent) : Badge(parent)
{
    setObjectName("faultsBadge"_L1);
    hide();
}

void SimulatorFaultsBadge::choose()
{
    auto *dialog = new SimulatorFaultsDialog(m_faults, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { set(dialog->faults()); });
    dialog->open();
}

void SimulatorFaultsBadge::set(const simulator::Faults &faults)
{
    m_faults = faults;
    if (faults.isEmpty())
        hide();
    else
        show(Kind::Warning, tr("Simulator faults on: %1").arg(faults.toTexts().join(", "_L1)));
    emit chosen(faults);
}

} // namespace gui
