// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "core/json.h"
#include "core/saved_file.h"
#include "cpv2/postback_answer.h"
#include "journal/journal.h"
#include "roundtrip/repair.h"
#include "roundtrip/state.h"

#include <QCryptographicHash>
#include <QThread>

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using journal::Exchange;
using journal::HistoryEntry;
using journal::Journal;
using journal::JournalReader;
using journal::RoundTripRecord;
using journal::Upkeep;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::history)
};

constexpr int usualEntries = 50;

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"ACTION"_s,
        Words::tr("list; search WORD...; show ID; export ID; prune. An ID is that of a round "
                  "trip, or the number of a capture that belongs to none."),
        u"ACTION [WORD...|ID]"_s);
    parser.addOption({u"state"_s, Words::tr("Only round trips in that state, such as PAID."), u"STATE"_s});
    parser.addOption({u"environment"_s, Words::tr("Only what was sent to that environment."), u"NAME"_s});
    parser.addOption({u"from"_s, Words::tr("Only what began at that time or later."), u"DATE"_s});
    parser.addOption({u"to"_s, Words::tr("Only what began before that time."), u"DATE"_s});
    parser.addOption({u"unmatched"_s, Words::tr("Only captures that belong to no round trip.")});
    parser.addOption({u"limit"_s, Words::tr("At most N lines; %1 by default.").arg(usualEntries), u"N"_s,
                      QString::number(usualEntries)});
    parser.addOption({{u"o"_s, u"output"_s}, Words::tr("export: write to FILE."), u"FILE"_s});
    parser.addOption(
        {u"older-than"_s, Words::tr("prune: delete what began more than DAYS days ago."), u"DAYS"_s});
    parser.addOption({u"keep"_s, Words::tr("prune: delete all but the newest N."), u"N"_s});
    parser.addOption({u"max-size"_s,
                      Words::tr("prune: delete the oldest until the rest is at most this large."),
                      u"MEGABYTES"_s});
    parser.addOption({u"json"_s, Words::tr("Write the result as JSON.")});
    parser.addOption({u"journal"_s, Words::tr("Use FILE instead of your journal."), u"FILE"_s});
}

/// A journal that cannot be read or written is the environment's fault, anything else the user's.
int failWith(Streams &streams, const core::Error &error)
{
    const bool isOurs = error.code == "usage"_L1 || error.code == "journal-open"_L1;
    return fail(streams, error.sentence, isOurs ? Usage : Environment);
}

QString journalFile(const QCommandLineParser &parser)
{
    return parser.isSet(u"journal"_s) ? parser.value(u"journal"_s) : Journal::defaultFile();
}

/// How far the work is, in one line of a terminal that is rewritten again and again. Writes nothing
/// elsewhere.
class ProgressLine
{
public:
    explicit ProgressLine(const Output &err) : m_err(err), m_isShown(err.isTerminal()) {}
    ~ProgressLine() { write({}); }
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(const Upkeep::Progress &progress)
    {
        switch (progress.phase) {
        case Upkeep::Phase::Converting:
            return write(Words::tr("Bringing the journal up to date: %1 of %2 entries")
                             .arg(progress.done)
                             .arg(progress.total));
        case Upkeep::Phase::Choosing:
            return write(Words::tr("Choosing entries"));
        case Upkeep::Phase::Erasing:
            return write(Words::tr("Deleting: %1 of %2 entries").arg(progress.done).arg(progress.total));
        case Upkeep::Phase::Tidying:
            return write(Words::tr("Tidying up"));
        }
    }

private:
    void write(const QString &text)
    {
        if (!m_isShown || text == m_text)
            return;
        m_text = text;
        m_err.replaceLine(text);
    }

    Output m_err;
    bool m_isShown;
    QString m_text;
};

/// Ctrl+C stops the work cleanly: the slice under way and the tidying up after it are still done.
core::Result<bool> isDone(Journal &journal, Upkeep &upkeep, Streams &streams)
{
    ProgressLine line(streams.err);
    core::Interruption interruption;
    bool isInterrupted = false;
    QObject::connect(&interruption, &core::Interruption::interrupted, &interruption, [&] {
        isInterrupted = true;
        upkeep.cancel();
    });
    for (;;) {
        const auto step = upkeep.step();
        for (const QString &notice : journal.takeNotices())
            streams.err.say(notice);
        if (!step)
            return step.error();
        if (*step == Upkeep::Step::Finished)
            return !isInterrupted;
        if (*step == Upkeep::Step::Later)
            QThread::msleep(ulong(Upkeep::restMs));
        line.show(upkeep.progress());
        QCoreApplication::processEvents(); // the signal arrives through the event loop
    }
}

/// Brings an older journal up to date, which takes a writer.
core::Result<core::Done> bringUpToDate(const QString &file, Streams &streams)
{
    const auto writer = Journal::open(file);
    if (!writer)
        return writer.error();
    Upkeep upkeep(**writer, Upkeep::Work::Resume);
    const auto done = isDone(**writer, upkeep, streams);
    if (!done)
        return done.error();
    if (!*done)
        streams.err.say(
            Words::tr("The journal is not up to date yet: a search does not find its older entries."));
    return core::done();
}

core::Result<std::unique_ptr<JournalReader>> openReader(const QString &file, Streams &streams)
{
    auto reader = JournalReader::open(file);
    if (!reader && reader.error().code != "journal-older"_L1)
        return reader;
    if (reader) {
        const auto isConverted = (*reader)->isConverted();
        if (!isConverted)
            return isConverted.error();
        if (*isConverted) {
            roundtrip::repairFor(**reader, file);
            return reader;
        }
    }
    const bool isUsable = bool(reader);
    if (const auto updated = bringUpToDate(file, streams); !updated && !isUsable)
        return updated.error();
    else if (!updated)
        streams.err.say(Words::tr("The journal is being brought up to date by another program: a search does "
                                  "not find its older entries yet."));
    return JournalReader::open(file);
}

/// A date or a date and time (ISO 8601), in local time unless it says otherwise.
core::Result<QDateTime> timeOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return QDateTime();
    const QDateTime time = QDateTime::fromString(parser.value(option), Qt::ISODate);
    if (!time.isValid())
        return misused(Words::tr("--%2 takes a date, such as 2026-11-23 or 2026-11-23T09:30:00Z, not “%1”.")
                           .arg(parser.value(option), option));
    return time;
}

Json number(qint64 value)
{
    return Json::number(QByteArray::number(value));
}

Json timeJson(const QDateTime &time)
{
    return Json::string(time.toString(Qt::ISODateWithMs));
}

QString idOf(const HistoryEntry &entry)
{
    return entry.roundTripId.isEmpty() ? QString::number(entry.exchangeId) : entry.roundTripId;
}

QString stateOf(const HistoryEntry &entry)
{
    return entry.roundTripId.isEmpty() ? u"UNMATCHED"_s : entry.summary.state;
}

/// By whose word it is in that state; empty for a word of another version and for a capture.
QString stateSourceOf(const HistoryEntry &entry)
{
    for (const roundtrip::State state : roundtrip::allStates) {
        if (roundtrip::wordFor(state) == entry.summary.state)
            return roundtrip::sourceOf(state);
    }
    return {};
}

/// For people, who must see by whose word something is paid.
QString stateLabelOf(const HistoryEntry &entry)
{
    return entry.roundTripId.isEmpty() ? stateOf(entry) : roundtrip::labelForStateWord(entry.summary.state);
}

Json toJson(const HistoryEntry &entry)
{
    return Json::object({{u"id"_s, Json::string(idOf(entry))},
                         {u"startedAt"_s, timeJson(entry.startedAt)},
                         {u"state"_s, Json::string(stateOf(entry))},
                         {u"stateFrom"_s, Json::string(stateSourceOf(entry))},
                         {u"title"_s, Json::string(entry.summary.title)},
                         {u"environment"_s, Json::string(entry.environment)},
                         {u"amount"_s, Json::string(entry.summary.amount)},
                         {u"exchanges"_s, number(entry.exchanges)},
                         {u"bytes"_s, number(entry.bytes)}});
}

QString toLine(const HistoryEntry &entry)
{
    const auto orDash = [](const QString &text) {
        return text.isEmpty() ? u"-"_s : text;
    };
    return u"%1  %2  %3  %4  %5  %6"_s.arg(
        entry.startedAt.toString(Qt::ISODate), orDash(stateLabelOf(entry)).leftJustified(22),
        orDash(entry.summary.amount).rightJustified(10), orDash(entry.environment),
        orDash(entry.summary.title), idOf(entry));
}

/// What an action works on.
struct Task {
    const QCommandLineParser &parser;
    QStringList arguments; ///< without the action
    bool asJson;
};

core::Result<journal::HistoryFilter> filterOf(const Task &task)
{
    const auto from = timeOf(task.parser, u"from"_s);
    const auto to = timeOf(task.parser, u"to"_s);
    if (!from || !to)
        return from ? to.error() : from.error();
    return journal::HistoryFilter{.state = task.parser.value(u"state"_s),
                                  .environment = task.parser.value(u"environment"_s),
                                  .text = task.arguments.join(u' '),
                                  .from = *from,
                                  .to = *to,
                                  .unmatchedOnly = task.parser.isSet(u"unmatched"_s)};
}

int list(const Task &task, Streams &streams)
{
    const auto filter = filterOf(task);
    if (!filter)
        return failWith(streams, filter.error());
    const auto limit = numberOf(task.parser, u"limit"_s, 1);
    if (!limit)
        return failWith(streams, limit.error());
    const auto reader = openReader(journalFile(task.parser), streams);
    if (!reader)
        return failWith(streams, reader.error());
    const auto page = (*reader)->page(*filter, 0, int(*limit));
    if (!page)
        return failWith(streams, page.error());
    if (task.asJson) {
        Json::Items items;
        std::ranges::transform(*page, std::back_inserter(items),
                               [](const HistoryEntry &entry) { return toJson(entry); });
        streams.out.document(core::writeJson(Json::array(std::move(items))));
    } else {
        for (const HistoryEntry &entry : *page)
            streams.out.line(toLine(entry));
    }
    return Done;
}

/// A round trip, or a capture that belongs to none.
struct Found {
    std::optional<RoundTripRecord> record;
    QList<Exchange> exchanges;
};

core::Result<Found> find(const Task &task, Streams &streams)
{
    const auto reader = openReader(journalFile(task.parser), streams);
    if (!reader)
        return reader.error();
    const QString id = task.arguments.first();
    const auto record = (*reader)->roundTrip(id);
    const auto exchanges = (*reader)->exchanges(id);
    if (!record || !exchanges)
        return record ? exchanges.error() : record.error();
    if (*record)
        return Found{*record, *exchanges};
    const auto capture = (*reader)->exchange(id.toLongLong());
    if (!capture)
        return capture.error();
    if (!*capture || !(*capture)->roundTripId.isEmpty())
        return misused(
            Words::tr("There is no round trip and no unmatched capture %1 in the journal.").arg(id));
    return Found{std::nullopt, {**capture}};
}

/// The bytes as they are, and as text where they are text.
Json toJson(const QByteArray &bytes)
{
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    Json::Members members{{u"sha256"_s, Json::string(QString::fromLatin1(digest))},
                          {u"base64"_s, Json::string(QString::fromLatin1(bytes.toBase64()))}};
    if (const QString text = QString::fromUtf8(bytes); text.toUtf8() == bytes)
        members.push_back({u"text"_s, Json::string(text)});
    return Json::object(std::move(members));
}

Json toJson(const RoundTripRecord &record)
{
    return Json::object({{u"id"_s, Json::string(record.id)},
                         {u"startedAt"_s, timeJson(record.startedAt)},
                         {u"environment"_s, Json::string(record.environment)},
                         {u"endpoint"_s, Json::string(record.endpoint)},
                         {u"simulated"_s, Json::boolean(record.simulated)},
                         {u"documentName"_s, Json::string(record.documentName)},
                         {u"request"_s, toJson(record.requestBytes)},
                         {u"returnUrl"_s, Json::string(record.returnUrl)},
                         {u"postBackUrl"_s, Json::string(record.postBackUrl)},
                         {u"callbacksReplaced"_s, Json::boolean(record.callbacksReplaced)},
                         {u"intact"_s, Json::boolean(record.intact)}});
}

Json toJson(const Exchange &exchange)
{
    return Json::object({{u"id"_s, number(exchange.id)},
                         {u"role"_s, Json::string(journal::wordFor(exchange.role))},
                         {u"at"_s, timeJson(exchange.at)},
                         {u"url"_s, Json::string(exchange.url)},
                         {u"outcome"_s, Json::string(journal::wordFor(exchange.outcome))},
                         {u"status"_s, number(exchange.status)},
                         {u"elapsedMs"_s, number(exchange.elapsedMs)},
                         {u"remark"_s, Json::string(exchange.remark)},
                         {u"matchedBy"_s, Json::string(exchange.matchedBy)},
                         {u"sourceId"_s, number(exchange.sourceId)},
                         {u"provoked"_s, Json::boolean(exchange.provoked)},
                         {u"requestHead"_s, toJson(exchange.requestHead)},
                         {u"requestBody"_s, toJson(exchange.requestBody)},
                         {u"requestRaw"_s, toJson(exchange.requestRaw)},
                         {u"responseHead"_s, toJson(exchange.responseHead)},
                         {u"responseBody"_s, toJson(exchange.responseBody)},
                         {u"intact"_s, Json::boolean(exchange.intact)}});
}

Json toJson(const Found &found)
{
    Json::Items exchanges;
    std::ranges::transform(found.exchanges, std::back_inserter(exchanges),
                           [](const Exchange &exchange) { return toJson(exchange); });
    return Json::object({{u"format"_s, Json::string(u"cpv2-workbench evidence"_s)},
                         {u"version"_s, number(1)},
                         {u"roundTrip"_s, found.record ? toJson(*found.record) : Json()},
                         {u"exchanges"_s, Json::array(std::move(exchanges))}});
}

/// Names what is no longer as it was written; Done when nothing is.
int checkDigests(const Found &found, Streams &streams)
{
    int code = Done;
    if (found.record && !found.record->intact)
        code =
            fail(streams,
                 Words::tr("The request of round trip %1 is not what was written: its bytes have changed on "
                           "the disk.")
                     .arg(found.record->id),
                 NotGood);
    for (const Exchange &exchange : found.exchanges) {
        if (!exchange.intact)
            code = fail(streams,
                        Words::tr("Exchange %1 is not what was written: its bytes have changed on the disk.")
                            .arg(exchange.id),
                        NotGood);
    }
    return code;
}

/// Our own answers to captures are no news.
bool isAnsweredByPortal(journal::Role role)
{
    return role == journal::Role::Forward || role == journal::Role::Replay || role == journal::Role::Submit;
}

QString toLine(const Exchange &exchange)
{
    const qint64 bytes = exchange.requestBody.size() + exchange.responseBody.size();
    QString line = u"%1  %2  %3  %4  %5  %6"_s.arg(
        QString::number(exchange.id), exchange.at.toString(Qt::ISODateWithMs),
        journal::wordFor(exchange.role).leftJustified(9),
        exchange.status > 0 ? QString::number(exchange.status) : journal::wordFor(exchange.outcome),
        Words::tr("%1 bytes").arg(bytes), exchange.url);
    if (const QString answer = cpv2::firstLineOf(exchange.responseBody);
        !answer.isEmpty() && isAnsweredByPortal(exchange.role))
        line += Words::tr("  answer: %1").arg(answer);
    if (!exchange.matchedBy.isEmpty())
        line += Words::tr("  matched by %1").arg(exchange.matchedBy);
    if (!exchange.remark.isEmpty())
        line += u"  "_s + exchange.remark;
    return line;
}

int show(const Task &task, Streams &streams)
{
    const auto found = find(task, streams);
    if (!found)
        return failWith(streams, found.error());
    if (task.asJson) {
        streams.out.document(core::writeJson(toJson(*found)));
        return checkDigests(*found, streams);
    }
    if (const auto &record = found->record) {
        streams.out.line(Words::tr("round trip %1").arg(record->id));
        streams.out.line(
            Words::tr("begun at %1, sent to %2 (%3)")
                .arg(record->startedAt.toString(Qt::ISODateWithMs), record->endpoint, record->environment));
        streams.out.line(Words::tr("request %1, %2 bytes")
                             .arg(record->documentName, QString::number(record->requestBytes.size())));
    }
    for (const Exchange &exchange : found->exchanges)
        streams.out.line(toLine(exchange));
    return checkDigests(*found, streams);
}

int writeEvidence(const Task &task, Streams &streams)
{
    const auto found = find(task, streams);
    if (!found)
        return failWith(streams, found.error());
    const QByteArray evidence = core::writeJson(toJson(*found));
    if (!task.parser.isSet(u"output"_s)) {
        streams.out.document(evidence);
        return checkDigests(*found, streams);
    }
    const QString file = task.parser.value(u"output"_s);
    if (const core::Result<core::Done> saved = core::saveFile(file, evidence); !saved)
        return fail(streams, Words::tr("%1 cannot be written (%2).").arg(file, saved.error().sentence),
                    Environment);
    return checkDigests(*found, streams);
}

core::Result<journal::Retention> retentionOf(const Task &task)
{
    journal::Retention retention;
    if (task.parser.isSet(u"older-than"_s)) {
        const auto days = numberOf(task.parser, u"older-than"_s, 0);
        if (!days)
            return days.error();
        retention.olderThan = QDateTime::currentDateTimeUtc().addDays(-*days);
    }
    if (task.parser.isSet(u"keep"_s)) {
        const auto newest = numberOf(task.parser, u"keep"_s, 0);
        if (!newest)
            return newest.error();
        retention.keepNewest = *newest;
    }
    if (task.parser.isSet(u"max-size"_s)) {
        const auto megabytes = numberOf(task.parser, u"max-size"_s, 0);
        if (!megabytes)
            return megabytes.error();
        retention.maxBytes = *megabytes * 1'000'000;
    }
    if (!retention.olderThan.isValid() && !retention.keepNewest && !retention.maxBytes)
        return misused(Words::tr("Say what to delete: --older-than DAYS, --keep N or --max-size MEGABYTES."));
    return retention;
}

int prune(const Task &task, Streams &streams)
{
    const auto retention = retentionOf(task);
    if (!retention)
        return failWith(streams, retention.error());
    const QString file = journalFile(task.parser);
    if (const auto reader = openReader(file, streams); !reader)
        return failWith(streams, reader.error()); // a writer would start a new one
    const auto journal = Journal::open(file, {[&](const QString &sentence) {
                                           streams.err.say(sentence);
                                       }});
    if (!journal)
        return failWith(streams, journal.error());
    // What a window removed before it crashed can no longer be restored.
    Upkeep purge(**journal, Upkeep::Work::Purge);
    if (const auto purged = isDone(**journal, purge, streams); !purged || !*purged)
        return purged ? int(Interrupted) : failWith(streams, purged.error());
    Upkeep upkeep(**journal, Upkeep::Work::Prune, *retention);
    const auto isComplete = isDone(**journal, upkeep, streams);
    if (!isComplete)
        return failWith(streams, isComplete.error());
    const qint64 pruned = upkeep.erased();
    const qint64 bytes = (*journal)->sizeOnDisk();
    if (task.asJson)
        streams.out.document(core::writeJson(
            Json::object({{u"pruned"_s, number(pruned)}, {u"bytesOnDisk"_s, number(bytes)}})));
    else
        streams.out.line(
            Words::tr("%1 entries deleted; the journal now takes %2 bytes.").arg(pruned).arg(bytes));
    return *isComplete ? Done : Interrupted;
}

struct Action {
    QString name;
    QStringList options; ///< besides --json and --journal
    int least;           ///< arguments after the action
    int most;
    int (*run)(const Task &, Streams &);
};

QList<Action> actions()
{
    const QStringList filters = {u"state"_s, u"environment"_s, u"from"_s,
                                 u"to"_s,    u"unmatched"_s,   u"limit"_s};
    return {{u"list"_s, filters, 0, 0, list},
            {u"search"_s, filters, 1, std::numeric_limits<int>::max(), list},
            {u"show"_s, {}, 1, 1, show},
            {u"export"_s, {u"output"_s, u"o"_s}, 1, 1, writeEvidence},
            {u"prune"_s, {u"older-than"_s, u"keep"_s, u"max-size"_s}, 0, 0, prune}};
}

int run(const QCommandLineParser &parser, Streams &streams)
{
    const QString name = parser.positionalArguments().value(0);
    const Task task{parser, parser.positionalArguments().mid(1), parser.isSet(u"json"_s)};
    for (const Action &action : actions()) {
        if (action.name != name)
            continue;
        const QStringList allowed = action.options + QStringList{u"json"_s, u"journal"_s};
        for (const QString &option : parser.optionNames()) {
            if (!allowed.contains(option))
                return fail(streams, Words::tr("“history %2” does not take --%1.").arg(option, name), Usage);
        }
        if (task.arguments.size() < action.least)
            return fail(streams, Words::tr("“history %1” needs an argument.").arg(name), Usage);
        if (task.arguments.size() > action.most)
            return fail(streams, Words::tr("“%1” is an extra argument.").arg(task.arguments.at(action.most)),
                        Usage);
        return action.run(task, streams);
    }
    return fail(streams,
                Words::tr("“%1” is not an action. Use list, search, show, export or prune.").arg(name),
                Usage);
}

} // namespace

Command historyCommand()
{
    return {u"history"_s, Words::tr("List, search, show, export and prune what was sent and captured."),
            declare, run, std::numeric_limits<int>::max()};
}

} // namespace cli
