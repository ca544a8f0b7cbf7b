// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

// How much the process grows by opening a file with ten thousand invoices, all of it: the request, the places
// of its lines, the findings, the rows of the table.

using namespace Qt::Literals::StringLiterals;

/// In a process of its own: what it used and gave back would be there for the measurement.
static int writeFile(const QString &name, int customers)
{
    QFile file(name);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bench::request(customers, 100).toJson()) > 0;
    return isWritten ? 0 : 1;
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    bench::Report report(u"memory"_s, arguments);
    if (const auto write = arguments.indexOf(u"--write"_s); write > 0)
        return writeFile(arguments.value(write + 1), arguments.value(write + 2).toInt());

    const QTemporaryDir folder;
    QFile file(folder.filePath(u"request.json"_s));
    if (QProcess::execute(QCoreApplication::applicationFilePath(),
                          {u"--write"_s, file.fileName(), QString::number(report.size(100, 3))}) != 0)
        qFatal("The file cannot be written.");

    gui::RequestDocument document;
    QSplitter window;
    window.addWidget(new gui::RequestPane(&document));
    window.addWidget(new gui::PreviewPane(&document));
    window.resize(1400, 900);
    window.show();
    document.reset(cpv2::PaymentRequest::sample(), {});
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("There is no window.");
    bench::letRun(200);

    const qint64 before = bench::residentMemory();
    document.startLoading(file.fileName());
    bench::waitUntil([&] { return document.file() == file.fileName(); });
    bench::letRun(report.size(2000, 100)); // the rows are read in the background
    const qint64 growth = bench::residentMemory() - before;
    report.note(u"JSON"_s, double(file.size()) / 1e6, u"MB"_s);
    report.note(u"growth of the process"_s, double(growth) / 1e6, u"MB"_s);
    report.atMost(u"growth against the size of the JSON"_s, double(growth) / double(file.size()), u"times"_s,
                  12);
    return report.exitCode();
}
