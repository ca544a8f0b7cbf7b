// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"

using namespace Qt::Literals::StringLiterals;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::format)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("A payment request; - reads standard input."));
}

int format(const QCommandLineParser &parser, Streams &streams)
{
    if (parser.positionalArguments().isEmpty())
        return fail(streams, Words::tr("Which FILE? “-” reads standard input."), Usage);
    const core::Result<core::Json> document =
        readDocument(parser.positionalArguments().constFirst(), streams);
    if (!document)
        return fail(streams, document.error().sentence, Usage);
    *streams.out << QString::fromUtf8(core::writeJson(*document));
    return Done;
}

} // namespace

Command formatCommand()
{
    return {u"format"_s, Words::tr("Write a request the way the workbench writes it, losing nothing."),
            declare, format};
}

} // namespace cli
