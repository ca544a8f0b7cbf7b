// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "core/json_comments.h"
#include "cpv2/biller_profile.h"
#include "interchange/csv_import.h"
#include "interchange/formats.h"
#include "workspace/request_file.h"

#include <QDir>
#include <QFileInfo>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using interchange::CsvRows;
using interchange::ImportFormat;

namespace cli
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cli::importing)
};

void declare(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, Words::tr("What to import; - reads standard input."));
    parser.addOption({u"from"_s, Words::tr("The format: curl, postman, har, csv or json."), u"FORMAT"_s});
    parser.addOption(
        {u"item"_s,
         Words::tr("Which call to import, by number or name. Default: the first that is a payment request."),
         u"ITEM"_s});
    parser.addOption({u"strip-comments"_s,
                      Words::tr("Leave out comments (// …, # …, /* … */), which JSON does not have.")});
    parser.addOption(
        {u"rows"_s, Words::tr("csv: what each row is, invoices or fees. Default: guessed from the columns."),
         u"KIND"_s});
    parser.addOption(
        {u"map"_s,
         Words::tr("csv: the column (name or number) becomes FIELD: InvoiceNumber, …, fee.poi, fee.item, "
                   "fee.amount, or - to ignore it. Other columns are guessed by name."),
         u"COLUMN=FIELD"_s});
    parser.addOption(
        {u"into"_s,
         Words::tr("csv: add the rows to the request in FILE instead of a blank one. FILE is not changed."),
         u"FILE"_s});
    parser.addOption(
        {u"invoice"_s,
         Words::tr("csv: the InvoiceNumber of the invoice that gets the fee lines. Default: the first."),
         u"NUMBER"_s});
}

std::optional<ImportFormat> formatNamed(const QString &name)
{
    if (name == "curl"_L1)
        return ImportFormat::Curl;
    if (name == "postman"_L1)
        return ImportFormat::Postman;
    if (name == "har"_L1)
        return ImportFormat::Har;
    if (name == "csv"_L1)
        return ImportFormat::Csv;
    if (name == "json"_L1)
        return ImportFormat::Json;
    return std::nullopt;
}

/// On one line, whatever names and cells contain.
void say(Streams &streams, const QString &sentence)
{
    streams.err.say(sentence);
}

// ---- calls

/// Which of several calls was taken, and why not the others.
void listCalls(const QList<interchange::Imported> &calls, std::optional<qsizetype> taken, Streams &streams)
{
    constexpr qsizetype shown = 50;
    if (taken)
        say(streams,
            Words::tr("Taken: call %1 of %2, “%3”. --item takes another one.")
                .arg(QString::number(*taken + 1), QString::number(calls.size()), calls.at(*taken).name));
    for (qsizetype i = 0; i < qMin(calls.size(), shown); ++i) {
        if (i != taken)
            say(streams, u"  %1  %2  (%3)"_s.arg(QString::number(i + 1), calls.at(i).name,
                                                 interchange::judgementOf(calls.at(i))));
    }
    if (calls.size() > shown)
        say(streams, Words::tr("  and %Ln more", nullptr, int(calls.size() - shown)));
}

/// What to do when the body has comments; empty when that is not the trouble.
QString commentHint(const QByteArray &body)
{
    return core::parseJson(core::withoutComments(body))
               ? u' ' + Words::tr("To import it without its comments, add --strip-comments.")
               : QString();
}

int importCall(const QCommandLineParser &parser, ImportFormat format, const QByteArray &bytes,
               Streams &streams)
{
    const QString file = parser.positionalArguments().constFirst();
    const bool stripsComments = parser.isSet(u"strip-comments"_s);
    const QDir folder = file == "-"_L1 ? QDir::current() : QFileInfo(file).dir();
    const auto readFile = [folder](const QString &name) -> core::Result<interchange::NamedFile> {
        const QString path = folder.absoluteFilePath(name);
        const core::Result<QByteArray> read = workspace::readRequestFile(path);
        if (!read)
            return read.error();
        return interchange::NamedFile{path, *read};
    };
    const bool isPlain = format == ImportFormat::Json;
    const core::Result<QList<interchange::Imported>> calls = interchange::imported(
        format, isPlain && stripsComments ? core::withoutComments(bytes) : bytes, readFile);
    if (!calls)
        return fail(streams,
                    u"%1: %2"_s.arg(file, calls.error().sentence) +
                        (isPlain ? commentHint(bytes) : QString()),
                    Usage);
    const core::Result<qsizetype> chosen = interchange::chosen(*calls, parser.value(u"item"_s));
    if (!chosen) {
        fail(streams, u"%1: %2"_s.arg(file, chosen.error().sentence), Usage);
        if (calls->size() > 1)
            listCalls(*calls, std::nullopt, streams);
        return Usage;
    }

    const interchange::Imported &call = calls->at(*chosen);
    if (calls->size() > 1 && !parser.isSet(u"item"_s))
        listCalls(*calls, *chosen, streams);
    for (const QString &note : call.notes)
        say(streams, note);
    const core::Result<core::Json> document =
        core::parseJson(stripsComments ? core::withoutComments(call.body) : call.body);
    if (!document)
        return fail(streams,
                    u"%1: "_s.arg(file) +
                        Words::tr("The body is not valid JSON: %1").arg(document.error().sentence) +
                        commentHint(call.body),
                    Usage);
    if (!call.endpoint.isEmpty())
        say(streams, Words::tr("It was sent to %1").arg(call.endpoint));
    streams.out.document(core::writeJson(*document));
    return Done;
}

// ---- tables

/// The column by name, else by number from 1. Fails when there is none, or several have the name.
core::Result<int> columnNamed(const QStringList &columns, const QString &name)
{
    QList<int> named;
    for (int i = 0; i < int(columns.size()); ++i) {
        if (columns.at(i).compare(name, Qt::CaseInsensitive) == 0)
            named << i;
    }
    if (named.size() > 1)
        return misused(
            Words::tr("Several columns are named “%1”. Use the column's number instead: %2 is the first.")
                .arg(name, QString::number(named.first() + 1)));
    if (named.size() == 1)
        return named.first();
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= columns.size())
        return number - 1;
    return misused(
        Words::tr("There is no column “%1”. Available columns: %2.").arg(name, columns.join(u", "_s)));
}

core::Result<interchange::CsvMapping> readMapping(const QCommandLineParser &parser,
                                                  const QStringList &columns)
{
    interchange::CsvMapping mapping;
    mapping.rows = interchange::guessRows(columns);
    if (const QString rows = parser.value(u"rows"_s); parser.isSet(u"rows"_s)) {
        if (rows != "invoices"_L1 && rows != "fees"_L1)
            return misused(Words::tr("--rows takes invoices or fees."));
        mapping.rows = rows == "fees"_L1 ? CsvRows::FeeLines : CsvRows::Invoices;
    }
    mapping.columns = interchange::guessTargets(mapping.rows, columns);
    mapping.replacesExisting = !parser.isSet(u"into"_s);

    QList<int> given;
    for (const QString &pair : parser.values(u"map"_s)) {
        const qsizetype equals = pair.lastIndexOf(u'=');
        const core::Result<int> column = columnNamed(columns, pair.left(equals));
        const auto target = interchange::csvTargetNamed(mapping.rows, pair.mid(equals + 1));
        if (equals < 0)
            return misused(Words::tr("--map takes COLUMN=FIELD, not “%1”.").arg(pair));
        if (!column)
            return column.error();
        if (!target)
            return misused(Words::tr("There is no field “%1” for these rows.").arg(pair.mid(equals + 1)));
        if (given.contains(*column))
            return misused(Words::tr("--map names the column “%1” twice.").arg(columns.at(*column)));
        mapping.columns.replace(*column, *target);
        given << *column;
    }
    // A given mapping takes the field away from a column for which it was only guessed.
    for (int i = 0; i < int(columns.size()); ++i) {
        for (const int column : std::as_const(given)) {
            if (!given.contains(i) && mapping.columns.at(i) == mapping.columns.at(column))
                mapping.columns.replace(i, {});
        }
    }
    return mapping;
}

core::Result<cpv2::PaymentRequest> requestInto(const QCommandLineParser &parser, Streams &streams)
{
    if (!parser.isSet(u"into"_s))
        return cpv2::PaymentRequest::blank(QDate::currentDate());
    const core::Result<core::Json> document = readDocument(parser.value(u"into"_s), streams);
    if (!document)
        return document.error();
    return cpv2::PaymentRequest(*document);
}

core::Result<cpv2::Place> placeOf(const QCommandLineParser &parser, const cpv2::PaymentRequest &request)
{
    if (!parser.isSet(u"invoice"_s))
        return cpv2::Place{0, 0};
    const QString number = parser.value(u"invoice"_s);
    QList<cpv2::Place> found;
    for (const cpv2::Place place : request.invoices()) {
        if (request.text(cpv2::FieldId::InvoiceNumber, place) == number)
            found << place;
    }
    if (found.isEmpty())
        return misused(Words::tr("There is no invoice “%1” in the request.").arg(number));
    if (found.size() > 1)
        return misused(Words::tr("The request has several invoices “%1”.").arg(number));
    return found.first();
}

/// `FILE:LINE: COLUMN: `, without what the problem is not about.
QString placeOf(const QString &file, const interchange::CsvProblem &problem, const QStringList &columns)
{
    QString place = problem.line > 0 ? u"%1:%2: "_s.arg(file, QString::number(problem.line)) : file + u": "_s;
    if (problem.column >= 0)
        place += columns.at(problem.column) + u": "_s;
    return place;
}

int importTable(const QCommandLineParser &parser, const QByteArray &bytes, Streams &streams)
{
    const QString file = parser.positionalArguments().constFirst();
    const core::Result<interchange::CsvTable> table = interchange::readCsv(bytes);
    if (!table)
        return fail(streams, u"%1: %2"_s.arg(file, table.error().sentence), Usage);
    core::Result<interchange::CsvMapping> mapping = readMapping(parser, table->columns);
    if (!mapping)
        return fail(streams, u"%1: %2"_s.arg(file, mapping.error().sentence), Usage);
    core::Result<cpv2::PaymentRequest> request = requestInto(parser, streams);
    if (!request)
        return fail(streams, request.error().sentence, Usage);
    const core::Result<cpv2::Place> place = placeOf(parser, *request);
    if (!place)
        return fail(streams, place.error().sentence, Usage);
    mapping->place = *place;

    for (int i = 0; i < int(table->columns.size()); ++i)
        say(streams,
            u"%1 → %2"_s.arg(table->columns.at(i), interchange::csvTargetName(mapping->columns.at(i))));
    const interchange::CsvImport result = interchange::applyCsv(
        *request, *table, *mapping, QDate::currentDate(), cpv2::BillerProfile::sagesGov().firstFeeLineSlot);
    for (const interchange::CsvProblem &problem : result.problems)
        say(streams, placeOf(file, problem, table->columns) + problem.sentence);
    if (!result.edit)
        return fail(streams, Words::tr("No row could be imported."), NotGood);
    if (const auto applied = request->apply(*result.edit); !applied)
        return fail(streams, applied.error().sentence, NotGood);
    say(streams, Words::tr("Rows imported: %1 of %2.")
                     .arg(QString::number(result.takenRows), QString::number(table->rows.size())));
    streams.out.document(request->toJson());
    return result.problems.isEmpty() ? Done : NotGood;
}

/// Options given that belong to the other kind of import; empty when there are none.
QString misplacedOption(const QCommandLineParser &parser, ImportFormat format)
{
    const QStringList strangers = format == ImportFormat::Csv
                                      ? QStringList{u"item"_s, u"strip-comments"_s}
                                      : QStringList{u"rows"_s, u"map"_s, u"into"_s, u"invoice"_s};
    for (const QString &option : strangers) {
        if (parser.isSet(option))
            return option;
    }
    return {};
}

int run(const QCommandLineParser &parser, Streams &streams)
{
    if (parser.positionalArguments().isEmpty())
        return fail(streams, Words::tr("Name a FILE. “-” reads standard input."), Usage);
    const std::optional<ImportFormat> format = formatNamed(parser.value(u"from"_s));
    if (!format)
        return fail(streams, Words::tr("--from takes curl, postman, har, csv or json."), Usage);
    if (const QString option = misplacedOption(parser, *format); !option.isEmpty())
        return fail(streams,
                    Words::tr("--%1 cannot be used with --from %2.").arg(option, parser.value(u"from"_s)),
                    Usage);
    const core::Result<QByteArray> bytes = readInput(parser.positionalArguments().constFirst(), streams);
    if (!bytes)
        return fail(streams, bytes.error().sentence, Usage);
    if (*format == ImportFormat::Csv)
        return importTable(parser, *bytes, streams);
    return importCall(parser, *format, *bytes, streams);
}

} // namespace

Command importCommand()
{
    return {u"import"_s,
            Words::tr("Make a request from a cURL command, Postman collection, HAR, CSV or JSON."), declare,
            run};
}

} // namespace cli
