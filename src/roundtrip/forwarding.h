// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace roundtrip
{

/// Whether and where captures go on to the biller's own handlers, so that the real portal does its work
/// while the workbench watches.
struct Forwarding {
    bool isOn = false;
    QUrl to = {};               ///< of postbacks; empty: the PostBackURL that the request had of its own
    bool allowPrivate = false;  ///< the target may be this machine or in a private network
    bool sendBack = true;       ///< the payer's browser is sent on to the request's own ReturnURL
    bool takesWaiting = false;  ///< what waits for another address is sent to this one
    QString caFile = QString(); ///< PEM certificates trusted besides the system's; empty for none

    bool operator==(const Forwarding &) const = default;
};

/// Postbacks that were captured and are not with the handler yet.
struct WaitingForwards {
    QString target; ///< without its query; empty for those in memory
    int count = 0;
    /// The address is in force: they are sent there. Otherwise they stay in the journal until it is again.
    bool isInForce = false;

    bool operator==(const WaitingForwards &) const = default;
};

/// A sentence for the user about each: what waits for where, and whether it is sent.
QStringList describe(const QList<WaitingForwards> &waiting);

} // namespace roundtrip

Q_DECLARE_METATYPE(roundtrip::WaitingForwards)
