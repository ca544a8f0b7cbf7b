// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

QString program()
{
    return support::buildPath(u"bin/cpv2"_s);
}

} // namespace

/// What only the real program shows: its own streams, signals and exit code.
class ProgramTest : public support::Test
{
    Q_OBJECT
private slots:
    void theSimulatorServesUntilItIsAskedToEnd_data();
    void theSimulatorServesUntilItIsAskedToEnd();
    void anApiKeyOfTheUsersIsNotPrinted();
    void itReadsItsStandardInput();
    void whatItReadsMayBeAPipe();
    void aFullDiskIsNotSuccess_data();
    void aFullDiskIsNotSuccess();
};

void ProgramTest::theSimulatorServesUntilItIsAskedToEnd_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ProgramTest::theSimulatorServesUntilItIsAskedToEnd()
{
    QFETCH(int, signal);
    QProcess simulate;
    simulate.start(program(), {u"simulate"_s});
    QVERIFY2(simulate.waitForStarted(patience), qPrintable(simulate.errorString()));
    QTRY_VERIFY_WITH_TIMEOUT(simulate.canReadLine(), patience);
    const QString line = QString::fromUtf8(simulate.readLine());
    static const QRegularExpression wanted(
        u"^listening (http://127\\.0\\.0\\.1:[0-9]+/cloudpaymentsapi/v2)\\n$"_s);
    const QRegularExpressionMatch match = wanted.match(line);
    QVERIFY2(match.hasMatch(), qPrintable(line));

    http::Client client;
    http::Call *call = client.send({"GET", QUrl(match.captured(1)), {}, {}});
    QSignalSpy finished(call, &http::Call::finished);
    QVERIFY(finished.wait(patience));
    QCOMPARE(finished.at(0).at(0).value<http::Reply>().outcome, http::Reply::Outcome::Answered);

    ::kill(pid_t(simulate.processId()), signal);
    QTRY_COMPARE_WITH_TIMEOUT(simulate.state(), QProcess::NotRunning, patience);
    QCOMPARE(simulate.exitStatus(), QProcess::NormalExit);
    QCOMPARE(simulate.exitCode(), 0);
    QCOMPARE(simulate.readAllStandardOutput(), QByteArray()); // that one line was all
}

void ProgramTest::anApiKeyOfTheUsersIsNotPrinted()
{
    const QByteArray key = "a-key-nobody-may-see";
    QProcess simulate;
    simulate.setProcessChannelMode(QProcess::MergedChannels);
    simulate.start(program(), {u"simulate"_s, u"--api-key"_s, QString::fromLatin1(key)});
    QVERIFY2(simulate.waitForStarted(patience), qPrintable(simulate.errorString()));
    QTRY_VERIFY_WITH_TIMEOUT(simulate.canReadLine(), patience);
    simulate.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(simulate.state(), QProcess::NotRunning, patience);
    const QByteArray said = simulate.readAll();
    QVERIFY(said.startsWith("listening "));
    QVERIFY(!said.contains(key));
}

void ProgramTest::itReadsItsStandardInput()
{
    QProcess format;
    format.start(program(), {u"format"_s, u"-"_s});
    QVERIFY2(format.waitForStarted(patience), qPrintable(format.errorString()));
    format.write("{\"B\":1.0,\"A\":\"\xC3\xB1\"}");
    format.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(format.state(), QProcess::NotRunning, patience);
    QCOMPARE(format.exitCode(), 0);
    QCOMPARE(format.readAllStandardOutput(), "{\n  \"B\": 1.0,\n  \"A\": \"\xC3\xB1\"\n}\n"_ba);
}

// J19
void ProgramTest::whatItReadsMayBeAPipe()
{
    const QString sample = support::sourcePath() + u"/resources/samples/sagesgov-greene-county.json"_s;
    for (const QString &command :
         {u"exec \"$0\" compare <(cat \"$1\") \"$1\""_s, u"exec \"$0\" compare <(cat \"$1\") <(cat \"$1\")"_s,
          u"cat \"$1\" | \"$0\" compare /dev/stdin \"$1\""_s,
          u"exec \"$0\" compare /dev/stdin \"$1\" < \"$1\""_s, u"cat \"$1\" | \"$0\" compare - \"$1\""_s}) {
        QProcess bash;
        bash.start(u"bash"_s, {u"-c"_s, command, program(), sample});
        QTRY_COMPARE_WITH_TIMEOUT(bash.state(), QProcess::NotRunning, patience);
        QVERIFY2(bash.exitCode() == 0,
                 qPrintable(command + u": "_s + QString::fromUtf8(bash.readAllStandardError())));
    }
}

void ProgramTest::aFullDiskIsNotSuccess_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a result") << QStringList{
        u"format"_s, support::sourcePath() + u"/resources/samples/sagesgov-greene-county.json"_s};
    QTest::newRow("help") << QStringList{u"--help"_s};
    QTest::newRow("a command's help") << QStringList{u"format"_s, u"--help"_s};
    QTest::newRow("the version") << QStringList{u"--version"_s};
}

void ProgramTest::aFullDiskIsNotSuccess()
{
    QFETCH(const QStringList, arguments);
    QProcess format;
    format.setStandardOutputFile(u"/dev/full"_s);
    format.start(program(), arguments);
    QTRY_COMPARE_WITH_TIMEOUT(format.state(), QProcess::NotRunning, patience);
    QCOMPARE(format.exitCode(), 3);
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "test_program.moc"
