// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace gui
{

class RequestTabs;

/// The end of the menu "Request": what the form in front can do.
class RequestMenu : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    RequestMenu(QMenu *menu, RequestTabs *tabs, QObject *parent = nullptr);

private:
    void showCurrent();

    QMenu *m_menu;
    RequestTabs *m_tabs;
    QList<QAction *> m_shown;
};

} // namespace gui
