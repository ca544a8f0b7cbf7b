// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/caret_move.h"

#include <QKeyEvent>

#include <array>

namespace gui
{

std::optional<CaretKey> caretKey(const QKeyEvent &event)
{
    struct Key {
        QKeySequence::StandardKey moves, selects;
        CaretMove move;
    };
    using enum CaretMove::Unit;
    static constexpr std::array keys{
        Key{QKeySequence::MoveToNextChar, QKeySequence::SelectNextChar, {Character, 1}},
        Key{QKeySequence::MoveToPreviousChar, QKeySequence::SelectPreviousChar, {Character, -1}},
        Key{QKeySequence::MoveToNextWord, QKeySequence::SelectNextWord, {Word, 1}},
        Key{QKeySequence::MoveToPreviousWord, QKeySequence::SelectPreviousWord, {Word, -1}},
        Key{QKeySequence::MoveToNextLine, QKeySequence::SelectNextLine, {Line, 1}},
        Key{QKeySequence::MoveToPreviousLine, QKeySequence::SelectPreviousLine, {Line, -1}},
        Key{QKeySequence::MoveToNextPage, QKeySequence::SelectNextPage, {Page, 1}},
        Key{QKeySequence::MoveToPreviousPage, QKeySequence::SelectPreviousPage, {Page, -1}},
        Key{QKeySequence::MoveToEndOfLine, QKeySequence::SelectEndOfLine, {LineEdge, 1}},
        Key{QKeySequence::MoveToStartOfLine, QKeySequence::SelectStartOfLine, {LineEdge, -1}},
        Key{QKeySequence::MoveToEndOfDocument, QKeySequence::SelectEndOfDocument, {TextEdge, 1}},
        Key{QKeySequence::MoveToStartOfDocument, QKeySequence::SelectStartOfDocument, {TextEdge, -1}},
    };
    for (const Key &key : keys) {
        const bool selects = event.matches(key.selects);
        if (selects || event.matches(key.moves))
            return CaretKey{key.move, selects};
    }
    return {};
}

} // namespace gui
