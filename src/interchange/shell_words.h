// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QList>

namespace interchange
{

/// A word of a shell command, or an operator between commands and words. The operators are `\n`, `|`, `;`,
/// `&`,
/// `(`, `)`, and the redirections `<`, `>`, `<<` and `<<<`, each of which has one more word: the file, or for
/// the last two the text itself.
struct ShellWord {
    QByteArray text;              ///< quotes and escapes taken off
    bool isOperator = false;      ///< a line end reads `\n`
    bool hasVariable = false;     ///< it contains a `$name`, kept as written since its value is not known
    QByteArrayList commands = {}; ///< the scripts of its command substitutions, which are kept as written
    bool operator==(const ShellWord &) const = default;
};

/// Splits a script as a POSIX shell would (XCU, section 2), including `$'…'` and here-documents; or as the
/// Windows command prompt or PowerShell would, when it continues lines with `^` or a backtick. Comments are
/// left out, and nothing is executed. A variable that the script itself sets to a plain text is replaced,
/// unless its name is that of a secret. Fails with `import`: an unclosed quotation mark, typographic
/// quotation marks.
core::Result<QList<ShellWord>> shellWords(QByteArrayView script);

/// `bytes` as one word for a POSIX shell, in single quotes. They must not contain a NUL.
QByteArray shellQuoted(QByteArrayView bytes);

} // namespace interchange
