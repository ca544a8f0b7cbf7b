// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/look/theme.h"
#include "gui/request/pane_bench.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using cpv2::PaymentRequest;
using gui::Badge;
using pane_bench::Bench;

class TestFeeLines : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { gui::applyTheme(*qApp, workspace::Settings::Theme::Light); }
    void init() { pane_bench::failOnWarnings(); }
    void feeLinesAreAddedRemovedAndMoved();
    void feeLineCellsAreEdited();
    void aBarInAFeeLineIsRefused_data();
    void aBarInAFeeLineIsRefused();
    void aBrokenFeeLineIsShownAndFixed();
    void oneClickSetsTheBalance();
};

void TestFeeLines::feeLinesAreAddedRemovedAndMoved()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"feeLinesTable"_s;
    QCOMPARE(bench.rows(table), 2);
    bench.click(u"addFeeLine"_s);
    bench.typeInEditor(table, u"FEE-3"_s);
    bench.typeInCell(table, 2, 2, u"Third: fee"_s);
    bench.typeInCell(table, 2, 3, u"1.5000"_s);
    QVERIFY(bench.holds("Custom7", "\"poi:FEE-3|i:Third: fee|amt:1.5000\""));

    bench.select(table, 2);
    bench.click(u"moveFeeLineUp"_s);
    QCOMPARE(bench.cell(table, 1, 1), u"FEE-3"_s);
    QCOMPARE(bench.cell(table, 1, 0), u"Custom6"_s);
    bench.click(u"moveFeeLineUp"_s); // the selection went with the line
    QCOMPARE(bench.cell(table, 0, 1), u"FEE-3"_s);
    bench.click(u"moveFeeLineDown"_s);
    QCOMPARE(bench.cell(table, 1, 1), u"FEE-3"_s);

    bench.click(u"duplicateFeeLine"_s);
    QCOMPARE(bench.rows(table), 4);
    QCOMPARE(bench.cell(table, 3, 1), u"FEE-3"_s);

    bench.select(table, 0);
    bench.click(u"removeFeeLine"_s);
    QCOMPARE(bench.rows(table), 3);
    QCOMPARE(bench.cell(table, 0, 0), u"Custom5"_s);
    QCOMPARE(bench.cell(table, 0, 1), u"FEE-3"_s);
    QVERIFY(!bench.json().contains("Custom8"));
    QVERIFY(bench.undoesAndRedoes());

    auto *view = bench.usable<QTableView>(table);
    view->setFocus();
    bench.select(table, 0);
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(bench.rows(table), 2);
}

void TestFeeLines::feeLineCellsAreEdited()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"BalanceDue": 1.00, "CustomFields":
        {"Custom5": "x:1|poi:P|i:I|amt:1.0000|y:2"}}]}]})"));
    QVERIFY(bench.isReady);
    bench.typeInCell(u"feeLinesTable"_s, 0, 2, u"New: name"_s);
    bench.typeInCell(u"feeLinesTable"_s, 0, 3, u"2.5"_s);
    QVERIFY(bench.json().contains("\"x:1|poi:P|i:New: name|amt:2.5|y:2\""));
    QCOMPARE(bench.steps(), 2);
    bench.typeInCell(u"feeLinesTable"_s, 0, 1, u"P"_s); // as it was
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

void TestFeeLines::aBarInAFeeLineIsRefused_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("poi") << 1 << u"a|b"_s;
    QTest::newRow("item") << 2 << u"Gas|Fuel"_s;
    QTest::newRow("amount") << 3 << u"1|2"_s;
    QTest::newRow("no amount") << 3 << u"ten"_s;
    QTest::newRow("comma") << 3 << u"1,5"_s;
    QTest::newRow("empty amount") << 3 << QString();
}

void TestFeeLines::aBarInAFeeLineIsRefused()
{
    QFETCH(const int, column);
    QFETCH(const QString, text);
    Bench bench;
    QVERIFY(bench.isReady);
    auto *message = bench.find<Badge>(u"feeLineMessage"_s);
    QVERIFY(!message->isVisible());
    bench.typeInCell(u"feeLinesTable"_s, 0, column, text);
    QCOMPARE(bench.json(), bench.before);
    QCOMPARE(bench.steps(), 0);
    QVERIFY(message->isVisible());
    QVERIFY(!message->text().isEmpty());
    QCOMPARE(message->textFormat(), Qt::PlainText);
    bench.typeInCell(u"feeLinesTable"_s, 0, 2, u"Good"_s);
    QVERIFY(!message->isVisible());
}

void TestFeeLines::aBrokenFeeLineIsShownAndFixed()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"BalanceDue": 1.00, "CustomFields":
        {"Custom5": "poi:P|i:Gas|Fuel|amt:1.0000"}}]}]})"));
    QVERIFY(bench.isReady);
    const QModelIndex broken = bench.find<QTableView>(u"feeLinesTable"_s)->model()->index(0, 1);
    QCOMPARE(broken.data().toString(), u"poi:P|i:Gas|Fuel|amt:1.0000"_s);
    QVERIFY(!broken.data(Qt::ToolTipRole).toString().isEmpty());
    QVERIFY(broken.data(Qt::BackgroundRole).isValid());
    QCOMPARE(bench.find<Badge>(u"feeLineSum"_s)->kind(), Badge::Kind::Bad);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    bench.typeInCell(u"feeLinesTable"_s, 0, 1, u"poi:P|i:Gas Fuel|amt:1.0000"_s);
    QCOMPARE(bench.cell(u"feeLinesTable"_s, 0, 2), u"Gas Fuel"_s);
    QCOMPARE(bench.find<Badge>(u"feeLineSum"_s)->kind(), Badge::Kind::Good);
    QVERIFY(bench.undoesAndRedoes());
}

void TestFeeLines::oneClickSetsTheBalance()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *sum = bench.find<Badge>(u"feeLineSum"_s);
    QCOMPARE(sum->kind(), Badge::Kind::Good);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    bench.type(u"BalanceDue"_s, u"164.30"_s);
    QCOMPARE(sum->kind(), Badge::Kind::Warning);
    QCOMPARE(sum->text(), u"sum 164.31 ≠ balance 164.30"_s);
    QCOMPARE(bench.find<QAbstractButton>(u"setBalance"_s)->text(), u"Set balance to 164.31"_s);
    bench.click(u"setBalance"_s);
    QCOMPARE(bench.json(), bench.before);
    QVERIFY(!bench.find<QWidget>(u"setBalance"_s)->isVisible());
    QCOMPARE(bench.steps(), 2);
    QVERIFY(bench.undoesAndRedoes());
}

QTEST_MAIN(TestFeeLines)
#include "test_fee_lines.moc"
