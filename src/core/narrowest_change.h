// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"

#include <optional>

namespace core
{

/// The edit that makes `after` of `before`, at the narrowest place that holds all their differences: one
/// value replaced, or one item or member that has come or gone. Nothing when they are equal.
std::optional<JsonEdit> narrowestChange(const Json &before, const Json &after);

} // namespace core
