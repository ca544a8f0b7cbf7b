// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/submit_response.h"
#include "http/client.h"
#include "http/server.h"
#include "payer/automatic_payer.h"
#include "payer/page_reader.h"
#include "service_harness.h"
#include "simulator/postback_sender.h"
#include "simulator/simulator.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using payer::AutomaticPayer;
using simulator::Simulator;

/// The biller's side: catches postbacks and returns.
class Biller
{
public:
    Biller() : m_server([this](const http::Request &request) { return take(request); })
    {
        const auto listening = m_server.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
    }

    QString url(const QString &path) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(m_server.port()).arg(path);
    }
    PaymentRequest addressed(PaymentRequest request) const
    {
        request = with(request, FieldId::ReturnURL, url(u"/return?juri=a-oh&type=E1C2"_s));
        return with(request, FieldId::PostBackURL, url(u"/postback?juri=a-oh&type=695D"_s));
    }
    QStringList told(QStringView name) const
    {
        QStringList values;
        for (const http::Request &postback : postbacks)
            values << decoded(postback.body).value(name);
        return values;
    }

    QList<http::Request> postbacks;
    QList<http::Request> returns;

private:
    http::Response take(const http::Request &request)
    {
        (request.path() == "/postback" ? postbacks : returns) << request;
        return http::plainText(200, "OK");
    }

    http::Server m_server;
};

class TestSimulator : public support::Test
{
    Q_OBJECT
private slots:
    void aPayerWalksTheWholeWay()
    {
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        const QUrl page = submit(simulator, biller.addressed(PaymentRequest::sample())).cloudPaymentUrl;
        QVERIFY(!page.isEmpty());

        QStringList steps;
        const core::Result<core::Done> walk = pay(page, AutomaticPayer::Will::Approve, &steps);
        QVERIFY2(walk, walk ? "" : qPrintable(walk.error().sentence));
        QVERIFY(steps.join(u' ').contains("Thank you for your payment!"_L1));
        QTRY_COMPARE(biller.postbacks.size(), 1);
        const http::Request &postback = biller.postbacks.first();
        QCOMPARE(postback.method, QByteArray("POST"));
        QCOMPARE(postback.target, QByteArray("/postback?juri=a-oh&type=695D"));
        QCOMPARE(http::headerValue(postback.headers, "Content-Type"),
                 QByteArray("application/x-www-form-urlencoded"));
        QStringList names;
        for (const http::FormField &field : http::parseForm(postback.body))
            names << field.name;
        QCOMPARE(names, cpv2::Postback::names());
        QCOMPARE(biller.told(u"Approved"), QStringList(u"True"_s));
        QCOMPARE(biller.told(u"PaymentAmount"), QStringList(u"164.31"_s));
        QCOMPARE(biller.told(u"CustomerName"), QStringList(u"Greene Administrator"_s));
        QCOMPARE(biller.told(u"RemoteIP"), QStringList(u"127.0.0.1"_s));
        QCOMPARE(biller.returns.size(), 1);
        QCOMPARE(biller.returns.first().target, QByteArray("/return?juri=a-oh&type=E1C2"));
    }

    void aDeclineAndThenAnApproval()
    {
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        const QUrl page = submit(simulator, biller.addressed(PaymentRequest::sample())).cloudPaymentUrl;
        QVERIFY(pay(page, AutomaticPayer::Will::Decline));
        QTRY_COMPARE(biller.told(u"Approved"), QStringList(u"False"_s));
        QCOMPARE(biller.returns.size(), 0);
        QVERIFY(pay(page, AutomaticPayer::Will::Approve));
        QTRY_COMPARE(biller.told(u"Approved"), QStringList({u"False"_s, u"True"_s}));

        const core::Result<core::Done> again = pay(page, AutomaticPayer::Will::Approve);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"payment-page"_s);
        QVERIFY(again.error().sentence.contains("already been paid"_L1));
        QCOMPARE(biller.postbacks.size(), 2);
    }

    void severalInvoicesAreToldInOrder()
    {
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        const QUrl page = submit(simulator, biller.addressed(twoByTwo())).cloudPaymentUrl;
        QVERIFY(pay(page, AutomaticPayer::Will::Approve));
        QTRY_COMPARE(biller.told(u"InvoiceNumber"), QStringList({u"101"_s, u"102"_s, u"201"_s, u"202"_s}));
    }

    void everyMethodCanBeWalked_data()
    {
        QTest::addColumn<FieldId>("method");
        QTest::addColumn<QString>("cardType");
        QTest::newRow("card") << FieldId::AllowCCPayment << u"VISA"_s;
        QTest::newRow("bank account") << FieldId::AllowACHPayment << u"ACH"_s;
        QTest::newRow("swipe") << FieldId::AllowSwipe << u"VISA"_s;
    }
    void everyMethodCanBeWalked()
    {
        QFETCH(FieldId, method);
        QFETCH(QString, cardType);
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        PaymentRequest request = biller.addressed(PaymentRequest::sample());
        for (const FieldId id : {FieldId::AllowCCPayment, FieldId::AllowACHPayment, FieldId::AllowSwipe})
            request = with(request, id, id == method);
        const QUrl page = submit(simulator, request).cloudPaymentUrl;
        QVERIFY(pay(page, AutomaticPayer::Will::Decline));
        QVERIFY(pay(page, AutomaticPayer::Will::Approve));
        QTRY_COMPARE(biller.told(u"CardType"), QStringList({cardType, cardType}));
    }

    void manyPayersAtOnceMakeOnePayment()
    {
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        const QUrl page = submit(simulator, biller.addressed(PaymentRequest::sample())).cloudPaymentUrl;
        http::Client client;
        int ended = 0;
        int paid = 0;
        QList<AutomaticPayer *> payers;
        for (int i = 0; i < 8; ++i) {
            auto *payer = new AutomaticPayer(&client, this);
            connect(payer, &AutomaticPayer::finished, this, [&](const core::Result<core::Done> &result) {
                ++ended;
                paid += result ? 1 : 0;
            });
            payers << payer;
            payer->pay(page, AutomaticPayer::Will::Approve);
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 8, 30'000);
        // They change the page under each other's hands, so it may be that none got through.
        if (pay(page, AutomaticPayer::Will::Approve))
            ++paid;
        QCOMPARE(paid, 1);
        QTRY_COMPARE(biller.postbacks.size(), 1);
        QCOMPARE(biller.returns.size(), 1);
        qDeleteAll(payers);
    }

    void thePayerReturnsByPostWhereThatIsChosen()
    {
        Biller biller;
        simulator::Options options;
        choose(options, u"return-method"_s, u"post"_s);
        choose(options, u"return-fields"_s, u"payment"_s);
        Simulator simulator(options);
        QVERIFY(simulator.start());
        QVERIFY(pay(submit(simulator, biller.addressed(PaymentRequest::sample())).cloudPaymentUrl,
                    AutomaticPayer::Will::Approve));
        QCOMPARE(biller.returns.size(), 1);
        QCOMPARE(biller.returns.first().method, "POST");
        QCOMPARE(decoded(biller.returns.first().body).value(u"Approved"), u"True"_s);
    }

    void postbacksStayOnThisComputer_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isAnswered");
        QTest::newRow("loopback") << u"127.0.0.1"_s << true;
        QTest::newRow("its name") << u"localhost"_s << true;
        QTest::newRow("private network") << u"10.255.255.1"_s << false;
        QTest::newRow("private network of IPv6") << u"[fd00::1]"_s << false;
        QTest::newRow("internet") << u"8.8.8.8"_s << false;
        QTest::newRow("cloud metadata") << u"169.254.169.254"_s << false;
        QTest::newRow("IPv4 inside IPv6") << u"[::ffff:10.0.0.1]"_s << false;
    }

    // R01 M06
    void postbacksStayOnThisComputer()
    {
        QFETCH(QString, host);
        QFETCH(bool, isAnswered);
        Biller biller;
        Simulator simulator;
        QSignalSpy refused(&simulator, &Simulator::postbackRefused);
        QVERIFY(simulator.start());
        PaymentRequest request = biller.addressed(PaymentRequest::sample());
        const QString url = request.text(FieldId::PostBackURL).replace(u"127.0.0.1"_s, host);
        const QUrl page = submit(simulator, with(request, FieldId::PostBackURL, url)).cloudPaymentUrl;
        QVERIFY(pay(page, AutomaticPayer::Will::Approve));
        QTRY_COMPARE(biller.postbacks.size() + refused.size(), 1);
        QCOMPARE(refused.isEmpty(), isAnswered);
    }

    void aPostbackThatWasRefusedIsSentOnceItIsAllowed()
    {
        simulator::PostbackSender sender;
        Biller biller;
        QSignalSpy refused(&sender, &simulator::PostbackSender::refused);
        QSignalSpy sent(&sender, &simulator::PostbackSender::sent);
        simulator::Postback postback;
        postback.token = u"t"_s;
        postback.url = QUrl(biller.url(u"/postback"_s));
        postback.body = "Approved=True";
        http::TargetRules rules;
        sender.setTargets(rules);
        sender.send({postback, postback});
        QTRY_COMPARE(refused.size(), 2);
        rules.allowLoopback = true;
        sender.setTargets(rules);
        QTRY_COMPARE(sent.size(), 2);
        QCOMPARE(biller.postbacks.size(), 2);
    }

    void otherNamesAreAnsweredWhereTheyAreAllowed()
    {
        for (const bool isAllowed : {false, true}) {
            simulator::Options options;
            if (isAllowed)
                options.allowedHosts = {"host.docker.internal"};
            Simulator simulator(options);
            QSignalSpy reports(&simulator, &Simulator::reported);
            QVERIFY(simulator.start());
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, quint16(simulator.endpoint().port()));
            socket.write("GET /api/v1/biller/status HTTP/1.1\r\nHost: host.docker.internal:" +
                         QByteArray::number(simulator.endpoint().port()) + "\r\n\r\n");
            QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
            QVERIFY(socket.readAll().startsWith(isAllowed ? "HTTP/1.1 401 " : "HTTP/1.1 421 "));
            QTRY_VERIFY(!reports.isEmpty());
        }
    }

    void aPayerWithoutAReturnUrlIsDone()
    {
        Biller biller;
        Simulator simulator;
        QVERIFY(simulator.start());
        const PaymentRequest request =
            with(biller.addressed(PaymentRequest::sample()), FieldId::ReturnURL, QString());
        QVERIFY(pay(submit(simulator, request).cloudPaymentUrl, AutomaticPayer::Will::Approve));
        QTRY_COMPARE(biller.postbacks.size(), 1);
        QCOMPARE(biller.returns.size(), 0);
    }

    void aPayerGivesUpWithASentence_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("not a page") << 200 << QByteArray("hello") << QByteArray();
        QTest::newRow("server error") << 500 << QByteArray("oops") << QByteArray();
        QTest::newRow("leads away") << 303 << QByteArray() << QByteArray("http://127.0.0.2:1/");
        QTest::newRow("a circle") << 303 << QByteArray() << QByteArray("/again");
        QTest::newRow("a form that leads away")
            << 200
            << QByteArray("<main data-page=\"review\"><h1>x</h1><form id=\"next\" method=\"post\" "
                          "action=\"http://a.example/\"></form>")
            << QByteArray();
        QTest::newRow("no form") << 200 << QByteArray("<main data-page=\"review\"><h1>x</h1>")
                                 << QByteArray();
    }
    void aPayerGivesUpWithASentence()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, location);
        http::Server server([&](const http::Request &) {
            http::Response response = http::plainText(status, body);
            if (!location.isEmpty())
                response.headers.append(http::Header{"Location", location});
            return response;
        });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const core::Result<core::Done> walk =
            pay(QUrl(u"http://127.0.0.1:%1/x"_s.arg(server.port())), AutomaticPayer::Will::Approve);
        QVERIFY(!walk);
        QCOMPARE(walk.error().code, u"payment-page"_s);
        QVERIFY(!walk.error().sentence.isEmpty());
    }

    void anUnreachablePostBackUrlIsReported()
    {
        quint16 closedPort = 0;
        {
            QTcpServer taken;
            QVERIFY(taken.listen(QHostAddress::LocalHost));
            closedPort = taken.serverPort();
        }
        Biller biller;
        Simulator simulator;
        QSignalSpy reports(&simulator, &Simulator::reported);
        QVERIFY(simulator.start());
        const PaymentRequest request = with(biller.addressed(PaymentRequest::sample()), FieldId::PostBackURL,
                                            u"http://127.0.0.1:%1/p"_s.arg(closedPort));
        const QUrl page = submit(simulator, request).cloudPaymentUrl;
        QVERIFY(pay(page, AutomaticPayer::Will::Approve));
        QTRY_VERIFY(std::any_of(reports.cbegin(), reports.cend(), [](const QList<QVariant> &report) {
            return report.first().toString().startsWith("Postback for invoice 566504"_L1);
        }));
        QCOMPARE(biller.returns.size(), 1);
    }

    void aWrongKeyIsRefusedOverTheWire()
    {
        Simulator simulator;
        QVERIFY(simulator.start());
        const cpv2::SubmitResponse answer = submit(simulator, PaymentRequest::sample(), "wrong");
        QCOMPARE(answer.verdict, cpv2::SubmitResponse::Verdict::Refused);
        QVERIFY2(answer.message.contains("API key"_L1), qPrintable(answer.message));
    }

    void aGivenKeyIsTheKey()
    {
        simulator::Options options;
        options.apiKey = "my own key";
        Simulator simulator(options);
        QCOMPARE(simulator.apiKey(), QByteArray("my own key"));
        QVERIFY(simulator.endpoint().isEmpty());
        QVERIFY(simulator.start());
        QCOMPARE(submit(simulator, PaymentRequest::sample()).verdict,
                 cpv2::SubmitResponse::Verdict::Accepted);
    }

    void keysMadeUpDiffer()
    {
        const Simulator one;
        const Simulator other;
        QVERIFY(one.apiKey().size() >= 100);
        QVERIFY(one.apiKey() != other.apiKey());
    }

    void aTakenPortIsSaid()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        simulator::Options options;
        options.port = taken.serverPort();
        Simulator simulator(options);
        const core::Result<core::Done> started = simulator.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, u"port-taken"_s);
        QVERIFY(simulator.endpoint().isEmpty());
    }

    // M05
    void onlyThisComputerCanReachIt()
    {
        Simulator simulator;
        QVERIFY(simulator.start());
        QCOMPARE(simulator.endpoint().host(), u"127.0.0.1"_s);
        QCOMPARE(simulator.endpoint().path(), u"/cloudpaymentsapi/v2"_s);
        // Bound to 127.0.0.1 and not to every address: its neighbour on the loopback does not answer.
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(u"127.0.0.2"_s), quint16(simulator.endpoint().port()));
        QVERIFY(!socket.waitForConnected(5000));
    }

private:
    static cpv2::SubmitResponse submit(const Simulator &simulator, const PaymentRequest &request,
                                       const QByteArray &key = {})
    {
        http::Client client;
        http::ClientRequest call;
        call.url = simulator.endpoint();
        call.headers = {{"Authorization", "Basic " + (key.isEmpty() ? simulator.apiKey() : key).toBase64()},
                        {"Content-Type", "application/json"}};
        call.body = request.toJson();
        std::optional<http::Reply> answer;
        connect(client.send(call), &http::Call::finished, &client,
                [&](const http::Reply &reply) { answer = reply; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            return {};
        return cpv2::SubmitResponse::parse(answer->response.status, answer->response.body);
    }

    static core::Result<core::Done> pay(const QUrl &page, AutomaticPayer::Will will,
                                        QStringList *steps = nullptr)
    {
        http::Client client;
        AutomaticPayer payer(&client);
        std::optional<core::Result<core::Done>> ended;
        connect(&payer, &AutomaticPayer::finished, &payer,
                [&](const core::Result<core::Done> &result) { ended = result; });
        if (steps)
            connect(&payer, &AutomaticPayer::stepped, &payer,
                    [&](const QString &step) { steps->append(step); });
        payer.pay(page, will);
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, 30'000))
            return core::Error{u"timeout"_s, u"The payer did not end."_s};
        return *ended;
    }
};
QTEST_GUILESS_MAIN(TestSimulator)
#include "test_simulator.moc"
