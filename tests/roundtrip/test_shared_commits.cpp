// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/connection.h"
#include "journal/reader.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/desk.h"
#include "support/test.h"

#include <QFile>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtEndian>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;

namespace
{

/// A desk that listens for one round trip, and clients for it.
struct Scene {
    QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    const QString id = newId();
    Desk desk{file};

    bool start() { return desk.start() && desk.expectCallbacks(id, u"test"_s) && desk.listen(0); }

    std::unique_ptr<QTcpSocket> posted() const { return posted("/cb/" + id.toLatin1() + "/postback"); }
    std::unique_ptr<QTcpSocket> posted(const QByteArray &path, const QByteArray &body = "Approved=True") const
    {
        const QByteArray port = QByteArray::number(desk.callbackBase().port());
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, quint16(desk.callbackBase().port()));
        if (!socket->waitForConnected())
            return socket;
        socket->write("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port +
                      "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->waitForBytesWritten();
        return socket;
    }
    std::unique_ptr<journal::JournalReader> reader() const
    {
        auto journal = journal::JournalReader::open(file);
        if (!journal)
            support::fail(journal.error().sentence);
        return *std::move(journal);
    }
    qsizetype captures() const
    {
        const auto exchanges = reader()->exchanges(id);
        return exchanges ? exchanges->size() : -1;
    }

    /// Transactions in the write-ahead log: frames that say how large the file is behind them
    /// (https://sqlite.org/fileformat2.html#walformat).
    int commits() const
    {
        constexpr qsizetype logHeader = 32;
        constexpr qsizetype frameHeader = 24;
        QFile log(file + u"-wal"_s);
        if (!log.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray bytes = log.readAll();
        const auto number = [&](qsizetype at) {
            return qFromBigEndian<quint32>(bytes.constData() + at);
        };
        int commits = 0;
        const qsizetype frame = frameHeader + number(8);
        for (qsizetype at = logHeader; at + frame <= bytes.size(); at += frame) {
            const bool isCurrent = number(at + 8) == number(16) && number(at + 12) == number(20);
            commits += isCurrent && number(at + 4) != 0 ? 1 : 0;
        }
        return commits;
    }
};

bool isAnsweredWith(QTcpSocket &socket, const QByteArray &status)
{
    const bool ended =
        QTest::qWaitFor([&] { return socket.state() == QTcpSocket::UnconnectedState; }, 20'000);
    return ended && socket.readAll().startsWith("HTTP/1.1 " + status);
}

} // namespace

/// What waits for the disk at the same time shares a commit.
class TestSharedCommits : public support::Test
{
    Q_OBJECT
private slots:
    void onesThatComeOneByOneHaveACommitEach()
    {
        Scene scene;
        QVERIFY(scene.start());
        const int before = scene.commits();
        for (int i = 0; i < 10; ++i)
            QVERIFY(isAnsweredWith(*scene.posted(), "200"));
        QVERIFY(scene.commits() - before >= 10);
        QCOMPARE(scene.captures(), 10);
    }

    void onesThatWaitTogetherShareACommit()
    {
        constexpr int count = 20;
        Scene scene;
        QVERIFY(scene.start());
        const int before = scene.commits();
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        {
            journal::Connection other(scene.file, journal::Connection::Mode::Write);
            QVERIFY(other.open());
            const journal::Transaction lock(other.database());
            QVERIFY(lock.isOpen());
            for (int i = 0; i < count; ++i)
                sockets.push_back(scene.posted());
            QCOMPARE(sockets.front()->bytesAvailable(), 0); // nothing is answered before it is written
        }
        for (const auto &socket : sockets)
            QVERIFY(isAnsweredWith(*socket, "200"));
        QCOMPARE(scene.captures(), count);
        // The first on its own, the others together, and what follows the answers: the entry in the history.
        QVERIFY2(scene.commits() - before < count / 2, qPrintable(QString::number(scene.commits() - before)));
    }

    void onesWhoseCommitFailsAreAllToldToComeAgain()
    {
        Scene scene;
        QVERIFY(scene.start());
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        journal::Connection other(scene.file, journal::Connection::Mode::Write);
        QVERIFY(other.open());
        {
            const journal::Transaction lock(other.database()); // for longer than the writer waits
            QVERIFY(lock.isOpen());
            for (int i = 0; i < 5; ++i)
                sockets.push_back(scene.posted());
            for (const auto &socket : sockets)
                QVERIFY(isAnsweredWith(*socket, "503"));
        }
        QVERIFY(isAnsweredWith(*scene.posted(), "200"));
        QCOMPARE(scene.captures(), 1);
    }

    // S20
    /// Somebody deletes it between the look for it and the commit; the others of the commit are not hurt.
    void oneWhoseRoundTripVanishedIsKeptAsUnmatched()
    {
        Scene scene;
        QVERIFY(scene.start());
        const QString vanishing = newId();
        QVERIFY(scene.desk.expectCallbacks(vanishing, u"test"_s));
        const QByteArray path = "/cb/" + vanishing.toLatin1() + "/postback";
        QVERIFY(isAnsweredWith(*scene.posted(path), "200")); // the desk knows it by heart from now on
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        {
            journal::Connection other(scene.file, journal::Connection::Mode::Write);
            QVERIFY(other.open());
            journal::Transaction change(other.database());
            QVERIFY(change.isOpen());
            for (const QString &table : {u"exchange"_s, u"entry"_s, u"round_trip"_s}) {
                const QString column = table == "round_trip"_L1 ? u"id"_s : u"round_trip"_s;
                QVERIFY(other.run(u"DELETE FROM %1 WHERE %2 = '%3'"_s.arg(table, column, vanishing)));
            }
            for (int i = 0; i < 3; ++i)
                sockets.push_back(scene.posted());
            sockets.push_back(scene.posted(path, "Approved=True&PaymentGUID=late"));
            QVERIFY(change.commit());
        }
        for (const auto &socket : sockets)
            QVERIFY(isAnsweredWith(*socket, "200"));
        QCOMPARE(scene.captures(), 3);
        const auto unmatched = scene.reader()->unmatched(10);
        QVERIFY(unmatched);
        QCOMPARE(unmatched->size(), 1);
        QCOMPARE(unmatched->first().requestBody, "Approved=True&PaymentGUID=late"_ba);
        QVERIFY(unmatched->first().remark.contains("no longer in the journal"_L1));
    }

    /// It is on the disk before anybody looks for its round trip, which is one more commit.
    void oneToAnUnknownAddressIsWrittenBeforeItIsJoined()
    {
        Scene scene;
        QVERIFY(scene.start());
        QVERIFY(isAnsweredWith(
            *scene.posted("/cb/" + scene.id.toLatin1() + "/postback", "Approved=True&PaymentGUID=known"),
            "200"));
        QTRY_COMPARE(scene.captures(), 1);
        const int before = scene.commits();
        QVERIFY(isAnsweredWith(*scene.posted("/somewhere", "Approved=True&PaymentGUID=known"), "404"));
        QTRY_COMPARE(scene.captures(), 2);
        QVERIFY(scene.commits() - before >= 2);
        QCOMPARE(scene.reader()->unmatched(10)->size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSharedCommits)
#include "test_shared_commits.moc"
