// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

namespace core
{

/// Makes the folder, for its owner alone (0700), where it is missing; folders above it are made as the
/// system makes them. Fails with `folder` when it is not there in the end, and when other users can write to
/// it: they could replace any file in it. A folder in which everybody may only write files of their own, such
/// as /tmp, is fine.
Result<Done> makePrivateFolder(const QString &folder);

} // namespace core
