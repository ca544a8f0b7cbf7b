// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace interchange
{

/// A word of a shell command, or an operator between commands (`|`, `;`, a line end, …).
struct ShellWord {
    QByteArray text;          ///< quotes and escapes taken off
    bool isOperator = false;  ///< a line end reads `\n`
    bool hasVariable = false; ///< it contains a `$name`, kept as written since only a shell could replace it
    bool operator==(const ShellWord &) const = default;
};

/// Splits a script as a POSIX shell would (XCU, section 2), including `$'…'`; comments are left out and
/// nothing is expanded. Fails with `import`: an unclosed quotation mark, a command substitution, or quoting
/// for the Windows command prompt.
core::Result<QList<ShellWord>> shellWords(QByteArrayView script);

/// `bytes` as one word for a POSIX shell, in single quotes. They must not contain a NUL.
QByteArray shellQuoted(QByteArrayView bytes);

} // namespace interchange
