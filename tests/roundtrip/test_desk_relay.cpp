// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "payer/automatic_payer.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/correlation.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using journal::Exchange;
using journal::Role;
using support::HostileServer;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test
const QByteArray taken = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";

/// A desk, our simulator and the biller's own portal, whose handlers the request names.
class Bench
{
public:
    explicit Bench(const QByteArray &portalsAnswer = taken)
        : portal(HostileServer::answerAndClose(portalsAnswer))
    {
        QObject::connect(&desk, &Desk::changed, &desk,
                         [this](const Change &change) { trips[change.trip.id()] = change.trip; });
        QObject::connect(&desk, &Desk::unmatched, &desk,
                         [this](const Exchange &capture) { unmatched.append(capture); });
        QVERIFY(desk.start());
        QVERIFY(desk.listen(0));
        QVERIFY(sim.start());
    }

    /// Submits the sample with this invoice number and waits for the answer. `path` is the one of the portal
    /// that the browser returns to.
    RoundTrip submitted(const QString &invoice = u"566504"_s,
                        const QString &path = u"back?juri=greenecounty-oh&type=%7BE1%7D"_s)
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        const QString query = u"?juri=greenecounty-oh&type=%7BE1%7D"_s;
        for (const core::JsonEdit &edit :
             {request.setText(FieldId::InvoiceNumber, invoice, {0, 0}),
              request.setText(FieldId::BillerReference, invoice),
              request.setText(FieldId::ReturnURL, portal.url().toString() + path),
              request.setText(FieldId::PostBackURL, portal.url().toString() + "handler"_L1 + query)})
            QTest::qVerify(bool(request.apply(edit)), "apply", "", __FILE__, __LINE__);
        SubmitOrder order;
        order.id = newId();
        order.originalReturnUrl = request.text(FieldId::ReturnURL);
        order.originalPostBackUrl = request.text(FieldId::PostBackURL);
        order.bytes = withCallbacks(request, desk.callbackBase(), order.id).toJson();
        order.endpoint = sim.endpoint();
        order.apiKey = sim.apiKey();
        order.environment = u"Simulator"_s;
        order.simulated = true;
        desk.submit(order);
        const bool isAnswered =
            QTest::qWaitFor([&] { return trips.value(order.id).response().has_value(); }, patience);
        if (!isAnswered)
            QTest::qFail("the submit never ended", __FILE__, __LINE__);
        return trips.value(order.id);
    }

    /// Sends a postback to any path of the listener and returns the answer.
    http::Reply post(const QString &path, const QByteArray &body, const http::Headers &headers = {})
    {
        http::ClientRequest request;
        request.url = QUrl(desk.callbackBase().toString() + path);
        request.headers = headers.isEmpty()
                              ? http::Headers{{"Content-Type", "application/x-www-form-urlencoded"}}
                              : headers;
        request.body = body;
        return send(request);
    }

    /// As a browser does.
    http::Reply get(const QString &path, const http::Headers &headers = {})
    {
        http::ClientRequest request;
        request.method = "GET"_ba;
        request.headers = headers;
        request.url = QUrl(desk.callbackBase().toString() + path);
        return send(request);
    }

    static http::Reply send(const http::ClientRequest &request)
    {
        http::Client client;
        std::optional<http::Reply> reply;
        http::Call *call = client.send(request);
        QObject::connect(call, &http::Call::finished, call, [&](const http::Reply &ended) { reply = ended; });
        if (!QTest::qWaitFor([&] { return reply.has_value(); }, patience))
            QTest::qFail("no answer", __FILE__, __LINE__);
        return reply.value_or(http::Reply());
    }

    QList<Exchange> of(const QString &id, Role role) const
    {
        QList<Exchange> found;
        for (const Exchange &exchange : trips.value(id).ofRole(role))
            found.append(exchange);
        return found;
    }

    QTemporaryDir folder;
    HostileServer portal;
    Desk desk{folder.filePath(u"journal.sqlite"_s)};
    simulator::Simulator sim;
    QHash<QString, RoundTrip> trips;
    QList<Exchange> unmatched;
};

/// Every value of every table, with the names of both.
QList<std::pair<QString, QByteArray>> everyColumnOf(const QString &file)
{
    QList<std::pair<QString, QByteArray>> values;
    const QString name = u"canary"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(file);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        QVERIFY2(database.open(), qPrintable(database.lastError().text()));
        // The text index is a virtual table that cannot be read; the tables that it keeps its words in can.
        QStringList tables;
        QSqlQuery names(database);
        QVERIFY(names.exec(
            u"SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"_s));
        while (names.next())
            tables << names.value(0).toString();
        for (const QString &table : tables) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(u"SELECT * FROM \"%1\""_s.arg(table)), qPrintable(query.lastError().text()));
            while (query.next()) {
                for (int column = 0; column < query.record().count(); ++column)
                    values.append(
                        {table + u'.' + query.record().fieldName(column), query.value(column).toByteArray()});
            }
        }
    }
    QSqlDatabase::removeDatabase(name);
    return values;
}

} // namespace

class TestDeskRelay : public support::Test
{
    Q_OBJECT
private slots:
    // R06 R09
    void thePortalGetsThePostbackAndThePayerComesBackToIt()
    {
        Bench bench;
        bench.desk.setForwarding(u"Simulator"_s, {.isOn = true, .allowPrivate = true});
        const RoundTrip trip = bench.submitted();
        http::Client client;
        payer::AutomaticPayer payer(&client);
        payer.pay(trip.pageUrl(), payer::AutomaticPayer::Will::Approve);
        const QString id = trip.record().id;
        QTRY_VERIFY_WITH_TIMEOUT(!bench.of(id, Role::Forward).isEmpty() &&
                                     bench.of(id, Role::Forward).first().outcome ==
                                         journal::Outcome::Answered,
                                 patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Return).size(), 1, patience);
        const Exchange postback = bench.of(id, Role::Postback).first();
        const Exchange forward = bench.of(id, Role::Forward).first();
        QCOMPARE(forward.sourceId, postback.id);
        QCOMPARE(forward.requestBody, postback.requestBody);
        QCOMPARE(forward.responseBody, "OK"_ba);
        QVERIFY(bench.portal.requests().first().endsWith("\r\n\r\n" + postback.requestBody));
        QVERIFY(bench.portal.requests().first().startsWith(
            "POST /handler?juri=greenecounty-oh&type=%7BE1%7D HTTP/1.1\r\n"));
        QCOMPARE(postback.matchedBy, QString::fromLatin1(matchedBy::callbackUrl));

        const Exchange returned = bench.of(id, Role::Return).first();
        QCOMPARE(returned.status, 303);
        QVERIFY2(returned.responseHead.contains("\r\nLocation: " + bench.portal.url().toEncoded() +
                                                "back?juri=greenecounty-oh&type=%7BE1%7D"),
                 returned.responseHead);
        for (const QByteArray &request : bench.portal.requests()) // it is the browser that goes there
            QVERIFY(!request.startsWith("GET /back") || !request.contains("CPV2-Workbench"));
    }

    // K03 K04: what is sent on is whole, what is kept of it is masked.
    void noSecretIsKeptOfWhatIsSentOn()
    {
        const QByteArray key = "k3y-canary-0123456789-abcdef";
        const QByteArray card = "4111111111111111";
        Bench bench("HTTP/1.1 200 OK\r\nX-Echo: " + key + "\r\nConnection: close\r\n\r\n" + key + ' ' + card);
        bench.desk.setRedaction({.secrets = {key}, .idFields = {}});
        bench.desk.setForwarding(u"Simulator"_s, {.isOn = true, .allowPrivate = true});
        const QString id = bench.submitted().record().id;
        const QByteArray body = "Approved=True&InvoiceNumber=566504&PaymentMessage=" + key + "&Card=" + card;
        QCOMPARE(bench.post(u"/cb/"_s + id + u"/postback"_s, body).response.status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Forward).size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Forward).first().outcome, journal::Outcome::Answered,
                                  patience);
        QVERIFY(bench.portal.requests().last().endsWith("\r\n\r\n" + body));

        const QByteArray query = "?card=" + card + "&k=" + key;
        QCOMPARE(bench.get(u"/cb/"_s + id + u"/return"_s + QString::fromLatin1(query)).response.status, 303);
        Message message;
        message.body = body;
        bench.desk.replay(
            {.roundTripId = id, .messages = {message}, .target = bench.portal.url(), .allowPrivate = true});
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Replay).size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Replay).first().outcome, journal::Outcome::Answered,
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Return).size(), 1, patience);

        for (const Exchange &exchange : bench.trips.value(id).exchanges()) {
            for (const QByteArray &kept :
                 {exchange.url.toUtf8(), exchange.requestHead, exchange.requestBody, exchange.requestRaw,
                  exchange.responseHead, exchange.responseBody, exchange.remark.toUtf8()}) {
                QVERIFY2(!kept.contains(key) && !kept.contains(card),
                         qPrintable(journal::wordFor(exchange.role) + u": "_s + QString::fromUtf8(kept)));
            }
        }
        QDirIterator files(bench.folder.path(), QDir::Files);
        int looked = 0;
        for (; files.hasNext(); ++looked) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(key) && !bytes.contains(card), qPrintable(file.fileName()));
        }
        QVERIFY(looked > 0);
    }

    // K13
    void nothingOfASessionIsKeptUnmasked()
    {
        const QByteArray key = "k3y-canary-0123456789-abcdef";
        const QByteArray card = "4111111111111111";
        const QByteArray login = "l0gin-canary-0123456789";
        const QByteArray all = "card=" + card + "&cvv=98765&k=" + key + "&access_token=" + login;
        Bench bench("HTTP/1.1 200 OK\r\nSet-Cookie: s=" + login +
                    "\r\nConnection: close\r\n\r\n{\"cvv\": 98765, \"a\": \"" + all + "\"}");
        bench.desk.setRedaction({.secrets = {key}, .idFields = {}});
        bench.desk.setForwarding(u"Simulator"_s, {.isOn = true, .allowPrivate = true});
        QVERIFY(bench.desk.expectCallbacks(newId(), u"listen "_s + QString::fromLatin1(card)));
        const QString id = bench.submitted(u"566504"_s, u"back?a=b"_s).record().id;
        const http::Headers headers{{"Content-Type", "x/" + card},
                                    {"Cookie", "session=" + login},
                                    {"Authorization", "Bearer " + login},
                                    {"X-Card-CVV", "98765"}};
        const QString callback = u"/cb/"_s + id;
        QCOMPARE(bench.post(callback + u"/postback"_s, "Approved=True&InvoiceNumber=566504&" + all, headers)
                     .response.status,
                 200);
        QCOMPARE(bench.get(callback + u"/return?"_s + QString::fromLatin1(all), headers).response.status,
                 303);
        QCOMPARE(bench.post(u"/stray?"_s + QString::fromLatin1(all), all.toBase64(), headers).response.status,
                 404);
        Message message;
        message.body = all;
        bench.desk.replay(
            {.roundTripId = id,
             .messages = {message},
             .target = QUrl(bench.portal.url().toString() + u"handler?"_s + QString::fromLatin1(all)),
             .allowPrivate = true});
        for (const Role role : {Role::Forward, Role::Replay}) {
            QTRY_VERIFY_WITH_TIMEOUT(!bench.of(id, role).isEmpty() &&
                                         bench.of(id, role).first().outcome == journal::Outcome::Answered,
                                     patience);
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Return).size(), 1, patience);
        QVERIFY(bench.of(id, Role::Return).first().masked.value_or(false));
        QVERIFY(!bench.of(id, Role::Submit).first().masked.value_or(true));

        const auto values = everyColumnOf(bench.folder.filePath(u"journal.sqlite"_s));
        QVERIFY(values.size() > 100);
        for (const auto &[name, value] : values) {
            for (const QByteArray &canary :
                 {key, key.toBase64().first(36), card, login, "98765"_ba, all.toBase64()})
                QVERIFY2(!value.contains(canary), qPrintable(name + u": "_s + QString::fromUtf8(value)));
        }
    }

    // K12
    void anIdThatLooksLikeACardIsUsedAsItIs()
    {
        Bench bench;
        bench.desk.setForwarding(u"Simulator"_s, {.isOn = true, .allowPrivate = true});
        const QString path = u"return/4000123412341234?cid=1234"_s;
        const QString invoice = u"4000123412341234"_s;
        const RoundTrip trip = bench.submitted(invoice, path);
        const QString id = trip.record().id;
        QCOMPARE(trip.record().returnUrl, bench.portal.url().toString() + path);
        QCOMPARE(trip.invoices().first().invoiceNumber, invoice);
        const http::Reply back = bench.get(u"/cb/"_s + id + u"/return?cid=1234"_s);
        QCOMPARE(http::headerValue(back.response.headers, "Location"),
                 bench.portal.url().toEncoded() + path.toLatin1());
        const QByteArray body = "Approved=True&InvoiceNumber=4000123412341234&Other=4111111111111111";
        QCOMPARE(bench.post(u"/cb/"_s + id + u"/postback"_s, body).response.status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Postback).size(), 1, patience);
        QCOMPARE(bench.of(id, Role::Postback).first().requestBody,
                 "Approved=True&InvoiceNumber=4000123412341234&Other=411111******1111"_ba);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.portal.requests().isEmpty(), patience);
        QVERIFY(bench.portal.requests().last().endsWith(body));
    }

    // K12
    void aMaskedCaptureIsNotReplayedUntilItsTrueValueIsSet()
    {
        Bench bench;
        const QString id = bench.submitted().record().id;
        const QByteArray body = "Approved=True&InvoiceNumber=566504&Note=4111111111111111";
        QCOMPARE(bench.post(u"/cb/"_s + id + u"/postback"_s, body).response.status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Postback).size(), 1, patience);
        QSignalSpy failed(&bench.desk, &Desk::failed);
        const Message masked = messageOf(bench.of(id, Role::Postback).first());
        ReplayOrder order{
            .roundTripId = id, .messages = {masked}, .target = bench.portal.url(), .allowPrivate = true};
        bench.desk.replay(order);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        const auto error = failed.takeFirst().first().value<core::Error>();
        QCOMPARE(error.code, u"masked"_s);
        QVERIFY2(error.sentence.contains(u"Note"_s) && error.sentence.contains(u"--set"_s),
                 qPrintable(error.sentence));
        QVERIFY(bench.portal.requests().isEmpty());

        const core::Result<Message> whole = withField(masked, u"Note"_s, u"4111111111111111"_s);
        QVERIFY(whole);
        order.messages = {*whole};
        bench.desk.replay(order);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Replay).size(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.portal.requests().isEmpty(), patience);
        QVERIFY(bench.portal.requests().last().endsWith(body));
        QVERIFY(failed.isEmpty());
    }

    // C17
    void aTargetWithAPasswordIsRefusedBeforeAnythingIsKept()
    {
        Bench bench;
        const QString id = bench.submitted().record().id;
        QSignalSpy failed(&bench.desk, &Desk::failed);
        QUrl target = bench.portal.url();
        target.setUserInfo(u"me:s3cr3t"_s);
        Message message;
        message.body = "a=b";
        bench.desk.replay({.roundTripId = id, .messages = {message}, .times = 3, .target = target});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(bench.of(id, Role::Replay).isEmpty());
        for (const auto &[name, value] : everyColumnOf(bench.folder.filePath(u"journal.sqlite"_s)))
            QVERIFY2(!value.contains("s3cr3t"), qPrintable(name));
    }

    void aCaptureAtAnUnknownPathIsShownInItsRoundTripAndPaysNothing()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted(u"4711"_s);
        bench.submitted(u"4712"_s);
        const http::Reply reply = bench.post(
            u"/postback"_s, "Approved=True&InvoiceNumber=4711&BillerReference=4711&PaymentAmount=164.31");
        QCOMPARE(reply.response.status, 404);
        const QString id = trip.record().id;
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Unmatched).size(), 1, patience);
        QCOMPARE(bench.of(id, Role::Unmatched).first().matchedBy, QString::fromLatin1(matchedBy::invoice));
        QCOMPARE(bench.trips.value(id).state(), State::Pending);
        QVERIFY(bench.unmatched.isEmpty());
    }

    void anOrphanIsJoinedByHandAndTakenOutAgain()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted();
        const QString id = trip.record().id;
        bench.post(u"/postback"_s, "Approved=True&PaymentAmount=164.31&InvoiceNumber=999");
        QTRY_COMPARE_WITH_TIMEOUT(bench.unmatched.size(), 1, patience);
        const qint64 capture = bench.unmatched.first().id;

        QSignalSpy joined(&bench.desk, &Desk::joined);
        bench.desk.join(capture, id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Postback).size(), 1, patience);
        QCOMPARE(bench.of(id, Role::Postback).first().matchedBy, QString::fromLatin1(matchedBy::byHand));
        QCOMPARE(joined.size(), 1);
        QCOMPARE(bench.trips.value(id).state(), State::Paid);

        bench.desk.join(capture, {});
        QTRY_COMPARE_WITH_TIMEOUT(bench.unmatched.size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(id).state(), State::Pending, patience);
        QSignalSpy recent(&bench.desk, &Desk::recent);
        bench.desk.loadRecent(10);
        QVERIFY(recent.wait(patience));
        QCOMPARE(recent.first().at(1).value<QList<Exchange>>().size(), 1);
    }

    void whatCameToItsCallbackUrlStaysThere()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted();
        const QString id = trip.record().id;
        bench.post(u"/cb/%1/postback"_s.arg(id), "Approved=True");
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Postback).size(), 1, patience);
        bench.desk.join(bench.of(id, Role::Postback).first().id, {});
        QSignalSpy recent(&bench.desk, &Desk::recent);
        bench.desk.loadRecent(10); // comes after it
        QVERIFY(recent.wait(patience));
        QVERIFY(recent.first().at(1).value<QList<Exchange>>().isEmpty());
    }

    void aReplayIsKeptInItsRoundTripAndIsNoPostbackOfTheService()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted();
        const QString id = trip.record().id;
        Message message;
        message.body = http::writeForm(composePostback(trip, QDateTime::currentDateTime()));
        QCOMPARE(http::parseForm(message.body).size(), 18);
        QSignalSpy finished(&bench.desk, &Desk::replayFinished);
        bench.desk.replay({.roundTripId = id,
                           .messages = {message},
                           .times = 2,
                           .target = QUrl(bench.portal.url().toString() + "handler"_L1)});
        QVERIFY(finished.wait(patience));
        QTRY_COMPARE_WITH_TIMEOUT(bench.of(id, Role::Replay).size(), 2, patience);
        QCOMPARE(bench.portal.requests().size(), 2);
        for (const QByteArray &request : bench.portal.requests())
            QVERIFY(request.endsWith(message.body));
        QCOMPARE(bench.of(id, Role::Replay).last().status, 200);
        QCOMPARE(bench.trips.value(id).state(), State::Pending);
    }

    // W09
    void aForwardUnderWayIsAwaited()
    {
        QList<QTcpSocket *> held;
        HostileServer slow([&](QTcpSocket *socket) { held.append(socket); });
        Bench bench;
        bench.desk.setForwarding(u"Simulator"_s, {.isOn = true, .to = slow.url(), .allowPrivate = true});
        const QString id = bench.submitted().record().id;
        QSignalSpy rested(&bench.desk, &Desk::forwardsRested);
        bench.desk.awaitForwards();
        QVERIFY(rested.wait(patience)); // there is none
        bench.post(u"/cb/%1/postback"_s.arg(id), "Approved=True");
        QTRY_COMPARE_WITH_TIMEOUT(held.size(), 1, patience);
        bench.desk.awaitForwards();
        QCOMPARE(bench.desk.waitingForwards(),
                 (QList<WaitingForwards>{{slow.url().toString(), 1, true}})); // and the desk has had its turn
        QCOMPARE(rested.size(), 1);
        HostileServer::answerAndClose(taken)(held.first());
        QVERIFY(rested.wait(patience));
        QCOMPARE(bench.of(id, Role::Forward).first().outcome, journal::Outcome::Answered);
        QVERIFY(bench.desk.waitingForwards().isEmpty());
    }

    // R01
    void aReplayToOurOwnListenerIsRefused()
    {
        Bench bench;
        const QString id = bench.submitted().record().id;
        QSignalSpy replayed(&bench.desk, &Desk::replayed);
        bench.desk.replay({.roundTripId = id, .messages = {Message()}, .target = bench.desk.callbackBase()});
        QVERIFY(replayed.wait(patience));
        QCOMPARE(replayed.first().first().value<Exchange>().outcome, journal::Outcome::NotSent);
    }
};

QTEST_GUILESS_MAIN(TestDeskRelay)
#include "test_desk_relay.moc"
