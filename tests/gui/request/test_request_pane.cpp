// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/look/theme.h"
#include "gui/request/pane_bench.h"
#include "support/test.h"

#include <QAction>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using cpv2::Place;
using gui::Badge;
using pane_bench::Bench;
using pane_bench::first;
using pane_bench::twoByTwo;

class TestRequestPane : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { gui::applyTheme(*qApp, workspace::Settings::Theme::Light); }
    void init() { pane_bench::failOnWarnings(); }
    void theSameKeysWorkAtEveryLevel_data();
    void theSameKeysWorkAtEveryLevel();
    void theMenuFollowsTheFocus();
    void aLongListIsCountedInThousands();
    void customersAreAddedRemovedAndMoved();
    void invoicesAreAddedRemovedAndMoved();
    void aRequestWithoutCustomersGetsOne();
    void theTableChoosesTheInvoice();
    void theFilterNarrowsTheTable();
    void editingDoesNotJumpWhileFiltered();
    void showPlaceGoesToTheField_data();
    void showPlaceGoesToTheField();
    void invoiceStatesAreShown();
    void aMegabyteIsShownAndSurvives();
    void markupIsShownLiterally();
    void nothingIsCutOffAt450Pixels();
    void strangeDocumentsAreShown_data();
    void strangeDocumentsAreShown();
};

void TestRequestPane::theSameKeysWorkAtEveryLevel_data()
{
    QTest::addColumn<QString>("focus");
    QTest::addColumn<QString>("counted"); // pointer of the list whose entries come and go
    QTest::addColumn<QString>("word");
    QTest::newRow("customers") << u"Name"_s << u"/Customers"_s << u"Customer"_s;
    QTest::newRow("invoices") << u"BalanceDue"_s << u"/Customers/0/Invoices"_s << u"Invoice"_s;
    QTest::newRow("overview") << u"invoicesTable"_s << u"/Customers/0/Invoices"_s << u"Invoice"_s;
    QTest::newRow("fee lines") << u"feeLinesTable"_s << u"/Customers/0/Invoices/0/CustomFields"_s
                               << u"Fee Line"_s;
    QTest::newRow("custom fields") << u"customFieldsTable"_s << u"/Customers/0/Invoices/0/CustomFields"_s
                                   << u"Custom2"_s;
}

void TestRequestPane::theSameKeysWorkAtEveryLevel()
{
    QFETCH(const QString, focus);
    QFETCH(const QString, counted);
    QFETCH(const QString, word);
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    const auto count = [&] {
        const Json *list = core::find(bench.document.request().document(), *JsonPointer::parse(counted));
        return list->isArray() ? list->items().size() : list->members().size();
    };
    const size_t before = count();
    const auto press = [&](int key, Qt::KeyboardModifiers modifiers, const QString &step) {
        auto *widget = bench.usable<QWidget>(focus);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key(key), modifiers);
        return bench.document.undoStack()->undoText() == step;
    };
    const auto chooseRow = [&](int row) {
        if (auto *table = bench.pane.findChild<QTableView *>(focus); table && focus != "invoicesTable"_L1)
            table->setCurrentIndex(table->model()->index(row, 1));
    };
    chooseRow(1);
    QVERIFY(press(Qt::Key_D, Qt::ControlModifier, u"Duplicate "_s + word));
    QCOMPARE(count(), before + 1);
    chooseRow(1);
    QVERIFY(press(Qt::Key_Up, Qt::AltModifier, u"Move "_s + word));
    chooseRow(0);
    QVERIFY(press(Qt::Key_Down, Qt::AltModifier, u"Move "_s + word));
    chooseRow(1);
    QVERIFY(press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier, u"Remove "_s + word));
    QCOMPARE(count(), before);
    QVERIFY(press(Qt::Key_Insert, Qt::AltModifier,
                  word == "Custom2"_L1 ? u"Add Custom Field"_s : u"Add "_s + word));
    QCOMPARE(count(), before + 1);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::theMenuFollowsTheFocus()
{
    Bench bench;
    QVERIFY(bench.isReady);
    const auto action = [&](const char *name) {
        return bench.find<QAction>(QString::fromLatin1(name));
    };
    bench.usable<QWidget>(u"Name"_s)->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add a customer"_s);
    QVERIFY(!action("actionMoveEntryUp")->isEnabled()); // there is one
    QCOMPARE(action("actionSetNull")->text(), u"Set Name to &null"_s);
    bench.usable<QWidget>(u"BalanceDue"_s)->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add an invoice"_s);
    auto *lines = bench.usable<QTableView>(u"feeLinesTable"_s);
    lines->setFocus();
    QCOMPARE(action("actionAddEntry")->text(), u"Add a fee line"_s);
    QVERIFY(!action("actionSetNull")->isEnabled());
    bench.select(u"feeLinesTable"_s, 1);
    QVERIFY(action("actionMoveEntryUp")->isEnabled());
    QVERIFY(!action("actionMoveEntryDown")->isEnabled());
    auto *fields = bench.usable<QTableView>(u"customFieldsTable"_s);
    fields->setFocus();
    bench.select(u"customFieldsTable"_s, 2); // Custom3 is null already
    QVERIFY(!action("actionSetNull")->isEnabled());
    QVERIFY(action("actionRemoveMember")->isEnabled());
    bench.select(u"customFieldsTable"_s, 4); // a fee line
    QVERIFY(!action("actionRemoveEntry")->isEnabled());
}

void TestRequestPane::aLongListIsCountedInThousands()
{
    PaymentRequest request = PaymentRequest::sample();
    const Json invoice = request.find(FieldId::Invoices, {0, -1})->items()[0];
    (void)request.apply(request.set(FieldId::Invoices, Json::array(Json::Items(1'200, invoice)), {0, -1}));
    Bench bench(request);
    QVERIFY(bench.isReady);
    const QString thousands = bench.pane.locale().toString(1'200);
    QVERIFY(bench.find<QLabel>(u"overviewTitle"_s)->text().contains(thousands));
    QVERIFY(bench.find<QLabel>(u"invoiceTitle"_s)->text().contains(thousands));
}

void TestRequestPane::customersAreAddedRemovedAndMoved()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.click(u"duplicateCustomer"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.type(u"Name"_s, u"Second"_s);
    QCOMPARE(bench.field(FieldId::Name, {0, -1}), u"Greene Administrator"_s);
    bench.click(u"addCustomer"_s);
    QCOMPARE(bench.pane.place(), Place({2, 0}));
    QCOMPARE(bench.text(u"Name"_s), QString());
    bench.type(u"Name"_s, u"Third"_s);
    bench.click(u"moveCustomerUp"_s);
    QCOMPARE(bench.text(u"Name"_s), u"Third"_s);
    QCOMPARE(bench.field(FieldId::Name, {2, -1}), u"Second"_s);
    bench.click(u"moveCustomerUp"_s);
    bench.click(u"moveCustomerDown"_s);
    QCOMPARE(bench.field(FieldId::Name, {1, -1}), u"Third"_s);
    bench.click(u"removeCustomer"_s);
    QCOMPARE(bench.document.request().customerCount(), 2);
    QCOMPARE(bench.text(u"Name"_s), u"Second"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::invoicesAreAddedRemovedAndMoved()
{
    Bench bench;
    QVERIFY(bench.isReady);
    bench.click(u"duplicateInvoice"_s);
    bench.type(u"InvoiceNumber"_s, u"Second"_s);
    bench.click(u"addInvoice"_s);
    bench.type(u"InvoiceNumber"_s, u"Third"_s);
    QCOMPARE(bench.pane.place(), Place({0, 2}));
    bench.click(u"moveInvoiceUp"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 1}), u"Third"_s);
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"Third"_s);
    bench.click(u"moveInvoiceDown"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 2}), u"Third"_s);
    bench.click(u"removeInvoice"_s);
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"Second"_s);
    bench.click(u"removeInvoice"_s);
    bench.click(u"removeInvoice"_s);
    QCOMPARE(bench.document.request().invoiceCount(0), 0);
    QVERIFY(!bench.find<QLineEdit>(u"InvoiceNumber"_s)->isEnabled());
    bench.click(u"addInvoice"_s);
    QVERIFY(bench.find<QLineEdit>(u"InvoiceNumber"_s)->isEnabled());
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::aRequestWithoutCustomersGetsOne()
{
    Bench bench(PaymentRequest{});
    QVERIFY(bench.isReady);
    QVERIFY(!bench.find<QLineEdit>(u"Name"_s)->isEnabled());
    bench.click(u"addCustomer"_s);
    QCOMPARE(bench.document.request().customerCount(), 1);
    QCOMPARE(bench.document.request().invoiceCount(0), 1);
    bench.type(u"Name"_s, u"A"_s);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::theTableChoosesTheInvoice()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    const QString table = u"invoicesTable"_s;
    QVERIFY(bench.find<QTableView>(table)->isVisible());
    QCOMPARE(bench.rows(table), 4);
    QCOMPARE(bench.cell(table, 2, 1), u"Second"_s);
    bench.select(table, 2);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    QCOMPARE(bench.text(u"InvoiceNumber"_s), u"three"_s);
    bench.type(u"InvoiceNumber"_s, u"33"_s);
    QCOMPARE(bench.cell(table, 2, 2), u"33"_s);

    bench.find<QTableView>(table)->sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(bench.cell(table, 0, 2), u"two"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.select(table, 0);
    QCOMPARE(bench.pane.place(), Place({0, 1}));

    Bench one;
    QVERIFY(!one.find<QTableView>(table)->isVisible());
}

void TestRequestPane::theFilterNarrowsTheTable()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"invoiceFilter"_s, u"SECOND"_s);
    QCOMPARE(bench.rows(u"invoicesTable"_s), 2);
    bench.type(u"invoiceFilter"_s, u"four"_s);
    QCOMPARE(bench.rows(u"invoicesTable"_s), 1);
    bench.type(u"invoiceFilter"_s, u"("_s); // no pattern, just a character
    QCOMPARE(bench.rows(u"invoicesTable"_s), 0);
    bench.type(u"invoiceFilter"_s, QString());
    QCOMPARE(bench.rows(u"invoicesTable"_s), 4);
}

void TestRequestPane::editingDoesNotJumpWhileFiltered()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"invoiceFilter"_s, u"three"_s);
    bench.select(u"invoicesTable"_s, 0);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    bench.type(u"InvoiceNumber"_s, u"matches no more"_s);
    QCOMPARE(bench.pane.place(), Place({1, 0}));
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {1, 0}), u"matches no more"_s);
    QCOMPARE(bench.field(FieldId::InvoiceNumber, {0, 0}), u"566504"_s);
}

void TestRequestPane::showPlaceGoesToTheField_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("widget");
    QTest::addColumn<Place>("place");
    const auto row = [](const char *pointer, const char *widget, Place place) {
        QTest::newRow(pointer) << QString::fromLatin1(pointer) << QString::fromLatin1(widget) << place;
    };
    row("/CssUrl", "CssUrl", {0, 0});
    row("/ViewMode", "ViewMode", {0, 0});
    row("/PageResultOptions/InvoiceOptions/AllowRemove", "AllowRemove", {0, 0});
    row("/Customers/1/Name", "Name", {1, 0});
    row("/Customers/1/Invoices/1/BalanceDue", "BalanceDue", {1, 1});
    row("/Customers/0/Invoices/1/CustomFields/Custom6", "feeLinesTable", {0, 1});
    row("/Customers/1/Invoices/0/CustomFields/Custom2", "customFieldsTable", {1, 0});
}

void TestRequestPane::showPlaceGoesToTheField()
{
    QFETCH(const QString, pointer);
    QFETCH(const QString, widget);
    QFETCH(const Place, place);
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.pane.resize(700, 300);
    bench.pane.showPlace(*JsonPointer::parse(pointer));
    auto *field = bench.find<QWidget>(widget);
    QCOMPARE(bench.pane.place(), place);
    QVERIFY(field->hasFocus());
    const QScrollArea *area = bench.pane.findChild<QScrollArea *>();
    const QPoint corner = field->mapTo(area->viewport(), QPoint(0, 0));
    QVERIFY(area->viewport()->rect().contains(corner));
}

void TestRequestPane::invoiceStatesAreShown()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    auto *badge = bench.find<Badge>(u"invoiceState"_s);
    QCOMPARE(badge->text(), roundtrip::labelFor(roundtrip::InvoiceState::Open));
    bench.pane.setInvoiceStates(
        {{u"566504"_s, roundtrip::InvoiceState::Paid}, {u"two"_s, roundtrip::InvoiceState::Declined}});
    QCOMPARE(badge->text(), roundtrip::labelFor(roundtrip::InvoiceState::Paid));
    QCOMPARE(badge->kind(), Badge::Kind::Good);
    QCOMPARE(bench.cell(u"invoicesTable"_s, 1, 5), roundtrip::labelFor(roundtrip::InvoiceState::Declined));
    bench.select(u"invoicesTable"_s, 1);
    QCOMPARE(badge->kind(), Badge::Kind::Bad);
}

void TestRequestPane::aMegabyteIsShownAndSurvives()
{
    const QString megabyte(1024 * 1024, u'x');
    PaymentRequest request = PaymentRequest::sample();
    for (const FieldId id : {FieldId::Name, FieldId::InvoiceNumber})
        (void)request.apply(request.setText(id, megabyte, first));
    for (const char *name : {"Custom2", "Custom3"})
        (void)request.apply(request.setCustomField(first, QString::fromLatin1(name), Json::string(megabyte)));
    (void)request.apply(request.setCustomField(first, u"Custom6"_s,
                                               Json::string(u"poi:1|i:"_s + megabyte + u"|amt:100.0000"_s)));
    Bench bench(request);
    QVERIFY(bench.isReady);
    (void)bench.pane.grab();
    bench.type(u"City"_s, u"B"_s);
    QCOMPARE(bench.field(FieldId::Name, first).size(), megabyte.size());
    QVERIFY(bench.find<QLineEdit>(u"Name"_s)->isReadOnly());
    QVERIFY(bench.find<QWidget>(u"content"_s)->width() <= bench.pane.width());

    // Pasting one is an edit like any other.
    auto *address = bench.usable<QLineEdit>(u"Address"_s);
    address->setFocus();
    address->selectAll();
    address->insert(megabyte);
    QCOMPARE(bench.field(FieldId::Address, first), megabyte);
    QVERIFY(bench.undoesAndRedoes());
}

void TestRequestPane::markupIsShownLiterally()
{
    const QString markup = u"<img src='x'><b>Bold</b>"_s;
    PaymentRequest request = twoByTwo();
    for (const FieldId id : {FieldId::Name, FieldId::InvoiceNumber, FieldId::BalanceDue})
        (void)request.apply(request.setText(id, markup, first));
    (void)request.apply(request.setCustomField(first, markup, Json::string(markup)));
    (void)request.apply(request.setCustomField(first, u"Custom5"_s, Json::string(u"poi:"_s + markup)));
    Bench bench(request);
    QVERIFY(bench.isReady);
    QCOMPARE(bench.text(u"Name"_s), markup);
    for (const QLabel *label : bench.pane.findChildren<QLabel *>()) {
        if (label->text().contains(u"<"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    for (const QWidget *widget : bench.pane.findChildren<QWidget *>()) {
        QVERIFY(!widget->toolTip().contains("<img"_L1));
        QVERIFY(!widget->whatsThis().contains("<img"_L1));
    }
    for (const QTableView *table : bench.pane.findChildren<QTableView *>()) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column)
                QVERIFY(
                    !table->model()->index(row, column).data(Qt::ToolTipRole).toString().contains("<img"_L1));
        }
    }
    bench.typeInCell(u"feeLinesTable"_s, 1, 3, markup);
    auto *message = bench.find<Badge>(u"feeLineMessage"_s);
    QVERIFY(message->text().contains(markup));
    QCOMPARE(message->textFormat(), Qt::PlainText);
}

void TestRequestPane::nothingIsCutOffAt450Pixels()
{
    Bench bench(twoByTwo());
    QVERIFY(bench.isReady);
    bench.type(u"BalanceDue"_s, u"1234567.30"_s);
    bench.click(u"pageResultOptionsToggle"_s);
    bench.pane.resize(450, 600);
    const QScrollArea *area = bench.pane.findChild<QScrollArea *>();
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    bench.pane.resize(1600, 900);
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    const auto *left = bench.find<QWidget>(u"BillerReference"_s);
    QTRY_VERIFY(bench.find<QWidget>(u"ViewMode"_s)->x() > left->geometry().right()); // side by side again
}

void TestRequestPane::strangeDocumentsAreShown_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json :
         {"[]", "null", "7", "{}", R"({"Customers": {}})", R"({"Customers": [5, null, []]})",
          R"({"Customers": [{"Invoices": 3}]})", R"({"Customers": [{"Invoices": [4, []]}]})",
          R"({"Customers": [{"Name": {"a": 1}, "Invoices": [{"CustomFields": [1]}]}]})",
          R"({"PageResultOptions": 1, "ViewMode": [], "CssUrl": {}})",
          R"({"Name": 1, "customers": [{"NAME": "a", "name": "b", "invoices": [{"customfields":
                                {"Custom5": "poi:1|i:a|amt:1", "Custom5": "poi:2|i:b|amt:2"}}]}]})"})
        QTest::newRow(QByteArray(json).simplified()) << QByteArray(json);
}

void TestRequestPane::strangeDocumentsAreShown()
{
    QFETCH(const QByteArray, json);
    Bench bench(*PaymentRequest::fromJson(json));
    QVERIFY(bench.isReady);
    for (int i = 0; i < bench.document.findingCount(); ++i)
        bench.pane.showPlace(bench.document.finding(i).at);
    QCOMPARE(bench.json(), bench.before);
    bench.document.reset(PaymentRequest::sample(), {});
    QCOMPARE(bench.text(u"Name"_s), u"Greene Administrator"_s);
    bench.document.reset(*PaymentRequest::fromJson(json), {});
    QCOMPARE(bench.json(), bench.before);
    bench.type(u"BillerReference"_s, u"R"_s);
    QVERIFY(bench.undoesAndRedoes());
}

QTEST_MAIN(TestRequestPane)
#include "test_request_pane.moc"
