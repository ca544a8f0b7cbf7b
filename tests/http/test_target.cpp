// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/reachability.h"
#include "http/target.h"
#include "support/certificates.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using namespace http;
using support::HostileServer;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test
const QByteArray okAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

/// A resolver that gives its answers one after the other; the last one stays.
Lookup answering(const QList<QStringList> &answers, int *asked = nullptr)
{
    auto next = std::make_shared<qsizetype>(0);
    return [=](const QString &, QObject *context,
               const std::function<void(const QList<QHostAddress> &)> &found) {
        QList<QHostAddress> addresses;
        for (const QString &address : answers.at(qMin(*next, answers.size() - 1)))
            addresses.append(QHostAddress(address));
        ++*next;
        if (asked)
            ++*asked;
        QMetaObject::invokeMethod(
            context, [=] { found(addresses); }, Qt::QueuedConnection);
    };
}

Reply replyTo(TargetClient &client, const QUrl &url, const TargetRules &rules = {},
              const Transport &transport = {})
{
    ClientRequest request;
    request.transport = transport;
    request.url = url;
    request.body = "Approved=True";
    std::optional<Reply> reply;
    client.send(request, rules, [&](const Reply &ended) { reply = ended; });
    if (!QTest::qWaitFor([&] { return reply.has_value(); }, patience))
        QTest::qFail("no reply", __FILE__, __LINE__);
    return reply.value_or(Reply());
}

} // namespace

class TestTarget : public support::Test
{
    Q_OBJECT
private slots:
    // R01 G17
    void nothingConnectsToARefusedTarget_data()
    {
        QTest::addColumn<QString>("url"); // PORT stands for a listening server's port
        const QStringList urls{
            // this machine, by every name
            u"http://127.0.0.1:PORT/"_s,
            u"http://127.0.0.2:PORT/"_s,
            u"http://127.255.255.254:PORT/"_s,
            u"http://localhost:PORT/"_s,
            u"http://LOCALHOST:PORT/"_s,
            u"http://localhost.:PORT/"_s,
            u"http://127.0.0.1.:PORT/"_s,
            u"http://[::1]:PORT/"_s,
            u"http://[0:0:0:0:0:0:0:1]:PORT/"_s,
            u"http://[::ffff:127.0.0.1]:PORT/"_s,
            u"http://[::ffff:7f00:1]:PORT/"_s,
            u"http://[::127.0.0.1]:PORT/"_s,
            // oddly spelt
            u"http://2130706433:PORT/"_s,
            u"http://0177.0.0.1:PORT/"_s,
            u"http://0177.0.0.01:PORT/"_s,
            u"http://017700000001:PORT/"_s,
            u"http://0x7f000001:PORT/"_s,
            u"http://0x7f.0.0.1:PORT/"_s,
            u"http://127.1:PORT/"_s,
            u"http://127.0.1:PORT/"_s,
            u"http://127.0.0.0x1:PORT/"_s,
            u"http://127.0.0.01:PORT/"_s,
            u"http://127.0.0.1.0x7f:PORT/"_s,
            u"http://0:PORT/"_s,
            // letters that look like others
            u"http://ⓛocalhost:PORT/"_s,
            u"http://localhоst:PORT/"_s, // a Cyrillic o
            u"http://①②⑦.⓪.⓪.①:PORT/"_s,
            u"http://１２７.0.0.1:PORT/"_s,
            u"http://127。0。0。1:PORT/"_s,
            u"http://xn--localhst-gdg:PORT/"_s,
            u"http://www.xn--pypal-4ve.com:PORT/"_s,
            // none and many
            u"http://0.0.0.0:PORT/"_s,
            u"http://0.1.2.3:PORT/"_s,
            u"http://[::]:PORT/"_s,
            u"http://[::ffff:0.0.0.0]:PORT/"_s,
            u"http://255.255.255.255:PORT/"_s,
            u"http://224.0.0.1:PORT/"_s,
            u"http://[ff02::1]:PORT/"_s,
            u"http://240.0.0.1:PORT/"_s,
            // the network's own machinery
            u"http://169.254.169.254:PORT/latest/meta-data/"_s,
            u"http://[::ffff:169.254.169.254]:PORT/"_s,
            u"http://[fe80::1]:PORT/"_s,
            u"http://[fec0::1]:PORT/"_s,
            u"http://192.0.0.8:PORT/"_s,
            u"http://198.18.0.1:PORT/"_s,
            u"http://192.0.2.1:PORT/"_s,
            u"http://[2001:db8::1]:PORT/"_s,
            // an IPv4 address inside
            u"http://[2002:7f00:1::]:PORT/"_s,
            u"http://[2002:a9fe:a9fe::1]:PORT/"_s,
            u"http://[64:ff9b::127.0.0.1]:PORT/"_s,
            u"http://[64:ff9b::7f00:1]:PORT/"_s,
            u"http://[64:ff9b:1::7f00:1]:PORT/"_s,
            u"http://[2001:0:7f00:1::]:PORT/"_s,
            // private networks
            u"http://10.0.0.1:PORT/"_s,
            u"http://172.16.0.1:PORT/"_s,
            u"http://172.31.255.254:PORT/"_s,
            u"http://192.168.1.1:PORT/"_s,
            u"http://100.64.0.1:PORT/"_s,
            u"http://100.127.255.254:PORT/"_s,
            u"http://[fd00::1]:PORT/"_s,
            u"http://[::ffff:192.168.1.1]:PORT/"_s,
            // no target at all
            u"http://user:secret@127.0.0.1:PORT/"_s,
            u"ftp://127.0.0.1:PORT/"_s,
            u"file:///etc/hostname"_s,
        };
        for (const QString &url : urls)
            QTest::newRow(url.toUtf8()) << url;
    }
    void nothingConnectsToARefusedTarget()
    {
        QFETCH(QString, url);
        HostileServer server(HostileServer::answer(okAnswer));
        TargetClient client;
        const Reply reply =
            replyTo(client, QUrl(QString(url).replace(u"PORT"_s, QString::number(server.port()))));
        QCOMPARE(reply.outcome, Reply::Outcome::NotSent);
        QVERIFY(!reply.sentence.isEmpty());
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(server.connections(), 0);
    }

    void aPublicAddressIsNoMatterOfChoice_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "11.0.0.1",
                                    "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void aPublicAddressIsNoMatterOfChoice()
    {
        QFETCH(QString, address);
        const QUrl url(u"https://portal.example/postback"_s);
        QVERIFY(Target::checkAddress(url, QHostAddress(address), {}));
    }

    // R01
    void privateNetworksAndThisMachineAreByChoice()
    {
        const QUrl url(u"http://portal.example:8080/"_s);
        const TargetRules open{true, true, {}};
        for (const char *address : {"127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "100.64.0.1", "fd00::1"}) {
            const QHostAddress at(QString::fromLatin1(address));
            QVERIFY2(Target::checkAddress(url, at, open), address);
            QVERIFY2(!Target::checkAddress(url, at, {}), address);
        }
        QVERIFY(!Target::checkAddress(url, QHostAddress(u"10.1.2.3"_s), {true, false, {}}));
        QVERIFY(!Target::checkAddress(url, QHostAddress(u"127.0.0.1"_s), {false, true, {}}));
        for (const char *address : {"0.0.0.0", "169.254.169.254", "2002:7f00:1::", "64:ff9b::7f00:1"})
            QVERIFY2(!Target::checkAddress(url, QHostAddress(QString::fromLatin1(address)), open), address);
    }

    // R01
    void theOwnListenerIsRefusedWhateverIsAllowed()
    {
        HostileServer listener(HostileServer::answer(okAnswer));
        TargetClient client;
        const TargetRules rules{true, true, {listener.port()}};
        for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s, u"[::1]"_s, u"[::ffff:127.0.0.1]"_s}) {
            const Reply reply =
                replyTo(client, QUrl(u"http://%1:%2/"_s.arg(host).arg(listener.port())), rules);
            QCOMPARE(reply.outcome, Reply::Outcome::NotSent);
            QVERIFY2(reply.sentence.contains(u"listener"_s), qPrintable(reply.sentence));
        }
        QCOMPARE(listener.connections(), 0);
    }

    // R02
    void theCheckedAddressIsTheOneThatIsConnectedTo()
    {
        HostileServer server(HostileServer::answer(okAnswer));
        int asked = 0;
        TargetClient client({}, nullptr, answering({{u"127.0.0.1"_s}, {u"169.254.169.254"_s}}, &asked));
        const Reply reply =
            replyTo(client, QUrl(u"http://portal.example:%1/a?b=c"_s.arg(server.port())), {true, false, {}});
        QCOMPARE(reply.outcome, Reply::Outcome::Answered);
        QCOMPARE(reply.response.body, "OK"_ba);
        QCOMPARE(asked, 1);
        QCOMPARE(server.requests().size(), 1);
        const QByteArray request = server.requests().first();
        QVERIFY2(request.startsWith("POST /a?b=c HTTP/1.1\r\n"), request);
        QVERIFY2(request.contains("\r\nHost: portal.example:" + QByteArray::number(server.port()) + "\r\n"),
                 request);
    }

    void theCertificateMustBeTheNamesNotTheAddresses_data()
    {
        QTest::addColumn<QString>("certificateFor");
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("the name") << u"portal.example"_s << true;
        QTest::newRow("another name") << u"other.example"_s << false;
        QTest::newRow("the address that the name led to") << u"127.0.0.1"_s << false;
    }
    // R02
    void theCertificateMustBeTheNamesNotTheAddresses()
    {
        QFETCH(QString, certificateFor);
        QFETCH(bool, isTrusted);
        support::Certificates certificates;
        HostileServer server(HostileServer::answer(okAnswer),
                             support::Certificates::serverSide(certificates.signedFor(certificateFor)));
        TargetClient client({}, nullptr, answering({{u"127.0.0.1"_s}}));
        Transport transport;
        transport.caFile = certificates.authority();
        const Reply reply = replyTo(client, QUrl(u"https://portal.example:%1/"_s.arg(server.port())),
                                    {true, false, {}}, transport);
        QVERIFY2((reply.outcome == Reply::Outcome::Answered) == isTrusted, qPrintable(reply.sentence));
        QCOMPARE(reply.isTlsProblem, !isTrusted);
        QCOMPARE(server.requests().size(), isTrusted ? 1 : 0);
    }

    // R02
    void theServerIsAskedForByName()
    {
        QByteArray hello; // TLS says the name in clear (RFC 6066, section 3)
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&hello, socket] {
                hello += socket->readAll();
                socket->abort();
            });
        });
        TargetClient client({}, nullptr, answering({{u"127.0.0.1"_s}}));
        const Reply reply = replyTo(client, QUrl(u"https://portal.example:%1/"_s.arg(server.serverPort())),
                                    {true, false, {}});
        QCOMPARE(reply.outcome, Reply::Outcome::NotSent);
        QVERIFY2(hello.contains("portal.example"), hello.toHex());
    }

    // R01
    void oneForbiddenAddressAmongGoodOnesIsEnough()
    {
        HostileServer server(HostileServer::answer(okAnswer));
        TargetClient client({}, nullptr, answering({{u"127.0.0.1"_s, u"169.254.169.254"_s}}));
        const Reply reply =
            replyTo(client, QUrl(u"http://portal.example:%1/"_s.arg(server.port())), {true, false, {}});
        QCOMPARE(reply.outcome, Reply::Outcome::NotSent);
        QCOMPARE(server.connections(), 0);
    }

    void anAddressThatIsNotReachedIsFollowedByTheNext()
    {
        HostileServer server(HostileServer::answer(okAnswer)); // on 127.0.0.1 only
        TargetClient client({}, nullptr, answering({{u"::1"_s, u"127.0.0.1"_s}}));
        const Reply reply =
            replyTo(client, QUrl(u"http://portal.example:%1/"_s.arg(server.port())), {true, false, {}});
        QCOMPARE(reply.outcome, Reply::Outcome::Answered);
        QCOMPARE(server.requests().size(), 1);
    }

    void theInternetCanBeRuledOut()
    {
        TargetRules rules;
        rules.allowLoopback = true;
        const QUrl url(u"http://portal.example/"_s);
        QVERIFY(Target::checkAddress(url, QHostAddress(u"8.8.8.8"_s), rules));
        rules.allowPublic = false;
        QVERIFY(!Target::checkAddress(url, QHostAddress(u"8.8.8.8"_s), rules));
        QVERIFY(!Target::checkAddress(url, QHostAddress(u"2001:4860:4860::8888"_s), rules));
        QVERIFY(Target::checkAddress(url, QHostAddress::LocalHost, rules));
    }

    void thisComputerIsThisComputerByAnyAddress()
    {
        const QHostAddress outward = http::outwardAddress();
        if (outward.isNull())
            QSKIP("This computer has no address but the loopback.");
        const QUrl url(u"http://portal.example/"_s);
        TargetRules rules;
        rules.allowPrivate = true;
        if (!Target::checkAddress(url, outward, rules))
            QSKIP("This computer's address is one that nothing may be sent to.");
        rules = {};
        rules.allowLoopback = true;
        rules.allowPublic = false;
        QVERIFY(Target::checkAddress(url, outward, rules));
        QVERIFY(!Target::checkAddress(url, QHostAddress(u"10.255.255.1"_s), rules));
    }

    void aNameThatIsNobodysIsNotSentTo()
    {
        TargetClient client({}, nullptr, answering({{}}));
        const Reply reply = replyTo(client, QUrl(u"http://portal.example/"_s));
        QCOMPARE(reply.outcome, Reply::Outcome::NotSent);
        QVERIFY(reply.sentence.contains(u"portal.example"_s));
    }
};

QTEST_GUILESS_MAIN(TestTarget)
#include "test_target.moc"
