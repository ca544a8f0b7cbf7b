// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/plain_text.h"
#include "support/test.h"

#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

class PlainTextTest : public support::Test
{
    Q_OBJECT
private slots:
    void bytesThatCannotBePrintedAreEscaped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("ASCII") << QByteArray("GET / HTTP/1.1") << u"GET / HTTP/1.1"_s;
        QTest::newRow("CRLF breaks the line") << QByteArray("a\r\nb\nc\r\n") << u"a\nb\nc\n"_s;
        QTest::newRow("CR alone") << QByteArray("a\rb") << u"a\\x0db"_s;
        QTest::newRow("controls") << QByteArray("\0\x1b\x7f", 3) << u"\\x00\\x1b\\x7f"_s;
        QTest::newRow("UTF-8") << QByteArray("Señor \u20ac \U0001F600") << u"Señor € \U0001F600"_s;
        QTest::newRow("broken UTF-8") << QByteArray("\xc3(\xff\xe2\x82") << u"\\xc3(\\xff\\xe2\\x82"_s;
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << u"\\xc0\\xaf"_s;
        QTest::newRow("line separator") << QByteArray("\u2028") << u"\\xe2\\x80\\xa8"_s;
        QTest::newRow("tag") << QByteArray("\U000E0041") << u"\\xf3\\xa0\\x81\\x81"_s;
        QTest::newRow("turned direction") << QByteArray("\u202e") << u"\\xe2\\x80\\xae"_s;
    }

    void bytesThatCannotBePrintedAreEscaped()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(gui::printable(bytes), text);
    }

    void hexadecimalShowsEveryByte()
    {
        QCOMPARE(gui::hexDump("0123456789abcdef\xff\n"),
                 u"00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n"
                 u"00000010  ff 0a                                            ..\n"_s);
        QCOMPARE(gui::hexDump({}), QString());
    }

    void aToolTipIsNeverTakenForMarkup()
    {
        const QString foreign = u"<b>bold</b> & <img src=x>\nsecond line"_s;
        const QString tip = gui::plainToolTip(foreign);
        QVERIFY(Qt::mightBeRichText(tip));
        QTextDocument document;
        document.setHtml(tip);
        QCOMPARE(document.toPlainText(), foreign);
        QCOMPARE(gui::plainToolTip({}), QString());
    }

    void foreignTextStaysOnOneLine()
    {
        QCOMPARE(gui::oneLine(u"a\nb\tc\u202ed\u0000"_s), u"a b c d "_s);
        QCOMPARE(gui::oneLine(QString(300, u'x'), 10), QString(10, u'x') + u'…');
    }
};

QTEST_GUILESS_MAIN(PlainTextTest)
#include "test_plain_text.moc"
