// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QObject>

namespace gui
{

class RequestTabs;

/// Which files are open, remembered for the next start, whenever it changes: a program that is killed has
/// a session too.
class Session : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    Session(RequestTabs *tabs, workspace::Settings *settings, QObject *parent = nullptr);

    /// Opens the files of the last session where that is wanted, as far as they are still there, and
    /// begins to remember those of this one.
    void begin();

private:
    void remember();

    RequestTabs *m_tabs;
    workspace::Settings *m_settings;
    QStringList m_files;
    QString m_current;
};

} // namespace gui
