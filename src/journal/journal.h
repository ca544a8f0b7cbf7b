// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/records.h"

#include <QCoreApplication>

#include <memory>
#include <optional>

namespace journal
{

/// Everything that was sent and captured, in one SQLite file (WAL, `synchronous=FULL`): when a
/// function that adds returns, the row is on the disk. One Journal a file writes; it belongs to
/// the thread that opened it. Errors: `journal-open`, `journal-newer` (written by a newer
/// version), `journal-write`, `journal-read`. A file that is no journal is left as it is; a row
/// whose bytes changed on the disk is still read, marked as not `intact`.
class Journal
{
    Q_DECLARE_TR_FUNCTIONS(journal::Journal)
public:
    /// Creates the file (0600) and its folder (0700) where they are missing and brings the schema up
    /// to date; `:memory:` keeps nothing.
    static core::Result<std::unique_ptr<Journal>> open(const QString &file);
    /// `cpv2-workbench/journal.sqlite` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFile();
    ~Journal();

    core::Result<core::Done> add(const RoundTripRecord &record);
    /// Returns the exchange's id.
    core::Result<qint64> add(const Exchange &exchange);
    /// Writes down how a Submit ended: outcome, status, response, elapsedMs, remark. By id.
    core::Result<core::Done> finish(const Exchange &exchange);

    /// The newest first.
    core::Result<QList<RoundTripRecord>> roundTrips(int limit) const;
    /// Nothing when there is none of that id.
    core::Result<std::optional<RoundTripRecord>> roundTrip(const QString &id) const;
    /// In order of arrival.
    core::Result<QList<Exchange>> exchanges(const QString &roundTripId) const;
    /// The newest first.
    core::Result<QList<Exchange>> unmatched(int limit) const;

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace journal
