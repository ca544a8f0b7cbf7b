// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/environment.h"
#include "workspace/settings.h"

#include <QWidget>

#include <memory>

class QComboBox;

namespace gui
{

class Badge;

/// Where requests go: the built-in simulator, or another endpoint that the person enters. A badge says
/// all the time which kind it is.
class EnvironmentSelector : public QWidget
{
    Q_OBJECT
public:
    /// `settings` remembers the other endpoint's address, never its key.
    EnvironmentSelector(const Environment &simulator, workspace::Settings *settings,
                        QWidget *parent = nullptr);

    const Environment &current() const { return m_isSimulatorChosen ? m_simulator : m_other; }
    const Environment &simulator() const { return m_simulator; }
    /// Asks for another endpoint; also the combo box's last row.
    void enterEndpoint();

signals:
    void changed(const gui::Environment &environment);

private:
    void choose(int row);
    void chooseSimulator(bool chosen);
    void update();

    Environment m_simulator;
    Environment m_other; ///< empty endpoint: not entered in this run
    bool m_isSimulatorChosen = true;
    workspace::Settings *m_settings;
    QComboBox *m_rows;
    Badge *m_badge;
};

} // namespace gui
