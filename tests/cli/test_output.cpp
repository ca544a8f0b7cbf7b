// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/output.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;

/// What comes from the wire or from a file can do nothing to the output of a command.
class TestOutput : public support::Test
{
    Q_OBJECT
private slots:
    void aLineStaysOneLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << u"Postback for 4711: José"_s << "Postback for 4711: Jos\xc3\xa9"_ba;
        QTest::newRow("a forged line")
            << u"APPROVED\npassed   Amounts: equal"_s << "APPROVED\\npassed   Amounts: equal"_ba;
        QTest::newRow("carriage return") << u"APPROVED\rDECLINED"_s << "APPROVED\\u000dDECLINED"_ba;
        QTest::newRow("both") << u"a\r\nb"_s << "a\\u000d\\nb"_ba;
        QTest::newRow("an escape of its own") << u"a\\nb"_s << "a\\\\nb"_ba;
        QTest::newRow("terminal escape") << u"a\x1b[2Jb"_s << "a\\u001b[2Jb"_ba;
        QTest::newRow("C1 escape") << u"a\u009b2Jb"_s << "a\\u009b2Jb"_ba;
        QTest::newRow("line separator") << u"a\u2028b"_s << "a\\u2028b"_ba;
        QTest::newRow("paragraph separator") << u"a\u2029b"_s << "a\\u2029b"_ba;
        QTest::newRow("next line") << u"a\u0085b"_s << "a\\u0085b"_ba;
        QTest::newRow("vertical tab, form feed") << u"a\v\fb"_s << "a\\u000b\\u000cb"_ba;
        QTest::newRow("right to left") << u"a\u202eb"_s << "a\\u202eb"_ba;
        QTest::newRow("zero width") << u"a\u200bb"_s << "a\\u200bb"_ba;
        QTest::newRow("NUL") << u"a\0b"_s << "a\\u0000b"_ba;
    }

    // K09
    void aLineStaysOneLine()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, line);
        QByteArray written;
        QTextStream stream(&written, QIODevice::WriteOnly);
        cli::Output output(&stream);
        output.line(text);
        output.say(text);
        QCOMPARE(written, line + '\n' + line + '\n');
        QByteArray replaced;
        QTextStream terminal(&replaced, QIODevice::WriteOnly);
        cli::Output(&terminal).replaceLine(text);
        QCOMPARE(replaced, "\r\x1b[K" + line);
    }

    void aDocumentIsWrittenByteForByte()
    {
        const QByteArray document = QByteArray("{\"a\": \"\\u202e\xc3\xa9\"}\n").repeated(10'000);
        QByteArray written;
        QTextStream stream(&written, QIODevice::WriteOnly);
        cli::Output output(&stream);
        output.document(document);
        output.flush();
        QCOMPARE(written, document);
    }

    void aBlockKeepsItsLinesOnly()
    {
        QByteArray written;
        QTextStream stream(&written, QIODevice::WriteOnly);
        cli::Output output(&stream);
        output.block(u"a\n  b\x1b[2J\n"_s);
        output.flush();
        QCOMPARE(written, "a\n  b\xef\xbf\xbd[2J\n");
    }
};

QTEST_GUILESS_MAIN(TestOutput)
#include "test_output.moc"
