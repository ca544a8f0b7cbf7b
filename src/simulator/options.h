// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/faults.h"

#include <QByteArray>

namespace simulator
{

/// What nobody outside knows about the service can be set here (docs/contract.md, marked open).
struct Options {
    quint16 port = 0;                   ///< on 127.0.0.1; 0 takes any free one
    QByteArray apiKey;                  ///< the only key accepted; empty: one is generated
    bool onePostbackPerPayment = false; ///< else one for each invoice
    int refusalStatus = 400;            ///< of a refused request: 400 or 200
    Faults faults = {};
};

} // namespace simulator
