// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_difference.h"
#include "random_json.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Each as toLine(), with the place in the second document behind where that is another.
QStringList lines(const QList<JsonDifference> &differences)
{
    QStringList list;
    for (const JsonDifference &difference : differences) {
        QString line = difference.toLine();
        if (difference.isInBefore() && difference.isInAfter() && difference.before.at != difference.after.at)
            line += u" at "_s + difference.after.at.toString();
        list << line;
    }
    return list;
}

/// Invoices of these numbers, in one customer.
Json manyInvoices(int count, const QByteArray &changed)
{
    QByteArray text = R"({"Customers": [{"Invoices": [)";
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text += ',';
        text += R"({"InvoiceNumber": "I)" + QByteArray::number(i) + R"(", "BalanceDue": )" +
                (i == count / 2 ? changed : "164.31"_ba) +
                R"(, "CustomFields": {"Custom1": "a", "Custom5": "poi:1|Fee|64.3100", "Custom6": null}})";
    }
    return *parseJson(text + "]}]}");
}

} // namespace

class TestJsonDifference : public support::Test
{
    Q_OBJECT
private slots:
    void whatDiffersIsNamed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QStringList>("expected");

        QTest::newRow("equal") << R"({"a": [1, {"b": null}]})"_ba
                               << R"({"a":[1,{"b":null}]})"_ba << QStringList();
        QTest::newRow("a number's spelling") << R"({"a": 10.00})"_ba
                                             << R"({"a": 10})"_ba << QStringList{u"/a: 10.00 → 10"_s};
        QTest::newRow("a text that looks like a number")
            << R"({"a": "1"})"_ba
            << R"({"a": 1})"_ba << QStringList{u"/a: \"1\" → 1"_s};
        QTest::newRow("null is not absent") << R"({"a": null})"_ba
                                            << R"({})"_ba << QStringList{u"/a: null → (absent)"_s};
        QTest::newRow("a member more")
            << R"({"b": 1})"_ba
            << R"({"a": [1, {"c": true}], "b": 1})"_ba << QStringList{u"/a: (absent) → [1, {\"c\": true}]"_s};
        QTest::newRow("another kind") << R"([{"a": {}}])"_ba
                                      << R"([{"a": []}])"_ba << QStringList{u"/0/a: {} → []"_s};
        QTest::newRow("the root") << "1"_ba
                                  << "[]"_ba << QStringList{u": 1 → []"_s};
        QTest::newRow("another order of members")
            << R"({"a": 1, "b": 2, "c": 3})"_ba
            << R"({"c": 3, "a": 1, "b": 2})"_ba << QStringList{u"/c: place 3 → place 1"_s};
        QTest::newRow("names in another case") << R"({"a": 1})"_ba
                                               << R"({"A": 1})"_ba << QStringList{u"/a: spelled A at /A"_s};
        QTest::newRow("a name in another case, and another value")
            << R"({"a": {"b": 1}})"_ba
            << R"({"A": {"B": 2}})"_ba
            << QStringList{u"/a: spelled A at /A"_s, u"/a/b: spelled B at /A/B"_s, u"/a/b: 1 → 2 at /A/B"_s};
        QTest::newRow("the same case before another")
            << R"({"a": 1, "A": 2})"_ba
            << R"({"A": 2, "a": 3})"_ba << QStringList{u"/a: place 1 → place 2"_s, u"/a: 1 → 3"_s};
        QTest::newRow("one has gone, one has come, and none has moved in sight")
            << R"({"a": 1, "b": 2, "c": 3})"_ba
            << R"({"x": 0, "b": 2, "a": 1})"_ba
            << QStringList{u"/a: place 1 → place 3"_s, u"/c: 3 → (absent)"_s, u"/x: (absent) → 0"_s};
        QTest::newRow("it has overtaken others, and stands where it stood")
            << R"({"gone": 0, "a": 1, "b": 2, "c": 3})"_ba
            << R"({"b": 2, "a": 1, "c": 3, "new": 0})"_ba
            << QStringList{u"/gone: 0 → (absent)"_s, u"/new: (absent) → 0"_s};
        QTest::newRow("a repeated name") << R"({"a": 1, "a": 2})"_ba
                                         << R"({"a": 1, "a": 3})"_ba << QStringList{u"/a: 2 → 3"_s};
        QTest::newRow("a name that is empty") << R"({"": [1]})"_ba
                                              << R"({"": [2]})"_ba << QStringList{u"//0: 1 → 2"_s};
        QTest::newRow("a name that has to be escaped")
            << R"({"a/b": 1})"_ba
            << R"({"a/b": 2})"_ba << QStringList{u"/a~1b: 1 → 2"_s};
        QTest::newRow("items without a key go by their index")
            << "[1, 2, 3]"_ba
            << "[1, 5, 3, 4]"_ba << QStringList{u"/1: 2 → 5"_s, u"/3: (absent) → 4"_s};

        // Items are known by "id", or by "name" where they have none.
        QTest::newRow("an item that has come")
            << R"([{"id": 1}, {"id": 2, "v": 5}])"_ba
            << R"([{"id": 1}, {"id": 7}, {"id": 2, "v": 6}])"_ba
            << QStringList{u"/1/v: 5 → 6 at /2/v"_s, u"/1: (absent) → {\"id\": 7}"_s};
        QTest::newRow("an item that has gone")
            << R"([{"id": 1}, {"id": 2}, {"id": 3}])"_ba
            << R"([{"id": 2}, {"id": 3}])"_ba << QStringList{u"/0: {\"id\": 1} → (absent)"_s};
        QTest::newRow("an item that has moved, and was changed too")
            << R"([{"id": 1, "v": 1}, {"id": 2}, {"id": 3}])"_ba
            << R"([{"id": 2}, {"id": 3}, {"id": 1, "v": 2}])"_ba
            << QStringList{u"/0: place 1 → place 3 at /2"_s, u"/0/v: 1 → 2 at /2/v"_s};
        QTest::newRow("an item of another key in the old one's place")
            << R"([{"id": 1}, {"id": 2, "v": 1}, {"id": 3}])"_ba
            << R"([{"id": 1}, {"id": 9, "v": 1}, {"id": 3}])"_ba << QStringList{u"/1/id: 2 → 9"_s};
        QTest::newRow("one has gone here and another come there")
            << R"([{"id": 1}, {"id": 2}])"_ba
            << R"([{"id": 2}, {"id": 3}])"_ba
            << QStringList{u"/0: {\"id\": 1} → (absent)"_s, u"/1: (absent) → {\"id\": 3}"_s};
        QTest::newRow("two of one key")
            << R"([{"id": 1, "v": 1}, {"id": 1, "v": 2}])"_ba
            << R"([{"id": 1, "v": 1}, {"id": 1, "v": 3}])"_ba << QStringList{u"/1/v: 2 → 3"_s};
        QTest::newRow("a key's spelling is a difference, not another item")
            << R"([{"ID": "1"}, {"id": 2}])"_ba
            << R"([{"id": 2}, {"ID": 1}])"_ba
            << QStringList{u"/0: place 1 → place 2 at /1"_s, u"/0/ID: \"1\" → 1 at /1/ID"_s};
        QTest::newRow("the second key where the first is empty")
            << R"([{"id": "", "name": "x", "v": 1}, {"id": null, "name": "y"}])"_ba
            << R"([{"id": null, "name": "y"}, {"id": "", "name": "x", "v": 1}])"_ba
            << QStringList{u"/0: place 1 → place 2 at /1"_s};
    }

    void whatDiffersIsNamed()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QStringList, expected);
        const ItemKey key = keyedByMembers({u"id"_s, u"name"_s});
        QStringList found = lines(differences(*parseJson(before), *parseJson(after), key));
        QCOMPARE(found, expected);
    }

    void onlyEqualDocumentsHaveNone()
    {
        RandomJson random(11);
        for (int i = 0; i < 2000; ++i) {
            const Json before = random.document();
            Json after = before;
            const bool isApplied = bool(apply(after, random.edit(before)));
            const QList<JsonDifference> found = differences(before, after, keyedByMembers({u"a"_s}));
            QCOMPARE(found.isEmpty(), before == after);
            QVERIFY(isApplied || found.isEmpty());
            const Json copy = *parseJson(writeJson(before)); // shares nothing
            QVERIFY(differences(before, copy).isEmpty());
        }
    }

    void bothPlacesLeadToTheValues()
    {
        RandomJson random(12);
        for (int i = 0; i < 1000; ++i) {
            const Json before = random.document(4, false);
            const Json after = random.document(4, false);
            for (const JsonDifference &difference : differences(before, after)) {
                if (difference.isInBefore())
                    QCOMPARE(*find(before, difference.before.at), difference.before.value);
                if (difference.isInAfter())
                    QCOMPARE(*find(after, difference.after.at), difference.after.value);
            }
        }
    }

    void theWayBackHasAsManyTheOtherWayRound()
    {
        RandomJson random(13);
        for (int i = 0; i < 1000; ++i) {
            const Json before = random.document(4);
            const Json after = random.document(4);
            using Kind = JsonDifference::Kind;
            const auto count = [](const QList<JsonDifference> &list, Kind kind) {
                return std::ranges::count(list, kind, &JsonDifference::kind);
            };
            const QList<JsonDifference> there = differences(before, after);
            const QList<JsonDifference> back = differences(after, before);
            QCOMPARE(count(there, Kind::Added), count(back, Kind::Removed));
            QCOMPARE(count(there, Kind::Removed), count(back, Kind::Added));
            QCOMPARE(count(there, Kind::Changed), count(back, Kind::Changed));
        }
    }

    void aCompactTextEndsSoonAfterItsLimit()
    {
        const Json value = *parseJson(R"({"a": [1, 2.50, "x\ny"], "b": {}, "c": [[], null]})");
        QCOMPARE(compactText(value), R"({"a": [1, 2.50, "x\ny"], "b": {}, "c": [[], null]})"_ba);
        QCOMPARE(compactText(value, 8), R"({"a": [1, 2.50)"_ba);
    }

    void eachOfManyInvoicesIsLookedAtOnce()
    {
        const ItemKey invoiceNumber = keyedByMembers({u"InvoiceNumber"_s});
        int looks = 0;
        const ItemKey key = [&](const Json &item) {
            ++looks;
            return invoiceNumber(item);
        };
        const Json before = manyInvoices(10'000, "164.31");
        const Json after = manyInvoices(10'000, "164.310");
        const QList<JsonDifference> found = differences(before, after, key);
        QVERIFY2(looks <= 2 * 10'001, qPrintable(QString::number(looks)));
        QCOMPARE(lines(found), QStringList{u"/Customers/0/Invoices/5000/BalanceDue: 164.31 → 164.310"_s});

        Json backwards = before;
        Json::Items &invoices = find(backwards, *JsonPointer::parse(u"/Customers/0/Invoices"))->items();
        std::ranges::reverse(invoices);
        looks = 0;
        QCOMPARE(differences(before, backwards, key).size(), 9'999);
        QVERIFY2(looks <= 2 * 10'001, qPrintable(QString::number(looks)));
    }
};

QTEST_GUILESS_MAIN(TestJsonDifference)
#include "test_json_difference.moc"
