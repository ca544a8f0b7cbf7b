// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/message_bar.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window_bench.h"
#include "support/test.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSplitter>
#include <QTableView>
#include <QUndoStack>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using window_bench::Bench;
using window_bench::patience;

namespace
{

QChar mnemonicOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) == u'&' && text.at(++i) != u'&')
            return text.at(i).toLower();
    }
    return {};
}

/// Those that two commands of one menu share.
QStringList clashesIn(const QList<QAction *> &actions, const QString &menu)
{
    QStringList clashes;
    QHash<QChar, QString> known;
    for (const QAction *action : actions) {
        const QChar key = mnemonicOf(action->text());
        if (key.isNull())
            continue;
        if (known.contains(key))
            clashes << u"%1: %2 and %3"_s.arg(menu, known.value(key), action->text());
        known.insert(key, action->text());
        if (action->menu())
            clashes += clashesIn(action->menu()->actions(), action->text());
    }
    return clashes;
}

} // namespace

/// What startled those who tried the window: a key that does something else, a focus on what sends.
class TestSurprises : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { window_bench::keepHomeIn(m_home); }

    void noShortcutIsTakenByAFieldThatIsTypedInto()
    {
        Bench bench;
        bench.show();
        QSet<QKeySequence> editing;
        const auto add = [&editing](QKeySequence::StandardKey key) {
            for (const QKeySequence &keys : QKeySequence::keyBindings(key))
                editing.insert(keys);
        };
        for (int key = QKeySequence::MoveToNextChar; key <= QKeySequence::DeleteEndOfLine; ++key)
            add(QKeySequence::StandardKey(key));
        for (const auto key : {QKeySequence::Cut, QKeySequence::Copy, QKeySequence::Paste,
                               QKeySequence::SelectAll, QKeySequence::DeleteCompleteLine})
            add(key);
        // On a Linux desktop; the offscreen platform does not know them.
        for (const Qt::Key key : {Qt::Key_E, Qt::Key_K, Qt::Key_U})
            editing.insert(QKeySequence(Qt::CTRL | key));

        QStringList taken;
        for (const QAction *action : bench.window->findChildren<QAction *>()) {
            if (action->text().isEmpty() || action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            for (const QKeySequence &keys : action->shortcuts()) {
                if (editing.contains(keys))
                    taken << u"%1 (%2)"_s.arg(action->text(), keys.toString());
            }
        }
        QCOMPARE(taken, QStringList());
    }

    void noTwoCommandsOfAMenuShareTheirLetter()
    {
        Bench bench;
        bench.show();
        const QStringList clashes = clashesIn(bench.window->menuBar()->actions(), u"menu bar"_s);
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(u'\n')));
    }

    void theFocusIsInTheFormAndSpaceSendsNothing()
    {
        Bench bench;
        bench.show();
        QTRY_VERIFY(bench.widget<QLineEdit>(u"BillerReference"_s)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(bench.trips.isEmpty());
        bench.press(Qt::Key_N);
        QVERIFY(bench.widget<QLineEdit>(u"BillerReference"_s)->hasFocus()); // of the new one
    }

    void aMessageThatIsDismissedByKeyGivesTheFocusBack()
    {
        Bench bench;
        bench.show();
        auto *field = bench.widget<QLineEdit>(u"InvoiceNumber"_s);
        field->setFocus();
        bench.window->showProblem({u"trouble"_s, u"Something is wrong."_s});
        auto *close = bench.widget<QWidget>(u"trouble"_s)->findChild<QWidget *>(u"dismiss"_s);
        close->setFocus(Qt::TabFocusReason);
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(field->hasFocus());
    }

    void noPaneCollapsesAndTheLayoutCanBeReset()
    {
        Bench bench;
        bench.show();
        auto *columns = bench.widget<QSplitter>(u"columns"_s);
        const QList<int> first = columns->sizes();
        columns->setSizes({0, 10'000, 0});
        for (const int size : columns->sizes())
            QVERIFY(size > 50);
        bench.widget<QAction>(u"actionShowPreview"_s)->trigger();
        QVERIFY(!bench.window->tabs()->previews()->isVisible());
        bench.widget<QAction>(u"actionResetLayout"_s)->trigger();
        QVERIFY(bench.window->tabs()->previews()->isVisible());
        const QList<int> now = columns->sizes();
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(now.at(i) - first.at(i)) < 30);
    }

    /// An older version could drag a pane away, and kept it so.
    void aPaneThatAnOlderVersionLostIsBack()
    {
        Bench bench;
        QSplitter lost;
        for (int i = 0; i < 3; ++i)
            lost.addWidget(new QWidget);
        lost.resize(1400, 600);
        lost.show();
        lost.setSizes({230, 1170, 0});
        bench.settings.set(workspace::setting::columnSizes, lost.saveState());
        bench.show();
        for (const int size : bench.widget<QSplitter>(u"columns"_s)->sizes())
            QVERIFY(size > 50);
    }

    void zoomIsOfTheTypeAndIsRemembered()
    {
        const qreal before = QApplication::font().pointSizeF();
        {
            Bench bench;
            bench.show();
            const auto count = bench.window->tabs()->currentDocument()->undoStack()->count();
            bench.press(Qt::Key_Plus);
            bench.press(Qt::Key_Plus);
            QVERIFY(QApplication::font().pointSizeF() > 1.15 * before);
            bench.press(Qt::Key_Minus);
            QCOMPARE(bench.settings.get(workspace::setting::zoom), quint16(110));
            QCOMPARE(bench.window->tabs()->currentDocument()->undoStack()->count(), count);
            bench.window.reset();
            bench.show();
            QVERIFY(QApplication::font().pointSizeF() > 1.05 * before);
            bench.press(Qt::Key_0);
            QCOMPARE(QApplication::font().pointSizeF(), before);
        }
        QCOMPARE(QApplication::font().pointSizeF(), before);
    }

    void whatIsRemovedFromTheFormComesBackWithUndo()
    {
        Bench bench;
        bench.show();
        bench.widget<QLineEdit>(u"InvoiceNumber"_s)->setFocus();
        bench.press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.window->tabs()->currentDocument()->request().invoiceCount(0), 0);
        QVERIFY(bench.message(u"removedEntry"_s).contains(u"566504"_s));
        bench.click(bench.messageButton(u"removedEntry"_s, u"&Undo"_s));
        QCOMPARE(bench.window->tabs()->currentDocument()->request().invoiceCount(0), 1);

        bench.widget<QLineEdit>(u"InvoiceNumber"_s)->setFocus();
        bench.press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        bench.type(u"BillerReference"_s, u"next"_s); // from here on, Undo would be about that
        QVERIFY(bench.message(u"removedEntry"_s).isEmpty());
    }

    void aFilterHidesAnInvoiceAndLeavesItInTheForm()
    {
        Bench bench;
        bench.show();
        bench.click(u"addInvoice"_s);
        bench.type(u"InvoiceNumber"_s, u"SECOND"_s);
        auto *filter = bench.widget<QLineEdit>(u"invoiceFilter"_s);
        QVERIFY(filter->isVisible());
        filter->setFocus();
        QTest::keyClicks(filter, u"566504"_s);
        QCOMPARE(bench.text(u"InvoiceNumber"_s), u"SECOND"_s);
        QVERIFY(bench.widget<QLabel>(u"invoiceFilterState"_s)->text().startsWith(u"1 of 2"_s));
        QTest::keyClicks(filter, u"nothing"_s);
        QVERIFY(bench.widget<QLabel>(u"invoiceFilterState"_s)->text().startsWith(u"0 of 2"_s));
        QCOMPARE(bench.text(u"InvoiceNumber"_s), u"SECOND"_s);
        filter->clear();
        QCOMPARE(bench.widget<QLabel>(u"invoiceFilterState"_s)->text(), QString());
        QCOMPARE(bench.widget<QTableView>(u"invoicesTable"_s)->currentIndex().row(), 1);
    }

    void oneFileHasOneTab()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s)});
        bench.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = bench.dialog<QFileDialog>(u"saveFile"_s);
        emit dialog->fileSelected(bench.file(u"a.json"_s));
        dialog->reject();
        QVERIFY(bench.message(u"document"_s).contains(u"a.json is open in another tab"_s));
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        const auto saved = workspace::readRequestFile(bench.file(u"a.json"_s));
        QVERIFY(saved && saved->contains("\"A\""));
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestSurprises)
#include "test_surprises.moc"
