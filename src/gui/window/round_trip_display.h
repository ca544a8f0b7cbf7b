// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>

class QAction;

namespace roundtrip
{
class RoundTrip;
}

namespace gui
{

class EnvironmentSelector;
class NavigatorPane;
class RequestTabs;
class RoundTripBook;
class RoundTripStrip;

/// Shows the round trip of the request in front wherever it appears: in the strip, the navigator and the
/// form. The commands for a round trip are about the one that can be seen.
class RoundTripDisplay : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        const RoundTripBook *book;
        const EnvironmentSelector *environments;
        RequestTabs *tabs;
        NavigatorPane *navigator;
        RoundTripStrip *strip;
        std::function<const roundtrip::RoundTrip *()> visible; ///< nullptr when none is
        QAction *openPage;
        QAction *copyPageAddress;
        QAction *replay;
    };

    /// All parts outlive this.
    RoundTripDisplay(const Parts &parts, QObject *parent);

    void update();
    void updateCommands();

private:
    Parts m_parts;
};

} // namespace gui
