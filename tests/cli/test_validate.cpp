// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "outcome.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;
using cli_test::run;

namespace
{

QString sampleFile()
{
    return support::sourcePath(u"resources/samples/sagesgov-greene-county.json"_s);
}

QByteArray contents(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// The sample with a balance that is not the sum of its fee lines.
QByteArray sampleWithAWarning()
{
    return contents(sampleFile()).replace("164.31", "164.30");
}

} // namespace

class ValidateTest : public support::Test
{
    Q_OBJECT
private slots:
    void foreignTextCannotSteerTheTerminal();
    void aNameCannotTakeThePlaceOfANumber();
    void aGoodRequestHasNoFindings();
    void findingsAreReportedWithTheirPlace();
    void aLoopbackCallbackIsJudgedByTheEndpoint();
    void findingsAreLocatedInTheOriginalFile();
    void severalFilesAreValidatedAtOnce();
    void aRequestIsCheckedAgainstAProfile();
    void findingsAreWrittenAsJson();
    void standardInputIsValidatedToo();

private:
    /// A file with these bytes, and its name.
    QString file(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

QString ValidateTest::file(const QString &name, const QByteArray &bytes) const
{
    QFile target(m_folder.filePath(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    return target.fileName();
}

void ValidateTest::foreignTextCannotSteerTheTerminal()
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    QVERIFY(
        request.apply(request.set(cpv2::FieldId::TypeID, core::Json::string(u"\x1b[2J\u202e"_s), {0, 0})));
    const Outcome outcome = run({u"validate"_s, file(u"steering.json"_s, request.toJson())});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QVERIFY(outcome.out.contains("[integer]"));
    QVERIFY(!outcome.out.contains('\x1b'));
    QVERIFY(!outcome.out.contains("\xe2\x80\xae"));

    // In the file's name too, wherever it appears.
    const QString name = u"\x1b[2J\u202e\n.json"_s;
    for (const QByteArray &bytes : {request.toJson(), "{"_ba}) {
        const Outcome named = run({u"validate"_s, file(name, bytes), file(u"no.json"_s, bytes) + name});
        QVERIFY(named.code != int(cli::Done));
        for (const QByteArray &said : {named.out, named.err}) {
            QVERIFY(!said.contains('\x1b'));
            QVERIFY(!said.contains("\xe2\x80\xae"));
            QVERIFY2(!said.contains("\n.json"), said.constData());
        }
    }
}

// J21
void ValidateTest::aNameCannotTakeThePlaceOfANumber()
{
    const Outcome outcome = run({u"validate"_s, file(u"%2 %3 %L4.json"_s, "{\n  x")});
    QVERIFY2(outcome.err.contains("%2 %3 %L4.json:2:3: "), outcome.err.constData());
}

void ValidateTest::aGoodRequestHasNoFindings()
{
    const Outcome outcome = run({u"validate"_s, sampleFile()});
    QVERIFY2(!outcome.out.contains(": error: ") && !outcome.out.contains(": warning: "),
             outcome.out.constData());
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.err, QByteArray());
}

void ValidateTest::findingsAreReportedWithTheirPlace()
{
    const QString request = file(u"warned.json"_s, sampleWithAWarning());
    const Outcome outcome = run({u"validate"_s, request});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcome.out.contains(request.toUtf8() +
                                  ":19:25: warning: BalanceDue is 164.30, but the fee lines "
                                  "add up to 164.31. [balance-mismatch]\n"),
             outcome.out.constData());
}

/// A service on another machine cannot post back to this one.
void ValidateTest::aLoopbackCallbackIsJudgedByTheEndpoint()
{
    cpv2::PaymentRequest local = cpv2::PaymentRequest::sample();
    QVERIFY(local.apply(local.setText(cpv2::FieldId::PostBackURL, u"http://127.0.0.1:8080/pb"_s)));
    const QString request = file(u"local.json"_s, local.toJson());
    QVERIFY(!run({u"validate"_s, request}).out.contains("[url-loopback]"));
    const QString near = u"--endpoint=http://localhost:9000/v2"_s;
    QVERIFY(!run({u"validate"_s, request, near}).out.contains("[url-loopback]"));
    const Outcome far = run({u"validate"_s, request, u"--endpoint=https://biller.example/v2"_s});
    QVERIFY2(far.out.contains("[url-loopback]"), far.out.constData());
    QCOMPARE(far.code, int(cli::NotGood));
}

/// Lines and columns are the file's own, however it is written.
void ValidateTest::findingsAreLocatedInTheOriginalFile()
{
    const QString request = file(u"own.json"_s, "{\"Customers\":\r\n [ ],  \"é\": 1, \"ViewMode\": 7}");
    const Outcome outcome = run({u"validate"_s, request, u"--profile=generic"_s});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QStringList lines = QString::fromUtf8(outcome.out).split(u'\n', Qt::SkipEmptyParts);
    for (QString &line : lines)
        line =
            line.sliced(request.size()).section(u':', 0, 3).section(u':', 1) + line.mid(line.indexOf(u'['));
    QCOMPARE(lines, (QStringList{u"2:13: hint[unknown-member]"_s, u"2:2: error[no-customer]"_s,
                                 u"2:28: warning[view-mode]"_s}));
}

void ValidateTest::severalFilesAreValidatedAtOnce()
{
    const QString warned = file(u"warned.json"_s, sampleWithAWarning());
    const QString broken = file(u"broken.json"_s, "{");
    const Outcome good = run({u"validate"_s, sampleFile(), warned});
    QCOMPARE(good.code, int(cli::NotGood));
    QVERIFY(good.out.contains(warned.toUtf8() + ":19:25: warning: "));
    const Outcome outcome = run({u"validate"_s, broken, warned});
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY2(outcome.err.startsWith(broken.toUtf8() + ":1:2: "), outcome.err.constData());
    QVERIFY(outcome.out.contains(warned.toUtf8() + ":19:25: warning: ")); // the others are still looked at
}

void ValidateTest::aRequestIsCheckedAgainstAProfile()
{
    const QString request =
        file(u"other.json"_s, contents(sampleFile()).replace("\"TypeID\": 43", "\"TypeID\": 51"));
    QCOMPARE(run({u"validate"_s, request}).code, int(cli::NotGood));
    const Outcome generic = run({u"validate"_s, request, u"--profile"_s, u"generic"_s});
    QCOMPARE(generic.code, int(cli::Done));
    QCOMPARE(generic.out, QByteArray());
    const QString profile = file(u"county.json"_s, R"({"name": "County", "version": "2", "typeId": 52})");
    const Outcome own = run({u"validate"_s, request, u"--profile"_s, profile, u"--json"_s});
    QCOMPARE(own.code, int(cli::NotGood));
    QVERIFY2(own.out.contains("\"rule\": \"profile County 2\""), own.out.constData());
    const Outcome unknown = run({u"validate"_s, request, u"--profile"_s, u"nowhere"_s});
    QCOMPARE(unknown.code, int(cli::Usage));
    QVERIFY(unknown.err.contains("nowhere"));
}

void ValidateTest::findingsAreWrittenAsJson()
{
    const Outcome outcome = run({u"validate"_s, u"--json"_s, file(u"w.json"_s, sampleWithAWarning())});
    QCOMPARE(outcome.code, int(cli::NotGood));
    const QJsonArray findings = QJsonDocument::fromJson(outcome.out).array();
    QVERIFY(!findings.isEmpty());
    QJsonObject mismatch;
    for (const QJsonValue &value : findings) {
        const QJsonObject finding = value.toObject();
        for (const QString &name :
             {u"file"_s, u"pointer"_s, u"severity"_s, u"code"_s, u"sentence"_s, u"rule"_s})
            QVERIFY2(finding.value(name).isString(), qPrintable(name));
        for (const QString &name : {u"line"_s, u"column"_s})
            QVERIFY2(finding.value(name).isDouble(), qPrintable(name));
        if (finding.value("code"_L1) == "balance-mismatch"_L1)
            mismatch = finding;
    }
    QCOMPARE(mismatch.value("pointer"_L1).toString(), u"/Customers/0/Invoices/0/BalanceDue"_s);
    QCOMPARE(mismatch.value("line"_L1).toInt(), 19);
    QCOMPARE(mismatch.value("column"_L1).toInt(), 25);
    const QJsonObject fix = mismatch.value("fix"_L1).toObject();
    QCOMPARE(fix.value("op"_L1).toString(), u"replace"_s);
    QCOMPARE(fix.value("path"_L1), mismatch.value("pointer"_L1));
    QVERIFY2(outcome.out.contains("\"value\": 164.31"), outcome.out.constData());

    const Outcome good = run({u"validate"_s, u"--json"_s, sampleFile()});
    QCOMPARE(good.code, int(cli::Done));
    QVERIFY(QJsonDocument::fromJson(good.out).isArray());
}

void ValidateTest::standardInputIsValidatedToo()
{
    QCOMPARE(run({u"validate"_s, u"-"_s}, contents(sampleFile())).code, int(cli::Done));
    const Outcome outcome = run({u"validate"_s, u"-"_s}, sampleWithAWarning());
    QCOMPARE(outcome.code, int(cli::NotGood));
    QVERIFY2(outcome.out.contains("-:19:25: warning: "), outcome.out.constData());
}

QTEST_GUILESS_MAIN(ValidateTest)
#include "test_validate.moc"
