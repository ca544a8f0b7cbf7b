// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

#include <optional>
#include <utility>

namespace journal
{

/// Which file a path leads to now: another one after it was replaced, none after it was deleted.
/// SQLite goes on writing into a file that is no longer there, and nobody would ever find it.
class FileIdentity
{
public:
    static std::optional<FileIdentity> of(const QString &path);
    bool operator==(const FileIdentity &) const = default;

private:
    explicit FileIdentity(std::pair<quint64, quint64> deviceAndNode) : m_deviceAndNode(deviceAndNode) {}
    std::pair<quint64, quint64> m_deviceAndNode;
};

enum class Condition {
    Missing,
    Empty,  ///< no bytes at all
    Usable, ///< as far as can be seen in a moment; also what another program or a newer version wrote
    Broken, ///< a journal whose bytes cannot be right
};

/// Looks at a journal without changing a byte of it. Up to 64 MiB are checked page by page, of more the
/// schema and the ends of the tables (SQLite tells of the rest when it is read).
Condition examine(const QString &file);

/// Makes the empty file, for its owner alone (0600), before SQLite does (its mode is then ours and not
/// the umask's, and SQLite gives the files beside it the mode of this one); one that is there stays as it
/// is. Fails with `journal-open`.
core::Result<core::Done> makeFile(const QString &file);
/// Why there is no file to open: the name is empty, as Journal::defaultFile() is without a home folder. The
/// code is `journal-open` or `no-home`.
core::Error noPlace();

/// Makes the folder of the journal, for its owner alone. Fails with `journal-open` when something else has
/// the file's name, or when other users can write to the folder.
core::Result<core::Done> makeFolder(const QString &file);

/// Renames a broken journal with all that lies beside it to `<file>.broken-<date>`; returns that name.
/// Fails with `journal-open`.
core::Result<QString> putAside(const QString &file);

/// A process that reads the journal.
struct LogReader {
    qint64 process;
    QString program; ///< as the system calls it; empty when it has just ended
};
/// Another process that holds an old state of the journal, so that the log cannot be used again from its
/// beginning: the system lists its lock on SQLite's shared memory. Nothing when there is none, or it cannot
/// be told.
std::optional<LogReader> otherReaderOf(const QString &file);

/// WAL needs shared memory and locks that network file systems do not have or only pretend to have.
/// `type` as QStorageInfo::fileSystemType() tells it.
bool isNetworkFileSystem(const QByteArray &type);

} // namespace journal
