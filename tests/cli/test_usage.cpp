// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "outcome.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
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

} // namespace

/// What every command shares: how misuse is reported, and the help.
class UsageTest : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit()); }

    void misuseIsReportedWithExitCodeTwo_data();
    void misuseIsReportedWithExitCodeTwo();
    void helpIsShownWithoutACommand();
    void helpAndVersionAreWrittenAsData_data();
    void helpAndVersionAreWrittenAsData();
    void aFullDiskIsReportedAsTheEnvironmentsFault();

private:
    /// A file with these bytes, and its name.
    QString file(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

QString UsageTest::file(const QString &name, const QByteArray &bytes) const
{
    QFile target(m_folder.filePath(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    return target.fileName();
}

void UsageTest::misuseIsReportedWithExitCodeTwo_data()
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
            u"--endpoint takes an http or https URL"_s);
    const auto likely = [&row](const QStringList &command, const char *option, const char *written,
                               const char *meant) {
        row(written, command + QStringList{QString::fromLatin1(option), QString::fromLatin1(written)},
            u"Did you mean %1?"_s.arg(QString::fromLatin1(meant)));
    };
    const QStringList replay{u"replay"_s, u"--body"_s, u"-"_s};
    likely(replay, "--to", "localhost:3000/x", "http://localhost:3000/x");
    likely(replay, "--to", "127.0.0.1:8080", "http://127.0.0.1:8080");
    likely(replay, "--to", "[::1]:8080/x", "http://[::1]:8080/x");
    likely(replay, "--to", "//portal.example/x", "https://portal.example/x");
    likely(replay, "--to", "user:s3cret@portal.example/x?key=s3cret", "https://portal.example/x");
    likely({u"listen"_s}, "--forward-to", "portal:3000/handler", "http://portal:3000/handler");
    likely({u"listen"_s}, "--public-url", "abc.ngrok.example", "https://abc.ngrok.example");
    likely({u"doctor"_s}, "--endpoint", "portal.example/v2", "https://portal.example/v2");
    likely({u"roundtrip"_s}, "--endpoint", "portal.example:8443/v2", "https://portal.example:8443/v2");
    row("a login in the target", replay + QStringList{u"--to"_s, u"https://user:s3cret@portal.example/"_s},
        u"--to holds a user name or password for portal.example"_s);
    row("a login in the handler", {u"listen"_s, u"--forward-to"_s, u"http://u:s3cret@127.0.0.1/"_s},
        u"--forward-to holds a user name or password"_s);
    row("no target", replay, u"--to URL"_s);
    row("no certificates", replay + QStringList{u"--to"_s, u"https://127.0.0.1:1"_s, u"--ca"_s, missing},
        missing);
    row("certificates without a handler", {u"listen"_s, u"--ca"_s, missing}, missing);
    row("waiting without a handler", {u"listen"_s, u"--forward-waiting"_s}, u"--forward-to"_s);
    row("decline at an endpoint", {u"roundtrip"_s, u"--endpoint"_s, u"http://127.0.0.1:1"_s, u"--decline"_s},
        u"--decline is for the built-in simulator"_s);
    row("no such environment variable", {u"roundtrip"_s, u"--api-key-env"_s, u"CPV2_TEST_API_KEY"_s},
        u"The environment variable CPV2_TEST_API_KEY is not set."_s);
    row("an unknown profile", {u"schema"_s, u"--profile"_s, u"nobody"_s}, u"There is no profile “nobody”."_s);
    row("no such profile file", {u"schema"_s, u"--profile"_s, missing}, missing);
    row("a broken profile", {u"schema"_s, u"--profile"_s, broken}, broken);
    row("schema takes no FILE", {u"schema"_s, u"a.json"_s}, u"“a.json” is an extra argument."_s);
    row("no journal file", {u"roundtrip"_s, u"--journal="_s}, u"--journal"_s);
    row("an unknown fault", {u"simulate"_s, u"--fault"_s, u"gremlins"_s}, u"There is no fault “gremlins”."_s);
    row("a fault's bad value", {u"simulate"_s, u"--fault"_s, u"delay=soon"_s}, u"“soon” is not a value"_s);
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

void UsageTest::misuseIsReportedWithExitCodeTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, int(cli::Usage));
    const QString err = QString::fromUtf8(outcome.err);
    QVERIFY2(err.contains(said), qPrintable(err));
    QVERIFY2(err.endsWith(u'\n') && err.count(u'\n') == 1, qPrintable(err));
    QVERIFY2(!err.contains(".."_L1) && !err.contains("s3cret"_L1), qPrintable(err));
    QCOMPARE(outcome.out, QByteArray());
}

void UsageTest::helpIsShownWithoutACommand()
{
    const Outcome outcome = run({});
    QCOMPARE(outcome.code, int(cli::Usage));
    QVERIFY(outcome.err.startsWith("Usage: cpv2 COMMAND"));
    QCOMPARE(outcome.out, QByteArray());
}

void UsageTest::helpAndVersionAreWrittenAsData_data()
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

void UsageTest::helpAndVersionAreWrittenAsData()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, start);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, int(cli::Done));
    QVERIFY2(outcome.out.startsWith(start), outcome.out.constData());
    QCOMPARE(outcome.err, QByteArray());
}

void UsageTest::aFullDiskIsReportedAsTheEnvironmentsFault()
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

QTEST_GUILESS_MAIN(UsageTest)
#include "test_usage.moc"
