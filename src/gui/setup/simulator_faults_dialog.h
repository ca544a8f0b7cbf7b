// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/faults.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace gui
{

/// Takes the simulator's faults and returns others: what it does wrong on purpose.
class SimulatorFaultsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SimulatorFaultsDialog(const simulator::Faults &faults, QWidget *parent = nullptr);

    const simulator::Faults &faults() const { return m_faults; }

    void accept() override;

private:
    struct Row {
        const simulator::FaultKind *kind;
        QCheckBox *isOn;
        QLineEdit *value; ///< nullptr where there is none
    };
    QWidget *rows();
    Row row(const simulator::FaultKind &kind, QWidget *parent);
    void leaveOneAnswer(const Row &chosen);

    simulator::Faults m_faults;
    std::vector<Row> m_rows;
    QLabel *m_problem;
};

} // namespace gui
