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
    auto *dialog = new SimulatorFaultsDialog(m_faults, m_behaviour, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { set(dialog->faults(), dialog->behaviour()); });
    dialog->open();
}

void SimulatorFaultsBadge::set(const simulator::Faults &faults, const simulator::Behaviour &behaviour)
{
    m_faults = faults;
    m_behaviour = behaviour;
    QStringList texts;
    if (!faults.isEmpty())
        texts << tr("Simulator faults on: %1").arg(faults.toTexts().join(", "_L1));
    if (const QStringList chosen = behaviour.toTexts(); !chosen.isEmpty())
        texts << tr("Simulator: %1").arg(chosen.join(", "_L1));
    if (texts.isEmpty())
        hide();
    else
        show(faults.isEmpty() ? Kind::Neutral : Kind::Warning, texts.join(u"  "_s));
    emit chosen(faults);
    emit behaviourChosen(behaviour);
}

} // namespace gui
