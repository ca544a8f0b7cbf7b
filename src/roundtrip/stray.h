// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/postback.h"
#include "journal/records.h"

namespace roundtrip
{

/// Why a capture counts for nothing although it came to a callback URL, a sentence; empty when it counts.
///
/// Anything may ask for an address: health probes, link previews, scanners, a person who tries it in the
/// browser. A postback is a GET or POST with `Approved`, or one that cannot be read but may hold it. A return
/// is a GET or POST by which a browser goes to a page, without any sign that a program or a page's script
/// made it, or that it was made ahead of time. All else is a stray: kept, shown, and judged by nothing.
///
/// `fields` is what postbackOf() reads from the capture. Empty for an exchange of any other role.
QString strayReason(const journal::Exchange &capture, const cpv2::Postback &fields);
QString strayReason(const journal::Exchange &capture);

} // namespace roundtrip
