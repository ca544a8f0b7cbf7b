// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/interruption.h"
#include "simulator/simulator.h"

#include <QEventLoop>

using namespace Qt::Literals::StringLiterals;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::simulate)
};

QString namesOf(std::span<const simulator::OpenPoint::Way> ways)
{
    QStringList names;
    for (const simulator::OpenPoint::Way &way : ways)
        names << QLatin1StringView(way.name);
    return names.join(u'|');
}

/// `get: by GET; post: by POST`, the default first.
QString meaningsOf(std::span<const simulator::OpenPoint::Way> ways)
{
    QStringList meanings;
    for (const simulator::OpenPoint::Way &way : ways)
        meanings << QLatin1StringView(way.name) + ": "_L1 + simulator::OpenPoint::titleOf(way);
    return meanings.join("; "_L1);
}

QString listOfFaults()
{
    QStringList lines;
    for (const simulator::FaultKind &kind : simulator::faultKinds()) {
        const QString value = kind.value == simulator::FaultKind::Value::None
                                  ? QString()
                                  : "[="_L1 + QLatin1StringView(kind.usual) + ']'_L1;
        lines << QLatin1StringView(kind.name) + value + ": "_L1 + kind.summary();
    }
    return lines.join(u'\n');
}

void declare(QCommandLineParser &parser)
{
    parser.addOption({u"port"_s, Words::tr("Listen on 127.0.0.1:N. 0, the default, takes any free port."),
                      u"N"_s, u"0"_s});
    parser.addOption(
        {u"api-key"_s, Words::tr("The only API key to accept. Unless given, one is generated."), u"KEY"_s});
    parser.addOption({u"allow-host"_s,
                      Words::tr("Also answer to NAME (or NAME:PORT), as a container calls it, for example "
                                "host.docker.internal. Repeat the option for several."),
                      u"NAME"_s});
    parser.addOption(
        {u"private"_s, Words::tr("Send postbacks beyond this computer too, to private networks and "
                                 "the internet.")});
    for (const simulator::OpenPoint &point : simulator::openPoints()) {
        const QLatin1StringView usual(point.ways.front().name);
        parser.addOption(
            {QLatin1StringView(point.name),
             Words::tr("%1 … %2. Default: %3.").arg(point.title(), meaningsOf(point.ways), usual),
             namesOf(point.ways)});
    }
    parser.addOption({u"fault"_s,
                      Words::tr("Simulate a fault. Repeat the option for several:\n%1\n"
                                "Times are in milliseconds.")
                          .arg(listOfFaults()),
                      u"NAME[=VALUE]"_s});
}

int simulate(const QCommandLineParser &parser, Streams &streams)
{
    simulator::Options options;
    bool isPort = false;
    options.port = parser.value(u"port"_s).toUShort(&isPort);
    if (!isPort)
        return fail(
            streams,
            Words::tr("“%1” is not a port: give a number from 0 to 65535.").arg(parser.value(u"port"_s)),
            Usage);
    options.apiKey = parser.value(u"api-key"_s).toUtf8();
    if (parser.isSet(u"api-key"_s) && options.apiKey.isEmpty())
        return fail(streams, Words::tr("The API key is empty."), Usage);
    const core::Result<QList<QByteArray>> hosts = allowedHosts(parser);
    if (!hosts)
        return fail(streams, hosts.error().sentence, Usage);
    options.allowedHosts = *hosts;
    options.postsBeyondThisComputer = parser.isSet(u"private"_s);
    for (const simulator::OpenPoint &point : simulator::openPoints()) {
        const QLatin1StringView name(point.name);
        if (!parser.isSet(name))
            continue;
        if (const core::Result<core::Done> set = options.behaviour.set(point, parser.value(name)); !set)
            return fail(streams, set.error().sentence, Usage);
    }
    const core::Result<simulator::Faults> faults = simulator::Faults::parse(parser.values(u"fault"_s));
    if (!faults)
        return fail(streams,
                    faults.error().sentence + ' '_L1 + Words::tr("cpv2 simulate --help lists all faults."),
                    Usage);
    options.faults = *faults;

    simulator::Simulator simulator(options);
    if (const core::Result<core::Done> started = simulator.start(); !started)
        return fail(streams, started.error().sentence, Environment);

    QEventLoop loop;
    const core::Interruption interruption;
    QObject::connect(&interruption, &core::Interruption::interrupted, &loop, &QEventLoop::quit);
    QObject::connect(&simulator, &simulator::Simulator::reported, &loop,
                     [&](const QString &sentence) { streams.err.say(sentence); });
    streams.out.say("listening "_L1 + simulator.endpoint().toString());
    if (!parser.isSet(u"api-key"_s))
        streams.err.say(Words::tr("The API key of this run: %1").arg(QString::fromUtf8(simulator.apiKey())));
    if (const QStringList chosen = options.behaviour.toTexts(); !chosen.isEmpty())
        streams.err.say(Words::tr("Chosen where the contract is open: %1").arg(chosen.join(", "_L1)));
    if (!options.faults.isEmpty())
        streams.err.say(Words::tr("Faults are on: %1").arg(options.faults.toTexts().join(", "_L1)));
    loop.exec();
    return Done;
}

} // namespace

Command simulateCommand()
{
    return {u"simulate"_s, Words::tr("Act as a CPV2 service on this computer until interrupted."), declare,
            simulate, 0};
}

} // namespace cli
