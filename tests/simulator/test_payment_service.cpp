// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/submit_response.h"
#include "service_harness.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using cpv2::SubmitResponse;
using simulator::PaymentService;

class TestPaymentService : public support::Test
{
    Q_OBJECT
private slots:
    void theSampleIsAccepted()
    {
        ServiceHarness harness;
        const http::Response response = harness.submit(PaymentRequest::sample().toJson());
        QCOMPARE(response.status, 200);
        const SubmitResponse answer = SubmitResponse::parse(response.status, response.body);
        QCOMPARE(answer.verdict, SubmitResponse::Verdict::Accepted);
        QCOMPARE(answer.message, u"SUCCESS"_s);
        const QRegularExpression opaque(
            u"\\Ahttp://127\\.0\\.0\\.1:8080/portal/access/otp/[0-9a-f]{40}\\z"_s);
        QVERIFY(opaque.match(answer.cloudPaymentUrl.toString()).hasMatch());
        QCOMPARE(harness.get(answer.cloudPaymentUrl.path().toLatin1()).status, 200);
    }

    void noTwoPagesShareAnAddress()
    {
        ServiceHarness harness;
        QSet<QByteArray> pages;
        for (int i = 0; i < 50; ++i)
            pages << harness.openPage(PaymentRequest::sample());
        QCOMPARE(pages.size(), 50);
    }

    void otherSpellingsAreAccepted_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("public client: numbers as text, other capitals, no addresses, no options")
            << publicClientJson();
        QTest::newRow("all in small letters") << smallLettersJson();
    }
    void otherSpellingsAreAccepted()
    {
        QFETCH(QByteArray, json);
        ServiceHarness harness;
        const http::Response response = harness.submit(json);
        QCOMPARE(messageOf(response), u"SUCCESS"_s);
        const QByteArray page = SubmitResponse::parse(200, response.body).cloudPaymentUrl.path().toLatin1();
        harness.walkToConfirmation(page);
        QCOMPARE(location(harness.pay(page)), page + "/receipt");
        QCOMPARE(harness.postbacks.size(), json.contains("PostbackURL") ? 1 : 0);
    }

    void keysAreChecked_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<QString>("says");
        const QByteArray token = ServiceHarness::apiKey().toBase64();
        QTest::newRow("good") << "Basic " + token << true << QString();
        QTest::newRow("scheme in small letters") << "basic " + token << true << QString();
        QTest::newRow("wrapped token")
            << "Basic " + token.left(4) + " \t" + token.mid(4) + ' ' << true << QString();
        QTest::newRow("none") << QByteArray() << false << u"missing"_s;
        QTest::newRow("another key") << QByteArray("Basic " + QByteArray("other").toBase64()) << false
                                     << u"not the"_s;
        QTest::newRow("longer key") << "Basic " + (ServiceHarness::apiKey() + "x").toBase64() << false
                                    << u"not the"_s;
        QTest::newRow("empty token") << QByteArray("Basic ") << false << u"Basic"_s;
        QTest::newRow("with a colon")
            << "Basic " + (ServiceHarness::apiKey() + ':').toBase64() << false << u"colon"_s;
        QTest::newRow("not base64") << QByteArray("Basic the-key!") << false << u"base64"_s;
        QTest::newRow("bearer") << "Bearer " + token << false << u"Basic"_s;
        QTest::newRow("the bare key") << ServiceHarness::apiKey() << false << u"Basic"_s;
    }
    void keysAreChecked()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(bool, isGood);
        QFETCH(QString, says);
        http::Headers headers{{"Content-Type", "application/json"}};
        if (!authorization.isEmpty())
            headers.append(http::Header{"authorization", authorization});
        ServiceHarness harness;
        const http::Response status = harness.send("GET", "/api/v1/biller/status", headers);
        const http::Response submit =
            harness.send("POST", "/cloudpaymentsapi/v2", headers, PaymentRequest::sample().toJson());
        QCOMPARE(status.status, isGood ? 200 : 401);
        QCOMPARE(submit.status, isGood ? 200 : 401);
        if (isGood) {
            QCOMPARE(status.body.simplified(), QByteArray("{ \"Active\": true }"));
        } else {
            QVERIFY2(messageOf(submit).contains(says), qPrintable(messageOf(submit)));
            QVERIFY(!http::headerValue(submit.headers, "WWW-Authenticate").isEmpty());
            QVERIFY(!submit.body.contains(ServiceHarness::apiKey()));
        }
    }

    void theKeyMayBeSentAsAUserName_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QList<int>>("status"); // of the key alone, of the key and a colon
        QTest::newRow("alone") << u"alone"_s << QList<int>{200, 401};
        QTest::newRow("colon") << u"colon"_s << QList<int>{401, 200};
        QTest::newRow("either") << u"either"_s << QList<int>{200, 200};
    }
    void theKeyMayBeSentAsAUserName()
    {
        QFETCH(QString, way);
        QFETCH(QList<int>, status);
        simulator::Options options;
        choose(options, u"key"_s, way);
        ServiceHarness harness(options);
        QList<int> got;
        for (const QByteArray &key : {ServiceHarness::apiKey(), ServiceHarness::apiKey() + ':'})
            got << harness
                       .send("GET", "/api/v1/biller/status", {{"Authorization", "Basic " + key.toBase64()}})
                       .status;
        QCOMPARE(got, status);
        const QByteArray other = "Basic " + ("x" + ServiceHarness::apiKey() + ':').toBase64();
        QCOMPARE(harness.send("GET", "/api/v1/biller/status", {{"Authorization", other}}).status, 401);
    }

    void theEndpointIsFoundAsClientsJoinIt_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        for (const char *target :
             {"/cloudpaymentsapi/v2", "/cloudpaymentsapi/v2/", "//cloudpaymentsapi/v2",
              "/CloudPaymentsApi/V2//", "/cloudpaymentsapi/v2?", "/cloudpaymentsapi/v2/?a=b"})
            QTest::newRow(target) << QByteArray(target) << 200;
        for (const char *target :
             {"/cloudpaymentsapi", "/cloudpaymentsapi/v22", "/", "/cloudpaymentsapi/v2/x"})
            QTest::newRow(target) << QByteArray(target) << 404;
    }
    void theEndpointIsFoundAsClientsJoinIt()
    {
        QFETCH(QByteArray, target);
        ServiceHarness harness;
        const http::Response response =
            harness.send("POST", target, ServiceHarness::goodHeaders(), PaymentRequest::sample().toJson());
        QTEST(response.status, "status");
    }

    void aRequestIsReadAsItDeclares_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray json = with(PaymentRequest::sample(), FieldId::Name, u"José"_s, {0, -1}).toJson();
        const QByteArray plain = "application/json";
        const QByteArray zlib = qCompress(json).sliced(4); // Qt puts the size in front
        const QByteArray latin1 = QString::fromUtf8(json).toLatin1();
        QTest::newRow("plain") << QByteArray() << plain << json << 200;
        QTest::newRow("deflate") << "deflate"_ba << plain << zlib << 200;
        QTest::newRow("deflate without its wrapping")
            << "deflate"_ba << plain << zlib.sliced(2).chopped(4) << 200;
        QTest::newRow("identity") << "identity"_ba << plain << json << 200;
        QTest::newRow("very well packed")
            << "deflate"_ba << plain << qCompress(QByteArray(5'000'000, ' ') + json).sliced(4) << 200;
        QTest::newRow("a bomb") << "deflate"_ba << plain << qCompress(QByteArray(17'000'000, ' ')).sliced(4)
                                << 415;
        QTest::newRow("br") << "br"_ba << plain << json << 415;
        QTest::newRow("cut") << "deflate"_ba << plain << zlib.chopped(20) << 415;
        QTest::newRow("byte order mark") << QByteArray() << plain << "\xef\xbb\xbf" + json << 200;
        QTest::newRow("Latin-1, declared") << QByteArray() << plain + "; charset=ISO-8859-1" << latin1 << 200;
        QTest::newRow("Latin-1, not declared") << QByteArray() << plain << latin1 << 400;
    }
    void aRequestIsReadAsItDeclares()
    {
        QFETCH(QByteArray, coding);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        ServiceHarness harness;
        const http::Response response = harness.send(
            "POST", "/cloudpaymentsapi/v2",
            {ServiceHarness::goodHeaders().first(), {"Content-Type", type}, {"Content-Encoding", coding}},
            body);
        QVERIFY2(response.status == status, response.body.constData());
        if (status != 200)
            return;
        const QByteArray page = SubmitResponse::parse(200, response.body).cloudPaymentUrl.path().toLatin1();
        QVERIFY(harness.get(page).body.contains("José"));
    }

    void aWebPageMaySend_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("mayRead");
        QTest::newRow("payments") << u"on"_s << "/cloudpaymentsapi/v2"_ba << 204 << true;
        QTest::newRow("status") << u"on"_s << "/api/v1/biller/status/"_ba << 204 << true;
        QTest::newRow("hosted page") << u"on"_s << "/portal/access/otp/x"_ba << 404 << false;
        QTest::newRow("turned off") << u"off"_s << "/cloudpaymentsapi/v2"_ba << 405 << false;
    }
    void aWebPageMaySend()
    {
        QFETCH(QString, way);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        QFETCH(bool, mayRead);
        simulator::Options options;
        choose(options, u"cors"_s, way);
        ServiceHarness harness(options);
        const auto allowed = [](const http::Response &response) {
            return http::headerValue(response.headers, "Access-Control-Allow-Origin");
        };
        const QByteArray origin = "http://localhost:5173";
        const QByteArray fields = "authorization,content-type,x-requested-with";
        const http::Response preflight = harness.send("OPTIONS", target,
                                                      {{"Origin", origin},
                                                       {"Access-Control-Request-Method", "POST"},
                                                       {"Access-Control-Request-Headers", fields}});
        QCOMPARE(preflight.status, status);
        QCOMPARE(allowed(preflight), mayRead ? origin : QByteArray());
        QCOMPARE(http::headerValue(preflight.headers, "Access-Control-Allow-Headers"),
                 mayRead ? fields : QByteArray());
        // The answer to the request itself too, a refusal included, or the page cannot read why.
        const http::Response refusal = harness.send("POST", target, {{"Origin", origin}}, "{}");
        QCOMPARE(allowed(refusal), mayRead ? origin : QByteArray());
        QCOMPARE(allowed(harness.send("POST", target, {}, "{}")), QByteArray());
    }

    void aBillerMayBeInactive()
    {
        simulator::Options options;
        choose(options, u"biller"_s, u"inactive"_s);
        ServiceHarness harness(options);
        const http::Response status =
            harness.send("GET", "/api/v1/biller/status", ServiceHarness::goodHeaders());
        QCOMPARE(status.body.simplified(), QByteArray("{ \"Active\": false }"));
        const http::Response submit = harness.submit(PaymentRequest::sample().toJson());
        QCOMPARE(submit.status, 400);
        QVERIFY2(messageOf(submit).contains("not active"_L1), qPrintable(messageOf(submit)));
    }

    void warningsMayBeRefused()
    {
        const QByteArray json =
            with(PaymentRequest::sample(), FieldId::DueDate, u"2025-06-06"_s, {0, 0}).toJson();
        QCOMPARE(ServiceHarness().submit(json).status, 200);
        simulator::Options options;
        choose(options, u"warnings"_s, u"refuse"_s);
        QCOMPARE(ServiceHarness(options).submit(json).status, 400);
    }

    void everyWayCanBeChosenAndIsNamed()
    {
        for (const simulator::OpenPoint &point : simulator::openPoints()) {
            QVERIFY(!point.title().isEmpty());
            QCOMPARE(simulator::openPoint(QLatin1StringView(point.name)), &point);
            simulator::Behaviour behaviour;
            QCOMPARE(behaviour.way(point.point), QLatin1StringView(point.ways.front().name));
            for (const simulator::OpenPoint::Way &way : point.ways) {
                QVERIFY(behaviour.set(point, QLatin1StringView(way.name)));
                QVERIFY(behaviour.is(point.point, way.name));
                QCOMPARE(behaviour.toTexts().isEmpty(), &way == &point.ways.front());
            }
            const auto wrong = behaviour.set(point, u"otherwise"_s);
            QVERIFY(!wrong);
            QVERIFY(wrong.error().sentence.contains(QLatin1StringView(point.ways.back().name)));
        }
        QVERIFY(!simulator::openPoint(u"otherwise"_s));
    }

    void badRequestsAreRefusedWithAMessage_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        const QByteArray json = "application/json";
        const PaymentRequest sample = PaymentRequest::sample();
        const cpv2::Place first{0, 0};
        const auto without = [&](FieldId id, cpv2::Place place) {
            PaymentRequest request = sample;
            (void)request.apply(request.set(id, std::nullopt, place));
            return request.toJson();
        };
        QTest::newRow("empty") << json << QByteArray() << QString();
        QTest::newRow("broken JSON") << json << QByteArray("{\"Customers\": [") << u"Line 1"_s;
        QTest::newRow("text behind") << json << QByteArray("{} x") << u"Line 1"_s;
        QTest::newRow("not an object") << json << QByteArray("[1]") << u"object"_s;
        QTest::newRow("number") << json << QByteArray("7") << u"object"_s;
        QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << sample.toJson()
                              << u"application/json"_s;
        QTest::newRow("no content type") << QByteArray() << sample.toJson() << u"application/json"_s;
        QTest::newRow("no customers") << json << without(FieldId::Customers, {}) << u"Customers"_s;
        QTest::newRow("empty customers") << json << QByteArray(R"({"Customers": []})") << u"customer"_s;
        QTest::newRow("customer is no object")
            << json << QByteArray(R"({"Customers": [1]})") << u"/Customers/0"_s;
        QTest::newRow("no account") << json << without(FieldId::AccountNumber, {0, -1}) << u"AccountNumber"_s;
        QTest::newRow("no invoices") << json << without(FieldId::Invoices, {0, -1}) << u"Invoices"_s;
        for (const FieldId id : {FieldId::InvoiceNumber, FieldId::DueDate, FieldId::InvoiceDate,
                                 FieldId::BalanceDue, FieldId::CCServiceFee, FieldId::AchServiceFee}) {
            const QString name = cpv2::fieldName(cpv2::field(id));
            QTest::newRow(qPrintable("no "_L1 + name)) << json << without(id, first) << name;
        }
        const auto balance = [&](const QString &text) {
            return with(sample, FieldId::BalanceDue, text, first).toJson();
        };
        QTest::newRow("no amount") << json << balance(u"lots"_s) << u"BalanceDue"_s;
        QTest::newRow("five decimals") << json << balance(u"1.00001"_s) << u"BalanceDue"_s;
        QTest::newRow("too large") << json << balance(u"99999999999999999999"_s) << u"BalanceDue"_s;
        QTest::newRow("negative") << json << balance(u"-1.00"_s) << u"negative"_s;
        QTest::newRow("nothing to pay") << json << balance(u"0.00"_s) << u"0.00"_s;
        QTest::newRow("sum too large") << json
                                       << with(with(sample, FieldId::BalanceDue, u"900000000000000"_s, first),
                                               FieldId::CCServiceFee, u"900000000000000"_s, first)
                                              .toJson()
                                       << u"too large"_s;
        QTest::newRow("wrong type") << json << QByteArray(R"({"Customers": "none"})") << u"Customers"_s;
    }
    void badRequestsAreRefusedWithAMessage()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        for (const int status : {400, 200}) {
            simulator::Options options;
            choose(options, u"refusal"_s, QString::number(status));
            ServiceHarness harness(options);
            http::Headers headers{ServiceHarness::goodHeaders().first()};
            if (!type.isEmpty())
                headers.append(http::Header{"Content-Type", type});
            const http::Response response = harness.send("POST", "/cloudpaymentsapi/v2", headers, body);
            QCOMPARE(response.status, status);
            const SubmitResponse answer = SubmitResponse::parse(response.status, response.body);
            QCOMPARE(answer.verdict, SubmitResponse::Verdict::Refused);
            QVERIFY2(answer.message.contains(says), qPrintable(answer.message));
            QVERIFY(answer.message != "SUCCESS"_L1);
        }
    }

    void otherPathsAndMethodsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("root") << QByteArray("GET") << QByteArray("/") << 404;
        QTest::newRow("another version") << QByteArray("POST") << QByteArray("/cloudpaymentsapi/v3") << 404;
        QTest::newRow("traversal") << QByteArray("GET") << QByteArray("/portal/../style.css") << 404;
        QTest::newRow("GET of the API") << QByteArray("GET") << QByteArray("/cloudpaymentsapi/v2") << 405;
        QTest::newRow("POST of the check")
            << QByteArray("POST") << QByteArray("/api/v1/biller/status") << 405;
    }
    void otherPathsAndMethodsAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        ServiceHarness harness;
        const http::Response response = harness.send(method, target, ServiceHarness::goodHeaders());
        QCOMPARE(response.status, status);
        QVERIFY(http::headerValue(response.headers, "Content-Type").startsWith("application/json"));
        QVERIFY(!messageOf(response).isEmpty());
        QCOMPARE(!http::headerValue(response.headers, "Allow").isEmpty(), status == 405);
    }

    void thePostbackHasTheEighteenFieldsOfTheRequest()
    {
        ServiceHarness harness;
        const PaymentRequest sample = PaymentRequest::sample();
        const QByteArray page = harness.openPage(sample);
        harness.walkToConfirmation(page);
        harness.pay(page);
        QCOMPARE(harness.postbacks.size(), 1);
        QCOMPARE(harness.postbacks.first().url.toString(QUrl::FullyEncoded),
                 sample.text(FieldId::PostBackURL));

        const cpv2::Postback postback = decoded(harness.postbacks.first().body);
        QStringList names;
        for (const cpv2::Postback::Entry &entry : postback.entries())
            names << entry.name;
        QCOMPARE(names, cpv2::Postback::names());
        const QRegularExpression guid(u"\\A[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\z"_s);
        const QRegularExpression date(u"\\A\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M\\z"_s);
        const QRegularExpression approval(u"\\AAPPROVED \\d{6}\\z"_s);
        QVERIFY(guid.match(postback.value(u"BillerGUID")).hasMatch());
        QVERIFY(guid.match(postback.value(u"PaymentGUID")).hasMatch());
        QVERIFY(date.match(postback.value(u"PaymentDate")).hasMatch());
        QVERIFY(approval.match(postback.value(u"PaymentMessage")).hasMatch());
        QCOMPARE(postback.value(u"InvoiceNumber"), u"566504"_s);
        QCOMPARE(postback.value(u"Approved"), u"True"_s);
        QCOMPARE(postback.value(u"CustomerName"), u"Pat Payer"_s);
        QCOMPARE(postback.value(u"CustomerAddress"), u"9 Paying Rd"_s);
        QCOMPARE(postback.value(u"CustomerCity"), u"Paytown"_s);
        QCOMPARE(postback.value(u"CustomerState"), u"OH"_s);
        QCOMPARE(postback.value(u"CustomerZip"), u"43000"_s);
        QCOMPARE(postback.value(u"PaymentAmount"), u"164.31"_s);
        QCOMPARE(postback.value(u"PaymentDescription"), u"Residential Gas/Fuel Application"_s);
        QCOMPARE(postback.value(u"PaymentTypeID"), u"1"_s);
        QCOMPARE(postback.value(u"CardType"), u"VISA"_s);
        QCOMPARE(postback.value(u"BillerReference"), u"566504"_s);
        QCOMPARE(postback.value(u"ConvenienceFee"), u"0.00"_s);
        QCOMPARE(postback.value(u"RemoteIP"), u"127.0.0.1"_s);
        QVERIFY(harness.get(page + "/receipt").body.contains(postback.value(u"PaymentMessage").toUtf8()));
    }

    void eachInvoiceHasAPostback()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(twoByTwo());
        harness.walkToConfirmation(page, u"bank"_s, u"checking-approved"_s);
        harness.pay(page);
        QCOMPARE(told(harness, u"InvoiceNumber"), QStringList({u"101"_s, u"102"_s, u"201"_s, u"202"_s}));
        QCOMPARE(told(harness, u"PaymentAmount"),
                 QStringList({u"10.00"_s, u"20.50"_s, u"30.00"_s, u"40.00"_s}));
        QCOMPARE(told(harness, u"ConvenienceFee"), QStringList({u"0.10"_s, u"0.10"_s, u"0.10"_s, u"0.10"_s}));
        QCOMPARE(told(harness, u"PaymentDescription").mid(0, 2),
                 QStringList({u"Permit"_s, u"Invoice 102"_s}));
        QStringList guids = told(harness, u"PaymentGUID");
        guids.removeDuplicates();
        QCOMPARE(guids.size(), 1);
    }

    void onePostbackMayTellTheWholePayment()
    {
        simulator::Options options;
        choose(options, u"postbacks"_s, u"one"_s);
        ServiceHarness harness(options);
        const QByteArray page = harness.openPage(twoByTwo());
        harness.walkToConfirmation(page);
        harness.pay(page);
        QCOMPARE(told(harness, u"PaymentAmount"), QStringList(u"100.50"_s));
        QCOMPARE(told(harness, u"ConvenienceFee"), QStringList(u"1.25"_s));
        QCOMPARE(told(harness, u"InvoiceNumber"), QStringList(u"101"_s));
    }

    void aDeclineIsToldAndThePayerMayTryAgain()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page, u"card"_s, u"visa-declined"_s);
        QCOMPARE(location(harness.pay(page)), page + "/declined");
        QVERIFY(harness.get(page + "/declined").body.contains("DECLINED DO NOT HONOR"));
        harness.walkToConfirmation(page, u"card"_s, u"mastercard-approved"_s);
        QCOMPARE(location(harness.pay(page)), page + "/receipt");

        QCOMPARE(told(harness, u"Approved"), QStringList({u"False"_s, u"True"_s}));
        QCOMPARE(told(harness, u"CardType"), QStringList({u"VISA"_s, u"MASTERCARD"_s}));
        QCOMPARE(told(harness, u"PaymentMessage").first(), u"DECLINED DO NOT HONOR"_s);
        const QStringList guids = told(harness, u"PaymentGUID");
        QVERIFY(guids.first() != guids.last());
        const QStringList billers = told(harness, u"BillerGUID");
        QCOMPARE(billers.first(), billers.last());
    }

    void unusableUrlsAreNeverCalled_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("empty") << QString();
        QTest::newRow("script") << u"javascript:alert(1)"_s;
        QTest::newRow("data") << u"data:text/html,x"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("relative") << u"/return"_s;
        QTest::newRow("no host") << u"http:///x"_s;
        QTest::newRow("no scheme") << u"biller.example/x"_s;
        QTest::newRow("space before") << u" javascript:alert(1)"_s;
        QTest::newRow("line end") << u"https://biller.example/\r\nSet-Cookie: a=b"_s;
    }
    void unusableUrlsAreNeverCalled()
    {
        QFETCH(QString, url);
        ServiceHarness harness;
        const PaymentRequest request =
            with(with(PaymentRequest::sample(), FieldId::PostBackURL, url), FieldId::ReturnURL, url);
        const QByteArray page = harness.openPage(request);
        QVERIFY(!page.isEmpty());
        harness.walkToConfirmation(page);
        harness.pay(page);
        QCOMPARE(harness.postbacks.size(), 0);
        const QByteArray receipt = harness.get(page + "/receipt").body;
        QVERIFY(receipt.contains("nowhere to return to"));
        QVERIFY(receipt.contains("None was sent"));
        QVERIFY(!receipt.contains("id=\"return\""));
    }

    void absentUrlsAreBorne()
    {
        PaymentRequest request = PaymentRequest::sample();
        QVERIFY(request.apply(request.set(FieldId::PostBackURL, std::nullopt)));
        QVERIFY(request.apply(request.set(FieldId::ReturnURL, core::Json())));
        ServiceHarness harness;
        const QByteArray page = harness.openPage(request);
        harness.walkToConfirmation(page);
        QCOMPARE(location(harness.pay(page)), page + "/receipt");
        QVERIFY(harness.get(page + "/receipt").body.contains("nowhere to return to"));
    }

    void howAPostbackEndedStandsOnTheReceipt()
    {
        ServiceHarness harness;
        const QByteArray page = harness.openPage(PaymentRequest::sample());
        harness.walkToConfirmation(page);
        harness.pay(page);
        QVERIFY(harness.get(page + "/receipt").body.contains("on its way"));
        harness.service.noteOutcome(harness.postbacks.first(), u"answered 500."_s);
        QVERIFY(harness.get(page + "/receipt").body.contains("Invoice 566504: answered 500."));
    }

    void thePageThatWasNotUsedForLongestIsForgotten()
    {
        ServiceHarness harness;
        const PaymentRequest request = PaymentRequest::sample();
        const QByteArray used = harness.openPage(request);
        const QByteArray unused = harness.openPage(request);
        for (int i = 2; i < PaymentService::pagesKept; ++i)
            harness.openPage(request);
        QCOMPARE(harness.get(used).status, 200);
        harness.openPage(request);
        QCOMPARE(harness.get(unused).status, 404);
        QCOMPARE(harness.get(used).status, 200);
    }

    void largeRequestsCountByTheirBytes()
    {
        ServiceHarness harness;
        PaymentRequest large = PaymentRequest::sample();
        QVERIFY(large.apply({core::JsonEdit::Kind::Insert, core::JsonPointer({u"Padding"_s}),
                             core::Json::string(QString(PaymentService::requestBytesKept / 4, u'x')), -1}));
        const QByteArray first = harness.openPage(large);
        const QByteArray second = harness.openPage(large);
        harness.openPage(large);
        QCOMPARE(harness.get(first).status, 200);
        harness.openPage(large); // a little more than a quarter each
        QCOMPARE(harness.get(second).status, 404);
        QCOMPARE(harness.get(first).status, 200);
    }

private:
    /// One field of every postback, in order.
    static QStringList told(const ServiceHarness &harness, QStringView name)
    {
        QStringList values;
        for (const simulator::Postback &postback : harness.postbacks)
            values << decoded(postback.body).value(name);
        return values;
    }
};

QTEST_GUILESS_MAIN(TestPaymentService)
#include "test_payment_service.moc"
