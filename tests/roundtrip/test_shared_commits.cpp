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

    std::unique_ptr<QTcpSocket> posted() const
    {
        const QByteArray port = QByteArray::number(desk.callbackBase().port());
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, quint16(desk.callbackBase().port()));
        if (!socket->waitForConnected())
            return socket;
        socket->write("POST /cb/" + id.toLatin1() + "/postback HTTP/1.1\r\nHost: 127.0.0.1:" + port +
                      "\r\nContent-Length: 13\r\n\r\nApproved=True");
        socket->waitForBytesWritten();
        return socket;
    }
    qsizetype captures() const
    {
        const auto journal = journal::JournalReader::open(file);
        const auto exchanges = journal ? (*journal)->exchanges(id) : journal.error();
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
};

QTEST_GUILESS_MAIN(TestSharedCommits)
#include "test_shared_commits.moc"
