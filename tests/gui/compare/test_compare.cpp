// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/compare_dialog.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window_bench.h"
#include "support/model_tree.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using gui::DifferencesModel;
using window_bench::patience;

namespace
{

PaymentRequest sampleWith(FieldId field, const QString &text, cpv2::Place place = {})
{
    PaymentRequest made = PaymentRequest::sample();
    if (!made.apply(made.setText(field, text, place)))
        support::fail(u"the sample could not be changed"_s);
    return made;
}

QStringList rowTexts(const QAbstractItemModel *model, int row)
{
    QStringList texts;
    for (int column = 0; column < model->columnCount(); ++column)
        texts << model->index(row, column).data().toString();
    return texts;
}

/// The window and its comparison.
class Bench : public window_bench::Bench
{
public:
    Bench() { show(); }

    /// Opens the comparison as a user does.
    gui::CompareDialog *compare() const
    {
        click(widget<QToolButton>(u"compareButton"_s));
        return comparison();
    }
    gui::CompareDialog *comparison() const
    {
        auto *found = window->findChild<gui::CompareDialog *>();
        if (!found || !QTest::qWaitForWindowExposed(found))
            support::fail(u"there is no comparison"_s);
        return found;
    }
    template <typename T>
    T *part(const QString &name) const
    {
        T *found = comparison()->findChild<T *>(name);
        if (!found)
            support::fail(u"there is no %1"_s.arg(name));
        return found;
    }
    QTableView *table() const { return part<QTableView>(u"differences"_s); }
    QString outcome() const { return part<QLabel>(u"outcome"_s)->text(); }
    void press(const QString &name) const { click(part<QPushButton>(name)); }
    void clickCell(int row, int column) const
    {
        const QRect cell = table()->visualRect(table()->model()->index(row, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
    void chooseFile(const QString &button, const QString &name) const
    {
        press(button);
        auto *chooser = comparison()->findChild<QFileDialog *>(u"compareFile"_s);
        QVERIFY(chooser);
        chooser->selectFile(name);
        static_cast<QDialog *>(chooser)->accept(); // a file dialog hides it
    }

    QString write(const QString &name, const QByteArray &bytes) const
    {
        if (!workspace::writeRequestFile(file(name), bytes))
            support::fail(u"%1 was not written"_s.arg(name));
        return file(name);
    }
    gui::RequestTabs *openRequests() const { return window->tabs(); }
};

} // namespace

class TestCompare : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, m_home.path().toLocal8Bit());
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void theModelNamesEachKindWithAWord()
    {
        DifferencesModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(core::differences(*core::parseJson(R"({"m": 1, "a": 10.00, "b": null})"),
                                     *core::parseJson(R"({"a": 10, "m": 1, "c": {"d": []}})")));
        COMPARE_MODEL(model, u"/m | ↕ moved | position 1 | position 2\n"
                             "/a | ≠ changed | 10.00 | 10\n"
                             "/b | − only on the left | null | \n"
                             "/c | + only on the right |  | {\"d\": []}\n"_s);
        QCOMPARE(model.index(3, DifferencesModel::Left).data(Qt::AccessibleTextRole).toString(), u"absent"_s);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.size(), 1);
    }

    void foreignTextIsShownOnOneShortLine()
    {
        DifferencesModel model;
        const QString text = u"<b>\u202e"_s + QString(5000, u'x');
        model.show(core::differences(Json::string(u"a"_s), Json::string(text)));
        const QModelIndex cell = model.index(0, DifferencesModel::Right);
        QVERIFY(cell.data().toString().size() < 250);
        QVERIFY(!cell.data().toString().contains(u'\u202e'));
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
    }

    void oneRequestIsComparedWithTheSample()
    {
        const Bench bench;
        bench.compare();
        QCOMPARE(bench.part<QComboBox>(u"left"_s)->currentText(), u"Tab 1: untitled"_s);
        QCOMPARE(bench.part<QComboBox>(u"right"_s)->currentText(), u"Sample of SagesGov"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"The two requests are identical."_s, patience);
        QVERIFY(!bench.part<QPushButton>(u"goTo"_s)->isEnabled());
        QVERIFY(!bench.part<QPushButton>(u"copy"_s)->isEnabled());

        // The table follows the edit.
        gui::RequestDocument *document = bench.openRequests()->currentDocument();
        document->edit(document->request().setText(FieldId::BalanceDue, u"164.310"_s, {0, 0}), u"Set"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);
        QCOMPARE(rowTexts(bench.table()->model(), 0),
                 (QStringList{u"/Customers/0/Invoices/0/BalanceDue"_s, u"≠ changed"_s, u"164.310"_s,
                              u"164.31"_s}));
        document->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"The two requests are identical."_s, patience);
    }

    void twoTabsAreComparedAndADifferenceLeadsToItsField()
    {
        const Bench bench;
        gui::RequestPage *first = bench.openRequests()->current();
        gui::RequestPage *second = bench.openRequests()->openRequest(
            sampleWith(FieldId::ReturnURL, u"https://a.test/"_s), u"second.json"_s);
        bench.compare();
        QCOMPARE(bench.part<QComboBox>(u"left"_s)->currentText(), u"Tab 2: second.json"_s);
        QCOMPARE(bench.part<QComboBox>(u"right"_s)->currentText(), u"Tab 1: untitled"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);

        bench.clickCell(0, DifferencesModel::Right);
        bench.press(u"goTo"_s);
        QCOMPARE(bench.openRequests()->current(), first);
        QTRY_COMPARE(QApplication::activeWindow(), bench.window.get());
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"ReturnURL"_s);

        bench.comparison()->activateWindow();
        bench.clickCell(0, DifferencesModel::Left);
        QTest::keyClick(bench.table(), Qt::Key_Return);
        QCOMPARE(bench.openRequests()->current(), second);
    }

    void theRowsAreCopiedAsText()
    {
        const Bench bench;
        bench.openRequests()->openRequest(sampleWith(FieldId::BillerReference, u"77"_s), u"second.json"_s);
        bench.compare();
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);
        const QString before = bench.table()->model()->index(0, DifferencesModel::Right).data().toString();
        bench.clickCell(0, DifferencesModel::Where);
        QTest::keyClick(bench.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 bench.table()->model()->index(0, DifferencesModel::Where).data().toString() + u": "_s +
                     bench.table()->model()->index(0, DifferencesModel::Left).data().toString() + u" → "_s +
                     before + u'\n');

        bench.press(u"swap"_s);
        QTRY_COMPARE(bench.table()->model()->index(0, DifferencesModel::Left).data().toString(), before);
        QCOMPARE(bench.part<QComboBox>(u"right"_s)->currentText(), u"Tab 2: second.json"_s);
    }

    void aFileIsComparedWithoutBeingOpened()
    {
        const Bench bench;
        const QString other =
            bench.write(u"other.json"_s, sampleWith(FieldId::BalanceDue, u"1.00"_s, {0, 0}).toJson());
        const QString broken = bench.write(u"broken.json"_s, "{\n ]");
        bench.compare();
        bench.chooseFile(u"rightFile"_s, other);
        QCOMPARE(bench.part<QComboBox>(u"right"_s)->currentText(), u"File: other.json"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);
        QCOMPARE(bench.openRequests()->pages().size(), 1);

        bench.chooseFile(u"rightFile"_s, broken);
        QTRY_VERIFY2_WITH_TIMEOUT(bench.outcome().startsWith(u"broken.json: "_s), qPrintable(bench.outcome()),
                                  patience);
        QCOMPARE(bench.table()->model()->rowCount(), 0);
    }

    void aClosedRequestDisappearsFromItsSide()
    {
        const Bench bench;
        gui::RequestPage *second = bench.openRequests()->openRequest(
            sampleWith(FieldId::BalanceDue, u"1.00"_s, {0, 0}), u"second.json"_s);
        bench.compare();
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);
        bench.openRequests()->remove(second);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"The two requests are identical."_s, patience);
        QCOMPARE(bench.part<QComboBox>(u"left"_s)->currentText(), u"Tab 1: untitled"_s);
        QCOMPARE(bench.part<QComboBox>(u"left"_s)->count(), 2);
    }

    void rawTextIsMarkedAsInvalidJson()
    {
        const Bench bench;
        bench.compare();
        bench.openRequests()->currentDocument()->setText("{");
        QTRY_VERIFY2_WITH_TIMEOUT(bench.outcome().startsWith(u"untitled is not valid JSON"_s),
                                  qPrintable(bench.outcome()), patience);
    }

    void aFileThatWasChangedIsComparedWithTheWindow()
    {
        const Bench bench;
        const QString file = bench.write(u"mine.json"_s, PaymentRequest::sample().toJson());
        bench.openRequests()->open(file);
        bench.write(u"mine.json"_s, sampleWith(FieldId::BalanceDue, u"9.99"_s, {0, 0}).toJson());
        const QString topic = u"disk: "_s + file;
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(topic).isEmpty(), patience);
        bench.click(bench.messageButton(topic, u"Show differences…"_s));
        QCOMPARE(bench.part<QComboBox>(u"left"_s)->currentText(), u"On disk: mine.json"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.outcome(), u"1 difference(s)"_s, patience);
        QCOMPARE(rowTexts(bench.table()->model(), 0).mid(2), (QStringList{u"9.99"_s, u"164.31"_s}));
        QVERIFY(bench.messageButton(topic, u"Reload"_s)); // still to be decided
    }

    void everyPartCanBeReachedAndIsNamed()
    {
        const Bench bench;
        bench.compare();
        for (const QString &name : {u"left"_s, u"right"_s}) {
            auto *label = bench.part<QLabel>(name + u"Label"_s);
            QCOMPARE(label->buddy(), bench.part<QComboBox>(name));
        }
        QCOMPARE(bench.table()->accessibleName(), u"Differences"_s);
        QCOMPARE(bench.part<QPushButton>(u"leftFile"_s)->accessibleName(), u"File for the left side"_s);
        QStringList order;
        QWidget *at = bench.part<QComboBox>(u"left"_s);
        for (int i = 0; i < 6; ++i, at = at->nextInFocusChain()) {
            while (!(at->focusPolicy() & Qt::TabFocus) || !at->isVisible())
                at = at->nextInFocusChain();
            order << at->objectName();
        }
        QCOMPARE(order, (QStringList{u"left"_s, u"leftFile"_s, u"swap"_s, u"right"_s, u"rightFile"_s,
                                     u"differences"_s}));
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestCompare)
#include "test_compare.moc"
