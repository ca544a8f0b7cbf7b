// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"
#include "support/test.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTableView>
#include <QTest>

namespace pane_bench
{

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using cpv2::Place;

/// Any warning fails the test, except that the offscreen platform names what it cannot do.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

/// The pane on a screen, worked by object names. It refuses what a user could not do.
class Bench
{
public:
    explicit Bench(const PaymentRequest &request = PaymentRequest::sample())
    {
        document.reset(request, {});
        pane.resize(700, 900);
        pane.show();
        pane.activateWindow();
        isReady = QTest::qWaitForWindowActive(&pane);
        before = document.bytes();
    }

    template <typename Widget>
    Widget *find(const QString &name)
    {
        auto *widget = pane.findChild<Widget *>(name);
        if (!widget)
            support::fail(u"there is no widget %1"_s.arg(name));
        return widget;
    }

    template <typename Widget>
    Widget *usable(const QString &name)
    {
        auto *widget = find<Widget>(name);
        if (!widget->isVisible() || !widget->isEnabled())
            support::fail(u"%1 cannot be used now"_s.arg(name));
        pane.findChild<QScrollArea *>()->ensureWidgetVisible(widget);
        return widget;
    }

    QString text(const QString &name) { return find<QLineEdit>(name)->text(); }

    /// Replaces what is in a line edit, key by key.
    void type(const QString &name, const QString &text)
    {
        auto *edit = usable<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    void click(const QString &name) { QTest::mouseClick(usable<QAbstractButton>(name), Qt::LeftButton); }

    void check(const QString &name)
    {
        auto *box = usable<QCheckBox>(name);
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }

    void choose(const QString &field, const QString &action)
    {
        auto *widget = usable<QWidget>(field);
        const QPoint at = widget->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, widget->mapToGlobal(at));
        QApplication::sendEvent(widget, &event);
        auto *menu = widget->findChild<QMenu *>();
        if (!menu)
            support::fail(u"%1 has no context menu"_s.arg(field));
        auto *entry = menu->findChild<QAction *>(action);
        if (!entry || !entry->isEnabled())
            support::fail(u"the menu of %1 does not offer %2 now"_s.arg(field, action));
        entry->trigger();
        menu->close();
    }

    /// Puts `text` into a table cell as a user does: choose, F2, type, Return.
    void typeInCell(const QString &table, int row, int column, const QString &text)
    {
        auto *view = usable<QTableView>(table);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(row, column));
        QTest::keyClick(view, Qt::Key_F2);
        typeInEditor(table, text);
    }

    void typeInEditor(const QString &table, const QString &text)
    {
        QPointer<QLineEdit> editor = openEditor(table);
        if (!editor)
            support::fail(u"no editor is open in %1"_s.arg(table));
        editor->selectAll();
        if (text.isEmpty())
            QTest::keyClick(editor, Qt::Key_Delete);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        // The delegate commits from the event loop.
        if (!QTest::qWaitFor([&] { return !editor || !editor->isVisible(); }))
            support::fail(u"the editor in %1 does not close"_s.arg(table));
    }

    QLineEdit *openEditor(const QString &table)
    {
        for (auto *editor : usable<QTableView>(table)->viewport()->findChildren<QLineEdit *>()) {
            if (editor->isVisible())
                return editor;
        }
        return nullptr;
    }

    QString cell(const QString &table, int row, int column)
    {
        return find<QTableView>(table)->model()->index(row, column).data().toString();
    }
    int rows(const QString &table) { return find<QTableView>(table)->model()->rowCount(); }
    void select(const QString &table, int row)
    {
        usable<QTableView>(table)->setCurrentIndex(find<QTableView>(table)->model()->index(row, 0));
    }

    QByteArray json() const { return document.request().toJson(); }
    QString field(FieldId id, Place place = {}) const { return document.request().text(id, place); }
    bool holds(const QByteArray &name, const QByteArray &value) const
    {
        return json().contains('"' + name + "\": " + value);
    }
    int steps() { return document.undoStack()->count(); }

    /// True when undoing everything gives the first bytes back and redoing it the last.
    bool undoesAndRedoes()
    {
        const QByteArray after = json();
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        if (json() != before)
            return false;
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        return json() == after;
    }

    gui::RequestDocument document;
    gui::RequestPane pane{&document};
    QByteArray before;
    bool isReady = false;
};

inline constexpr Place first{0, 0};

inline QByteArray withReplaced(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    return text.replace(before, after);
}

inline PaymentRequest publicClientsRequest()
{
    return *PaymentRequest::fromJson(R"({
      "Customers": [{"AccountNumber": "A1", "Name": "N", "Invoices": [{
        "InvoiceNumber": 17, "TypeID": "43", "DueDate": "06/06/2025", "InvoiceDate": "06/06/2025",
        "BalanceDue": "164.31", "CCServiceFee": "0.00", "ACHServiceFee": 0, "x": 12345678901234567890}]}],
      "ReturnURL": "https://a.example/r", "PostbackURL": "https://a.example/p", "CSSUrl": ""})");
}

inline PaymentRequest twoByTwo()
{
    PaymentRequest request = PaymentRequest::sample();
    const Json invoice = *request.find(FieldId::Invoices, {0, -1})->items().data();
    (void)request.apply(request.insertInvoice({0, 1}, invoice));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"two"_s, {0, 1}));
    (void)request.apply(request.insertCustomer(1, request.find(FieldId::Customers)->items()[0]));
    (void)request.apply(request.setText(FieldId::Name, u"Second"_s, {1, -1}));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"three"_s, {1, 0}));
    (void)request.apply(request.setText(FieldId::InvoiceNumber, u"four"_s, {1, 1}));
    return request;
}

} // namespace pane_bench
