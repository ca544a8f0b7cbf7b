// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/single_instance.h"

#include "support/test.h"

#include <QLocalSocket>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using gui::SingleInstance;

/// The second instance waits, as another process does, while the first runs its event loop.
class SingleInstanceTest : public support::Test
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QTemporaryDir m_runtime;
    QString journal() const { return m_folder.filePath(u"journal.sqlite"_s); }

    static bool handOver(const QString &journal, const QStringList &files)
    {
        bool taken = false;
        bool isDone = false;
        const std::unique_ptr<QThread> second(
            QThread::create([&] { taken = SingleInstance(journal).handOver(files); }));
        connect(
            second.get(), &QThread::finished, QCoreApplication::instance(), [&] { isDone = true; },
            Qt::QueuedConnection);
        second->start();
        const bool ended = QTest::qWaitFor([&] { return isDone; }, 10'000);
        second->wait();
        return ended && taken;
    }

private slots:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); }

    void aFirstInstanceHasNoOtherToHandOverTo() { QVERIFY(!SingleInstance(journal()).handOver({})); }

    void filesAreHandedOver_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::newRow("none") << QStringList();
        QTest::newRow("one") << QStringList(u"/home/qa/a.json"_s);
        QTest::newRow("odd names") << QStringList{u"/ä/ \n.json"_s, u"/b"_s};
        QTest::newRow("as many as a command line holds")
            << QStringList(40'000, u"/home/qa/requests/of/today/a.json"_s);
        QTest::newRow("many") << QStringList(2'000, u"/home/qa/requests/a.json"_s);
    }
    void filesAreHandedOver() // S09
    {
        QFETCH(QStringList, files);
        SingleInstance first(journal());
        QVERIFY(first.listen());
        QSignalSpy handedOver(&first, &SingleInstance::handedOver);
        QVERIFY(handOver(journal(), files));
        QTRY_COMPARE(handedOver.size(), 1);
        QCOMPARE(handedOver.first().first().toStringList(), files);
    }

    // J20
    void theOtherIsAnsweredBeforeItsFilesAreOpened()
    {
        SingleInstance first(journal());
        QVERIFY(first.listen());
        bool isBusy = false;
        QSemaphore answered;
        connect(&first, &SingleInstance::handedOver, &first, [&] {
            isBusy = true;
            QVERIFY(answered.tryAcquire(1, 10'000)); // the other one goes on although this one does not
        });
        const std::unique_ptr<QThread> second(QThread::create([&] {
            if (SingleInstance(journal()).handOver({u"/a.json"_s}))
                answered.release();
        }));
        second->start();
        QTRY_VERIFY(isBusy);
        second->wait();
    }

    void anotherJournalIsAnotherInstance()
    {
        SingleInstance first(journal());
        QVERIFY(first.listen());
        QVERIFY(!handOver(m_folder.filePath(u"other.sqlite"_s), {}));
    }

    void theSameFileThroughALinkIsTheSameJournal()
    {
        QTemporaryDir elsewhere;
        QVERIFY(QFile::link(m_folder.path(), elsewhere.filePath(u"link"_s)));
        SingleInstance first(journal());
        QVERIFY(first.listen());
        QVERIFY(handOver(elsewhere.filePath(u"link/journal.sqlite"_s), {}));
    }

    void aSilentInstanceBlocksNoOther()
    {
        SingleInstance first(journal());
        QVERIFY(first.listen());
        QLocalSocket silent;
        silent.connectToServer(first.name());
        QVERIFY(silent.waitForConnected());
        silent.write("/half a name");
        QVERIFY(handOver(journal(), {u"/good.json"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QLocalSocket::UnconnectedState, 10'000);
    }

    void whatAKilledOneLeftIsRemoved() // S10
    {
        QString name;
        {
            const SingleInstance killed(journal());
            name = killed.name();
        }
        QFile left(name); // what is in the way when a process could not clean up
        QVERIFY(left.open(QIODevice::WriteOnly));
        SingleInstance first(journal());
        QVERIFY(first.listen());
        QVERIFY(handOver(journal(), {}));
    }
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "test_single_instance.moc"
