// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/custom_fields_model.h"
#include "gui/request/fee_line_model.h"
#include "gui/request/invoices_model.h"
#include "gui/request/request_document.h"
#include "gui/request/unknown_members_model.h"
#include "support/model_tree.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSortFilterProxyModel>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using gui::CustomFieldsModel;
using gui::FeeLineModel;
using gui::InvoicesModel;
using gui::RequestDocument;
using gui::UnknownMembersModel;

class TestRequestModels : public support::Test
{
    Q_OBJECT
private slots:
    void modelsFollowTheDocument();
    void aRowThatDoesNotChangeIsNotAnnounced();
    void rowsOfTheSameNameAreToldApart();
    void feeLinesFillNullSlotsFirst();
    void aBrokenLineIsDuplicatedAsItIs();
    void customValuesKeepTheirType_data();
    void customValuesKeepTheirType();
    void otherMembersFollowTheDocument();
    void otherMembersOfOneInvoice();
    void theRowOfAnOpenEditorStays();
    void onlyTheEditedInvoiceIsReadAgain();
    void theTableOfInvoicesFollowsEveryEdit();
};

void TestRequestModels::modelsFollowTheDocument()
{
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    RequestDocument document;
    document.reset(PaymentRequest::sample(), {});
    FeeLineModel lines(&document);
    CustomFieldsModel fields(&document);
    InvoicesModel invoices(&document);
    const QAbstractItemModelTester linesTester(&lines, Mode::QtTest);
    const QAbstractItemModelTester fieldsTester(&fields, Mode::QtTest);
    const QAbstractItemModelTester invoicesTester(&invoices, Mode::QtTest);
    lines.setPlace({0, 0});
    fields.setPlace({0, 0});
    QCOMPARE(lines.rowCount(), 2);
    QCOMPARE(fields.rowCount(), 6);
    QCOMPARE(invoices.rowCount(), 1);

    lines.addLine();
    lines.duplicateLine(0);
    lines.moveLine(0, 1);
    lines.removeLine(1);
    QVERIFY(lines.setData(lines.index(0, FeeLineModel::Amount), u"2.00"_s, Qt::EditRole));
    fields.add();
    QVERIFY(fields.setData(fields.index(0, CustomFieldsModel::Null), int(Qt::Checked), Qt::CheckStateRole));
    fields.remove(1);
    const PaymentRequest &request = document.request();
    document.edit(request.insertCustomer(0, PaymentRequest::blankCustomer(QDate(2025, 6, 6))), u"x"_s);
    document.edit(request.insertInvoice({1, 0}, PaymentRequest::blankInvoice(QDate(2025, 6, 6))), u"x"_s);
    document.edit(request.moveCustomer(0, 1), u"x"_s);
    document.edit(request.removeInvoice({1, 0}), u"x"_s);
    QCOMPARE(invoices.rowCount(), 3);
    QCOMPARE(invoices.place(2), cpv2::Place({1, -1}));
    while (document.undoStack()->canUndo())
        document.undoStack()->undo();
    QCOMPARE(document.request().toJson(), PaymentRequest::sample().toJson());
    while (document.undoStack()->canRedo())
        document.undoStack()->redo();
    document.reset(PaymentRequest(), {});
    QCOMPARE(lines.rowCount() + fields.rowCount() + invoices.rowCount(), 0);
}

void TestRequestModels::aRowThatDoesNotChangeIsNotAnnounced()
{
    RequestDocument document;
    document.reset(PaymentRequest::sample(), {});
    FeeLineModel lines(&document);
    lines.setPlace({0, 0});
    const QSignalSpy changed(&lines, &QAbstractItemModel::dataChanged);
    const QSignalSpy reset(&lines, &QAbstractItemModel::modelReset);
    document.edit(document.request().setText(FieldId::Name, u"A"_s, {0, -1}), u"x"_s);
    QCOMPARE(changed.size(), 0);
    QVERIFY(lines.setData(lines.index(1, FeeLineModel::Item), u"B"_s, Qt::EditRole));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    QCOMPARE(reset.size(), 0);
}

void TestRequestModels::rowsOfTheSameNameAreToldApart()
{
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"CustomFields": {
        "Custom5": "poi:1|i:a|amt:1.00", "Custom5": "poi:2|i:b|amt:2.00"}}]}]})"),
                   {});
    FeeLineModel lines(&document);
    lines.setPlace({0, 0});
    QCOMPARE(lines.rowCount(), 2);
    QVERIFY(lines.setData(lines.index(0, FeeLineModel::Item), u"A"_s, Qt::EditRole));
    QVERIFY(document.bytes().contains("poi:1|i:A|amt:1.00"));
    QVERIFY(document.bytes().contains("poi:2|i:b|amt:2.00"));
    lines.removeLine(1);
    QCOMPARE(lines.rowCount(), 1);
    QVERIFY(document.bytes().contains("poi:1|i:A|amt:1.00"));
}

void TestRequestModels::feeLinesFillNullSlotsFirst()
{
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"CustomFields": {
        "Custom3": null, "Custom5": null, "Custom6": "poi:2|i:b|amt:2.00"}}]}]})"),
                   {});
    FeeLineModel lines(&document);
    lines.setPlace({0, 0});
    lines.addLine();
    QCOMPARE(lines.index(0, FeeLineModel::Slot).data().toString(), u"Custom5"_s);
    lines.addLine();
    QCOMPARE(lines.index(2, FeeLineModel::Slot).data().toString(), u"Custom7"_s);
    QVERIFY(document.bytes().contains("\"Custom3\": null"));
}

void TestRequestModels::aBrokenLineIsDuplicatedAsItIs()
{
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(
                       R"({"Customers": [{"Invoices": [{"CustomFields": {"Custom5": "poi:1|x"}}]}]})"),
                   {});
    FeeLineModel lines(&document);
    lines.setPlace({0, 0});
    QVERIFY(lines.isBroken(0));
    lines.duplicateLine(0);
    QVERIFY(document.bytes().contains("\"Custom6\": \"poi:1|x\""));
    document.undoStack()->undo();
    QCOMPARE(lines.rowCount(), 1);
}

void TestRequestModels::customValuesKeepTheirType_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("text") << QByteArray("\"1\"") << u"2"_s << QByteArray("\"2\"");
    QTest::newRow("number") << QByteArray("1.0") << u"2.00"_s << QByteArray("2.00");
    QTest::newRow("number gets text") << QByteArray("1.0") << u"two"_s << QByteArray("\"two\"");
    QTest::newRow("true") << QByteArray("true") << u"false"_s << QByteArray("false");
    QTest::newRow("true gets text") << QByteArray("true") << u"no"_s << QByteArray("\"no\"");
    QTest::newRow("null") << QByteArray("null") << u"7"_s << QByteArray("\"7\"");
}

void TestRequestModels::customValuesKeepTheirType()
{
    QFETCH(const QByteArray, old);
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, written);
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(R"({"Customers": [{"Invoices": [{"CustomFields": {"Custom1": )" +
                                             old + "}}]}]}"),
                   {});
    CustomFieldsModel fields(&document);
    fields.setPlace({0, 0});
    QVERIFY(fields.setData(fields.index(0, CustomFieldsModel::Value), typed, Qt::EditRole));
    QVERIFY(document.bytes().contains("\"Custom1\": " + written + '\n'));
}

void TestRequestModels::otherMembersFollowTheDocument()
{
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(R"({"a": 1, "ViewMode": 0, "b": 2, "a": 3})"), {});
    const QByteArray before = document.bytes();
    UnknownMembersModel members(&document, ""_L1);
    const QAbstractItemModelTester tester(&members, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(members.rowCount(), 3);
    members.add();
    members.duplicate(0);
    members.move(0, 2);
    members.setNull(1);
    QVERIFY(members.setData(members.index(0, UnknownMembersModel::Value), u"{}"_s, Qt::EditRole));
    QVERIFY(members.setData(members.index(0, UnknownMembersModel::Name), u"ViewMode"_s, Qt::EditRole));
    members.remove(1);
    const QByteArray after = document.bytes();
    document.edit({core::JsonEdit::Kind::Replace, {}, Json::array(), -1}, u"x"_s);
    QCOMPARE(members.rowCount(), 0);
    QVERIFY(!members.canAdd());
    document.undoStack()->undo();
    QCOMPARE(document.undoStack()->index(), 7);
    while (document.undoStack()->canUndo())
        document.undoStack()->undo();
    QCOMPARE(document.bytes(), before);
    for (int i = 0; i < 7; ++i)
        document.undoStack()->redo();
    QCOMPARE(document.bytes(), after);
}

void TestRequestModels::otherMembersOfOneInvoice()
{
    RequestDocument document;
    document.reset(
        *PaymentRequest::fromJson(R"({"Customers": [{"x": 0, "Invoices": [{"y": 1}, {"z": 2}]}]})"), {});
    UnknownMembersModel members(&document, "/Customers/*/Invoices/*"_L1);
    const QAbstractItemModelTester tester(&members, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(members.rowCount(), 0);
    QVERIFY(!members.canAdd());
    members.setPlace({0, 1});
    QCOMPARE(members.index(0, UnknownMembersModel::Name).data().toString(), u"z"_s);
    QCOMPARE(members.rowOf(*core::JsonPointer::parse(u"/Customers/0/Invoices/1/z")), 0);
    QCOMPARE(members.rowOf(*core::JsonPointer::parse(u"/Customers/0/Invoices/0/z")), -1);
    QCOMPARE(members.rowOf(*core::JsonPointer::parse(u"/Customers/0/Invoices/1")), -1);
    document.edit(document.request().removeInvoice({0, 0}), u"x"_s);
    QCOMPARE(members.rowCount(), 0); // there is no second one now
}

void TestRequestModels::theRowOfAnOpenEditorStays()
{
    RequestDocument document;
    document.reset(*PaymentRequest::fromJson(R"({"a": 1, "a": 2})"), {});
    UnknownMembersModel members(&document, ""_L1);
    const QSignalSpy removed(&members, &QAbstractItemModel::rowsRemoved);
    QVERIFY(members.setData(members.index(0, UnknownMembersModel::Value), u"3"_s, Qt::EditRole));
    QVERIFY(members.setData(members.index(0, UnknownMembersModel::Name), u"b"_s, Qt::EditRole));
    QCOMPARE(removed.size(), 0);
    const QSignalSpy refused(&members, &UnknownMembersModel::refused);
    for (const QString &text : {u"nothing"_s, u"1 2"_s, u"{"_s, u"'x'"_s, QString()})
        QVERIFY(!members.setData(members.index(0, UnknownMembersModel::Value), text, Qt::EditRole));
    QCOMPARE(refused.size(), 5);
    QCOMPARE(document.bytes(), "{\n  \"b\": 3,\n  \"a\": 2\n}\n"_ba);
}

void TestRequestModels::onlyTheEditedInvoiceIsReadAgain()
{
    PaymentRequest request = PaymentRequest::sample();
    const Json invoice = request.find(FieldId::Invoices, {0, -1})->items()[0];
    (void)request.apply(request.set(FieldId::Invoices, Json::array(Json::Items(2'000, invoice)), {0, -1}));
    RequestDocument document;
    document.reset(request, {});
    InvoicesModel invoices(&document);
    QCOMPARE(invoices.rowCount(), 2'000);
    const QSignalSpy changed(&invoices, &QAbstractItemModel::dataChanged);
    document.edit(document.request().setText(FieldId::BalanceDue, u"1.00"_s, {0, 1'999}), u"x"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1'999);
}

void TestRequestModels::theTableOfInvoicesFollowsEveryEdit()
{
    RequestDocument document;
    document.reset(PaymentRequest::sample(), {});
    InvoicesModel invoices(&document);
    const QAbstractItemModelTester tester(&invoices, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSortFilterProxyModel proxy; // its rows must stay as many as the model's
    proxy.setSourceModel(&invoices);

    QRandomGenerator random(11);
    for (int i = 0; i < 400; ++i) {
        const PaymentRequest &request = document.request();
        const int customers = request.customerCount();
        const cpv2::Place place{customers == 0 ? -1 : int(random.bounded(customers)), 0};
        const int count = customers == 0 ? 0 : request.invoiceCount(place.customer);
        const cpv2::Place invoice{place.customer, count == 0 ? -1 : int(random.bounded(count))};
        const QString text = QString::number(i);
        if (random.bounded(3) == 0)
            (void)support::modelTree(invoices); // else rows may not have been read yet
        switch (random.bounded(9)) {
        case 0:
            document.edit(request.insertCustomer(random.bounded(customers + 1),
                                                 PaymentRequest::blankCustomer(QDate(2025, 6, 6))),
                          u"x"_s);
            break;
        case 1:
            if (customers > 0)
                document.edit(request.removeCustomer(place.customer), u"x"_s);
            break;
        case 2:
            if (customers > 0)
                document.edit(request.moveCustomer(place.customer, random.bounded(customers)), u"x"_s);
            break;
        case 3:
        case 4:
            if (customers > 0)
                document.edit(request.insertInvoice({place.customer, int(random.bounded(count + 1))},
                                                    PaymentRequest::blankInvoice(QDate(2025, 6, 6))),
                              u"x"_s);
            break;
        case 5:
            if (count > 0)
                document.edit(request.removeInvoice(invoice), u"x"_s);
            break;
        case 6:
            if (count > 0)
                document.edit(request.moveInvoice(invoice, random.bounded(count)), u"x"_s);
            break;
        case 7:
            if (count > 0)
                document.edit(request.setText(FieldId::InvoiceNumber, text, invoice), u"x"_s);
            break;
        case 8:
            if (customers > 0)
                document.edit(request.setText(FieldId::Name, text, {place.customer, -1}), u"x"_s);
            break;
        }
        document.endStep();
        const InvoicesModel fresh(&document);
        COMPARE_MODEL(invoices, support::modelTree(fresh));
        for (int row = 0; row < fresh.rowCount(); ++row)
            QCOMPARE(invoices.place(row), fresh.place(row));
        QCOMPARE(invoices.invoiceCount(), document.request().invoices().size());
        QCOMPARE(proxy.rowCount(), invoices.rowCount());
    }
    while (document.undoStack()->canUndo())
        document.undoStack()->undo();
    COMPARE_MODEL(invoices, support::modelTree(InvoicesModel(&document)));
}

QTEST_MAIN(TestRequestModels)
#include "test_request_models.moc"
