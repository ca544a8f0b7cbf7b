// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/records.h"

namespace journal
{

// What the search looks through. The texts are part of the database's format, as the words of an
// exchange are taken out of the index by giving them again: change them only with a migration that
// makes the index anew.

/// Where the request went and its body, a form decoded.
QString requestText(const Exchange &exchange);
/// The body of the other side's answer; our own answers to captures say nothing.
QString responseText(const Exchange &exchange);

/// FTS5's expression for what the user typed: every word occurs, in any order. What is inside a word
/// (`INV-2024/7`, `a@b.example`) occurs together. A word whose last letters or digits are three or more also
/// matches as a beginning. Nothing in it is an operator. Without a letter or digit it matches nothing.
QString matchExpression(const QString &typed);

} // namespace journal
