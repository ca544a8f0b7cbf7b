// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/records.h"

#include <QMap>

#include <optional>

namespace journal
{

class Connection;

/// The full-text index of a journal, in volumes of 4,096 entries. FTS5 merges all occurrences of a word in
/// one step: in a single index for 100,000 round trips that takes over 100 ms, in a volume a few. A volume
/// also goes with its last entry, and a deletion rewrites only the volumes that it touches.
///
/// All in the caller's transaction; it lives no longer than that.
class TextIndex
{
public:
    explicit TextIndex(const Connection &connection) : m_connection(connection) {}

    static qint64 volumeOf(qint64 entry) { return entry >> 12; }
    static QString tableOf(qint64 volume);
    /// What makes the table of a volume.
    static QString statementFor(qint64 volume);
    /// Where the words of the exchange that is the `ordinal`th of its entry go; 0 when there is no place
    /// left (half a million exchanges in one entry).
    static qint64 placeOf(qint64 entry, qint64 ordinal);
    static qint64 entryAt(qint64 place);

    core::Result<core::Done> addRequest(qint64 place, const Exchange &exchange);
    core::Result<core::Done> addResponse(qint64 place, const Exchange &exchange);
    // What is taken out must be as it was when it was added: the exchange is intact.
    core::Result<core::Done> removeResponse(qint64 place, const Exchange &exchange);
    /// Takes both out.
    core::Result<core::Done> remove(qint64 place, const Exchange &exchange);

    /// The exchange after which indexing has to go on, downwards.
    struct Position {
        qint64 entry;
        qint64 exchange;
    };
    /// Makes volumes for all entries, with everything still to be indexed.
    core::Result<core::Done> begin();
    /// Where to go on, in the newest volume that is not complete; nothing when all are.
    core::Result<std::optional<Position>> unfinished();
    /// What is above `position` is indexed. Nothing: the whole volume of `entry` is.
    core::Result<core::Done> reach(qint64 entry, const std::optional<Position> &position);
    /// Adds an exchange that is at the position, so that addRequest() leaves it out.
    core::Result<core::Done> addUnindexed(qint64 place, const Exchange &exchange);
    /// Empties the volume of `entry`, to be indexed again: words in it are no longer known.
    core::Result<core::Done> restart(qint64 entry);

    /// Drops a volume whose entries are all gone, or rewrites some pages of one that holds deleted words.
    /// False when there is nothing left to do.
    core::Result<bool> mergeSome();

private:
    /// Of deleted words in a volume. The numbers are part of the database's format.
    enum class Remains { None, Deleted, BeingMerged };
    struct Volume {
        std::optional<Position> unfinished;
        Remains remains = Remains::None;
    };
    core::Result<Volume *> volume(qint64 number);
    core::Result<core::Done> create(qint64 number);
    core::Result<core::Done> drop(qint64 number);
    /// The words of the exchange are in its volume, or are to be.
    core::Result<bool> isCovered(qint64 place, const Exchange &exchange);
    core::Result<core::Done> note(qint64 number, Remains remains);
    core::Result<bool> merge(qint64 number, Remains remains);
    core::Result<qint64> changes();
    core::Result<core::Done> add(qint64 place, const QString &words);
    core::Result<core::Done> remove(qint64 place, const QString &words);

    const Connection &m_connection;
    QMap<qint64, Volume> m_volumes; ///< seen in this transaction
};

} // namespace journal
