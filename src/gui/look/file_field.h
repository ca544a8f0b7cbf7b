// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QLineEdit;

namespace gui
{

/// Puts a button into the field that looks for a file; what is chosen counts as typed (textEdited()).
/// `filters` as QFileDialog has them; all files are offered too.
void offerFiles(QLineEdit *edit, const QStringList &filters);

} // namespace gui
