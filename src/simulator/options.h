// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/behaviour.h"
#include "simulator/faults.h"

#include <QByteArray>
#include <QList>

namespace simulator
{

/// How the simulator runs.
struct Options {
    quint16 port = 0;       ///< on 127.0.0.1; 0 takes any free one
    QByteArray apiKey = {}; ///< the only key accepted; empty: one is generated
    QList<QByteArray> allowedHosts =
        {}; ///< `host[:port]` by which it is called besides 127.0.0.1 and localhost
    bool postsBeyondThisComputer = false; ///< else postbacks go to this computer only
    Behaviour behaviour = {};             ///< where the contract is open
    Faults faults = {};
};

} // namespace simulator
