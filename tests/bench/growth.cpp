// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"

#include "core/json_comments.h"
#include "core/json_positions.h"
#include "cpv2/comparison.h"
#include "cpv2/validation.h"
#include "interchange/csv_import.h"
#include "interchange/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <ctime>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using cpv2::PaymentRequest;

namespace
{

using Make = QByteArray (*)(int count);
using Read = void (*)(const QByteArray &text);

/// What a reader, a rule or an importer is given more and more of.
struct Row {
    const char *name;
    Make make;
    Read read;
};

/// `count` copies of `part`, `%` being the number of each, between `start` and `end`.
QByteArray repeated(int count, const QByteArray &start, const QByteArray &part, const QByteArray &end)
{
    QByteArray text = start;
    for (int i = 0; i < count; ++i)
        text += QByteArray(part).replace('%', QByteArray::number(i));
    return text + end;
}

void validate(const QByteArray &text)
{
    const auto document = core::parseJson(text);
    const auto findings = cpv2::validate(PaymentRequest(*document), cpv2::BillerProfile::sagesGov());
    core::JsonPositions positions(text, *document);
    for (const cpv2::Finding &finding : findings)
        (void)positions.of(finding.at);
}

/// With its own mirror image: nothing is in its place.
void compare(const QByteArray &text)
{
    const auto document = core::parseJson(text);
    core::Json mirrored = *document;
    if (mirrored.isObject())
        std::ranges::reverse(mirrored.members());
    else
        std::ranges::reverse(mirrored.items());
    (void)cpv2::differences(PaymentRequest(*document), PaymentRequest(mirrored));
}

core::Result<interchange::NamedFile> noFile(const QString &)
{
    return core::Error{u"import"_s, u"none"_s};
}

template <interchange::ImportFormat format>
void import(const QByteArray &text)
{
    const auto calls = interchange::imported(format, text, noFile);
    if (calls)
        (void)interchange::chosen(*calls);
}

void importTable(const QByteArray &text)
{
    const auto table = interchange::readCsv(text);
    const auto rows = interchange::guessRows(table->columns);
    const interchange::CsvMapping mapping{
        rows, interchange::guessTargets(rows, table->columns), true, {0, 0}};
    (void)interchange::applyCsv(PaymentRequest::sample(), *table, mapping, QDate(2026, 1, 31));
}

using interchange::ImportFormat;

const Row table[] = {
    {"validate: unknown members of one object",
     [](int n) { return repeated(n, "{\"a\":0", ",\"m%\":\"\\u0001\"", "}"); }, validate},
    {"validate: one name again and again", [](int n) { return repeated(n, "{\"a\":0", ",\"a\":%", "}"); },
     validate},
    {"validate: custom fields of one invoice",
     [](int n) {
         return repeated(n, R"({"Customers":[{"Invoices":[{"CustomFields":{"a":0)",
                         ",\"custom%\":\"poi:a|i:b|amt:1.00\"", "}}]}]}");
     },
     validate},
    {"validate: invoices of one number",
     [](int n) {
         return repeated(n / 4, R"({"Customers":[{"Invoices":[{})", ",{\"InvoiceNumber\":\"A\"}", "]}]}");
     },
     validate},
    {"validate: customers of one number",
     [](int n) { return repeated(n / 4, R"({"Customers":[{})", ",{\"AccountNumber\":\"A\"}", "]}"); },
     validate},
    {"compare: members the other way round", [](int n) { return repeated(n, "{\"a\":0", ",\"m%\":1", "}"); },
     compare},
    {"compare: items the other way round", [](int n) { return repeated(n, "[0", ",{\"a\":%}", "]"); },
     compare},
    {"comments", [](int n) { return repeated(n, "{", "/* % */ // \"\n", "}"); },
     [](const QByteArray &text) {
         (void)core::withoutComments(text);
     }},
    {"curl: options", [](int n) { return repeated(n, "curl x.example", " -H 'X-%: 1' -d a=%", ""); },
     import <ImportFormat::Curl>},
    {"curl: unknown words", [](int n) { return repeated(n, "curl x.example", " --x% y% http://z%", ""); },
     import <ImportFormat::Curl>},
    {"curl: commands", [](int n) { return repeated(n, "", "curl -d {} https://x%.example | jq .\n", ""); },
     import <ImportFormat::Curl>},
    {"curl: --next", [](int n) { return repeated(n, "curl", " --next -d {} https://x%.example", ""); },
     import <ImportFormat::Curl>},
    {"curl: variables",
     [](int n) { return repeated(n, "A=b\n", "B%=\"$A$B\"\n", "curl -d \"$A\" https://x.example"); },
     import <ImportFormat::Curl>},
    {"curl: substitutions",
     [](int n) {
         return repeated(n, "", "a=$(curl -d \"$(curl -d {} y.example)\" https://x%.example)\n", "");
     },
     import <ImportFormat::Curl>},
    {"curl: substitutions that do not end", [](int n) { return repeated(n, "curl -d ", "$(\"", ""); },
     import <ImportFormat::Curl>},
    {"curl: here-documents",
     [](int n) { return repeated(n, "", "curl -d @- https://x%.example <<END\n{}\nEND\n", ""); },
     import <ImportFormat::Curl>},
    {"curl: prompts", [](int n) { return repeated(n, "", "me@host:~$ curl -d {} https://x%.example\n", ""); },
     import <ImportFormat::Curl>},
    {"curl: lines that are nearly prompts",
     [](int n) {
         return repeated(n, "curl -d '", "a very long line without an end % # $ > \n", "' x.example");
     },
     import <ImportFormat::Curl>},
    {"curl for the command prompt",
     [](int n) { return repeated(n, "curl ^\n", " -d ^\"a=%^\\^\"\\\\^\"", ""); },
     import <ImportFormat::Curl>},
    {"curl for PowerShell", [](int n) { return repeated(n, "curl `\n", " -d \"a=%`\"$b\" '\\\"'", ""); },
     import <ImportFormat::Curl>},
    {"Postman: requests with variables of their own",
     [](int n) {
         return repeated(
             n, R"({"info":{},"item":[{})",
             R"(,{"variable":[{"key":"a%","value":1}],"request":{"method":"POST","body":{"mode":"raw",
                            "raw":"{{a%}}{{b%}}"}}})",
             "]}");
     },
     import <ImportFormat::Postman>},
    {"Postman: variables",
     [](int n) {
         return repeated(
             n, R"({"info":{},"item":[{"request":{"body":{"mode":"raw","raw":"{{v7}}"}}}],"variable":[{})",
             R"(,{"key":"v%","value":"x"})", "]}");
     },
     import <ImportFormat::Postman>},
    {"HAR: entries",
     [](int n) {
         return repeated(n, R"({"log":{"entries":[{})",
                         R"(,{"request":{"method":"POST","url":"https://x.example/%","postData":{"text":"{}"},
                            "headers":[{"name":"X-%"}]}})",
                         "]}}");
     },
     import <ImportFormat::Har>},
    {"a table: customers",
     [](int n) { return repeated(n, "Account,Name,Invoice,Balance\n", "A%,N%,%,1.00\n", ""); }, importTable},
    {"a table: rows of one customer",
     [](int n) { return repeated(n, "Account,Invoice,Balance\n", "A,%,1.00\n", ""); }, importTable},
    {"a table: rows without an account",
     [](int n) { return repeated(n, "Account,Name,Balance\n", ",N,1.00\n", ""); }, importTable},
    {"a table: fee lines of many invoices",
     [](int n) {
         return repeated(n, "Account,Invoice,Balance,Fee ID,Amount\n", "A,%,1.00,F,1.00\nA,%,,G,1.00\n", "");
     },
     importTable},
    {"a table: bad rows", [](int n) { return repeated(n, "Account,Invoice,Balance\n", "A,%,\"1,5\"\n", ""); },
     importTable},
    {"a table: quotation marks",
     [](int n) { return repeated(n, "Name,Balance\n", "\"a \"\"%\"\"\n\" , 1.00\n", ""); }, importTable},
};

/// The shortest of a few, in milliseconds of this process's CPU time.
double cpuMs(Read read, const QByteArray &text, int rounds)
{
    double shortest = std::numeric_limits<double>::max();
    for (int i = 0; i < rounds; ++i) {
        const std::clock_t start = std::clock();
        read(text);
        shortest = std::min(shortest, 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return shortest;
}

} // namespace

/// Four times as much takes about four times as long, whatever there is more of.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"growth"_s, QCoreApplication::arguments());
    const int count = report.size(10'000, 20);
    const int rounds = report.size(3, 1);
    for (const Row &row : table) {
        const double once = cpuMs(row.read, row.make(count), rounds);
        const double twice = cpuMs(row.read, row.make(2 * count), rounds);
        const double fourTimes = cpuMs(row.read, row.make(4 * count), rounds);
        const QString name = QLatin1StringView(row.name);
        report.note(name, once, u"ms"_s);
        report.note(name + u", twice as much"_s, twice / std::max(once, 0.5), u"x"_s);
        report.atMost(name + u", four times as much"_s, fourTimes / std::max(once, 0.5), u"x"_s, 8);
    }
    return report.exitCode();
}
