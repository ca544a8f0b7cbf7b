// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/transport.h"
#include "roundtrip/destination.h"

namespace roundtrip
{

class Desk;

/// How the environment's service is reached.
http::Transport transportOf(const workspace::Environment &environment);

/// From now on the desk keeps, answers and forwards captures as the environment of the destination says, also
/// those that come to its callback address. Our own simulator sends as many postbacks as there are invoices,
/// so no limit holds for it.
void use(const Destination &to, Desk *desk);

} // namespace roundtrip
