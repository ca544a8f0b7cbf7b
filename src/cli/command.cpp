// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include "core/harmless_text.h"
#include "core/web_url.h"
#include "http/host.h"
#include "http/transport.h"
#include "workspace/request_file.h"

#include <QFileDevice>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli)
};

QList<Command> commands()
{
    return {roundtripCommand(), validateCommand(), compareCommand(), formatCommand(),   generateCommand(),
            schemaCommand(),    exportCommand(),   importCommand(),  simulateCommand(), doctorCommand(),
            listenCommand(),    replayCommand(),   historyCommand()};
}

/// Without what may be secret: a login, a query, a fragment.
QString withoutSecrets(const QString &text)
{
    static const QRegularExpression login(u"^([^/?#]*//)?[^/?#]*@"_s);
    static const QRegularExpression tail(u"[?#].*$"_s, QRegularExpression::DotMatchesEverythingOption);
    QString shown = text;
    return shown.remove(tail).replace(login, u"\\1"_s);
}

/// What was probably meant by an address without a scheme (`localhost:3000/x`); empty when there is no
/// telling.
QString likelyUrl(const QString &text)
{
    static const QRegularExpression schemeLess(
        u"^/{0,2}([^/?#@:\\[]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[^?#]*)?$"_s);
    const QRegularExpressionMatch match = schemeLess.match(withoutSecrets(text));
    if (!match.hasMatch())
        return {};
    const QString host = match.captured(1);
    const bool isNear = host == "localhost"_L1 || host.startsWith(u'[') || !host.contains(u'.') ||
                        !QHostAddress(host).isNull();
    const QString url =
        (isNear ? u"http://"_s : u"https://"_s) + host + match.captured(2) + match.captured(3);
    return core::webUrl(url) ? url : QString();
}

QString generalHelp()
{
    QString help = Words::tr(
        "Usage: cpv2 COMMAND [options]\n\nTries a biller's Cloud Payments V2 integration.\n\nCommands:\n");
    for (const Command &command : commands())
        help += u"  %1 %2\n"_s.arg(command.name, -10).arg(command.summary);
    return help +
           Words::tr("\nOptions:\n"
                     "  --help     Show this help; cpv2 COMMAND --help shows the help of a command.\n"
                     "  --version  Show the version.\n\n"
                     "Exit codes: 0 done and good; 1 done and not good (errors or warnings found, "
                     "failed checks, a\n"
                     "refused submit); 2 usage or unreadable input; 3 the environment failed (port taken, "
                     "no connection,\ndisk full); 130 interrupted.\n");
}

int runCommand(const Command &command, const QStringList &arguments, Streams &streams)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    command.declare(parser);
    const QCommandLineOption help({u"h"_s, u"help"_s}, Words::tr("Show this help."));
    parser.addOption(help);

    const QString hint = ' '_L1 + Words::tr("Run cpv2 %1 --help for help.").arg(command.name);
    if (!parser.parse(QStringList{u"cpv2 "_s + command.name} + arguments))
        return fail(streams, parser.errorText() + hint, Usage);
    if (parser.isSet(help)) {
        streams.out.block(
            parser.helpText().replace(QCoreApplication::arguments().constFirst(), u"cpv2 "_s + command.name));
        return Done;
    }
    if (parser.positionalArguments().size() > command.arguments)
        return fail(
            streams,
            Words::tr("“%1” is an extra argument.").arg(parser.positionalArguments().at(command.arguments)) +
                hint,
            Usage);

    return command.run(parser, streams);
}

int runAny(const QStringList &arguments, Streams &streams)
{
    const QString first = arguments.value(0);
    if (first == "--help"_L1 || first == "-h"_L1) {
        streams.out.block(generalHelp());
        return Done;
    }
    if (first == "--version"_L1 || first == "-v"_L1) {
        streams.out.line(QStringLiteral("cpv2 " WORKBENCH_VERSION));
        return Done;
    }
    if (first.isEmpty()) {
        streams.err.block(generalHelp());
        return Usage;
    }
    for (const Command &command : commands()) {
        if (command.name == first)
            return runCommand(command, arguments.mid(1), streams);
    }
    return fail(streams, Words::tr("There is no command “%1”. Run cpv2 --help for help.").arg(first), Usage);
}

/// Other names of standard input, where a path is expected.
bool isStandardInput(const QString &file)
{
    return file == "-"_L1 || file == "/dev/stdin"_L1 || file == "/dev/fd/0"_L1 ||
           file == "/proc/self/fd/0"_L1;
}

} // namespace

int run(const QStringList &arguments, Streams &streams)
{
    const int code = runAny(arguments, streams);
    streams.out.flush();
    if (streams.out.hasFailed())
        return fail(streams, Words::tr("The result could not be written. Is the disk full?"), Environment);
    return code;
}

int fail(Streams &streams, const QString &sentence, ExitCode code)
{
    streams.err.say(sentence);
    return code;
}

core::Error misused(const QString &sentence)
{
    return {u"usage"_s, sentence};
}

core::Result<qint64> numberOf(const QCommandLineParser &parser, const QString &option, qint64 least,
                              qint64 most)
{
    bool isNumber = false;
    const qint64 number = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return misused(Words::tr("--%2 takes a number from %3 to %4, not “%1”.")
                           .arg(parser.value(option), option, QString::number(least), QString::number(most)));
    return number;
}

core::Result<QUrl> webUrlOf(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return QUrl();
    const QString text = parser.value(option);
    if (const std::optional<QUrl> url = core::webUrl(text)) {
        if (url->userInfo().isEmpty())
            return *url;
        return misused(
            Words::tr("--%1 holds a user name or password for %2. Remove it.").arg(option, url->host()));
    }
    const QString likely = likelyUrl(text);
    if (!likely.isEmpty())
        return misused(Words::tr("--%1 takes an http or https URL. Did you mean %2?").arg(option, likely));
    return misused(Words::tr("--%1 takes an http or https URL, not “%2”.").arg(option, withoutSecrets(text)));
}

core::Result<QString> certificatesOf(const QCommandLineParser &parser, const QString &option)
{
    const QString file = parser.value(option);
    if (!parser.isSet(option))
        return QString();
    if (file.isEmpty())
        return misused(Words::tr("--%1 needs the name of a file.").arg(option));
    http::Transport transport;
    transport.caFile = file;
    if (const core::Result<QSslConfiguration> tls = http::clientTls(transport); !tls)
        return misused(tls.error().sentence);
    return file;
}

core::Result<QList<QByteArray>> allowedHosts(const QCommandLineParser &parser)
{
    QList<QByteArray> hosts;
    for (const QString &text : parser.values(u"allow-host"_s)) {
        if (!http::Host::parse(text.toUtf8()))
            return misused(
                Words::tr("--allow-host takes the name of a host, with a port if needed, not “%1”.")
                    .arg(text));
        hosts.append(text.toUtf8());
    }
    return hosts;
}

core::Result<QByteArray> readInput(const QString &file, Streams &streams)
{
    using namespace std::chrono_literals;
    constexpr std::chrono::milliseconds streamPatience = 30s; // another program may be at work on it
    if (!isStandardInput(file))
        return workspace::readRequestFile(
            file, {.takesStreams = true, .patience = QFileInfo(file).isFile() ? 5s : streamPatience});
    const auto *input = qobject_cast<const QFileDevice *>(streams.in);
    if (input && input->handle() >= 0)
        return workspace::readDescriptor(input->handle(), Words::tr("standard input"),
                                         {.takesStreams = true, .patience = streamPatience});
    const QByteArray bytes = streams.in->read(core::jsonSizeLimit + 1);
    if (bytes.size() > core::jsonSizeLimit)
        return core::Error{u"file-read"_s, Words::tr("Standard input holds more than 64 MiB.")};
    return bytes;
}

core::Result<core::Json> parseDocument(const QString &file, QByteArrayView bytes)
{
    core::JsonParseError where;
    const core::Result<core::Json> document = core::parseJson(bytes, &where);
    if (!document)
        return core::Error{document.error().code,
                           u"%1:%2:%3: %4"_s.arg(core::harmless(file), QString::number(where.line),
                                                 QString::number(where.column), where.sentence)};
    return document;
}

core::Result<core::Json> readDocument(const QString &file, Streams &streams)
{
    const core::Result<QByteArray> bytes = readInput(file, streams);
    if (!bytes)
        return bytes.error();
    return parseDocument(file, *bytes);
}

} // namespace cli
