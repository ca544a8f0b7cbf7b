// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/compare/differences_model.h"

class QTableView;

namespace gui
{

// What the tables of differences have in common.

/// Rows, columns, and the key that copies.
void setUpDifferences(QTableView *table, DifferencesModel *model);
/// The chosen rows as text, one line each, to the clipboard.
void copyDifferences(const QTableView *table, const DifferencesModel *model);

} // namespace gui
