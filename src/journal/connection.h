// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <unordered_map>
#include <utility>

namespace journal
{

/// SQLite's primary result codes that say what to do next (https://sqlite.org/rescode.html).
enum class SqliteCode {
    None = 0,
    Busy = 5,
    ReadOnly = 8,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26,
};

SqliteCode codeOf(const QSqlError &error);
/// The bytes of the file cannot be right.
bool meansDamage(SqliteCode code);
/// The file must be opened and looked at anew before it is written again.
bool meansDistrust(SqliteCode code);

/// A statement of a Connection, to be run anew: prepared once, and reset when this goes out of scope, so that
/// no view of the file stays open.
class Statement
{
    Q_DISABLE_COPY_MOVE(Statement)
public:
    explicit Statement(QSqlQuery &query) : m_query(query) {}
    ~Statement() { m_query.finish(); }
    QSqlQuery &operator*() { return m_query; }
    QSqlQuery *operator->() { return &m_query; }

private:
    QSqlQuery &m_query;
};

/// One connection to a journal's file. Its name in Qt is its own, so that journals in one program
/// never share one.
class Connection
{
    Q_DECLARE_TR_FUNCTIONS(journal::Connection)
    Q_DISABLE_COPY_MOVE(Connection)
public:
    enum class Mode {
        Write,
        Read, ///< cannot even checkpoint
    };
    /// Read, unless a change that was cut off left a rollback journal: SQLite reads nothing before a writer
    /// has rolled it back. For who holds the writer's lock.
    static Mode modeToLook(const QString &file);
    static constexpr auto driver = QLatin1StringView("QSQLITE");
    static constexpr int busyTimeoutMs = 2000;
    /// The name of a journal that is kept in no file.
    static constexpr auto memory = QLatin1StringView(":memory:");

    Connection(const QString &file, Mode mode);
    ~Connection();

    /// Fails with `journal-open`.
    core::Result<core::Done> open();
    QString file() const { return m_database.databaseName(); }
    QSqlDatabase &database() { return m_database; }

    QSqlQuery prepared(const QString &sql) const;
    /// For what is run for each capture. Only one Statement of the same text may exist at a time.
    Statement statement(const QString &sql) const;
    /// Says also when preparing it had failed already: that stays in the query until it is run.
    static bool run(QSqlQuery &query) { return !query.lastError().isValid() && query.exec(); }
    core::Result<core::Done> run(const QString &sql) const;
    /// Runs one INSERT, UPDATE or DELETE.
    core::Result<core::Done> write(QSqlQuery &query) const;
    /// The one value a statement gives; fails with `journal-read`.
    core::Result<QVariant> value(QSqlQuery &query) const;
    /// The first column; fails with `journal-read`.
    core::Result<QList<qint64>> numbers(const QString &sql) const;

    /// Of the last statement that failed since this was asked for.
    SqliteCode takeFailure() const { return std::exchange(m_failure, SqliteCode::None); }

    core::Error notOpened(const QSqlError &cause) const;
    core::Error notWritten(const QString &why) const;
    core::Error notWritten(const QSqlError &cause) const;
    core::Error notRead(const QString &why) const;
    core::Error notRead(const QSqlError &cause) const;

private:
    QString m_name;
    QSqlDatabase m_database;
    mutable std::unordered_map<QString, QSqlQuery> m_statements; ///< by their texts
    mutable SqliteCode m_failure = SqliteCode::None;
};

/// The write lock on a database, taken at once (a reader that turns writer later can be refused),
/// and rolled back unless committed.
class Transaction
{
    Q_DISABLE_COPY_MOVE(Transaction)
public:
    explicit Transaction(const QSqlDatabase &database);
    ~Transaction();

    bool isOpen() const { return m_isOpen; }
    bool commit();
    QSqlError lastError() const { return m_query.lastError(); }

private:
    QSqlQuery m_query;
    bool m_isOpen = false;
};

} // namespace journal
