// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "roundtrip/doctor.h"
#include "roundtrip/environment_in_use.h"
#include "simulator/simulator.h"
#include "workspace/environment_store.h"
#include "workspace/keychain.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using roundtrip::Checkup;
using roundtrip::Diagnosis;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::doctor)
};

void declare(QCommandLineParser &parser)
{
    parser.addOptions(
        {{u"environment"_s,
          Words::tr("Check the environment with that name, with its key from the keychain. Without this "
                    "option and --endpoint, the built-in simulator is checked."),
          u"NAME"_s},
         {u"endpoint"_s, Words::tr("Check the service at URL."), u"URL"_s},
         {u"api-key-env"_s, Words::tr("Read the API key from the environment variable VAR."), u"VAR"_s},
         {u"public-url"_s,
          Words::tr("The URL given to the service: the address of a tunnel that leads here."), u"URL"_s},
         {u"port"_s, Words::tr("The callback listener's port. 0, the default, uses any free port."), u"N"_s,
          u"0"_s},
         {u"json"_s, Words::tr("Write the result as JSON.")}});
}

/// Leaves the URL as it is without the option.
core::Result<core::Done> readUrl(const QCommandLineParser &parser, const QString &option, QUrl &url)
{
    const core::Result<QUrl> read = webUrlOf(parser, option);
    if (!read)
        return read.error();
    if (!read->isEmpty())
        url = *read;
    return core::done();
}

/// The environment's key, which it waits for; empty when there is none.
core::Result<QByteArray> keyOf(const workspace::Environment &environment)
{
    workspace::Keychain keychain;
    QEventLoop loop;
    std::optional<core::Result<QByteArray>> key;
    keychain.read(environment.id, &loop, [&](const core::Result<QByteArray> &answer) {
        key = answer;
        loop.quit();
    });
    if (!key)
        loop.exec();
    return *key;
}

core::Result<core::Done> readEnvironment(const QString &name, Checkup &checkup, Streams &streams)
{
    const workspace::EnvironmentStore store;
    if (store.problem())
        return *store.problem();
    const workspace::Environment *environment = store.find(name);
    if (!environment)
        return misused(Words::tr("There is no environment “%1”.").arg(name));
    checkup.transport = roundtrip::transportOf(*environment);
    checkup.endpoint = environment->endpoint;
    checkup.publicBase = environment->callbackBase;
    checkup.isSimulated = environment->id == QLatin1StringView(workspace::simulatorEnvironment);
    if (checkup.isSimulated)
        return core::done();
    const core::Result<QByteArray> key = keyOf(*environment);
    if (key)
        checkup.apiKey = *key;
    else // the doctor reports that there is none
        streams.err.say(key.error().sentence);
    return core::done();
}

core::Result<Checkup> readCheckup(const QCommandLineParser &parser, Streams &streams)
{
    Checkup checkup;
    checkup.isSimulated = !parser.isSet(u"environment"_s) && !parser.isSet(u"endpoint"_s);
    if (parser.isSet(u"environment"_s)) {
        const core::Result<core::Done> read =
            readEnvironment(parser.value(u"environment"_s), checkup, streams);
        if (!read)
            return read.error();
        if (checkup.isSimulated && parser.isSet(u"endpoint"_s))
            return misused(Words::tr("The simulator has its own endpoint."));
    }
    if (const core::Result<core::Done> read = readUrl(parser, u"endpoint"_s, checkup.endpoint); !read)
        return read.error();
    if (const core::Result<core::Done> read = readUrl(parser, u"public-url"_s, checkup.publicBase); !read)
        return read.error();
    if (parser.isSet(u"api-key-env"_s)) {
        const QString variable = parser.value(u"api-key-env"_s);
        checkup.apiKey = qgetenv(variable.toLocal8Bit().constData());
        if (checkup.apiKey.isEmpty())
            return misused(Words::tr("The environment variable %1 is not set.").arg(variable));
    }
    bool isPort = false;
    checkup.port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort)
        return misused(
            Words::tr("--port takes a number from 0 to 65535, not “%1”.").arg(parser.value(u"port"_s)));
    return checkup;
}

QByteArray toJson(const QList<Diagnosis> &diagnoses)
{
    QJsonArray array;
    for (const Diagnosis &one : diagnoses)
        array.append(QJsonObject{{u"subject"_s, roundtrip::wordFor(one.subject)},
                                 {u"state"_s, roundtrip::wordFor(one.state)},
                                 {u"sentence"_s, one.sentence},
                                 {u"remedy"_s, one.remedy}});
    return QJsonDocument(
               QJsonObject{{u"healthy"_s, roundtrip::isHealthy(diagnoses)}, {u"diagnoses"_s, array}})
        .toJson();
}

int examine(const QCommandLineParser &parser, Streams &streams)
{
    core::Result<Checkup> checkup = readCheckup(parser, streams);
    if (!checkup)
        return fail(streams, checkup.error().sentence, Usage);
    simulator::Simulator simulator;
    if (checkup->isSimulated) {
        if (const core::Result<core::Done> started = simulator.start(); !started)
            return fail(streams, started.error().sentence, Environment);
        checkup->endpoint = simulator.endpoint();
        checkup->apiKey = simulator.apiKey();
    }

    roundtrip::Doctor doctor(*checkup);
    QEventLoop loop;
    QList<Diagnosis> diagnoses;
    QObject::connect(&doctor, &roundtrip::Doctor::finished, &loop, [&](const QList<Diagnosis> &all) {
        diagnoses = all;
        loop.quit();
    });
    doctor.start();
    if (diagnoses.isEmpty())
        loop.exec();
    if (parser.isSet(u"json"_s))
        streams.out.document(toJson(diagnoses));
    else
        streams.out.block(roundtrip::reportOf(diagnoses));
    return roundtrip::isHealthy(diagnoses) ? Done : NotGood;
}

} // namespace

Command doctorCommand()
{
    return {u"doctor"_s,
            Words::tr("Check what a round trip needs: port, reachability, endpoint, key, clock, proxy, TLS."),
            declare, examine, 0};
}

} // namespace cli
