// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_positions.h"
#include "random_json.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestJsonPositions : public support::Test
{
    Q_OBJECT
private slots:
    void aPlaceIsWhereItsValueStarts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char *name, const QByteArray &text, const QString &at, int line,
                            int column) {
            QTest::newRow(name) << text << at << line << column;
        };
        row("a scalar", "7", u""_s, 1, 1);
        row("space before", " \n\t 7 ", u""_s, 2, 3);
        row("a byte order mark", "\xEF\xBB\xBF[7]", u"/0"_s, 1, 2);
        row("a member", "{\n  \"a\": 1,\n  \"b\" : \"x\"\n}", u"/b"_s, 3, 9);
        row("on one line", "{\"a\":[1,{\"b\":null}],\"c\":true}", u"/a/1/b"_s, 1, 14);
        row("carriage returns", "{\r\n\"a\":\r\n[]}", u"/a"_s, 3, 1);
        row("brackets in texts", "{\"]}\\\"[{,\": \"\\\\\", \"x\": 5}", u"/x"_s, 1, 24);
        row("characters of several bytes", "[\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\", 1]", u"/1"_s, 1, 10);
        row("empty containers", "[[], {}, [ ], 4]", u"/3"_s, 1, 15);
        row("a repeated name: the last", "{\"a\": 1,\n\"a\": 2}", u"/a"_s, 2, 6);
        row("missing: the object it belongs into", "[1,\n {\"a\": 2}]", u"/1/b"_s, 2, 2);
        row("missing, deeper", "[1,\n {\"a\": 2}]", u"/1/b/0/c"_s, 2, 2);
    }

    void aPlaceIsWhereItsValueStarts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, at);
        const Result<Json> document = parseJson(text);
        QVERIFY(document);
        const JsonPosition position = JsonPositions(text, *document).of(*JsonPointer::parse(at));
        QTEST(position.line, "line");
        QTEST(position.column, "column");
    }

    /// In text as we write it, the line is the one that lineOf() computes.
    void linesAreThoseOfTheWriter()
    {
        RandomJson random(5);
        for (int i = 0; i < 300; ++i) {
            const Json document = random.document();
            const QByteArray text = writeJson(document);
            JsonPositions positions(text, document);
            for (int k = 0; k < 5; ++k) {
                const JsonPointer at = random.place(document);
                QCOMPARE(positions.of(at).line, lineOf(document, at));
            }
        }
    }

    void theLastOfARepeatedNameIsMeantInALargeObjectToo()
    {
        Json::Members members(100, {u"a"_s, Json()});
        members.push_back({u"b"_s, Json()});
        const Json document = Json::object(std::move(members));
        JsonPositions positions(writeJson(document), document);
        QCOMPARE(positions.of(JsonPointer({u"a"_s})).line, 101);
        QCOMPARE(positions.of(JsonPointer({u"b"_s})).line, 102);
        QCOMPARE(positions.of(JsonPointer({u"c"_s})).line, 1); // the object
    }

    void allMembersArePlacedInTimeByTheirNumber()
    {
        const auto stepsFor = [](int count) {
            Json::Members members;
            for (int i = 0; i < count; ++i)
                members.push_back({u"member %1"_s.arg(i), Json::array({Json()})});
            const Json document = Json::object(std::move(members));
            JsonPositions positions(writeJson(document), document);
            for (const Json::Member &member : document.members())
                positions.of(JsonPointer({member.name}) / 0);
            return positions.steps();
        };
        const qint64 steps = stepsFor(1000);
        QVERIFY(steps >= 1000);
        QVERIFY2(stepsFor(4000) <= 4 * steps, qPrintable(u"%1 steps for 4000"_s.arg(stepsFor(4000))));
    }
};

QTEST_GUILESS_MAIN(TestJsonPositions)
#include "test_json_positions.moc"
