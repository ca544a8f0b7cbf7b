// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QRect>
#include <QString>
#include <QTextLayout>

#include <memory>

class QFontMetrics;
class QPainter;

namespace gui
{

struct Theme;

// What the JSON for reading and the JSON for editing have in common.

/// One line, never wrapped, from the left to the right.
std::unique_ptr<QTextLayout> layOutLine(const QString &text, const QList<QTextLayout::FormatRange> &colors,
                                        const QFont &font);

/// The width of the column of line numbers.
int lineNumberWidth(int lineCount, const QFontMetrics &metrics);
/// Into the column, at the line's height.
void paintLineNumber(QPainter &painter, const QRect &area, int line, const Theme &theme);

} // namespace gui
