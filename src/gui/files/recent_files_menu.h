// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QObject>

class QMenu;

namespace gui
{

/// Fills a menu with the files that were opened or saved last, the newest first.
class RecentFilesMenu : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    RecentFilesMenu(QMenu *menu, workspace::Settings *settings, QObject *parent = nullptr);

    void update();

signals:
    void chosen(const QString &file);
    void cleared();

private:
    void clear();

    QMenu *m_menu;
    workspace::Settings *m_settings;
};

} // namespace gui
