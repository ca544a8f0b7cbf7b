// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_pointer.h"
#include "core/json_rewriting.h"
#include "random_json.h"
#include "support/places.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QFile>

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestJson : public support::Test
{
    Q_OBJECT
private slots:
    void whatIsReadIsWrittenAgain_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        row("null", "null");
        row("booleans", "[\n  true,\n  false\n]");
        row("order", "{\n  \"b\": 1,\n  \"a\": 2\n}");
        row("duplicate names", "{\n  \"a\": 1,\n  \"A\": 2,\n  \"a\": 3\n}");
        row("empty name", "{\n  \"\": {\n    \"\": 0\n  }\n}");
        row("empty containers", "{\n  \"a\": {},\n  \"b\": []\n}");
        row("empty object", "{}");
        row("empty array", "[]");
        row("two decimals", "10.00");
        row("zero", "0.0");
        row("negative zero", "-0");
        row("large", "12345678901234567890");
        row("exponent", "1E+2");
        row("exponent down", "1e-999");
        row("largest exponent", "1e308");
        row("long fraction", "0." + QByteArray(400, '3'));
        row("308 digits", QByteArray(308, '9'));
        row("unicode", "\"é – 日本 😀\"");
        row("unicode name", "{\n  \"naïve\": \"\"\n}");
        row("byte order mark in a text", "\"\xEF\xBB\xBFx\"");
        row("line separator", "\"\xE2\x80\xA8\"");
        row("escapes", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001F\"");
        row("text that looks like JSON", "\"{\\\"a\\\": [1]}\"");
        row("text with two spaces", "\"a  b\"");
    }

    void whatIsReadIsWrittenAgain()
    {
        QFETCH(QByteArray, text);
        const Result<Json> json = parseJson(text);
        QVERIFY2(json, qPrintable(json ? QString() : json.error().sentence));
        QCOMPARE(writeJson(*json), text + '\n');
        QCOMPARE(*rewriteJson(text), text + '\n');
    }

    void whiteSpaceAndEscapesAreWrittenInOneForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("dense") << R"({"a":[1,{}],"b":null})"_ba
                               << "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": null\n}\n"_ba;
        QTest::newRow("wide") << "\r\n\t[ 1 \r\n, 2 ]\r\n "_ba
                              << "[\n  1,\n  2\n]\n"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF[]"_ba
                                         << "[]\n"_ba;
        QTest::newRow("slash") << "\"\\/\""_ba
                               << "\"/\"\n"_ba;
        QTest::newRow("escaped letter") << "\"\\u00e9\""_ba
                                        << "\"é\"\n"_ba;
        QTest::newRow("escaped pair") << "\"\\ud83d\\ude00\""_ba
                                      << "\"😀\"\n"_ba;
        QTest::newRow("lower-case hex") << "\"\\u001f\""_ba
                                        << "\"\\u001F\"\n"_ba;
    }

    void whiteSpaceAndEscapesAreWrittenInOneForm()
    {
        QFETCH(QByteArray, text);
        const Result<Json> json = parseJson(text);
        QVERIFY(json);
        QTEST(writeJson(*json), "written");
        QTEST(*rewriteJson(text), "written");
    }

    void nullIsNotAbsent()
    {
        const Result<Json> json = parseJson(R"({"a": null})");
        QVERIFY(json->member(u"a"));
        QVERIFY(json->member(u"a")->isNull());
        QVERIFY(!json->member(u"b"));
        QVERIFY(!json->member(u"A"));
        QVERIFY(!(*json == *parseJson("{}")));
    }

    void theLastOfARepeatedNameCounts()
    {
        QCOMPARE(parseJson(R"({"a": 1, "a": 2})")->member(u"a")->numberText(), "2");
    }

    void documentsDifferInOrderAndNumberText()
    {
        QVERIFY(!(*parseJson(R"({"a": 1, "b": 2})") == *parseJson(R"({"b": 2, "a": 1})")));
        QVERIFY(!(*parseJson("1.0") == *parseJson("1.00")));
        QVERIFY(!(*parseJson("1") == *parseJson("\"1\"")));
        QVERIFY(*parseJson("[1, [2]]") == *parseJson("[1,[2]]"));
    }

    void brokenTextsAreRefusedWithPlaceAndReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("reason"); // a part of the sentence
        const auto row = [](const char *name, const QByteArray &text, int line, int column,
                            const QString &reason) {
            QTest::newRow(name) << text << line << column << reason;
        };
        row("empty", "", 1, 1, u"empty"_s);
        row("white space", " \n ", 2, 2, u"empty"_s);
        row("byte order mark alone", "\xEF\xBB\xBF", 1, 1, u"empty"_s);
        row("word", "hello", 1, 1, u"value"_s);
        row("cut literal", "[tru]", 1, 5, u"value"_s);
        row("NaN", "[NaN]", 1, 2, u"value"_s);
        row("Infinity", "-Infinity", 1, 2, u"value"_s);
        row("single quotes", "{'a': 1}", 1, 2, u"name in double quotes"_s);
        row("bare name", "{a: 1}", 1, 2, u"name in double quotes"_s);
        row("comma before brace", "{\n  \"a\": 1,\n}", 3, 1, u"name in double quotes"_s);
        row("comma before bracket", "[1,\n]", 2, 1, u"value"_s);
        row("comma missing in object", "{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, u"“}”"_s);
        row("comma missing in array", "[1 2]", 1, 4, u"“]”"_s);
        row("colon missing", "{\"a\" 1}", 1, 6, u"colon"_s);
        row("value missing", "{\"a\": }", 1, 7, u"value"_s);
        row("wrong bracket", "[1}", 1, 3, u"“]”"_s);
        row("array never closed", "[1,\n2", 2, 2, u"“]”"_s);
        row("object never closed", "{\"a\": {", 1, 8, u"name"_s);
        row("text never closed", "[\"abc", 1, 6, u"quotation mark"_s);
        row("two values", "{} {}", 1, 4, u"more text"_s);
        row("closed twice", "{}\n}", 2, 1, u"more text"_s);
        row("second byte order mark", "\xEF\xBB\xBF\xEF\xBB\xBF{}", 1, 1, u"value"_s);
        row("piece of a byte order mark", "\xBB{}", 1, 1, u"value"_s);
        row("leading zero", "[007]", 1, 3, u"“]”"_s);
        row("plus", "[+1]", 1, 2, u"value"_s);
        row("no digit before the point", "[.5]", 1, 2, u"value"_s);
        row("no digit after the point", "[1.]", 1, 4, u"decimal point"_s);
        row("no digit in the exponent", "[1e+]", 1, 5, u"exponent"_s);
        row("minus alone", "-", 1, 2, u"value"_s);
        row("hexadecimal", "[0x10]", 1, 3, u"“]”"_s);
        row("exponent too big", "[1e309]", 1, 2, u"too big"_s);
        row("endless exponent", "[\n1e99999999999999999999]", 2, 1, u"too big"_s);
        row("400 digits", QByteArray(400, '9'), 1, 1, u"too big"_s);
        row("unknown escape", "[\"\\x41\"]", 1, 3, u"escape"_s);
        row("cut \\u", "[\"\\u12\"]", 1, 3, u"four hexadecimal"_s);
        row("half pair", "[\"\\ud83d\"]", 1, 3, u"half of a character"_s);
        row("pair of first halves", "[\"\\ud83d\\ud83d\"]", 1, 3, u"half of a character"_s);
        row("second half alone", "{\"a\": \"\\udc00\"}", 1, 15, u"half of a character"_s);
        row("second half in a name", "{\"\\udc00\": 1}", 1, 10, u"half of a character"_s);
        row("line end in a text", "[\"a\nb\"]", 1, 4, u"closing"_s);
        row("control character in a text", "[\"\x01\"]", 1, 3, u"control character"_s);
        row("not UTF-8", "[\"\xE9\"]", 1, 3, u"UTF-8"_s);
        row("overlong UTF-8", "[\"\xC0\xAF\"]", 1, 3, u"UTF-8"_s);
        row("surrogate as UTF-8", "[\"\xED\xA0\x80\"]", 1, 3, u"UTF-8"_s);
        row("cut UTF-8", "[\"\xE2\x82\"]", 1, 3, u"UTF-8"_s);
        row("NUL in a text", QByteArray("[\"a\0b\"]", 7), 1, 4, u"NUL"_s);
        row("NUL after the end", QByteArray("{}\0{}", 5), 1, 3, u"NUL"_s);
        row("UTF-16 without a mark", QByteArray("{\0}\0", 4), 1, 2, u"UTF-16"_s);
        row("UTF-16, little end first", "\xFF\xFE{", 1, 1, u"UTF-16"_s);
        row("UTF-16, big end first", "\xFE\xFF", 1, 1, u"UTF-16"_s);
        row("comment", "[1, // one\n2]", 1, 5, u"comment"_s);
        row("comment before a comma", "[1 /* one */, 2]", 1, 4, u"comment"_s);
        row("comment before a name", "{\n# one\n\"a\": 1}", 2, 1, u"comment"_s);
        row("comment behind the end", "{} // end", 1, 4, u"comment"_s);
        row("slash in a string's escape", "\"\\q//\"", 1, 2, u"no such escape"_s);
        row("after characters of several bytes", "[\"é日\" 1]", 1, 7, u"“]”"_s);
        row("after Windows line ends", "{\r\n\"a\": 1\r\n\"b\"}", 3, 1, u"“}”"_s);
    }

    // D04
    void brokenTextsAreRefusedWithPlaceAndReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, reason);
        JsonParseError where;
        const Result<Json> json = parseJson(text, &where);
        QVERIFY(!json);
        QCOMPARE(json.error().code, u"json"_s);
        QVERIFY2(where.sentence.contains(reason), qPrintable(where.sentence));
        QCOMPARE(where.line, line);
        QCOMPARE(where.column, column);
        QCOMPARE(json.error().sentence,
                 u"Line %1, column %2: %3"_s.arg(line).arg(column).arg(where.sentence));
        QCOMPARE(rewriteJson(text).error().sentence, json.error().sentence);
    }

    void nestingHasALimit_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isTaken");
        const auto arrays = [](int depth) {
            return QByteArray(depth, '[') + QByteArray(depth, ']');
        };
        const auto objects = [](int depth) {
            return QByteArray("{\"a\":").repeated(depth) + '1' + QByteArray(depth, '}');
        };
        QTest::newRow("128 arrays") << arrays(128) << true;
        QTest::newRow("129 arrays") << arrays(129) << false;
        QTest::newRow("128 objects") << objects(128) << true;
        QTest::newRow("129 objects") << objects(129) << false;
        QTest::newRow("100,000 arrays") << arrays(100000) << false;
        QTest::newRow("100,000 arrays never closed") << QByteArray(100000, '[') << false;
        QTest::newRow("side by side") << QByteArray("[" + QByteArray("[],").repeated(1000) + "[]]") << true;
    }

    // D04
    void nestingHasALimit()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isTaken);
        JsonParseError where;
        const Result<Json> json = parseJson(text, &where);
        QCOMPARE(bool(json), isTaken);
        QCOMPARE(bool(rewriteJson(text)), isTaken);
        if (isTaken)
            QVERIFY(*parseJson(writeJson(*json)) == *json);
        else
            QVERIFY2(where.sentence.contains(u"128"), qPrintable(where.sentence));
    }

    void aTextOverTheSizeLimitIsRefusedBeforeItIsRead()
    {
        // All of it is wrong from the first byte, and only its size is mentioned.
        const QByteArray text(jsonSizeLimit + 1, 'x');
        JsonParseError where;
        QVERIFY(!parseJson(text, &where));
        QVERIFY2(where.sentence.contains(u"64 MiB"), qPrintable(where.sentence));
        QVERIFY(!parseJson(QByteArrayView(text).first(jsonSizeLimit), &where));
        QVERIFY2(where.sentence.contains(u"value"), qPrintable(where.sentence));
    }

    void aTextOfTheSizeLimitIsRead()
    {
        QByteArray text(jsonSizeLimit, 'x');
        text.front() = '"';
        text.back() = '"';
        const Result<Json> json = parseJson(text);
        QVERIFY(json);
        QCOMPARE(json->toString().size(), jsonSizeLimit - 2);
    }

    void randomDocumentsSurvive()
    {
        RandomJson random(20260606);
        for (int i = 0; i < 2000; ++i) {
            const Json document = random.document();
            const QByteArray text = writeJson(document);
            const Result<Json> again = parseJson(text);
            QVERIFY2(again, text.constData());
            QVERIFY2(*again == document, text.constData());
            QCOMPARE(writeJson(*again), text);
        }
    }

    void cutTextsNeverCrashTheReader()
    {
        RandomJson random(7);
        for (int i = 0; i < 300; ++i) {
            QByteArray text = writeJson(random.document());
            text.truncate(random.below(int(text.size())));
            if (!text.isEmpty())
                text[random.below(int(text.size()))] = char(random.below(256));
            if (const Result<Json> json = parseJson(text))
                QVERIFY(*parseJson(writeJson(*json)) == *json);
        }
    }

    void theSampleIsTheSourceDocumentsAndComesBackByteForByte()
    {
        QFile file(support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        // The digest of the block "Sample Request" in the source document.
        QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
                 "5f2c5363a480d243ea6fed179f29c997a48ca1b14d839c86fadc3b9b511e6991");
        const Result<Json> json = parseJson(bytes);
        QVERIFY(json);
        QCOMPARE(writeJson(*json), bytes);
    }

    void numbersAreKnownByTheirGrammar_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isNumber");
        for (const char *good :
             {"0", "-0", "10.00", "0.0", "1E+2", "1e-05", "12345678901234567890", "1e-400"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad : {"", "-", "+1", ".5", "1.", "01", "-01", "1e", "1e+", "0x1", " 1", "1 ",
                                "1,000", "NaN", "1e309", "1.2.3", "١"})
            QTest::addRow("'%s'", bad) << QByteArray(bad) << false;
        QTest::newRow("309 digits") << QByteArray(309, '1') << false;
    }

    void numbersAreKnownByTheirGrammar()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isNumber);
        QCOMPARE(isJsonNumber(text), isNumber);
        QCOMPARE(parseJson('[' + text + ']') && text.trimmed() == text && !text.isEmpty(), isNumber);
    }

    void pointersAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tokens");
        QTest::newRow("root") << QString() << QStringList();
        QTest::newRow("names") << u"/Customers/0/Name"_s << QStringList{u"Customers"_s, u"0"_s, u"Name"_s};
        QTest::newRow("empty name") << u"/"_s << QStringList{QString()};
        QTest::newRow("slash") << u"/a~1b"_s << QStringList{u"a/b"_s};
        QTest::newRow("tilde") << u"/a~0b"_s << QStringList{u"a~b"_s};
        QTest::newRow("tilde and one") << u"/~01"_s << QStringList{u"~1"_s};
    }

    void pointersAreReadAndWritten()
    {
        QFETCH(QString, text);
        const Result<JsonPointer> pointer = JsonPointer::parse(text);
        QVERIFY(pointer);
        QTEST(pointer->tokens(), "tokens");
        QCOMPARE(pointer->toString(), text);
    }

    void aPointerStartsWithASlash()
    {
        const Result<JsonPointer> pointer = JsonPointer::parse(u"Customers/0");
        QVERIFY(!pointer);
        QCOMPARE(pointer.error().code, u"json-pointer"_s);
    }

    void pointersKnowTheirParents()
    {
        const JsonPointer at({u"a"_s, u"0"_s});
        QCOMPARE(at.last(), u"0"_s);
        QCOMPARE(at.parent(), JsonPointer() / u"a"_s);
        QCOMPARE(at.parent() / 0, at);
        QVERIFY(JsonPointer().parent().isRoot());
        QVERIFY(at.startsWith({}));
        QVERIFY(at.startsWith(at));
        QVERIFY(!at.parent().startsWith(at));
        QVERIFY(!at.startsWith(JsonPointer({u"b"_s})));
    }

    void onlyPlacesThatExistAreFound_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("root") << u""_s << "{"_ba;
        QTest::newRow("item") << u"/a/1"_s << "2"_ba;
        QTest::newRow("name with a slash") << u"/b~1c"_s << "3"_ba;
        QTest::newRow("name that is a number") << u"/0"_s << "4"_ba;
        for (const char *nowhere : {"/x", "/a/2", "/a/-1", "/a/01", "/a/+1", "/a/1/0", "/a/", "/a/-", "/a/x",
                                    "/a/99999999999999999999", "/A"})
            QTest::newRow(nowhere) << QString::fromLatin1(nowhere) << QByteArray();
    }

    void onlyPlacesThatExistAreFound()
    {
        QFETCH(QString, at);
        QFETCH(QByteArray, found);
        const Result<Json> json = parseJson(R"({"a": [1, 2], "b/c": 3, "0": 4})");
        const Json *value = find(*json, *JsonPointer::parse(at));
        QCOMPARE(value != nullptr, !found.isEmpty());
        if (value)
            QVERIFY(writeJson(*value).startsWith(found));
    }

    void aCopySharesUntilOneIsChanged()
    {
        Json original = *parseJson(R"({"a": [1, {"b": 2}], "c": {"d": 3}})");
        const Json copy = original;
        QCOMPARE(find(copy, *JsonPointer::parse(u"/a")),
                 find(std::as_const(original), *JsonPointer::parse(u"/a")));

        *find(original, *JsonPointer::parse(u"/a/1/b")) = Json::number("5");
        QCOMPARE(find(copy, *JsonPointer::parse(u"/a/1/b"))->numberText(), "2"_ba);
        QCOMPARE(find(original, *JsonPointer::parse(u"/a/1/b"))->numberText(), "5"_ba);
        QVERIFY(!(copy == original));

        // Only the way to the change was copied.
        const JsonPointer besides = *JsonPointer::parse(u"/c/d");
        QCOMPARE(find(copy, besides), find(std::as_const(original), besides));
    }

    void lookingForWhatIsNotThereCopiesNothing()
    {
        Json original = *parseJson(R"({"a": [1]})");
        const Json copy = original;
        QCOMPARE(find(original, *JsonPointer::parse(u"/a/7")), nullptr);
        QCOMPARE(copy.member(u"a"), std::as_const(original).member(u"a"));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
