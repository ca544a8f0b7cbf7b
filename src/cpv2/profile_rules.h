// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// What the biller asks for beyond the contract, of one field that is there or not.
void checkProfile(Notes &notes, const Spot &spot);

} // namespace cpv2
