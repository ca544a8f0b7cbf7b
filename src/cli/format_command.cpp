// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/json_comments.h"
#include "core/json_rewriting.h"

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
    parser.addOption({u"strip-comments"_s,
                      Words::tr("Leave out comments (// …, # …, /* … */), which JSON does not have.")});
}

int format(const QCommandLineParser &parser, Streams &streams)
{
    if (parser.positionalArguments().isEmpty())
        return fail(streams, Words::tr("Which FILE? “-” reads standard input."), Usage);
    const QString file = parser.positionalArguments().constFirst();
    const core::Result<QByteArray> bytes = readInput(file, streams);
    if (!bytes)
        return fail(streams, bytes.error().sentence, Usage);
    const core::Result<QByteArray> written =
        core::rewriteJson(parser.isSet(u"strip-comments"_s) ? core::withoutComments(*bytes) : *bytes);
    if (!written) { // names the file and the place
        const QString hint = core::rewriteJson(core::withoutComments(*bytes))
                                 ? u' ' + Words::tr("To leave out the comments, add --strip-comments.")
                                 : QString();
        return fail(streams, parseDocument(file, *bytes).error().sentence + hint, Usage);
    }
    streams.out.document(*written);
    return Done;
}

} // namespace

Command formatCommand()
{
    return {u"format"_s, Words::tr("Rewrite a request the way the workbench does, losing nothing."), declare,
            format};
}

} // namespace cli
