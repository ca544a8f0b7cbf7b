// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/generator.h"
#include "workspace/profile_library.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::GeneratorOptions;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::generate)
};

void declare(QCommandLineParser &parser)
{
    parser.addOption({u"customers"_s, Words::tr("How many customers. Default: 1."), u"N"_s, u"1"_s});
    parser.addOption(
        {u"invoices"_s, Words::tr("How many invoices per customer. Default: 1."), u"M"_s, u"1"_s});
    parser.addOption(
        {u"fee-lines"_s, Words::tr("How many fee lines per invoice. Default: 2."), u"K"_s, u"2"_s});
    parser.addOption(
        {u"seed"_s, Words::tr("The same seed gives the same bytes. Default: 1."), u"S"_s, u"1"_s});
    parser.addOption(
        {u"profile"_s,
         Words::tr("The biller profile whose rules to follow: an id or a file. Default: sagesgov."),
         Words::tr("ID|FILE"), u"sagesgov"_s});
    parser.addOption({u"date"_s, Words::tr("The date of the invoices. Default: today."), u"YYYY-MM-DD"_s});
}

core::Error usage(const QString &sentence)
{
    return {u"usage"_s, sentence};
}

core::Result<int> count(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const int value = parser.value(option).toInt(&isNumber);
    if (!isNumber)
        return usage(Words::tr("--%1 takes a whole number, not “%2”.").arg(option, parser.value(option)));
    return value;
}

core::Result<GeneratorOptions> read(const QCommandLineParser &parser)
{
    GeneratorOptions options;
    for (const auto &[option, target] : {std::pair(u"customers"_s, &options.customers),
                                         std::pair(u"invoices"_s, &options.invoicesPerCustomer),
                                         std::pair(u"fee-lines"_s, &options.feeLinesPerInvoice)}) {
        const core::Result<int> value = count(parser, option);
        if (!value)
            return value.error();
        *target = *value;
    }
    bool isSeed = false;
    options.seed = parser.value(u"seed"_s).toULongLong(&isSeed);
    if (!isSeed)
        return usage(Words::tr("--seed takes a whole number from 0 to 18446744073709551615."));
    if (parser.isSet(u"date"_s)) {
        options.today = QDate::fromString(parser.value(u"date"_s), u"yyyy-MM-dd"_s);
        if (!options.today.isValid())
            return usage(Words::tr("--date takes a date like 2025-06-06."));
    }
    const core::Result<cpv2::BillerProfile> profile = workspace::findProfile(parser.value(u"profile"_s));
    if (!profile)
        return profile.error();
    options.profile = *profile;
    if (const auto checked = check(options); !checked)
        return checked.error();
    return options;
}

int generate(const QCommandLineParser &parser, Streams &streams)
{
    const core::Result<GeneratorOptions> options = read(parser);
    if (!options)
        return fail(streams, options.error().sentence, Usage);
    const QByteArray bytes = cpv2::generateRequest(*options).toJson();
    if (bytes.size() > core::jsonSizeLimit)
        return fail(streams,
                    Words::tr("That request would be over 64 MiB, which is more than the program can read."),
                    Usage);
    streams.out.document(bytes);
    return Done;
}

} // namespace

Command generateCommand()
{
    Command command{u"generate"_s, Words::tr("Write a request of invented customers, invoices and fees."),
                    declare, generate};
    command.arguments = 0;
    return command;
}

} // namespace cli
