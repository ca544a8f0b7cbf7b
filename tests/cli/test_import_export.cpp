// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "outcome.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;
using cli_test::run;
using cpv2::FieldId;
using cpv2::PaymentRequest;

namespace
{

constexpr auto keyVariable = "CPV2_TEST_API_KEY";

} // namespace

class ImportExportCommandTest : public support::Test
{
    Q_OBJECT
private slots:
    void exportedRequestsCanBeImported_data();
    void exportedRequestsCanBeImported();
    void theKeyIsInTheResultOnlyWhenRequested();
    void misuseExitsWithTwo_data();
    void misuseExitsWithTwo();
    void theCallsAreListedWhenNoneIsChosen();
    void oneOfSeveralCommandsIsTaken();
    void commentsAreNamedAndLeftOutOnRequest_data();
    void commentsAreNamedAndLeftOutOnRequest();
    void aFileIsReadFromTheFolderOfTheCommand();
    void aTableBecomesARequest();
    void aTableIsAddedToARequest();
    void aBadRowExitsWithOne();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile target(m_folder.filePath(name));
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            support::fail(u"%1 was not written."_s.arg(name));
        return target.fileName();
    }

    QTemporaryDir m_folder;
};

void ImportExportCommandTest::exportedRequestsCanBeImported_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"curl", "postman", "har"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void ImportExportCommandTest::exportedRequestsCanBeImported()
{
    QFETCH(const QString, format);
    const QByteArray sample = PaymentRequest::sample().toJson();
    const Outcome exported =
        run({u"export"_s, u"-"_s, u"--as"_s, format, u"--endpoint"_s, u"http://127.0.0.1:1/v2"_s}, sample);
    QVERIFY2(exported.code == cli::Done, exported.err.constData());
    QVERIFY(exported.out.contains("http://127.0.0.1:1/v2"));
    const Outcome imported = run({u"import"_s, u"--from"_s, format, u"-"_s}, exported.out);
    QVERIFY2(imported.code == cli::Done, imported.err.constData());
    QCOMPARE(imported.out, sample);
    QVERIFY(imported.err.contains("Credentials are not kept. Removed: Authorization.\n"));
    QVERIFY(imported.err.contains("It was sent to http://127.0.0.1:1/v2\n"));
}

void ImportExportCommandTest::theKeyIsInTheResultOnlyWhenRequested()
{
    qputenv(keyVariable, "a-key");
    for (const QString &format : {u"curl"_s, u"http"_s, u"postman"_s, u"har"_s}) {
        const QStringList arguments{u"export"_s, u"-"_s, u"--as"_s, format};
        const Outcome without = run(arguments, "{}");
        QCOMPARE(without.code, int(cli::Done));
        QVERIFY(!without.out.contains("a-key"_ba.toBase64()));
        const Outcome with =
            run(arguments + QStringList{u"--with-key"_s, u"--api-key-env"_s, QLatin1StringView(keyVariable)},
                "{}");
        QCOMPARE(with.code, int(cli::Done));
        QVERIFY(with.out.contains("Basic " + "a-key"_ba.toBase64()));
        QVERIFY(with.err.contains("Keep it private"));
    }
}

void ImportExportCommandTest::misuseExitsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QString &arguments, const QByteArray &said) {
        QTest::newRow(name) << arguments.split(u' ') << said;
    };
    row("export: no file", u"export --as curl"_s, "Name a FILE.");
    row("export: no format", u"export -"_s, "--as takes");
    row("export: another format", u"export - --as pdf"_s, "--as takes");
    row("export: no web address", u"export - --as curl --endpoint x"_s, "not a web address");
    row("export: a key without its source", u"export - --as curl --with-key"_s, "must be given together");
    row("export: a key that is not wanted", u"export - --as curl --api-key-env X"_s,
        "must be given together");
    row("export: no such variable", u"export - --as curl --with-key --api-key-env CPV2_NOT_SET"_s,
        "is not set");
    row("export: no JSON", u"export - --as curl"_s, "-:1:1: ");
    row("import: no file", u"import --from curl"_s, "Name a FILE.");
    row("import: another format", u"import - --from pdf"_s, "--from takes");
    row("import: no curl", u"import - --from curl"_s, "no curl command");
    row("import: no collection", u"import - --from postman"_s, "-: Line 1");
    row("import: an option of another format", u"import - --from curl --map a=b"_s,
        "--map cannot be used with --from curl");
    row("import: an item of a table", u"import - --from csv --item 1"_s,
        "--item cannot be used with --from csv");
    row("import: no item of that name", u"import - --from curl --item x"_s, "no curl command");
    row("import: no table", u"import - --from csv"_s, "neither UTF-8 nor UTF-16");
}

void ImportExportCommandTest::misuseExitsWithTwo()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Outcome outcome = run(arguments, "\xff");
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.out, QByteArray());
}

void ImportExportCommandTest::theCallsAreListedWhenNoneIsChosen()
{
    const QByteArray archive = R"({"log":{"entries":[
        {"request":{"method":"GET","url":"https://x.example/a"}},
        {"request":{"method":"POST","url":"https://x.example/b","postData":{"text":"{\"Customers\":[]}"}}}]}})";
    const Outcome lost = run({u"import"_s, u"--from"_s, u"har"_s, u"--item"_s, u"9"_s, u"-"_s}, archive);
    QCOMPARE(lost.code, int(cli::Usage));
    QVERIFY2(lost.err.contains("  2  POST https://x.example/b  (payment request)\n"), lost.err.constData());
    const Outcome found = run({u"import"_s, u"--from"_s, u"har"_s, u"-"_s}, archive);
    QCOMPARE(found.code, int(cli::Done));
    QCOMPARE(found.out, "{\n  \"Customers\": []\n}\n"_ba);
    QVERIFY2(
        found.err.startsWith("Taken: call 2 of 2, “POST https://x.example/b”. --item takes another one.\n"
                             "  1  GET https://x.example/a  (“GET https://x.example/a” has no body.)\n"),
        found.err.constData());
}

// J13
void ImportExportCommandTest::oneOfSeveralCommandsIsTaken()
{
    const QByteArray script =
        "curl -d {} https://x.example/a; curl -d '{\"Customers\": []}' https://x.example/b\n";
    const Outcome first = run({u"import"_s, u"--from"_s, u"curl"_s, u"-"_s}, script);
    QVERIFY2(first.err.startsWith("Taken: call 2 of 2, “POST https://x.example/b”."), first.err.constData());
    QCOMPARE(first.out, "{\n  \"Customers\": []\n}\n"_ba);
    const Outcome other = run({u"import"_s, u"--from"_s, u"curl"_s, u"--item"_s, u"1"_s, u"-"_s}, script);
    QCOMPARE(other.out, "{}\n"_ba);
    QCOMPARE(run({u"import"_s, u"--from"_s, u"curl"_s, u"--item"_s, u"3"_s, u"-"_s}, script).code,
             int(cli::Usage));
}

void ImportExportCommandTest::commentsAreNamedAndLeftOutOnRequest_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("JSON") << u"json"_s << "// a\n{ /* b */ \"a\": \"// c\" } # d\n"_ba;
    QTest::newRow("curl") << u"curl"_s << "curl -d '{ // b\n\"a\": \"// c\" }' https://x.example"_ba;
    QTest::newRow("Postman")
        << u"postman"_s << R"({"info":{},"item":[{"name":"x","request":{"method":"POST","body":{"mode":"raw",
           "raw":"{ /* b */ \"a\": \"// c\" }"}}}]})"_ba;
}

// J17
void ImportExportCommandTest::commentsAreNamedAndLeftOutOnRequest()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, source);
    const QString named = file(u"commented.txt"_s, source);
    const QStringList arguments{u"import"_s, u"--from"_s, format, named};
    const Outcome with = run(arguments);
    QCOMPARE(with.code, int(cli::Usage));
    QVERIFY2(
        with.err.contains("JSON has no comments. To import it without its comments, add --strip-comments.\n"),
        with.err.constData());
    QVERIFY2(with.err.contains(named.toUtf8() + ": "), with.err.constData());
    const Outcome without = run(arguments + QStringList{u"--strip-comments"_s});
    QVERIFY2(without.code == cli::Done, without.err.constData());
    QCOMPARE(without.out, "{\n  \"a\": \"// c\"\n}\n"_ba);
}

void ImportExportCommandTest::aFileIsReadFromTheFolderOfTheCommand()
{
    file(u"body.json"_s, "{\"a\": 10.00}");
    const QString script = file(u"call.sh"_s, "curl --data-binary @body.json https://x.example/v2");
    const Outcome outcome = run({u"import"_s, u"--from"_s, u"curl"_s, script});
    QVERIFY2(outcome.code == cli::Done, outcome.err.constData());
    QCOMPARE(outcome.out, "{\n  \"a\": 10.00\n}\n"_ba);
}

void ImportExportCommandTest::aTableBecomesARequest()
{
    const Outcome outcome = run({u"import"_s, u"--from"_s, u"csv"_s, u"--map"_s, u"Nr=invoicenumber"_s,
                                 u"--map"_s, u"3=BalanceDue"_s, u"-"_s},
                                "Account,Nr,Sum\nA,1,10.00\nB,2,20.0000\n");
    QVERIFY2(outcome.code == cli::Done, outcome.err.constData());
    QVERIFY(outcome.err.contains("Nr → InvoiceNumber\n"));
    QVERIFY(outcome.err.contains("Rows imported: 2 of 2.\n"));
    const auto request = PaymentRequest::fromJson(outcome.out);
    QVERIFY(request);
    QCOMPARE(request->customerCount(), 2);
    QCOMPARE(request->find(FieldId::BalanceDue, {1, 0})->numberText(), "20.0000"_ba);
}

void ImportExportCommandTest::aTableIsAddedToARequest()
{
    const QString into = file(u"into.json"_s, PaymentRequest::sample().toJson());
    const Outcome outcome =
        run({u"import"_s, u"--from"_s, u"csv"_s, u"--into"_s, into, u"--invoice"_s, u"566504"_s, u"-"_s},
            "Fee ID,Item,Amount\nF1,Late,1.0000\n");
    QVERIFY2(outcome.code == cli::Done, outcome.err.constData());
    QCOMPARE(PaymentRequest::fromJson(outcome.out)->feeLines({0, 0}).size(), 3);
    const Outcome lost =
        run({u"import"_s, u"--from"_s, u"csv"_s, u"--into"_s, into, u"--invoice"_s, u"1"_s, u"-"_s},
            "Amount\n1.00\n");
    QCOMPARE(lost.code, int(cli::Usage));
}

void ImportExportCommandTest::aBadRowExitsWithOne()
{
    const Outcome some =
        run({u"import"_s, u"--from"_s, u"csv"_s, u"-"_s}, "Invoice,Balance\n1,10.00\n2,\"1,5\"\n");
    QCOMPARE(some.code, int(cli::NotGood));
    QVERIFY2(some.err.contains("-:3: Balance: “1,5” is not an amount"), some.err.constData());
    QCOMPARE(PaymentRequest::fromJson(some.out)->invoiceCount(0), 1);
    const Outcome whole = run({u"import"_s, u"--from"_s, u"csv"_s, u"-"_s}, "Invoice\n2\n");
    QCOMPARE(whole.code, int(cli::NotGood));
    QVERIFY2(whole.err.contains("\n-: No column is mapped to BalanceDue"), whole.err.constData());
    const Outcome none = run({u"import"_s, u"--from"_s, u"csv"_s, u"-"_s}, "Invoice,Balance\n2,x\n");
    QCOMPARE(none.code, int(cli::NotGood));
    QCOMPARE(none.out, QByteArray());
}

QTEST_GUILESS_MAIN(ImportExportCommandTest)
#include "test_import_export.moc"
