// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QUrl>

namespace roundtrip
{

/// Whether and where captures go on to the biller's own handlers, so that the real portal does its work
/// while the workbench looks on.
struct Forwarding {
    bool isOn = false;
    QUrl to = {};              ///< of postbacks; empty: the PostBackURL that the request had of its own
    bool allowPrivate = false; ///< the target may be this machine or in a private network
    bool sendBack = true;      ///< the payer's browser is sent on to the request's own ReturnURL

    bool operator==(const Forwarding &) const = default;
};

} // namespace roundtrip
