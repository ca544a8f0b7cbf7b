// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace journal
{

/// Brings an open database up to date with the numbered SQL files of `folder` (`0001-….sql`, no
/// number left out; resources/journal/0001-exchanges.sql says how they are written). The number of
/// the last one applied is the database's `user_version`. All or nothing: what fails changes
/// nothing. Fails with `journal-newer` when the database has a higher number than the folder, with
/// `journal-open` when the file is no journal or cannot be written.
core::Result<core::Done> migrate(QSqlDatabase &database, const QString &folder);

} // namespace journal
