// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"
#include "gui/json/find_bar.h"
#include "gui/json/json_view.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "support/test.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using gui::TextPlace;

/// Many lines, each made when it is read.
class ManyLines : public gui::LineSource
{
public:
    int lineCount() const override { return 300'000; }
    QByteArray line(int line) const override { return "number " + QByteArray::number(line); }
};

class FindBarTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_document = std::make_unique<gui::RequestDocument>();
        m_document->reset(cpv2::PaymentRequest::sample(), u"greene-county.json"_s);
        m_pane = std::make_unique<gui::PreviewPane>(m_document.get());
        m_pane->resize(600, 500);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        view()->setFocus();
    }

    void cleanup()
    {
        m_pane.reset();
        m_document.reset();
    }

    void itIsHiddenUntilItIsAskedFor()
    {
        QVERIFY(!bar()->isVisible());
        m_pane->find();
        QVERIFY(bar()->isVisible());
        QVERIFY(pattern()->hasFocus());
    }

    void itFindsWhatIsTyped()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"balance"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QCOMPARE(view()->selectedText(), u"Balance"_s);
        QCOMPARE(view()->caret().line, 19);
        QTest::keyClicks(pattern(), u"x"_s);
        QTRY_COMPARE(count(), u"not found"_s);
        QTest::keyClick(pattern(), Qt::Key_Backspace);
        QTRY_COMPARE(count(), u"1 of 1"_s);
    }

    void theCaseMattersWhenItShall()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"balance"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QTest::mouseClick(m_pane->findChild<QCheckBox *>(u"matchCase"_s), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(count(), u"not found"_s);
    }

    void keysGoFromHitToHitAndRound()
    {
        const int hits = int(m_document->bytes().toLower().count("custom"));
        QVERIFY(hits > 2);
        m_pane->find();
        QTest::keyClicks(pattern(), u"custom"_s);
        QTRY_COMPARE(count(), u"1 of %1"_s.arg(hits));
        const TextPlace first = view()->caret();
        QTest::keyClick(pattern(), Qt::Key_Return);
        QCOMPARE(count(), u"2 of %1"_s.arg(hits));
        QVERIFY(view()->caret() > first);
        QTest::keyClick(pattern(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(view()->caret(), first);
        m_pane->findPrevious();
        QCOMPARE(count(), u"%1 of %1, wrapped around"_s.arg(hits));
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"next"_s), Qt::LeftButton);
        QCOMPARE(count(), u"1 of %1, wrapped around"_s.arg(hits));
        QCOMPARE(view()->caret(), first);
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"next"_s), Qt::LeftButton);
        QCOMPARE(count(), u"2 of %1"_s.arg(hits));
    }

    void typingOnStaysAtTheHitWhileItMatches()
    {
        view()->goToLine(10);
        m_pane->find();
        QTest::keyClicks(pattern(), u"\"c"_s);
        QTRY_VERIFY(count().contains(u" of "_s));
        const int line = view()->caret().line;
        QVERIFY(line >= 10);
        QTest::keyClicks(pattern(), u"c"_s); // "CCServiceFee"
        QTRY_COMPARE(view()->selectedText().toLower(), u"\"cc"_s);
        QVERIFY(view()->caret().line >= line);
    }

    void escapeClosesItAndTheFocusReturns()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"balance"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QTest::keyClick(pattern(), Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
        QVERIFY(view()->hasFocus());
        QCOMPARE(view()->selectedText(), u"Balance"_s); // so it can be copied
        m_pane->find();
        QTRY_COMPARE(count(), u"1 of 1"_s);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
    }

    void theNextKeyOpensItWithWhatWasFoundLast()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"custom1"_s);
        QTRY_VERIFY(count().startsWith(u"1 of "_s));
        QTest::keyClick(pattern(), Qt::Key_Escape);
        QTest::keyClick(view(), Qt::Key_Home, Qt::ControlModifier);
        m_pane->findNext();
        QVERIFY(bar()->isVisible());
        QTRY_COMPARE(view()->selectedText().toLower(), u"custom1"_s);
    }

    void anEditIsFound()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"77.77"_s);
        QTRY_COMPARE(count(), u"not found"_s);
        m_document->edit(m_document->request().setText(FieldId::BalanceDue, u"77.77"_s, {0, 0}), u"Set"_s);
        QTRY_COMPARE(count(), u"1 found"_s);
        QTest::keyClick(pattern(), Qt::Key_Return);
        QCOMPARE(view()->selectedText(), u"77.77"_s);
    }

    void itFindsInTheEditorToo()
    {
        m_pane->setEditing(true);
        auto *edit = m_pane->findChild<gui::CodeEdit *>(u"edit"_s);
        m_pane->find();
        QTest::keyClicks(pattern(), u"balancedue"_s);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QCOMPARE(edit->textCursor().selectedText(), u"BalanceDue"_s);
        QTest::keyClick(pattern(), Qt::Key_Escape);
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, u"Gone"_s);
        QVERIFY(m_document->bytes().contains("\"Gone\""));
    }

    void anotherTabIsSearchedAnew()
    {
        m_pane->find();
        QTest::keyClicks(pattern(), u"custom"_s);
        QTRY_VERIFY(count().startsWith(u"1 of "_s));
        m_pane->setEditing(true);
        QTRY_VERIFY(count().endsWith(u" found"_s));
        m_pane->findNext();
        QVERIFY(m_pane->findChild<gui::CodeEdit *>(u"edit"_s)->textCursor().hasSelection());
    }

    void everyHitIsFoundOnce_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("columns");
        QTest::newRow("none") << u"abc"_s << u"x"_s << QList<int>{};
        QTest::newRow("nothing is looked for") << u"abc"_s << QString() << QList<int>{};
        QTest::newRow("they do not overlap") << u"aaaaa"_s << u"aa"_s << QList<int>{0, 2};
        QTest::newRow("any case") << u"Été ÉTÉ"_s << u"été"_s << QList<int>{0, 4};
    }

    void everyHitIsFoundOnce()
    {
        QFETCH(QString, line);
        QFETCH(QString, text);
        QTEST(gui::hitsIn(line, {text, Qt::CaseInsensitive}), "columns");
    }

    void aLargeTextIsSearchedBetweenOtherEvents()
    {
        const ManyLines lines;
        gui::LineSearch search;
        search.start(&lines, {u"99"_s, Qt::CaseSensitive});
        int turns = 0;
        for (; search.isUnderWay(); ++turns)
            QCoreApplication::processEvents();
        QVERIFY2(turns > 1, qPrintable(QString::number(turns)));
        qsizetype expected = 0;
        for (int line = 1; line <= lines.lineCount(); ++line)
            expected += QByteArray::number(line).count("99") == 0
                            ? 0
                            : gui::hitsIn(QString::number(line), {u"99"_s, Qt::CaseSensitive}).size();
        QCOMPARE(search.count(), expected);
        QCOMPARE(search.hit(0), (TextPlace{99, 7}));
        QCOMPARE(search.firstFrom({99, 8}).value(), 1);
        QCOMPARE(search.hit(1), (TextPlace{199, 8}));
        QVERIFY(!search.firstFrom({299'999, 12}).has_value());
    }

private:
    gui::FindBar *bar() const { return m_pane->findChild<gui::FindBar *>(u"findBar"_s); }
    gui::JsonView *view() const { return m_pane->findChild<gui::JsonView *>(u"jsonView"_s); }
    QLineEdit *pattern() const { return m_pane->findChild<QLineEdit *>(u"pattern"_s); }
    QString count() const { return m_pane->findChild<QLabel *>(u"count"_s)->text(); }

    std::unique_ptr<gui::RequestDocument> m_document;
    std::unique_ptr<gui::PreviewPane> m_pane;
};

QTEST_MAIN(FindBarTest)
#include "test_find_bar.moc"
