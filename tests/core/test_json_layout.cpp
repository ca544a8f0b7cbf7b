// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_layout.h"
#include "random_json.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

/// What a layout must say, found out in the plain way: the text is written and every value visited.
class WrittenText
{
public:
    explicit WrittenText(const Json &document) : m_text(writeJson(document)), m_lines(m_text.split('\n'))
    {
        m_lines.removeLast(); // after the last line end
        visit(document, {}, true);
    }

    /// Empty when the layout is right.
    QString faultOf(const JsonLayout &layout, const Json &document) const
    {
        if (layout.size() != m_text.size())
            return u"size %1, not %2"_s.arg(layout.size()).arg(m_text.size());
        if (layout.lineCount() != m_lines.size() || m_places.size() != m_lines.size())
            return u"%1 lines, not %2"_s.arg(layout.lineCount()).arg(m_lines.size());
        for (int line = 1; line <= layout.lineCount(); ++line) {
            if (layout.line(document, line) != m_lines[line - 1])
                return u"line %1 is “%2”, not “%3”"_s.arg(line).arg(
                    QString::fromUtf8(layout.line(document, line)), QString::fromUtf8(m_lines[line - 1]));
            const JsonPointer place = layout.placeOf(document, line);
            if (!(place == m_places[line - 1]))
                return u"line %1 is at %2, not %3"_s.arg(line).arg(place.toString(),
                                                                   m_places[line - 1].toString());
            if (layout.lineOf(document, place) != core::lineOf(document, place))
                return u"%1 is on line %2, not %3"_s.arg(place.toString())
                    .arg(layout.lineOf(document, place))
                    .arg(core::lineOf(document, place));
        }
        return {};
    }

private:
    void visit(const Json &value, const JsonPointer &at, bool isReached)
    {
        m_places.append(at);
        const qsizetype first = m_places.size();
        if (value.isArray()) {
            int index = 0;
            for (const Json &item : value.items())
                visit(item, isReached ? at / index++ : at, isReached);
        } else if (value.isObject()) {
            for (const Json::Member &member : value.members()) {
                const bool isMeant = isReached && value.member(member.name) == &member.value;
                visit(member.value, isMeant ? at / member.name : at, isMeant);
            }
        }
        if (m_places.size() > first)
            m_places.append(at);
    }

    QByteArray m_text;
    QByteArrayList m_lines;
    QList<JsonPointer> m_places;
};

class TestJsonLayout : public support::Test
{
    Q_OBJECT
private slots:
    void itKnowsARandomDocument()
    {
        RandomJson random(3);
        for (int i = 0; i < 500; ++i) {
            const Json document = random.document();
            const QString fault = WrittenText(document).faultOf(JsonLayout(document), document);
            QVERIFY2(fault.isEmpty(), qPrintable(fault + u'\n' + QString::fromUtf8(writeJson(document))));
        }
    }

    void itFollowsRandomEdits()
    {
        RandomJson random(77);
        int edits = 0;
        for (int run = 0; run < 100; ++run) {
            Json document = random.document();
            JsonLayout layout(document);
            for (int i = 0; i < 60; ++i) {
                const Json before = document;
                const JsonEdit edit = random.edit(document);
                if (!apply(document, edit))
                    continue;
                ++edits;
                layout.update(document, edit);
                const QString fault = WrittenText(document).faultOf(layout, document);
                QVERIFY2(fault.isEmpty(), qPrintable(fault + u'\n' + QString::fromUtf8(writeJson(before)) +
                                                     u'\n' + QString::fromUtf8(writeJson(document))));
            }
        }
        QVERIFY(edits > 2000);
    }

    void itFollowsEditsOfALongArray()
    {
        RandomJson random(5);
        Json document = *parseJson(R"({"head": {"a": 1}, "list": [], "tail": [1, [2]]})");
        JsonLayout layout(document);
        int length = 0;
        for (int i = 0; i < 1500; ++i) {
            const JsonPointer list({u"list"_s});
            const bool grows = length < 3 || random.below(3) > 0;
            const bool moves = !grows && random.below(2) == 0;
            const auto kind = grows   ? JsonEdit::Kind::Insert
                              : moves ? JsonEdit::Kind::Move
                                      : JsonEdit::Kind::Remove;
            const JsonEdit edit{kind, list / random.below(length + (grows ? 1 : 0)), random.document(2),
                                moves ? random.below(length) : -1};
            QVERIFY(apply(document, edit));
            length = int(document.member(u"list")->items().size());
            layout.update(document, edit);
            if (i % 50 == 0) {
                const QString fault = WrittenText(document).faultOf(layout, document);
                QVERIFY2(fault.isEmpty(), qPrintable(fault));
            }
        }
        const QString fault = WrittenText(document).faultOf(layout, document);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }

    void aPlaceThatIsNotThereHasNoLine()
    {
        const Json document = *parseJson(R"({"a": [1]})");
        const JsonLayout layout(document);
        QCOMPARE(layout.lineOf(document, JsonPointer({u"b"_s})), 0);
        QCOMPARE(layout.lineOf(document, JsonPointer({u"a"_s, u"1"_s})), 0);
        QCOMPARE(layout.lineOf(document, JsonPointer({u"a"_s, u"0"_s, u"0"_s})), 0);
    }

    void withoutADocumentItIsThatOfNull()
    {
        const JsonLayout layout;
        QCOMPARE(layout.size(), writeJson(Json()).size());
        QCOMPARE(layout.line(Json(), 1), "null"_ba);
    }
};

QTEST_GUILESS_MAIN(TestJsonLayout)
#include "test_json_layout.moc"
