// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/view_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QWidget>

namespace gui
{

ViewMenu::ViewMenu(workspace::Settings *settings, QObject *parent) : QObject(parent), m_settings(settings) {}

void ViewMenu::setThemes(const QList<std::pair<QAction *, workspace::Settings::Theme>> &themes)
{
    auto *group = new QActionGroup(this);
    for (const auto &[action, theme] : themes) {
        group->addAction(action);
        action->setChecked(theme == m_settings->get(workspace::setting::theme));
        connect(action, &QAction::triggered, this, [this, chosen = theme] {
            m_settings->set(workspace::setting::theme, chosen);
            emit themeChosen();
        });
    }
}

void ViewMenu::setPanes(const QList<std::pair<QAction *, QWidget *>> &panes)
{
    const QStringList hidden = m_settings->get(workspace::setting::hiddenPanes);
    for (const auto &[action, pane] : panes) {
        m_paneActions << action;
        connect(action, &QAction::toggled, pane, &QWidget::setVisible);
        action->setChecked(!hidden.contains(action->objectName()));
        connect(action, &QAction::toggled, this, &ViewMenu::rememberHiddenPanes);
    }
}

void ViewMenu::rememberHiddenPanes()
{
    QStringList hidden;
    for (const QAction *action : m_paneActions) {
        if (!action->isChecked())
            hidden << action->objectName();
    }
    m_settings->set(workspace::setting::hiddenPanes, hidden);
}

} // namespace gui
