// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace core
{

/// Who may read a saved file.
enum class Access {
    AsBefore,  ///< the mode of the file it replaces; the user's default for a new one
    OwnerOnly, ///< 0600
};

/// Saves a file whole: the bytes are written beside it, flushed, synced and checked, and only then take the
/// place of the old file. Symbolic links are followed. A file with several names (hard links), or whose owner
/// could not be kept, is written into instead, after the bytes are safe beside it. A failure (`file-write`,
/// with the system's reason as its sentence) leaves the old file as it was. Success means that the bytes are
/// on the disk, as far as the system tells the truth.
Result<Done> saveFile(const QString &file, const QByteArray &bytes, Access access = Access::AsBefore);

} // namespace core
