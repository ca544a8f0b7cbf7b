// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// A fix that changes a name replaces the whole object. Objects with more members than this get no such
/// fixes: one for each member would take time and memory that grow with the square of the object's size.
inline constexpr size_t mostMembersToRewrite = 1000;

/// Whether the JSON value can stand for the type that the contract asks for: the service accepts numbers as
/// strings and strings as numbers (docs/contract.md#create-request), nothing else.
bool fitsType(const core::Json &value, FieldType type);
/// The number in a name like `Custom7`, in any case; 0 for any other name.
int customNumber(const QString &name);

/// Checks the names in an object that holds fields, and everything in it that belongs to no field.
void checkMembers(Notes &notes, QLatin1StringView path, const core::Json &object, Place place);

} // namespace cpv2
