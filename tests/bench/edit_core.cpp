// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "bench.h"
#include "gui/request/request_document.h"

#include <QCoreApplication>
#include <QRandomGenerator>

// What one edit costs with all that follows from it but the windows: the document as it is sent, the places
// of its lines, the findings. It must not grow with the number of invoices.

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

namespace
{

struct Cost {
    double edit; ///< ms, median
    double undo;
};

Cost costAt(int invoices, int edits)
{
    gui::RequestDocument document;
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abcdefgh"_s);
    document.reset(bench::request(1, invoices), {});
    QRandomGenerator random(1);
    bench::Durations editing;
    bench::Durations undoing;
    QElapsedTimer timer;
    for (int i = 0; i < edits; ++i) {
        const cpv2::Place place{0, int(random.bounded(invoices))};
        timer.start();
        document.edit(document.request().setText(FieldId::BalanceDue, QString::number(i), place), u"Set"_s);
        const core::JsonPointer at = document.request().pointer(FieldId::BalanceDue, place);
        const int line = document.layout().lineOf(document.toSend().document(), at);
        (void)document.layout().line(document.toSend().document(), line);
        (void)document.findingCount();
        (void)document.finding(document.findingCount() / 2);
        editing.add(bench::elapsedMs(timer));
        document.endStep();
    }
    while (document.undoStack()->canUndo()) {
        timer.start();
        document.undoStack()->undo();
        undoing.add(bench::elapsedMs(timer));
    }
    return {editing.percentile(50), undoing.percentile(50)};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bench::Report report(u"edit-core"_s, QCoreApplication::arguments());
    const int edits = report.size(2'000, 20);
    std::vector<Cost> costs;
    for (const int full : {100, 1'000, 10'000, 100'000}) {
        const int invoices = report.size(full, full / 100);
        const Cost cost = costAt(invoices, edits);
        costs.push_back(cost);
        report.note(u"one edit at %1 invoices, median"_s.arg(invoices), cost.edit * 1000, u"µs"_s);
        report.note(u"its undo"_s, cost.undo * 1000, u"µs"_s);
    }
    constexpr double growth = 2; // caches get colder; by the number of invoices it would be 1000
    report.atMost(u"an edit at 100,000 against one at 100"_s, costs.back().edit / costs.front().edit,
                  u"times"_s, growth);
    report.atMost(u"an undo at 10,000 against its edit"_s, costs[2].undo / costs[2].edit, u"times"_s, 2);
    return report.exitCode();
}
