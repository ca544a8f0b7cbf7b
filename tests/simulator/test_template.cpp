// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/template.h"
#include "support/test.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using simulator::Template;
using simulator::Values;

class TestTemplate : public support::Test
{
    Q_OBJECT
private slots:
    void valuesAreEscaped()
    {
        QCOMPARE(rendered(u"<p title=\"{{a}}\">{{a}}</p>"_s, Values().set(u"a"_s, u"<&\"'>{{a}}"_s)),
                 u"<p title=\"&lt;&amp;&quot;&#39;&gt;{{a}}\">&lt;&amp;&quot;&#39;&gt;{{a}}</p>"_s);
    }

    void aSectionRepeatsForEachRow()
    {
        Values values;
        values.set(u"outer"_s, u"o"_s).set(u"n"_s, u"hidden"_s);
        values.addRow(u"rows"_s, Values().set(u"n"_s, u"1"_s))
            .addRow(u"rows"_s, Values().set(u"n"_s, u"2"_s));
        QCOMPARE(rendered(u"{{#rows}}{{n}}{{outer}} {{/rows}}{{^rows}}none{{/rows}}"_s, values), u"1o 2o "_s);
    }

    void aSectionStandsForATextOrASwitch()
    {
        const QString text = u"{{#t}}[{{t}}]{{/t}}{{^t}}no t{{/t}}{{#s}} on{{/s}}{{^s}} off{{/s}}"_s;
        QCOMPARE(rendered(text, Values().set(u"t"_s, u"x"_s).show(u"s"_s)), u"[x] on"_s);
        QCOMPARE(rendered(text, Values().set(u"t"_s, QString()).show(u"s"_s, false)), u"no t off"_s);
        QCOMPARE(rendered(text, Values()), u"no t off"_s);
    }

    void aPartStandsWhereItIsNamed()
    {
        const auto parts = [](const QString &name) {
            return std::optional(name == "p"_L1 ? u"<{{a}}>"_s : u"?"_s);
        };
        const core::Result<Template> parsed = Template::parse(u"1{{>p}}2"_s, parts);
        QVERIFY(parsed);
        QCOMPARE(parsed->render(Values().set(u"a"_s, u"x"_s)), u"1<x>2"_s);
    }

    void brokenTemplatesAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("unclosed section") << u"{{#a}}x"_s;
        QTest::newRow("closed twice") << u"{{#a}}{{/a}}{{/a}}"_s;
        QTest::newRow("wrong order") << u"{{#a}}{{#b}}{{/a}}{{/b}}"_s;
        QTest::newRow("unclosed tag") << u"x {{a"_s;
        QTest::newRow("raw, three braces") << u"{{{a}}}"_s;
        QTest::newRow("raw, ampersand") << u"{{&a}}"_s;
        QTest::newRow("no name") << u"{{}}"_s;
        QTest::newRow("unknown part") << u"{{>nothing}}"_s;
        QTest::newRow("part of itself") << u"{{>self}}"_s;
    }
    void brokenTemplatesAreRefused()
    {
        QFETCH(QString, text);
        const auto parts = [](const QString &name) {
            return name == "self"_L1 ? std::optional(u"{{>self}}"_s) : std::nullopt;
        };
        const core::Result<Template> parsed = Template::parse(text, parts);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, u"template"_s);
        QVERIFY(!parsed.error().sentence.isEmpty());
    }

    void everyPageIsThereAndGood_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(u":/simulator"_s).entryList({u"*.html"_s});
        QCOMPARE(names.size(), 14);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyPageIsThereAndGood()
    {
        QFETCH(QString, name);
        const auto page = [](const QString &part) -> std::optional<QString> {
            QFile file(u":/simulator/%1.html"_s.arg(part));
            return file.open(QIODevice::ReadOnly) ? std::optional(QString::fromUtf8(file.readAll()))
                                                  : std::nullopt;
        };
        const std::optional<QString> text = page(name.chopped(5));
        QVERIFY(text && !text->isEmpty());
        QVERIFY(!text->contains("<script"_L1) && !text->contains(" style="_L1) &&
                !text->contains("onclick"_L1));
        const core::Result<Template> parsed = Template::parse(*text, page);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().sentence));
    }

private:
    static QString rendered(const QString &text, const Values &values)
    {
        const core::Result<Template> parsed = Template::parse(text);
        return parsed ? parsed->render(values) : parsed.error().sentence;
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "test_template.moc"
