// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/journal.h"
#include "support/test.h"

#include <QFile>

// What the tests of the journal write down, and how they look at files.

namespace samples
{

inline QDateTime time(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

inline journal::RoundTripRecord record(const QString &id, const QByteArray &request = "{}")
{
    return {.id = id,
            .startedAt = time(1'750'000'000'123),
            .environment = QStringLiteral("Simulator"),
            .endpoint = QStringLiteral("http://127.0.0.1:8080/cloudpaymentsapi/v2"),
            .simulated = true,
            .documentName = QStringLiteral("sample.json"),
            .requestBytes = request,
            .returnUrl = QStringLiteral("https://biller.example/return"),
            .postBackUrl = QStringLiteral("https://biller.example/postback")};
}

inline journal::Exchange exchange(const QString &roundTripId, journal::Role role,
                                  const QByteArray &body = "Approved=True")
{
    journal::Exchange exchange;
    exchange.roundTripId = roundTripId;
    exchange.role = role;
    exchange.at = time(1'750'000'001'456);
    exchange.url = QStringLiteral("/cb/abc/postback");
    exchange.requestBody = body;
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    return exchange;
}

inline std::unique_ptr<journal::Journal> opened(const QString &file)
{
    auto journal = journal::Journal::open(file);
    if (!journal)
        support::fail(journal.error().sentence);
    return *std::move(journal);
}

inline std::unique_ptr<journal::JournalReader> reading(const QString &file)
{
    auto reader = journal::JournalReader::open(file);
    if (!reader)
        support::fail(reader.error().sentence);
    return *std::move(reader);
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        support::fail(QStringLiteral("%1 cannot be written.").arg(path));
}

} // namespace samples
