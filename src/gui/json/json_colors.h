// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextLayout>

namespace gui
{

struct Theme;

/// The colours of the names, strings and numbers in one line of JSON text (no JSON token spans lines);
/// punctuation and literals stay in the text's colour.
QList<QTextLayout::FormatRange> jsonColors(const QString &line, const Theme &theme);

} // namespace gui
