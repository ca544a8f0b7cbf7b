// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/replay.h"

namespace roundtrip
{

/// What of a message is only left as it was masked for keeping, so that it must not be sent: the names of
/// fields, or words for the body. `capture` is the exchange it was made from, nullptr when that is not known.
QStringList maskedFields(const Message &message, const journal::Exchange *capture);

/// Says so, and what to do. Fails with `masked` when there are any.
core::Result<core::Done> checkUnmasked(const Message &message, const journal::Exchange *capture);

} // namespace roundtrip
