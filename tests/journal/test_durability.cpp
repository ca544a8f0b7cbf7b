// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "older_journal.h"
#include "samples.h"
#include "support/places.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <limits>

using namespace Qt::Literals::StringLiterals;

class DurabilityTest : public support::Test
{
    Q_OBJECT
private slots:
    void whatWasAcknowledgedSurvivesAKill_data();
    void whatWasAcknowledgedSurvivesAKill();

private:
    QString integrityOf(const QString &file);
    void makeOlder(const QString &file, int roundTrips);
};

QString DurabilityTest::integrityOf(const QString &file)
{
    QString verdict;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"integrity"_s);
        database.setDatabaseName(file);
        database.open();
        QSqlQuery query(u"PRAGMA integrity_check"_s, database);
        verdict = query.next() ? query.value(0).toString() : u"no answer"_s;
    }
    QSqlDatabase::removeDatabase(u"integrity"_s);
    return verdict;
}

void DurabilityTest::whatWasAcknowledgedSurvivesAKill_data()
{
    QTest::addColumn<QString>("work");
    QTest::newRow("while captures come in") << QString();
    QTest::newRow("while old entries are pruned") << u"prune"_s;
    QTest::newRow("while an older journal is converted") << u"convert"_s;
}

// S01 S10
void DurabilityTest::whatWasAcknowledgedSurvivesAKill()
{
    QFETCH(QString, work);
    constexpr int kept = 200; // what the writer's prune keeps
    constexpr int olderTrips = 1000;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    if (work == u"convert"_s)
        makeOlder(file, olderTrips);
    QMap<qint64, QByteArray> acknowledged;

    for (int kill = 0; kill < 20; ++kill) {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(support::buildPath(u"tests/journal-writer"_s),
                     work.isEmpty() ? QStringList{file} : QStringList{file, work});

        // The writer goes on while it is read: the kill meets it wherever it is.
        QByteArray said;
        const int lines = QRandomGenerator::global()->bounded(1, 40);
        while (said.count('\n') < lines) {
            QVERIFY2(writer.waitForReadyRead(60'000), qPrintable(writer.errorString()));
            said += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        said += writer.readAllStandardOutput();

        said.truncate(said.lastIndexOf('\n'));
        for (const QByteArray &line : said.split('\n')) {
            const QByteArrayList words = line.split(' ');
            QCOMPARE(words.size(), 2);
            acknowledged.insert(words[0].toLongLong(), words[1]);
        }

        const auto journal = journal::Journal::open(file);
        QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().sentence));
        const auto captures = (*journal)->unmatched(std::numeric_limits<int>::max());
        QVERIFY2(captures, qPrintable(captures ? QString() : captures.error().sentence));
        QHash<qint64, QByteArray> found;
        for (const journal::Exchange &exchange : *captures) {
            QVERIFY(exchange.intact);
            found.insert(exchange.id,
                         QCryptographicHash::hash(exchange.requestBody, QCryptographicHash::Sha256).toHex());
        }
        // One more than acknowledged is fine (killed between commit and answer), one less is a loss.
        int newest = 0;
        for (auto it = acknowledged.cend();
             it != acknowledged.cbegin() && (work != u"prune"_s || newest < kept); ++newest) {
            --it;
            QCOMPARE(found.value(it.key()), it.value());
        }
        if (work == u"convert"_s) {
            const auto trips = (*journal)->roundTrips(std::numeric_limits<int>::max());
            QCOMPARE(trips->size(), olderTrips);
            for (const journal::RoundTripRecord &trip : *trips) {
                QVERIFY(trip.intact);
                const auto exchanges = (*journal)->exchanges(trip.id);
                QCOMPARE(exchanges->size(), 1);
                QVERIFY(exchanges->first().intact);
                QCOMPARE(exchanges->first().requestRaw.right(trip.requestBytes.size()), trip.requestBytes);
            }
        }
        QCOMPARE(integrityOf(file), u"ok"_s);
    }
    QVERIFY(acknowledged.size() >= 20);
    if (work == u"convert"_s) { // what the last one left is done by the next
        const auto journal = samples::opened(file);
        QVERIFY(journal->convert());
        QVERIFY(*journal->isConverted());
        QCOMPARE(journal->page({.text = u"older"_s}, 0, 2 * olderTrips)->size(), olderTrips);
    }
}

void DurabilityTest::makeOlder(const QString &file, int roundTrips)
{
    older::Database database(file);
    older::make(database, 2);
    database.run(u"BEGIN"_s);
    for (int i = 1; i <= roundTrips; ++i) {
        const QString id = u"trip%1"_s.arg(i);
        const QByteArray request = "an older request " + QByteArray::number(i) + QByteArray(1000, ' ');
        journal::Exchange postback = samples::exchange(id, journal::Role::Postback, request);
        postback.requestHead = "POST / HTTP/1.1\r\n\r\n";
        postback.requestRaw = postback.requestHead + request;
        older::addRoundTrip(database, samples::record(id, request), {postback}, i);
    }
    database.run(u"COMMIT"_s);
}

QTEST_GUILESS_MAIN(DurabilityTest)
#include "test_durability.moc"
