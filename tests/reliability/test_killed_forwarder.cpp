// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "journal/journal.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/relay.h"
#include "support/hostile_server.h"
#include "support/places.h"
#include "support/test.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using journal::Delivery;
using support::HostileServer;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test
const QByteArray taken = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";
const QString environment = u"Test"_s;

/// Which delivery a request to the biller's handler is, and what it brings.
struct Delivered {
    QByteArray id;
    QByteArray body;

    bool operator==(const Delivered &) const = default;
};

Delivered deliveredBy(const QByteArray &request)
{
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    const QByteArray field = QByteArray("\r\n") + roundtrip::deliveryHeader + ": ";
    const qsizetype begin = request.indexOf(field) + field.size();
    return {request.sliced(begin, request.indexOf('\r', begin) - begin), request.sliced(headEnd + 4)};
}

/// A journal of two round trips more than are sent on at once, a listener process on it, and the biller's
/// own handler.
class Relay
{
public:
    Relay()
    {
        const auto journal = opened();
        for (QString &trip : trips) {
            journal::RoundTripRecord record;
            record.id = trip = roundtrip::newId();
            record.startedAt = QDateTime::currentDateTimeUtc();
            record.environment = environment;
            record.postBackUrl = handler.url().toString();
            if (!journal->add(record))
                QTest::qFail("the round trip is not in the journal", __FILE__, __LINE__);
        }
    }

    /// Only while no listener has it open.
    std::unique_ptr<journal::Journal> opened() const
    {
        core::Result<std::unique_ptr<journal::Journal>> journal =
            journal::Journal::open(folder.filePath(u"journal.sqlite"_s));
        if (!journal)
            qFatal("%s", qPrintable(journal.error().sentence));
        return *std::move(journal);
    }

    void startListener()
    {
        const QString ready = folder.filePath(u"ready"_s);
        QFile::remove(ready);
        listener.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        listener.start(support::buildPath(u"reliability/reliability-listener"_s),
                       {folder.filePath(u"journal.sqlite"_s), ready, environment});
        if (!QTest::qWaitFor([&] { return QFile::exists(ready); }, patience))
            QTest::qFail("there is no listener", __FILE__, __LINE__);
        QFile file(ready);
        if (file.open(QIODevice::ReadOnly))
            base = QUrl(QString::fromLatin1(file.readAll().trimmed()));
    }

    void killListener()
    {
        listener.kill(); // SIGKILL
        listener.waitForFinished();
    }

    void endListener()
    {
        listener.terminate();
        if (!listener.waitForFinished() || listener.exitCode() != 0)
            QTest::qFail("the listener does not end", __FILE__, __LINE__);
    }

    /// Waits for the acknowledgement.
    void post(const QString &trip, const QByteArray &body)
    {
        http::ClientRequest request;
        request.url = QUrl(roundtrip::postbackUrl(base, trip, {}));
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = body;
        http::Client client;
        std::optional<http::Reply> reply;
        http::Call *call = client.send(request);
        QObject::connect(call, &http::Call::finished, call, [&](const http::Reply &ended) { reply = ended; });
        if (!QTest::qWaitFor([&] { return reply.has_value(); }, patience) || reply->response.status != 200)
            QTest::qFail("not acknowledged", __FILE__, __LINE__);
    }

    /// What the handler received, in order.
    QList<Delivered> delivered() const
    {
        QList<Delivered> all;
        for (const QByteArray &request : handler.requests())
            all.append(deliveredBy(request));
        return all;
    }

    QTemporaryDir folder;
    bool handlerAnswers = false;
    HostileServer handler{[this](QTcpSocket *socket) {
        if (handlerAnswers)
            HostileServer::answerAndClose(taken)(socket);
    }};
    QStringList trips = QStringList(4 + 2);
    QProcess listener;
    QUrl base;
};

} // namespace

class TestKilledForwarder : public support::Test
{
    Q_OBJECT
private slots:
    void whatWasAcknowledgedIsDeliveredByTheNextProgramInItsOrder();
};

// R04: four deliveries are killed after they were sent and before any answer, all others before they are
// sent.
void TestKilledForwarder::whatWasAcknowledgedIsDeliveredByTheNextProgramInItsOrder()
{
    constexpr int postbacks = 3;
    constexpr int underWay = 4;
    Relay relay;
    relay.startListener();
    for (const QString &trip : relay.trips) {
        for (int i = 0; i < postbacks; ++i)
            relay.post(trip, "Number=" + QByteArray::number(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(relay.handler.requests().size(), underWay, patience);
    relay.killListener();
    const QList<Delivered> cutOff = relay.delivered();
    QCOMPARE(cutOff.size(), underWay);

    QHash<QString, QList<Delivered>> due; // of each round trip
    {
        const auto journal = relay.opened();
        for (const QString &trip : relay.trips) {
            const auto deliveries = journal->deliveries(trip);
            QVERIFY(deliveries);
            QCOMPARE(deliveries->size(), postbacks);
            for (int i = 0; i < postbacks; ++i) {
                Delivery delivery = deliveries->at(i);
                QCOMPARE(delivery.state, Delivery::State::Waiting);
                due[trip].append({delivery.id.toLatin1(), "Number=" + QByteArray::number(i)});
                QCOMPARE(delivery.attempts, cutOff.contains(due[trip].last()) ? 1 : 0);
                delivery.nextAt = QDateTime::currentDateTimeUtc(); // the pause after the attempt is over
                QVERIFY(journal->update(delivery));
            }
        }
    }

    relay.handlerAnswers = true;
    relay.startListener();
    const qsizetype all = relay.trips.size() * postbacks;
    QTRY_COMPARE_WITH_TIMEOUT(relay.handler.requests().size(), underWay + all, patience);
    const QList<Delivered> delivered = relay.delivered().sliced(underWay);
    for (const QString &trip : relay.trips) {
        QList<Delivered> ofTrip;
        std::ranges::copy_if(delivered, std::back_inserter(ofTrip),
                             [&](const Delivered &one) { return due[trip].contains(one); });
        QVERIFY(ofTrip == due[trip]);
    }
    relay.endListener();
    const auto journal = relay.opened();
    for (const QString &trip : relay.trips) {
        const auto deliveries = journal->deliveries(trip);
        QVERIFY(deliveries);
        for (const Delivery &delivery : *deliveries)
            QCOMPARE(delivery.state, Delivery::State::Done);
    }
}

QTEST_GUILESS_MAIN(TestKilledForwarder)
#include "test_killed_forwarder.moc"
