// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_pointer.h"
#include "random_json.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>

using namespace core;
using namespace Qt::Literals::StringLiterals;

/// Compares every value's line with the line that has its text.
class LineCheck
{
public:
    explicit LineCheck(const Json &document) : m_document(document), m_lines(writeJson(document).split('\n'))
    {
        visit(document, {}, {});
    }

    QString firstFault;
    int values = 0;

private:
    void visit(const Json &value, const JsonPointer &at, const QByteArray &name)
    {
        ++values;
        const int line = lineOf(m_document, at);
        QByteArray expected = QByteArray(2 * at.tokens().size(), ' ') + name;
        QByteArray text = writeJson(value);
        text.truncate(text.indexOf('\n'));
        expected += text;
        QByteArray actual = m_lines.value(line - 1);
        if (actual.endsWith(',') && !expected.endsWith(','))
            actual.chop(1);
        if (actual != expected) {
            if (firstFault.isEmpty())
                firstFault = u"%1 on line %2"_s.arg(at.toString()).arg(line);
            return;
        }
        if (value.isArray()) {
            int index = 0;
            for (const Json &item : value.items())
                visit(item, at / index++, {});
        } else if (value.isObject()) {
            for (const Json::Member &member : value.members()) {
                QByteArray memberName = writeJson(Json::string(member.name));
                visit(member.value, at / member.name, memberName.chopped(1) + ": ");
            }
        }
    }

    const Json &m_document;
    const QByteArrayList m_lines;
};

class TestJsonLines : public support::Test
{
    Q_OBJECT
private slots:
    void everyValueOfTheSampleIsFoundOnItsLine()
    {
        QFile file(support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<Json> sample = parseJson(file.readAll());
        const LineCheck check(*sample);
        QCOMPARE(check.firstFault, QString());
        QCOMPARE(check.values, 41);
        QCOMPARE(lineOf(*sample, *JsonPointer::parse(u"/Customers/0/Invoices/0/BalanceDue")), 19);
    }

    void everyValueOfARandomDocumentIsFoundOnItsLine()
    {
        RandomJson random(42);
        for (int i = 0; i < 500; ++i) {
            const Json document = random.document(5, false);
            const LineCheck check(document);
            QVERIFY2(check.firstFault.isEmpty(),
                     qPrintable(check.firstFault + u'\n' + QString::fromUtf8(writeJson(document))));
        }
    }

    void aRepeatedNameMeansItsLastValue()
    {
        const Result<Json> json = parseJson(R"({"a": [1], "b": 2, "a": 3})");
        QCOMPARE(lineOf(*json, JsonPointer({u"a"_s})), 6);
    }

    void aPlaceThatIsNotThereHasNoLine()
    {
        const Result<Json> json = parseJson(R"({"a": [1]})");
        QCOMPARE(lineOf(*json, JsonPointer({u"b"_s})), 0);
        QCOMPARE(lineOf(*json, JsonPointer({u"a"_s, u"1"_s})), 0);
        QCOMPARE(lineOf(*json, JsonPointer({u"a"_s, u"0"_s, u"0"_s})), 0);
    }
};

QTEST_GUILESS_MAIN(TestJsonLines)
#include "test_json_lines.moc"
