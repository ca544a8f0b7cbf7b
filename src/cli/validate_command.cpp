// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/validation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
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
    parser.addPositionalArgument(u"FILE"_s, Words::tr("A payment request; - reads standard input."));
    parser.addOption({u"json"_s, Words::tr("Write the findings as a JSON array.")});
}

QJsonObject toObject(const Finding &finding)
{
    return {{u"severity"_s, cpv2::severityWord(finding.severity)},
            {u"code"_s, finding.code},
            {u"at"_s, finding.at.toString()},
            {u"sentence"_s, finding.sentence}};
}

int validate(const QCommandLineParser &parser, Streams &streams)
{
    if (parser.positionalArguments().isEmpty())
        return fail(streams, Words::tr("Which FILE? “-” reads standard input."), Usage);
    const QString file = parser.positionalArguments().constFirst();
    const core::Result<core::Json> document = readDocument(file, streams);
    if (!document)
        return fail(streams, document.error().sentence, Usage);

    const QList<Finding> findings =
        cpv2::validate(cpv2::PaymentRequest(*document), cpv2::BillerProfile::sagesGov());
    if (parser.isSet(u"json"_s)) {
        QJsonArray list;
        for (const Finding &finding : findings)
            list.append(toObject(finding));
        *streams.out << QString::fromUtf8(QJsonDocument(list).toJson());
    } else {
        for (const Finding &finding : findings)
            *streams.out << file << ": " << cpv2::severityWord(finding.severity) << ": " << printable(finding.sentence)
                         << " [" << finding.code << "] " << finding.at.toString() << '\n';
    }
    const bool isGood = std::all_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.severity == Finding::Severity::Hint;
    });
    return isGood ? Done : NotGood;
}

} // namespace

Command validateCommand()
{
    return {u"validate"_s, Words::tr("Check a request against the contract and the SagesGov profile."),
            declare, validate};
}

} // namespace cli
