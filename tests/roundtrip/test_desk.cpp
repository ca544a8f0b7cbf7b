// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "journal/journal.h"
#include "payer/automatic_payer.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/hostile_server.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

/// A desk with a journal of its own, our simulator, and the newest word on each round trip.
class Bench
{
public:
    explicit Bench(int earlierTrips = 0)
    {
        writeDown(earlierTrips);
        QObject::connect(&desk, &Desk::changed, &desk, [this](const Change &change) {
            trips[change.trip.id()] = change.trip;
            announced[change.trip.id()] += change.exchanges;
        });
        QVERIFY(desk.start());
        QVERIFY(desk.listen(0));
        QVERIFY(sim.start());
    }

    /// Before the desk is the only one who may write.
    void writeDown(int count)
    {
        const auto journal = journal::Journal::open(journalFile);
        QVERIFY(journal);
        for (int i = 0; i < count; ++i) {
            journal::RoundTripRecord record = support::RoundTripBuilder().trip().record();
            record.id = newId();
            QVERIFY((*journal)->add(record));
        }
    }

    SubmitOrder order(cpv2::PaymentRequest request = cpv2::PaymentRequest::sample())
    {
        SubmitOrder order;
        order.id = newId();
        order.originalReturnUrl = request.text(FieldId::ReturnURL);
        order.originalPostBackUrl = request.text(FieldId::PostBackURL);
        order.bytes = withCallbacks(request, desk.callbackBase(), order.id).toJson();
        order.endpoint = sim.endpoint();
        order.apiKey = sim.apiKey();
        order.environment = u"Simulator"_s;
        order.simulated = true;
        return order;
    }

    RoundTrip submitted(const SubmitOrder &order)
    {
        desk.submit(order);
        const bool ended = QTest::qWaitFor(
            [&] {
                const journal::Exchange *submit = trips.value(order.id).submit();
                return submit && submit->outcome != journal::Outcome::Open;
            },
            patience);
        if (!ended)
            QTest::qFail("the submit never ended", __FILE__, __LINE__);
        return trips.value(order.id);
    }

    void pay(const QUrl &page, payer::AutomaticPayer::Will will = payer::AutomaticPayer::Will::Approve)
    {
        http::Client client;
        payer::AutomaticPayer payer(&client);
        std::optional<core::Result<core::Done>> result;
        QObject::connect(&payer, &payer::AutomaticPayer::finished, &payer,
                         [&](const core::Result<core::Done> &ended) { result = ended; });
        payer.pay(page, will);
        QTRY_VERIFY_WITH_TIMEOUT(result, patience);
        QVERIFY2(bool(*result), *result ? "" : qPrintable(result->error().sentence));
    }

    /// Sends bytes and gives back what is answered.
    static QByteArray raw(quint16 port, const QByteArray &bytes)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!socket.waitForConnected(patience))
            return {};
        socket.write(bytes);
        const bool isAnswered =
            QTest::qWaitFor([&] { return socket.state() == QTcpSocket::UnconnectedState; }, patience);
        return isAnswered ? socket.readAll() : QByteArray();
    }

    static QByteArray post(const QString &url, const QByteArray &body, const QByteArray &field = "X-A: b")
    {
        const QUrl target(url);
        return raw(quint16(target.port()),
                   "POST " + target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) +
                       " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(target.port()) + "\r\n" + field +
                       "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QTemporaryDir folder;
    QString journalFile = folder.filePath(u"journal.sqlite"_s);
    Desk desk{journalFile};
    simulator::Simulator sim;
    QHash<QString, RoundTrip> trips;
    QHash<QString, QList<qint64>> announced; ///< exchanges, each time
};

/// Test cards of every brand.
const QByteArrayList cardNumbers{
    "4111111111111111", "4012888888881881", "4242424242424242", "4222222222222",    "5555555555554444",
    "5105105105105100", "2223003122003222", "378282246310005",  "371449635398431",  "378734493671000",
    "6011111111111117", "6011000990139424", "6500000000000002", "30569309025904",   "38520000023237",
    "36227206271667",   "3530111333300000", "3566002020360505", "6200000000000005", "6205500000000000004",
};

/// A number as a sender may write it; how each is masked is the redaction's own test.
QByteArrayList spellings(const QByteArray &number)
{
    QByteArray spaced;
    QByteArray percentEncoded;
    for (qsizetype i = 0; i < number.size(); ++i) {
        spaced += QByteArray(i % 4 == 0 && i > 0 ? "+" : "") + number[i];
        percentEncoded += '%' + QByteArray(1, number[i]).toHex();
    }
    return {number, spaced, percentEncoded, number.toBase64()};
}

/// The spellings of card numbers that stand in any file of the folder.
QByteArrayList whatIsFound(const QString &folder)
{
    QByteArray everything;
    for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(entry.filePath());
        if (file.open(QIODevice::ReadOnly))
            everything += file.readAll();
    }
    QByteArrayList found;
    for (const QByteArray &number : cardNumbers) {
        for (const QByteArray &spelling : spellings(number)) {
            if (everything.contains(spelling))
                found << spelling;
        }
    }
    return found;
}

} // namespace

class TestDesk : public support::Test
{
    Q_OBJECT
private slots:
    void aPaymentGoesAllTheWayRound()
    {
        Bench bench;
        const SubmitOrder order = bench.order();
        const RoundTrip accepted = bench.submitted(order);
        QVERIFY2(accepted.state() == State::Pending, accepted.submit()->responseBody.constData());
        bench.desk.pageOpened(order.id);
        bench.pay(accepted.pageUrl());
        QTRY_COMPARE_WITH_TIMEOUT(verdictOf(judge(bench.trips.value(order.id))), Verdict::Passed, patience);
        QCOMPARE(bench.trips.value(order.id).state(), State::Paid);
    }

    /// The desktop's program for opening addresses may be the browser itself, and is judged only later.
    void anOpeningIsRecordedBeforeTheFetchThatProvesIt()
    {
        Bench bench;
        const RoundTrip accepted = bench.submitted(bench.order());
        const QString id = accepted.record().id;
        bench.desk.pageOpening(id);
        bench.desk.pageFetched(accepted.pageUrl());
        bench.desk.pageOpened(id);
        QTRY_VERIFY_WITH_TIMEOUT(bench.trips.value(id).pageFetch(), patience);
        bench.pay(accepted.pageUrl());
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(id).state(), State::Paid, patience);
        const roundtrip::Exchanges pages = bench.trips.value(id).ofRole(journal::Role::Page);
        QCOMPARE(pages.size(), 2);
        QVERIFY(pages.first().requestHead.isEmpty()); // opened, once
        QVERIFY(pages.last().requestHead.startsWith("GET "));
    }

    void aDeclinedPaymentIsShownAsDeclinedAndCanBeTriedAgain()
    {
        Bench bench;
        const RoundTrip accepted = bench.submitted(bench.order());
        bench.pay(accepted.pageUrl(), payer::AutomaticPayer::Will::Decline);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(accepted.record().id).state(), State::Declined, patience);
        bench.pay(accepted.pageUrl());
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(accepted.record().id).state(), State::Paid, patience);
    }

    void theBytesThatArriveAreTheBytesOfTheOrder()
    {
        Bench bench;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [&received, socket] { received += socket->readAll(); });
        });
        SubmitOrder order = bench.order();
        order.endpoint = QUrl(u"http://127.0.0.1:%1/v2"_s.arg(server.serverPort()));
        order.apiKey = "canary key with spaces ÄÖ";
        bench.desk.submit(order);
        QTRY_VERIFY_WITH_TIMEOUT(received.endsWith(order.bytes), patience);
        const QByteArray head = received.first(received.indexOf("\r\n\r\n"));
        QVERIFY(head.startsWith("POST /v2 HTTP/1.1\r\n"));
        QVERIFY(head.contains("Authorization: Basic " + order.apiKey.toBase64()));
        QVERIFY(head.contains("Content-Type: application/json"));
    }

    void theIntentIsOnTheDiskBeforeTheFirstByteLeaves()
    {
        Bench bench;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        SubmitOrder order = bench.order();
        order.endpoint = QUrl(u"http://127.0.0.1:%1/v2"_s.arg(server.serverPort()));
        bench.desk.submit(order);
        QVERIFY(server.waitForNewConnection(patience)); // it is being sent now
        const auto other = journal::JournalReader::open(bench.journalFile);
        QVERIFY(other);
        const auto exchanges = (*other)->exchanges(order.id);
        QVERIFY(exchanges);
        QCOMPARE(exchanges->size(), 1);
        QCOMPARE(exchanges->first().outcome, journal::Outcome::Open);
        QCOMPARE(exchanges->first().requestBody, order.bytes);
    }

    void theKeyIsNeverKept()
    {
        Bench bench;
        SubmitOrder order = bench.order();
        order.apiKey = "canary-0123456789abcdef";
        QCOMPARE(bench.submitted(order).state(), State::Refused);
        for (const QString &name : QDir(bench.folder.path()).entryList(QDir::Files)) {
            QFile file(bench.folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(order.apiKey), qPrintable(name));
            QVERIFY2(!bytes.contains(order.apiKey.toBase64()), qPrintable(name));
        }
    }

    void anOrderThatCannotBeSentSaysWhy_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("nothing listens") << u"http://127.0.0.1:1/v2"_s << QByteArray("k");
        QTest::newRow("no web address") << u"file:///etc/passwd"_s << QByteArray("k");
        QTest::newRow("empty") << QString() << QByteArray("k");
        QTest::newRow("user in the URL") << u"https://user:secret@127.0.0.1/v2"_s << QByteArray("k");
        QTest::newRow("key without encryption") << u"http://service.invalid/v2"_s << QByteArray("k");
        QTest::newRow("unknown host") << u"https://service.invalid/v2"_s << QByteArray("k");
    }
    void anOrderThatCannotBeSentSaysWhy()
    {
        QFETCH(QString, endpoint);
        QFETCH(QByteArray, key);
        Bench bench;
        SubmitOrder order = bench.order();
        order.endpoint = QUrl(endpoint);
        order.apiKey = key;
        const RoundTrip trip = bench.submitted(order);
        QCOMPARE(trip.state(), State::NotSent);
        QVERIFY(!trip.submit()->remark.isEmpty());
        QVERIFY(!trip.record().endpoint.contains("secret"_L1));
    }

    void aCancelledSubmitIsUnknown()
    {
        Bench bench;
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        SubmitOrder order = bench.order();
        order.endpoint = QUrl(u"http://127.0.0.1:%1/v2"_s.arg(silent.serverPort()));
        bench.desk.submit(order);
        QVERIFY(silent.waitForNewConnection(patience));
        QTcpSocket *socket = silent.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > order.bytes.size(), patience);
        bench.desk.cancel(order.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(order.id).state(), State::Unknown, patience);
    }

    // C14
    void aProgramThatEndsInFlightLeavesItUnknown()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        SubmitOrder order;
        order.id = newId();
        order.bytes = "{}\n";
        order.endpoint = QUrl(u"http://127.0.0.1:%1/v2"_s.arg(silent.serverPort()));
        {
            Desk desk(file);
            QVERIFY(desk.start());
            desk.submit(order);
            QVERIFY(silent.waitForNewConnection(patience));
        }
        const auto journal = journal::Journal::open(file);
        QVERIFY(journal);
        const auto exchanges = (*journal)->exchanges(order.id);
        QVERIFY(exchanges);
        QCOMPARE(exchanges->first().outcome, journal::Outcome::Unknown);
    }

    // C14
    void aProgramKilledInFlightLeavesItUnknown()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        support::RoundTripBuilder killed;
        killed.submitUnderWay();
        {
            const auto journal = journal::Journal::open(file);
            QVERIFY(journal);
            journal::Exchange intent = *killed.trip().submit();
            intent.roundTripId = killed.trip().record().id;
            QVERIFY((*journal)->add(killed.trip().record()));
            QVERIFY((*journal)->add(intent));
        }
        Desk desk(file);
        QVERIFY(desk.start());
        QSignalSpy recent(&desk, &Desk::recent);
        desk.loadRecent(10);
        QVERIFY(recent.wait(patience));
        const auto trips = recent.first().first().value<QList<RoundTrip>>();
        QCOMPARE(trips.size(), 1);
        QCOMPARE(trips.first().state(), State::Unknown);
        QVERIFY(!trips.first().submit()->remark.isEmpty());
    }

    // C13
    void whatTheServiceEchoesIsMaskedToo()
    {
        Bench bench;
        SubmitOrder order = bench.order();
        order.apiKey = "canary-0123456789abcdef";
        const QByteArray body = "{\"Message\": \"no: canary-0123456789abcdef, 4111111111111111, " +
                                order.apiKey.toBase64() + "\"}";
        support::HostileServer echo(support::HostileServer::answer(
            "HTTP/1.1 400 Bad\r\nX-Echo: canary-0123456789abcdef\r\nContent-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n" + body));
        order.endpoint = echo.url();
        const RoundTrip trip = bench.submitted(order);
        QCOMPARE(trip.state(), State::Refused);
        const QByteArray kept = trip.submit()->responseHead + trip.submit()->responseBody;
        for (const QByteArray &canary :
             {order.apiKey, order.apiKey.toBase64(), QByteArray("4111111111111111")})
            QVERIFY2(!kept.contains(canary), kept.constData());
    }

    // K04 G13: by way of each sink (the address, a header and the body of a callback, matched or not; a
    // submit and what the service echoes) nothing that could be read as the number comes into a file.
    void noCardNumberComesIntoAFile()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted(bench.order());
        const QString callback = trip.request().text(FieldId::PostBackURL);
        const QString nowhere = bench.desk.callbackBase().toString() + "/nowhere"_L1;
        for (const QByteArray &number : cardNumbers) {
            QVERIFY(bench
                        .post(callback + "?card="_L1 + QString::fromLatin1(number),
                              spellings(number).join('&'), "X-Card: " + number)
                        .startsWith("HTTP/1.1 200"));
            QVERIFY(
                bench.post(nowhere + "?card="_L1 + QString::fromLatin1(number), spellings(number).join('\n'))
                    .startsWith("HTTP/1.1 404"));
        }
        const QByteArray all = '"' + cardNumbers.join("\", \"") + '"';
        support::HostileServer echo(support::HostileServer::answer(
            "HTTP/1.1 400 Bad\r\nX-Echo: " + cardNumbers.first() +
            "\r\nContent-Length: " + QByteArray::number(all.size()) + "\r\n\r\n" + all));
        SubmitOrder order = bench.order();
        order.bytes = '[' + all + ']';
        order.endpoint = echo.url();
        bench.submitted(order);
        // They are strays, which are kept like all else; the first exchange is the submit.
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(trip.record().id).exchanges().size(),
                                  1 + cardNumbers.size(), patience);
        QCOMPARE(whatIsFound(bench.folder.path()), QByteArrayList());

        // The control: what is written down as it came is found.
        QTemporaryDir folder;
        const auto journal = journal::Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(journal);
        journal::Exchange exchange;
        exchange.role = journal::Role::Unmatched;
        exchange.at = QDateTime::currentDateTimeUtc();
        for (const QByteArray &number : cardNumbers)
            exchange.requestBody += spellings(number).join('\n') + '\n';
        QVERIFY((*journal)->add(exchange));
        QCOMPARE(whatIsFound(folder.path()).size(), cardNumbers.size() * spellings({}).size());
    }

    // C11
    void tooManyRequestsIsNotTriedAgain()
    {
        Bench bench;
        SubmitOrder order = bench.order();
        support::HostileServer busy(support::HostileServer::answer(
            "HTTP/1.1 429 Slow down\r\nRetry-After: 0\r\nContent-Length: 2\r\n\r\n{}"));
        order.endpoint = busy.url();
        QCOMPARE(bench.submitted(order).state(), State::Refused);
        QCOMPARE(busy.requests().size(), 1);
    }

    void postbackAndReturnInEitherOrderTwiceAndNowhere()
    {
        Bench bench;
        const SubmitOrder order = bench.order();
        bench.submitted(order);
        const cpv2::PaymentRequest sent = bench.trips.value(order.id).request();
        const QByteArray form =
            "InvoiceNumber=566504&Approved=True&PaymentAmount=164.31&BillerReference=566504&PaymentGUID=g";
        QSignalSpy unmatched(&bench.desk, &Desk::unmatched);

        QVERIFY(bench.post(sent.text(FieldId::ReturnURL), {}).startsWith("HTTP/1.1 200"));
        QVERIFY(bench.post(sent.text(FieldId::PostBackURL), form).startsWith("HTTP/1.1 200"));
        QVERIFY(bench.post(sent.text(FieldId::PostBackURL), form).startsWith("HTTP/1.1 200"));
        const QString nowhere = bench.desk.callbackBase().toString() + "/cb/"_L1 + newId() + "/postback"_L1;
        QVERIFY(bench.post(nowhere, "Approved=True").startsWith("HTTP/1.1 404"));

        QTRY_COMPARE_WITH_TIMEOUT(unmatched.size(), 1, patience);
        const RoundTrip &trip = bench.trips[order.id];
        QTRY_COMPARE_WITH_TIMEOUT(trip.exchanges().size(), 4, patience); // submit, return, two postbacks
        QCOMPARE(trip.state(), State::Paid);
        QCOMPARE(verdictOf(judge(trip)), Verdict::Failed); // the postback came twice
        QCOMPARE(trip.ofRole(journal::Role::Postback).at(0).requestBody, form);
    }

    void aCallbackAfterARestartStillFindsItsRoundTrip()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.sqlite"_s);
        const support::RoundTripBuilder earlier;
        {
            const auto journal = journal::Journal::open(file);
            QVERIFY(journal);
            QVERIFY((*journal)->add(earlier.trip().record()));
        }
        Bench bench;
        Desk desk(file);
        QVERIFY(desk.start());
        QVERIFY(desk.listen(0));
        QSignalSpy changed(&desk, &Desk::changed);
        bench.post(desk.callbackBase().toString() + "/cb/"_L1 + earlier.trip().record().id + "/postback"_L1,
                   "Approved=True");
        QVERIFY(changed.size() == 1 || changed.wait(patience));
        QCOMPARE(changed.first().first().value<Change>().trip.ofRole(journal::Role::Postback).size(), 1);
    }

    /// Only the round trips used lately are held in memory.
    void aRoundTripOfLongAgoIsGoneOnWith()
    {
        constexpr int many = 500;
        Bench bench(many);
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        SubmitOrder waiting = bench.order();
        waiting.endpoint = QUrl(u"http://127.0.0.1:%1/v2"_s.arg(silent.serverPort()));
        bench.desk.submit(waiting);
        QVERIFY(silent.waitForNewConnection(patience));
        const RoundTrip old = bench.submitted(bench.order());
        QSignalSpy recent(&bench.desk, &Desk::recent);
        bench.desk.loadRecent(many + 2);
        QVERIFY(recent.wait(patience));

        bench.post(old.request().text(FieldId::PostBackURL), "Approved=True&PaymentAmount=164.31");
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(old.record().id).state(), State::Paid, patience);
        QCOMPARE(bench.trips.value(old.record().id).exchanges().size(), 2);
        bench.desk.cancel(waiting.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(waiting.id).state(), State::Unknown, patience);
        QCOMPARE(bench.trips.value(waiting.id).exchanges().size(), 1);
    }

    void anOrderWhoseIntentNeverGotToTheDiskWasNotSent()
    {
        const RoundTrip trip = support::RoundTripBuilder().trip();
        QVERIFY(!trip.submit());
        QCOMPARE(trip.state(), State::NotSent);
    }

    void whatWasRecordedIsThereAfterARestart()
    {
        Bench bench;
        const RoundTrip trip = bench.submitted(bench.order());
        QSignalSpy recent(&bench.desk, &Desk::recent);
        bench.desk.loadRecent(10);
        QVERIFY(recent.wait(patience));
        const auto trips = recent.first().first().value<QList<RoundTrip>>();
        QCOMPARE(trips.size(), 1);
        QCOMPARE(trips.first().record().requestBytes, trip.record().requestBytes);
        QCOMPARE(trips.first().exchanges().size(), trip.exchanges().size());
    }

    void ofHundredsOfPostbacksEachIsKeptAndAnnouncedOnce()
    {
        constexpr qsizetype count = 400;
        Bench bench;
        const QString id = newId();
        QVERIFY(bench.desk.expectCallbacks(id, u"Load"_s));
        const QString url = postbackUrl(bench.desk.callbackBase(), id, {});
        for (qsizetype i = 0; i < count; ++i)
            QVERIFY(Bench::post(url, "Number=" + QByteArray::number(i)).startsWith("HTTP/1.1 200 "));
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.value(id).exchanges().size(), count, patience);
        QCOMPARE(bench.announced.value(id).size(), count);
        QCOMPARE(QSet<qint64>(bench.announced[id].begin(), bench.announced[id].end()).size(), count);
        const auto journal = journal::JournalReader::open(bench.journalFile);
        QVERIFY(journal);
        QCOMPARE((*journal)->exchanges(id)->size(), count);
    }

    void aTakenPortIsNamedAndAnyFreeOneIsTheWayOut()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Bench bench;
        const core::Result<core::Done> taken = bench.desk.listen(other.serverPort());
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, u"port-taken"_s);
        QVERIFY(taken.error().sentence.contains(QString::number(other.serverPort())));
        QVERIFY(bench.desk.callbackBase().isEmpty());
        QVERIFY(bench.desk.listen(0));
        QVERIFY(!bench.desk.callbackBase().isEmpty());
    }

    void aJournalThatCannotBeOpenedIsAnError()
    {
        QTemporaryDir folder;
        Desk desk(folder.path()); // a folder is no journal
        const core::Result<core::Done> started = desk.start();
        QVERIFY(!started);
        QVERIFY(!started.error().sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDesk)
#include "test_desk.moc"
