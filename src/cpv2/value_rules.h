// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// A text, number, date or address that a field holds, in JSON of a type that fits.
void checkTextOf(Notes &notes, const Spot &spot);
/// A field that is required and has no value; `sentence` says so.
void addRequired(Notes &notes, const Spot &spot, const QString &sentence);

} // namespace cpv2
