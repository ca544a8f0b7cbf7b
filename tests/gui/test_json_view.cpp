// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json_view.h"
#include "support/test.h"

#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;

namespace
{

QByteArray numberedLines(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
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

QColor backgroundOf(const gui::JsonView &view, int line)
{
    QColor color;
    for (const QTextEdit::ExtraSelection &selection : view.extraSelections()) {
        if (selection.cursor.blockNumber() == line - 1)
            color = selection.format.background().color();
    }
    return color;
}

} // namespace

class JsonViewTest : public support::Test
{
    Q_OBJECT
private slots:
    void patchingShowsWhatSettingAnewShows()
    {
        QRandomGenerator random(1);
        gui::JsonView view;
        QPlainTextEdit plain;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray text = randomLines(random);
            view.setBytes(text);
            plain.setPlainText(QString::fromUtf8(text));
            QCOMPARE(view.toPlainText(), plain.toPlainText());
            QCOMPARE(view.blockCount(), plain.blockCount());
        }
    }

    void onlyTheChangedLinesAreTouched()
    {
        gui::JsonView view;
        const QByteArray before = numberedLines(1000);
        view.setBytes(before);
        QSignalSpy changes(view.document(), &QTextDocument::contentsChange);
        QByteArray after = before;
        after.replace("line 500\n", "line five hundred\n");
        view.setBytes(after);
        QCOMPARE(view.toPlainText(), QString::fromUtf8(after));
        QCOMPARE(changes.count(), 1);
        QVERIFY(changes.first().at(1).toInt() <= 10); // characters removed
        QCOMPARE(view.changedLine(), 501);
        QVERIFY(backgroundOf(view, 501).isValid());
    }

    void theViewStaysWhereItIs()
    {
        gui::JsonView view;
        view.resize(300, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QByteArray before = numberedLines(1000);
        view.setBytes(before);
        view.verticalScrollBar()->setValue(400);
        view.setBytes(QByteArray(before).replace("line 3\n", "line three\nand more\n"));
        QCOMPARE(view.verticalScrollBar()->value(), 400);
    }

    void aReplacedTextHasNoChangedLine()
    {
        gui::JsonView view;
        view.setBytes("{\n  \"a\": 1\n}\n");
        QCOMPARE(view.changedLine(), 0);
        view.setBytes("[\n  2\n]");
        QCOMPARE(view.changedLine(), 0);
    }

    void aVeryLongLineSaysWhatIsLeftOut()
    {
        gui::JsonView view;
        view.setBytes(QByteArray(gui::JsonView::lineLimit + 1234, 'x') + "\nshort");
        const QString line = view.document()->firstBlock().text();
        QVERIFY(line.startsWith(QString(gui::JsonView::lineLimit, u'x') + u" … "_s));
        QVERIFY(line.endsWith(u"more characters]"_s));
        QVERIFY(line.contains(QLocale().toString(1234)));
        QCOMPARE(view.document()->lastBlock().text(), u"short"_s);
    }

    void foreignTextIsShownAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << QByteArray("\"<b>x</b><img src='file:///etc/passwd'>\"")
                                << u"\"<b>x</b><img src='file:///etc/passwd'>\""_s;
        QTest::newRow("line separator") << QByteArray("a\u2028b\u2029c") << u"a\ufffdb\ufffdc"_s;
        QTest::newRow("turned direction") << QByteArray("\u202Eevil") << u"\ufffdevil"_s;
        QTest::newRow("zero byte") << QByteArray("a\0b", 3) << u"a\ufffdb"_s;
        QTest::newRow("no UTF-8") << QByteArray("a\xff") << u"a\ufffd"_s;
    }

    void foreignTextIsShownAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        gui::JsonView view;
        view.setBytes(bytes);
        QCOMPARE(view.toPlainText(), shown);
        QCOMPARE(view.blockCount(), 1);
    }

    void marksFollowTheirLines()
    {
        gui::JsonView view;
        view.setBytes(numberedLines(100));
        view.setReplacedLines({3, 4});
        view.goToLine(7);
        QVERIFY(backgroundOf(view, 3).isValid());
        QVERIFY(backgroundOf(view, 4).isValid());
        QVERIFY(backgroundOf(view, 7).isValid());
        QVERIFY(!backgroundOf(view, 5).isValid());
        QCOMPARE(view.textCursor().blockNumber(), 6);
        view.goToLine(0);
        QVERIFY(!backgroundOf(view, 7).isValid());
        view.goToLine(100000); // not there: nothing happens
        QCOMPARE(view.textCursor().blockNumber(), 6);
    }

    void itCannotBeTypedInto()
    {
        gui::JsonView view;
        view.setBytes("{}");
        QTest::keyClicks(&view, u"x"_s);
        QCOMPARE(view.toPlainText(), u"{}"_s);
        QVERIFY(!view.document()->isUndoRedoEnabled());
    }

    void namesStringsAndNumbersHaveTheirColours()
    {
        gui::JsonView view;
        view.setBytes("\"a\\\"b\": [\"x: \\\"y\", -1.50e+3, true]");
        QCoreApplication::processEvents(); // the highlighter starts with the event loop
        const QList<QTextLayout::FormatRange> formats = view.document()->firstBlock().layout()->formats();
        QCOMPARE(formats.size(), 3);
        QCOMPARE(formats[0].length, 6);
        QCOMPARE(formats[1].length, 8);
        QCOMPARE(formats[2].length, 8);
        QVERIFY(formats[0].format.foreground() != formats[1].format.foreground());
        QVERIFY(formats[1].format.foreground() != formats[2].format.foreground());
    }
};

QTEST_MAIN(JsonViewTest)
#include "test_json_view.moc"
