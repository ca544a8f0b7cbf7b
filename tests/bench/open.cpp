// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QScrollBar>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

// From a file with ten thousand invoices to a form and a preview that can be used, how long the window does
// not answer on the way and afterwards, and how much memory it all takes.

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    bench::Report report(u"open"_s, QCoreApplication::arguments());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"request.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("The file cannot be written.");
    {
        file.write(bench::request(report.size(100, 2), 100).toJson());
        file.close();
    }

    gui::RequestDocument document;
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abcdefgh"_s);
    QSplitter window;
    auto *form = new gui::RequestPane(&document);
    auto *preview = new gui::PreviewPane(&document);
    window.addWidget(form);
    window.addWidget(preview);
    window.resize(1400, 900);
    window.show();
    document.reset(cpv2::PaymentRequest::sample(), {});
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("There is no window.");
    bench::letRun(200);

    QElapsedTimer timer;
    double usable = 0;
    double longestOpening = 0;
    {
        const bench::StallMeter stall;
        timer.start();
        document.startLoading(file.fileName());
        bench::waitUntil([&] { return document.file() == file.fileName(); });
        QCoreApplication::processEvents();
        usable = bench::elapsedMs(timer);
        bench::letRun(report.size(1500, 100)); // what goes on in the background must not be felt either
        longestOpening = stall.longestMs();
    }
    double longestScrolling = 0;
    {
        const bench::StallMeter stall;
        auto *view = preview->findChild<QAbstractScrollArea *>(u"jsonView"_s);
        QScrollBar *bar = view->verticalScrollBar();
        for (int step = 0; step <= 100; ++step) {
            bar->setValue(int(qint64(bar->maximum()) * step / 100));
            bench::letRun(2);
        }
        longestScrolling = stall.longestMs();
    }
    report.note(u"JSON"_s, double(file.size()) / 1e6, u"MB"_s);
    report.atMost(u"file to usable"_s, usable / 1000, u"s"_s, 1.5);
    report.atMost(u"longest time without an answer, opening"_s, longestOpening, u"ms"_s, 50);
    report.atMost(u"longest time without an answer, scrolling"_s, longestScrolling, u"ms"_s, 50);
    return report.exitCode();
}
