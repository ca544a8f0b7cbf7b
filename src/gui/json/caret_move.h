// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

class QKeyEvent;

namespace gui
{

/// How far a key moves the caret.
struct CaretMove {
    enum class Unit { Character, Word, Line, Page, LineEdge, TextEdge };
    Unit unit;
    int direction; ///< 1 towards the end, -1 towards the beginning
};

/// A key that moves the caret, and with Shift the end of the selection.
struct CaretKey {
    CaretMove move;
    bool selects;
};

/// What the key does by the platform's standards; nothing for any other key.
std::optional<CaretKey> caretKey(const QKeyEvent &event);

} // namespace gui
