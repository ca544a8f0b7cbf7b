// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/recent_files_menu.h"

#include "gui/look/plain_text.h"

#include <QDir>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

RecentFilesMenu::RecentFilesMenu(QMenu *menu, workspace::Settings *settings, QObject *parent)
    : QObject(parent), m_menu(menu), m_settings(settings)
{
    update();
}

void RecentFilesMenu::update()
{
    const QStringList files = m_settings->recentFiles();
    m_menu->clear();
    m_menu->setEnabled(!files.isEmpty());
    for (const QString &file : files) {
        QString text = oneLine(QDir::toNativeSeparators(file));
        text.replace(u'&', "&&"_L1); // no mnemonic
        m_menu->addAction(text, this, [this, file] { emit chosen(file); });
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("&Clear this list"), this, &RecentFilesMenu::clear)
        ->setObjectName("actionClearRecent"_L1);
}

void RecentFilesMenu::clear()
{
    m_settings->clearRecentFiles();
    update();
    emit cleared();
}

} // namespace gui
