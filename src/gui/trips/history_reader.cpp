// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/history_reader.h"

#include "journal/reader.h"

using namespace Qt::Literals::StringLiterals;
using journal::JournalReader;

namespace gui
{

namespace
{

/// Nothing when it went in the meantime.
core::Result<std::optional<roundtrip::RoundTrip>> readTrip(const JournalReader &reader, const QString &id)
{
    const auto record = reader.roundTrip(id);
    const auto exchanges = reader.exchanges(id);
    if (!record || !exchanges)
        return !record ? record.error() : exchanges.error();
    return *record ? std::optional(roundtrip::RoundTrip(**record, *exchanges)) : std::nullopt;
}

core::Result<std::optional<roundtrip::RoundTrip>> readEntry(const JournalReader &reader,
                                                            const journal::HistoryEntry &entry)
{
    if (!entry.roundTripId.isEmpty())
        return readTrip(reader, entry.roundTripId);
    const auto capture = reader.exchange(entry.exchangeId);
    if (!capture)
        return capture.error();
    return *capture ? std::optional(roundtrip::RoundTrip::ofCapture(**capture)) : std::nullopt;
}

} // namespace

HistoryReader::HistoryReader(const QString &journalFile, QObject *parent)
    : QObject(parent), m_journalFile(journalFile), m_worker(new QObject)
{
    m_thread.setObjectName("history"_L1);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

HistoryReader::~HistoryReader()
{
    ++m_newestPage; // pages not begun yet are not read any more
    m_thread.quit();
    m_thread.wait();
}

/// `read` gets the reader, in the worker's thread, and fails with an error or not at all. The journal is
/// opened each time, which is quick: the file may have been put aside for a new one since.
template <typename Read>
void HistoryReader::run(Read read)
{
    QMetaObject::invokeMethod(m_worker, [this, read] {
        const auto reader = JournalReader::open(m_journalFile);
        const core::Result<core::Done> done = reader ? read(**reader) : reader.error();
        if (!done)
            QMetaObject::invokeMethod(this, [this, error = done.error()] { emit failed(error); });
    });
}

/// Only the newest page is read: the others are not wanted any more.
template <typename Read>
quint64 HistoryReader::runPage(Read read)
{
    const quint64 ticket = ++m_newestPage;
    run([=, this](const JournalReader &reader) -> core::Result<core::Done> {
        if (ticket != m_newestPage)
            return core::done();
        const core::Result<QList<journal::HistoryEntry>> entries = read(reader);
        if (!entries)
            return entries.error();
        QMetaObject::invokeMethod(this, [this, ticket, list = *entries] {
            if (ticket == m_newestPage)
                emit pageRead(ticket, list);
        });
        return core::done();
    });
    return ticket;
}

quint64 HistoryReader::readPage(const journal::HistoryFilter &filter, qint64 before, int limit)
{
    return runPage([=](const JournalReader &reader) { return reader.page(filter, before, limit); });
}

quint64 HistoryReader::readSortedPage(const journal::HistoryFilter &filter,
                                      const journal::HistoryOrder &order, qint64 skip, int limit)
{
    return runPage(
        [=](const JournalReader &reader) { return reader.sortedPage(filter, order, skip, limit); });
}

void HistoryReader::readOverview()
{
    run([this](const JournalReader &reader) -> core::Result<core::Done> {
        const auto environments = reader.environments();
        const auto counts = reader.counts();
        if (!environments || !counts)
            return !environments ? environments.error() : counts.error();
        QMetaObject::invokeMethod(
            this, [this, names = *environments, counted = *counts, bytes = reader.sizeOnDisk()] {
                emit overviewRead(names, counted, bytes);
            });
        return core::done();
    });
}

void HistoryReader::readRoundTrip(const QString &id)
{
    run([this, id](const JournalReader &reader) -> core::Result<core::Done> {
        const auto trip = readTrip(reader, id);
        if (!trip)
            return trip.error();
        if (*trip)
            QMetaObject::invokeMethod(this, [this, found = **trip] { emit roundTripRead(found); });
        return core::done();
    });
}

void HistoryReader::readPair(const journal::HistoryEntry &one, const journal::HistoryEntry &other)
{
    run([this, one, other](const JournalReader &reader) -> core::Result<core::Done> {
        const auto first = readEntry(reader, one);
        const auto second = readEntry(reader, other);
        if (!first || !second)
            return !first ? first.error() : second.error();
        if (*first && *second)
            QMetaObject::invokeMethod(
                this, [this, left = **first, right = **second] { emit pairRead(left, right); });
        return core::done();
    });
}

void HistoryReader::readCapture(qint64 exchangeId)
{
    run([this, exchangeId](const JournalReader &reader) -> core::Result<core::Done> {
        const auto capture = reader.exchange(exchangeId);
        if (!capture)
            return capture.error();
        if (*capture)
            QMetaObject::invokeMethod(this, [this, found = **capture] { emit captureRead(found); });
        return core::done();
    });
}

} // namespace gui
