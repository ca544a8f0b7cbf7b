// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_menu.h"

#include "gui/request/request_page.h"
#include "gui/request/request_pane.h"
#include "gui/request/request_tabs.h"

#include <QMenu>

namespace gui
{

RequestMenu::RequestMenu(QMenu *menu, RequestTabs *tabs, QObject *parent)
    : QObject(parent), m_menu(menu), m_tabs(tabs)
{
    menu->addSeparator();
    connect(tabs, &RequestTabs::currentChanged, this, &RequestMenu::showCurrent);
    showCurrent();
}

void RequestMenu::showCurrent()
{
    const QList<QAction *> current = m_tabs->current()->form()->menuActions();
    // Those of a closed form have left the menu with it.
    const QList<QAction *> shown = m_menu->actions();
    for (QAction *action : std::as_const(m_shown)) {
        if (shown.contains(action))
            m_menu->removeAction(action);
    }
    m_menu->addActions(current);
    m_shown = current;
}

} // namespace gui
