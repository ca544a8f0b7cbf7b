// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/postback.h"
#include "roundtrip/round_trip.h"

namespace roundtrip
{

/// A field of a postback beside what the request asked for and what the hosted page showed the payer.
struct FieldComparison {
    QString field;
    QString asked; ///< empty where the request does not mention it
    QString shown; ///< empty where the page does not show it, or was not read
    QString reported;
    enum class Outcome { Nothing, Same, Different } outcome = Outcome::Nothing;
    bool operator==(const FieldComparison &) const = default;
};

/// The eighteen fields in the contract's order, then the unknown ones in theirs.
QList<FieldComparison> compare(const RoundTrip &trip, const cpv2::Postback &postback);

} // namespace roundtrip
