// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/endpoint.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace gui
{

/// Where requests are sent, and with which key. The key lives in memory only.
struct Environment {
    QString name;  ///< for people
    QUrl endpoint; ///< empty: there is nothing to send to
    QByteArray apiKey;
    bool simulated = false; ///< our own simulator: no money can move

    /// Requests leave this machine for a service that may be real.
    bool isLive() const { return !simulated && !roundtrip::isLoopback(endpoint); }
};

} // namespace gui
