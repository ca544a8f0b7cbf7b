// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <compare>

namespace gui
{

class LineSource;

/// Where a caret can be in a text: before the character `column` of a line.
struct TextPlace {
    int line = 1;   ///< from 1
    int column = 0; ///< in UTF-16 units, from 0
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the comparison with 0 for a pointer's
    auto operator<=>(const TextPlace &) const = default;
};

/// What is looked for; nothing while the text is empty.
struct FindPattern {
    QString text;
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool operator==(const FindPattern &) const = default;
};

/// A view of a text in which a find bar can look.
class Searchable
{
public:
    virtual ~Searchable() = default;
    virtual const LineSource &searchedLines() const = 0;
    /// The search goes on from here: the start of the selection, or the caret.
    virtual TextPlace searchStart() const = 0;
    /// Selects `length` characters and scrolls to them.
    virtual void selectHit(const TextPlace &start, int length) = 0;
    /// All hits that are seen are marked; none when the pattern is empty.
    virtual void markHits(const FindPattern &pattern) = 0;
};

} // namespace gui
