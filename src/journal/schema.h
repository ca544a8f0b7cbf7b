// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QStringList>

class QSqlDatabase;

namespace journal
{

/// Where the program keeps its migrations.
inline constexpr auto migrationsFolder = QLatin1StringView(":/journal");

/// Brings an open database up to date with the numbered SQL files of `folder` (`0001-….sql`, no
/// number left out; resources/journal/0001-exchanges.sql says how they are written). The number of
/// the last one applied is the database's `user_version`. All or nothing: what fails changes
/// nothing. Fails with `journal-newer` when the database has a higher number than the folder, with
/// `journal-open` when the file is not a journal or cannot be written.
core::Result<core::Done> migrate(QSqlDatabase &database, const QString &folder);

/// Replaces a journal that an older version wrote by a migrated copy; the old file stays beside it as
/// `<file>.before-0002`, where 0002 is the first migration that the copy got. Whatever ends it before, the
/// journal is the old one. A file of any other kind stays as it is. What takes long is left to
/// journal::Upkeep. Fails with `journal-open`.
core::Result<core::Done> bringUpToDate(const QString &file);

/// Whether an open journal's schema is what its version has, to the word: no trigger, view or table that
/// somebody else put there, and none that is missing or other than ours. To be asked before anything in the
/// file is read: a view can run without end, and a trigger can delete what was acknowledged. Fails with
/// `journal-open`, naming the first that differs.
core::Result<core::Done> checkSchema(const QSqlDatabase &database, int version);

/// The statements of the numbered files in `folder`, after the first `from` of them up to the one numbered
/// `to`.
QStringList statementsOf(const QString &folder, int from, int to);
/// The number of the last migration in `folder`.
int newestVersion(const QString &folder);
/// The number of the last migration applied to a journal, 0 for a database in which nothing is yet.
/// Fails with `journal-open`.
core::Result<int> versionOf(QSqlDatabase &database);
/// The first 100 bytes of a file say that it is a journal.
bool hasApplicationId(QByteArrayView header);
core::Error newerThanThis(const QSqlDatabase &database);

} // namespace journal
