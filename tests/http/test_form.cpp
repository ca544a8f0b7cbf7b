// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/charset.h"
#include "http/form.h"
#include "support/test.h"

#include <algorithm>

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

    void aBodyIsReadAsItDeclares_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("name");   // the value of `n`
        QTest::addColumn<QString>("remark"); // a word of it; empty: there is none
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &type,
                            const QString &value, const QString &remark = {}) {
            QTest::newRow(name) << body << QByteArray("application/x-www-form-urlencoded" + type) << value
                                << remark;
        };
        row("nothing declared", "n=Jos%C3%A9", "", u"José"_s);
        row("UTF-8", "n=Jos\xc3\xa9", "; charset=UTF-8", u"José"_s);
        row("windows-1252", "n=Jos%E9+%80", "; charset=windows-1252", u"José €"_s);
        row("windows-1252, not escaped", "n=Jos\xe9", ";charset=\"Windows-1252\"", u"José"_s);
        row("ISO-8859-1", "n=Jos%E9", "; Charset=iso-8859-1", u"José"_s);
        row("latin1", "n=Jos%E9", "; charset=latin1; x=y", u"José"_s);
        row("ISO-8859-15", "n=%A4", "; charset=ISO-8859-15", u"€"_s);
        row("ASCII means windows-1252", "n=Jos%E9", "; charset=us-ascii", u"José"_s);
        row("Shift_JIS", "n=%83e", "; charset=Shift_JIS", u"テ"_s);
        row("its own field", "_charset_=windows-1252&n=Jos%E9", "", u"José"_s);
        row("the header goes before the field", "_charset_=windows-1251&n=Jos%C3%A9", "; charset=utf-8",
            u"José"_s);
        row("byte order mark", "\xef\xbb\xbfn=Jos%C3%A9", "", u"José"_s);
        row("byte order mark against the header", "\xef\xbb\xbfn=Jos\xc3\xa9", "; charset=windows-1252",
            u"José"_s);
        row("UTF-16 with a mark", "\xff\xfe"_ba + "n\0=\0\xe9\0"_ba, "", u"é"_s);
        row("UTF-16, the other way round", "\xfe\xff"_ba + "\0n\0=\0\xe9"_ba, "; charset=utf-16", u"é"_s);
        row("UTF-16 declared", "n\0=\0\xe9\0"_ba, "; charset=utf-16", u"é"_s);
        row("UTF-16 declared, the other way round", "\0n\0=\0\xe9"_ba, "; charset=utf-16", u"é"_s);
        row("UTF-16LE declared", "n\0=\0%\0C\0003\0%\0A\0009\0"_ba, "; charset=UTF-16LE", u"é"_s);
        row("UTF-16 declared, but it is not", "n=Jos%C3%A9", "; charset=utf-16", u"José"_s, u"utf-16"_s);
        row("unknown", "n=Jos%C3%A9", "; charset=klingon", u"José"_s, u"klingon"_s);
        row("Latin-1 that nobody declared", "n=Jos%E9", "", u"Jos\uFFFD"_s, u"UTF-8"_s);
        row("not what it declares", "n=Jos%E9", "; charset=utf-8", u"Jos\uFFFD"_s, u"UTF-8"_s);
    }

    // D01 D07
    void aBodyIsReadAsItDeclares()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, remark);
        const FormText form = readForm(body, type);
        const auto field = std::ranges::find(form.fields, u"n"_s, &FormField::name);
        QVERIFY(field != form.fields.end());
        QTEST(field->value, "name");
        QCOMPARE(form.remark.isEmpty(), remark.isEmpty());
        QVERIFY2(form.remark.contains(remark), qPrintable(form.remark));
    }

    void aTextIsReadAsItDeclares_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("utf8");
        const QByteArray text = "{\"n\":\"é\"}"_ba;
        QTest::newRow("plain") << text << "application/json"_ba << text;
        QTest::newRow("mark") << "\xef\xbb\xbf" + text << "application/json"_ba << text;
        QTest::newRow("Latin-1") << "{\"n\":\"\xe9\"}"_ba
                                 << "application/json; charset=iso-8859-1"_ba << text;
        QTest::newRow("UTF-16") << "\xff\xfe{\0\"\0n\0\"\0:\0\"\0\xe9\0\"\0}\0"_ba
                                << "application/json"_ba << text;
        QTest::newRow("bytes that are no text stay") << "{\"n\":\"\xe9\"}"_ba
                                                     << "application/json"_ba
                                                     << "{\"n\":\"\xe9\"}"_ba;
    }

    // D04 D07
    void aTextIsReadAsItDeclares()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QTEST(readText(body, type).utf8, "utf8");
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
