// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/journal.h"
#include "support/places.h"
#include "support/test.h"

#include <QCryptographicHash>
#include <QHash>
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
    void whatWasAcknowledgedSurvivesAKill();

private:
    QString integrityOf(const QString &file);
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

// S01 S10
void DurabilityTest::whatWasAcknowledgedSurvivesAKill()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"journal.sqlite"_s);
    QHash<qint64, QByteArray> acknowledged;

    for (int kill = 0; kill < 20; ++kill) {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(support::buildPath(u"tests/journal-writer"_s), {file});

        // The writer goes on while it is read: the kill meets it wherever it is.
        QByteArray said;
        const int lines = QRandomGenerator::global()->bounded(1, 40);
        while (said.count('\n') < lines) {
            QVERIFY2(writer.waitForReadyRead(20000), qPrintable(writer.errorString()));
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
        const auto kept = (*journal)->unmatched(std::numeric_limits<int>::max());
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().sentence));
        QHash<qint64, QByteArray> found;
        for (const journal::Exchange &exchange : *kept) {
            QVERIFY(exchange.intact);
            found.insert(exchange.id,
                         QCryptographicHash::hash(exchange.requestBody, QCryptographicHash::Sha256).toHex());
        }
        // One more than acknowledged is fine (killed between commit and answer), one less is a loss.
        for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it)
            QCOMPARE(found.value(it.key()), it.value());
        QCOMPARE(integrityOf(file), u"ok"_s);
    }
    QVERIFY(acknowledged.size() >= 20);
}

QTEST_GUILESS_MAIN(DurabilityTest)
#include "test_durability.moc"
