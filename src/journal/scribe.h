// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/history.h"

#include <QCoreApplication>

#include <vector>

namespace journal
{

class Connection;

/// Writes the rows of a journal: the bodies, their line in the history and their words in the index.
/// All in the caller's transaction; errors are `journal-write`.
class Scribe
{
    Q_DECLARE_TR_FUNCTIONS(journal::Scribe)
public:
    explicit Scribe(const Connection &connection);

    core::Result<core::Done> add(const RoundTripRecord &record);
    /// Returns the exchange's id.
    core::Result<qint64> add(const Exchange &exchange);
    /// Puts the words of the exchanges added so far into the index; Journal does so at the end of a
    /// transaction. Not one by one: SQLite's full-text index writes itself to disk before any other statement
    /// of the transaction.
    core::Result<core::Done> indexAdded();
    core::Result<core::Done> finish(const Exchange &exchange);
    core::Result<core::Done> setSummary(const QString &roundTripId, const Summary &summary);
    core::Result<core::Done> join(qint64 exchangeId, const QString &roundTripId, Role role,
                                  const QString &matchedBy);
    core::Result<core::Done> add(const Delivery &delivery);
    core::Result<core::Done> update(const Delivery &delivery);
    core::Result<core::Done> hastenDeliveries(const QList<QDateTime> &latest);

    core::Result<core::Done> mark(const QList<qint64> &entries, bool areRemoved);
    /// Marks what may go as removed; returns how many entries that are.
    core::Result<qint64> mark(const Retention &retention);
    core::Result<QList<qint64>> marked(int limit);
    /// False when words of it may still stand in the index, because its bytes changed on the disk.
    core::Result<bool> erase(qint64 entry);

private:
    struct Place {
        qint64 entry;
        qint64 ordinal; ///< of the next exchange
    };
    struct Kept {
        Exchange exchange;
        qint64 textId;
    };
    /// The line an exchange belongs to; made for an unmatched one.
    core::Result<Place> entryFor(const Exchange &exchange);
    core::Result<core::Done> count(const Place &place, const Exchange &exchange, qint64 id);
    core::Result<Kept> kept(qint64 exchangeId);
    /// The exchange is about to belong to another line.
    core::Result<core::Done> leaveEntry(const Kept &capture);
    core::Result<core::Done> eraseRows(qint64 entry);

    struct ToIndex {
        qint64 place;
        Exchange exchange;
    };
    const Connection &m_connection;
    std::vector<ToIndex> m_toIndex;
};

} // namespace journal
