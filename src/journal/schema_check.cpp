// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/connection.h"
#include "journal/schema.h"
#include "journal/text_index.h"

#include <QHash>
#include <QRegularExpression>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <optional>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(journal::SchemaCheck)
};

using core::Error; // lupdate loses the context behind core::Error

/// The migration that cut the text index into volumes.
constexpr int volumesSince = 3;
/// Of a foreign name, in a message.
constexpr qsizetype longestName = 100;

/// A row of sqlite_schema, in a spelling that does not depend on comments or layout.
struct Thing {
    QString type; ///< table, index, view or trigger
    QString name;
    QString table;
    QString sql;

    bool operator==(const Thing &) const = default;
};

using Things = QHash<QString, Thing>;

/// Any number of volumes looks like the first one, with the tables that FTS5 keeps for each.
QString likeTheFirstVolume(QString text)
{
    static const QRegularExpression volume(u"\\btext_index_\\d+"_s);
    return text.replace(volume, TextIndex::tableOf(0));
}

QString withoutLayout(QString sql)
{
    static const QRegularExpression comment(u"--[^\n]*"_s);
    return likeTheFirstVolume(sql.remove(comment).simplified());
}

/// Calls `look` with each row until that returns false. False when the rows cannot be read.
template <typename Look>
bool forEachThing(const QSqlDatabase &database, Look look)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT type, name, tbl_name, sql FROM sqlite_schema"_s))
        return false;
    while (query.next()) {
        const Thing thing{query.value(0).toString(), query.value(1).toString(), query.value(2).toString(),
                          query.value(3).toString()};
        if (!look(thing))
            return true;
    }
    return !query.lastError().isValid();
}

Thing comparable(const Thing &thing)
{
    return {thing.type, likeTheFirstVolume(thing.name), likeTheFirstVolume(thing.table),
            withoutLayout(thing.sql)};
}

/// What a new journal of that version has, with one volume of the text index.
Things expected(int version)
{
    Things things;
    Connection fresh(Connection::memory, Connection::Mode::Write);
    [[maybe_unused]] const auto opened = fresh.open();
    Q_ASSERT(opened);
    QStringList statements = statementsOf(migrationsFolder, 0, version);
    if (version >= volumesSince)
        statements += TextIndex::statementFor(0);
    // What `sqlite3 FILE ANALYZE` makes tells only how to find rows.
    statements += {u"ANALYZE"_s, u"DELETE FROM sqlite_stat1"_s};
    for (const QString &statement : std::as_const(statements)) {
        [[maybe_unused]] const auto made = fresh.run(statement);
        Q_ASSERT_X(made, "journal::checkSchema", qPrintable(statement));
    }
    forEachThing(fresh.database(), [&](const Thing &thing) {
        things.insert(thing.name, comparable(thing));
        return true;
    });
    return things;
}

bool mayBeMissing(const QString &name)
{
    return name.startsWith("sqlite_"_L1) || name.startsWith(TextIndex::tableOf(0));
}

Error refusal(const QString &why)
{
    return {u"journal-open"_s,
            why + u' ' + Words::tr("It was left as it is. Choose another file for the journal.")};
}

} // namespace

core::Result<core::Done> checkSchema(const QSqlDatabase &database, int version)
{
    Things missing = expected(version);
    const Things ours = missing;
    std::optional<core::Error> foreign;
    const bool isRead = forEachThing(database, [&](const Thing &thing) {
        const Thing found = comparable(thing);
        missing.remove(found.name);
        if (ours.value(found.name) == found)
            return true;
        // Only what SQLite may call it: the rest of the row is whatever somebody wrote there.
        const QString type = QStringList{u"table"_s, u"index"_s, u"view"_s, u"trigger"_s}.contains(thing.type)
                                 ? thing.type
                                 : u"?"_s;
        foreign = refusal(Words::tr("The journal %1 holds a %2, “%3”, that is not this program's.")
                              .arg(database.databaseName(), type, thing.name.left(longestName)));
        return false;
    });
    if (foreign)
        return *foreign;
    if (!isRead)
        return refusal(
            Words::tr("The schema of the journal %1 cannot be read.").arg(database.databaseName()));
    missing.removeIf([](const auto &entry) { return mayBeMissing(entry.key()); });
    if (missing.isEmpty())
        return core::done();
    const Thing first = *std::ranges::max_element(missing, {}, [](const Thing &thing) {
        return thing.type == "table"_L1; // its indexes are missing because it is
    });
    return refusal(
        Words::tr("The journal %1 lacks the %2 “%3”.").arg(database.databaseName(), first.type, first.name));
}

} // namespace journal
