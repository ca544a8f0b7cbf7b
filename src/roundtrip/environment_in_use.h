// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/transport.h"
#include "workspace/environment.h"

namespace roundtrip
{

class Desk;

/// How the environment's service is reached.
http::Transport transportOf(const workspace::Environment &environment);

/// From now on the desk keeps, answers and forwards captures as the environment says, those too that come to
/// its callback address. `name` is the one that
/// orders for it carry.
void use(const workspace::Environment &environment, const QString &name, const QByteArray &apiKey,
         Desk *desk);

} // namespace roundtrip
