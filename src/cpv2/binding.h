// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QAnyStringView>

namespace cpv2
{

/// The index of the member that the service binds to `name` (docs/contract.md#create-request): exact spelling
/// first, else any case; the last one when it repeats. -1 when there is none.
int boundMember(const core::Json::Members &members, QAnyStringView name);
/// Its value; nullptr when there is none, or `object` is not an object.
const core::Json *boundValue(const core::Json &object, QAnyStringView name);

/// A string's, number's or boolean's text; empty for null, objects and arrays.
QString textOf(const core::Json &value);

} // namespace cpv2
