// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QList>
#include <QObject>

#include <utility>

class QAction;
class QWidget;

namespace gui
{

/// The theme to choose, and which panes are shown; both are remembered.
class ViewMenu : public QObject
{
    Q_OBJECT
public:
    /// `settings` outlive it.
    explicit ViewMenu(workspace::Settings *settings, QObject *parent = nullptr);

    void setThemes(const QList<std::pair<QAction *, workspace::Settings::Theme>> &themes);
    /// Each checkable action shows and hides its pane.
    void setPanes(const QList<std::pair<QAction *, QWidget *>> &panes);

signals:
    /// The user chose a theme; it is in the settings.
    void themeChosen();

private:
    void rememberHiddenPanes();

    workspace::Settings *m_settings;
    QList<QAction *> m_paneActions;
};

} // namespace gui
