// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/listener_health.h"
#include "workspace/settings.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace roundtrip
{
class Desk;
}

namespace gui
{

class Badge;
class MessageBar;

/// The callback listener in the tool bar: whether it listens, where, and how it is by its last self-test.
/// It also starts it, moves it to another port, lets other computers reach it (for this run only), and says
/// what to do when the port is taken.
class ListenerStatus : public QWidget
{
    Q_OBJECT
public:
    ListenerStatus(roundtrip::Desk *desk, workspace::Settings *settings, MessageBar *messages,
                   QWidget *parent = nullptr);

    /// On the port of the settings.
    void listen();
    /// Asks for another port, and whether other computers shall reach it, and moves there.
    void choosePort();

    /// How long the heartbeat may stay away before the light says so.
    void setPatience(int ms) { m_silence.setInterval(ms); }

signals:
    /// Callbacks have another address now, or none.
    void changed();

private:
    void listenOn(quint16 port);
    void move(quint16 port, bool isReachable);
    void checked(const roundtrip::ListenerHealth &health);
    void update();
    void showLight();
    QString details() const;

    roundtrip::Desk *m_desk;
    workspace::Settings *m_settings;
    MessageBar *m_messages;
    Badge *m_badge;
    Badge *m_reachableBadge; ///< shown while other computers reach it
    QLabel *m_address;
    bool m_isReachable = false;
    roundtrip::ListenerHealth m_health;
    QTimer m_silence; ///< runs out when the heartbeat stays away
};

} // namespace gui
