// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/destination.h"

#include <QObject>

namespace roundtrip
{
class Desk;
struct Checkup;
} // namespace roundtrip

namespace workspace
{
class Settings;
}

namespace gui
{

class EnvironmentSelector;
class MessageBar;
class RequestPage;
class RequestTabs;

/// What the chosen environment means beyond the selector: how the desk treats what it captures, how requests
/// are judged, and a note where postbacks cannot reach the listener.
class DestinationEffects : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this.
    DestinationEffects(const EnvironmentSelector *environments, RequestTabs *tabs, roundtrip::Desk *desk,
                       const workspace::Settings *settings, MessageBar *messages, QObject *parent);

    /// The environment, or whether callback URLs are replaced, has changed.
    void update();
    /// Where the listener is has changed.
    void updateReachability();
    /// What the doctor looks at now.
    roundtrip::Checkup checkup() const;

private:
    const roundtrip::Destination &destination() const;
    void judge(const RequestPage *page) const;

    const EnvironmentSelector *m_environments;
    RequestTabs *m_tabs;
    roundtrip::Desk *m_desk;
    const workspace::Settings *m_settings;
    MessageBar *m_messages;
};

} // namespace gui
