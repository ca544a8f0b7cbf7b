// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"

#include "core/json_rewriting.h"
#include "cpv2/generator.h"
#include "cpv2/validation.h"

#include <QProcess>
#include <QTemporaryFile>

#include <ctime>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto python = "import json, sys, time\n"
                        "start = time.process_time()\n"
                        "with open(sys.argv[1], encoding='utf-8') as file:\n"
                        "    text = json.dumps(json.load(file))\n"
                        "print(1000 * (time.process_time() - start))\n";

/// Milliseconds of this process's CPU time, which other processes do not lengthen much.
template <typename Action>
double cpuMs(const Action &action)
{
    const std::clock_t start = std::clock();
    action();
    return 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
}

/// How long Python's json module takes to read and write the file; empty where there is no Python.
std::optional<double> pythonMs(const QString &file)
{
    QProcess process;
    process.start(u"python3"_s, {u"-c"_s, QLatin1StringView(python), file});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput().trimmed().toDouble();
}

} // namespace

/// A large request is read and validated in the time that Python's json module takes to read and write it.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"validate"_s, QCoreApplication::arguments());
    cpv2::GeneratorOptions options;
    options.invoicesPerCustomer = report.size(100'000, 100);
    const QByteArray text = cpv2::generateRequest(options).toJson();
    QTemporaryFile file;
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        return 2;

    bench::Durations own;
    bench::Durations rewriting;
    bench::Durations pythons;
    const int rounds = report.size(5, 1);
    qsizetype findings = 0;
    bool hasPython = false;
    for (int i = 0; i < rounds; ++i) {
        own.add(cpuMs([&] {
            findings = cpv2::validate(*cpv2::PaymentRequest::fromJson(text), options.profile).size();
        }));
        rewriting.add(cpuMs([&] { (void)core::rewriteJson(text); }));
        if (const std::optional<double> ms = pythonMs(file.fileName())) {
            pythons.add(*ms);
            hasPython = true;
        }
    }
    report.note(u"size of the request"_s, double(text.size()) / 1e6, u"MB"_s);
    report.note(u"findings"_s, double(findings), {});
    report.note(u"read and validate"_s, own.percentile(50), u"ms"_s);
    report.note(u"format"_s, rewriting.percentile(50), u"ms"_s);
    if (hasPython) {
        report.note(u"Python reads and writes"_s, pythons.percentile(50), u"ms"_s);
        report.atMost(u"read and validate / Python"_s, own.percentile(50) / pythons.percentile(50), u"x"_s,
                      1);
    }
    return report.exitCode();
}
