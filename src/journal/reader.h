// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/history.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

namespace journal
{

class Connection;

/// Reads a journal, also while another process or thread writes it. It belongs to the thread that
/// opened it. Errors: `journal-read`; a row whose bytes changed on the disk is still read, marked as
/// not `intact`.
class JournalReader
{
    Q_DECLARE_TR_FUNCTIONS(journal::JournalReader)
    Q_DISABLE_COPY_MOVE(JournalReader)
public:
    /// Never writes: neither a row nor a checkpoint (SQLite before 3.51.3 can lose commits when two
    /// connections checkpoint), and makes no file. Fails with `journal-open`, `journal-newer`, and
    /// with `journal-older` when a writer has to bring the file up to date first.
    static core::Result<std::unique_ptr<JournalReader>> open(const QString &file);
    virtual ~JournalReader();

    /// The newest first.
    core::Result<QList<RoundTripRecord>> roundTrips(int limit) const;
    /// As roundTrips(), only the ids.
    core::Result<QStringList> roundTripIds(int limit) const;
    /// Those that the newest exchanges belong to, each once.
    core::Result<QStringList> roundTripIdsOfNewest(int exchanges) const;
    /// Nothing when there is none of that id.
    core::Result<std::optional<RoundTripRecord>> roundTrip(const QString &id) const;
    /// In order of arrival.
    core::Result<QList<Exchange>> exchanges(const QString &roundTripId) const;
    /// Nothing when there is none of that id.
    core::Result<std::optional<Exchange>> exchange(qint64 id) const;
    /// The newest first.
    core::Result<QList<Exchange>> unmatched(int limit) const;

    /// Entries of the history, the newest first, without what is marked as removed. `before` is the
    /// number of the last entry of the page before; 0 begins. No bodies are loaded.
    core::Result<QList<HistoryEntry>> page(const HistoryFilter &filter, qint64 before, int limit) const;
    /// The same entries in another order, `skip` of them left out at the beginning.
    core::Result<QList<HistoryEntry>> sortedPage(const HistoryFilter &filter, const HistoryOrder &order,
                                                 qint64 skip, int limit) const;
    /// Without what is marked as removed.
    core::Result<HistoryCounts> counts() const;
    /// All entries in the order of page(), in short.
    core::Result<QList<EntryOutline>> outline(qint64 before, int limit) const;
    /// Of the round trip; nothing when there is none of that id, or it is marked as removed.
    core::Result<std::optional<HistoryEntry>> entry(const QString &roundTripId) const;
    /// The names of the environments that occur, sorted.
    core::Result<QStringList> environments() const;
    /// Everything can be found by its words. False while entries that an older version wrote are still to be
    /// indexed (journal::Upkeep does that, the newest first).
    core::Result<bool> isConverted() const;
    /// Bytes of the file and what SQLite keeps beside it.
    qint64 sizeOnDisk() const;

    /// Waiting deliveries whose time has come at `now`, the longest ago first, and of each round trip only
    /// the first that still waits for its target: its captures go on in their order.
    core::Result<QList<Delivery>> dueDeliveries(const QDateTime &now, int limit) const;
    /// When dueDeliveries() has something (again); nothing when none waits.
    core::Result<std::optional<QDateTime>> nextDeliveryAt() const;
    /// All of the round trip, whatever their state, in order.
    core::Result<QList<Delivery>> deliveries(const QString &roundTripId) const;
    /// Those that wait, the oldest first.
    core::Result<QList<Delivery>> waitingDeliveries(int limit) const;

protected:
    explicit JournalReader(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> m_connection;
};

} // namespace journal
