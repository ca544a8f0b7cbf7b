// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"

namespace http
{

/// What a client sends that fetches a page for nobody to see, as `Sec-Purpose: prefetch` does.
inline constexpr char previewPurpose[] = "preview";

/// The request was made ahead of time, or for a preview: nobody has asked for the page yet, and perhaps
/// nobody will (Fetch standard, `Sec-Purpose`; older and other spellings that browsers, proxies and
/// frameworks send).
bool isSpeculative(const Headers &headers);

/// The answer to a speculative request that must not be taken for a visit: 503, so that the browser drops
/// what it fetched ahead and asks again when the person goes there, and nothing that a cache keeps.
Response notAheadOfTime();

} // namespace http
