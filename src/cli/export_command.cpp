// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "interchange/formats.h"
#include "roundtrip/endpoint.h"

#include <QFileInfo>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using interchange::ExportFormat;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::exporting)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("A payment request; - reads standard input."));
    parser.addOption({u"as"_s, Words::tr("The format: curl, http, postman or har."), u"FORMAT"_s});
    parser.addOption(
        {u"endpoint"_s,
         Words::tr("Where the request goes. Default: %1.").arg(interchange::knownEndpoint().toString()),
         u"URL"_s});
    parser.addOption(
        {u"with-key"_s,
         Words::tr("Write the API key into the result instead of a variable. Needs --api-key-env.")});
    parser.addOption(
        {u"api-key-env"_s, Words::tr("Read the API key from the environment variable VAR."), u"VAR"_s});
}

std::optional<ExportFormat> formatNamed(const QString &name)
{
    if (name == "curl"_L1)
        return ExportFormat::Curl;
    if (name == "http"_L1)
        return ExportFormat::HttpFile;
    if (name == "postman"_L1)
        return ExportFormat::Postman;
    if (name == "har"_L1)
        return ExportFormat::Har;
    return std::nullopt;
}

/// Empty without --with-key.
core::Result<QByteArray> apiKey(const QCommandLineParser &parser)
{
    const bool isWanted = parser.isSet(u"with-key"_s);
    if (isWanted != parser.isSet(u"api-key-env"_s))
        return core::Error{u"usage"_s, Words::tr("--with-key and --api-key-env VAR must be given together.")};
    if (!isWanted)
        return QByteArray();
    const QString variable = parser.value(u"api-key-env"_s);
    const QByteArray key = qgetenv(variable.toLocal8Bit().constData());
    if (key.isEmpty())
        return core::Error{u"usage"_s, Words::tr("The environment variable %1 is not set.").arg(variable)};
    return key;
}

int run(const QCommandLineParser &parser, Streams &streams)
{
    if (parser.positionalArguments().isEmpty())
        return fail(streams, Words::tr("Name a FILE. “-” reads standard input."), Usage);
    const std::optional<ExportFormat> format = formatNamed(parser.value(u"as"_s));
    if (!format)
        return fail(streams, Words::tr("--as takes curl, http, postman or har."), Usage);
    const core::Result<QByteArray> key = apiKey(parser);
    if (!key)
        return fail(streams, key.error().sentence, Usage);
    const QUrl endpoint = parser.isSet(u"endpoint"_s) ? QUrl(parser.value(u"endpoint"_s), QUrl::StrictMode)
                                                      : interchange::knownEndpoint();
    if (const auto checked = roundtrip::checkEndpoint(endpoint, !key->isEmpty()); !checked)
        return fail(streams, checked.error().sentence, Usage);

    const QString file = parser.positionalArguments().constFirst();
    const core::Result<core::Json> document = readDocument(file, streams);
    if (!document)
        return fail(streams, document.error().sentence, Usage);
    const QString name = file == "-"_L1 ? Words::tr("standard input") : QFileInfo(file).fileName();
    const interchange::Call call = interchange::submitCall(endpoint, core::writeJson(*document), name);
    const core::Result<QByteArray> result =
        interchange::exported(*format, call, QDateTime::currentDateTimeUtc(), *key);
    if (!result)
        return fail(streams, result.error().sentence, NotGood);
    if (!key->isEmpty())
        fail(streams, Words::tr("The result contains the API key. Keep it private."), Done);
    streams.out.document(*result);
    return Done;
}

} // namespace

Command exportCommand()
{
    return {u"export"_s,
            Words::tr("Write a request as a cURL command, .http file, Postman collection or HAR."), declare,
            run};
}

} // namespace cli
