// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/forwarder.h"
#include "roundtrip/keeper.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using namespace std::chrono_literals;
using journal::Delivery;
using journal::Exchange;
using support::HostileServer;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test
const QByteArray taken = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";
const QByteArray failure =
    "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const QString environment = u"Test"_s;

ForwarderLimits impatient()
{
    return {.attemptDeadlineMs = 2000, .pauses = {20ms, 20ms, 20ms}, .heldPause = 20ms};
}

QByteArray headerIn(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.left(request.indexOf("\r\n\r\n")).split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray bodyOf(const QByteArray &request)
{
    return request.sliced(request.indexOf("\r\n\r\n") + 4);
}

/// A journal, its forwarder and the biller's portal behind it.
class Relay : public ExchangeLog
{
public:
    explicit Relay(HostileServer::Behaviour behaviour) : portal(std::move(behaviour))
    {
        core::Result<std::unique_ptr<journal::Journal>> opened =
            journal::Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(opened);
        journal = *std::move(opened);
        restart(impatient());
    }

    /// A new forwarder, as after a crash of the one before.
    void restart(const ForwarderLimits &limits)
    {
        forwarder = std::make_unique<Forwarder>(journal.get(), this, limits);
    }

    void switchOn() { forwarder->setForwarding(environment, {.isOn = true, .allowPrivate = true}); }

    journal::RoundTripRecord newTrip(const QString &query = {})
    {
        journal::RoundTripRecord trip;
        trip.id = newId();
        trip.startedAt = QDateTime::currentDateTimeUtc();
        trip.environment = environment;
        trip.postBackUrl = portal.url().toString() + u"handler"_s + query;
        trip.returnUrl = u"https://portal.example/back?juri=greene"_s;
        const core::Result<core::Done> added = journal->add(trip);
        if (!added)
            QTest::qFail("the round trip is not in the journal", __FILE__, __LINE__);
        return trip;
    }

    static http::Request postback(const journal::RoundTripRecord &trip, const QByteArray &body,
                                  const QByteArray &query = {}, const QByteArray &headers = {})
    {
        http::Request request;
        request.method = "POST";
        request.target = "/cb/" + trip.id.toLatin1() + "/postback" + (query.isEmpty() ? "" : "?" + query);
        request.body = body;
        request.head = "POST " + request.target +
                       " HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n"
                       "Content-Type: application/x-www-form-urlencoded\r\n" +
                       headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        return request;
    }

    /// Writes a postback down as the desk does, and tells of it unless the program ends right then.
    Exchange capture(const journal::RoundTripRecord &trip, const http::Request &request, bool wakes = true)
    {
        Exchange exchange;
        exchange.roundTripId = trip.id;
        exchange.role = journal::Role::Postback;
        exchange.at = QDateTime::currentDateTimeUtc();
        exchange.url = QString::fromLatin1(request.target);
        exchange.requestHead = request.head;
        exchange.requestBody = request.body;
        exchange.outcome = journal::Outcome::Answered;
        std::optional<Delivery> delivery = forwarder->deliveryFor(exchange, trip, request.query());
        exchange = keeper.exchange(exchange);
        const bool isFromMemory = delivery && Forwarder::needsMemory(exchange, request);
        const core::Result<qint64> id =
            delivery && !isFromMemory ? journal->add(exchange, *delivery) : journal->add(exchange);
        if (!id)
            QTest::qFail("the capture is not in the journal", __FILE__, __LINE__);
        exchange.id = id ? *id : 0;
        if (isFromMemory)
            forwarder->sendFromMemory(*delivery, trip, request);
        else if (wakes)
            forwarder->wake();
        return exchange;
    }

    Delivery delivery(const journal::RoundTripRecord &trip)
    {
        const core::Result<QList<Delivery>> all = journal->deliveries(trip.id);
        return all && !all->isEmpty() ? all->first() : Delivery();
    }

    // ExchangeLog
    std::optional<Exchange> begin(const Exchange &exchange) override
    {
        Exchange begun = keeper.exchange(exchange);
        const core::Result<qint64> id = journal->add(begun);
        begun.id = id ? *id : 0;
        return id ? std::optional(begun) : std::nullopt;
    }
    void end(const Exchange &exchange) override
    {
        if (!journal->finish(keeper.end(exchange)))
            QTest::qFail("the end is not in the journal", __FILE__, __LINE__);
        ended.append(exchange);
    }

    QTemporaryDir folder;
    HostileServer portal;
    std::unique_ptr<journal::Journal> journal;
    Keeper keeper;
    std::unique_ptr<Forwarder> forwarder;
    QList<Exchange> ended;
};

/// Answers the first so many requests with one answer, all later ones with another.
HostileServer::Behaviour firstThen(int count, const HostileServer::Behaviour &first,
                                   const HostileServer::Behaviour &then)
{
    return [=, left = count](QTcpSocket *socket) mutable {
        (left-- > 0 ? first : then)(socket);
    };
}

} // namespace

class TestForwarder : public support::Test
{
    Q_OBJECT
private slots:
    // R06
    void theSameBytesGoOnToTheBillersOwnHandler()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip(u"?juri=greene&type=%7BE1%7D"_s);
        const QByteArray body = "Approved=True&CustomerName=A+%26+B&x=%zz&x=\xff";
        relay.capture(trip, Relay::postback(trip, body, "juri=greene&type=%7BE1%7D",
                                            "X-Signature: abc\r\nAuthorization: Basic c2VjcmV0\r\n"
                                            "Cookie: a=b\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\n"
                                            "Forwarded: for=1.2.3.4\r\nTE: trailers\r\n"
                                            "X-CPV2-Workbench-Delivery: forged\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 1, patience);
        QCOMPARE(relay.portal.requests().size(), 1);
        const QByteArray request = relay.portal.requests().first();
        QVERIFY2(request.startsWith("POST /handler?juri=greene&type=%7BE1%7D HTTP/1.1\r\n"), request);
        QCOMPARE(bodyOf(request), body);
        QCOMPARE(headerIn(request, "Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(headerIn(request, "X-Signature"), "abc"_ba);
        QCOMPARE(headerIn(request, "Host"), "127.0.0.1:" + QByteArray::number(relay.portal.port()));
        QCOMPARE(headerIn(request, "Content-Length"), QByteArray::number(body.size()));
        QCOMPARE(headerIn(request, deliveryHeader), relay.delivery(trip).id.toLatin1());
        QVERIFY(!headerIn(request, loopHeader).isEmpty());
        for (const char *name : {"Authorization", "Cookie", "X-Hop", "Forwarded", "TE", "Transfer-Encoding"})
            QVERIFY2(headerIn(request, name).isEmpty(), name);
    }

    void theAnswerIsKeptAsAnExchangeOfItsCapture()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        const Exchange capture = relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        const core::Result<QList<Exchange>> exchanges = relay.journal->exchanges(trip.id);
        QVERIFY(exchanges);
        QCOMPARE(exchanges->size(), 2);
        const Exchange forward = exchanges->last();
        QCOMPARE(forward.role, journal::Role::Forward);
        QCOMPARE(forward.sourceId, capture.id);
        QCOMPARE(forward.outcome, journal::Outcome::Answered);
        QCOMPARE(forward.status, 200);
        QCOMPARE(forward.responseBody, "OK"_ba);
        QCOMPARE(forward.requestBody, "Approved=True"_ba);
    }

    void nothingGoesOnUntilSomebodySwitchesItOn()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        relay.forwarder->setForwarding(u"Another"_s, {.isOn = true, .allowPrivate = true});
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QCOMPARE(relay.journal->deliveries(trip.id)->size(), 0);
        relay.switchOn();
        relay.capture(trip, Relay::postback(trip, "Approved=False"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 1, patience);
        QCOMPARE(relay.portal.requests().size(), 1);
        QCOMPARE(bodyOf(relay.portal.requests().first()), "Approved=False"_ba);
    }

    // R01
    void thisMachineIsATargetByChoiceOnly()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.forwarder->setForwarding(environment, {.isOn = true});
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_VERIFY_WITH_TIMEOUT(!relay.ended.isEmpty(), patience);
        QCOMPARE(relay.ended.first().outcome, journal::Outcome::NotSent);
        QVERIFY(!relay.ended.first().remark.isEmpty());
        QCOMPARE(relay.portal.connections(), 0);
    }

    // R01
    void whatAWorkbenchSentOnGoesNoFurther()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        relay.forwarder->setOwnPorts({relay.portal.port()}); // as if the request's handler were our listener
        const journal::RoundTripRecord trip = relay.newTrip();
        const Exchange looped =
            relay.capture(trip, Relay::postback(trip, "a=b", {}, "X-CPV2-Workbench-Relayed: 1\r\n"));
        QVERIFY(!looped.remark.isEmpty());
        relay.capture(trip, Relay::postback(trip, "c=d"));
        QTRY_VERIFY_WITH_TIMEOUT(!relay.ended.isEmpty(), patience);
        QCOMPARE(relay.ended.first().outcome, journal::Outcome::NotSent);
        QCOMPARE(relay.portal.connections(), 0);
    }

    // R03
    void whatIsNotTakenIsSentAgain_data()
    {
        QTest::addColumn<HostileServer::Behaviour>("first");
        QTest::newRow("500") << HostileServer::answerAndClose(failure);
        QTest::newRow("redirect") << HostileServer::answerAndClose(
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        QTest::newRow("closed") << HostileServer::closeWithoutAnswer();
        QTest::newRow("reset") << HostileServer::resetWithoutAnswer();
        QTest::newRow("silent") << HostileServer::keepSilent();
        QTest::newRow("drip") << HostileServer::drip("HTTP/1.1 ", 50);
    }
    void whatIsNotTakenIsSentAgain()
    {
        QFETCH(HostileServer::Behaviour, first);
        Relay relay(firstThen(2, first, HostileServer::answerAndClose(taken)));
        ForwarderLimits limits = impatient();
        limits.attemptDeadlineMs = 300;
        relay.restart(limits);
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(relay.delivery(trip).attempts, 3);
        QCOMPARE(relay.portal.requests().size(), 3);
        const QByteArray id = relay.delivery(trip).id.toLatin1();
        for (const QByteArray &request : relay.portal.requests()) {
            QCOMPARE(headerIn(request, deliveryHeader), id);
            QCOMPARE(bodyOf(request), "Approved=True"_ba);
        }
    }

    // R03
    void itIsGivenUpAfterTheLastPause()
    {
        Relay relay(HostileServer::answerAndClose(failure));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::GivenUp, patience);
        QCOMPARE(relay.delivery(trip).attempts, 4);
        QVERIFY(relay.delivery(trip).lastSentence.contains(u"500"_s));
        QCOMPARE(relay.portal.requests().size(), 4);
    }

    // R03
    void aHugeAnswerIsCutAndTakenAtItsWord()
    {
        Relay relay(HostileServer::endless("HTTP/1.1 200 OK\r\n\r\n"));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(relay.portal.requests().size(), 1);
        QCOMPARE(relay.ended.first().responseBody.size(), 64 * 1024);
    }

    void thePausesGrowFromSecondsToHours()
    {
        const ForwarderLimits limits;
        QCOMPARE(limits.pauses.first(), std::chrono::milliseconds(5s));
        QCOMPARE(limits.pauses.last(), std::chrono::milliseconds(10h));
        QVERIFY(std::is_sorted(limits.pauses.begin(), limits.pauses.end()));
    }

    // R05
    void thoseOfOneRoundTripKeepTheirOrderAndHoldUpNoOther()
    {
        Relay relay([](QTcpSocket *) {});
        int failuresLeft = 2;
        HostileServer portal([&](QTcpSocket *socket) {
            const bool isFirst = portal.requests().last().contains("Number=1");
            HostileServer::answerAndClose(isFirst && failuresLeft-- > 0 ? failure : taken)(socket);
        });
        relay.forwarder->setForwarding(environment, {.isOn = true, .to = portal.url(), .allowPrivate = true});
        const journal::RoundTripRecord trip = relay.newTrip();
        const journal::RoundTripRecord other = relay.newTrip();
        for (const char *body : {"Number=1", "Number=2", "Number=3"})
            relay.capture(trip, Relay::postback(trip, body));
        relay.capture(other, Relay::postback(other, "Other=1"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 6, patience);
        QByteArrayList bodies;
        for (const QByteArray &request : portal.requests()) {
            if (!request.contains("Other"))
                bodies.append(bodyOf(request));
        }
        QCOMPARE(bodies, (QByteArrayList{"Number=1", "Number=1", "Number=1", "Number=2", "Number=3"}));
        QVERIFY(relay.portal.requests().isEmpty()); // all went to the environment's own target
        const qsizetype others = std::count_if(portal.requests().begin(), portal.requests().begin() + 3,
                                               [](const QByteArray &r) { return r.contains("Other"); });
        QCOMPARE(others, 1);
    }

    // R04
    void whatWasCapturedBeforeACrashIsSentByTheNextProgram()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"), false);
        QCOMPARE(relay.portal.connections(), 0);
        relay.restart(impatient());
        relay.switchOn();
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(relay.portal.requests().size(), 1);
    }

    // R04
    void whatWasSentBeforeACrashIsSentAgainUnderTheSameId()
    {
        Relay relay(firstThen(1, HostileServer::keepSilent(), HostileServer::answerAndClose(taken)));
        ForwarderLimits limits = impatient();
        limits.attemptDeadlineMs = 500;
        relay.restart(limits);
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.portal.requests().size(), 1, patience);
        relay.restart(impatient()); // before any answer
        relay.switchOn();
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(relay.portal.requests().size(), 2);
        QCOMPARE(headerIn(relay.portal.requests().at(0), deliveryHeader),
                 headerIn(relay.portal.requests().at(1), deliveryHeader));
        QCOMPARE(relay.delivery(trip).attempts, 2);
    }

    void aClockThatIsSetPutsNothingOffForLong_data()
    {
        QTest::addColumn<QList<qint64>>("jumps"); // seconds
        constexpr qint64 hour = 3600;
        constexpr qint64 year = 365 * 24 * hour;
        QTest::newRow("an hour back") << QList<qint64>{-hour};
        QTest::newRow("a year back") << QList<qint64>{-year};
        QTest::newRow("a year forward") << QList<qint64>{year};
        QTest::newRow("a year forward and back again") << QList<qint64>{year, -year};
    }
    // T12
    void aClockThatIsSetPutsNothingOffForLong()
    {
        QFETCH(QList<qint64>, jumps);
        Relay relay(firstThen(int(jumps.size()), HostileServer::answerAndClose(failure),
                              HostileServer::answerAndClose(taken)));
        qint64 setBy = 0; // seconds
        ForwarderLimits limits = impatient();
        limits.attemptDeadlineMs = 200;
        limits.pauses = {300ms, 300ms, 300ms};
        limits.now = [&setBy] {
            return QDateTime::currentDateTimeUtc().addSecs(setBy);
        };
        relay.restart(limits);
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"));
        for (int i = 0; i < jumps.size(); ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), i + 1, patience);
            QTRY_VERIFY_WITH_TIMEOUT(!relay.delivery(trip).lastSentence.isEmpty(), patience);
            setBy += jumps.at(i);
        }
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(relay.delivery(trip).attempts, jumps.size() + 1);
    }

    // T12
    void aClockThatWasSetBackBetweenTwoProgramsPutsNothingOffForLong()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"), false);
        Delivery delivery = relay.delivery(trip);
        delivery.nextAt = delivery.nextAt.addYears(1);
        QVERIFY(relay.journal->update(delivery));
        ForwarderLimits limits = impatient();
        limits.attemptDeadlineMs = 200;
        relay.restart(limits);
        relay.switchOn();
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
    }

    // W01
    void whatWaitsIsNotSentToAnAddressThatIsNoLongerInForce()
    {
        HostileServer wrong(HostileServer::answerAndClose(failure));
        Relay relay(HostileServer::answerAndClose(taken));
        ForwarderLimits once = impatient();
        once.pauses = {1h, 1h};
        relay.restart(once);
        relay.forwarder->setForwarding(environment, {.isOn = true, .to = wrong.url(), .allowPrivate = true});
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Number=1"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 1, patience);

        relay.restart(impatient());
        const int before = int(wrong.requests().size());
        relay.forwarder->setForwarding(environment,
                                       {.isOn = true, .to = relay.portal.url(), .allowPrivate = true});
        const core::Result<QList<WaitingForwards>> waiting = relay.forwarder->waiting();
        QVERIFY(waiting);
        QCOMPARE(*waiting, (QList<WaitingForwards>{{wrong.url().toString(), 1, false}}));
        QVERIFY2(describe(*waiting).first().contains(wrong.url().toString()),
                 qPrintable(describe(*waiting).first()));
        const journal::RoundTripRecord other = relay.newTrip();
        relay.capture(other, Relay::postback(other, "Number=2"));
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(other).state, Delivery::State::Done, patience);
        // By now what was due first has had its turn more than once.
        QCOMPARE(relay.delivery(trip).state, Delivery::State::Waiting);
        QCOMPARE(wrong.requests().size(), before);
        QCOMPARE(relay.portal.requests().size(), 1);
        QCOMPARE(bodyOf(relay.portal.requests().first()), "Number=2"_ba);

        relay.forwarder->setForwarding(
            environment,
            {.isOn = true, .to = relay.portal.url(), .allowPrivate = true, .takesWaiting = true});
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
        QCOMPARE(bodyOf(relay.portal.requests().last()), "Number=1"_ba);
        QCOMPARE(relay.delivery(trip).target, relay.portal.url().toString(QUrl::FullyEncoded));
        QCOMPARE(wrong.requests().size(), before);
    }

    void anAddressIsInForceByAllOfIt_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("isInForce");
        const auto row = [](const char *name, const char *before, const char *now, bool isInForce) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(now) << isInForce;
        };
        row("the same", "http://a.example/x", "http://a.example/x", true);
        row("another path", "http://a.example/wrong", "http://a.example/x", false);
        row("another port", "http://a.example:81/x", "http://a.example/x", false);
        row("another host", "http://b.example/x", "http://a.example/x", false);
        row("https", "http://a.example/x", "https://a.example/x", false);
        row("another query", "http://a.example/x?e=1", "http://a.example/x?e=2", false);
        row("no query any more", "http://a.example/x?e=1", "http://a.example/x", false);
    }
    // W01
    void anAddressIsInForceByAllOfIt()
    {
        QFETCH(QString, before);
        QFETCH(QString, now);
        Relay relay(HostileServer::answerAndClose(taken));
        relay.forwarder->setForwarding(environment, {.isOn = true, .to = QUrl(before)});
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Number=1", "juri=x"), false);
        ForwarderLimits limits = impatient();
        limits.atOnce = 0; // it stays where it is
        relay.restart(limits);
        relay.forwarder->setForwarding(u"Another"_s, {.isOn = true, .to = QUrl(before)});
        QCOMPARE(relay.forwarder->waiting()->first().isInForce, false); // it is for another environment
        relay.forwarder->setForwarding(environment, {.isOn = true, .to = QUrl(now)});
        QTEST(relay.forwarder->waiting()->first().isInForce, "isInForce");
    }

    void whatWaitsIsHeldWhileForwardingIsOff()
    {
        Relay relay(HostileServer::answerAndClose(taken));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        relay.capture(trip, Relay::postback(trip, "Approved=True"), false);
        relay.forwarder->setForwarding(environment, {});
        relay.forwarder->setForwarding(u"Another"_s, {.isOn = true});
        QCOMPARE(relay.delivery(trip).state, Delivery::State::Waiting);
        QCOMPARE(relay.delivery(trip).attempts, 0);
        QCOMPARE(relay.portal.connections(), 0);
        relay.switchOn();
        QTRY_COMPARE_WITH_TIMEOUT(relay.delivery(trip).state, Delivery::State::Done, patience);
    }

    // R08
    void aTargetThatIsDownIsAskedByFourAtOnceAndTheRestFollows()
    {
        QList<QTcpSocket *> held;
        bool isUp = false;
        Relay relay([&](QTcpSocket *socket) {
            if (isUp)
                HostileServer::answerAndClose(taken)(socket);
            else
                held.append(socket);
        });
        ForwarderLimits limits = impatient();
        limits.attemptDeadlineMs = 10 * patience; // no attempt is to end before the target is up
        relay.restart(limits);
        relay.switchOn();
        // The catalogue's 10 000 take minutes of waiting for the disk: they are for whoever asks for them.
        const int count = std::max(100, qEnvironmentVariableIntValue("WORKBENCH_QUEUED"));
        QList<journal::RoundTripRecord> trips;
        for (int i = 0; i < count; ++i) {
            trips.append(relay.newTrip());
            relay.capture(trips.last(), Relay::postback(trips.last(), "Number=" + QByteArray::number(i)));
        }
        QTRY_COMPARE_WITH_TIMEOUT(held.size(), 4, patience);
        QCOMPARE(relay.portal.connections(), 4);
        isUp = true;
        for (QTcpSocket *socket : held)
            HostileServer::answerAndClose(taken)(socket);
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), count, patience * count / 100);
        QCOMPARE(relay.portal.requests().size(), count);
        for (const journal::RoundTripRecord &trip : trips)
            QCOMPARE(relay.delivery(trip).state, Delivery::State::Done);
    }

    // R07
    void aCardNumberGoesOnFromMemoryAndOntoNoDisk()
    {
        const QByteArray number = "4111111111111111";
        Relay relay(
            firstThen(1, HostileServer::answerAndClose(taken), HostileServer::answerAndClose(failure)));
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        const QByteArray body = "Approved=True&Card=" + number;
        relay.capture(trip, Relay::postback(trip, body, "card=" + number));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 1, patience);
        QCOMPARE(bodyOf(relay.portal.requests().first()), body);
        QVERIFY(relay.portal.requests().first().startsWith("POST /handler?card=" + number + ' '));
        QCOMPARE(relay.journal->deliveries(trip.id)->size(), 0);

        relay.capture(trip, Relay::postback(trip, body));
        QTRY_COMPARE_WITH_TIMEOUT(relay.ended.size(), 2, patience);
        QVERIFY2(relay.ended.last().remark.contains(u"masked"_s), qPrintable(relay.ended.last().remark));
        QCOMPARE(relay.portal.requests().size(), 2);

        QDirIterator files(relay.folder.path(), QDir::Files);
        int looked = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(number), qPrintable(file.fileName()));
            ++looked;
        }
        QVERIFY(looked > 0);
    }

    // R07
    void ofTooManyThatWaitInMemoryTheOldestIsWrittenDownAsNotSent()
    {
        QList<QTcpSocket *> held;
        Relay relay([&](QTcpSocket *socket) { held.append(socket); });
        relay.switchOn();
        const journal::RoundTripRecord trip = relay.newTrip();
        constexpr int underWayAndWaiting = 4 + 64;
        for (int i = 0; i < underWayAndWaiting + 1; ++i)
            relay.capture(trip,
                          Relay::postback(trip, "Card=4111111111111111&Number=" + QByteArray::number(i)));
        QCOMPARE(relay.ended.size(), 1);
        QCOMPARE(relay.ended.first().outcome, journal::Outcome::NotSent);
        QVERIFY(relay.ended.first().requestBody.endsWith("Number=4"));
        QVERIFY(!relay.ended.first().remark.isEmpty());
    }

    // R09
    void theBrowserIsSentBackToTheRequestsOwnReturnUrl_data()
    {
        QTest::addColumn<QString>("returnUrl");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("onward");
        const auto row = [](const char *name, const char *returnUrl, const QByteArray &query,
                            const char *onward) {
            QTest::newRow(name) << QString::fromLatin1(returnUrl) << query << QString::fromLatin1(onward);
        };
        row("the same query", "https://portal.example/back?a=%2F&b=1", "a=%2F&b=1",
            "https://portal.example/back?a=%2F&b=1");
        row("more behind it", "https://portal.example/back?a=1", "a=1&paid=yes",
            "https://portal.example/back?a=1&paid=yes");
        row("another query", "https://portal.example/back?a=1", "b=2", "https://portal.example/back?a=1&b=2");
        row("none", "https://portal.example/back", {}, "https://portal.example/back");
        row("script", "javascript:alert(1)", {}, "");
        row("our own listener", "http://127.0.0.1:4000/cb/x/return", {}, "");
        row("nothing", "", {}, "");
    }
    void theBrowserIsSentBackToTheRequestsOwnReturnUrl()
    {
        QFETCH(QString, returnUrl);
        QFETCH(QByteArray, query);
        QFETCH(QString, onward);
        Relay relay(HostileServer::answerAndClose(taken));
        journal::RoundTripRecord trip = relay.newTrip();
        trip.returnUrl = returnUrl;
        relay.forwarder->setOwnPorts({4000});
        QVERIFY(relay.forwarder->onwardReturn(trip, query).isEmpty());
        relay.switchOn();
        QCOMPARE(relay.forwarder->onwardReturn(trip, query).toString(QUrl::FullyEncoded), onward);
        trip.callbacksReplaced = false; // the browser goes there without us
        QVERIFY(relay.forwarder->onwardReturn(trip, query).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestForwarder)
#include "test_forwarder.moc"
