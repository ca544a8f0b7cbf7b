// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/session.h"

#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"

#include <QFileInfo>

namespace gui
{

Session::Session(RequestTabs *tabs, workspace::Settings *settings, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_settings(settings)
{
}

void Session::begin()
{
    if (m_settings->get(workspace::setting::reopenFiles)) {
        // What is gone or broken by now is left out: nobody has asked for it today.
        for (const QString &file : m_settings->get(workspace::setting::openFiles))
            m_tabs->open(file);
        if (RequestPage *front = m_tabs->pageOf(m_settings->get(workspace::setting::currentFile)))
            m_tabs->raise(front);
    }
    connect(m_tabs, &RequestTabs::changed, this, &Session::remember);
    remember();
}

void Session::remember()
{
    QStringList files;
    for (const RequestPage *page : m_tabs->pages()) {
        if (!page->file().isEmpty())
            files << QFileInfo(page->file()).absoluteFilePath();
    }
    const QString file = m_tabs->current()->file();
    const QString current = file.isEmpty() ? QString() : QFileInfo(file).absoluteFilePath();
    if (files == m_files && current == m_current)
        return;
    m_files = files;
    m_current = current;
    m_settings->set(workspace::setting::openFiles, files);
    m_settings->set(workspace::setting::currentFile, current);
}

} // namespace gui
