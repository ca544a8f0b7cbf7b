// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "journal/records.h"
#include "roundtrip/checks/check.h"

namespace gui
{

// How a round trip ended, in two words that always appear together: its state, which is what the service
// reported, and its verdict, which is what the checks say. Green means both: PAID, and every check held.

/// `PAID`; the label of Summary::state.
QString stateLabel(const journal::Summary &summary);
Badge::Kind stateKind(const journal::Summary &summary);

/// `2 checks failed` with its mark; empty for what nobody has judged yet.
QString verdictLabel(const journal::Summary &summary);
/// The same where there is little room: `✗ 2`.
QString verdictBrief(const journal::Summary &summary);
Badge::Kind verdictKind(const journal::Summary &summary);

/// `✓`, `✗`, `○`, `?` or `–`.
QString markOf(roundtrip::Verdict verdict);
QColor colorOf(roundtrip::Verdict verdict, const Theme &theme);

} // namespace gui
