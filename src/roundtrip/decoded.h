// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/postback.h"
#include "journal/records.h"

#include <memory>

namespace roundtrip
{

/// The fields of a captured request, from its body and its query.
cpv2::Postback postbackOf(const journal::Exchange &capture);

/// An exchange with what it says, which is read once.
struct Decoded : journal::Exchange {
    explicit Decoded(const journal::Exchange &exchange);

    cpv2::Postback fields; ///< of a capture; empty for what we sent
    QString stray;         ///< strayReason(): why it counts for nothing

    bool isStray() const { return !stray.isEmpty(); }
};

using DecodedPointer = std::shared_ptr<const Decoded>; ///< versions of a round trip share it

} // namespace roundtrip
