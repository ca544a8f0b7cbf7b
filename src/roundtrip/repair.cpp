// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/repair.h"

#include "journal/journal.h"
#include "journal/scribe.h"
#include "roundtrip/desk.h"
#include "roundtrip/state.h"

#include <QFileInfo>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Done;
using core::Result;
using journal::Exchange;
using journal::Journal;

namespace
{

/// Repaired in one commit.
constexpr int repairedAtOnce = 100;
/// As many captures as can have been acknowledged and not summed up (desk_worker.cpp).
constexpr int newestExchanges = 2500;

/// Ends what was left open in it, and sums it up.
Result<Done> repair(const Journal &journal, journal::Scribe &scribe, const QString &id)
{
    const auto record = journal.roundTrip(id);
    if (!record)
        return record.error();
    if (!*record)
        return core::done();
    auto exchanges = journal.exchanges(id);
    if (!exchanges)
        return exchanges.error();
    for (Exchange &exchange : *exchanges) {
        if (exchange.outcome != journal::Outcome::Open)
            continue;
        endAbandoned(exchange);
        if (const Result<Done> finished = scribe.finish(exchange); !finished)
            return finished;
    }
    return scribe.setSummary(id, RoundTrip(**record, *exchanges).summary());
}

Result<Done> repair(Journal &journal, const QStringList &ids)
{
    for (qsizetype from = 0; from < ids.size(); from += repairedAtOnce) {
        const Result<Done> repaired = journal.commit([&](journal::Scribe &scribe) {
            Result<Done> done = core::done();
            for (const QString &id : ids.mid(from, repairedAtOnce)) {
                if (done)
                    done = repair(journal, scribe, id);
            }
            return done;
        });
        if (!repaired)
            return repaired;
    }
    return core::done();
}

Result<QStringList> submitting(const journal::JournalReader &journal)
{
    const auto entries =
        journal.page({.state = wordFor(State::Submitting)}, 0, std::numeric_limits<int>::max());
    if (!entries)
        return entries.error();
    QStringList ids;
    for (const journal::HistoryEntry &entry : *entries)
        ids.append(entry.roundTripId);
    return ids;
}

} // namespace

void endAbandoned(Exchange &exchange)
{
    exchange.outcome = journal::Outcome::Unknown;
    exchange.remark =
        exchange.role == journal::Role::Submit
            ? Desk::tr("The answer was never written down. Check with the service before sending again.")
            : Desk::tr("The answer was never written down.");
}

Result<Done> repairSubmits(Journal &journal)
{
    const Result<QStringList> ids = submitting(journal);
    return ids ? repair(journal, *ids) : ids.error();
}

Result<QStringList> notSummedUp(const Journal &journal)
{
    return journal.wasInterrupted() ? journal.roundTripIdsOfNewest(newestExchanges) : QStringList();
}

void repairFor(const journal::JournalReader &reader, const QString &file)
{
    const Result<QStringList> ids = submitting(reader);
    const bool mayLag = QFileInfo(file + u"-wal"_s).size() > 0;
    if (!ids || (ids->isEmpty() && !mayLag))
        return;
    const auto journal = Journal::open(file, {Journal::logWait, [] {
                                                  return false;
                                              }});
    if (!journal)
        return;
    Result<Done> repaired = repairSubmits(**journal);
    if (const Result<QStringList> lagging = notSummedUp(**journal); repaired && lagging)
        repaired = repair(**journal, *lagging);
    if (!repaired)
        qWarning("%s", qPrintable(repaired.error().sentence));
}

} // namespace roundtrip
