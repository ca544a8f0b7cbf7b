// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace gui
{

// Text from the wire or from a file is foreign: it is shown, never taken for markup.

/// As a tool tip. Qt guesses whether a tool tip is markup, so this one is, with everything escaped.
QString plainToolTip(const QString &text);

/// On one line: characters that are not harmless (core::isHarmless()) become spaces. Text of more than
/// `limit` characters ends in `…`.
QString oneLine(const QString &text, qsizetype limit = 200);

/// Bytes as text: CRLF and LF break the line, a byte that is not printable UTF-8 reads `\x1b`.
QString printable(QByteArrayView bytes);

/// The first 64 KiB of them as text, for a look at what may be very long; where more follows, a last line
/// reads `…`.
QString beginningOf(QByteArrayView bytes);

/// Bytes as offset, sixteen hexadecimal pairs and ASCII on each line.
QString hexDump(QByteArrayView bytes);

} // namespace gui
