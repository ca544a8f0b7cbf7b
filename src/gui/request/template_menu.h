// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/template_folder.h"

#include <QObject>

class QMenu;
class QWidget;

namespace gui
{

class RequestTabs;

/// "New from": the samples and the user's own templates as a menu, read again whenever it is opened.
/// And the other way: the request in front becomes a template.
class TemplateMenu : public QObject
{
    Q_OBJECT
public:
    /// Dialogs open over `window`. All of these outlive the menu.
    TemplateMenu(QMenu *menu, const workspace::TemplateFolder &folder, RequestTabs *tabs, QWidget *window);

    void saveAsTemplate();

signals:
    void failed(const QString &sentence);

private:
    void fill();
    void openNew(const workspace::Template &from);
    void save(const QString &name);
    void write(const QString &name);

    QMenu *m_menu;
    workspace::TemplateFolder m_folder;
    RequestTabs *m_tabs;
    QWidget *m_window;
};

} // namespace gui
