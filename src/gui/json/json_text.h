// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QString>

namespace gui
{

/// The value as JSON text on one line, for reading and for typing over it.
QString jsonOnOneLine(const core::Json &value);

} // namespace gui
