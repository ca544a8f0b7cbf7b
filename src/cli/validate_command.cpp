// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/json_positions.h"
#include "cpv2/validation.h"
#include "roundtrip/endpoint.h"
#include "workspace/profile_library.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using cpv2::Finding;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::validate)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("Payment requests; - reads standard input."),
                                 u"FILE..."_s);
    parser.addOption({u"profile"_s,
                      Words::tr("The biller's rules: the id or the file of a profile (default: sagesgov)."),
                      u"ID"_s, u"sagesgov"_s});
    parser.addOption({u"endpoint"_s,
                      Words::tr("Where the requests will be posted. A service on another machine cannot "
                                "reach this one's addresses."),
                      u"URL"_s});
    parser.addOption({u"json"_s, Words::tr("Write the findings as a JSON array.")});
}

/// A finding and its place in the file as it is on the disk.
struct Located {
    QString file;
    core::JsonPosition at;
    Finding finding;
};

QByteArray number(int value)
{
    return QByteArray::number(value);
}

/// As an operation of JSON Patch (RFC 6902). `position` is added where a name repeats, which JSON Patch
/// cannot express.
Json toJson(const JsonEdit &edit)
{
    const auto operation = [&] {
        switch (edit.kind) {
        case JsonEdit::Kind::Replace:
            return u"replace"_s;
        case JsonEdit::Kind::Insert:
            return u"add"_s;
        case JsonEdit::Kind::Remove:
            return u"remove"_s;
        case JsonEdit::Kind::Move:
            return u"move"_s;
        }
        Q_UNREACHABLE();
    }();
    const bool isMove = edit.kind == JsonEdit::Kind::Move;
    const core::JsonPointer path = isMove ? edit.at.parent() / edit.position : edit.at;
    Json::Members members{{u"op"_s, Json::string(operation)}, {u"path"_s, Json::string(path.toString())}};
    if (isMove)
        members.push_back({u"from"_s, Json::string(edit.at.toString())});
    else if (edit.kind != JsonEdit::Kind::Remove)
        members.push_back({u"value"_s, edit.value});
    else if (edit.position >= 0)
        members.push_back({u"position"_s, Json::number(number(edit.position))});
    return Json::object(std::move(members));
}

Json toJson(const Located &located)
{
    const Finding &finding = located.finding;
    return Json::object({{u"file"_s, Json::string(located.file)},
                         {u"line"_s, Json::number(number(located.at.line))},
                         {u"column"_s, Json::number(number(located.at.column))},
                         {u"pointer"_s, Json::string(finding.at.toString())},
                         {u"severity"_s, Json::string(cpv2::severityWord(finding.severity))},
                         {u"code"_s, Json::string(finding.code)},
                         {u"sentence"_s, Json::string(finding.sentence)},
                         {u"rule"_s, Json::string(finding.rule)},
                         {u"fix"_s, finding.fix ? toJson(*finding.fix) : Json()}});
}

/// As compilers write it.
QString toLine(const Located &located)
{
    return u"%1:%2:%3: %4: %5 [%6]"_s.arg(
        located.file, QString::number(located.at.line), QString::number(located.at.column),
        cpv2::severityWord(located.finding.severity), located.finding.sentence, located.finding.code);
}

core::Result<QList<Located>> findingsIn(const QString &file, const cpv2::BillerProfile &profile,
                                        const cpv2::Circumstances &circumstances, Streams &streams)
{
    const core::Result<QByteArray> bytes = readInput(file, streams);
    if (!bytes)
        return bytes.error();
    const core::Result<Json> document = parseDocument(file, *bytes);
    if (!document)
        return document.error();
    const QList<Finding> findings = cpv2::validate(cpv2::PaymentRequest(*document), profile, circumstances);
    if (findings.isEmpty())
        return QList<Located>(); // there is no place to look up in the text
    core::JsonPositions positions(*bytes, *document);
    QList<Located> list;
    list.reserve(findings.size());
    for (const Finding &finding : findings)
        list.append({file, positions.of(finding.at), finding});
    return list;
}

int validate(const QCommandLineParser &parser, Streams &streams)
{
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty())
        return fail(streams, Words::tr("Which FILE? “-” reads standard input."), Usage);
    const core::Result<cpv2::BillerProfile> profile = workspace::findProfile(parser.value(u"profile"_s));
    if (!profile)
        return fail(streams, profile.error().sentence, Usage);

    cpv2::Circumstances circumstances;
    if (parser.isSet(u"endpoint"_s)) {
        const QUrl endpoint(parser.value(u"endpoint"_s), QUrl::StrictMode);
        if (const core::Result<core::Done> good = roundtrip::checkEndpoint(endpoint, false); !good)
            return fail(streams, good.error().sentence, Usage);
        circumstances.endpointIsRemote = !roundtrip::isLoopback(endpoint);
    }

    QList<Located> all;
    bool areAllRead = true;
    for (const QString &file : files) {
        if (const core::Result<QList<Located>> findings =
                findingsIn(file, *profile, circumstances, streams)) {
            all += *findings;
        } else {
            fail(streams, findings.error().sentence, Usage);
            areAllRead = false;
        }
    }
    if (parser.isSet(u"json"_s)) {
        Json::Items items;
        std::ranges::transform(all, std::back_inserter(items),
                               [](const Located &located) { return toJson(located); });
        streams.out.document(core::writeJson(Json::array(std::move(items))));
    } else {
        for (const Located &located : all)
            streams.out.line(toLine(located));
    }
    const bool areGood = std::ranges::all_of(
        all, [](const Located &located) { return located.finding.severity == Finding::Severity::Hint; });
    return !areAllRead ? Usage : areGood ? Done : NotGood;
}

} // namespace

Command validateCommand()
{
    return {u"validate"_s, Words::tr("Check requests against the contract and a biller's profile."), declare,
            validate, std::numeric_limits<int>::max()};
}

} // namespace cli
