// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/history.h"
#include "journal/text_index.h"

#include <QCoreApplication>

#include <optional>
#include <vector>

namespace journal
{

class Connection;

/// The code of an exchange that is not added since the journal does not have its round trip.
inline constexpr QLatin1StringView unknownRoundTrip("journal-unknown-round-trip");

/// Writes the rows of a journal: the bodies, their line in the history and their words in the index.
/// All in the caller's transaction; errors are `journal-write`.
class Scribe
{
    Q_DECLARE_TR_FUNCTIONS(journal::Scribe)
public:
    explicit Scribe(const Connection &connection);

    core::Result<core::Done> add(const RoundTripRecord &record);
    /// Returns the exchange's id. Fails with `unknownRoundTrip` as well; then the transaction can go on.
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

    // Long work, in slices. One slice writes about half a megabyte, or one exchange that is larger.

    /// Entries that are marked as removed.
    core::Result<QList<qint64>> marked(int limit);
    struct Erased {
        qint64 entries = 0;
        QStringList roundTrips = {}; ///< ids of those that were one
    };
    /// Erases entries from the front of the list. Of one with very many exchanges only some may be gone; it
    /// is hidden from then on.
    core::Result<Erased> eraseSome(const QList<qint64> &entries);
    /// Converts and indexes exchanges that an older version wrote. Returns the entry it has come to, from
    /// the newest down to the oldest of each volume; nothing when there is nothing left to do.
    core::Result<std::optional<qint64>> convertSome();
    /// As TextIndex::mergeSome().
    core::Result<bool> mergeSome();
    /// Takes so many free pages from the end of the file. False when there are none left to take.
    core::Result<bool> giveBackSome(int pages);

private:
    struct Place {
        qint64 entry;
        qint64 ordinal; ///< of the next exchange
    };
    struct Indexed {
        Exchange exchange;
        qint64 textId;
    };
    /// A row as it is in the file.
    struct Kept {
        qint64 id;
        std::optional<Exchange> exchange; ///< nothing: it has a role or outcome this version does not know
        qint64 textId;                    ///< 0: it has none
        bool isRawElsewhere;
        bool isBodyElsewhere;
    };
    /// Exchanges of one entry, as many as a slice takes.
    struct Run {
        QList<Kept> exchanges = {};
        qint64 bytes = 0;
        bool isLast = true; ///< the entry has no others
    };
    /// The line an exchange belongs to; made for an unmatched one.
    core::Result<Place> entryFor(const Exchange &exchange);
    core::Result<core::Done> count(const Place &place, const Exchange &exchange, qint64 id, qint64 size);
    core::Result<Indexed> kept(qint64 exchangeId);
    core::Result<bool> isBodyElsewhere(const Exchange &exchange);
    /// The exchange is about to belong to another line.
    core::Result<core::Done> leaveEntry(const Indexed &capture);
    /// From the exchange `upTo` down.
    core::Result<Run> exchangesOf(qint64 entry, qint64 upTo, qsizetype limit);
    core::Result<core::Done> removeWords(qint64 entry, const Kept &kept);
    /// Returns the ids of the round trips.
    core::Result<QStringList> eraseRows(const QList<qint64> &entries, const QList<qint64> &exchanges);
    core::Result<core::Done> convert(qint64 entry, const Kept &kept);
    core::Result<qint64> takePlace(qint64 entry);
    /// Of the same volume; 0 when there is none.
    core::Result<qint64> entryBefore(qint64 entry);

    struct ToIndex {
        qint64 place;
        Exchange exchange;
    };
    const Connection &m_connection;
    TextIndex m_index;
    std::vector<ToIndex> m_toIndex;
};

} // namespace journal
