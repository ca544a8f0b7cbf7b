// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/schema.h"

#include "journal/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

#include <cstdio>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// `application_id` of a journal ("CPV2" as four bytes), so that another program's database is
/// never taken for one.
constexpr int applicationId = 0x43505632;

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

/// Whole and on its own (VACUUM takes the log along), or not there at all.
core::Result<core::Done> copy(QSqlDatabase &database, const QString &target)
{
    const QString unfinished = target + u".unfinished"_s;
    QFile::remove(unfinished);
    QFile file(unfinished);
    QSqlQuery query(database);
    // VACUUM takes an empty file for a new one, and so its mode is the owner's alone.
    const bool copied =
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) &&
        query.prepare(u"VACUUM INTO :file"_s) && (query.bindValue(u":file"_s, unfinished), query.exec()) &&
        ::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(target).constData()) == 0;
    if (copied)
        return core::done();
    QFile::remove(unfinished);
    return core::Error{
        u"journal-open"_s,
        Schema::tr("The journal %1 must be brought up to date and cannot be copied to %2 before "
                   "(%3). Nothing was changed. Check the disk's free space.")
            .arg(database.databaseName(), target,
                 query.lastError().isValid() ? query.lastError().databaseText() : file.errorString())};
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

core::Result<core::Done> migrate(QSqlDatabase &database, const QString &folder)
{
    const QFileInfoList migrations = migrationsIn(folder);
    const int newest = int(migrations.size());

    // Before the transaction, as a copy cannot be made inside one; nobody else writes a journal.
    const auto before = versionOf(database);
    if (!before)
        return before.error();
    if (*before > 0 && *before < newest) {
        const QString number = migrations.at(*before).fileName().first(4);
        if (auto copied = copy(database, database.databaseName() + u".before-"_s + number); !copied)
            return copied;
    }

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

    QStringList statements;
    for (const QFileInfo &migration : migrations.sliced(*version))
        statements += statementsOf(migration);
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
