// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "http/server.h"
#include "interchange/curl.h"
#include "interchange/har.h"
#include "interchange/postman.h"
#include "simulator/simulator.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using interchange::Call;

namespace
{

constexpr int patience = 60'000; // ms; only ever waited out by a failing test

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs it while the event loop of this thread keeps running, so that the test's servers can answer.
Ended runProgram(const QString &program, const QStringList &arguments, const QString &key = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CPV2_AUTHORIZATION"_s, QString::fromLatin1(key.toUtf8().toBase64()));
    environment.insert(u"no_proxy"_s, u"127.0.0.1"_s);
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {-1, {}, "cannot start " + program.toUtf8()};
    if (finished.isEmpty() && !finished.wait(patience))
        return {-1, {}, program.toUtf8() + " did not end"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString ourScript(const QString &name)
{
    return support::sourcePath(u"tests/interchange/"_s + name);
}

/// A server that keeps the requests it gets.
class Catcher
{
public:
    Catcher() : m_server([this](const http::Request &request) { return take(request); })
    {
        const auto listening = m_server.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
    }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v2?a=%5B1%5D&list[]=b"_s.arg(m_server.port())); }

    QList<http::Request> requests;

private:
    http::Response take(const http::Request &request)
    {
        requests << request;
        return http::plainText(200, "OK");
    }

    http::Server m_server;
};

QByteArray requestWithName(const QString &name)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    if (!request.apply(request.setText(cpv2::FieldId::Name, name, {0, -1})))
        support::fail(u"The sample has no customer."_s);
    return request.toJson();
}

} // namespace

/// The programs that exports are meant for accept them.
class TestPrograms : public support::Test
{
    Q_OBJECT
private slots:
    void curlSubmitsOurCommand_data();
    void curlSubmitsOurCommand();
    void curlSendsTheExactBody_data();
    void curlSendsTheExactBody();
    void newmanSubmitsOurCollection_data();
    void newmanSubmitsOurCollection();
    void newmanSendsTheExactBody_data();
    void newmanSendsTheExactBody();
    void aValidatorAcceptsOurArchive();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile target(m_folder.filePath(name));
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
            support::fail(u"%1 cannot be written."_s.arg(target.fileName()));
        return target.fileName();
    }

    QTemporaryDir m_folder;
};

static void withAndWithoutKey()
{
    QTest::addColumn<bool>("withKey");
    QTest::newRow("the key in a variable") << false;
    QTest::newRow("the key in it") << true;
}

static void nastyBodies()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *name :
         {"it's \"quoted\"", "$HOME ${HOME} $(id) `id` !!", "\\ \\\\ \\n %s", "é 😀", "{{x}} {{ y }}"})
        QTest::addRow("a name: %s", name) << requestWithName(QString::fromUtf8(name));
    QTest::newRow("a leading @") << "@/etc/hostname"_ba;
    QTest::newRow("lines") << "\n### x\r\n{}\n\n"_ba;
    QTest::newRow("longer than an argument can be") << requestWithName(QString(300'000, u'\''));
}

void TestPrograms::curlSubmitsOurCommand_data()
{
    withAndWithoutKey();
}

void TestPrograms::curlSubmitsOurCommand()
{
    QFETCH(const bool, withKey);
    simulator::Simulator simulator;
    QVERIFY(simulator.start());
    const Call call =
        interchange::submitCall(simulator.endpoint(), cpv2::PaymentRequest::sample().toJson(), u"sample"_s);
    const auto script = interchange::toCurl(call, withKey ? simulator.apiKey() : QByteArray());
    QVERIFY(script);
    const Ended ended = runProgram(u"sh"_s, {file(u"submit.sh"_s, *script)},
                                   withKey ? QString() : QString::fromUtf8(simulator.apiKey()));
    QVERIFY2(ended.code == 0 && ended.out.contains("\"SUCCESS\""), (ended.out + ended.err).constData());
}

void TestPrograms::curlSendsTheExactBody_data()
{
    nastyBodies();
}

void TestPrograms::curlSendsTheExactBody()
{
    QFETCH(const QByteArray, body);
    Catcher catcher;
    const auto script = interchange::toCurl(interchange::submitCall(catcher.url(), body, u"nasty\nname"_s));
    QVERIFY(script);
    const Ended ended = runProgram(u"sh"_s, {file(u"submit.sh"_s, *script)}, u"key"_s);
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(catcher.requests.size(), 1);
    const http::Request &request = catcher.requests.first();
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.target, "/v2?a=%5B1%5D&list[]=b"_ba);
    QCOMPARE(http::headerValue(request.headers, "Content-Type"), "application/json"_ba);
    QCOMPARE(http::headerValue(request.headers, "Authorization"), "Basic " + "key"_ba.toBase64());
    QCOMPARE(request.body, body);
}

void TestPrograms::newmanSubmitsOurCollection_data()
{
    withAndWithoutKey();
}

void TestPrograms::newmanSubmitsOurCollection()
{
    QFETCH(const bool, withKey);
    simulator::Simulator simulator;
    QVERIFY(simulator.start());
    const Call call =
        interchange::submitCall(simulator.endpoint(), cpv2::PaymentRequest::sample().toJson(), u"sample"_s);
    const auto collection = interchange::toPostman(call, withKey ? simulator.apiKey() : QByteArray());
    QVERIFY(collection);
    const QString key = withKey ? QString() : QString::fromUtf8(simulator.apiKey());
    const Ended ended = runProgram(
        u"node"_s, {ourScript(u"run_collection.mjs"_s), file(u"collection.json"_s, *collection), key});
    QVERIFY2(ended.code == 0 && ended.out.contains("\"SUCCESS\""), (ended.out + ended.err).constData());
}

void TestPrograms::newmanSendsTheExactBody_data()
{
    nastyBodies();
}

void TestPrograms::newmanSendsTheExactBody()
{
    QFETCH(const QByteArray, body);
    Catcher catcher;
    const auto collection =
        interchange::toPostman(interchange::submitCall(catcher.url(), body, u"nasty\nname"_s));
    QVERIFY(collection);
    const Ended ended = runProgram(
        u"node"_s, {ourScript(u"run_collection.mjs"_s), file(u"collection.json"_s, *collection), u"key"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(catcher.requests.size(), 1);
    QCOMPARE(http::headerValue(catcher.requests.first().headers, "Authorization"),
             "Basic " + "key"_ba.toBase64());
    QCOMPARE(catcher.requests.first().body, body);
}

void TestPrograms::aValidatorAcceptsOurArchive()
{
    const Call call = interchange::submitCall(interchange::knownEndpoint(),
                                              cpv2::PaymentRequest::sample().toJson(), u"sample"_s);
    journal::Exchange exchange;
    exchange.at = QDateTime::currentDateTimeUtc();
    exchange.url = u"http://127.0.0.1:1/v2?a=b"_s;
    exchange.requestHead = "POST /v2?a=b HTTP/1.1\r\nContent-Type: application/json\r\n\r\n";
    exchange.requestBody = call.body;
    exchange.status = 400;
    exchange.responseHead = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n";
    exchange.responseBody = "\xff{}";
    exchange.elapsedMs = 12;
    for (const auto &archive : {interchange::toHar(call, QDateTime::currentDateTime()),
                                interchange::toHar(exchange, u"sample"_s)}) {
        QVERIFY(archive);
        const Ended ended =
            runProgram(u"node"_s, {ourScript(u"validate_har.mjs"_s), file(u"archive.har"_s, *archive)});
        QVERIFY2(ended.code == 0, ended.err.constData());
    }
    const Ended broken =
        runProgram(u"node"_s, {ourScript(u"validate_har.mjs"_s), file(u"broken.har"_s, "{\"log\":{}}")});
    QCOMPARE(broken.code, 1);
}

QTEST_GUILESS_MAIN(TestPrograms)
#include "test_programs.moc"
