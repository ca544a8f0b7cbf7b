// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"
#include "workspace/profile_library.h"
#include "workspace/settings.h"

#include <QToolButton>

namespace gui
{

class MessageBar;
class RequestTabs;

/// The biller profile that every open request is checked against, as a button for the status bar: the one the
/// user chose. When its file changes, its new rules apply at once; while it cannot be read, the old ones do,
/// and a message says why.
class ActiveProfile : public QToolButton
{
    Q_OBJECT
public:
    /// All of these outlive it.
    ActiveProfile(RequestTabs *tabs, workspace::ProfileLibrary *library, workspace::Settings *settings,
                  MessageBar *messages, QWidget *parent = nullptr);

    /// Shows the profiles there are, and takes the one the user chooses.
    void choose();

private:
    void read();
    void use(const cpv2::BillerProfile &profile);

    RequestTabs *m_tabs;
    workspace::ProfileLibrary *m_library;
    workspace::Settings *m_settings;
    MessageBar *m_messages;
    cpv2::BillerProfile m_profile = cpv2::BillerProfile::sagesGov();
};

} // namespace gui
