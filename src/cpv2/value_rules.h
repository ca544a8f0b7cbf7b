// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// Checks the text, number, date or address in a field whose JSON type fits.
void checkTextOf(Notes &notes, const Spot &spot);
/// Reports a required field without a value; `sentence` says so.
void addRequired(Notes &notes, const Spot &spot, const QString &sentence);

} // namespace cpv2
