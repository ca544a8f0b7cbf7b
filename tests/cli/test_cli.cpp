// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/schema.h"
#include "http/client.h"
#include "payer/automatic_payer.h"
#include "simulator/simulator.h"
#include "support/places.h"
#include "support/test.h"
#include "support/tunnel.h"
#include "workspace/environment_store.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using payer::AutomaticPayer;
using simulator::Simulator;

namespace
{

/// Stands in for standard error: keeps everything and reports each line as it is written.
class Ear : public QIODevice
{
    Q_OBJECT
public:
    Ear() { open(QIODevice::WriteOnly); }

    QString heard() const { return QString::fromUtf8(m_heard); }

signals:
    void line(const QString &text);

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_heard.append(data, size);
        qsizetype end = 0;
        while ((end = m_heard.indexOf('\n', m_told)) >= 0) {
            const QString text = QString::fromUtf8(m_heard.mid(m_told, end - m_told));
            m_told = end + 1;
            emit line(text);
        }
        return size;
    }

private:
    QByteArray m_heard;
    qsizetype m_told = 0; ///< bytes of it that were reported as lines
};

/// How a run of `cpv2` ended.
struct Outcome {
    int code = -1;
    QByteArray out;
    QString err;
};

Outcome runHeard(Ear &ear, const QStringList &arguments, const QByteArray &input = {})
{
    QBuffer in;
    in.setData(input);
    in.open(QIODevice::ReadOnly);
    Outcome outcome;
    {
        QTextStream out(&outcome.out, QIODevice::WriteOnly);
        QTextStream err(&ear);
        cli::Streams streams{&in, &out, &err};
        outcome.code = cli::run(arguments, streams);
    }
    outcome.err = ear.heard();
    return outcome;
}

Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    Ear ear;
    return runHeard(ear, arguments, input);
}

QString dataFile(const QString &name)
{
    return support::sourcePath(name);
}

QString sampleFile()
{
    return dataFile(u"resources/samples/sagesgov-greene-county.json"_s);
}

QByteArray contents(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// `sample` with its balance no longer the sum of its fee lines.
QByteArray sampleWithAWarning()
{
    return contents(sampleFile()).replace("164.31", "164.30");
}

/// A port that was free a moment ago and on which nothing listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

constexpr auto keyVariable = "CPV2_TEST_API_KEY";
constexpr auto environmentKeyVariable = "CPV2_API_KEY"; ///< before the keychain

/// Pays as soon as the program says where.
void payWhenTold(const Ear &ear, AutomaticPayer &payer)
{
    QObject::connect(&ear, &Ear::line, &payer, [&payer](const QString &line) {
        if (const qsizetype url = line.indexOf("http://"_L1); line.startsWith("Pay on the hosted page: "_L1))
            payer.pay(QUrl(line.mid(url)), AutomaticPayer::Will::Approve);
    });
}

} // namespace

class CliTest : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();

    void aMisuseIsSaidAndEndsWithTwo_data();
    void aMisuseIsSaidAndEndsWithTwo();
    void withoutACommandTheHelpIsShown();
    void helpAndVersionAreData_data();
    void helpAndVersionAreData();
    void aFullDiskIsTheEnvironmentsFault();

    void foreignTextCannotSteerTheTerminal();
    void aGoodRequestHasNoFindings();
    void findingsAreNamedWithTheirPlace();
    void aLoopbackCallbackIsJudgedByTheEndpoint();
    void findingsStandWhereTheFileHasThem();
    void severalFilesAreValidatedAtOnce();
    void aRequestIsHeldAgainstAProfile();
    void findingsComeAsJson();
    void standardInputIsValidatedToo();
    void formattingTheSampleChangesNothing();
    void formattingKeepsWhatItDoesNotKnow();
    void theSchemaIsTheContractAlone();
    void theSchemaIsOfTheProfileAskedFor();

    void anApprovedRoundTripIsPaid();
    void aDeclinedRoundTripIsNotGood();
    void aRoundTripComesAsJson();
    void aRequestOfTheUsersIsWalked();
    void anEndpointIsPaidByWhoeverOpensThePage();
    void anEnvironmentIsPaidThroughItsTunnel();
    void anEnvironmentThatCannotBeUsedIsSaid_data();
    void anEnvironmentThatCannotBeUsedIsSaid();
    void theKeyIsNeverShown();
    void aWrongKeyIsARefusal();
    void nobodyPaysInTime();
    void whereNothingListensTheEnvironmentFailed();
    void aTakenPortIsTheEnvironmentsFault();
    void anUnwritableJournalIsTheEnvironmentsFault();

private:
    QString journal() const { return m_folder.filePath(u"journal.sqlite"_s); }
    QStringList roundtrip(const QStringList &more = {}) const
    {
        return QStringList{u"roundtrip"_s, u"--journal"_s, journal()} + more;
    }
    QStringList roundtripAt(const Simulator &simulator, const QStringList &more = {}) const
    {
        return roundtrip(QStringList{u"--endpoint"_s, simulator.endpoint().toString(), u"--api-key-env"_s,
                                     QLatin1StringView(keyVariable)} +
                         more);
    }
    QString file(const QString &name, const QByteArray &bytes) const;
    /// As the window keeps it, with the name `QA`.
    void setUp(workspace::Environment environment) const;

    QTemporaryDir m_folder;
};

QString CliTest::file(const QString &name, const QByteArray &bytes) const
{
    QFile target(m_folder.filePath(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        QTest::qFail("no file for the test", __FILE__, __LINE__);
    return target.fileName();
}

void CliTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
}

void CliTest::cleanup()
{
    qunsetenv(keyVariable);
    qunsetenv(environmentKeyVariable);
}

void CliTest::setUp(workspace::Environment environment) const
{
    environment.id = u"qa"_s;
    environment.name = u"QA"_s;
    workspace::EnvironmentStore store;
    QVERIFY2(store.file().startsWith(m_folder.path()), qPrintable(store.file()));
    QVERIFY(store.save(environment));
}

// ---- usage

void CliTest::aMisuseIsSaidAndEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said"); ///< a part of the sentence

    const auto row = [](const char *name, const QStringList &arguments, const QString &said) {
        QTest::newRow(name) << arguments << said;
    };
    const QString broken = file(u"broken.json"_s, "{\n  \"Customers\": [\n    tru\n  ]\n}\n");
    const QString where = broken + u":3:"_s;
    const QString missing = m_folder.filePath(u"missing.json"_s);

    row("unknown command", {u"pay"_s}, u"There is no command “pay”."_s);
    row("an option in the place of a command", {u"--json"_s}, u"“--json”"_s);
    for (const QString &command : {u"roundtrip"_s, u"validate"_s, u"format"_s, u"schema"_s, u"simulate"_s})
        row(qPrintable(u"unknown option of "_s + command), {command, u"--bogus"_s},
            u"Unknown option 'bogus'. Run cpv2 %1 --help"_s.arg(command));
    row("one FILE too many", {u"format"_s, u"a.json"_s, u"b.json"_s}, u"“b.json” is an extra argument."_s);
    row("simulate takes no FILE", {u"simulate"_s, u"a.json"_s}, u"“a.json” is an extra argument."_s);
    row("option without its value", {u"roundtrip"_s, u"--port"_s}, u"Missing value after '--port'."_s);
    row("value after a flag", {u"validate"_s, u"--json=yes"_s}, u"Unexpected value after '--json'."_s);

    row("validate without FILE", {u"validate"_s}, u"Which FILE?"_s);
    row("validate for an endpoint that is none", {u"validate"_s, sampleFile(), u"--endpoint=biller"_s},
        u"not a web address"_s);
    row("format without FILE", {u"format"_s}, u"Which FILE?"_s);
    for (const QString &command : {u"roundtrip"_s, u"validate"_s, u"format"_s}) {
        row(qPrintable(command + u": no such file"_s), {command, missing}, missing);
        row(qPrintable(command + u": a folder"_s), {command, m_folder.path()}, m_folder.path());
        row(qPrintable(command + u": broken JSON"_s), {command, broken}, where);
        row(qPrintable(command + u": nothing on standard input"_s), {command, u"-"_s}, u"-:1:1:"_s);
    }

    const QString port = u"a number from 0 to 65535"_s;
    for (const QString &command : {u"roundtrip"_s, u"simulate"_s}) {
        for (const QString &value : {u"http"_s, u"-1"_s, u"65536"_s, u"80.0"_s, u""_s})
            row(qPrintable(command + u": port "_s + value), {command, u"--port="_s + value}, port);
    }
    for (const QString &value : {u"soon"_s, u"0"_s, u"-5"_s, u"86401"_s, u"1.5"_s, u""_s})
        row(qPrintable(u"time-out "_s + value), {u"roundtrip"_s, u"--timeout="_s + value},
            u"a number of seconds from 1 to 86400"_s);
    for (const QString &value : {u"here"_s, u"http://"_s, u"ftp://127.0.0.1/"_s, u"http://a b/"_s, u""_s})
        row(qPrintable(u"endpoint "_s + value), {u"roundtrip"_s, u"--endpoint="_s + value},
            u"is no web address"_s);
    row("decline at an endpoint", {u"roundtrip"_s, u"--endpoint"_s, u"http://127.0.0.1:1"_s, u"--decline"_s},
        u"--decline is for the built-in simulator"_s);
    row("no such environment variable", {u"roundtrip"_s, u"--api-key-env"_s, QLatin1StringView(keyVariable)},
        u"The environment variable %1 is not set."_s.arg(QLatin1StringView(keyVariable)));
    row("an unknown profile", {u"schema"_s, u"--profile"_s, u"nobody"_s}, u"There is no profile “nobody”."_s);
    row("no such profile file", {u"schema"_s, u"--profile"_s, missing}, missing);
    row("a broken profile", {u"schema"_s, u"--profile"_s, broken}, broken);
    row("schema takes no FILE", {u"schema"_s, u"a.json"_s}, u"“a.json” is an extra argument."_s);
    row("no journal file", {u"roundtrip"_s, u"--journal="_s}, u"--journal"_s);
    row("an unknown fault", {u"simulate"_s, u"--fault"_s, u"gremlins"_s}, u"There is no fault “gremlins”."_s);
    row("a fault's bad value", {u"simulate"_s, u"--fault"_s, u"delay=soon"_s}, u"“soon” is no value"_s);
    row("an empty fault", {u"simulate"_s, u"--fault="_s}, u"There is no fault “”."_s);
    row("doctor: no web address", {u"doctor"_s, u"--endpoint"_s, u"here"_s},
        u"--endpoint takes an http or https URL"_s);
    row("doctor: public URL", {u"doctor"_s, u"--public-url="_s},
        u"--public-url takes an http or https URL"_s);
    row("doctor: port", {u"doctor"_s, u"--port=x"_s}, port);
    row("doctor: no such environment", {u"doctor"_s, u"--environment"_s, u"nowhere"_s},
        u"There is no environment “nowhere”."_s);
    row("doctor takes no FILE", {u"doctor"_s, u"a.json"_s}, u"“a.json” is an extra argument."_s);
    row("empty API key", {u"simulate"_s, u"--api-key="_s}, u"The API key is empty."_s);
}

void CliTest::aMisuseIsSaidAndEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
    QVERIFY2(outcome.err.endsWith(u'\n') && outcome.err.count(u'\n') == 1, qPrintable(outcome.err));
    QVERIFY2(!outcome.err.contains(".."_L1), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QByteArray());
}

void CliTest::withoutACommandTheHelpIsShown()
{
    const Outcome outcome = run({});
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY(outcome.err.startsWith("Usage: cpv2 COMMAND"_L1));
    QCOMPARE(outcome.out, QByteArray());
}

void CliTest::helpAndVersionAreData_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("--help") << QStringList{u"--help"_s} << "Usage: cpv2 COMMAND [options]\n"_ba;
    QTest::newRow("-h") << QStringList{u"-h"_s} << "Usage: cpv2 COMMAND [options]\n"_ba;
    QTest::newRow("--version") << QStringList{u"--version"_s} << "cpv2 " WORKBENCH_VERSION "\n"_ba;
    for (const QString &command :
         {u"roundtrip"_s, u"validate"_s, u"format"_s, u"schema"_s, u"simulate"_s, u"doctor"_s}) {
        const QByteArray start = "Usage: cpv2 " + command.toLatin1() + " [options]";
        QTest::newRow(qPrintable(command + u" --help"_s)) << QStringList{command, u"--help"_s} << start;
        QTest::newRow(qPrintable(command + u" -h"_s)) << QStringList{command, u"-h"_s} << start;
    }
}

void CliTest::helpAndVersionAreData()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, start);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, int(cli::Done));
    QVERIFY2(outcome.out.startsWith(start), outcome.out.constData());
    QCOMPARE(outcome.err, QString());
}

void CliTest::aFullDiskIsTheEnvironmentsFault()
{
    QFile full(u"/dev/full"_s);
    QVERIFY(full.open(QIODevice::WriteOnly));
    QString said;
    QTextStream out(&full);
    QTextStream err(&said);
    cli::Streams streams{nullptr, &out, &err};
    QCOMPARE(cli::run({u"format"_s, sampleFile()}, streams), int(cli::Environment));
    QVERIFY(said.contains("could not be written"_L1));
}

// ---- validate, format

void CliTest::foreignTextCannotSteerTheTerminal()
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    QVERIFY(
        request.apply(request.set(cpv2::FieldId::TypeID, core::Json::string(u"\x1b[2J\u202e"_s), {0, 0})));
    const Outcome outcome = run({u"validate"_s, file(u"steering.json"_s, request.toJson())});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QVERIFY(outcome.out.contains("[integer]"));
    QVERIFY(!outcome.out.contains('\x1b'));
    QVERIFY(!outcome.out.contains("\xe2\x80\xae"));
}

void CliTest::aGoodRequestHasNoFindings()
{
    const Outcome outcome = run({u"validate"_s, sampleFile()});
    QVERIFY2(!outcome.out.contains(": error: ") && !outcome.out.contains(": warning: "),
             outcome.out.constData());
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.err, QString());
}

void CliTest::findingsAreNamedWithTheirPlace()
{
    const QString request = file(u"warned.json"_s, sampleWithAWarning());
    const Outcome outcome = run({u"validate"_s, request});
    QCOMPARE(outcome.code, int(cli::NotGood));
    QCOMPARE(outcome.err, QString());
    QVERIFY2(outcome.out.contains(request.toUtf8() +
                                  ":19:25: warning: BalanceDue is 164.30, but the fee lines "
                                  "add up to 164.31. [balance-mismatch]\n"),
             outcome.out.constData());
}

/// A service on another machine cannot post back to this one.
void CliTest::aLoopbackCallbackIsJudgedByTheEndpoint()
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
void CliTest::findingsStandWhereTheFileHasThem()
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

void CliTest::severalFilesAreValidatedAtOnce()
{
    const QString warned = file(u"warned.json"_s, sampleWithAWarning());
    const QString broken = file(u"broken.json"_s, "{");
    const Outcome good = run({u"validate"_s, sampleFile(), warned});
    QCOMPARE(good.code, int(cli::NotGood));
    QVERIFY(good.out.contains(warned.toUtf8() + ":19:25: warning: "));
    const Outcome outcome = run({u"validate"_s, broken, warned});
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY2(outcome.err.startsWith(broken + u":1:2: "_s), qPrintable(outcome.err));
    QVERIFY(outcome.out.contains(warned.toUtf8() + ":19:25: warning: ")); // the others are still looked at
}

void CliTest::aRequestIsHeldAgainstAProfile()
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
    QVERIFY(unknown.err.contains("nowhere"_L1));
}

void CliTest::findingsComeAsJson()
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

void CliTest::standardInputIsValidatedToo()
{
    QCOMPARE(run({u"validate"_s, u"-"_s}, contents(sampleFile())).code, int(cli::Done));
    const Outcome outcome = run({u"validate"_s, u"-"_s}, sampleWithAWarning());
    QCOMPARE(outcome.code, int(cli::NotGood));
    QVERIFY2(outcome.out.contains("-:19:25: warning: "), outcome.out.constData());
}

void CliTest::formattingTheSampleChangesNothing()
{
    const Outcome outcome = run({u"format"_s, sampleFile()});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.out, contents(sampleFile()));
    QCOMPARE(outcome.err, QString());
}

void CliTest::formattingKeepsWhatItDoesNotKnow()
{
    const Outcome outcome =
        run({u"format"_s, u"-"_s}, R"({"z":10.00,"a":12345678901234567890,"a":"ñ","Customers":null})");
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(
        QString::fromUtf8(outcome.out),
        u"{\n  \"z\": 10.00,\n  \"a\": 12345678901234567890,\n  \"a\": \"ñ\",\n  \"Customers\": null\n}\n"_s);
}

void CliTest::theSchemaIsTheContractAlone()
{
    const Outcome outcome = run({u"schema"_s});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.out, cpv2::jsonSchema(cpv2::BillerProfile::generic()));
}

void CliTest::theSchemaIsOfTheProfileAskedFor()
{
    QCOMPARE(run({u"schema"_s, u"--profile"_s, u"sagesgov"_s}).out,
             cpv2::jsonSchema(cpv2::BillerProfile::sagesGov()));
    const QByteArray text = R"({"name": "Greene", "version": "1", "typeId": 51})";
    const Outcome outcome = run({u"schema"_s, u"--profile"_s, file(u"greene.json"_s, text)});
    QCOMPARE(outcome.code, int(cli::Done));
    QCOMPARE(outcome.out, cpv2::jsonSchema(*cpv2::BillerProfile::fromJson(u"greene"_s, text)));
}

// ---- roundtrip

void CliTest::anApprovedRoundTripIsPaid()
{
    const Outcome outcome = run(roundtrip());
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("invoice 566504  164.31  PAID\n"), outcome.out.constData());
    QVERIFY2(outcome.out.endsWith("PAID  passed\n"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("The payer's browser returned"_L1), qPrintable(outcome.err));
}

void CliTest::aDeclinedRoundTripIsNotGood()
{
    const Outcome outcome = run(roundtrip({u"--decline"_s}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("invoice 566504  164.31  DECLINED\n"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("Approved=False"_L1), qPrintable(outcome.err));
}

void CliTest::aRoundTripComesAsJson()
{
    const Outcome outcome = run(roundtrip({u"--json"_s}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    const QJsonObject result = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(result.value("state"_L1).toString(), u"PAID"_s);
    QCOMPARE(result.value("verdict"_L1).toString(), u"passed"_s);
    QCOMPARE(result.value("simulated"_L1), QJsonValue(true));
    const QJsonObject invoice = result.value("invoices"_L1).toArray().at(0).toObject();
    QCOMPARE(invoice.value("InvoiceNumber"_L1).toString(), u"566504"_s);
    QCOMPARE(invoice.value("BalanceDue"_L1), QJsonValue(u"164.31"_s)); // as text: money is never a number
    QVERIFY(result.value("checks"_L1).toArray().size() > 4);
}

void CliTest::aRequestOfTheUsersIsWalked()
{
    const Outcome outcome = run(roundtrip({dataFile(u"tests/data/two-customers-two-invoices.json"_s)}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("Submitting two-customers-two-invoices.json"_L1), qPrintable(outcome.err));
    QCOMPARE(outcome.out.count("  PAID\n"), 4);
}

void CliTest::anEndpointIsPaidByWhoeverOpensThePage()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, simulator.apiKey());

    http::Client client;
    AutomaticPayer payer(&client);
    Ear ear;
    payWhenTold(ear, payer);
    const Outcome outcome = runHeard(ear, roundtripAt(simulator));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PAID  passed\n"), outcome.out.constData());
}

/// What the service is told is the tunnel's address, and the listener takes what comes in its name.
void CliTest::anEnvironmentIsPaidThroughItsTunnel()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    support::Tunnel tunnel;
    const quint16 port = closedPort();
    tunnel.leadTo(port);
    workspace::Environment environment;
    environment.endpoint = simulator.endpoint();
    environment.callbackBase = tunnel.url();
    setUp(environment);
    qputenv(environmentKeyVariable, simulator.apiKey());

    http::Client client;
    AutomaticPayer payer(&client);
    Ear ear;
    payWhenTold(ear, payer);
    const Outcome outcome =
        runHeard(ear, roundtrip({u"--environment"_s, u"qa"_s, u"--port"_s, QString::number(port)}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PAID  passed\n"), outcome.out.constData());
    QVERIFY(contents(journal()).contains(tunnel.url().toEncoded() + "/cb/"));
}

void CliTest::anEnvironmentThatCannotBeUsedIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isLive");
    QTest::addColumn<QString>("cap");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("an unknown name") << u"Nowhere"_s << false << QString() << int(cli::Usage)
                                     << u"no environment “Nowhere”"_s;
    QTest::newRow("more than it may be asked for")
        << u"QA"_s << false << u"164.30"_s << int(cli::NotGood) << u"has a limit of 164.30"_s;
    QTest::newRow("live, and it was not said")
        << u"QA"_s << true << QString() << int(cli::Usage) << u"--live biller.invalid"_s;
}

void CliTest::anEnvironmentThatCannotBeUsedIsSaid()
{
    QFETCH(QString, name);
    QFETCH(bool, isLive);
    QFETCH(QString, cap);
    workspace::Environment environment;
    environment.endpoint = QUrl(u"https://biller.invalid/v2"_s);
    environment.live = isLive;
    environment.amountCap = cap;
    setUp(environment);
    qputenv(environmentKeyVariable, "a-key");
    const QString journalFile = m_folder.filePath(u"nothing-sent.sqlite"_s);
    const Outcome outcome = run({u"roundtrip"_s, u"--journal"_s, journalFile, u"--environment"_s, name});
    QTEST(outcome.code, "code");
    QFETCH(QString, said);
    QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!QFile::exists(journalFile));
}

void CliTest::theKeyIsNeverShown()
{
    const QByteArray key = "a-key-nobody-may-see";
    Simulator simulator({.apiKey = key});
    QVERIFY(simulator.start());
    qputenv(keyVariable, key);
    for (const QStringList &more : {QStringList{}, QStringList{u"--json"_s}}) {
        const Outcome outcome = run(roundtripAt(simulator, more + QStringList{u"--timeout"_s, u"1"_s}));
        QCOMPARE(outcome.code, int(cli::NotGood));
        QVERIFY(!outcome.out.contains(key));
        QVERIFY(!outcome.err.toUtf8().contains(key));
    }
    QVERIFY(!contents(journal()).contains(key));
}

void CliTest::aWrongKeyIsARefusal()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, "another-key");
    const Outcome outcome = run(roundtripAt(simulator));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("HTTP 401, not accepted: "_L1), qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("failed"), outcome.out.constData());
}

void CliTest::nobodyPaysInTime()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, simulator.apiKey());
    const Outcome outcome = run(roundtripAt(simulator, {u"--timeout"_s, u"1"_s}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("Time is up after 1 second"_L1), qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PENDING  waiting\n"), outcome.out.constData());
}

void CliTest::whereNothingListensTheEnvironmentFailed()
{
    const Outcome outcome = run(roundtrip({u"--endpoint"_s, u"http://127.0.0.1:%1/v2"_s.arg(closedPort())}));
    QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
    QCOMPARE(outcome.out, QByteArray());
}

void CliTest::aTakenPortIsTheEnvironmentsFault()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    for (const QStringList &arguments :
         {roundtrip({u"--port"_s, port}), QStringList{u"simulate"_s, u"--port"_s, port}}) {
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(port), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QByteArray());
    }
}

void CliTest::anUnwritableJournalIsTheEnvironmentsFault()
{
    const QString inAFile = file(u"file"_s, "no folder") + u"/journal.sqlite"_s;
    for (const QString &journal : {inAFile, m_folder.path()}) {
        const Outcome outcome = run({u"roundtrip"_s, u"--journal"_s, journal});
        QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(m_folder.path()), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QByteArray());
    }
}

QTEST_GUILESS_MAIN(CliTest)
#include "test_cli.moc"
