// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_difference.h"
#include "roundtrip/round_trip.h"

namespace roundtrip
{

/// How one message of two round trips differs, by field.
struct TripDifference {
    enum class Part { Request, Response, Postback, Return };

    Part part = Part::Request;
    bool isInBefore = false;
    bool isInAfter = false;
    QList<core::JsonDifference> fields = {}; ///< empty where one side lacks the message
};

/// Request, response, last postback and last return, in this order. An unmatched capture (a round trip of
/// that one exchange) is compared as the postback or return that it looks like (roleByHand()).
QList<TripDifference> differences(const RoundTrip &before, const RoundTrip &after);

/// What a callback says as one document: a JSON body as it is, a form's fields by name as texts, those of
/// the query behind them; a body that is neither is a text.
core::Json fieldsOf(const journal::Exchange &callback);

} // namespace roundtrip
