// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/behaviour.h"
#include "simulator/faults.h"

#include <QDialog>

#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace gui
{

/// How the built-in simulator behaves where the contract is open, and what it does wrong on purpose.
class SimulatorFaultsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SimulatorFaultsDialog(const simulator::Faults &faults,
                                   const simulator::Behaviour &behaviour = {}, QWidget *parent = nullptr);

    const simulator::Faults &faults() const { return m_faults; }
    const simulator::Behaviour &behaviour() const { return m_behaviour; }

    void accept() override;

private:
    struct Row {
        const simulator::FaultKind *kind;
        QCheckBox *isOn;
        QLineEdit *value; ///< nullptr where there is none
    };
    QWidget *openPoints();
    QWidget *rows();
    Row row(const simulator::FaultKind &kind, QWidget *parent);
    void leaveOneAnswer(const Row &chosen);

    simulator::Faults m_faults;
    simulator::Behaviour m_behaviour;
    std::vector<Row> m_rows;
    std::vector<std::pair<const simulator::OpenPoint *, QComboBox *>> m_openPoints;
    QLabel *m_problem;
};

} // namespace gui
