// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/rows.h"
#include "support/places.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

// Journals as older versions wrote them.

namespace older
{

/// A connection that has no name of its own in a test.
class Database
{
    Q_DISABLE_COPY_MOVE(Database)
public:
    explicit Database(const QString &file)
    {
        m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
        m_database.setDatabaseName(file);
        if (!m_database.open())
            qFatal("%s", qPrintable(m_database.lastError().text()));
    }
    ~Database()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("older"));
    }
    void run(const QString &sql, const QVariantList &values = {})
    {
        QSqlQuery query(m_database);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        if (!query.exec())
            qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    }
    qint64 count(const QString &table)
    {
        QSqlQuery query(QStringLiteral("SELECT count(*) FROM ") + table, m_database);
        return query.next() ? query.value(0).toLongLong() : -1;
    }
    QString text(const QString &sql)
    {
        QSqlQuery query(sql, m_database);
        return query.next() ? query.value(0).toString() : QString();
    }

private:
    QSqlDatabase m_database;
};

/// With the migrations up to `version`, and nothing in it.
inline void make(Database &database, int version)
{
    const QStringList names = {QStringLiteral("0001-exchanges.sql"), QStringLiteral("0002-history.sql")};
    for (const QString &name : names.first(version)) {
        QFile migration(support::sourcePath(QStringLiteral("resources/journal/") + name));
        if (!migration.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(migration.errorString()));
        QByteArray sql;
        for (const QByteArray &line : migration.readAll().split('\n'))
            sql += line.startsWith("--") ? QByteArray() : line + '\n';
        qsizetype begin = 0;
        for (qsizetype end; (end = sql.indexOf(";\n", begin)) >= 0; begin = end + 2)
            database.run(QString::fromUtf8(sql.sliced(begin, end - begin)));
    }
    database.run(QStringLiteral("PRAGMA application_id = 0x43505632"));
    database.run(QStringLiteral("PRAGMA user_version = %1").arg(version));
}

/// A round trip as version 2 wrote it: its request twice, its postback as head, body and both together.
inline void addRoundTrip(Database &database, const journal::RoundTripRecord &record,
                         const QList<journal::Exchange> &exchanges, int number)
{
    using namespace journal;
    database.run(QStringLiteral("INSERT INTO round_trip VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                 {number, text(record.id), milliseconds(record.startedAt), text(record.environment),
                  text(record.endpoint), record.simulated, text(record.documentName),
                  bytes(record.requestBytes), text(record.returnUrl), text(record.postBackUrl),
                  record.callbacksReplaced, requestDigest(record)});
    qint64 size = record.requestBytes.size();
    for (const Exchange &each : exchanges) {
        const qint64 ordinal = &each - exchanges.constData();
        size += each.requestHead.size() + each.requestBody.size() + each.requestRaw.size() +
                each.responseHead.size() + each.responseBody.size();
        database.run(
            QStringLiteral("INSERT INTO exchange VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "'', 0, 0, ?)"),
            {text(record.id), wordFor(each.role), milliseconds(each.at), text(each.url),
             bytes(each.requestHead), bytes(each.requestBody), bytes(each.requestRaw), requestDigest(each),
             wordFor(each.outcome), each.status, bytes(each.responseHead), bytes(each.responseBody),
             responseDigest(each), each.elapsedMs, text(each.remark), (qint64(number) << 20) + 2 * ordinal});
    }
    database.run(QStringLiteral("INSERT INTO entry VALUES (?, ?, NULL, ?, ?, ?, 'PAID', '', ?, ?, ?, 0)"),
                 {number, text(record.id), milliseconds(record.startedAt), text(record.environment),
                  text(record.documentName), exchanges.size(), exchanges.size(), size});
}

} // namespace older
