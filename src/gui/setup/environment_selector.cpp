// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/environment_selector.h"

#include "core/log.h"
#include "gui/look/badge.h"
#include "gui/setup/environments_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

EnvironmentSelector::EnvironmentSelector(const roundtrip::Destination &simulator,
                                         workspace::EnvironmentStore *store, workspace::KeyRing *keys,
                                         QWidget *parent)
    : QWidget(parent), m_simulator(simulator), m_store(store), m_keys(keys), m_rows(new QComboBox(this)),
      m_badge(new Badge(this))
{
    m_rows->setObjectName("environments"_L1);
    m_rows->setAccessibleName(tr("Environment"));
    m_rows->setToolTip(tr("Where requests are sent"));
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_rows->installEventFilter(this);
    m_badge->setObjectName("environmentBadge"_L1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_rows);
    layout->addWidget(m_badge);
    connect(m_rows, &QComboBox::activated, this, &EnvironmentSelector::chooseRow);
    choose(QLatin1StringView(workspace::simulatorEnvironment));
}

/// Two notches of the wheel must never lead to a live environment, not even with the focus.
bool EnvironmentSelector::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_rows && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void EnvironmentSelector::chooseRow(int row)
{
    if (row == m_rows->count() - 1)
        edit();
    else
        choose(m_store->environments().at(row).id);
}

void EnvironmentSelector::choose(const QString &id)
{
    const workspace::Environment *found = m_store->find(id);
    const workspace::Environment environment = found ? *found : m_store->environments().first();
    m_id = environment.id;
    fillRows();
    reportProblem();
    if (environment.isSimulator()) {
        roundtrip::Destination simulator = m_simulator;
        simulator.environment = environment;
        return use(simulator);
    }

    use({.name = environment.name,
         .endpoint = {},
         .apiKey = {},
         .environment = environment}); // until the key has been read
    m_keys->read(m_id, this, [this, environment](const workspace::KeptKey &kept) {
        if (m_id != environment.id || m_current.environment != environment)
            return;
        if (kept.key.isEmpty())
            emit noticed(tr("There is no API key for %1. Requests will be sent without one. %2")
                             .arg(environment.name, kept.problem)
                             .trimmed());
        use({.name = environment.name,
             .endpoint = environment.endpoint,
             .apiKey = kept.key,
             .environment = environment});
    });
}

void EnvironmentSelector::reportProblem()
{
    emit noticed(m_store->problem() ? m_store->problem()->sentence : QString());
}

void EnvironmentSelector::use(const roundtrip::Destination &destination)
{
    m_current = destination;
    core::setLogRedaction({.secrets = {destination.apiKey}, .idFields = destination.environment.idFields});
    showBadge();
    emit changed(m_current);
}

void EnvironmentSelector::showBadge()
{
    if (m_current.simulated)
        m_badge->show(Badge::Kind::Accent, tr("SIMULATOR"));
    else if (m_current.isLive())
        m_badge->show(Badge::Kind::Bad, tr("LIVE"));
    else
        m_badge->show(Badge::Kind::Neutral, tr("TEST"));
}

void EnvironmentSelector::edit()
{
    fillRows(); // the last row is a command, not an environment
    auto *dialog = new EnvironmentsDialog(m_store, m_keys, m_id, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString problem = dialog->keyProblem();
        choose(m_id); // looking at another, or adding one, does not make it the one in use
        if (!problem.isEmpty())
            emit noticed(problem);
    });
    dialog->open();
}

void EnvironmentSelector::fillRows()
{
    m_rows->clear();
    for (const workspace::Environment &environment : m_store->environments())
        m_rows->addItem(environment.isSimulator() ? tr("Simulator, built in") : environment.name);
    m_rows->insertSeparator(m_rows->count());
    m_rows->addItem(tr("Environments…"));
    for (qsizetype row = 0; row < m_store->environments().size(); ++row) {
        if (m_store->environments().at(row).id == m_id)
            m_rows->setCurrentIndex(int(row));
    }
}

} // namespace gui
