// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// What stands in JSON text for any type the contract asks for: the service takes numbers as text and text as
/// numbers (docs/contract.md#create-request); nothing else.
bool fitsType(const core::Json &value, FieldType type);
/// The number of `Custom7`, in any case; 0 when the name is none of these.
int customNumber(const QString &name);

/// The names in an object that holds fields, and everything in it that no field accounts for.
void checkMembers(Notes &notes, QLatin1StringView path, const core::Json &object, Place place);

} // namespace cpv2
