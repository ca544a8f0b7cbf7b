// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "cpv2/generator.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

// `cpv2 roundtrip` of generated requests, from its start to its end: submit, pay in the simulator, one
// postback for each invoice, return, verdict. The limits are absolute times, so they mean nothing beside
// other work; the processor time and the growth from one size to the next do.

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Cost {
    double wallMs = 0;
    double cpuMs = 0; ///< user and system, of all its threads
};

double cpuOfEndedProgramsMs()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Cost walk(const QTemporaryDir &folder, int invoices)
{
    cpv2::GeneratorOptions options;
    options.invoicesPerCustomer = invoices;
    const QString file = folder.filePath(u"%1.json"_s.arg(invoices));
    QFile request(file);
    if (!request.open(QIODevice::WriteOnly) || request.write(cpv2::generateRequest(options).toJson()) < 0)
        qFatal("cannot write %s", qPrintable(file));
    request.close();

    const double cpuBefore = cpuOfEndedProgramsMs();
    QElapsedTimer clock;
    clock.start();
    QProcess program;
    program.setStandardErrorFile(QProcess::nullDevice());
    program.start(QCoreApplication::applicationDirPath() + "/../bin/cpv2"_L1,
                  {u"roundtrip"_s, u"--timeout"_s, u"600"_s, u"--journal"_s,
                   folder.filePath(u"%1.sqlite"_s.arg(invoices)), file});
    if (!program.waitForFinished(-1) || program.exitCode() != 0)
        qFatal("a round trip of %d invoices ended with %d", invoices, program.exitCode());
    const double wallMs = bench::elapsedMs(clock);
    if (program.readAllStandardOutput().count("  PAID (by the postback)\n") != invoices)
        qFatal("not every one of %d invoices was paid", invoices);
    return {wallMs, cpuOfEndedProgramsMs() - cpuBefore};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"whole-trip"_s, QCoreApplication::arguments());
    const QTemporaryDir folder;
    double before = 0;
    for (const int invoices : {10, 100, 1000, 10'000}) {
        if (report.isTiny() && invoices > 100)
            break;
        const Cost cost = walk(folder, invoices);
        const QString what = u"%1 invoices"_s.arg(invoices);
        if (invoices >= 1000)
            report.atMost(what, cost.wallMs / 1e3, u"s"_s, invoices == 1000 ? 1 : 10);
        else
            report.note(what, cost.wallMs / 1e3, u"s"_s);
        report.note(what + u", processor time"_s, cost.cpuMs / 1e3, u"s"_s);
        if (before > 0)
            report.atMost(what + u", times the processor time of a tenth"_s, cost.cpuMs / before, u"x"_s, 12);
        before = cost.cpuMs;
    }
    return report.exitCode();
}
