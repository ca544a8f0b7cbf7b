// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/line_patch.h"

#include <algorithm>

namespace gui
{

LinePatch linePatch(QByteArrayView before, QByteArrayView after)
{
    const auto [head, headAfter] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const qsizetype start = before.first(head - before.begin()).lastIndexOf('\n') + 1;
    const QByteArrayView oldRest = before.sliced(start);
    const QByteArrayView newRest = after.sliced(start);

    const auto tail = std::mismatch(oldRest.rbegin(), oldRest.rend(), newRest.rbegin(), newRest.rend()).first;
    const qsizetype common = oldRest.last(tail - oldRest.rbegin()).indexOf('\n');
    const qsizetype kept = common < 0 ? 0 : tail - oldRest.rbegin() - common;

    const int from = lineEnds(before.first(start));
    return {from, from + lineEnds(oldRest.chopped(kept)), newRest.chopped(kept)};
}

int lineEnds(QByteArrayView text)
{
    return int(std::count(text.begin(), text.end(), '\n'));
}

} // namespace gui
