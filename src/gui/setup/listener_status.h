// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "gui/setup/listener_dialog.h"
#include "http/refusal_log.h"
#include "roundtrip/listener_health.h"
#include "workspace/settings.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace roundtrip
{
class Desk;
struct ListenAt;
} // namespace roundtrip

namespace gui
{

class Badge;
class MessageBar;

/// The callback listener in the tool bar: whether it listens, where, and how it is by its last self-test.
/// It also starts it, moves it to another port, lets other computers reach it and makes it speak https (for
/// this run only), says what to do when the port is taken, and shows what the listener refused.
class ListenerStatus : public QWidget
{
    Q_OBJECT
public:
    ListenerStatus(roundtrip::Desk *desk, workspace::Settings *settings, MessageBar *messages,
                   QWidget *parent = nullptr);

    /// On the port of the settings.
    void listen();
    /// Asks for another port, whether other computers may reach it, and for encryption, and moves there.
    void choosePort();

    /// How long the heartbeat may stay away before the light says so.
    void setPatience(int ms) { m_silence.setInterval(ms); }

signals:
    /// The listener shows this certificate now; empty: none, it speaks http.
    void certificateChanged(const QString &file);
    /// The names by which this computer's servers are called besides their own.
    void allowedHostsChanged(const QList<QByteArray> &hosts);
    /// Callbacks have another address now, or none.
    void changed();

private:
    void listenOn(const roundtrip::ListenAt &where);
    void begin();
    void move(ListenerChoice choice);
    void take(const ListenerChoice &choice, const core::Result<roundtrip::ListenAt> &where);
    void checked(const roundtrip::ListenerHealth &health);
    void noteRefused(const http::RefusedRequest &refused);
    void update();
    void showLight();
    QString details() const;

    roundtrip::Desk *m_desk;
    workspace::Settings *m_settings;
    MessageBar *m_messages;
    Badge *m_badge;
    Badge *m_reachableBadge; ///< shown while other computers reach it
    QLabel *m_address;
    ListenerChoice m_choice; ///< the one in force
    roundtrip::ListenerHealth m_health;
    QStringList m_refused; ///< the last ones, a line each, the newest first
    QTimer m_silence;      ///< runs out when the heartbeat stays away
};

} // namespace gui
