// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "core/web_url.h"
#include "http/client.h"
#include "journal/journal.h"
#include "payer/automatic_payer.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/desk.h"
#include "roundtrip/environment_in_use.h"
#include "roundtrip/judge.h"
#include "simulator/simulator.h"
#include "workspace/environment_store.h"
#include "workspace/keychain.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimer>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using payer::AutomaticPayer;
using roundtrip::RoundTrip;
using roundtrip::State;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::roundtrip)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("A payment request; without one the built-in sample."),
                                 u"[FILE]"_s);
    parser.addOption({u"endpoint"_s,
                      Words::tr("Submit to URL and wait for its callbacks, instead of the built-in simulator "
                                "with an automatic payer."),
                      u"URL"_s});
    parser.addOption(
        {u"environment"_s,
         Words::tr("Submit to the environment NAME that you set up in the window. Its API key is "
                   "taken from CPV2_API_KEY, or else from the system's keychain."),
         u"NAME"_s});
    parser.addOption({u"live"_s,
                      Words::tr("Says that money may move: the host name of a live environment's endpoint."),
                      u"HOST"_s});
    parser.addOption(
        {u"api-key-env"_s, Words::tr("Take the API key from the environment variable VAR."), u"VAR"_s});
    parser.addOption({u"decline"_s, Words::tr("The automatic payer uses a card that is declined.")});
    parser.addOption({u"timeout"_s,
                      Words::tr("How long to wait in all; unless given, 60, or 600 with --endpoint."),
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
    QUrl endpoint; ///< empty: the built-in simulator
    QByteArray apiKey;
    workspace::Environment environment = {}; ///< empty id: none was named
    AutomaticPayer::Will will = AutomaticPayer::Will::Approve;
    int timeoutMs = 0;
    quint16 port = 0;
    QString journalFile;
    bool asJson = false;
};

/// The environment that the command line names, and whether it may be used.
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
            Words::tr("%1 is live: money can move. Say so with: --live %2").arg(found->name, host)};
    return *found;
}

/// Of the environment, from CPV2_API_KEY or else the keychain; waits for that.
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

    if (parser.isSet(u"environment"_s)) {
        if (parser.isSet(u"endpoint"_s) || parser.isSet(u"api-key-env"_s))
            return misused(Words::tr("--environment has an endpoint and a key of its own."));
        const core::Result<workspace::Environment> environment = readEnvironment(parser, task.request);
        if (!environment)
            return environment.error();
        task.environment = *environment;
    }
    const bool isElsewhere =
        parser.isSet(u"endpoint"_s) || !task.environment.endpoint.isEmpty(); // not the simulator
    task.endpoint = isElsewhere && !parser.isSet(u"endpoint"_s)
                        ? task.environment.endpoint
                        : QUrl(parser.value(u"endpoint"_s), QUrl::StrictMode);
    if (parser.isSet(u"endpoint"_s) && !core::isWebUrl(task.endpoint))
        return misused(Words::tr("“%1” is no web address.").arg(parser.value(u"endpoint"_s)));
    if (isElsewhere && parser.isSet(u"decline"_s))
        return misused(
            Words::tr("--decline is for the built-in simulator's payer; at another endpoint a person pays."));
    if (parser.isSet(u"decline"_s))
        task.will = AutomaticPayer::Will::Decline;
    if (parser.isSet(u"api-key-env"_s)) {
        const QString variable = parser.value(u"api-key-env"_s);
        task.apiKey = qgetenv(variable.toLocal8Bit().constData());
        if (task.apiKey.isEmpty())
            return misused(Words::tr("The environment variable %1 is not set.").arg(variable));
    }
    bool isNumber = true;
    const int ownTimeout = isElsewhere ? 600 : 60; // a person pays more slowly than our payer
    int seconds = ownTimeout;
    if (parser.isSet(u"timeout"_s))
        seconds = parser.value(u"timeout"_s).toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 86'400)
        return misused(Words::tr("“%1” is no time-out: a number of seconds from 1 to 86400.")
                           .arg(parser.value(u"timeout"_s)));
    task.timeoutMs = seconds * 1000;
    task.port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber)
        return misused(Words::tr("“%1” is no port: a number from 0 to 65535.").arg(parser.value(u"port"_s)));
    task.journalFile =
        parser.isSet(u"journal"_s) ? parser.value(u"journal"_s) : journal::Journal::defaultFile();
    if (task.journalFile.isEmpty())
        return misused(Words::tr("--journal needs the name of a file."));
    task.asJson = parser.isSet(u"json"_s);
    return task;
}

/// Walks one round trip and says each step as it happens.
class Walk : public QObject
{
public:
    Walk(const Task &task, Streams &streams) : m_task(task), m_streams(streams), m_desk(task.journalFile) {}

    int run()
    {
        if (const core::Result<core::Done> started = m_desk.start(); !started)
            return fail(m_streams, started.error().sentence, Environment);
        if (const core::Result<core::Done> listening = m_desk.listen(m_task.port); !listening)
            return fail(m_streams, listening.error().sentence, Environment);
        say(Words::tr("Listening for callbacks at %1").arg(m_desk.callbackBase().toString()));
        if (m_task.endpoint.isEmpty()) {
            if (const core::Result<core::Done> started = m_simulator.start(); !started)
                return fail(m_streams, started.error().sentence, Environment);
            say(Words::tr("Simulator at %1").arg(m_simulator.endpoint().toString()));
        }

        connect(&m_desk, &roundtrip::Desk::changed, this, &Walk::follow);
        connect(&m_desk, &roundtrip::Desk::failed, this, [this](const core::Error &error) {
            m_exitCode = fail(m_streams, error.sentence, Environment);
            m_loop.quit();
        });
        connect(&m_payer, &AutomaticPayer::stepped, this, &Walk::say);
        connect(&m_payer, &AutomaticPayer::finished, this, &Walk::payerFinished);
        connect(&m_interruption, &core::Interruption::interrupted, this,
                [this] { stop(Words::tr("Interrupted.")); });
        QTimer::singleShot(m_task.timeoutMs, this, [this] {
            stop(Words::tr("Time is up after %1 seconds.").arg(m_task.timeoutMs / 1000));
        });

        submit();
        m_loop.exec();
        return m_exitCode ? *m_exitCode : conclude();
    }

private:
    void say(const QString &sentence) { *m_streams.err << printable(sentence) << Qt::endl; }

    void stop(const QString &why)
    {
        say(why);
        m_loop.quit();
    }

    void submit()
    {
        using cpv2::FieldId;
        const bool isSimulated = m_task.endpoint.isEmpty();
        const QUrl &toldBase = m_task.environment.callbackBase;
        roundtrip::SubmitOrder order;
        order.id = roundtrip::newId();
        order.originalReturnUrl = m_task.request.text(FieldId::ReturnURL);
        order.originalPostBackUrl = m_task.request.text(FieldId::PostBackURL);
        order.bytes = roundtrip::withCallbacks(
                          m_task.request, toldBase.isEmpty() ? m_desk.callbackBase() : toldBase, order.id)
                          .toJson();
        order.endpoint = isSimulated ? m_simulator.endpoint() : m_task.endpoint;
        order.apiKey = isSimulated ? m_simulator.apiKey() : m_task.apiKey;
        order.transport = roundtrip::transportOf(m_task.environment);
        order.environment = isSimulated                         ? Words::tr("Simulator")
                            : m_task.environment.name.isEmpty() ? order.endpoint.host()
                                                                : m_task.environment.name;
        order.simulated = isSimulated;
        order.documentName = m_task.documentName;
        roundtrip::use(m_task.environment, order.environment, order.apiKey, &m_desk);
        m_id = order.id;
        say(Words::tr("Submitting %1, %2 bytes").arg(order.documentName).arg(order.bytes.size()));
        m_desk.submit(order);
    }

    void follow(const RoundTrip &trip)
    {
        if (trip.record.id != m_id)
            return;
        m_trip = trip;
        for (; m_told < trip.exchanges.size(); ++m_told)
            tell(trip.exchanges.at(m_told));
        for (const journal::Exchange *forward : trip.ofRole(journal::Role::Forward))
            tellForward(*forward);
        if (!m_isAnswered && trip.submit() && trip.submit()->outcome != journal::Outcome::Open)
            answered();
        const QList<roundtrip::Check> checks = roundtrip::judge(trip);
        const bool hasDeclined =
            m_task.will == AutomaticPayer::Will::Decline && roundtrip::stateOf(trip) == State::Declined;
        if (roundtrip::verdictOf(checks) != roundtrip::Verdict::Waiting || (hasDeclined && m_isPayerDone))
            m_loop.quit();
    }

    void tell(const journal::Exchange &exchange)
    {
        switch (exchange.role) {
        case journal::Role::Submit:
        case journal::Role::Unmatched:
        case journal::Role::Forward:
        case journal::Role::Replay:
            return; // told when its answer is there
        case journal::Role::Page:
            return say(Words::tr("Hosted page opened: %1").arg(exchange.url));
        case journal::Role::Postback: {
            const cpv2::Postback postback = roundtrip::postbackOf(exchange);
            return say(Words::tr("Postback for invoice %1: Approved=%2, %3, %4")
                           .arg(postback.value(u"InvoiceNumber"), postback.value(u"Approved"),
                                postback.value(u"PaymentAmount"), postback.value(u"PaymentMessage")));
        }
        case journal::Role::Return:
            return say(Words::tr("The payer's browser returned"));
        }
    }

    void tellForward(const journal::Exchange &forward)
    {
        if (forward.outcome == journal::Outcome::Open || m_forwardsTold.contains(forward.id))
            return;
        m_forwardsTold.insert(forward.id);
        say(forward.status != 0 ? Words::tr("Sent on to %1: HTTP %2").arg(forward.url).arg(forward.status)
                                : Words::tr("Not sent on to %1: %2").arg(forward.url, forward.remark));
    }

    void answered()
    {
        m_isAnswered = true;
        const journal::Exchange &submit = *m_trip.submit();
        const std::optional<cpv2::SubmitResponse> response = m_trip.response();
        if (!response) {
            m_exitCode = fail(m_streams, submit.remark, Environment);
            return m_loop.quit();
        }
        if (response->verdict != cpv2::SubmitResponse::Verdict::Accepted)
            return stop(Words::tr("HTTP %1, not accepted: %2").arg(submit.status).arg(response->message));
        say(Words::tr("HTTP %1 SUCCESS after %2 ms").arg(submit.status).arg(submit.elapsedMs));
        if (m_task.endpoint.isEmpty()) {
            m_desk.pageOpened(m_id);
            m_payer.pay(response->cloudPaymentUrl, m_task.will);
        } else {
            say(Words::tr("Pay on the hosted page: %1").arg(response->cloudPaymentUrl.toString()));
        }
    }

    void payerFinished(const core::Result<core::Done> &result)
    {
        m_isPayerDone = true;
        if (!result)
            return stop(result.error().sentence);
        follow(m_trip);
    }

    int conclude()
    {
        const State state = roundtrip::stateOf(m_trip);
        const QList<roundtrip::Check> checks = roundtrip::judge(m_trip);
        const roundtrip::Verdict verdict = roundtrip::verdictOf(checks);
        if (m_task.asJson)
            writeJson(state, checks, verdict);
        else
            writeText(state, checks, verdict);
        return verdict == roundtrip::Verdict::Passed ? Done : NotGood;
    }

    void writeText(State state, const QList<roundtrip::Check> &checks, roundtrip::Verdict verdict)
    {
        for (const roundtrip::Invoice &invoice : roundtrip::invoicesOf(m_trip))
            *m_streams.out << Words::tr("invoice %1  %2  %3")
                                  .arg(printable(invoice.invoiceNumber),
                                       invoice.balanceDue ? invoice.balanceDue->toString() : u"?"_s,
                                       roundtrip::stateWord(invoice.state))
                           << '\n';
        for (const roundtrip::Check &check : checks)
            *m_streams.out << roundtrip::verdictWord(check.verdict).leftJustified(7) << "  "
                           << printable(check.title) << ": " << printable(check.evidence) << '\n';
        *m_streams.out << Words::tr("round trip %1  %2  %3")
                              .arg(printable(m_trip.title()), roundtrip::stateWord(state),
                                   roundtrip::verdictWord(verdict))
                       << Qt::endl;
    }

    void writeJson(State state, const QList<roundtrip::Check> &checks, roundtrip::Verdict verdict)
    {
        QJsonArray invoices;
        for (const roundtrip::Invoice &invoice : roundtrip::invoicesOf(m_trip))
            invoices.append(
                QJsonObject{{u"InvoiceNumber"_s, invoice.invoiceNumber},
                            {u"AccountNumber"_s, invoice.accountNumber},
                            {u"BalanceDue"_s,
                             invoice.balanceDue ? QJsonValue(invoice.balanceDue->toString()) : QJsonValue()},
                            {u"state"_s, roundtrip::stateWord(invoice.state)}});
        QJsonArray list;
        for (const roundtrip::Check &check : checks)
            list.append(QJsonObject{{u"id"_s, check.id},
                                    {u"title"_s, check.title},
                                    {u"verdict"_s, roundtrip::verdictWord(check.verdict)},
                                    {u"interchange"_s, check.evidence}});
        const QJsonObject result{{u"id"_s, m_trip.record.id},
                                 {u"title"_s, m_trip.title()},
                                 {u"endpoint"_s, m_trip.record.endpoint},
                                 {u"simulated"_s, m_trip.record.simulated},
                                 {u"state"_s, roundtrip::stateWord(state)},
                                 {u"verdict"_s, roundtrip::verdictWord(verdict)},
                                 {u"invoices"_s, invoices},
                                 {u"checks"_s, list}};
        *m_streams.out << QString::fromUtf8(QJsonDocument(result).toJson()) << Qt::flush;
    }

    const Task m_task;
    Streams &m_streams;
    roundtrip::Desk m_desk;
    simulator::Simulator m_simulator;
    http::Client m_client;
    AutomaticPayer m_payer{&m_client};
    core::Interruption m_interruption;
    QEventLoop m_loop;
    QString m_id;
    RoundTrip m_trip;
    qsizetype m_told = 0; ///< exchanges that were said already
    QSet<qint64> m_forwardsTold;
    bool m_isAnswered = false;
    bool m_isPayerDone = false;
    std::optional<int> m_exitCode;
};

int roundTrip(const QCommandLineParser &parser, Streams &streams)
{
    const core::Result<Task> task = readTask(parser, streams);
    if (!task)
        return fail(streams, task.error().sentence, task.error().code == "amount-cap"_L1 ? NotGood : Usage);
    Task ready = *task;
    if (!ready.environment.endpoint.isEmpty()) {
        const core::Result<QByteArray> key = readKey(ready.environment);
        if (!key)
            return fail(streams, key.error().sentence, Environment);
        ready.apiKey = *key;
    }
    return Walk(ready, streams).run();
}

} // namespace

Command roundtripCommand()
{
    return {u"roundtrip"_s, Words::tr("Submit a request, have it paid, and judge what comes back."), declare,
            roundTrip};
}

} // namespace cli
