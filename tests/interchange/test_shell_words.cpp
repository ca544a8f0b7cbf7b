// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/shell_words.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using interchange::ShellWord;

class TestShellWords : public support::Test
{
    Q_OBJECT
private slots:
    void aScriptIsSplitLikeAShellDoes_data();
    void aScriptIsSplitLikeAShellDoes();
    void syntaxOnlyAShellCanExecuteIsRejected_data();
    void syntaxOnlyAShellCanExecuteIsRejected();
    void aVariableIsKeptAndMarked();
    void quotedBytesAreOneWord_data();
    void quotedBytesAreOneWord();
};

/// The words, operators in brackets, joined by `·`.
static QByteArray written(const QList<ShellWord> &words)
{
    QByteArrayList list;
    for (const ShellWord &word : words)
        list << (word.isOperator ? '[' + word.text + ']' : word.text);
    return list.join("·");
}

void TestShellWords::aScriptIsSplitLikeAShellDoes_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, const QByteArray &script, const QByteArray &words) {
        QTest::newRow(name) << script << words;
    };
    row("nothing", "", "");
    row("blanks", " a \t b ", "a·b");
    row("an empty word", "a '' \"\"", "a··");
    row("single quotes", R"('a "b" $c \d')", R"(a "b" $c \d)");
    row("a single quote between", R"('it'\''s')", "it's");
    row("double quotes", R"("a 'b' \" \\ \$c \d")", R"(a 'b' " \ $c \d)");
    row("parts without blanks between", R"(a'b'"c"\d)", "abcd");
    row("a line is continued", "a \\\nb\\\r\nc", "a·bc");
    row("a line is continued in quotes", "\"a\\\nb\" 'a\\\nb'", "ab·a\\\nb");
    row("C escapes", R"($'a\tb\n\'\"\\\x41\101\e')", "a\tb\n'\"\\AA\x1b");
    row("characters by number", R"($'\u00e9\u20ac\U0001F600\ud83d\ude00')", "é€😀😀");
    row("an unknown C escape stays", R"($'\q')", R"(\q)");
    row("operators", "a|b;c\nd", "a·[|]·b·[;]·c·[\n]·d");
    row("a comment", "# a 'b\nc # d", "[\n]·c");
    row("no comment inside a word", "a#b", "a#b");
    row("bytes that are no UTF-8", "'\xff\xfe'", "\xff\xfe");
}

void TestShellWords::aScriptIsSplitLikeAShellDoes()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, words);
    const auto split = interchange::shellWords(script);
    QVERIFY2(split, split ? "" : qPrintable(split.error().sentence));
    QCOMPARE(written(*split), words);
}

void TestShellWords::syntaxOnlyAShellCanExecuteIsRejected_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &script, const QString &said) {
        QTest::newRow(name) << script << said;
    };
    row("an open single quote", "a 'b", u"closing quotation mark for ' is missing"_s);
    row("an open double quote", "a \"b", u"closing quotation mark for \" is missing"_s);
    row("an open C quote", "a $'b\\'", u"closing quotation mark for $' is missing"_s);
    row("a backslash at the end in quotes", "\"a\\", u"closing quotation mark"_s);
    row("a command substitution", "a $(b)", u"runs another command"_s);
    row("a command substitution in quotes", "a \"$(b)\"", u"runs another command"_s);
    row("backticks", "a `b`", u"runs another command"_s);
    row("the Windows command prompt", "curl ^\n a", u"Windows command prompt"_s);
    row("Windows quoting", "curl ^\"a^\"", u"Windows command prompt"_s);
    row("half a character", R"($'\ud83d')", u"does not stand for a character"_s);
    row("a NUL", R"($'\0')", u"does not stand for a character"_s);
    row("no digits", R"($'\xg')", u"does not stand for a character"_s);
}

void TestShellWords::syntaxOnlyAShellCanExecuteIsRejected()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, said);
    const auto split = interchange::shellWords(script);
    QVERIFY(!split);
    QCOMPARE(split.error().code, u"import"_s);
    QVERIFY2(split.error().sentence.contains(said), qPrintable(split.error().sentence));
}

void TestShellWords::aVariableIsKeptAndMarked()
{
    const auto split = interchange::shellWords(R"(a "Basic $KEY" ${X} '$y' "$ 5" \$z)");
    QVERIFY(split);
    QCOMPARE(written(*split), "a·Basic $KEY·${X}·$y·$ 5·$z"_ba);
    QList<bool> marked;
    for (const ShellWord &word : *split)
        marked << word.hasVariable;
    QCOMPARE(marked, (QList<bool>{false, true, true, false, false, false}));
}

void TestShellWords::quotedBytesAreOneWord_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes : {"", "plain", "it's", "'", "''", "$HOME `id` \\ \" ! * ? ~ # & | ; < >",
                              "a\nb\r\n", "-x", "@x", "é😀"})
        QTest::addRow("%s", bytes) << QByteArray(bytes);
}

void TestShellWords::quotedBytesAreOneWord()
{
    QFETCH(const QByteArray, bytes);
    const auto split = interchange::shellWords(interchange::shellQuoted(bytes));
    QVERIFY(split);
    QCOMPARE(split->size(), 1);
    QCOMPARE(split->first().text, bytes);
    QVERIFY(!split->first().hasVariable);
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "test_shell_words.moc"
