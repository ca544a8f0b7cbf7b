// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "http/server.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

QString program()
{
    return support::buildPath(u"bin/cpv2"_s);
}

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `cpv2 listen` as a program: its streams, its files, its sockets, its end.
class ListenTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void theTwoUrlsAreSaidOnceTheyAreListenedOn();
    void aTokenOfThePersonsIsUsedAndAShortOneWarnedAbout();
    void eachCaptureIsALine();
    void whatCameCannotSteerTheTerminal();
    void capturesComeAsJson();
    void anAddressNeverGivenOutIsKeptAsUnmatched();
    void whatIsRefusedIsSaid();
    void postbacksAreAnsweredAsAskedFor();
    void postbacksGoOnToTheBillersHandler();
    void whatWaitsForAnotherAddressIsReportedAndNotSent();
    void aPortThatBrowsersRefuseIsWarnedAbout();
    void itSpeaksHttps();
    void aTunnelsNameIsAnswered();
    void itEndsInOrder_data();
    void itEndsInOrder();
    void theNextRunKnowsTheToken();
    void aMisuseEndsWithTwo_data();
    void aMisuseEndsWithTwo();
    void aTakenPortEndsWithThree();

private:
    void renew();
    void start(const QStringList &arguments);
    int statusOf(const QByteArray &method, const QUrl &url, const QByteArray &body = {});
    QByteArray nextLine();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_listen;
    QByteArray m_said; ///< on standard error
    QUrl m_return;
    QUrl m_postback;
};

void ListenTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
    m_said.clear();
    renew();
}

void ListenTest::renew()
{
    m_listen = std::make_unique<QProcess>();
    connect(m_listen.get(), &QProcess::readyReadStandardError, this,
            [this] { m_said += m_listen->readAllStandardError(); });
}

void ListenTest::cleanup()
{
    m_listen->terminate();
    if (m_listen->state() != QProcess::NotRunning)
        QVERIFY(m_listen->waitForFinished(patience));
}

/// Waits until it is ready.
void ListenTest::start(const QStringList &arguments)
{
    const QString ready = m_folder->filePath(u"ready"_s);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->path());
    m_listen->setProcessEnvironment(environment);
    m_listen->start(program(),
                    QStringList{u"listen"_s, u"--journal"_s, m_folder->filePath(u"journal.sqlite"_s),
                                u"--ready-file"_s, ready} +
                        arguments);
    QVERIFY2(m_listen->waitForStarted(patience), qPrintable(m_listen->errorString()));
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(ready), m_said.constData(), patience);
    const QByteArray text = contents(ready);
    if (text.startsWith('{')) {
        const QJsonObject urls = QJsonDocument::fromJson(text).object();
        m_return = QUrl(urls.value(u"returnUrl"_s).toString());
        m_postback = QUrl(urls.value(u"postbackUrl"_s).toString());
        QCOMPARE(nextLine() + '\n', text);
        return;
    }
    const QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(0).startsWith("return URL "));
    QVERIFY(lines.at(1).startsWith("postback URL "));
    m_return = QUrl(QString::fromUtf8(lines.at(0).mid(11)));
    m_postback = QUrl(QString::fromUtf8(lines.at(1).mid(13)));
    QCOMPARE(nextLine(), lines.at(0)); // standard output says the same
    QCOMPARE(nextLine(), lines.at(1));
}

int ListenTest::statusOf(const QByteArray &method, const QUrl &url, const QByteArray &body)
{
    http::Client client;
    http::Headers headers;
    if (!body.isEmpty())
        headers.append(http::Header{"Content-Type", "application/x-www-form-urlencoded"});
    http::Call *call = client.send({.method = method, .url = url, .headers = headers, .body = body});
    QSignalSpy finished(call, &http::Call::finished);
    if (!finished.wait(patience))
        return -1;
    return finished.at(0).at(0).value<http::Reply>().response.status;
}

QByteArray ListenTest::nextLine()
{
    [this] {
        QTRY_VERIFY_WITH_TIMEOUT(m_listen->canReadLine(), patience);
    }();
    return m_listen->readLine().trimmed();
}

void ListenTest::theTwoUrlsAreSaidOnceTheyAreListenedOn()
{
    start({});
    static const QRegularExpression form(u"\\Ahttp://127\\.0\\.0\\.1:[0-9]+/cb/[a-z2-7]{32}/postback\\z"_s);
    QVERIFY2(form.match(m_postback.toString()).hasMatch(), qPrintable(m_postback.toString()));
    QCOMPARE(m_return.toString(), m_postback.toString().replace(u"/postback"_s, u"/return"_s));
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
    QCOMPARE(QFileInfo(m_folder->filePath(u"ready"_s)).permissions() & others, QFile::Permissions());
    QCOMPARE(m_said, QByteArray());
}

void ListenTest::aTokenOfThePersonsIsUsedAndAShortOneWarnedAbout()
{
    start({u"--token"_s, u"my_Token-1"_s});
    QCOMPARE(m_postback.path(), u"/cb/my_Token-1/postback"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_said.contains("can be guessed"), patience);
}

void ListenTest::eachCaptureIsALine()
{
    start({});
    QCOMPARE(statusOf("POST", m_postback, "Approved=True&PaymentAmount=1.00"), 200);
    const QByteArray line = nextLine();
    QVERIFY2(line.endsWith(" postback POST " + m_postback.path().toUtf8() +
                           " 200 Approved=True PaymentAmount=1.00"),
             line.constData());
    QCOMPARE(statusOf("GET", m_return), 200);
    QVERIFY(nextLine().endsWith(" return GET " + m_return.path().toUtf8() + " 200"));
}

// K09
void ListenTest::whatCameCannotSteerTheTerminal()
{
    start({});
    QCOMPARE(statusOf("POST", m_postback, "a=%0D%0A2026 forged&b=%1B%5B2J&c=%E2%80%A8&d=%E2%80%AE"), 200);
    const QByteArray line = nextLine();
    QVERIFY2(line.contains(R"( a=\u000d\n2026 forged b=\u001b[2J c=\u2028 d=\u202e)"), line.constData());
    QVERIFY(!m_listen->canReadLine());
}

void ListenTest::capturesComeAsJson()
{
    start({u"--json"_s});
    QCOMPARE(statusOf("POST", m_postback, "Approved=True&n=\xC3\xB1&n=%1B"), 200);
    const QByteArray line = nextLine();
    for (const char c : line)
        QVERIFY(c >= 0x20 && c < 0x7f);
    const QJsonObject capture = QJsonDocument::fromJson(line).object();
    QCOMPARE(capture.value(u"role"_s).toString(), u"postback"_s);
    QCOMPARE(capture.value(u"method"_s).toString(), u"POST"_s);
    QCOMPARE(capture.value(u"target"_s).toString(), m_postback.path());
    QCOMPARE(capture.value(u"status"_s).toInt(), 200);
    QCOMPARE(capture.value(u"provoked"_s).toBool(), false);
    QCOMPARE(capture.value(u"fields"_s).toArray().size(), 3);
    QCOMPARE(capture.value(u"fields"_s)[1][u"value"_s].toString(), u"ñ"_s);
    QCOMPARE(QByteArray::fromBase64(capture.value(u"bodyBase64"_s).toString().toLatin1()),
             "Approved=True&n=\xC3\xB1&n=%1B");
}

void ListenTest::anAddressNeverGivenOutIsKeptAsUnmatched()
{
    start({});
    QCOMPARE(statusOf("POST", m_postback.resolved(QUrl(u"/cb/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/postback"_s)),
                      "Approved=True"),
             404);
    QVERIFY(nextLine().contains(" unmatched POST /cb/aaaa"));
}

// L29
void ListenTest::whatIsRefusedIsSaid()
{
    start({u"--allow-host"_s, u"host.docker.internal"_s});
    const auto answerFor = [this](const QByteArray &host) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(m_postback.port()));
        socket.write("POST " + m_postback.path().toLatin1() + " HTTP/1.1\r\nHost: " + host +
                     "\r\nContent-Length: 13\r\n\r\nApproved=True");
        [&] {
            QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, patience);
        }();
        return socket.readAll().mid(9, 3);
    };
    QCOMPARE(answerFor("host.docker.internal:" + QByteArray::number(m_postback.port())), "200");
    QVERIFY(nextLine().contains(" postback "));
    QCOMPARE(answerFor("portal"), "421");
    QTRY_VERIFY2_WITH_TIMEOUT(m_said.contains("Refused: 421: ") && m_said.contains("--allow-host portal"),
                              m_said.constData(), patience);
}

void ListenTest::postbacksAreAnsweredAsAskedFor()
{
    start({u"--reply"_s, u"503"_s, u"--reply-delay"_s, u"50"_s, u"--reply-times"_s, u"1"_s});
    QCOMPARE(statusOf("POST", m_postback, "Approved=True"), 503);
    QVERIFY(nextLine().contains(" 503 provoked Approved=True"));
    QCOMPARE(statusOf("POST", m_postback, "Approved=True"), 200);
    QVERIFY(nextLine().contains(" 200 Approved=True"));
}

void ListenTest::postbacksGoOnToTheBillersHandler()
{
    QList<http::Request> arrived;
    http::Server handler([&](const http::Request &request) {
        arrived.append(request);
        return http::plainText(200, "paid");
    });
    QVERIFY(handler.listen(QHostAddress::LocalHost, 0));
    start({u"--forward-to"_s, u"http://127.0.0.1:%1/handler"_s.arg(handler.port())});
    QCOMPARE(statusOf("POST", m_postback, "Approved=True&x=%ff"), 200);
    QVERIFY(nextLine().contains(" postback POST "));
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, patience);
    QCOMPARE(arrived.first().body, "Approved=True&x=%ff");
    QVERIFY(nextLine().contains(" forward POST http://127.0.0.1:"));
}

// W01
void ListenTest::whatWaitsForAnotherAddressIsReportedAndNotSent()
{
    int wrongs = 0;
    http::Server wrong([&](const http::Request &) {
        ++wrongs;
        return http::plainText(500, "no");
    });
    QByteArrayList bodies;
    http::Server right([&](const http::Request &request) {
        bodies.append(request.body);
        return http::plainText(200, "paid");
    });
    QVERIFY(wrong.listen(QHostAddress::LocalHost, 0) && right.listen(QHostAddress::LocalHost, 0));
    const QString wrongUrl = u"http://127.0.0.1:%1/wrong"_s.arg(wrong.port());
    const QString rightUrl = u"http://127.0.0.1:%1/right"_s.arg(right.port());
    const QByteArray waiting = " waiting for " + wrongUrl.toUtf8() + " and is not sent";

    start({u"--token"_s, u"abc"_s, u"--forward-to"_s, wrongUrl});
    QCOMPARE(statusOf("POST", m_postback, "Number=1"), 200);
    QTRY_COMPARE_WITH_TIMEOUT(wrongs, 1, patience);
    while (!nextLine().contains(" forward POST "))
        continue;
    m_listen->terminate();
    QVERIFY(m_listen->waitForFinished(patience));
    QVERIFY2(m_said.contains(" waiting to be forwarded to " + wrongUrl.toUtf8()), m_said); // at its end

    renew();
    m_said.clear();
    QVERIFY(QFile::remove(m_folder->filePath(u"ready"_s)));
    start({u"--token"_s, u"abc"_s, u"--forward-to"_s, rightUrl});
    QTRY_VERIFY2_WITH_TIMEOUT(m_said.contains(waiting), m_said, patience);
    QCOMPARE(statusOf("POST", m_postback, "Number=2"), 200);
    QTRY_COMPARE_WITH_TIMEOUT(bodies, QByteArrayList{"Number=2"}, patience);
    m_listen->terminate();
    QVERIFY(m_listen->waitForFinished(patience));
    QVERIFY2(m_said.count(waiting) == 2, m_said);
    QCOMPARE(wrongs, 1);

    renew();
    QVERIFY(QFile::remove(m_folder->filePath(u"ready"_s)));
    start({u"--forward-to"_s, rightUrl, u"--forward-waiting"_s});
    QTRY_COMPARE_WITH_TIMEOUT(bodies.size(), 2, patience);
    QCOMPARE(bodies.last(), "Number=1"_ba);
    QCOMPARE(wrongs, 1);
}

// W03
void ListenTest::aPortThatBrowsersRefuseIsWarnedAbout()
{
    start({u"--public-url"_s, u"http://127.0.0.1:6000"_s});
    QTRY_VERIFY2_WITH_TIMEOUT(m_said.contains("Warning: Browsers do not connect to port 6000"), m_said,
                              patience);
}

void ListenTest::itSpeaksHttps()
{
    start({u"--tls-self-made"_s});
    QCOMPARE(m_postback.scheme(), u"https"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_said.contains("localhost"), patience);
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(m_postback.host(), quint16(m_postback.port()));
    client.write("POST " + m_postback.path().toUtf8() + " HTTP/1.1\r\nHost: " +
                 m_postback.authority().toUtf8() + "\r\nContent-Length: 13\r\n\r\nApproved=True");
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, patience);
    QVERIFY(client.readAll().startsWith("HTTP/1.1 200 "));
    QVERIFY(nextLine().contains(" postback POST "));
}

void ListenTest::aTunnelsNameIsAnswered()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString port = QString::number(free.serverPort());
    free.close();
    start({u"--public-url"_s, u"https://a-tunnel.example"_s, u"--port"_s, port});
    QCOMPARE(m_postback.host(), u"a-tunnel.example"_s);
    QTcpSocket tunnel;
    tunnel.connectToHost(QHostAddress::LocalHost, port.toUShort());
    tunnel.write("POST " + m_postback.path().toUtf8() +
                 " HTTP/1.1\r\nHost: a-tunnel.example\r\nContent-Length: 13\r\n\r\nApproved=True");
    QTRY_COMPARE_WITH_TIMEOUT(tunnel.state(), QAbstractSocket::UnconnectedState, patience);
    QVERIFY(tunnel.readAll().startsWith("HTTP/1.1 200 "));
}

void ListenTest::itEndsInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

// X01 X02
void ListenTest::itEndsInOrder()
{
    QFETCH(int, signal);
    start({u"--reply-delay"_s, u"30000"_s});
    QTcpSocket waiting;
    waiting.connectToHost(m_postback.host(), quint16(m_postback.port()));
    waiting.write("POST " + m_postback.path().toUtf8() + " HTTP/1.1\r\nHost: " +
                  m_postback.authority().toUtf8() + "\r\nContent-Length: 13\r\n\r\nApproved=True");
    QVERIFY(nextLine().contains(" postback POST ")); // it is kept, and its answer held back
    ::kill(pid_t(m_listen->processId()), signal);
    QTRY_COMPARE_WITH_TIMEOUT(m_listen->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_listen->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_listen->exitCode(), 0);
    QTRY_COMPARE(waiting.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(waiting.readAll().startsWith("HTTP/1.1 200 "));
}

void ListenTest::theNextRunKnowsTheToken()
{
    const QStringList token{u"--token"_s, u"the-same-token-as-before-1"_s};
    start(token);
    QCOMPARE(statusOf("POST", m_postback, "Approved=True&first=1"), 200);
    QVERIFY(nextLine().contains("first=1"));
    m_listen->terminate();
    QVERIFY(m_listen->waitForFinished(patience));
    renew();
    QVERIFY(QFile::remove(m_folder->filePath(u"ready"_s)));
    start(token);
    QCOMPARE(statusOf("POST", m_postback, "Approved=True&second=1"), 200);
    QVERIFY(nextLine().contains("second=1")); // what the first run said is not said again
}

void ListenTest::aMisuseEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QStringList &arguments) {
        QTest::newRow(name) << arguments;
    };
    row("port", {u"--port"_s, u"65536"_s});
    row("port is no number", {u"--port"_s, u"http"_s});
    row("address", {u"--address"_s, u"localhost"_s});
    row("token with a slash", {u"--token"_s, u"a/b"_s});
    row("empty token", {u"--token"_s, u""_s});
    row("long token", {u"--token"_s, QString(65, u'a')});
    row("status", {u"--reply"_s, u"99"_s});
    row("interim status", {u"--reply"_s, u"100"_s});
    row("delay", {u"--reply-delay"_s, u"60001"_s});
    row("times without a reply", {u"--reply-times"_s, u"3"_s});
    row("no times", {u"--reply"_s, u"500"_s, u"--reply-times"_s, u"0"_s});
    row("forward to a file", {u"--forward-to"_s, u"file:///etc/passwd"_s});
    row("public name", {u"--public-url"_s, u"a-tunnel.example"_s});
    row("certificate without its key", {u"--tls-cert"_s, u"/nowhere.pem"_s});
    row("certificate that is not there",
        {u"--tls-cert"_s, u"/nowhere.pem"_s, u"--tls-key"_s, u"/nowhere.pem"_s});
    row("argument", {u"more"_s});
    row("option", {u"--forever"_s});
}

void ListenTest::aMisuseEndsWithTwo()
{
    QFETCH(QStringList, arguments);
    m_listen->start(program(),
                    QStringList{u"listen"_s, u"--journal"_s, m_folder->filePath(u"j"_s)} + arguments);
    QTRY_COMPARE_WITH_TIMEOUT(m_listen->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_listen->exitCode(), 2);
    QVERIFY(!m_said.isEmpty());
    QVERIFY(!QFile::exists(m_folder->filePath(u"j"_s)));
}

// T14
void ListenTest::aTakenPortEndsWithThree()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_listen->start(program(), {u"listen"_s, u"--journal"_s, m_folder->filePath(u"j"_s), u"--port"_s,
                                QString::number(other.serverPort())});
    QTRY_COMPARE_WITH_TIMEOUT(m_listen->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_listen->exitCode(), 3);
    const QByteArray &said = m_said;
    QVERIFY(said.contains(QByteArray::number(other.serverPort())));
    QVERIFY(said.contains("any free port"));
    QCOMPARE(m_listen->readAllStandardOutput(), QByteArray());
}

QTEST_GUILESS_MAIN(ListenTest)
#include "test_listen.moc"
