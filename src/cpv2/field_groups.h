// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/fields.h"

#include <vector>

namespace cpv2
{

/// The fields of one object, in the sample's order; none where `parent` (as in Field) has none. For whoever
/// goes through every object of a large request: findField() and this cost by the object's own fields.
const std::vector<const Field *> &fieldsOf(QLatin1StringView parent);

} // namespace cpv2
