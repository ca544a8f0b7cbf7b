// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;

namespace gui
{

class EnvironmentSelector;
class NavigatorPane;
class RequestTabs;
class RoundTripBook;
class RoundTripPane;

/// Shows the round trip that the window is about wherever it appears: in the pane, the navigator, the form of
/// its request, and in what the commands for it can do.
class RoundTripDisplay : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const RoundTripBook *book;
        const EnvironmentSelector *environments;
        RequestTabs *tabs;
        NavigatorPane *navigator;
        RoundTripPane *pane;
        QAction *openPage;
        QAction *copyPageAddress;
        QAction *replay;
    };

    /// All parts outlive this.
    RoundTripDisplay(const Parts &parts, QObject *parent);

    void update();

private:
    void updateCommands();

    Parts m_parts;
};

} // namespace gui
