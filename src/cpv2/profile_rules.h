// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// Checks what the biller asks for beyond the contract, for one field, present or not.
void checkProfile(Notes &notes, const Spot &spot);

} // namespace cpv2
