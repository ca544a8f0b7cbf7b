// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/harmless_text.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestHarmlessText : public support::Test
{
    Q_OBJECT
private slots:
    void harmfulCharactersAreNeutralized_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("harmless"); // a space in place of each unit
        QTest::addColumn<QString>("escaped");
        const auto row = [](const char *name, const QString &text, const QString &harmless,
                            const QString &escaped) {
            QTest::newRow(name) << text << harmless << escaped;
        };
        row("empty", {}, {}, {});
        row("plain", u"Zahlung über 😀"_s, u"Zahlung über 😀"_s, u"Zahlung über 😀"_s);
        row("markup", u"<b>&amp;"_s, u"<b>&amp;"_s, u"<b>&amp;"_s);
        row("combining mark", u"e\u0301"_s, u"e\u0301"_s, u"e\u0301"_s);
        row("emoji with a variation selector", u"\u2764\ufe0f"_s, u"\u2764\ufe0f"_s, u"\u2764\ufe0f"_s);
        row("line end", u"a\nb"_s, u"a b"_s, u"a\\u000ab"_s);
        row("carriage return and tab", u"a\r\tb"_s, u"a  b"_s, u"a\\u000d\\u0009b"_s);
        row("NUL", u"a"_s + QChar(0) + u"b"_s, u"a b"_s, u"a\\u0000b"_s);
        row("terminal", u"\u001b[2J\u009b1m"_s, u" [2J 1m"_s, u"\\u001b[2J\\u009b1m"_s);
        row("line separators", u"a\u2028b\u2029c"_s, u"a b c"_s, u"a\\u2028b\\u2029c"_s);
        row("direction", u"\u202egp.exe\u2066"_s, u" gp.exe "_s, u"\\u202egp.exe\\u2066"_s);
        row("byte order mark", u"\ufeffa"_s, u" a"_s, u"\\ufeffa"_s);
        row("zero width", u"a\u200bb\u200dc"_s, u"a b c"_s, u"a\\u200bb\\u200dc"_s);
        row("soft hyphen", u"a\u00adb"_s, u"a b"_s, u"a\\u00adb"_s);
        row("filler that is a letter", u"a\u3164b\u115fc\uffa0"_s, u"a b c "_s,
            u"a\\u3164b\\u115fc\\uffa0"_s);
        row("joiner that is a mark", u"a\u034fb"_s, u"a b"_s, u"a\\u034fb"_s);
        row("not a character", u"a\ufdd0\uffffb"_s, u"a  b"_s, u"a\\ufdd0\\uffffb"_s);
        row("first half", u"a"_s + QChar(0xd83d) + u"b"_s, u"a b"_s, u"a\\ud83db"_s);
        row("second half", u"a"_s + QChar(0xde00) + u"b"_s, u"a b"_s, u"a\\ude00b"_s);
        row("first half at the end", u"a"_s + QChar(0xd83d), u"a "_s, u"a\\ud83d"_s);
        row("halves in the wrong order", QString(QChar(0xde00)) + QChar(0xd83d), u"  "_s,
            u"\\ude00\\ud83d"_s);
        row("tag", u"a\U000E0041b"_s, u"a  b"_s, u"a\\udb40\\udc41b"_s);
        row("musical beam", u"\U0001D173"_s, u"  "_s, u"\\ud834\\udd73"_s);
        row("shorthand control", u"\U0001BCA0"_s, u"  "_s, u"\\ud82f\\udca0"_s);
        row("last of a plane", u"\U0001FFFF"_s, u"  "_s, u"\\ud83f\\udfff"_s);
    }

    // K09 U02
    void harmfulCharactersAreNeutralized()
    {
        QFETCH(QString, text);
        const QString spaced = harmless(text, u' ');
        QTEST(spaced, "harmless");
        QCOMPARE(spaced.size(), text.size());
        QTEST(escapedWhereHarmful(text), "escaped");
    }

    void whatIsKeptStays()
    {
        QCOMPARE(harmless(u"a\n\tb\r"_s, u'?', u"\n\t"), u"a\n\tb?"_s);
        QCOMPARE(escapedWhereHarmful(u"a\n\tb\r"_s, u"\n\t"), u"a\n\tb\\u000d"_s);
    }

    void textIsOneLineAndLosesNothing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"Zahlung über 😀"_s << u"Zahlung über 😀"_s;
        QTest::newRow("line ends") << u"a\r\nwarning: b"_s << u"a\\u000d\\nwarning: b"_s;
        QTest::newRow("terminal") << u"\u001b[2J\u009b1m"_s << u"\\u001b[2J\\u009b1m"_s;
        QTest::newRow("line separators") << u"a\u2028b\u2029c"_s << u"a\\u2028b\\u2029c"_s;
        QTest::newRow("direction") << u"a\u202Eb\u2066c\u200Fd"_s << u"a\\u202eb\\u2066c\\u200fd"_s;
        QTest::newRow("looks escaped") << u"a\\nb"_s << u"a\\\\nb"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"a\\u0000b"_s;
        QTest::newRow("tag") << QString::fromUcs4(U"\U000E0041") << u"\\udb40\\udc41"_s;
    }

    // K09
    void textIsOneLineAndLosesNothing()
    {
        QFETCH(QString, text);
        QTEST(oneLine(text), "expected");
    }
};

QTEST_GUILESS_MAIN(TestHarmlessText)
#include "test_harmless_text.moc"
