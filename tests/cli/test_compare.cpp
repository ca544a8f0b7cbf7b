// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "outcome.h"
#include "support/places.h"
#include "support/test.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;

namespace
{

Outcome compare(const QStringList &arguments, const QByteArray &input = {})
{
    return cli_test::run(QStringList{u"compare"_s} + arguments, input);
}

QString sampleFile()
{
    return support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s);
}

} // namespace

class TestCompareCommand : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); }

    void equalRequestsExitWithZeroAndNoOutput()
    {
        const Outcome outcome = compare({sampleFile(), sampleFile()});
        QCOMPARE(outcome.code, int(cli::Done));
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(compare({sampleFile(), sampleFile(), u"--json"_s}).out, "[]\n"_ba);
    }

    void eachDifferenceIsOneLine()
    {
        const QString before = file(u"a.json"_s, R"({"Customers": [{"Invoices": [
            {"InvoiceNumber": "1", "BalanceDue": 10.00, "DueDate": null},
            {"InvoiceNumber": "2"}]}]})");
        const QByteArray after = "{\"Customers\": [{\"Invoices\": ["
                                 "{\"InvoiceNumber\": \"3\", \"Note\": \"a\\nb\\u001b[31m\"},"
                                 "{\"InvoiceNumber\": \"1\", \"BalanceDue\": 10}]}]}";
        const Outcome outcome = compare({before, u"-"_s}, after);
        QCOMPARE(outcome.code, int(cli::NotGood));
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(QString::fromUtf8(outcome.out),
                 u"/Customers/0/Invoices/0/BalanceDue: 10.00 → 10\n"
                 "/Customers/0/Invoices/0/DueDate: null → (absent)\n"
                 "/Customers/0/Invoices/1: {\"InvoiceNumber\": \"2\"} → (absent)\n"
                 "/Customers/0/Invoices/0: (absent) → {\"InvoiceNumber\": \"3\", \"Note\": "
                 "\"a\\nb\\u001B[31m\"}\n"_s);
    }

    void asJsonTheValuesAreWhole()
    {
        const Outcome outcome = compare({file(u"b.json"_s, R"({"a": 10.00, "b": null})"),
                                         file(u"c.json"_s, R"({"a": 10})"), u"--json"_s});
        QCOMPARE(outcome.code, int(cli::NotGood));
        const auto written = core::parseJson(outcome.out);
        QVERIFY(written);
        const QByteArray expected = R"([
            {"kind": "changed", "before": {"pointer": "/a", "position": 0, "value": 10.00},
                                "after": {"pointer": "/a", "position": 0, "value": 10}},
            {"kind": "removed", "before": {"pointer": "/b", "position": 1, "value": null}}])";
        QCOMPARE(*written, *core::parseJson(expected));
    }

    void theSampleReplacesTheSecond()
    {
        QCOMPARE(compare({sampleFile(), u"--sample"_s}).code, int(cli::Done));
        const QString profile = file(u"other.json"_s, R"({"name": "Other", "version": "1", "typeId": 51})");
        const Outcome outcome = compare({sampleFile(), u"--sample"_s, u"--profile"_s, profile});
        QCOMPARE(outcome.code, int(cli::NotGood));
        QCOMPARE(QString::fromUtf8(outcome.out), u"/Customers/0/Invoices/0/TypeID: 43 → 51\n"_s);
    }

    void misuseExitsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const QString a = sampleFile();
        QTest::newRow("no file") << QStringList() << u"Name two files"_s;
        QTest::newRow("one file") << QStringList{a} << u"Name two files"_s;
        QTest::newRow("three files") << QStringList{a, a, a} << u"is an extra argument"_s;
        QTest::newRow("two files and the sample") << QStringList{a, a, u"--sample"_s} << u"one file"_s;
        QTest::newRow("the sample alone") << QStringList{u"--sample"_s} << u"one file"_s;
        QTest::newRow("a profile without the sample")
            << QStringList{a, a, u"--profile"_s, u"generic"_s} << u"--sample"_s;
        QTest::newRow("standard input twice") << QStringList{u"-"_s, u"-"_s} << u"only once"_s;
        QTest::newRow("a file that is not there") << QStringList{a, a + u".no"_s} << a + u".no"_s;
        QTest::newRow("no JSON") << QStringList{file(u"bad.json"_s, "{\n ]"), a} << u"bad.json:2:2:"_s;
        QTest::newRow("a profile nobody knows")
            << QStringList{a, u"--sample"_s, u"--profile"_s, u"nobody"_s} << u"nobody"_s;
    }

    void misuseExitsWithTwo()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, words);
        const Outcome outcome = compare(arguments);
        QCOMPARE(outcome.code, int(cli::Usage));
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.contains(words.toUtf8()), outcome.err);
    }

private:
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            support::fail(u"%1 was not made."_s.arg(name));
        return made.fileName();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCompareCommand)
#include "test_compare.moc"
