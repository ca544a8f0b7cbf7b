// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/redaction.h"

namespace core
{

/// From now on every message of the program and of Qt is one line on the standard error output, redacted.
/// For the start of main().
void logInLines();
/// What the messages from now on must not show, besides card data.
void setLogRedaction(const RedactionRules &rules);

} // namespace core
