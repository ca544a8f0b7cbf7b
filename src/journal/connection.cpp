// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/connection.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <sqlite3.h>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// There is no statement for it, only SQLite's own interface, and that is safe only with the very library
/// that the driver uses.
void defend(const QSqlDatabase &database)
{
    QSqlQuery query(u"SELECT sqlite_source_id()"_s, database);
    const bool isSameLibrary =
        query.next() && query.value(0).toString() == QLatin1StringView(sqlite3_sourceid());
    query.finish();
    const QVariant handle = database.driver()->handle();
    if (!isSameLibrary || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return;
    auto *connection = *static_cast<sqlite3 *const *>(handle.data());
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

} // namespace

SqliteCode codeOf(const QSqlError &error)
{
    return SqliteCode(error.nativeErrorCode().toInt() & 0xff); // the primary code in an extended one
}

bool meansDamage(SqliteCode code)
{
    return code == SqliteCode::Corrupt || code == SqliteCode::NotADatabase;
}

bool meansDistrust(SqliteCode code)
{
    return meansDamage(code) || code == SqliteCode::InputOutput || code == SqliteCode::Full ||
           code == SqliteCode::CannotOpen || code == SqliteCode::ReadOnly;
}

Connection::Mode Connection::modeToLook(const QString &file)
{
    return QFileInfo(file + u"-journal"_s).size() > 0 ? Mode::Write : Mode::Read;
}

Connection::Connection(const QString &file, Mode mode)
    : m_name("journal-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(driver, m_name))
{
    m_database.setDatabaseName(file);
    const QString timeout = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    m_database.setConnectOptions(mode == Mode::Read ? timeout + u";QSQLITE_OPEN_READONLY"_s : timeout);
}

Connection::~Connection()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

core::Result<core::Done> Connection::open()
{
    if (!m_database.open())
        return notOpened(m_database.lastError());
    // The file may be somebody else's (checkSchema): nothing that its schema calls may have an effect, and
    // nothing may write past the tables.
    if (auto set = run(u"PRAGMA trusted_schema = OFF"_s); !set)
        return core::Error{u"journal-open"_s, set.error().sentence};
    defend(m_database);
    return core::done();
}

QSqlQuery Connection::prepared(const QString &sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(sql);
    return query;
}

Statement Connection::statement(const QString &sql) const
{
    const auto known = m_statements.find(sql);
    if (known != m_statements.end() && !known->second.lastError().isValid())
        return Statement(known->second);
    return Statement(m_statements.insert_or_assign(sql, prepared(sql)).first->second);
}

core::Result<core::Done> Connection::run(const QString &sql) const
{
    QSqlQuery query = prepared(sql);
    return write(query);
}

core::Result<core::Done> Connection::write(QSqlQuery &query) const
{
    if (!run(query))
        return notWritten(query.lastError());
    return core::done();
}

core::Result<QVariant> Connection::value(QSqlQuery &query) const
{
    if (!run(query) || (!query.next() && query.lastError().isValid()))
        return notRead(query.lastError());
    return query.isValid() ? query.value(0) : QVariant();
}

core::Result<QList<qint64>> Connection::numbers(const QString &sql) const
{
    QSqlQuery query = prepared(sql);
    if (!run(query))
        return notRead(query.lastError());
    QList<qint64> numbers;
    while (query.next())
        numbers += query.value(0).toLongLong();
    if (query.lastError().isValid())
        return notRead(query.lastError());
    return numbers;
}

core::Error Connection::notOpened(const QSqlError &cause) const
{
    m_failure = codeOf(cause);
    return {u"journal-open"_s,
            tr("The journal %1 cannot be opened (%2). Check that you may write it and its folder.")
                .arg(file(), cause.databaseText())};
}

core::Error Connection::notWritten(const QString &why) const
{
    return {u"journal-write"_s, tr("The journal %1 could not be written (%2); the last entry is not kept. "
                                   "Check the disk's free space and the file's permissions.")
                                    .arg(file(), why)};
}

core::Error Connection::notWritten(const QSqlError &cause) const
{
    m_failure = codeOf(cause);
    return notWritten(cause.databaseText());
}

core::Error Connection::notRead(const QString &why) const
{
    return {u"journal-read"_s, tr("The journal %1 could not be read (%2). Keep a copy of it before you "
                                  "do anything else.")
                                   .arg(file(), why)};
}

core::Error Connection::notRead(const QSqlError &cause) const
{
    m_failure = codeOf(cause);
    return notRead(cause.databaseText());
}

Transaction::Transaction(const QSqlDatabase &database) : m_query(database)
{
    m_isOpen = m_query.exec(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (m_isOpen)
        m_query.exec(u"ROLLBACK"_s);
}

bool Transaction::commit()
{
    const bool committed = m_query.exec(u"COMMIT"_s);
    m_isOpen = m_isOpen && !committed;
    return committed;
}

} // namespace journal
