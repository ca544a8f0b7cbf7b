// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/environment_selector.h"

#include "gui/badge.h"
#include "gui/endpoint_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{
constexpr int simulatorRow = 0;
}

EnvironmentSelector::EnvironmentSelector(const Environment &simulator, workspace::Settings *settings,
                                         QWidget *parent)
    : QWidget(parent), m_simulator(simulator), m_settings(settings), m_rows(new QComboBox(this)),
      m_badge(new Badge(this))
{
    m_rows->setObjectName("environments"_L1);
    m_rows->setAccessibleName(tr("Environment"));
    m_rows->setToolTip(tr("Where requests are sent"));
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_badge->setObjectName("environmentBadge"_L1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_rows);
    layout->addWidget(m_badge);
    connect(m_rows, &QComboBox::activated, this, &EnvironmentSelector::choose);
    update();
}

void EnvironmentSelector::choose(int row)
{
    if (row == m_rows->count() - 1)
        enterEndpoint();
    else
        chooseSimulator(row == simulatorRow);
}

void EnvironmentSelector::chooseSimulator(bool chosen)
{
    m_isSimulatorChosen = chosen;
    update();
    emit changed(current());
}

void EnvironmentSelector::enterEndpoint()
{
    Environment known = m_other;
    if (known.endpoint.isEmpty())
        known.endpoint = QUrl(m_settings->endpoint());
    auto *dialog = new EndpointDialog(known, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_other = dialog->environment();
        m_settings->setEndpoint(m_other.endpoint.toString());
        chooseSimulator(false);
    });
    connect(dialog, &QDialog::rejected, this, &EnvironmentSelector::update);
    dialog->open();
}

void EnvironmentSelector::update()
{
    m_rows->clear();
    m_rows->addItem(tr("Simulator, built in"));
    if (!m_other.endpoint.isEmpty())
        m_rows->addItem(m_other.endpoint.authority());
    m_rows->addItem(tr("Other endpoint…"));
    m_rows->setCurrentIndex(m_isSimulatorChosen ? simulatorRow : simulatorRow + 1);

    if (current().simulated)
        m_badge->show(Badge::Kind::Accent, tr("SIMULATOR"));
    else if (current().isLive())
        m_badge->show(Badge::Kind::Bad, tr("LIVE"));
    else
        m_badge->show(Badge::Kind::Neutral, tr("this machine"));
}

} // namespace gui
