// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "core/json.h"
#include "core/redaction.h"
#include "cpv2/dates.h"
#include "cpv2/postback_answer.h"
#include "journal/journal.h"
#include "roundtrip/desk.h"
#include "roundtrip/replay.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using journal::Exchange;
using roundtrip::Message;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::replay)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"ROUNDTRIP"_s,
        Words::tr(
            "The id of a round trip. Its postbacks are sent, or if it has none, one made from its request."),
        u"[ROUNDTRIP]"_s);
    parser.addOption(
        {u"exchange"_s,
         Words::tr("Send this capture instead. Can be repeated; captures are sent in that order."), u"ID"_s});
    parser.addOption({u"body"_s, Words::tr("Send these bytes instead; - reads standard input."), u"FILE"_s});
    parser.addOption({u"to"_s, Words::tr("Where to send."), u"URL"_s});
    parser.addOption(
        {u"set"_s, Words::tr("Set a field of the form or JSON, keeping every other byte. Can be repeated."),
         u"FIELD=VALUE"_s});
    parser.addOption({u"new-guid"_s, Words::tr("Send a new PaymentGUID.")});
    parser.addOption({u"date"_s, Words::tr("Send this PaymentDate, keeping the time."), u"M/D/YYYY"_s});
    parser.addOption({u"times"_s, Words::tr("Send everything this many times."), u"N"_s, u"1"_s});
    parser.addOption({u"delay"_s, Words::tr("Wait this long between two postbacks."), u"MS"_s, u"0"_s});
    parser.addOption({u"reverse"_s, Words::tr("Send the last one first.")});
    parser.addOption({u"private"_s, Words::tr("Allow a target in a private network.")});
    parser.addOption({u"ca"_s,
                      Words::tr("Also trust the certificates in FILE (PEM), such as those of a development "
                                "certificate authority."),
                      u"FILE"_s});
    parser.addOption({u"journal"_s,
                      Words::tr("Use the journal FILE instead of your own. While another program writes to "
                                "it, the answers are kept in a journal beside it."),
                      u"FILE"_s});
    parser.addOption({u"json"_s, Words::tr("Write the answers as a JSON array.")});
}

/// The whole order, except what is read from the journal.
core::Result<roundtrip::ReplayOrder> readOrder(const QCommandLineParser &parser)
{
    roundtrip::ReplayOrder order;
    order.roundTripId = parser.positionalArguments().value(0);
    const int sources = !order.roundTripId.isEmpty() + parser.isSet(u"exchange"_s) + parser.isSet(u"body"_s);
    if (sources != 1)
        return misused(Words::tr("Name what to send: a round trip, --exchange or --body."));
    if (!parser.isSet(u"to"_s))
        return misused(Words::tr("Name where to send it: --to URL."));
    const core::Result<QUrl> target = webUrlOf(parser, u"to"_s);
    const core::Result<QString> certificates = certificatesOf(parser, u"ca"_s);
    if (!target || !certificates)
        return target ? certificates.error() : target.error();
    const core::Result<qint64> times = numberOf(parser, u"times"_s, 1, 10'000);
    const core::Result<qint64> delay = numberOf(parser, u"delay"_s, 0, 3'600'000);
    if (!times || !delay)
        return times ? delay.error() : times.error();
    order.target = *target;
    order.times = int(*times);
    order.delayMs = int(*delay);
    order.allowPrivate = parser.isSet(u"private"_s);
    order.caFile = *certificates;
    return order;
}

core::Result<QList<Message>> capturesOf(const QStringList &ids, const journal::JournalReader &journal,
                                        QString &roundTripId)
{
    QList<Message> messages;
    for (const QString &id : ids) {
        const core::Result<std::optional<Exchange>> capture = journal.exchange(id.toLongLong());
        if (!capture)
            return capture.error();
        if (!*capture)
            return misused(Words::tr("There is no exchange %1 in the journal.").arg(id));
        messages.append(roundtrip::messageOf(**capture));
        roundTripId = (*capture)->roundTripId;
    }
    return messages;
}

core::Result<QList<Message>> postbacksOf(const QString &roundTripId, const journal::JournalReader &journal)
{
    const core::Result<std::optional<journal::RoundTripRecord>> record = journal.roundTrip(roundTripId);
    const core::Result<QList<Exchange>> exchanges = journal.exchanges(roundTripId);
    if (!record || !exchanges)
        return record ? exchanges.error() : record.error();
    if (!*record)
        return misused(Words::tr("There is no round trip %1 in the journal.").arg(roundTripId));
    const roundtrip::RoundTrip trip(**record, *exchanges);
    QList<Message> messages;
    for (const Exchange &postback : trip.ofRole(journal::Role::Postback))
        messages.append(roundtrip::messageOf(postback));
    if (messages.isEmpty()) {
        Message composed;
        composed.body = http::writeForm(roundtrip::composePostback(trip, QDateTime::currentDateTime()));
        messages.append(composed);
    }
    return messages;
}

core::Result<QList<Message>> bytesOf(const QString &file, Streams &streams)
{
    const core::Result<QByteArray> bytes = readInput(file, streams);
    if (!bytes)
        return bytes.error();
    Message message;
    message.body = *bytes;
    if (core::parseJson(*bytes))
        message.headers.first().value = "application/json";
    return QList<Message>{message};
}

core::Result<Message> changed(Message message, const QCommandLineParser &parser)
{
    using Change = core::Result<Message>;
    if (parser.isSet(u"new-guid"_s)) {
        const Change change = roundtrip::withNewGuid(message);
        if (!change)
            return change;
        message = *change;
    }
    if (parser.isSet(u"date"_s)) {
        const core::Result<QDate> date = cpv2::parseDate(parser.value(u"date"_s));
        if (!date)
            return misused(date.error().sentence);
        const Change change = roundtrip::withDate(message, *date);
        if (!change)
            return change;
        message = *change;
    }
    for (const QString &setting : parser.values(u"set"_s)) {
        const qsizetype equals = setting.indexOf(u'=');
        if (equals < 1)
            return misused(Words::tr("--set takes FIELD=VALUE, not “%1”.").arg(setting));
        const Change change = roundtrip::withField(message, setting.left(equals), setting.mid(equals + 1));
        if (!change)
            return change;
        message = *change;
    }
    return message;
}

core::Result<QList<Message>> sourceOf(const QCommandLineParser &parser, Streams &streams,
                                      const QString &journalFile, QString &roundTripId)
{
    if (parser.isSet(u"body"_s))
        return bytesOf(parser.value(u"body"_s), streams);
    auto journal = journal::JournalReader::open(journalFile);
    if (!journal && journal.error().code == "journal-older"_L1) {
        if (const auto updated = journal::Journal::open(journalFile); !updated)
            return updated.error();
        journal = journal::JournalReader::open(journalFile);
    }
    if (!journal)
        return journal.error();
    return roundTripId.isEmpty() ? capturesOf(parser.values(u"exchange"_s), **journal, roundTripId)
                                 : postbacksOf(roundTripId, **journal);
}

/// With what the handler said: most answer 2xx whatever they made of a postback.
QString outcomeOf(const Exchange &exchange)
{
    if (exchange.status == 0)
        return Words::tr("no answer");
    const QString line = cpv2::firstLineOf(exchange.responseBody);
    const QString status = u"HTTP %1"_s.arg(exchange.status);
    return line.isEmpty() ? status : u"%1: %2"_s.arg(status, line);
}

QString wordFor(cpv2::PostbackAnswer::Acceptance acceptance)
{
    using Acceptance = cpv2::PostbackAnswer::Acceptance;
    return acceptance == Acceptance::Accepted  ? u"yes"_s
           : acceptance == Acceptance::Refused ? u"no"_s
                                               : u"unclear"_s;
}

cpv2::PostbackAnswer::Acceptance acceptanceOf(const Exchange &exchange)
{
    return cpv2::PostbackAnswer::parse(exchange.status, exchange.responseBody).acceptance;
}

QJsonObject toJson(const Exchange &exchange)
{
    return {{u"exchange"_s, exchange.id},
            {u"source"_s, exchange.sourceId},
            {u"roundTrip"_s, exchange.roundTripId},
            {u"url"_s, exchange.url},
            {u"status"_s, exchange.status},
            {u"elapsedMs"_s, exchange.elapsedMs},
            {u"answer"_s, QString::fromUtf8(exchange.responseBody)},
            {u"accepted"_s, wordFor(acceptanceOf(exchange))},
            {u"remark"_s, exchange.remark}};
}

ExitCode codeOf(const QList<Exchange> &sent)
{
    const auto was = [&](auto is) {
        return std::ranges::any_of(sent, is);
    };
    if (sent.isEmpty() ||
        was([](const Exchange &exchange) { return exchange.outcome == journal::Outcome::NotSent; }))
        return Environment;
    return was([](const Exchange &exchange) {
        return acceptanceOf(exchange) != cpv2::PostbackAnswer::Acceptance::Accepted;
    })
               ? NotGood
               : Done;
}

/// Sends the order through a desk and returns the outcome.
core::Result<QList<Exchange>> send(roundtrip::Desk &desk, const roundtrip::ReplayOrder &order,
                                   Streams &streams)
{
    QEventLoop loop;
    QList<Exchange> sent;
    std::optional<core::Error> failure;
    core::Interruption interruption;
    QObject::connect(&desk, &roundtrip::Desk::replayed, &loop, [&](const Exchange &exchange) {
        sent.append(exchange);
        streams.err.say(
            Words::tr("%1: %2 after %3 ms %4")
                .arg(exchange.url, outcomeOf(exchange), QString::number(exchange.elapsedMs), exchange.remark)
                .trimmed());
    });
    QObject::connect(&desk, &roundtrip::Desk::replayFinished, &loop, &QEventLoop::quit);
    QObject::connect(&desk, &roundtrip::Desk::failed, &loop, [&](const core::Error &error) {
        failure = error;
        loop.quit();
    });
    QObject::connect(&interruption, &core::Interruption::interrupted, &loop, &QEventLoop::quit);
    desk.replay(order);
    loop.exec();
    if (failure)
        return *failure;
    return sent;
}

/// What is sent, with the user's changes.
core::Result<core::Done> readMessages(const QCommandLineParser &parser, Streams &streams,
                                      const QString &journalFile, roundtrip::ReplayOrder &order)
{
    const core::Result<QList<Message>> messages = sourceOf(parser, streams, journalFile, order.roundTripId);
    if (!messages)
        return messages.error();
    for (const Message &message : *messages) {
        const core::Result<Message> toSend = changed(message, parser);
        if (!toSend)
            return toSend.error();
        order.messages.append(*toSend);
    }
    if (parser.isSet(u"reverse"_s))
        std::ranges::reverse(order.messages);
    return core::done();
}

/// Before anything is sent.
void announce(const roundtrip::ReplayOrder &order, Streams &streams)
{
    const int count = int(order.messages.size()) * order.times;
    const QUrl first = roundtrip::requestFor(order.messages.first(), order.target).url;
    streams.err.say(
        Words::tr("Sending %n postback(s) to %1", nullptr, count)
            .arg(QString::fromLatin1(core::Redactor(core::RedactionRules()).redact(first.toEncoded()))));
}

int replay(const QCommandLineParser &parser, Streams &streams)
{
    core::Result<roundtrip::ReplayOrder> order = readOrder(parser);
    if (!order)
        return fail(streams, order.error().sentence, Usage);
    const QString journalFile =
        parser.isSet(u"journal"_s) ? parser.value(u"journal"_s) : journal::Journal::defaultFile();
    // Reading needs no lock, so another program may be writing to the journal meanwhile.
    if (const auto read = readMessages(parser, streams, journalFile, *order); !read)
        return fail(streams, read.error().sentence, read.error().code == "no-home"_L1 ? Environment : Usage);

    roundtrip::Desk desk(journalFile);
    if (const auto started = desk.start(roundtrip::Desk::IfInUse::KeepBeside); !started)
        return fail(streams, started.error().sentence, Environment);
    if (desk.journalFile() != journalFile) {
        streams.err.say(desk.whyBeside());
        order->roundTripId.clear(); // it is not in that journal
    }
    announce(*order, streams);
    const core::Result<QList<Exchange>> sent = send(desk, *order, streams);
    if (!sent)
        return fail(streams, sent.error().sentence, Environment);
    if (parser.isSet(u"json"_s)) {
        QJsonArray answers;
        for (const Exchange &exchange : *sent)
            answers.append(toJson(exchange));
        streams.out.document(QJsonDocument(answers).toJson());
    } else {
        for (const Exchange &exchange : *sent)
            streams.out.line(u"%1  %2"_s.arg(QString::number(exchange.id), outcomeOf(exchange)));
    }
    return codeOf(*sent);
}

} // namespace

Command replayCommand()
{
    return {u"replay"_s, Words::tr("Send captured or composed postbacks to a handler."), declare, replay};
}

} // namespace cli
