// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/schema.h"
#include "workspace/profile_library.h"

using namespace Qt::Literals::StringLiterals;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::schema)
};

void declare(QCommandLineParser &parser)
{
    parser.addOption({u"profile"_s,
                      Words::tr("The biller profile whose rules to include: an id or a file. Default: "
                                "generic, the contract alone."),
                      Words::tr("ID|FILE"), u"generic"_s});
}

int schema(const QCommandLineParser &parser, Streams &streams)
{
    const core::Result<cpv2::BillerProfile> profile = workspace::findProfile(parser.value(u"profile"_s));
    if (!profile)
        return fail(streams, profile.error().sentence, Usage);
    streams.out.document(cpv2::jsonSchema(*profile));
    return Done;
}

} // namespace

Command schemaCommand()
{
    Command command{u"schema"_s, Words::tr("Write the contract as JSON Schema (2020-12)."), declare, schema};
    command.arguments = 0;
    return command;
}

} // namespace cli
