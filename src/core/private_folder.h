// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace core
{

/// Makes the folder, for its owner alone (0700), where it is missing; folders above it are made as the
/// system makes them. False when it is not there in the end.
bool makePrivateFolder(const QString &folder);

} // namespace core
