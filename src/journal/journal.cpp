// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"

#include "core/private_folder.h"
#include "journal/schema.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QUuid>
#include <QVariant>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto driver = "QSQLITE"_L1;
constexpr auto memory = ":memory:"_L1;

// The words in the database: part of its format, so never changed.
constexpr std::pair<Role, QLatin1StringView> roleWords[] = {
    {Role::Submit, "submit"_L1}, {Role::Page, "page"_L1},           {Role::Postback, "postback"_L1},
    {Role::Return, "return"_L1}, {Role::Unmatched, "unmatched"_L1},
};
constexpr std::pair<Outcome, QLatin1StringView> outcomeWords[] = {
    {Outcome::Open, "open"_L1},
    {Outcome::Answered, "answered"_L1},
    {Outcome::NotSent, "not-sent"_L1},
    {Outcome::Unknown, "unknown"_L1},
};

template <typename Value, std::size_t size>
QString wordFor(const std::pair<Value, QLatin1StringView> (&words)[size], Value value)
{
    const auto found = std::ranges::find(words, value, &std::pair<Value, QLatin1StringView>::first);
    Q_ASSERT(found != std::end(words));
    return found->second;
}

template <typename Value, std::size_t size>
std::optional<Value> meaningOf(const std::pair<Value, QLatin1StringView> (&words)[size], const QString &word)
{
    const auto found = std::ranges::find_if(words, [&](const auto &entry) { return entry.second == word; });
    return found == std::end(words) ? std::nullopt : std::optional(found->first);
}

// Qt binds null strings and null byte arrays as SQL's NULL, which here would mean "none", not "empty".
QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QVariant bytes(const QByteArray &value)
{
    return value.isNull() ? ""_ba : value;
}

qint64 milliseconds(const QDateTime &time)
{
    Q_ASSERT(time.isValid());
    return time.toMSecsSinceEpoch();
}

QDateTime timeOf(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

/// SHA-256 over the parts, each after its length, so that no byte can move from one to the next
/// unseen. SQLite itself does not notice changed bytes inside a value.
QByteArray digestOf(std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArrayView part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

QByteArray requestDigest(const Exchange &exchange)
{
    return digestOf({exchange.requestHead, exchange.requestBody, exchange.requestRaw});
}

QByteArray responseDigest(const Exchange &exchange)
{
    return digestOf({exchange.responseHead, exchange.responseBody});
}

void bindEnd(QSqlQuery &query, const Exchange &exchange)
{
    query.bindValue(u":outcome"_s, wordFor(outcomeWords, exchange.outcome));
    query.bindValue(u":status"_s, exchange.status);
    query.bindValue(u":response_head"_s, bytes(exchange.responseHead));
    query.bindValue(u":response_body"_s, bytes(exchange.responseBody));
    query.bindValue(u":response_digest"_s, responseDigest(exchange));
    query.bindValue(u":elapsed_ms"_s, exchange.elapsedMs);
    query.bindValue(u":remark"_s, text(exchange.remark));
}

RoundTripRecord roundTripFrom(const QSqlQuery &row)
{
    RoundTripRecord record{.id = row.value(u"id"_s).toString(),
                           .startedAt = timeOf(row.value(u"started_at"_s)),
                           .environment = row.value(u"environment"_s).toString(),
                           .endpoint = row.value(u"endpoint"_s).toString(),
                           .simulated = row.value(u"simulated"_s).toBool(),
                           .documentName = row.value(u"document_name"_s).toString(),
                           .requestBytes = row.value(u"request_bytes"_s).toByteArray(),
                           .returnUrl = row.value(u"return_url"_s).toString(),
                           .postBackUrl = row.value(u"post_back_url"_s).toString(),
                           .callbacksReplaced = row.value(u"callbacks_replaced"_s).toBool()};
    record.intact = row.value(u"digest"_s).toByteArray() == digestOf({record.requestBytes});
    return record;
}

/// Nothing when the role or the outcome is a word this version does not know.
std::optional<Exchange> exchangeFrom(const QSqlQuery &row)
{
    const auto role = meaningOf(roleWords, row.value(u"role"_s).toString());
    const auto outcome = meaningOf(outcomeWords, row.value(u"outcome"_s).toString());
    if (!role || !outcome)
        return std::nullopt;
    Exchange exchange{.id = row.value(u"id"_s).toLongLong(),
                      .roundTripId = row.value(u"round_trip"_s).toString(),
                      .role = *role,
                      .at = timeOf(row.value(u"at"_s)),
                      .url = row.value(u"url"_s).toString(),
                      .requestHead = row.value(u"request_head"_s).toByteArray(),
                      .requestBody = row.value(u"request_body"_s).toByteArray(),
                      .requestRaw = row.value(u"request_raw"_s).toByteArray(),
                      .outcome = *outcome,
                      .status = row.value(u"status"_s).toInt(),
                      .responseHead = row.value(u"response_head"_s).toByteArray(),
                      .responseBody = row.value(u"response_body"_s).toByteArray(),
                      .elapsedMs = row.value(u"elapsed_ms"_s).toLongLong(),
                      .remark = row.value(u"remark"_s).toString()};
    exchange.intact = row.value(u"request_digest"_s).toByteArray() == requestDigest(exchange) &&
                      row.value(u"response_digest"_s).toByteArray() == responseDigest(exchange);
    return exchange;
}

/// Makes the empty file before SQLite does: its mode is then ours and not the umask's, and SQLite
/// gives the files beside it (-wal, -shm) the mode of this one.
core::Result<core::Done> makeFile(const QString &file)
{
    const QFileInfo info(file);
    if (info.exists() && !info.isFile()) {
        return core::Error{u"journal-open"_s,
                           Journal::tr("The journal %1 is not a regular file. Choose another "
                                       "file for the journal.")
                               .arg(file)};
    }
    if (info.exists())
        return core::done();
    if (!core::makePrivateFolder(info.absolutePath())) {
        return core::Error{
            u"journal-open"_s,
            Journal::tr("The folder %1 for the journal cannot be made. Check that you may write "
                        "the folder above it, or choose another file for the journal.")
                .arg(info.absolutePath())};
    }
    QFile created(file);
    if (!created.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        return core::Error{
            u"journal-open"_s,
            Journal::tr("The journal %1 cannot be made (%2). Check that you may write its folder, "
                        "or choose another file for the journal.")
                .arg(file, created.errorString())};
    }
    return core::done();
}

} // namespace

/// The connection: its name is its own, so that journals in one program never share one.
class Journal::Private
{
    Q_DISABLE_COPY_MOVE(Private)
public:
    explicit Private(const QString &file)
        : m_connection("journal-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces)),
          m_database(QSqlDatabase::addDatabase(driver, m_connection))
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    }
    ~Private()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_connection);
    }

    core::Result<core::Done> open();

    QSqlQuery prepared(const QString &sql) const
    {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        query.prepare(sql);
        return query;
    }
    /// Says also when preparing it had failed already: that stays in the query until it is run.
    static bool run(QSqlQuery &query) { return !query.lastError().isValid() && query.exec(); }
    core::Result<core::Done> write(QSqlQuery &query) const;
    core::Result<QList<RoundTripRecord>> readRoundTrips(QSqlQuery &query) const;
    core::Result<QList<Exchange>> readExchanges(QSqlQuery &query) const;

    core::Error notWritten(const QString &why) const;
    core::Error notRead(const QString &why) const;

private:
    core::Error notOpened(const QSqlError &cause) const;

    QString m_connection;
    QSqlDatabase m_database;
};

core::Result<core::Done> Journal::Private::open()
{
    if (!m_database.open())
        return notOpened(m_database.lastError());
    if (auto migrated = migrate(m_database, u":/journal"_s); !migrated)
        return migrated;
    // Where a file system cannot do WAL, SQLite stays with its rollback journal: slower, as safe.
    // FULL: a commit has reached the disk when it returns.
    QSqlQuery query(m_database);
    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (!query.exec(pragma))
            return notOpened(query.lastError());
    }
    return core::done();
}

/// Runs one INSERT or UPDATE. Outside a transaction each statement is one of its own, and its
/// commit is part of running it: success means that it is on the disk.
core::Result<core::Done> Journal::Private::write(QSqlQuery &query) const
{
    // SQLite goes on writing into a file that was deleted under it, and nobody would ever find it.
    if (m_database.databaseName() != memory && !QFileInfo::exists(m_database.databaseName()))
        return notWritten(Journal::tr("the file is gone"));
    if (!run(query))
        return notWritten(query.lastError().databaseText());
    return core::done();
}

core::Result<QList<RoundTripRecord>> Journal::Private::readRoundTrips(QSqlQuery &query) const
{
    QList<RoundTripRecord> records;
    if (!run(query))
        return notRead(query.lastError().databaseText());
    while (query.next())
        records += roundTripFrom(query);
    if (query.lastError().isValid())
        return notRead(query.lastError().databaseText());
    return records;
}

core::Result<QList<Exchange>> Journal::Private::readExchanges(QSqlQuery &query) const
{
    QList<Exchange> exchanges;
    if (!run(query))
        return notRead(query.lastError().databaseText());
    while (query.next()) {
        auto exchange = exchangeFrom(query);
        if (!exchange)
            return notRead(Journal::tr("exchange %1 has an unknown role or outcome")
                               .arg(query.value(u"id"_s).toLongLong()));
        exchanges += *std::move(exchange);
    }
    if (query.lastError().isValid())
        return notRead(query.lastError().databaseText());
    return exchanges;
}

core::Error Journal::Private::notOpened(const QSqlError &cause) const
{
    return {u"journal-open"_s,
            Journal::tr("The journal %1 cannot be opened (%2). Check that you may write it and its folder.")
                .arg(m_database.databaseName(), cause.databaseText())};
}

core::Error Journal::Private::notWritten(const QString &why) const
{
    return {u"journal-write"_s,
            Journal::tr("The journal %1 could not be written (%2); the last entry is not kept. "
                        "Check the disk's free space and the file's permissions.")
                .arg(m_database.databaseName(), why)};
}

core::Error Journal::Private::notRead(const QString &why) const
{
    return {u"journal-read"_s,
            Journal::tr("The journal %1 could not be read (%2). Keep a copy of it before you "
                        "do anything else.")
                .arg(m_database.databaseName(), why)};
}

Journal::Journal(std::unique_ptr<Private> opened) : d(std::move(opened)) {}
Journal::~Journal() = default;

core::Result<std::unique_ptr<Journal>> Journal::open(const QString &file)
{
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        return core::Error{u"journal-open"_s,
                           tr("Qt's SQLite driver is not installed, so there can be no journal. "
                              "Install it (on Debian: libqt6sql6-sqlite).")};
    }
    if (file != memory) {
        if (const auto made = makeFile(file); !made)
            return made.error();
    }
    auto d = std::make_unique<Private>(file);
    if (const auto opened = d->open(); !opened)
        return opened.error();
    return std::unique_ptr<Journal>(new Journal(std::move(d)));
}

QString Journal::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           "/cpv2-workbench/journal.sqlite"_L1;
}

core::Result<core::Done> Journal::add(const RoundTripRecord &record)
{
    QSqlQuery query = d->prepared(uR"(
        INSERT INTO round_trip (id, started_at, environment, endpoint, simulated, document_name,
                                request_bytes, return_url, post_back_url, callbacks_replaced, digest)
        VALUES (:id, :started_at, :environment, :endpoint, :simulated, :document_name,
                :request_bytes, :return_url, :post_back_url, :callbacks_replaced, :digest))"_s);
    query.bindValue(u":id"_s, text(record.id));
    query.bindValue(u":started_at"_s, milliseconds(record.startedAt));
    query.bindValue(u":environment"_s, text(record.environment));
    query.bindValue(u":endpoint"_s, text(record.endpoint));
    query.bindValue(u":simulated"_s, record.simulated);
    query.bindValue(u":document_name"_s, text(record.documentName));
    query.bindValue(u":request_bytes"_s, bytes(record.requestBytes));
    query.bindValue(u":return_url"_s, text(record.returnUrl));
    query.bindValue(u":post_back_url"_s, text(record.postBackUrl));
    query.bindValue(u":callbacks_replaced"_s, record.callbacksReplaced);
    query.bindValue(u":digest"_s, digestOf({record.requestBytes}));
    return d->write(query);
}

core::Result<qint64> Journal::add(const Exchange &exchange)
{
    Q_ASSERT((exchange.role == Role::Unmatched) == exchange.roundTripId.isEmpty());
    QSqlQuery query = d->prepared(uR"(
        INSERT INTO exchange (round_trip, role, at, url,
                              request_head, request_body, request_raw, request_digest,
                              outcome, status, response_head, response_body, response_digest,
                              elapsed_ms, remark)
        VALUES (:round_trip, :role, :at, :url,
                :request_head, :request_body, :request_raw, :request_digest,
                :outcome, :status, :response_head, :response_body, :response_digest,
                :elapsed_ms, :remark))"_s);
    query.bindValue(u":round_trip"_s, exchange.roundTripId.isEmpty() ? QVariant() : exchange.roundTripId);
    query.bindValue(u":role"_s, wordFor(roleWords, exchange.role));
    query.bindValue(u":at"_s, milliseconds(exchange.at));
    query.bindValue(u":url"_s, text(exchange.url));
    query.bindValue(u":request_head"_s, bytes(exchange.requestHead));
    query.bindValue(u":request_body"_s, bytes(exchange.requestBody));
    query.bindValue(u":request_raw"_s, bytes(exchange.requestRaw));
    query.bindValue(u":request_digest"_s, requestDigest(exchange));
    bindEnd(query, exchange);
    if (const auto written = d->write(query); !written)
        return written.error();
    return query.lastInsertId().toLongLong();
}

core::Result<core::Done> Journal::finish(const Exchange &exchange)
{
    QSqlQuery query = d->prepared(uR"(
        UPDATE exchange
        SET outcome = :outcome, status = :status, response_head = :response_head,
            response_body = :response_body, response_digest = :response_digest,
            elapsed_ms = :elapsed_ms, remark = :remark
        WHERE id = :id)"_s);
    bindEnd(query, exchange);
    query.bindValue(u":id"_s, exchange.id);
    if (auto written = d->write(query); !written)
        return written;
    if (query.numRowsAffected() != 1)
        return d->notWritten(tr("there is no exchange %1").arg(exchange.id));
    return core::done();
}

core::Result<QList<RoundTripRecord>> Journal::roundTrips(int limit) const
{
    // By number, not by time: clocks are set back.
    QSqlQuery query = d->prepared(u"SELECT * FROM round_trip ORDER BY number DESC LIMIT :limit"_s);
    query.bindValue(u":limit"_s, limit);
    return d->readRoundTrips(query);
}

core::Result<std::optional<RoundTripRecord>> Journal::roundTrip(const QString &id) const
{
    QSqlQuery query = d->prepared(u"SELECT * FROM round_trip WHERE id = :id"_s);
    query.bindValue(u":id"_s, text(id));
    const auto found = d->readRoundTrips(query);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

core::Result<QList<Exchange>> Journal::exchanges(const QString &roundTripId) const
{
    QSqlQuery query = d->prepared(u"SELECT * FROM exchange WHERE round_trip = :round_trip ORDER BY id"_s);
    query.bindValue(u":round_trip"_s, text(roundTripId));
    return d->readExchanges(query);
}

core::Result<QList<Exchange>> Journal::unmatched(int limit) const
{
    QSqlQuery query =
        d->prepared(u"SELECT * FROM exchange WHERE round_trip IS NULL ORDER BY id DESC LIMIT :limit"_s);
    query.bindValue(u":limit"_s, limit);
    return d->readExchanges(query);
}

} // namespace journal
