// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/comparison.h"
#include "workspace/profile_library.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonDifference;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::compare)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"A"_s, Words::tr("A payment request; - reads standard input."));
    parser.addPositionalArgument(u"B"_s, Words::tr("The request to compare it with."), u"[B]"_s);
    parser.addOption({u"sample"_s, Words::tr("Compare with the sample request of a biller's profile.")});
    parser.addOption({u"profile"_s,
                      Words::tr("The profile whose sample is used: an id or a file. Default: sagesgov."),
                      u"ID"_s, u"sagesgov"_s});
    parser.addOption({u"json"_s, Words::tr("Write the differences as a JSON array.")});
}

QString word(JsonDifference::Kind kind)
{
    switch (kind) {
    case JsonDifference::Kind::Added:
        return u"added"_s;
    case JsonDifference::Kind::Removed:
        return u"removed"_s;
    case JsonDifference::Kind::Changed:
        return u"changed"_s;
    case JsonDifference::Kind::Moved:
        return u"moved"_s;
    case JsonDifference::Kind::Respelled:
        return u"respelled"_s;
    }
    Q_UNREACHABLE();
}

Json toJson(const JsonDifference::Side &side)
{
    return Json::object({{u"pointer"_s, Json::string(side.at.toString())},
                         {u"position"_s, Json::number(QByteArray::number(side.position))},
                         {u"value"_s, side.value}});
}

/// A missing side is left out; `null` would be a value.
Json toJson(const JsonDifference &difference)
{
    Json::Members members{{u"kind"_s, Json::string(word(difference.kind))}};
    if (difference.isInBefore())
        members.push_back({u"before"_s, toJson(difference.before)});
    if (difference.isInAfter())
        members.push_back({u"after"_s, toJson(difference.after)});
    return Json::object(std::move(members));
}

core::Result<cpv2::PaymentRequest> readRequest(const QString &file, Streams &streams)
{
    const core::Result<Json> document = readDocument(file, streams);
    if (!document)
        return document.error();
    return cpv2::PaymentRequest(*document);
}

/// B, from its file, standard input or the sample.
core::Result<cpv2::PaymentRequest> other(const QCommandLineParser &parser, Streams &streams)
{
    if (!parser.isSet(u"sample"_s))
        return readRequest(parser.positionalArguments().constLast(), streams);
    const core::Result<cpv2::BillerProfile> profile = workspace::findProfile(parser.value(u"profile"_s));
    if (!profile)
        return profile.error();
    return cpv2::sampleFor(*profile);
}

/// The problem with the command line; empty when there is none.
QString misuse(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    const bool hasSample = parser.isSet(u"sample"_s);
    if (!hasSample && parser.isSet(u"profile"_s))
        return Words::tr("--profile needs --sample.");
    if (hasSample && files.size() != 1)
        return Words::tr("--sample takes one file to compare.");
    if (!hasSample && files.size() != 2)
        return Words::tr(
            "Name two files to compare. “-” reads standard input; --sample replaces the second.");
    if (files == QStringList{u"-"_s, u"-"_s})
        return Words::tr("Standard input can be read only once.");
    return {};
}

int compare(const QCommandLineParser &parser, Streams &streams)
{
    if (const QString wrong = misuse(parser); !wrong.isEmpty())
        return fail(streams, wrong, Usage);
    const core::Result<cpv2::PaymentRequest> before =
        readRequest(parser.positionalArguments().constFirst(), streams);
    if (!before)
        return fail(streams, before.error().sentence, Usage);
    const core::Result<cpv2::PaymentRequest> after = other(parser, streams);
    if (!after)
        return fail(streams, after.error().sentence, Usage);

    const QList<JsonDifference> found = cpv2::differences(*before, *after);
    if (parser.isSet(u"json"_s)) {
        Json::Items items;
        std::ranges::transform(found, std::back_inserter(items),
                               [](const JsonDifference &difference) { return toJson(difference); });
        streams.out.document(core::writeJson(Json::array(std::move(items))));
    } else {
        for (const JsonDifference &difference : found)
            streams.out.jsonLine(difference.toLine());
    }
    return found.isEmpty() ? Done : NotGood;
}

} // namespace

Command compareCommand()
{
    return {u"compare"_s, Words::tr("Show how two requests differ, or a request and the sample."), declare,
            compare, 2};
}

} // namespace cli
