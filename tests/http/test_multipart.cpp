// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/multipart.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using http::FormPart;
using http::parseMultipart;

namespace
{

const auto type = "multipart/form-data; boundary=xYz"_ba;

QByteArray part(const QByteArray &disposition, const QByteArray &content)
{
    return "--xYz\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

} // namespace

class TestMultipart : public support::Test
{
    Q_OBJECT
private slots:
    void partsAreRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QList<FormPart>>("parts");
        const FormPart approved{u"Approved"_s, {}, "True"};
        const QByteArray one = part("name=\"Approved\"", "True");
        const auto row = [](const char *name, const QByteArray &type, const QByteArray &body,
                            const QList<FormPart> &parts) {
            QTest::newRow(name) << type << body << parts;
        };
        row("one", type, one + "--xYz--\r\n", {approved});
        row("words in front and behind", type, "preface\r\n" + one + "--xYz--\r\nepilogue", {approved});
        row("none", type, "--xYz--", {});
        row("two of one name", type, one + one + "--xYz--", {approved, approved});
        row("a name without quotes", type, part("name=Approved", "True") + "--xYz--", {approved});
        row("quotes in a name", type, part("name=\"a\\\"b\"", "1") + "--xYz--", {{u"a\"b"_s, {}, "1"}});
        row("a boundary in quotes", "Multipart/Form-Data; charset=x; boundary=\"xYz\"", one + "--xYz--",
            {approved});
        row("a file", type,
            part("name=\"f\"; filename=\"../../etc/passwd\"", QByteArray("\0\xff", 2)) + "--xYz--",
            {{u"f"_s, u"../../etc/passwd"_s, QByteArray("\0\xff", 2)}});
        row("line breaks and dashes within", type, part("name=\"n\"", "a\r\n--x\r\n\r\nb") + "--xYz--",
            {{u"n"_s, {}, "a\r\n--x\r\n\r\nb"}});
        row("no headers", type, "--xYz\r\n\r\nabc\r\n--xYz--", {{{}, {}, "abc"}});
        row("empty", type, part("name=\"n\"", {}) + "--xYz--", {{u"n"_s, {}, {}}});
        QByteArray many;
        for (int i = 0; i < 1000; ++i)
            many += one;
        row("more than anybody reads", type, many + "--xYz--",
            QList<FormPart>(http::formPartLimit, approved));
    }
    // L28
    void partsAreRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QVERIFY(http::isMultipart(type));
        const auto parts = parseMultipart(type, body);
        QVERIFY2(parts, parts ? "" : qPrintable(parts.error().sentence));
        QTEST(*parts, "parts");
    }

    void aBrokenBodySaysWhy_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no boundary") << "multipart/form-data"_ba
                                     << "--xYz--"_ba;
        QTest::newRow("an empty one") << "multipart/form-data; boundary=\"\""_ba
                                      << "--"_ba;
        QTest::newRow("nothing") << type << QByteArray();
        QTest::newRow("another boundary") << type << "--other\r\n\r\na\r\n--other--"_ba;
        QTest::newRow("no end") << type << part("name=\"n\"", "1");
        QTest::newRow("a part without an end of its headers")
            << type << "--xYz\r\nContent-Disposition: form-data\r\n--xYz--"_ba;
        QTest::newRow("more behind the boundary") << type << "--xYzzz\r\n\r\na\r\n--xYz--"_ba;
    }
    // L28
    void aBrokenBodySaysWhy()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const auto parts = parseMultipart(type, body);
        QVERIFY(!parts);
        QCOMPARE(parts.error().code, u"multipart"_s);
        QVERIFY(!parts.error().sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMultipart)
#include "test_multipart.moc"
