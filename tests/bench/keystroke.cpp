// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTest>

#include <array>

// From a key pressed in BalanceDue to the preview and the findings repainted, against writing all the text
// and giving it to a text widget.

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

namespace
{

/// Counts what is painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QAbstractScrollArea *area) { area->viewport()->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

double keystrokeMs(QLineEdit *edit, Qt::Key key, const PaintWatch &preview, const PaintWatch &findings)
{
    const int previewBefore = preview.count;
    const int findingsBefore = findings.count;
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(edit, key);
    bench::waitUntil([&] { return preview.count > previewBefore && findings.count > findingsBefore; });
    return bench::elapsedMs(timer);
}

double allTextMs(const gui::RequestDocument &document, QPlainTextEdit *editor)
{
    PaintWatch watch(editor);
    QElapsedTimer timer;
    timer.start();
    editor->setPlainText(QString::fromUtf8(document.bytes()));
    bench::waitUntil([&] { return watch.count > 0; });
    return bench::elapsedMs(timer);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    bench::Report report(u"keystroke"_s, QCoreApplication::arguments());
    const int customers = report.size(100, 2);

    gui::RequestDocument document;
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abcdefgh"_s);
    QSplitter window;
    auto *form = new gui::RequestPane(&document);
    auto *preview = new gui::PreviewPane(&document);
    window.addWidget(form);
    window.addWidget(preview);
    window.resize(1400, 900);
    window.show();
    document.reset(bench::request(customers, 100), {});
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("There is no window.");

    const core::JsonPointer at = document.request().pointer(FieldId::BalanceDue, {customers / 2, 50});
    form->showPlace(at);
    preview->goTo(at);
    auto *edit = form->findChild<QLineEdit *>(u"BalanceDue"_s);
    edit->setFocus();
    const PaintWatch jsonView(preview->findChild<QAbstractScrollArea *>(u"jsonView"_s));
    const PaintWatch findings(preview->findChild<QAbstractScrollArea *>(u"findings"_s));
    bench::letRun(report.size(1000, 100)); // what is done after opening has been done
    report.note(u"JSON"_s, double(document.layout().size()) / 1e6, u"MB"_s);
    report.note(u"findings"_s, document.findingCount(), {});

    bench::Durations typing;
    // An amount is typed and taken back, again and again.
    constexpr std::array keys{Qt::Key_2,         Qt::Key_1,         Qt::Key_0,         Qt::Key_Period,
                              Qt::Key_5,         Qt::Key_0,         Qt::Key_Backspace, Qt::Key_Backspace,
                              Qt::Key_Backspace, Qt::Key_Backspace, Qt::Key_Backspace, Qt::Key_Backspace};
    edit->clear();
    for (int i = 0; i < report.size(50, 1); ++i) {
        for (const Qt::Key key : keys)
            typing.add(keystrokeMs(edit, key, jsonView, findings));
    }
    // A third decimal is a finding, which comes and goes.
    bench::Durations flipping;
    edit->setText(u"164.31"_s);
    for (int i = 0; i < report.size(250, 2); ++i) {
        for (const Qt::Key key : {Qt::Key_5, Qt::Key_Backspace})
            flipping.add(keystrokeMs(edit, key, jsonView, findings));
    }
    bench::Durations writing;
    QPlainTextEdit editor;
    editor.setLineWrapMode(QPlainTextEdit::NoWrap);
    editor.resize(500, 900);
    editor.show();
    if (!QTest::qWaitForWindowExposed(&editor))
        qFatal("There is no window.");
    for (int i = 0; i < report.size(5, 2); ++i)
        writing.add(allTextMs(document, &editor));

    report.note(u"key to repainted preview and findings, median"_s, typing.percentile(50), u"ms"_s);
    report.atMost(u"key to repainted preview and findings, 99 %"_s, typing.percentile(99), u"ms"_s, 16);
    report.atMost(u"the same while a finding comes and goes, 99 %"_s, flipping.percentile(99), u"ms"_s, 16);
    report.note(u"all text written and setPlainText(), median"_s, writing.percentile(50), u"ms"_s);
    report.atLeast(u"the first is faster"_s, writing.percentile(50) / typing.percentile(50), u"times"_s, 40);
    return report.exitCode();
}
