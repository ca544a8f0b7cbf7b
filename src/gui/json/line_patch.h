// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace gui
{

/// What a change did to a text, in whole lines: those from `from` up to and including `to` of the old text
/// (counted from 0) read `text` now.
struct LinePatch {
    int from = 0;
    int to = 0;
    QByteArrayView text; ///< of the new text, which outlives this
};

/// The lines between those that both texts begin with and those that both end with.
LinePatch linePatch(QByteArrayView before, QByteArrayView after);

/// How many line ends the text has.
int lineEnds(QByteArrayView text);

} // namespace gui
