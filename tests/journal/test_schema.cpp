// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/schema.h"
#include "support/test.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;

/// Migrations of the test's own, one after the other, on one database file.
class SchemaTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void theFirstStartAppliesAll();
    void aLaterStartAppliesOnlyWhatIsNew();
    void aFailedMigrationChangesNothing();
    void aNewerVersionIsRefused();
    void anotherProgramsDatabaseIsRefused();
    void commentsAndSemicolonsInsideALineAreNoStatementEnds();

private:
    void write(const QString &name, const QByteArray &sql);
    QVariant value(const QString &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    QSqlDatabase m_database;
};

void SchemaTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"schema"_s);
    m_database.setDatabaseName(m_folder->filePath(u"journal.sqlite"_s));
    QVERIFY(m_database.open());
    write(u"0001-word.sql"_s, "CREATE TABLE word (text TEXT);\nINSERT INTO word VALUES ('first');\n");
}

void SchemaTest::cleanup()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(u"schema"_s);
}

void SchemaTest::write(const QString &name, const QByteArray &sql)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(sql), sql.size());
}

QVariant SchemaTest::value(const QString &sql)
{
    QSqlQuery query(sql, m_database);
    return query.next() ? query.value(0) : QVariant();
}

void SchemaTest::theFirstStartAppliesAll()
{
    write(u"0002-size.sql"_s, "ALTER TABLE word ADD COLUMN size INTEGER;\n");
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QCOMPARE(value(u"PRAGMA user_version"_s).toInt(), 2);
    QCOMPARE(value(u"SELECT count(*) FROM word WHERE size IS NULL"_s).toInt(), 1);
}

void SchemaTest::aLaterStartAppliesOnlyWhatIsNew()
{
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QCOMPARE(value(u"PRAGMA user_version"_s).toInt(), 1);

    write(u"0002-second.sql"_s, "INSERT INTO word VALUES ('second');\n");
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QCOMPARE(value(u"PRAGMA user_version"_s).toInt(), 2);
    QCOMPARE(value(u"SELECT group_concat(text) FROM word"_s).toString(), u"first,second"_s);
}

void SchemaTest::aFailedMigrationChangesNothing()
{
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    write(u"0002-bad.sql"_s, "DROP TABLE word;\nINSERT INTO nowhere VALUES (1);\n");
    const auto migrated = journal::migrate(m_database, m_folder->path());
    QVERIFY(!migrated);
    QCOMPARE(migrated.error().code, u"journal-open"_s);
    QVERIFY(migrated.error().sentence.contains(u"nowhere"_s));
    QCOMPARE(value(u"PRAGMA user_version"_s).toInt(), 1);
    QCOMPARE(value(u"SELECT text FROM word"_s).toString(), u"first"_s);
}

void SchemaTest::aNewerVersionIsRefused()
{
    write(u"0002-second.sql"_s, "INSERT INTO word VALUES ('second');\n");
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QVERIFY(QFile::remove(m_folder->filePath(u"0002-second.sql"_s)));
    const auto migrated = journal::migrate(m_database, m_folder->path());
    QVERIFY(!migrated);
    QCOMPARE(migrated.error().code, u"journal-newer"_s);
    QCOMPARE(value(u"PRAGMA user_version"_s).toInt(), 2);
}

void SchemaTest::anotherProgramsDatabaseIsRefused()
{
    QSqlQuery(u"CREATE TABLE recipe (text TEXT)"_s, m_database);
    const auto migrated = journal::migrate(m_database, m_folder->path());
    QVERIFY(!migrated);
    QCOMPARE(migrated.error().code, u"journal-open"_s);
    QCOMPARE(value(u"SELECT group_concat(name) FROM sqlite_schema"_s).toString(), u"recipe"_s);
}

void SchemaTest::commentsAndSemicolonsInsideALineAreNoStatementEnds()
{
    write(u"0002-odd.sql"_s, "-- a comment; with a semicolon;\n\nINSERT INTO word\n-- in between;\n"
                             "    VALUES ('a;b');\n\n");
    QVERIFY(journal::migrate(m_database, m_folder->path()));
    QCOMPARE(value(u"SELECT group_concat(text) FROM word"_s).toString(), u"first,a;b"_s);
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "test_schema.moc"
