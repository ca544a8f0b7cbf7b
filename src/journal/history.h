// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/records.h"

#include <optional>

namespace journal
{

/// Which entries of the history are asked for; what is empty does not restrict.
struct HistoryFilter {
    QString state = {};         ///< the word, as in Summary
    QString environment = {};   ///< name
    QString text = {};          ///< every word of it occurs, whole or as a beginning (search_text.h)
    QDateTime from = {};        ///< started at that time or later
    QDateTime to = {};          ///< started before that time
    bool unmatchedOnly = false; ///< captures that belong to no round trip
    QString verdict = {};       ///< the word, as in Summary

    bool operator==(const HistoryFilter &) const = default;
};

/// What a list of entries is sorted by. Entries that are equal in it follow each other as they began.
struct HistoryOrder {
    enum class By { Begun, State, Verdict, Title, Amount, Environment };
    By by = By::Begun;
    bool isDescending = true;

    bool operator==(const HistoryOrder &) const = default;
};

/// How many entries there are of each kind that is often asked for.
struct HistoryCounts {
    qint64 all = 0;
    qint64 failed = 0;  ///< round trips with a failed check
    qint64 waiting = 0; ///< round trips whose checks still wait for something
    qint64 unmatched = 0;

    bool operator==(const HistoryCounts &) const = default;
};

/// One line of the history: a round trip, or a capture that belongs to none.
struct HistoryEntry {
    qint64 number = 0;        ///< order of beginning; clocks are set back, this is not
    QString roundTripId = {}; ///< empty for an unmatched capture
    qint64 exchangeId = 0;    ///< the unmatched capture; 0 for a round trip
    QDateTime startedAt = {}; ///< UTC
    QString environment = {}; ///< empty for an unmatched capture
    Summary summary = {};     ///< of an unmatched capture only the title: where it went
    int exchanges = 0;
    qint64 bytes = 0; ///< of what was sent and captured, equal bytes counted once

    bool operator==(const HistoryEntry &) const = default;
};

/// What a Retention looks at.
struct EntryOutline {
    qint64 number = 0;
    QDateTime startedAt = {}; ///< UTC
    qint64 bytes = 0;
};

/// Which entries may go for good. What is not set lets none go; one rule is enough.
struct Retention {
    QDateTime olderThan = {};              ///< those that began before that time
    std::optional<qint64> keepNewest = {}; ///< all but so many
    std::optional<qint64> maxBytes =
        {}; ///< the oldest, until what was sent and captured in the rest is no more
};

} // namespace journal

Q_DECLARE_METATYPE(journal::HistoryFilter)
Q_DECLARE_METATYPE(journal::HistoryEntry)
Q_DECLARE_METATYPE(journal::HistoryCounts)
