// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-seed JOURNAL [--round-trips N] [--captures M] [--bytes B] [--crash]: puts N round trips
// and M unmatched captures with a body of B bytes into the journal, and prints the round trips' ids.
// With --crash it ends as if by kill -9: nothing is checkpointed or closed.

#include "journal/journal.h"
#include "roundtrip/callback_urls.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace
{

journal::RoundTripRecord newRoundTrip()
{
    journal::RoundTripRecord record;
    record.id = roundtrip::newId();
    record.startedAt = QDateTime::currentDateTimeUtc();
    record.environment = u"Simulator"_s;
    record.simulated = true;
    record.requestBytes = "{}\n";
    return record;
}

journal::Exchange capture(qsizetype bytes)
{
    journal::Exchange exchange;
    exchange.role = journal::Role::Unmatched;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = u"/"_s;
    exchange.requestBody = QByteArray(bytes, 'x');
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 404;
    return exchange;
}

int fail(const core::Error &error)
{
    QTextStream(stderr) << error.sentence << Qt::endl;
    return 3;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"JOURNAL"_s, {});
    parser.addOptions({{u"round-trips"_s, {}, u"N"_s, u"0"_s},
                       {u"captures"_s, {}, u"M"_s, u"0"_s},
                       {u"bytes"_s, {}, u"B"_s, u"0"_s},
                       {u"crash"_s, {}}});
    parser.process(application);

    const auto journal = journal::Journal::open(parser.positionalArguments().value(0));
    if (!journal)
        return fail(journal.error());
    QTextStream out(stdout);
    for (int i = 0; i < parser.value(u"round-trips"_s).toInt(); ++i) {
        const journal::RoundTripRecord record = newRoundTrip();
        if (const auto added = (*journal)->add(record); !added)
            return fail(added.error());
        out << record.id << Qt::endl;
    }
    for (int i = 0; i < parser.value(u"captures"_s).toInt(); ++i) {
        if (const auto added = (*journal)->add(capture(parser.value(u"bytes"_s).toLongLong())); !added)
            return fail(added.error());
    }
    if (parser.isSet(u"crash"_s))
        std::raise(SIGKILL);
    return 0;
}
