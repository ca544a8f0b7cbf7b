// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace core
{

// Text from the wire or from a file is foreign: on a screen or in a log it must not do anything.

/// False for a character that breaks a line, steers a terminal, changes the direction of writing or cannot
/// be seen, for half a surrogate pair, and for what Unicode has not assigned. Tabs and line ends are not
/// harmless either; callers that can show them pass them in `keeping`.
bool isHarmless(char32_t c);

/// `text` with `instead` in place of each UTF-16 unit that is not part of a harmless character or of
/// `keeping`. It is as long as before, so columns stay where they are.
QString harmless(QString text, QChar instead = QChar::ReplacementCharacter, QStringView keeping = {});

/// `text` with each character that is neither harmless nor in `keeping` escaped as in JSON (`\u202e`), so
/// that nothing is lost.
QString escapedWhereHarmful(const QString &text, QStringView keeping = {});

/// All of the text, on one line: as escapedWhereHarmful(), and `\n` and the backslash are escaped as well, so
/// that an escape cannot be forged.
QString oneLine(const QString &text);

} // namespace core
