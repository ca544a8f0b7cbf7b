// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_edit.h"
#include "random_json.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

using Kind = JsonEdit::Kind;

static JsonEdit edit(Kind kind, QStringView at, const char *value = "null", int position = -1)
{
    return {kind, *JsonPointer::parse(at), *parseJson(value), position};
}

class TestJsonEdit : public support::Test
{
    Q_OBJECT
private slots:
    void anEditChangesItsPlaceAndCanBeTakenBack_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<JsonEdit>("change");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *before, const JsonEdit &change, const char *after) {
            QTest::newRow(name) << QByteArray(before) << change << QByteArray(after);
        };
        row("replace the root", "{}", edit(Kind::Replace, u"", "[1]"), "[1]");
        row("replace a member", R"({"a":1,"b":2})", edit(Kind::Replace, u"/a", "1.00"),
            R"({"a":1.00,"b":2})");
        row("replace the last of a repeated name", R"({"a":1,"a":2})", edit(Kind::Replace, u"/a", "3"),
            R"({"a":1,"a":3})");
        row("insert first", R"({"b":2})", edit(Kind::Insert, u"/a", "1", 0), R"({"a":1,"b":2})");
        row("insert last", R"({"b":2})", edit(Kind::Insert, u"/a", "1"), R"({"b":2,"a":1})");
        row("insert at the end", R"({"b":2})", edit(Kind::Insert, u"/a", "1", 1), R"({"b":2,"a":1})");
        row("insert a name again before it", R"({"a":1})", edit(Kind::Insert, u"/a", "2", 0),
            R"({"a":2,"a":1})");
        row("insert a name again after it", R"({"a":1})", edit(Kind::Insert, u"/a", "2"), R"({"a":1,"a":2})");
        row("insert an item", "[1,3]", edit(Kind::Insert, u"/1", "2"), "[1,2,3]");
        row("append an item", "[1]", edit(Kind::Insert, u"/1", "2"), "[1,2]");
        row("remove a member", R"({"a":1,"b":2,"c":3})", edit(Kind::Remove, u"/b"), R"({"a":1,"c":3})");
        row("remove the last of a repeated name", R"({"a":1,"b":2,"a":3,"c":4})", edit(Kind::Remove, u"/a"),
            R"({"a":1,"b":2,"c":4})");
        row("remove the first of a repeated name", R"({"a":1,"a":3})", edit(Kind::Remove, u"/a", "null", 0),
            R"({"a":3})");
        row("remove an item", "[1,2,3]", edit(Kind::Remove, u"/0"), "[2,3]");
        row("move up", "[1,2,3,4]", edit(Kind::Move, u"/2", "null", 0), "[3,1,2,4]");
        row("move down", "[1,2,3,4]", edit(Kind::Move, u"/0", "null", 3), "[2,3,4,1]");
        row("move nowhere", "[1,2]", edit(Kind::Move, u"/1", "null", 1), "[1,2]");
        row("deep", R"({"a":[{"b":{}}]})", edit(Kind::Insert, u"/a/0/b/c", "{}"),
            R"({"a":[{"b":{"c":{}}}]})");
    }

    void anEditChangesItsPlaceAndCanBeTakenBack()
    {
        QFETCH(QByteArray, before);
        QFETCH(JsonEdit, change);
        QFETCH(QByteArray, after);
        Json document = *parseJson(before);
        const Result<JsonEdit> inverse = apply(document, change);
        QVERIFY(inverse);
        QCOMPARE(writeJson(document), writeJson(*parseJson(after)));
        const Result<JsonEdit> again = apply(document, *inverse);
        QVERIFY(again);
        QCOMPARE(writeJson(document), writeJson(*parseJson(before)));
        QVERIFY(apply(document, *again));
        QCOMPARE(writeJson(document), writeJson(*parseJson(after)));
    }

    void anEditOfNoPlaceIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<JsonEdit>("change");
        QTest::newRow("replace an absent member") << edit(Kind::Replace, u"/x");
        QTest::newRow("replace past the end") << edit(Kind::Replace, u"/items/2");
        QTest::newRow("insert the root") << edit(Kind::Insert, u"");
        QTest::newRow("insert below a text") << edit(Kind::Insert, u"/text/0");
        QTest::newRow("insert below nothing") << edit(Kind::Insert, u"/x/y");
        QTest::newRow("insert past the end") << edit(Kind::Insert, u"/items/3");
        QTest::newRow("insert at no index") << edit(Kind::Insert, u"/items/-");
        QTest::newRow("insert at a negative index") << edit(Kind::Insert, u"/items/-1");
        QTest::newRow("insert at no position") << edit(Kind::Insert, u"/x", "1", 4);
        QTest::newRow("insert at a negative position") << edit(Kind::Insert, u"/x", "1", -2);
        QTest::newRow("remove the root") << edit(Kind::Remove, u"");
        QTest::newRow("remove an absent member") << edit(Kind::Remove, u"/x");
        QTest::newRow("remove another's position") << edit(Kind::Remove, u"/text", "null", 0);
        QTest::newRow("remove no position") << edit(Kind::Remove, u"/text", "null", 3);
        QTest::newRow("remove past the end") << edit(Kind::Remove, u"/items/2");
        QTest::newRow("move the root") << edit(Kind::Move, u"", "null", 0);
        QTest::newRow("move a member") << edit(Kind::Move, u"/text", "null", 0);
        QTest::newRow("move past the end") << edit(Kind::Move, u"/items/0", "null", 2);
        QTest::newRow("move before the start") << edit(Kind::Move, u"/items/0", "null", -1);
        QTest::newRow("move from past the end") << edit(Kind::Move, u"/items/2", "null", 0);
    }

    void anEditOfNoPlaceIsRefusedAndChangesNothing()
    {
        QFETCH(JsonEdit, change);
        const Json before = *parseJson(R"({"items": [1, 2], "text": "t", "n": null})");
        Json document = before;
        const Result<JsonEdit> inverse = apply(document, change);
        QVERIFY(!inverse);
        QCOMPARE(inverse.error().code, u"json-edit"_s);
        QVERIFY(document == before);
    }

    void editsCannotNestDeeperThanCanBeReadAgain()
    {
        Json document = *parseJson(QByteArray(100, '[') + QByteArray(100, ']'));
        const JsonPointer innermost(QStringList(100, u"0"_s));
        const Json fits = *parseJson(QByteArray(28, '[') + QByteArray(28, ']'));
        const Json tooDeep = Json::array({fits});

        const Result<JsonEdit> refused = apply(document, {Kind::Insert, innermost, tooDeep, -1});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"json-edit"_s);
        QVERIFY(apply(document, {Kind::Insert, innermost, fits, -1}));
        QVERIFY(!apply(document, {Kind::Replace, innermost, tooDeep, -1}));
        QVERIFY(*parseJson(writeJson(document)) == document);
    }

    void randomEditsCanAllBeTakenBack()
    {
        RandomJson random(1234);
        for (int run = 0; run < 50; ++run) {
            Json document = random.document();
            std::vector<std::pair<Json, JsonEdit>> history; // what was before, and the way back
            for (int i = 0; i < 60; ++i) {
                const Json before = document;
                const Result<JsonEdit> inverse = apply(document, random.edit(document));
                if (inverse) {
                    history.emplace_back(before, *inverse);
                } else {
                    QVERIFY(document == before);
                }
            }
            for (; !history.empty(); history.pop_back()) {
                QVERIFY(apply(document, history.back().second));
                QVERIFY(document == history.back().first);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonEdit)
#include "test_json_edit.moc"
