// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/form.h"
#include "journal/journal.h"
#include "outcome.h"
#include "support/certificates.h"
#include "support/hostile_server.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cli_test::Outcome;
using support::HostileServer;

namespace
{

const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK";

/// A journal with one paid round trip, and a handler to send to.
class Bench
{
public:
    explicit Bench(const QByteArray &answer = ok) : handler(HostileServer::answerAndClose(answer))
    {
        support::RoundTripBuilder builder;
        builder.accepted().postback({{u"PaymentMessage"_s, u"first"_s}});
        builder.postback({{u"PaymentMessage"_s, u"second"_s}});
        trip = builder.trip();
        core::Result<std::unique_ptr<journal::Journal>> journal = journal::Journal::open(journalFile);
        QVERIFY(journal);
        QVERIFY((*journal)->add(trip.record()));
        trip = support::changed(trip, [&](auto &, auto &exchanges) {
            for (journal::Exchange &exchange : exchanges) {
                const core::Result<qint64> id = (*journal)->add(exchange);
                QVERIFY(id);
                exchange.id = *id;
            }
        });
    }

    Outcome run(QStringList arguments, const QByteArray &input = {})
    {
        arguments.prepend(u"replay"_s);
        arguments << u"--journal"_s << journalFile << u"--to"_s << handler.url().toString();
        return cli_test::run(arguments, input);
    }

    QByteArrayList bodies() const
    {
        QByteArrayList bodies;
        for (const QByteArray &request : handler.requests())
            bodies.append(request.sliced(request.indexOf("\r\n\r\n") + 4));
        return bodies;
    }

    static QString field(const QByteArray &body, QStringView name)
    {
        for (const http::FormField &field : http::parseForm(body)) {
            if (field.name == name)
                return field.value;
        }
        return {};
    }

    QTemporaryDir folder;
    QString journalFile = folder.filePath(u"journal.sqlite"_s);
    roundtrip::RoundTrip trip;
    HostileServer handler;
};

} // namespace

class TestReplay : public support::Test
{
    Q_OBJECT
private slots:
    void thePostbacksOfARoundTripAreSentAgainByteForByte()
    {
        Bench bench;
        const Outcome outcome = bench.run({bench.trip.record().id});
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(bench.bodies(), (QByteArrayList{bench.trip.exchanges().at(1).requestBody,
                                                 bench.trip.exchanges().at(2).requestBody}));
        QVERIFY2(outcome.out.contains("HTTP 200"), outcome.out);
    }

    void theyAreSentTwiceAndTheLastFirst()
    {
        Bench bench;
        const Outcome outcome =
            bench.run({bench.trip.record().id, u"--times"_s, u"2"_s, u"--reverse"_s, u"--delay"_s, u"1"_s});
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QStringList messages;
        for (const QByteArray &body : bench.bodies())
            messages.append(Bench::field(body, u"PaymentMessage"));
        QCOMPARE(messages, (QStringList{u"second"_s, u"first"_s, u"second"_s, u"first"_s}));
    }

    void oneCaptureIsSentWithTheUsersChanges()
    {
        Bench bench;
        const journal::Exchange &capture = bench.trip.exchanges().at(1);
        const Outcome outcome = bench.run({u"--exchange"_s, QString::number(capture.id), u"--new-guid"_s,
                                           u"--date"_s, u"7/8/2027"_s, u"--set"_s, u"Approved=False"_s,
                                           u"--set"_s, u"Extra=a & b"_s, u"--json"_s});
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(bench.bodies().size(), 1);
        const QByteArray body = bench.bodies().first();
        QCOMPARE(Bench::field(body, u"Approved"), u"False"_s);
        QCOMPARE(Bench::field(body, u"Extra"), u"a & b"_s);
        QCOMPARE(Bench::field(body, u"PaymentDate"), u"7/8/2027 2:02:41 PM"_s);
        QVERIFY(Bench::field(body, u"PaymentGUID") != Bench::field(capture.requestBody, u"PaymentGUID"));
        QCOMPARE(Bench::field(body, u"CustomerName"), Bench::field(capture.requestBody, u"CustomerName"));
        const QJsonObject answer = QJsonDocument::fromJson(outcome.out).array().first().toObject();
        QCOMPARE(answer.value(u"status"_s).toInt(), 200);
        QCOMPARE(answer.value(u"source"_s).toInteger(), capture.id);
        QCOMPARE(answer.value(u"roundTrip"_s).toString(), bench.trip.record().id);
    }

    void anyBytesAreSentAndKept()
    {
        Bench bench;
        const QByteArray bytes = "{\"Approved\":\"True\"}";
        const Outcome outcome = bench.run({u"--body"_s, u"-"_s}, bytes);
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(bench.bodies(), QByteArrayList{bytes});
        QVERIFY(bench.handler.requests().first().contains("\r\nContent-Type: application/json\r\n"));
        const auto journal = journal::JournalReader::open(bench.journalFile);
        QVERIFY(journal);
        const auto kept = (*journal)->exchange(bench.trip.exchanges().last().id + 1);
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->role, journal::Role::Replay);
        QCOMPARE((*kept)->requestBody, bytes);
        QCOMPARE((*kept)->responseBody, "OK"_ba);
    }

    // W02
    void aPackedBodyAndItsSendersHeadersAreSentAsTheyCame()
    {
        Bench bench;
        const QByteArray packed("\x1f\x8b\x08\x00\x00not really", 16);
        journal::Exchange capture = bench.trip.exchanges().at(1);
        capture.requestHead = "POST /cb/x/postback HTTP/1.1\r\nHost: 127.0.0.1:1\r\nUser-Agent: biller\r\n"
                              "Content-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip\r\n"
                              "X-Signature: abc\r\nCookie: a=b\r\nContent-Length: 16\r\n\r\n";
        capture.requestBody = packed;
        const core::Result<qint64> id = (*journal::Journal::open(bench.journalFile))->add(capture);
        QVERIFY(id);
        const Outcome outcome = bench.run({u"--exchange"_s, QString::number(*id)});
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(bench.bodies(), QByteArrayList{packed});
        const QByteArray request = bench.handler.requests().first();
        for (const char *header : {"Content-Encoding: gzip", "X-Signature: abc", "User-Agent: biller"})
            QVERIFY2(request.contains(QByteArray("\r\n") + header + "\r\n"), header);
        QVERIFY(!request.contains("Cookie"));
        QCOMPARE(request.count("\r\nUser-Agent:"), 1);
    }

    // W02
    void aJsonCaptureTakesChanges()
    {
        Bench bench;
        const Outcome outcome =
            bench.run({u"--body"_s, u"-"_s, u"--set"_s, u"Approved=False"_s, u"--new-guid"_s},
                      "{\"Approved\":\"True\",\"Amount\":10.00,\"PaymentGUID\":\"1\"}");
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        const QByteArray body = bench.bodies().first();
        QVERIFY2(body.startsWith("{\"Approved\":\"False\",\"Amount\":10.00,\"PaymentGUID\":\""), body);
        QVERIFY(!body.contains("\"PaymentGUID\":\"1\""));
    }

    // W04
    void aJournalThatAnotherProgramWritesIsRead()
    {
        Bench bench;
        const auto other = journal::Journal::open(bench.journalFile);
        QVERIFY(other);
        const Outcome outcome = bench.run({bench.trip.record().id});
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(bench.bodies().size(), 2);
        const QString beside = bench.folder.filePath(u"journal-2.sqlite"_s);
        QVERIFY2(outcome.err.contains(beside.toUtf8()), outcome.err);
        QVERIFY2(outcome.err.contains("cli-replay"), outcome.err); // which holds it
        const auto kept = journal::JournalReader::open(beside);
        QVERIFY(kept);
        const auto answer = (*kept)->exchange(1);
        QVERIFY(answer && *answer);
        QCOMPARE((*answer)->responseBody, "OK"_ba);
        QCOMPARE(bench.run({u"--body"_s, u"-"_s}, "Approved=True").code, int(cli::Done));
    }

    void theFinalAddressIsSaidBeforeItIsSent()
    {
        Bench bench;
        bench.handler.stopListening();
        const Outcome outcome = bench.run({u"--body"_s, u"-"_s}, "Approved=True");
        QVERIFY2(outcome.err.startsWith("Sending 1 postback"), outcome.err);
        QVERIFY2(outcome.err.contains(bench.handler.url().toEncoded()), outcome.err);
    }

    // W02
    void aDevelopmentAuthorityIsTrustedWhereItIsNamed()
    {
        support::Certificates certificates;
        HostileServer portal(HostileServer::answerAndClose(ok),
                             support::Certificates::serverSide(certificates.signedFor(u"127.0.0.1"_s)));
        const QTemporaryDir folder;
        QStringList arguments{u"replay"_s,
                              u"--body"_s,
                              u"-"_s,
                              u"--to"_s,
                              portal.url().toString(),
                              u"--journal"_s,
                              folder.filePath(u"journal.sqlite"_s)};
        QCOMPARE(cli_test::run(arguments, "Approved=True").code, int(cli::Environment));
        arguments << u"--ca"_s << certificates.authority();
        const Outcome outcome = cli_test::run(arguments, "Approved=True");
        QVERIFY2(outcome.code == cli::Done, outcome.err);
        QCOMPARE(portal.requests().size(), 1);
    }

    void theHandlersAnswerDecidesTheExitCode()
    {
        Bench refusing("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        QCOMPARE(refusing.run({refusing.trip.record().id}).code, int(cli::NotGood));
        Bench gone;
        gone.handler.stopListening();
        QCOMPARE(gone.run({gone.trip.record().id}).code, int(cli::Environment));
    }

    void misuseIsRejectedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("two sources") << QStringList{u"abc"_s, u"--body"_s, u"-"_s};
        QTest::newRow("no such round trip") << QStringList{u"abc"_s};
        QTest::newRow("no such exchange") << QStringList{u"--exchange"_s, u"4711"_s};
        QTest::newRow("no exchange at all") << QStringList{u"--exchange"_s, u"x"_s};
        QTest::newRow("no day") << QStringList{u"--exchange"_s, u"2"_s, u"--date"_s, u"13/13/2027"_s};
        QTest::newRow("no field") << QStringList{u"--exchange"_s, u"2"_s, u"--set"_s, u"Approved"_s};
        QTest::newRow("no number") << QStringList{u"--exchange"_s, u"2"_s, u"--times"_s, u"0"_s};
        QTest::newRow("unknown option") << QStringList{u"--exchange"_s, u"2"_s, u"--twice"_s};
    }
    void misuseIsRejectedBeforeAnythingIsSent()
    {
        QFETCH(QStringList, arguments);
        Bench bench;
        const Outcome outcome = bench.run(arguments);
        QCOMPARE(outcome.code, int(cli::Usage));
        QVERIFY(!outcome.err.isEmpty());
        QCOMPARE(bench.handler.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestReplay)
#include "test_replay.moc"
