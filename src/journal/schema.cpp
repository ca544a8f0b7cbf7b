// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/schema.h"

#include "journal/connection.h"
#include "journal/text_index.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// `application_id` of a journal ("CPV2" as four bytes), so that another program's database is
/// never taken for one.
constexpr int applicationId = 0x43505632;

/// The version that cut the text index into volumes. What is older has to be indexed again.
constexpr int indexInVolumes = 3;

struct Schema {
    Q_DECLARE_TR_FUNCTIONS(Schema) // lupdate finds it by this name
};

core::Error notOpened(const QSqlDatabase &database, const QSqlError &cause)
{
    return {u"journal-open"_s, Schema::tr("The journal %1 cannot be opened (%2). Nothing was changed. Check "
                                          "that it is a journal and that you may write it and its folder, or "
                                          "move it away and a new one is made.")
                                   .arg(database.databaseName(), cause.databaseText())};
}

core::Error anotherProgram(const QSqlDatabase &database)
{
    return {u"journal-open"_s,
            Schema::tr("%1 is a database of another program and was left as it is. Choose another file for "
                       "the journal.")
                .arg(database.databaseName())};
}

core::Result<int> number(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next())
        return notOpened(database, query.lastError());
    return query.value(0).toInt();
}

QStringList statementsOf(const QFileInfo &migration)
{
    QFile file(migration.filePath());
    const bool opened = file.open(QIODevice::ReadOnly | QIODevice::Text);
    Q_ASSERT_X(opened, "journal::migrate", qPrintable(migration.filePath()));
    Q_UNUSED(opened)
    QString sql;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (!line.startsWith("--"_L1))
            sql += line + u'\n';
    }
    QStringList statements;
    for (const QString &statement : sql.split(";\n"_L1)) {
        if (!statement.trimmed().isEmpty())
            statements += statement;
    }
    return statements;
}

core::Result<core::Done> apply(QSqlDatabase &database, const QStringList &statements)
{
    QSqlQuery query(database);
    for (const QString &statement : statements) {
        if (!query.exec(statement))
            return notOpened(database, query.lastError());
    }
    return core::done();
}

QFileInfoList migrationsIn(const QString &folder)
{
    const QFileInfoList migrations = QDir(folder).entryInfoList({u"*.sql"_s}, QDir::Files, QDir::Name);
    Q_ASSERT(!migrations.isEmpty());
    Q_ASSERT(migrations.last().fileName().first(4).toInt() == int(migrations.size()));
    return migrations;
}

core::Error notCopied(const QString &file, const QString &target, const QString &why)
{
    return {u"journal-open"_s,
            Schema::tr("The journal %1 must be brought up to date and cannot be copied to %2 before "
                       "(%3). Nothing was changed. Check the disk's free space.")
                .arg(file, target, why)};
}

/// Whole and on its own (VACUUM takes the log along).
core::Result<core::Done> copy(QSqlDatabase &database, const QString &target)
{
    QFile file(target);
    QSqlQuery query(database);
    // VACUUM takes an empty file for a new one, and so its mode is the owner's alone. Free pages can then be
    // taken from the end of the copy, a few at a time, which cannot be had later without copying it again.
    const bool isCopied =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        query.exec(u"PRAGMA auto_vacuum = INCREMENTAL"_s) && query.prepare(u"VACUUM INTO :file"_s) &&
        (query.bindValue(u":file"_s, target), query.exec());
    if (isCopied)
        return core::done();
    return notCopied(database.databaseName(), target,
                     query.lastError().isValid() ? query.lastError().databaseText() : file.errorString());
}

/// Migrates the copy, which nobody uses yet: neither it nor its rollback journal need to be on the disk
/// before the end.
core::Result<core::Done> migrateCopy(const QString &file, const QString &folder)
{
    Connection connection(file, Connection::Mode::Write);
    if (const auto opened = connection.open(); !opened)
        return opened;
    for (const QString &pragma : {u"PRAGMA journal_mode = MEMORY"_s, u"PRAGMA synchronous = OFF"_s}) {
        if (auto set = connection.run(pragma); !set)
            return set;
    }
    const auto before = versionOf(connection.database());
    if (!before)
        return before.error();
    if (auto migrated = migrate(connection.database(), folder); !migrated)
        return migrated;
    return *before < indexInVolumes ? TextIndex(connection).begin() : core::done();
}

bool syncToDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isSynced;
}

/// Looked at without writing where that is possible: a writer that is the last to close brings the whole log
/// home.
core::Result<int> checkedVersionIn(const QString &file)
{
    Connection connection(file, Connection::modeToLook(file));
    if (const auto opened = connection.open(); !opened)
        return opened.error();
    auto version = versionOf(connection.database());
    if (!version || *version < 0 || *version > newestVersion(migrationsFolder))
        return version;
    if (const auto checked = checkSchema(connection.database(), *version); !checked)
        return checked.error();
    return version;
}

/// Another name for the same bytes, or where the file system has no such thing, the bytes once more.
bool keepAs(const QString &file, const QString &target)
{
    const QByteArray from = QFile::encodeName(file);
    const QByteArray to = QFile::encodeName(target);
    ::unlink(to.constData()); // of an earlier attempt
    const bool isKept =
        ::link(from.constData(), to.constData()) == 0 || (QFile::copy(file, target) && syncToDisk(target));
    return isKept && QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

bool hasApplicationId(QByteArrayView header)
{
    // https://sqlite.org/fileformat.html, 1.3: big endian at 68.
    return header.size() >= 72 && qFromBigEndian<qint32>(header.data() + 68) == applicationId;
}

core::Error newerThanThis(const QSqlDatabase &database)
{
    return {u"journal-newer"_s,
            Schema::tr("The journal %1 was written by a newer version of this program and was left as it "
                       "is. Use that version, or choose another file for the journal.")
                .arg(database.databaseName())};
}

QStringList statementsOf(const QString &folder, int from, int to)
{
    QStringList statements;
    for (const QFileInfo &migration : migrationsIn(folder).sliced(from, to - from))
        statements += statementsOf(migration);
    return statements;
}

int newestVersion(const QString &folder)
{
    return int(migrationsIn(folder).size());
}

core::Result<int> versionOf(QSqlDatabase &database)
{
    const auto id = number(database, u"PRAGMA application_id"_s);
    if (!id)
        return id.error();
    const auto tables = number(database, u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables)
        return tables.error();
    if (*id != applicationId && (*id != 0 || *tables > 0))
        return anotherProgram(database);
    return number(database, u"PRAGMA user_version"_s);
}

core::Result<core::Done> bringUpToDate(const QString &file)
{
    const QFileInfoList migrations = migrationsIn(migrationsFolder);
    const auto version = checkedVersionIn(file);
    if (!version)
        return version.error();
    if (*version <= 0 || *version >= migrations.size())
        return core::done(); // new, up to date, or not for us

    auto journal = std::make_unique<Connection>(file, Connection::Mode::Write);
    if (const auto opened = journal->open(); !opened)
        return opened;
    const QString kept = file + u".before-"_s + migrations.at(*version).fileName().first(4);
    const QString updated = kept + u".unfinished"_s;
    QFile::remove(updated);
    const auto failed = [&](const core::Error &error) {
        QFile::remove(updated);
        return error;
    };
    if (const auto copied = copy(journal->database(), updated); !copied)
        return failed(copied.error());
    if (const auto migrated = migrateCopy(updated, migrationsFolder); !migrated)
        return failed(migrated.error());

    // The log belongs to the old file, and the last one to close that brings it home. Beside the new file
    // it would be taken for that one's.
    journal.reset();
    if (QFile::exists(file + u"-wal"_s)) {
        return failed(
            {u"journal-open"_s,
             Schema::tr("The journal %1 must be brought up to date, but another program has it open. "
                        "Nothing was changed. Close that program and try again.")
                 .arg(file)});
    }
    if (!syncToDisk(updated) || !keepAs(file, kept))
        return failed(notCopied(file, kept, QString::fromLocal8Bit(std::strerror(errno))));
    if (::rename(QFile::encodeName(updated).constData(), QFile::encodeName(file).constData()) != 0)
        return failed(notCopied(file, kept, QString::fromLocal8Bit(std::strerror(errno))));
    syncToDisk(QFileInfo(file).absolutePath());
    return core::done();
}

core::Result<core::Done> migrate(QSqlDatabase &database, const QString &folder)
{
    const int newest = newestVersion(folder);
    Transaction transaction(database);
    if (!transaction.isOpen())
        return notOpened(database, transaction.lastError());
    const auto version = versionOf(database);
    if (!version)
        return version.error();
    if (*version > newest)
        return newerThanThis(database);
    if (*version < 0)
        return anotherProgram(database);

    QStringList statements = statementsOf(folder, *version, newest);
    // Written even when nothing is new: that the file cannot be written shows now, not at the first
    // capture.
    statements += u"PRAGMA application_id = %1"_s.arg(applicationId);
    statements += u"PRAGMA user_version = %1"_s.arg(newest);
    if (const auto applied = apply(database, statements); !applied)
        return applied.error();
    if (!transaction.commit())
        return notOpened(database, transaction.lastError());
    return core::done();
}

} // namespace journal
