// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/simulator_faults_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using simulator::FaultKind;

namespace gui
{

SimulatorFaultsDialog::SimulatorFaultsDialog(const simulator::Faults &faults,
                                             const simulator::Behaviour &behaviour, QWidget *parent)
    : QDialog(parent), m_faults(faults), m_behaviour(behaviour), m_problem(new QLabel(this))
{
    setObjectName("simulatorFaultsDialog"_L1);
    setWindowTitle(tr("Simulator"));
    auto *explanation = new QLabel(
        tr("Faults to simulate, starting with the next request. Times are in milliseconds."), this);
    explanation->setWordWrap(true);
    m_problem->setObjectName("problem"_L1);
    m_problem->setProperty("problem", true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *none = buttons->addButton(tr("All to &default"), QDialogButtonBox::ResetRole);
    none->setObjectName("allOff"_L1);
    connect(none, &QPushButton::clicked, this, [this] {
        for (const Row &each : m_rows)
            each.isOn->setChecked(false);
        for (const auto &[point, ways] : m_openPoints)
            ways->setCurrentIndex(0);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &SimulatorFaultsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *openExplanation = new QLabel(
        tr("How the service behaves where nobody outside knows, starting with the next request."), this);
    openExplanation->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(openExplanation);
    layout->addWidget(openPoints());
    layout->addWidget(explanation);
    layout->addWidget(rows());
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

QWidget *SimulatorFaultsDialog::openPoints()
{
    auto *widget = new QWidget(this);
    auto *form = new QFormLayout(widget);
    form->setContentsMargins({});
    for (const simulator::OpenPoint &point : simulator::openPoints()) {
        auto *ways = new QComboBox(widget);
        ways->setObjectName(QLatin1StringView(point.name));
        ways->setToolTip(QLatin1StringView(point.name));
        for (const simulator::OpenPoint::Way &way : point.ways)
            ways->addItem(simulator::OpenPoint::titleOf(way), QString(QLatin1StringView(way.name)));
        ways->setCurrentIndex(ways->findData(QString(m_behaviour.way(point.point))));
        form->addRow(point.title(), ways);
        m_openPoints.emplace_back(&point, ways);
    }
    return widget;
}

QWidget *SimulatorFaultsDialog::rows()
{
    auto *widget = new QWidget(this);
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins({});
    for (const FaultKind &kind : simulator::faultKinds()) {
        const Row made = row(kind, widget);
        const int line = int(m_rows.size());
        grid->addWidget(made.isOn, line, 0);
        if (made.value)
            grid->addWidget(made.value, line, 1);
        m_rows.push_back(made);
    }
    grid->setColumnStretch(0, 1);
    return widget;
}

SimulatorFaultsDialog::Row SimulatorFaultsDialog::row(const FaultKind &kind, QWidget *parent)
{
    Row made{&kind, new QCheckBox(kind.summary(), parent), nullptr};
    made.isOn->setObjectName(QLatin1StringView(kind.name));
    made.isOn->setToolTip(QLatin1StringView(kind.name));
    made.isOn->setChecked(m_faults.has(kind.fault));
    if (kind.value != FaultKind::Value::None) {
        made.value = new QLineEdit(parent);
        made.value->setObjectName(QLatin1StringView(kind.name) + "-value"_L1);
        made.value->setAccessibleName(tr("Milliseconds: %1").arg(kind.summary()));
        made.value->setText(m_faults.has(kind.fault) ? m_faults.valueText(kind.fault)
                                                     : QString(QLatin1StringView(kind.usual)));
        made.value->setEnabled(made.isOn->isChecked());
        connect(made.isOn, &QCheckBox::toggled, made.value, &QWidget::setEnabled);
    }
    connect(made.isOn, &QCheckBox::toggled, this, [this, made](bool on) {
        if (on)
            leaveOneAnswer(made);
    });
    return made;
}

void SimulatorFaultsDialog::leaveOneAnswer(const Row &chosen)
{
    for (const Row &other : m_rows) {
        if (chosen.kind->isAnswer && other.kind->isAnswer && other.kind != chosen.kind)
            other.isOn->setChecked(false);
    }
}

void SimulatorFaultsDialog::accept()
{
    simulator::Faults faults;
    for (const Row &each : m_rows) {
        if (!each.isOn->isChecked())
            continue;
        const auto value = each.value ? std::optional(each.value->text().remove(u' ')) : std::nullopt;
        if (const core::Result<core::Done> on = faults.turnOn(*each.kind, value); !on) {
            m_problem->setText(on.error().sentence);
            m_problem->show();
            each.value->setFocus();
            return;
        }
    }
    m_faults = faults;
    for (const auto &[point, ways] : m_openPoints)
        (void)m_behaviour.set(*point, ways->currentData().toString()); // the box has no others
    QDialog::accept();
}

} // namespace gui
