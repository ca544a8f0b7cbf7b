// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "roundtrip/round_trip.h"

namespace roundtrip
{

/// What the payer's browser gets when it comes back: "back at the biller's portal", the invoices with
/// their amounts and states. It asks `statePath` again every two seconds until all are settled.
/// No script, nothing loaded, everything from outside escaped.
http::Response returnPage(const RoundTrip &trip, const QByteArray &statePath);

} // namespace roundtrip
