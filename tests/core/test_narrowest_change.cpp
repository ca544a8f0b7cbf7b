// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/narrowest_change.h"
#include "random_json.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestNarrowestChange : public support::Test
{
    Q_OBJECT
private slots:
    void itIsAtTheNarrowestPlace_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<JsonEdit::Kind>("kind");
        QTest::addColumn<QString>("at");
        using enum JsonEdit::Kind;
        QTest::newRow("a number's text") << R"([{"a": 1.0}])"_ba
                                         << R"([{"a": 1.00}])"_ba << Replace << u"/0/a"_s;
        QTest::newRow("another kind") << R"([{"a": {}}])"_ba
                                      << R"([{"a": []}])"_ba << Replace << u"/0/a"_s;
        QTest::newRow("two members of one object")
            << R"([{"a": 1, "b": 2, "c": 3}])"_ba
            << R"([{"a": 0, "b": 2, "c": 0}])"_ba << Replace << u"/0"_s;
        QTest::newRow("two items") << "[[1, 2, 3]]"_ba
                                   << "[[0, 2, 0]]"_ba << Replace << u"/0"_s;
        QTest::newRow("an item more") << "[1, 2, 3]"_ba
                                      << "[1, 2, 2, 3]"_ba << Insert << u"/2"_s;
        QTest::newRow("an item at the end") << "[1]"_ba
                                            << "[1, 2]"_ba << Insert << u"/1"_s;
        QTest::newRow("an item less") << "[1, 2, 3]"_ba
                                      << "[2, 3]"_ba << Remove << u"/0"_s;
        QTest::newRow("two items more") << "[1]"_ba
                                        << "[1, 2, 3]"_ba << Replace << QString();
        QTest::newRow("a member more") << R"({"a": 1, "c": 3})"_ba
                                       << R"({"a": 1, "b": 2, "c": 3})"_ba << Insert << u"/b"_s;
        QTest::newRow("a member less") << R"({"a": 1, "a": 2, "b": 3})"_ba
                                       << R"({"a": 2, "b": 3})"_ba << Remove << u"/a"_s;
        QTest::newRow("another name") << R"([{"a": 1}])"_ba
                                      << R"([{"b": 1}])"_ba << Replace << u"/0"_s;
        QTest::newRow("another order") << R"([{"a": 1, "b": 2}])"_ba
                                       << R"([{"b": 2, "a": 1}])"_ba << Replace << u"/0"_s;
        QTest::newRow("the first of a repeated name") << R"([{"a": 1, "a": 2}])"_ba
                                                      << R"([{"a": 0, "a": 2}])"_ba << Replace << u"/0"_s;
        QTest::newRow("the root") << "1"_ba
                                  << "2"_ba << Replace << QString();
    }

    void itIsAtTheNarrowestPlace()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const JsonEdit::Kind, kind);
        QFETCH(const QString, at);
        Json document = *parseJson(before);
        const std::optional<JsonEdit> change = narrowestChange(document, *parseJson(after));
        QVERIFY(change);
        QCOMPARE(change->kind, kind);
        QCOMPARE(change->at.toString(), at);
        QVERIFY(apply(document, *change));
        QCOMPARE(writeJson(document), writeJson(*parseJson(after)));
    }

    void equalDocumentsHaveNone()
    {
        const Json document = *parseJson(R"({"a": [1, {"b": null}]})");
        QVERIFY(!narrowestChange(document, document));
        QVERIFY(!narrowestChange(document, *parseJson(writeJson(document))));
    }

    void itMakesOneRandomDocumentOfAnother()
    {
        RandomJson random(4);
        for (int i = 0; i < 2000; ++i) {
            Json before = random.document();
            Json after = before;
            const bool isNear = i % 2 == 0;
            if (isNear)
                *find(after, random.place(after)) = random.document(2);
            else
                after = random.document();
            const std::optional<JsonEdit> change = narrowestChange(before, after);
            QCOMPARE(change.has_value(), !(before == after));
            if (change)
                QVERIFY(apply(before, *change));
            QVERIFY(before == after);
        }
    }
};

QTEST_GUILESS_MAIN(TestNarrowestChange)
#include "test_narrowest_change.moc"
