// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/endpoint.h"
#include "workspace/environment.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace roundtrip
{

/// Where requests are sent, and with which key: an environment that was chosen. The key lives in memory only.
struct Destination {
    QString name;  ///< for people
    QUrl endpoint; ///< empty: there is nothing to send to
    QByteArray apiKey;
    bool simulated = false;                  ///< our own simulator: no money can move
    workspace::Environment environment = {}; ///< as the user set it up

    /// Money can move.
    bool isLive() const { return !simulated && environment.live; }
    /// Requests leave this machine.
    bool isRemote() const { return !simulated && !isLoopback(endpoint); }
    /// What the service is told to call: the environment's own address (a tunnel), else the listener's.
    /// Empty while nothing listens.
    QUrl callbackBase(const QUrl &listener) const
    {
        return listener.isEmpty() || environment.callbackBase.isEmpty() ? listener : environment.callbackBase;
    }
};

} // namespace roundtrip
