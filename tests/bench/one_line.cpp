// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFile>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

// JSON of ten megabytes that stands on one line: a request without white space, and one long text in a
// request, which stays one line. Both open and are shown without freezing the window.

using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray withoutWhiteSpace(QByteArray json)
{
    // No text of the sample holds a line end or two spaces.
    return json.replace('\n', "").replace("  ", "");
}

QByteArray withLongText(qsizetype size)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    (void)request.apply(request.setText(cpv2::FieldId::BillerReference, QString(size, u'x')));
    return withoutWhiteSpace(request.toJson());
}

void open(bench::Report &report, const QString &what, const QByteArray &json)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"request.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        qFatal("The file cannot be written.");
    file.close();

    gui::RequestDocument document;
    QSplitter window;
    auto *preview = new gui::PreviewPane(&document);
    window.addWidget(new gui::RequestPane(&document));
    window.addWidget(preview);
    window.resize(1400, 900);
    window.show();
    document.reset(cpv2::PaymentRequest::sample(), {});
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("There is no window.");
    bench::letRun(200);

    const bench::StallMeter stall;
    QElapsedTimer timer;
    timer.start();
    document.startLoading(file.fileName());
    bench::waitUntil([&] { return document.file() == file.fileName(); });
    QCoreApplication::processEvents();
    const double usable = bench::elapsedMs(timer);
    preview->goTo(document.request().pointer(cpv2::FieldId::BillerReference));
    bench::letRun(report.size(2000, 100));
    report.note(what, double(json.size()) / 1e6, u"MB"_s);
    report.atMost(u"file to usable"_s, usable / 1000, u"s"_s, 3);
    report.atMost(u"longest time without an answer"_s, stall.longestMs(), u"ms"_s, 50);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    bench::Report report(u"one-line"_s, QCoreApplication::arguments());
    const int customers = report.size(200, 4);
    open(report, u"a request without white space"_s,
         withoutWhiteSpace(bench::request(customers, 100).toJson()));
    open(report, u"one long text"_s, withLongText(report.size(10'000'000, 300'000)));
    return report.exitCode();
}
