// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/shell_words.h"

namespace interchange
{

/// Splits as the Windows command prompt does (`^` escapes), and then as the runtime library of C splits the
/// arguments of a program (`\"` and `""` are quotation marks).
core::Result<QList<ShellWord>> commandPromptWords(QByteArrayView script);

/// Splits as PowerShell does (a backtick escapes; here-strings `@'…'@`). Quotation marks that are escaped
/// once more for the program (`\"`) lose that escape.
core::Result<QList<ShellWord>> powerShellWords(QByteArrayView script);

} // namespace interchange
