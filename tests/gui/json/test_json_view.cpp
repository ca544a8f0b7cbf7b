// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_colors.h"
#include "gui/json/json_view.h"
#include "gui/look/theme.h"
#include "support/test.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using gui::TextPlace;

namespace
{

QByteArray numberedLines(int count)
{
    QByteArray text;
    for (int i = 1; i <= count; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}

/// Lines of a small alphabet, so that beginnings, ends and repetitions often agree.
QByteArray randomLines(QRandomGenerator &random)
{
    QByteArray text;
    for (int lines = random.bounded(8); lines > 0; --lines)
        text += QByteArray(random.bounded(3), "ab"[random.bounded(2)]) + (random.bounded(8) ? "\n" : "");
    return text;
}

/// A text without end that remembers what was looked at.
class CountedLines : public gui::LineSource
{
public:
    int lineCount() const override { return 2'000'000'000; }
    QByteArray line(int line) const override
    {
        ++read;
        return "line " + QByteArray::number(line);
    }
    mutable int read = 0;
};

} // namespace

class JsonViewTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_view = std::make_unique<gui::JsonView>();
        m_view->resize(400, 300);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }

    void cleanup() { m_view.reset(); }

    void anotherTextIsShownInstead()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < 3000; ++i) {
            const QByteArray text = randomLines(random);
            m_view->setBytes(text);
            QCOMPARE(m_view->toPlainText(), QString::fromUtf8(text));
            QCOMPARE(m_view->lineCount(), int(text.count('\n')) + 1);
        }
    }

    void onlyTheLinesSeenAreRead()
    {
        const CountedLines lines;
        m_view->setSource(&lines);
        m_view->grab();
        QVERIFY(m_view->firstVisibleLine() == 1 && lines.read > 0);
        QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
        m_view->grab();
        QCOMPARE(m_view->caret().line, lines.lineCount());
        QVERIFY2(lines.read < 200, qPrintable(QString::number(lines.read)));
        m_view->setBytes({});
    }

    void theFirstLineThatDiffersIsMarked()
    {
        const QByteArray before = numberedLines(1000);
        m_view->setBytes(before);
        QCOMPARE(m_view->changedLine(), 0);
        m_view->setBytes(QByteArray(before).replace("line 500\n", "line five hundred\n"));
        QCOMPARE(m_view->changedLine(), 500);
        QVERIFY(m_view->markOf(500).isValid());
        QVERIFY(!m_view->markOf(501).isValid());
    }

    void whatIsSeenStaysWhenLinesComeBeforeIt()
    {
        const QByteArray before = numberedLines(1000);
        m_view->setBytes(before);
        m_view->verticalScrollBar()->setValue(400);
        const QString seen = m_view->shownLine(m_view->firstVisibleLine());
        const QByteArray longer = QByteArray(before).replace("line 3\n", "line three\nand more\n");
        m_view->setBytes(longer);
        QCOMPARE(m_view->shownLine(m_view->firstVisibleLine()), seen);
        m_view->setBytes(QByteArray(longer).replace("line 900\n", ""));
        QCOMPARE(m_view->shownLine(m_view->firstVisibleLine()), seen);
    }

    void theCaretStaysInItsLine()
    {
        const QByteArray before = numberedLines(100);
        m_view->setBytes(before);
        m_view->selectHit({50, 5}, 2);
        m_view->setBytes(QByteArray(before).replace("line 3\n", ""));
        QCOMPARE(m_view->selectedText(), u"50"_s);
    }

    void aReplacedTextHasNoChangedLine()
    {
        m_view->setBytes("{\n  \"a\": 1\n}\n");
        QCOMPARE(m_view->changedLine(), 0);
        m_view->setBytes("[\n  2\n]");
        QCOMPARE(m_view->changedLine(), 0);
    }

    void aVeryLongLineSaysWhatIsLeftOut()
    {
        m_view->setBytes(QByteArray(gui::JsonView::lineLimit + 1234, 'x') + "\nshort");
        const QString line = m_view->shownLine(1);
        QVERIFY(line.startsWith(QString(gui::JsonView::lineLimit, u'x') + u" … "_s));
        QVERIFY(line.endsWith(u"more characters]"_s));
        QVERIFY(line.contains(QLocale().toString(1234)));
        QCOMPARE(m_view->shownLine(2), u"short"_s);
    }

    // U02
    void aLineOfTenMillionCharactersIsShownAndCopiedWhole()
    {
        const QByteArray text = '"' + QByteArray(10'000'000, 'x') + "é\"";
        m_view->setBytes(text);
        m_view->grab();
        QVERIFY(m_view->shownLine(1).contains(QLocale().toString(10'000'003 - gui::JsonView::lineLimit)));
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().toUtf8() == text);
    }

    void foreignTextIsShownAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << QByteArray("\"<b>x</b><img src='file:///etc/passwd'>\"")
                                << u"\"<b>x</b><img src='file:///etc/passwd'>\""_s;
        QTest::newRow("line separator") << QByteArray("a\u2028b\u2029c") << u"a\ufffdb\ufffdc"_s;
        QTest::newRow("turned direction") << QByteArray("\u202Eevil") << u"\ufffdevil"_s;
        QTest::newRow("carriage return") << QByteArray("a\rb") << u"a\ufffdb"_s;
        QTest::newRow("above the basic plane") << QByteArray("a\U000E0041b") << u"a\ufffd\ufffdb"_s;
        QTest::newRow("invisible") << QByteArray("a\u200bb") << u"a\ufffdb"_s;
        QTest::newRow("zero byte") << QByteArray("a\0b", 3) << u"a\ufffdb"_s;
        QTest::newRow("not UTF-8") << QByteArray("a\xff") << u"a\ufffd"_s;
    }

    // U02
    void foreignTextIsShownAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        m_view->setBytes(bytes);
        QCOMPARE(m_view->toPlainText(), shown);
        QCOMPARE(m_view->lineCount(), 1);
        m_view->selectAll();
        QCOMPARE(m_view->selectedText(), QString::fromUtf8(bytes)); // copying takes nothing away
    }

    void marksFollowTheirLines()
    {
        m_view->setBytes(numberedLines(100));
        m_view->setReplacedLines({3, 4});
        m_view->goToLine(70);
        QVERIFY(m_view->markOf(3).isValid());
        QVERIFY(m_view->markOf(4).isValid());
        QVERIFY(m_view->markOf(70).isValid());
        QVERIFY(!m_view->markOf(5).isValid());
        QCOMPARE(m_view->caret(), (TextPlace{70, 0}));
        QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect({70, 0})));
        m_view->goToLine(0);
        QVERIFY(!m_view->markOf(70).isValid());
        m_view->goToLine(100000); // not there: nothing happens
        QCOMPARE(m_view->caret().line, 70);
    }

    void marksArePaintedOverTheWholeLine()
    {
        m_view->setBytes(numberedLines(10));
        m_view->setReplacedLines({2});
        const QImage image = m_view->viewport()->grab().toImage();
        const QColor mark = gui::themeOf(m_view->palette()).selection;
        const int y = m_view->caretRect({2, 0}).top() + 1;
        QCOMPARE(image.pixelColor(1, y), mark);
        QCOMPARE(image.pixelColor(image.width() - 2, y), mark);
        QVERIFY(image.pixelColor(1, m_view->caretRect({3, 0}).top() + 1) != mark);
    }

    void keysMoveTheCaret_data()
    {
        QTest::addColumn<TextPlace>("from");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<TextPlace>("to");
        const Qt::KeyboardModifiers none, control(Qt::ControlModifier);
        QTest::newRow("right") << TextPlace{2, 0} << Qt::Key_Right << none << TextPlace{2, 1};
        QTest::newRow("right at the line's end")
            << TextPlace{2, 6} << Qt::Key_Right << none << TextPlace{3, 0};
        QTest::newRow("left at the line's start")
            << TextPlace{2, 0} << Qt::Key_Left << none << TextPlace{1, 6};
        QTest::newRow("left at the start") << TextPlace{1, 0} << Qt::Key_Left << none << TextPlace{1, 0};
        QTest::newRow("word right") << TextPlace{2, 0} << Qt::Key_Right << control << TextPlace{2, 5};
        QTest::newRow("word left") << TextPlace{2, 6} << Qt::Key_Left << control << TextPlace{2, 5};
        QTest::newRow("down") << TextPlace{2, 3} << Qt::Key_Down << none << TextPlace{3, 3};
        QTest::newRow("up at the top") << TextPlace{1, 3} << Qt::Key_Up << none << TextPlace{1, 0};
        QTest::newRow("home") << TextPlace{2, 3} << Qt::Key_Home << none << TextPlace{2, 0};
        QTest::newRow("end") << TextPlace{2, 3} << Qt::Key_End << none << TextPlace{2, 6};
        QTest::newRow("start of all") << TextPlace{50, 3} << Qt::Key_Home << control << TextPlace{1, 0};
        QTest::newRow("end of all") << TextPlace{2, 3} << Qt::Key_End << control << TextPlace{101, 0};
    }

    void keysMoveTheCaret()
    {
        QFETCH(TextPlace, from);
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(TextPlace, to);
        m_view->setBytes(numberedLines(100));
        m_view->selectHit(from, 0);
        QTest::keyClick(m_view.get(), key, modifiers);
        QCOMPARE(m_view->caret(), to);
        QVERIFY(m_view->selectedText().isEmpty());
        QVERIFY(m_view->viewport()->rect().intersects(m_view->caretRect(to)));

        m_view->selectHit(from, 0);
        QTest::keyClick(m_view.get(), key, modifiers | Qt::ShiftModifier);
        QCOMPARE(m_view->caret(), to);
        QCOMPARE(m_view->selectedText().isEmpty(), from == to);
    }

    void aPageDownAndUpReturns()
    {
        m_view->setBytes(numberedLines(1000));
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        const int line = m_view->caret().line;
        QVERIFY(line > 5);
        QTest::keyClick(m_view.get(), Qt::Key_PageDown);
        QCOMPARE(m_view->caret().line, 2 * line - 1);
        QTest::keyClick(m_view.get(), Qt::Key_PageUp);
        QCOMPARE(m_view->caret().line, line);
    }

    void theColumnIsRememberedOverShortLines()
    {
        m_view->setBytes("long line\nx\nlong line");
        m_view->selectHit({1, 7}, 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->caret(), (TextPlace{2, 1}));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->caret(), (TextPlace{3, 7}));
    }

    void theMarkOfALongLineIsOneStep()
    {
        const int limit = gui::JsonView::lineLimit;
        m_view->setBytes(QByteArray(2 * limit, 'x') + "\n");
        m_view->selectHit({1, limit}, 0);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->caret(), (TextPlace{1, 2 * limit}));
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->caret(), (TextPlace{2, 0}));
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QTest::keyClick(m_view.get(), Qt::Key_Left);
        QCOMPARE(m_view->caret(), (TextPlace{1, limit}));
    }

    void theMouseSelectsWhatItIsDraggedOver()
    {
        m_view->setBytes("first line\nsecond line\n");
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, middleOf({1, 6}));
        QTest::mouseMove(m_view->viewport(), middleOf({2, 6}));
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, middleOf({2, 6}));
        QCOMPARE(m_view->selectedText(), u"line\nsecond"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"line\nsecond"_s);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, middleOf({2, 0}));
        QCOMPARE(m_view->selectedText(), u"line\n"_s);
    }

    void aDoubleClickSelectsTheWordAndAThirdTheLine()
    {
        m_view->setBytes("\"first\": \"line\"\nsecond");
        const QPoint point = middleOf({1, 11});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(m_view->selectedText(), u"line"_s);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(m_view->selectedText(), u"\"first\": \"line\"\n"_s);
    }

    void allCanBeCopied()
    {
        const QByteArray text = numberedLines(20000);
        m_view->setBytes(text);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text() == QString::fromUtf8(text));
    }

    void nothingSelectedLeavesTheClipboardAlone()
    {
        QGuiApplication::clipboard()->setText(u"before"_s);
        m_view->setBytes("{}");
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    }

    void theMenuCopies()
    {
        m_view->setBytes("{}");
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        for (int i = 0; i < 2; ++i) // to raise, and to grab the keyboard
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^This plugin does not support"_s));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        auto *menu = m_view->findChild<QMenu *>();
        QTRY_VERIFY(menu->isVisible());
        menu->actions().first()->trigger();
        menu->close();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"{}"_s);
    }

    void aLineIsActivatedByReturnAndByCtrlClick()
    {
        m_view->setBytes(numberedLines(10));
        QSignalSpy activated(m_view.get(), &gui::JsonView::lineActivated);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middleOf({3, 0}));
        QCOMPARE(activated.count(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, middleOf({5, 2}));
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.first().first().toInt(), 3);
        QCOMPARE(activated.last().first().toInt(), 5);
        QTest::keyClick(m_view.get(), Qt::Key_Return, Qt::ControlModifier); // submits, in the window
        QCOMPARE(activated.count(), 2);
    }

    void longLinesScrollSideways()
    {
        m_view->setBytes("short\n");
        m_view->grab();
        QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
        m_view->setBytes(QByteArray(500, 'x'));
        m_view->grab();
        QTRY_VERIFY(m_view->horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->horizontalScrollBar()->value() > 0);
        QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect(m_view->caret())));
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->horizontalScrollBar()->value(), 0);
    }

    void itCannotBeTypedInto()
    {
        m_view->setBytes("{}");
        QTest::keyClicks(m_view.get(), u"x"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Delete);
        QCOMPARE(m_view->toPlainText(), u"{}"_s);
    }

    void anotherFontMovesWhatIsShown()
    {
        m_view->setBytes(numberedLines(10));
        const QRect before = m_view->caretRect({3, 3});
        QFont font = m_view->font();
        font.setPointSize(2 * font.pointSize());
        m_view->setFont(font);
        QVERIFY(m_view->caretRect({3, 3}).top() > before.top());
        QVERIFY(m_view->caretRect({3, 3}).left() > before.left());
    }

    void assistiveProgramsReadTheLineOfTheCaret()
    {
        m_view->setAccessibleName(u"JSON"_s);
        m_view->setBytes("{\n  \"a\": 1\n}");
        m_view->selectHit({2, 3}, 1);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view.get());
        QCOMPARE(interface->text(QAccessible::Name), u"JSON"_s);
        QCOMPARE(interface->text(QAccessible::Value), u"  \"a\": 1"_s);
        QVERIFY(interface->state().readOnly && interface->state().multiLine);
        QAccessibleTextInterface *text = interface->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, text->characterCount()), u"  \"a\": 1"_s);
        QCOMPARE(text->cursorPosition(), 4);
        int start = 0, end = 0;
        text->selection(0, &start, &end);
        QCOMPARE(std::pair(start, end), std::pair(3, 4));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(interface->text(QAccessible::Value), u"}"_s);
    }

    void namesStringsAndNumbersHaveTheirColours()
    {
        const auto colors =
            gui::jsonColors(u"\"a\\\"b\": [\"x: \\\"y\", -1.50e+3, true]"_s, gui::Theme::light());
        QCOMPARE(colors.size(), 3);
        QCOMPARE(colors[0].length, 6);
        QCOMPARE(colors[1].length, 8);
        QCOMPARE(colors[2].length, 8);
        QVERIFY(colors[0].format.foreground() != colors[1].format.foreground());
        QVERIFY(colors[1].format.foreground() != colors[2].format.foreground());
    }

private:
    QPoint middleOf(const TextPlace &place) const { return m_view->caretRect(place).center(); }

    std::unique_ptr<gui::JsonView> m_view;
};

QTEST_MAIN(JsonViewTest)
#include "test_json_view.moc"
