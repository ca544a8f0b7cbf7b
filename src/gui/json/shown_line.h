// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTextLayout>

#include <memory>

namespace gui
{

struct Theme;

/// One line of a text, laid out as it is shown: elided, and with harmful characters (core::isHarmless()) as
/// U+FFFD. Columns are those of the whole line in UTF-16 units; the ones that are left out are all at the end
/// of the mark that says so.
struct ShownLine {
    static constexpr int limit = 10'000; ///< columns that are shown

    std::unique_ptr<QTextLayout> layout;
    int length = 0; ///< of the whole line, in columns

    int kept() const { return qMin(length, limit); }
    bool isElided() const { return length > limit; }
    QString text() const { return layout->text(); }
    int toShown(int column) const { return column <= kept() ? column : int(layout->text().size()); }
    int fromShown(int position) const
    {
        if (!isElided() || position <= kept())
            return qMin(position, length);
        return position - kept() < text().size() - position ? kept() : length;
    }
    qreal x(int column) const { return layout->lineAt(0).cursorToX(toShown(column)); }
    qreal width() const { return layout->lineAt(0).naturalTextWidth(); }
};

/// Lays out a line of UTF-8, with the colours of JSON or without. Only what can be seen of it is decoded: it
/// may have ten million characters.
ShownLine showLine(const QByteArray &line, bool isHighlighted, const Theme &theme, const QFont &font);

} // namespace gui
