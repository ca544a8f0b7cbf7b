// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/shell_words.h"
#include "support/test.h"

#include <algorithm>

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
    void aVariableSetToATextIsReplaced_data();
    void aVariableSetToATextIsReplaced();
    void variablesCannotGrowWithoutEnd();
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
    row("redirections", "a <b >c 2>&1 &>d >>e", "a·[<]·b·[>]·c·[>]·1·[>]·d·[>]·e");
    row("a here-string", "a <<< 'b c'", "a·[<<<]·b c");
    row("here-documents", "a <<X <<-'Y'\nb $c\nX\n\td\n\tY\ne", "a·[<<]·b $c\n·[<<]·d\n·[\n]·e");
    row("a command substitution", "a $(b \"c)\" $(d)) `e f`", "a·$(b \"c)\" $(d))·`e f`");
    row("a command in place of a file", "a <(b c)", "a·<(b c)");
    row("a no-break space",
        "a\xc2\xa0"
        "b",
        "a·b");
    row("the command prompt", "curl ^\r\n a ^\"b^\\^\"c^\" | d", "curl·a·b\"c·[|]·d");
    row("PowerShell", "curl `\n 'it''s' \"a`n`\"\" @'\nb'c\n'@", "curl·it's·a\n\"·b'c");
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
    row("an open command substitution", "a $(b", u"closing quotation mark for $( is missing"_s);
    row("an open backtick", "a `b", u"closing quotation mark for ` is missing"_s);
    row("typographic quotation marks", "a \u2018b\u2019", u"typographic quotation marks"_s);
    row("a here-document without a name", "a <<", u"end mark after << is missing"_s);
    row("a here-document without its text", "a <<END", u"text after << is missing"_s);
    row("an open quotation mark in the command prompt", "a ^\n \"b",
        u"closing quotation mark for \" is missing"_s);
    row("an open quotation mark in PowerShell", "a `\n 'b", u"closing quotation mark for ' is missing"_s);
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

void TestShellWords::aVariableSetToATextIsReplaced_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("last");
    const auto row = [](const char *name, const QByteArray &script, const QByteArray &last) {
        QTest::newRow(name) << script << last;
    };
    row("in quotes", "A='b c'; d \"${A}$A\"", "b cb c");
    row("without quotes", "export A=b\nd $A", "b");
    row("without quotes, where a shell would split it", "A='b c'; d $A", "$A");
    row("by another variable", "A=b; B=\"$A/c\"; d $B", "b/c");
    row("not in single quotes", "A=b; d '$A'", "$A");
    row("not before it is set", "d $A; A=b; d \"$A\"", "b");
    row("not with a command in it", "A=$(x); d $A", "$A");
    row("not in another form", "A=b; d \"${A:-c}\"", "${A:-c}");
    row("not the name of a secret", "API_KEY=b; d $API_KEY", "$API_KEY");
    row("not behind a condition", "A=b; if x; then A=c; fi; d $A", "$A");
    row("not as an argument", "x A=b; d $A", "$A");
    row("in a here-document", "A=b; d <<X\n$A\nX", "b\n");
    row("in PowerShell", "$A = 'b'; x `\n \"$A/c\"", "b/c");
}

void TestShellWords::aVariableSetToATextIsReplaced()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, last);
    const auto split = interchange::shellWords(script);
    QVERIFY2(split, split ? "" : qPrintable(split.error().sentence));
    const auto word = std::ranges::find_if(split->rbegin(), split->rend(),
                                           [](const ShellWord &one) { return !one.isOperator; });
    QCOMPARE(word->text, last);
}

void TestShellWords::variablesCannotGrowWithoutEnd()
{
    QByteArray script = "A=" + QByteArray(1024, 'x') + '\n';
    for (int i = 0; i < 40; ++i)
        script += "A=\"$A$A\"\n";
    const auto split = interchange::shellWords(script);
    QVERIFY(split);
    qsizetype size = 0;
    for (const ShellWord &word : *split)
        size += word.text.size();
    QVERIFY(size <= 80 * 1024 * 1024);
    QVERIFY(split->last().isOperator);
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "test_shell_words.moc"
