// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal_file.h"

#include "core/places.h"
#include "core/private_folder.h"
#include "journal/connection.h"
#include "journal/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(journal::JournalFile)
};

using core::Error; // lupdate loses the context behind core::Error

constexpr qint64 checkedWhole = 64 * 1024 * 1024;

/// What SQLite keeps beside the file: parts of the database.
const QStringList &suffixes()
{
    static const QStringList list = {u"-wal"_s, u"-shm"_s, u"-journal"_s};
    return list;
}

bool hasUnfinishedLog(const QString &file)
{
    return QFileInfo(file + u"-wal"_s).size() > 0;
}

/// A damaged file is put aside only if it may have been a journal: by its name, by what is left of
/// SQLite's header (https://sqlite.org/fileformat.html, 1.3), or by the log beside it.
bool mayBeJournal(const QString &file)
{
    QFile bytes(file);
    const QByteArray header = bytes.open(QIODevice::ReadOnly) ? bytes.read(100) : QByteArray();
    return file.endsWith(".sqlite"_L1) || header.startsWith("SQLite format 3") || hasApplicationId(header) ||
           hasUnfinishedLog(file);
}

/// The first code that says damage, running the statements one after the other to their end.
bool isDamagedBy(Connection &connection, const QStringList &statements)
{
    return std::ranges::any_of(statements, [&](const QString &sql) {
        QSqlQuery query = connection.prepared(sql);
        Connection::run(query);
        while (query.next())
            continue;
        return meansDamage(codeOf(query.lastError()));
    });
}

bool failsQuickCheck(Connection &connection)
{
    QSqlQuery query = connection.prepared(u"PRAGMA quick_check(1)"_s);
    const auto verdict = connection.value(query);
    return verdict ? verdict->toString() != "ok"_L1 : meansDamage(connection.takeFailure());
}

bool isDamaged(const QString &file)
{
    Connection connection(file, Connection::modeToLook(file));
    if (!connection.open())
        return meansDamage(connection.takeFailure());
    const auto version = versionOf(connection.database());
    if (!version) {
        // The file says it is a journal and yet reads as none: the log of another database lies beside it.
        QFile bytes(file);
        const bool isOurs = bytes.open(QIODevice::ReadOnly) && hasApplicationId(bytes.read(100));
        return isOurs || isDamagedBy(connection, {u"SELECT count(*) FROM sqlite_schema"_s});
    }
    if (*version > newestVersion(migrationsFolder))
        return false; // only that version can tell
    if (*version >= 0 && !checkSchema(connection.database(), *version))
        return false; // somebody else's, or changed by somebody else: nothing in it is run
    if (QFileInfo(file).size() <= checkedWhole)
        return failsQuickCheck(connection);
    return isDamagedBy(connection, {u"SELECT * FROM exchange ORDER BY id LIMIT 1"_s,
                                    u"SELECT * FROM exchange ORDER BY id DESC LIMIT 1"_s,
                                    u"SELECT * FROM round_trip ORDER BY number DESC LIMIT 1"_s,
                                    u"SELECT * FROM entry ORDER BY number DESC LIMIT 1"_s});
}

} // namespace

std::optional<FileIdentity> FileIdentity::of(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity({quint64(status.st_dev), quint64(status.st_ino)});
}

Condition examine(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return hasUnfinishedLog(file) ? Condition::Broken : Condition::Missing;
    // SQLite would delete the log beside an empty file, and all that was acknowledged with it.
    if (info.size() == 0)
        return hasUnfinishedLog(file) ? Condition::Broken : Condition::Empty;
    return isDamaged(file) && mayBeJournal(file) ? Condition::Broken : Condition::Usable;
}

core::Result<core::Done> makeFolder(const QString &file)
{
    const QFileInfo info(file);
    if (info.exists() && !info.isFile()) {
        return core::Error{u"journal-open"_s,
                           Words::tr("The journal %1 is not a regular file. Choose another "
                                     "file for the journal.")
                               .arg(file)};
    }
    if (const auto made = core::makePrivateFolder(info.absolutePath()); !made)
        return core::Error{u"journal-open"_s, Words::tr("There is no safe place for the journal %1. %2")
                                                  .arg(info.absoluteFilePath(), made.error().sentence)};
    return core::done();
}

Error noPlace()
{
    const core::Result<QString> folder = core::dataFolder();
    if (folder)
        return {u"journal-open"_s, Words::tr("The journal has no file name.")};
    return {folder.error().code,
            Words::tr("%1 Or choose another file for the journal.").arg(folder.error().sentence)};
}

core::Result<core::Done> makeFile(const QString &file)
{
    QFile created(file);
    if (created.exists())
        return core::done();
    if (!created.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        return core::Error{
            u"journal-open"_s,
            Words::tr("The journal %1 cannot be made (%2). Check that you may write its folder, "
                      "or choose another file for the journal.")
                .arg(file, created.errorString())};
    }
    return core::done();
}

core::Result<QString> putAside(const QString &file)
{
    const QString stem =
        file + u".broken-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = stem;
    for (int copy = 2; QFile::exists(aside); ++copy)
        aside = stem + u'-' + QString::number(copy);

    // The log first: beside a new file it would be taken for that one's own.
    for (const QString &suffix : suffixes() + QStringList{QString()}) {
        QFile part(file + suffix);
        if (part.exists() && !part.rename(aside + suffix)) {
            return core::Error{u"journal-open"_s,
                               Words::tr("The journal %1 is broken and cannot be put aside as %2 (%3). "
                                         "Check that you may write its folder, or choose another file.")
                                   .arg(file, aside, part.errorString())};
        }
    }
    return aside;
}

std::optional<LogReader> otherReaderOf(const QString &file)
{
    // Lines such as "7: POSIX  ADVISORY  READ 1234 08:01:5678 124 124": process, file, first and last byte.
    // SQLite's readers lock bytes 123 to 127 of the shared memory (https://sqlite.org/walformat.html, 2.3).
    // To look at the locks through a descriptor of our own would release those that we hold ourselves.
    const QString memory = QFileInfo(file + u"-shm"_s).canonicalFilePath();
    const auto isOpenBy = [&](const QString &process) {
        const QFileInfoList open =
            QDir(u"/proc/%1/fd"_s.arg(process)).entryInfoList(QDir::AllEntries | QDir::System | QDir::Hidden);
        return std::ranges::any_of(
            open, [&](const QFileInfo &descriptor) { return descriptor.symLinkTarget() == memory; });
    };
    QFile locks(u"/proc/locks"_s);
    if (memory.isEmpty() || !locks.open(QIODevice::ReadOnly))
        return std::nullopt;
    struct stat status = {};
    if (::stat(QFile::encodeName(memory).constData(), &status) != 0)
        return std::nullopt;
    const QStringList lines = QString::fromLatin1(locks.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        const qsizetype posix = words.indexOf("POSIX"_L1);
        const QString process = words.value(posix + 3);
        const qint64 first = words.value(posix + 5).toLongLong();
        if (posix < 0 || !words.value(posix + 4).endsWith(u':' + QString::number(status.st_ino)) ||
            first < 123 || first > 127 || process == QString::number(::getpid()) || !isOpenBy(process))
            continue;
        QFile name(u"/proc/%1/comm"_s.arg(process));
        name.open(QIODevice::ReadOnly);
        return LogReader{process.toLongLong(), QString::fromUtf8(name.readAll()).trimmed()};
    }
    return std::nullopt;
}

bool isNetworkFileSystem(const QByteArray &type)
{
    static const QByteArrayList network = {"nfs", "nfs4", "cifs", "smb",   "smb2", "smb3",
                                           "afs", "ceph", "9p",   "ncpfs", "fuse"};
    // fuse.sshfs, fuse.glusterfs and the like; not fuseblk, which is a local disk.
    return network.contains(type) || type.startsWith("fuse.");
}

} // namespace journal
