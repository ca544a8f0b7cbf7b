// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/look/theme.h"
#include "gui/request/pane_bench.h"
#include "support/test.h"

#include <QMenu>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::PaymentRequest;
using gui::Badge;
using pane_bench::Bench;
using pane_bench::publicClientsRequest;

class TestRequestMembers : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { gui::applyTheme(*qApp, workspace::Settings::Theme::Light); }
    void init() { pane_bench::failOnWarnings(); }
    void otherMembersAreEdited();
    void otherMembersKeepTheirPlaces();
    void repeatedNamesAreShown();
    void aMemberIsAddedWhereThereIsNone_data();
    void aMemberIsAddedWhereThereIsNone();
    void anAbsentCustomFieldCanBeSet();
    void customFieldsAreAddedAndRemoved();
    void customFieldsCanBeNull();
    void aCustomFieldNameIsUsedOnlyOnce();
    void aFeeLineIsNotEditedAsACustomField();
};

void TestRequestMembers::otherMembersAreEdited()
{
    Bench bench(*PaymentRequest::fromJson(R"({"Extra": {"a": 1.0}, "BillerReference": "R", "Note": "n"})"));
    QVERIFY(bench.isReady);
    auto *members = bench.find<QWidget>(u"requestMembers"_s);
    QVERIFY(members->isVisible());
    for (const char *other : {"customerMembers", "invoiceMembers"})
        QVERIFY(!bench.find<QWidget>(QString::fromLatin1(other))->isVisible());
    auto *table = members->findChild<QTableView *>();
    table->setObjectName(u"table"_s);
    QCOMPARE(bench.rows(u"table"_s), 2);
    QCOMPARE(bench.cell(u"table"_s, 0, 0), u"Extra"_s);
    QCOMPARE(bench.cell(u"table"_s, 0, 1), u"{ \"a\": 1.0 }"_s);

    bench.typeInCell(u"table"_s, 0, 1, u"[10.00, null]"_s);
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set Extra"_s);
    bench.typeInCell(u"table"_s, 0, 0, u"Other"_s);
    QCOMPARE(bench.document.undoStack()->undoText(), u"Rename Extra"_s);
    QCOMPARE(bench.json(),
             PaymentRequest::fromJson(R"({"Other": [10.00, null], "BillerReference": "R", "Note": "n"})")
                 ->toJson());
    QCOMPARE(bench.steps(), 2);

    const QByteArray before = bench.json();
    auto *message = members->findChild<Badge *>(u"memberMessage"_s);
    QVERIFY(!message->isVisible());
    bench.typeInCell(u"table"_s, 1, 1, u"no quotes"_s);
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(u"not valid JSON"_s));
    QCOMPARE(bench.json(), before);
    QCOMPARE(bench.steps(), 2);
    bench.typeInCell(u"table"_s, 1, 1, u"\"quotes\""_s);
    QVERIFY(!message->isVisible());
    QVERIFY(bench.holds("Note", "\"quotes\""));
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::otherMembersKeepTheirPlaces()
{
    Bench bench(*PaymentRequest::fromJson(R"({"b": 1, "BillerReference": "R", "a": 2, "c": 3})"));
    QVERIFY(bench.isReady);
    auto *table = bench.find<QWidget>(u"requestMembers"_s)->findChild<QTableView *>();
    const auto names = [&] {
        QStringList list;
        for (const Json::Member &member : bench.document.request().document().members())
            list << member.name;
        return list.join(u' ');
    };
    const auto press = [&](int row, int key, Qt::KeyboardModifiers modifiers) {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key(key), modifiers);
    };
    press(0, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(), u"a BillerReference b c"_s);
    QCOMPARE(table->currentIndex().row(), 1);
    press(1, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(names(), u"a BillerReference b b2 c"_s);
    press(0, Qt::Key_Delete, {});
    QCOMPARE(names(), u"BillerReference b b2 c"_s);
    press(1, Qt::Key_0, Qt::AltModifier);
    QVERIFY(bench.holds("b2", "null"));
    QCOMPARE(bench.steps(), 4);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::repeatedNamesAreShown()
{
    Bench bench(*PaymentRequest::fromJson(
        R"({"x": 1, "BillerReference": "old", "x": 2, "billerreference": "odd", "BillerReference": "new"})"));
    QVERIFY(bench.isReady);
    QCOMPARE(bench.text(u"BillerReference"_s), u"new"_s);
    auto *table = bench.find<QWidget>(u"requestMembers"_s)->findChild<QTableView *>();
    table->setObjectName(u"table"_s);
    QCOMPARE(bench.rows(u"table"_s), 4);
    QCOMPARE(bench.cell(u"table"_s, 0, 0), u"x (repeated)"_s);
    QCOMPARE(bench.cell(u"table"_s, 1, 0), u"BillerReference (repeated)"_s);
    bench.typeInCell(u"table"_s, 0, 1, u"10"_s);
    bench.typeInCell(u"table"_s, 1, 1, u"7"_s);
    QCOMPARE(
        bench.json(),
        PaymentRequest::fromJson(
            R"({"x": 10, "BillerReference": 7, "x": 2, "billerreference": "odd", "BillerReference": "new"})")
            ->toJson());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::aMemberIsAddedWhereThereIsNone_data()
{
    QTest::addColumn<int>("entry"); // of the menu
    QTest::addColumn<QString>("view");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("request") << 0 << u"requestMembers"_s << u"/Note"_s;
    QTest::newRow("options") << 1 << u"PageResultOptionsMembers"_s << u"/PageResultOptions/Note"_s;
    QTest::newRow("invoice options") << 2 << u"InvoiceOptionsMembers"_s
                                     << u"/PageResultOptions/InvoiceOptions/Note"_s;
    QTest::newRow("customer") << 3 << u"customerMembers"_s << u"/Customers/0/Note"_s;
    QTest::newRow("invoice") << 4 << u"invoiceMembers"_s << u"/Customers/0/Invoices/0/Note"_s;
}

void TestRequestMembers::aMemberIsAddedWhereThereIsNone()
{
    QFETCH(const int, entry);
    QFETCH(const QString, view);
    QFETCH(const QString, pointer);
    const auto at = *JsonPointer::parse(pointer);
    for (const PaymentRequest &request : {PaymentRequest::sample(), publicClientsRequest()}) {
        Bench bench(request);
        QVERIFY(bench.isReady);
        auto *menu = bench.find<QMenu>(u"memberMenu"_s);
        menu->popup({});
        QVERIFY(menu->actions()[entry]->isEnabled());
        menu->actions()[entry]->trigger();
        menu->close();
        bench.find<QWidget>(view)->findChild<QTableView *>()->setObjectName(u"table"_s);
        bench.typeInEditor(u"table"_s, u"Note"_s);
        bench.typeInCell(u"table"_s, bench.rows(u"table"_s) - 1, 1, u"1.50"_s);
        const Json *value = core::find(bench.document.request().document(), at);
        QVERIFY(value);
        QCOMPARE(value->numberText(), "1.50"_ba);
        bench.pane.showPlace(at);
        QCOMPARE(bench.pane.focusWidget(), bench.find<QWidget>(u"table"_s)); // a menu took the window's
        QVERIFY(bench.undoesAndRedoes());
    }
}

void TestRequestMembers::anAbsentCustomFieldCanBeSet()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"customFieldsTable"_s;
    auto *view = bench.usable<QTableView>(table);
    view->setFocus();
    bench.select(table, 1);
    QTest::keyClick(view, Qt::Key_Delete, Qt::AltModifier);
    QVERIFY(!bench.json().contains("\"Custom2\""));
    QCOMPARE(bench.rows(table), 6);
    QCOMPARE(bench.cell(table, 5, 0), u"Custom2"_s);
    QCOMPARE(bench.cell(table, 5, 1), u"absent"_s);
    bench.typeInCell(table, 5, 1, QString()); // looked at, not changed
    QVERIFY(!bench.json().contains("\"Custom2\""));
    bench.typeInCell(table, 5, 1, u"RG"_s);
    QVERIFY(bench.holds("Custom2", "\"RG\""));
    QCOMPARE(bench.cell(table, 1, 1), u"RG"_s); // where the sample has it
    bench.select(table, 1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_0, Qt::AltModifier);
    QVERIFY(bench.holds("Custom2", "null"));
    QCOMPARE(bench.document.undoStack()->undoText(), u"Set Custom2 to null"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::customFieldsAreAddedAndRemoved()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const QString table = u"customFieldsTable"_s;
    QCOMPARE(bench.rows(table), 6);
    bench.click(u"addCustomField"_s);
    bench.typeInEditor(table, u"note"_s);
    QVERIFY(bench.holds("Custom7", "\"note\""));
    bench.typeInCell(table, 6, 0, u"Memo"_s);
    QVERIFY(bench.holds("Memo", "\"note\""));
    bench.typeInCell(table, 1, 1, u"RG"_s);
    QVERIFY(bench.holds("Custom2", "\"RG\""));
    bench.select(table, 6);
    bench.click(u"removeCustomField"_s);
    QCOMPARE(bench.rows(table), 6);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::customFieldsCanBeNull()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *view = bench.usable<QTableView>(u"customFieldsTable"_s);
    const auto toggle = [&](int row) {
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, 2));
        QTest::keyClick(view, Qt::Key_Space);
    };
    toggle(1);
    QVERIFY(bench.holds("Custom2", "null"));
    toggle(2);
    QVERIFY(bench.holds("Custom3", "\"\""));
    bench.typeInCell(u"customFieldsTable"_s, 3, 1, QString()); // null stays null
    QVERIFY(bench.holds("Custom4", "null"));
    bench.typeInCell(u"customFieldsTable"_s, 3, 1, u"4"_s);
    QVERIFY(bench.holds("Custom4", "\"4\""));
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestMembers::aCustomFieldNameIsUsedOnlyOnce()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, u"custom2"_s);
    QCOMPARE(bench.json(), bench.before);
    QVERIFY(bench.find<Badge>(u"customFieldMessage"_s)->isVisible());
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, QString());
    QCOMPARE(bench.json(), bench.before);
    bench.typeInCell(u"customFieldsTable"_s, 0, 0, u"custom1"_s); // another spelling of its own
    QVERIFY(bench.holds("custom1", "\"Residential"));
    QVERIFY(!bench.find<Badge>(u"customFieldMessage"_s)->isVisible());
}

void TestRequestMembers::aFeeLineIsNotEditedAsACustomField()
{
    Bench bench;
    QVERIFY(bench.isReady);
    auto *view = bench.usable<QTableView>(u"customFieldsTable"_s);
    const QModelIndex line = view->model()->index(4, 1);
    QVERIFY(!(line.flags() & Qt::ItemIsEditable));
    QVERIFY(!view->model()->setData(line, u"x"_s));
    QCOMPARE(bench.cell(u"customFieldsTable"_s, 4, 2), u"fee line"_s);
    bench.select(u"customFieldsTable"_s, 4);
    QVERIFY(!bench.find<QWidget>(u"removeCustomField"_s)->isEnabled());
}

QTEST_MAIN(TestRequestMembers)
#include "test_request_members.moc"
