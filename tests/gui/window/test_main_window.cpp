// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_view.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window/main_window.h"
#include "gui/window/navigator_model.h"
#include "gui/window/shortcuts_page.h"
#include "gui/window_bench.h"
#include "roundtrip/desk.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QAction>
#include <QClipboard>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using gui::NavigatorModel;
using window_bench::Bench;

class TestMainWindow : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { window_bench::keepHomeIn(m_home); }

    void theJsonIsSearchedByKeysFromAnywhere()
    {
        Bench bench;
        bench.show();
        bench.widget<QLineEdit>(u"BillerReference"_s)->setFocus();
        bench.press(Qt::Key_F);
        auto *pattern = bench.widget<QLineEdit>(u"pattern"_s);
        QVERIFY(pattern->hasFocus());
        QTest::keyClicks(pattern, u"custom"_s);
        auto *view = bench.widget<gui::JsonView>(u"jsonView"_s);
        QTRY_COMPARE(view->selectedText().toLower(), u"custom"_s);
        const int line = view->caret().line;
        bench.press(Qt::Key_F3, Qt::NoModifier);
        QVERIFY(view->caret().line > line);
        bench.press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(view->caret().line, line);
    }

    void aboutNamesTheJournalInUse()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionAbout"_s)->trigger();
        QVERIFY(bench.dialog<QMessageBox>(u"about"_s)->text().contains(bench.desk.journalFile()));
    }

    void aNewRequestGetsATabOfItsOwn()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"changed"_s);
        bench.press(Qt::Key_N);
        QCOMPARE(bench.tabs(), QStringList({u"untitled •"_s, u"untitled"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"566504"_s);
        QVERIFY(!bench.window->isWindowModified());
        bench.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.tabBar()->count(), 3);
        bench.clickTab(0);
        QCOMPARE(bench.text(u"BillerReference"_s), u"changed"_s);
        QVERIFY(bench.window->isWindowModified());
    }

    void eachTabHasItsFormItsPreviewAndItsUndo()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A1"_s), bench.requestFile(u"b.json"_s, u"B1"_s)});
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"B1"_s);
        bench.type(u"BillerReference"_s, u"B2"_s);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json •"_s}));

        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.text(u"BillerReference"_s), u"A1"_s);
        QCOMPARE(bench.window->windowTitle(), u"a.json[*] — CPV2 Workbench"_s);
        bench.window->findChild<QAction *>(u"actionCopyJson"_s)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"A1\""_s));
        bench.press(Qt::Key_Z); // there is nothing to undo here
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json •"_s}));

        bench.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.text(u"BillerReference"_s), u"B2"_s);
        bench.press(Qt::Key_Z);
        QCOMPARE(bench.text(u"BillerReference"_s), u"B1"_s);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
    }

    void tabsAreClosedByKeyByButtonAndByMiddleClick()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s),
                    bench.requestFile(u"c.json"_s, u"C"_s)});
        bench.press(Qt::Key_W);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        bench.clickTab(0, Qt::MiddleButton);
        QCOMPARE(bench.tabs(), QStringList(u"b.json"_s));
        bench.click(bench.tabBar()->tabButton(0, QTabBar::RightSide));
        QCOMPARE(bench.tabs(), QStringList(u"untitled"_s)); // there is always one
        QCOMPARE(bench.text(u"BillerReference"_s), u"566504"_s);
    }

    void theNavigatorShowsTheOpenRequestsAndRaisesThem()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s)});
        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QModelIndex section = navigator->model()->index(NavigatorModel::Requests, 0);
        const auto row = [&](int number) {
            return navigator->model()->index(number, 0, section);
        };
        QCOMPARE(navigator->model()->rowCount(section), 2);
        QVERIFY(row(1).data(NavigatorModel::CurrentRole).toBool());
        QTest::mouseClick(navigator->viewport(), Qt::LeftButton, {}, navigator->visualRect(row(0)).center());
        QCOMPARE(bench.tabBar()->currentIndex(), 0);
        QVERIFY(row(0).data(NavigatorModel::CurrentRole).toBool());
        QVERIFY(!row(1).data(NavigatorModel::CurrentRole).toBool());
    }

    void undoAndRedoSayWhatTheyDo()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"9"_s);
        QTest::keyClick(bench.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"566504"_s);
        QVERIFY(!bench.window->isWindowModified());
        QTest::keyClick(bench.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"9"_s);
        const QList<QAction *> actions = bench.widget<QMenu>(u"menuEdit"_s)->actions();
        QVERIFY(actions.first()->text().contains(u"BillerReference"_s));
    }

    void aRequestBecomesATemplateAndTemplatesBecomeRequests()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"from a template"_s);
        for (const bool replaces : {false, true}) {
            bench.widget<QAction>(u"actionSaveTemplate"_s)->trigger();
            auto *dialog = bench.dialog<QInputDialog>(u"templateName"_s);
            dialog->setTextValue(u"mine"_s);
            dialog->accept();
            if (replaces) {
                auto *question = bench.dialog<QMessageBox>(u"replaceTemplate"_s);
                question->button(QMessageBox::Cancel)->click();
            }
            QTRY_VERIFY(!bench.window->findChild<QInputDialog *>(u"templateName"_s));
        }
        auto *menu = bench.widget<QMenu>(u"menuNewFrom"_s);
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().last()->text(), u"mine"_s);
        QVERIFY(menu->actions().size() > 2); // the samples
        menu->actions().last()->trigger();
        QCOMPARE(bench.tabs(), QStringList({u"untitled •"_s, u"mine"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"from a template"_s);
    }

    void aHiddenPaneStaysHiddenInTheNextWindow()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionShowPreview"_s)->trigger();
        QVERIFY(!bench.widget<gui::PreviewPane>({})->isVisible());
        bench.show();
        QVERIFY(!bench.widget<gui::PreviewPane>({})->isVisible());
        QVERIFY(!bench.widget<QAction>(u"actionShowPreview"_s)->isChecked());
        bench.widget<QAction>(u"actionShowPreview"_s)->trigger();
        QVERIFY(bench.widget<gui::PreviewPane>({})->isVisible());
        QVERIFY(bench.settings.get(workspace::setting::hiddenPanes).isEmpty());
    }

    // U01
    void foreignTextIsNeverTakenForMarkup()
    {
        Bench bench;
        const QString hostile = u"<b>bold</b><img src='file:///etc/passwd'>"_s;
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        for (const FieldId field : {FieldId::BillerReference, FieldId::ReturnURL, FieldId::CssUrl})
            QVERIFY(request.apply(request.setText(field, hostile)));
        for (const FieldId field : {FieldId::AccountNumber, FieldId::Name})
            QVERIFY(request.apply(request.setText(field, hostile, {0, -1})));
        QVERIFY(request.apply(request.setText(FieldId::InvoiceNumber, hostile, {0, 0})));
        const QString file = bench.file(u"<b>name<b>.json"_s);
        QVERIFY(workspace::writeRequestFile(file, request.toJson()));
        bench.show({file});
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        const QList<QLabel *> labels = bench.window->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText,
                     qPrintable(label->objectName()));
    }

    void everyShortcutIsListed()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        bench.widget<QAction>(u"actionShortcuts"_s)->trigger();
        auto *page = bench.dialog<gui::ShortcutsPage>(u"shortcutsPage"_s);
        auto *table = page->findChild<QTableView *>(u"shortcuts"_s);
        QStringList keys;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            keys << table->model()->index(row, 1).data().toString().split(u" or "_s);
            QVERIFY(!table->model()->index(row, 0).data().toString().isEmpty());
        }
        for (const QAction *action : window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(keys.contains(key.toString(QKeySequence::NativeText)), qPrintable(action->text()));
        }
        QVERIFY(keys.contains(u"Ctrl+0"_s));

        auto *filter = page->findChild<QLineEdit *>(u"shortcutFilter"_s);
        QTest::keyClicks(filter, u"ctrl+p"_s);
        QVERIFY(table->model()->rowCount() >= 1);
        QVERIFY(table->model()->rowCount() < keys.size());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
    }

    void noTwoActionsShareAKey()
    {
        Bench bench;
        const gui::MainWindow &window = bench.show();
        QHash<QString, QString> everywhere;
        QSet<QString> inPlaces;
        const QList<gui::ShortcutEntry> entries = gui::shortcutsOf(&window);
        for (const gui::ShortcutEntry &entry : entries) {
            for (const QKeySequence &key : entry.keys) {
                const QString text = key.toString();
                const QString inPlace = text + u' ' + entry.place;
                QVERIFY2(!inPlaces.contains(inPlace), qPrintable(entry.purpose + u' ' + inPlace));
                inPlaces.insert(inPlace);
                if (entry.place.isEmpty())
                    everywhere.insert(text, entry.purpose);
            }
        }
        for (const gui::ShortcutEntry &entry : entries) {
            for (const QKeySequence &key : entry.keys)
                QVERIFY2(entry.place.isEmpty() || !everywhere.contains(key.toString()),
                         qPrintable(entry.purpose + u" and "_s + everywhere.value(key.toString())));
        }
    }

    void goToFieldShowsTheFieldAndItsLine()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier);
        auto *popup = bench.dialog<QDialog>(u"goToField"_s);
        auto *query = popup->findChild<QLineEdit *>(u"fieldQuery"_s);
        QTest::keyClicks(query, u"inv 5665 bal"_s);
        QTest::keyClick(query, Qt::Key_Return);
        QTRY_VERIFY(bench.widget<QLineEdit>(u"BalanceDue"_s)->hasFocus());
    }

    void theRequestMenuFollowsTheFormInFront()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        auto *menu = bench.widget<QMenu>(u"menuRequest"_s);
        const auto count = [&](const QString &name) {
            return std::ranges::count(menu->actions(), name, &QAction::objectName);
        };
        QCOMPARE(count(u"actionDuplicateEntry"_s), 1);
        const qsizetype size = menu->actions().size();
        gui::RequestPage *first = window.tabs()->current();
        gui::RequestPage *second = window.tabs()->openRequest(cpv2::PaymentRequest::sample(), u"second"_s);
        QVERIFY(first != second);
        QCOMPARE(menu->actions().size(), size);
        for (QAction *action : menu->actions()) {
            if (action->objectName() == "actionDuplicateEntry"_L1)
                action->trigger();
        }
        QCOMPARE(second->document()->request().customerCount(), 2);
        QCOMPARE(first->document()->request().customerCount(), 1);
        window.tabs()->remove(second);
        QCOMPARE(count(u"actionDuplicateEntry"_s), 1);
        QCOMPARE(menu->actions().size(), size);
    }

    void theNavigatorIsFiltered()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        window.tabs()->openRequest(cpv2::PaymentRequest::sample(), u"second one"_s);
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto *filter = bench.widget<QLineEdit>(u"navigatorFilter"_s);
        QVERIFY(filter->hasFocus());
        const QAbstractItemModel *model = bench.widget<QTreeView>(u"navigator"_s)->model();
        const auto requests = [&] {
            return model->rowCount(model->index(NavigatorModel::Requests, 0));
        };
        const int all = requests();
        QTest::keyClicks(filter, u"ONE sec"_s);
        QCOMPARE(requests(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(requests(), all);
        QVERIFY(bench.widget<QTreeView>(u"navigator"_s)->hasFocus());
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
