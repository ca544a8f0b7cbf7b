// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/form.h"
#include "support/test.h"

using namespace http;
using namespace Qt::Literals::StringLiterals;

class TestForm : public support::Test
{
    Q_OBJECT
private slots:
    void fieldsAreRead_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QList<FormField>>("fields");
        using Fields = QList<FormField>;
        QTest::newRow("empty") << ""_ba << Fields();
        QTest::newRow("order and repeats")
            << "b=1&a=2&b=3"_ba << Fields{{u"b"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"b"_s, u"3"_s}};
        QTest::newRow("plus and escape") << "a+b=c%20%2B"_ba << Fields{{u"a b"_s, u"c +"_s}};
        QTest::newRow("no equals") << "name"_ba << Fields{{u"name"_s, {}}};
        QTest::newRow("empty name") << "=v"_ba << Fields{{{}, u"v"_s}};
        QTest::newRow("equals in value") << "a=b=c"_ba << Fields{{u"a"_s, u"b=c"_s}};
        QTest::newRow("empty pieces") << "&&a=1&"_ba << Fields{{u"a"_s, u"1"_s}};
        QTest::newRow("semicolon is no separator") << "a=1;b=2"_ba << Fields{{u"a"_s, u"1;b=2"_s}};
        QTest::newRow("lone percent") << "a=%"_ba << Fields{{u"a"_s, u"%"_s}};
        QTest::newRow("cut escape") << "a=%4"_ba << Fields{{u"a"_s, u"%4"_s}};
        QTest::newRow("broken escape") << "a=%G1%zz"_ba << Fields{{u"a"_s, u"%G1%zz"_s}};
        QTest::newRow("escape behind percent") << "a=%%41"_ba << Fields{{u"a"_s, u"%A"_s}};
        QTest::newRow("NUL") << "a=%00b"_ba << Fields{{u"a"_s, u"\0b"_s}};
        QTest::newRow("UTF-8") << "n=%C3%A9\xc3\xa9"_ba << Fields{{u"n"_s, u"éé"_s}};
        QTest::newRow("Latin-1") << "n=%E9"_ba << Fields{{u"n"_s, u"\uFFFD"_s}};
        QTest::newRow("overlong UTF-8") << "n=%C0%AF"_ba << Fields{{u"n"_s, u"\uFFFD\uFFFD"_s}};
        QTest::newRow("brackets") << "a[]=1&a[]=2"_ba << Fields{{u"a[]"_s, u"1"_s}, {u"a[]"_s, u"2"_s}};
        QTest::newRow("byte order mark stays") << "n=%EF%BB%BFx"_ba << Fields{{u"n"_s, u"\uFEFFx"_s}};
    }

    // D01 D02
    void fieldsAreRead()
    {
        QFETCH(QByteArray, form);
        QTEST(parseForm(form), "fields");
    }

    // D02
    void endlessFormsAreReadToTheLimit()
    {
        const QList<FormField> fields = parseForm(QByteArray("a=1&").repeated(10'000));
        QCOMPARE(fields.size(), formFieldLimit);
    }

    void whatIsWrittenIsReadAgain()
    {
        const QList<FormField> fields{
            {u"a b"_s, u"1+2=3&4"_s}, {u"~é"_s, u"*-._"_s}, {{}, {}}, {u"a b"_s, u"%41"_s}};
        QCOMPARE(writeForm(fields), "a+b=1%2B2%3D3%264&%7E%C3%A9=*-._&=&a+b=%2541");
        QCOMPARE(parseForm(writeForm(fields)), fields);
    }
};

QTEST_GUILESS_MAIN(TestForm)
#include "test_form.moc"
