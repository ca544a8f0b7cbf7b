// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "core/json.h"
#include "journal/journal.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"
#include "roundtrip/environment_in_use.h"
#include "roundtrip/stray.h"
#include "roundtrip/walk.h"
#include "simulator/simulator.h"
#include "workspace/environment_store.h"
#include "workspace/keychain.h"
#include "workspace/profile_library.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using roundtrip::RoundTrip;
using roundtrip::WalkEnd;
using roundtrip::WalkPlan;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::roundtrip)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("A payment request; the built-in sample unless given."),
                                 u"[FILE]"_s);
    parser.addOption({u"endpoint"_s,
                      Words::tr("Submit to URL and wait for its callbacks, instead of the built-in simulator "
                                "with an automatic payer."),
                      u"URL"_s});
    parser.addOption(
        {u"environment"_s,
         Words::tr("Submit to the environment NAME that you set up in the window. Its API key comes "
                   "from CPV2_API_KEY, or else from the system's keychain."),
         u"NAME"_s});
    parser.addOption(
        {u"live"_s, Words::tr("Confirm that money may move: the host name of a live environment's endpoint."),
         u"HOST"_s});
    parser.addOption(
        {u"api-key-env"_s, Words::tr("Take the API key from the environment variable VAR."), u"VAR"_s});
    parser.addOption({u"decline"_s, Words::tr("The automatic payer uses a card that is declined.")});
    parser.addOption(
        {u"profile"_s,
         Words::tr("The biller's rules, such as the payment methods that it allows: the id or the "
                   "file of a profile (default: sagesgov)."),
         u"ID"_s, u"sagesgov"_s});
    parser.addOption({u"timeout"_s,
                      Words::tr("How long to wait in all: 60 unless given, or 600 at another endpoint."),
                      u"SECONDS"_s});
    parser.addOption({u"port"_s,
                      Words::tr("The callback listener's port; 0, the default, takes any free one."), u"N"_s,
                      u"0"_s});
    parser.addOption(
        {u"journal"_s, Words::tr("Keep the round trip in FILE instead of your journal."), u"FILE"_s});
    parser.addOption({u"json"_s, Words::tr("Write the result as JSON.")});
}

/// What the command line asks for.
struct Task {
    cpv2::PaymentRequest request;
    QString documentName;
    roundtrip::Destination destination; ///< without an endpoint: the built-in simulator
    WalkPlan::Will will = WalkPlan::Will::Approve;
    cpv2::BillerProfile profile;
    int timeoutMs = 0;
    quint16 port = 0;
    QString journalFile;
    bool isOwnJournal = true; ///< the user named no other
    bool asJson = false;
};

/// The environment that the command line names. Fails with `usage` or `amount-cap` when it may not be used.
core::Result<workspace::Environment> readEnvironment(const QCommandLineParser &parser,
                                                     const cpv2::PaymentRequest &request)
{
    const QString name = parser.value(u"environment"_s);
    const workspace::EnvironmentStore store;
    if (store.problem())
        return *store.problem();
    const workspace::Environment *found = store.find(name);
    if (!found)
        return core::Error{u"usage"_s, Words::tr("There is no environment “%1”.").arg(name)};
    if (const core::Result<core::Done> within = workspace::checkAmountCap(*found, request); !within)
        return within.error();
    const QString host = found->endpoint.host();
    if (found->live && parser.value(u"live"_s).compare(host, Qt::CaseInsensitive) != 0)
        return core::Error{
            u"usage"_s,
            Words::tr("%1 is live, so money can move. Confirm with: --live %2").arg(found->name, host)};
    return *found;
}

/// The API key of the environment, from CPV2_API_KEY or else the keychain, which it waits for.
core::Result<QByteArray> readKey(const workspace::Environment &environment)
{
    if (const QByteArray key = qgetenv("CPV2_API_KEY"); !key.isEmpty())
        return key;
    workspace::Keychain keychain;
    core::Result<QByteArray> answer = QByteArray();
    QEventLoop loop;
    keychain.read(environment.id, &loop, [&](const core::Result<QByteArray> &read) {
        answer = read;
        loop.quit();
    });
    loop.exec();
    if (answer && !answer->isEmpty())
        return answer;
    const QString why = answer ? QString() : answer.error().sentence;
    return core::Error{u"keychain"_s,
                       Words::tr("There is no API key for %1 in the keychain, nor in CPV2_API_KEY. %2")
                           .arg(environment.name, why)
                           .trimmed()};
}

core::Result<Task> readTask(const QCommandLineParser &parser, Streams &streams)
{
    Task task;
    if (const QString file = parser.positionalArguments().value(0); !file.isEmpty()) {
        const core::Result<core::Json> document = readDocument(file, streams);
        if (!document)
            return document.error();
        task.request = cpv2::PaymentRequest(*document);
        task.documentName = QFileInfo(file).fileName();
    } else {
        task.request = cpv2::PaymentRequest::sample();
        task.documentName = Words::tr("the built-in sample");
    }

    const core::Result<cpv2::BillerProfile> profile = workspace::findProfile(parser.value(u"profile"_s));
    if (!profile)
        return misused(profile.error().sentence);
    task.profile = *profile;

    roundtrip::Destination &to = task.destination;
    if (parser.isSet(u"environment"_s)) {
        if (parser.isSet(u"endpoint"_s) || parser.isSet(u"api-key-env"_s))
            return misused(Words::tr("--environment has an endpoint and a key of its own."));
        const core::Result<workspace::Environment> environment = readEnvironment(parser, task.request);
        if (!environment)
            return environment.error();
        to = {environment->name, environment->endpoint, {}, false, *environment};
    } else if (parser.isSet(u"endpoint"_s)) {
        const core::Result<QUrl> endpoint = webUrlOf(parser, u"endpoint"_s);
        if (!endpoint)
            return endpoint.error();
        to.endpoint = *endpoint;
        to.name = to.endpoint.host();
    }
    const bool isElsewhere = !to.endpoint.isEmpty();
    if (parser.isSet(u"decline"_s)) {
        if (isElsewhere)
            return misused(Words::tr(
                "--decline is for the built-in simulator's payer; at another endpoint a person pays."));
        task.will = WalkPlan::Will::Decline;
    }
    if (parser.isSet(u"api-key-env"_s)) {
        const QString variable = parser.value(u"api-key-env"_s);
        to.apiKey = qgetenv(variable.toLocal8Bit().constData());
        if (to.apiKey.isEmpty())
            return misused(Words::tr("The environment variable %1 is not set.").arg(variable));
    }
    bool isNumber = true;
    const int ownTimeout = isElsewhere ? 600 : 60; // a person pays more slowly than our payer
    int seconds = ownTimeout;
    if (parser.isSet(u"timeout"_s))
        seconds = parser.value(u"timeout"_s).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 86'400)
        return misused(Words::tr("“%1” is not a time-out: give a number of seconds from 1 to 86400.")
                           .arg(parser.value(u"timeout"_s)));
    task.timeoutMs = seconds * 1000;
    task.port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber)
        return misused(
            Words::tr("“%1” is not a port: give a number from 0 to 65535.").arg(parser.value(u"port"_s)));
    task.isOwnJournal = !parser.isSet(u"journal"_s);
    task.journalFile =
        parser.isSet(u"journal"_s) ? parser.value(u"journal"_s) : journal::Journal::defaultFile();
    if (!task.isOwnJournal && task.journalFile.isEmpty())
        return misused(Words::tr("--journal needs the name of a file."));
    task.asJson = parser.isSet(u"json"_s);
    return task;
}

/// Writes sentences to the terminal, those of one turn of the event loop together: a large round trip has
/// thousands of them.
class Narrator : public QObject
{
public:
    explicit Narrator(const Output &out) : m_out(out)
    {
        m_flush.setSingleShot(true);
        connect(&m_flush, &QTimer::timeout, this, &Narrator::flush);
    }
    ~Narrator() override { flush(); }

    void say(const QString &sentence)
    {
        m_out.line(sentence);
        if (!m_flush.isActive())
            m_flush.start();
    }

    void flush() { m_out.flush(); }

private:
    Output m_out;
    QTimer m_flush;
};

/// Runs one walk with everything it needs, and says each step as it happens.
class Run : public QObject
{
public:
    Run(const Task &task, Streams &streams)
        : m_task(task), m_streams(streams), m_desk(task.journalFile), m_walk(&m_desk), m_narrator(streams.err)
    {
    }

    int run()
    {
        if (const core::Result<core::Done> ready = prepare(); !ready)
            return fail(ready.error());
        connect(&m_walk, &roundtrip::Walk::accepted, this, &Run::sayAccepted);
        connect(&m_walk, &roundtrip::Walk::happened, this, &Run::sayExchange);
        connect(&m_walk, &roundtrip::Walk::payerStepped, &m_narrator, &Narrator::say);
        connect(&m_walk, &roundtrip::Walk::finished, this, &Run::finish);
        connect(&m_desk, &roundtrip::Desk::refused, this, [this](const http::RefusedRequest &refused) {
            m_narrator.say(Words::tr("Refused: %1").arg(http::toText(refused)));
        });
        connect(&m_interruption, &core::Interruption::interrupted, &m_walk, &roundtrip::Walk::stop);
        connect(&m_simulator, &simulator::Simulator::pageFetched, &m_desk, &roundtrip::Desk::pageFetched);

        const roundtrip::Destination &to = m_task.destination;
        const roundtrip::SubmitOrder order =
            submitOrder(to, {.id = roundtrip::newId(),
                             .documentName = m_task.documentName,
                             .request = m_task.request,
                             .callbackBase = to.callbackBase(m_desk.callbackBase())});
        roundtrip::use(to, &m_desk);
        if (const QString obstacle = roundtrip::browserObstacle(to.callbackBase(m_desk.callbackBase()));
            !obstacle.isEmpty())
            m_narrator.say(Words::tr("Warning: %1").arg(obstacle));
        sayWhatWaits();
        m_narrator.say(
            Words::tr("Submitting %1, %n byte(s)", nullptr, int(order.bytes.size())).arg(order.documentName));
        m_running.start();
        m_walk.start({.order = order,
                      .payer = to.simulated ? std::optional(m_task.will) : std::nullopt,
                      .profile = m_task.profile,
                      .timeoutMs = m_task.timeoutMs});
        m_loop.exec();
        return conclude();
    }

private:
    core::Result<core::Done> prepare()
    {
        const auto ifInUse =
            m_task.isOwnJournal ? roundtrip::Desk::IfInUse::KeepBeside : roundtrip::Desk::IfInUse::Fail;
        if (core::Result<core::Done> started = m_desk.start(ifInUse); !started)
            return started;
        if (!m_desk.whyBeside().isEmpty())
            m_narrator.say(m_desk.whyBeside());
        if (core::Result<core::Done> listening = m_desk.listen(m_task.port); !listening)
            return listening;
        m_narrator.say(Words::tr("Listening for callbacks at %1").arg(m_desk.callbackBase().toString()));
        if (!m_task.destination.endpoint.isEmpty())
            return core::done();
        if (core::Result<core::Done> started = m_simulator.start(); !started)
            return started;
        m_narrator.say(Words::tr("Simulator at %1").arg(m_simulator.endpoint().toString()));
        m_task.destination = {Words::tr("Simulator"), m_simulator.endpoint(), m_simulator.apiKey(), true, {}};
        return core::done();
    }

    void sayAccepted(const QUrl &hostedPage)
    {
        if (!m_task.destination.simulated)
            m_narrator.say(Words::tr("Pay on the hosted page: %1").arg(hostedPage.toString()));
    }

    void sayExchange(const journal::Exchange &exchange)
    {
        if (const QString reason = roundtrip::strayReason(exchange); !reason.isEmpty())
            return m_narrator.say(Words::tr("Not counted: %1 %2. %3")
                                      .arg(QString::fromLatin1(core::methodOf(exchange.requestHead)),
                                           exchange.url.section(u'?', 0, 0), reason));
        switch (exchange.role) {
        case journal::Role::Submit:
            return saySubmitted(exchange);
        case journal::Role::Page:
            return m_narrator.say(exchange.requestHead.isEmpty()
                                      ? Words::tr("Hosted page opened: %1").arg(exchange.url)
                                      : Words::tr("The payer's browser fetched the hosted page"));
        case journal::Role::Postback: {
            const cpv2::Postback postback = roundtrip::postbackOf(exchange);
            return m_narrator.say(Words::tr("Postback for invoice %1: Approved=%2, %3, %4")
                                      .arg(postback.value(u"InvoiceNumber"), postback.value(u"Approved"),
                                           postback.value(u"PaymentAmount"),
                                           postback.value(u"PaymentMessage")));
        }
        case journal::Role::Return:
            return m_narrator.say(Words::tr("The payer's browser returned"));
        case journal::Role::Forward:
            return m_narrator.say(
                exchange.status != 0
                    ? Words::tr("Forwarded to %1: HTTP %2")
                          .arg(exchange.url, QString::number(exchange.status))
                    : Words::tr("Not forwarded to %1: %2").arg(exchange.url, exchange.remark));
        case journal::Role::Unmatched:
        case journal::Role::Replay:
            return; // neither belongs to a walk
        }
    }

    void saySubmitted(const journal::Exchange &submit)
    {
        const std::optional<cpv2::SubmitResponse> response = m_walk.trip().response();
        if (!response)
            return; // finish() says why
        m_narrator.say(
            response->verdict == cpv2::SubmitResponse::Verdict::Accepted
                ? Words::tr("HTTP %1 SUCCESS after %2 ms").arg(submit.status).arg(submit.elapsedMs)
                : Words::tr("HTTP %1, not accepted: %2").arg(submit.status).arg(response->message));
    }

    /// The walk's last signals are followed by those for what the desk has captured meanwhile. Unless the
    /// user wants to stop, a forward under way may end first: its handler is slow, not the run.
    void finish(const WalkEnd &end)
    {
        m_end = end;
        m_desk.stopListening();
        if (end.reason == WalkEnd::Reason::Stopped || end.reason == WalkEnd::Reason::TimedOut) {
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
            return;
        }
        connect(&m_desk, &roundtrip::Desk::forwardsRested, &m_loop, &QEventLoop::quit);
        connect(&m_interruption, &core::Interruption::interrupted, &m_loop, &QEventLoop::quit);
        QTimer::singleShot(std::max<qint64>(0, m_task.timeoutMs - m_running.elapsed()), &m_loop,
                           &QEventLoop::quit);
        m_desk.awaitForwards();
    }

    /// Forwards that are not with their handler yet: of this run, or of an earlier one.
    void sayWhatWaits()
    {
        for (const QString &sentence : roundtrip::describe(m_desk.waitingForwards()))
            m_narrator.say(sentence);
    }

    int conclude()
    {
        switch (m_end.reason) {
        case WalkEnd::Reason::Failed:
            return fail(m_end.error);
        case WalkEnd::Reason::PayerGotStuck:
            m_narrator.say(m_end.error.sentence);
            break;
        case WalkEnd::Reason::TimedOut:
            m_narrator.say(Words::tr("Time is up after %n second(s).", nullptr, m_task.timeoutMs / 1000));
            break;
        case WalkEnd::Reason::Stopped:
            m_narrator.say(Words::tr("Interrupted."));
            break;
        case WalkEnd::Reason::Decided:
        case WalkEnd::Reason::NotAccepted:
            break;
        }
        sayWhatWaits();
        m_narrator.flush();
        const QList<roundtrip::Check> checks = roundtrip::judge(m_walk.trip(), m_task.profile);
        const roundtrip::Verdict verdict = roundtrip::verdictOf(checks);
        if (m_task.asJson)
            writeJson(checks, verdict);
        else
            writeText(checks, verdict);
        if (m_end.reason == WalkEnd::Reason::Stopped)
            return Interrupted;
        return verdict == roundtrip::Verdict::Passed ? Done : NotGood;
    }

    int fail(const core::Error &error)
    {
        m_narrator.flush();
        return cli::fail(m_streams, error.sentence, Environment);
    }

    void writeText(const QList<roundtrip::Check> &checks, roundtrip::Verdict verdict)
    {
        const RoundTrip &trip = m_walk.trip();
        for (const roundtrip::Invoice &invoice : trip.invoices())
            m_streams.out.line(Words::tr("invoice %1  %2  %3")
                                   .arg(invoice.invoiceNumber,
                                        invoice.balanceDue ? invoice.balanceDue->toString() : u"?"_s,
                                        roundtrip::labelFor(invoice.state)));
        qsizetype widest = 0;
        for (const roundtrip::Check &check : checks)
            widest = std::max(widest, roundtrip::labelFor(check.verdict).size());
        for (const roundtrip::Check &check : checks)
            m_streams.out.line(u"%1  %2: %3"_s.arg(roundtrip::labelFor(check.verdict).leftJustified(widest),
                                                   check.title, check.evidence));
        m_streams.out.say(
            Words::tr("round trip %1  %2  %3")
                .arg(trip.title(), roundtrip::labelFor(trip.state()), roundtrip::labelFor(verdict)));
    }

    void writeJson(const QList<roundtrip::Check> &checks, roundtrip::Verdict verdict)
    {
        const RoundTrip &trip = m_walk.trip();
        Json::Items invoices;
        for (const roundtrip::Invoice &invoice : trip.invoices())
            invoices.push_back(
                Json::object({{u"InvoiceNumber"_s, Json::string(invoice.invoiceNumber)},
                              {u"AccountNumber"_s, Json::string(invoice.accountNumber)},
                              {u"BalanceDue"_s,
                               invoice.balanceDue ? Json::string(invoice.balanceDue->toString()) : Json()},
                              {u"state"_s, Json::string(roundtrip::wordFor(invoice.state))},
                              {u"stateFrom"_s, Json::string(roundtrip::sourceOf(invoice.state))}}));
        Json::Items list;
        for (const roundtrip::Check &check : checks)
            list.push_back(Json::object({{u"id"_s, Json::string(check.id)},
                                         {u"title"_s, Json::string(check.title)},
                                         {u"verdict"_s, Json::string(roundtrip::wordFor(check.verdict))},
                                         {u"evidence"_s, Json::string(check.evidence)}}));
        const Json result = Json::object({{u"id"_s, Json::string(trip.record().id)},
                                          {u"title"_s, Json::string(trip.title())},
                                          {u"endpoint"_s, Json::string(trip.record().endpoint)},
                                          {u"simulated"_s, Json::boolean(trip.record().simulated)},
                                          {u"state"_s, Json::string(roundtrip::wordFor(trip.state()))},
                                          {u"stateFrom"_s, Json::string(roundtrip::sourceOf(trip.state()))},
                                          {u"verdict"_s, Json::string(roundtrip::wordFor(verdict))},
                                          {u"invoices"_s, Json::array(std::move(invoices))},
                                          {u"checks"_s, Json::array(std::move(list))}});
        m_streams.out.document(core::writeJson(result));
        m_streams.out.flush();
    }

    Task m_task;
    Streams &m_streams;
    core::Interruption m_interruption;
    roundtrip::Desk m_desk;
    simulator::Simulator m_simulator;
    roundtrip::Walk m_walk;
    Narrator m_narrator;
    QEventLoop m_loop;
    QElapsedTimer m_running;
    WalkEnd m_end;
};

int roundTrip(const QCommandLineParser &parser, Streams &streams)
{
    core::Result<Task> task = readTask(parser, streams);
    if (!task)
        return fail(streams, task.error().sentence, task.error().code == "amount-cap"_L1 ? NotGood : Usage);
    if (!task->destination.environment.id.isEmpty()) {
        const core::Result<QByteArray> key = readKey(task->destination.environment);
        if (!key)
            return fail(streams, key.error().sentence, Environment);
        task->destination.apiKey = *key;
    }
    return Run(*task, streams).run();
}

} // namespace

Command roundtripCommand()
{
    return {u"roundtrip"_s, Words::tr("Submit a request, have it paid, and judge what comes back."), declare,
            roundTrip};
}

} // namespace cli
