// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace core
{

/// The text with blanks in place of comments (`// …`, `# …` to the end of the line, and `/* … */`) outside
/// strings, so that lines and columns stay where they are. JSON has no comments, but other programs write
/// them.
QByteArray withoutComments(QByteArrayView text);

/// True when a comment starts at the beginning of `text`.
bool startsWithComment(QByteArrayView text);

} // namespace core
