// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/places.h"
#include "support/places.h"
#include "support/size_limit.h"
#include "support/test.h"
#include "workspace/draft_store.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using workspace::Draft;
using workspace::DraftFile;
using workspace::DraftStore;

class DraftStoreTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void withoutAFolderThereAreNoDrafts();
    void aDraftNotDiscardedIsFoundByTheNextStart_data();
    void aDraftNotDiscardedIsFoundByTheNextStart();
    void theLastSaveWins();
    void aDiscardedDraftIsGone();
    void aDraftMayBeSavedAgainAfterDiscarding();
    void theDraftOfARunningWindowIsLeftAlone();
    void everyOpenRequestHasItsOwnDraft();
    void theDraftOfAKilledProgramIsFound();
    void aRemovedDraftIsNotFoundAgain();
    void theNewestComesFirst();
    void aBrokenDraftIsSkipped_data();
    void aBrokenDraftIsSkipped();
    void onlyTheOwnerCanReadDrafts();
    void aFolderThatCannotBeCreatedIsAnError();
    void aFullDiskKeepsThePreviousDraft();
    void nothingIsLeftBehind();
    void theDefaultFolderIsInTheDataFolder();

private:
    QString folder() const { return m_folder->filePath(u"data/drafts"_s); }
    QList<Draft> abandoned() const { return DraftStore(folder()).abandoned(); }
    /// Leaves a draft behind like a program that ends without asking.
    void leave(const QString &sourceFile, const QByteArray &bytes);
    /// The only draft file in the folder.
    QString draftFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DraftStoreTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

void DraftStoreTest::leave(const QString &sourceFile, const QByteArray &bytes)
{
    DraftFile draft(folder());
    const auto saved = draft.save(sourceFile, bytes);
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().sentence));
}

QString DraftStoreTest::draftFile() const
{
    const QDir drafts(folder());
    const QStringList names = drafts.entryList({u"*.draft"_s});
    return names.size() == 1 ? drafts.filePath(names.first()) : QString();
}

void DraftStoreTest::withoutAFolderThereAreNoDrafts()
{
    QVERIFY(abandoned().isEmpty());
    QVERIFY(!QFile::exists(folder()));
}

void DraftStoreTest::aDraftNotDiscardedIsFoundByTheNextStart_data()
{
    QTest::addColumn<QString>("sourceFile");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("new request") << QString() << "{}\n"_ba;
    QTest::newRow("file") << u"/home/tester/request.json"_s << "{\"BalanceDue\": 10.00}"_ba;
    QTest::newRow("odd name") << u"/tmp/a b%20\n请求 \"x\".json"_s << "{}"_ba;
    QTest::newRow("no bytes") << QString() << QByteArray();
    QTest::newRow("line ends") << QString() << "\n\r\n\n"_ba;
    QTest::newRow("no text") << QString() << "\0\xff\xfe\n\0"_ba;
    QTest::newRow("much") << QString() << "[0.10]\n"_ba.repeated(500'000);
}

void DraftStoreTest::aDraftNotDiscardedIsFoundByTheNextStart()
{
    QFETCH(QString, sourceFile);
    QFETCH(QByteArray, bytes);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    leave(sourceFile, bytes);
    const QDateTime after = QDateTime::currentDateTimeUtc();

    const QList<Draft> drafts = abandoned();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().sourceFile, sourceFile);
    QCOMPARE(drafts.first().bytes, bytes);
    QCOMPARE(drafts.first().savedAt.timeSpec(), Qt::UTC);
    QVERIFY(before <= drafts.first().savedAt && drafts.first().savedAt <= after);
}

void DraftStoreTest::theLastSaveWins()
{
    {
        DraftFile draft(folder());
        QVERIFY(draft.save(u"a.json"_s, "first"));
        QVERIFY(draft.save(u"b.json"_s, "second"));
    }
    const QList<Draft> drafts = abandoned();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().sourceFile, u"b.json"_s);
    QCOMPARE(drafts.first().bytes, "second"_ba);
}

void DraftStoreTest::aDiscardedDraftIsGone()
{
    {
        DraftFile draft(folder());
        QVERIFY(draft.save({}, "{}"));
        draft.discard();
    }
    QVERIFY(abandoned().isEmpty());
}

void DraftStoreTest::aDraftMayBeSavedAgainAfterDiscarding()
{
    {
        DraftFile draft(folder());
        draft.discard();
        QVERIFY(draft.save({}, "first"));
        draft.discard();
        QVERIFY(draft.save({}, "second"));
        QVERIFY(abandoned().isEmpty());
    }
    QCOMPARE(abandoned().size(), 1);
}

void DraftStoreTest::theDraftOfARunningWindowIsLeftAlone()
{
    DraftFile draft(folder());
    QVERIFY(draft.save({}, "{}"));
    QVERIFY(abandoned().isEmpty());
    QVERIFY(draft.save({}, "{}"));
}

void DraftStoreTest::everyOpenRequestHasItsOwnDraft()
{
    const DraftStore store(folder());
    auto first = store.newDraft();
    auto second = store.newDraft();
    QVERIFY(first->save(u"a.json"_s, "a"));
    QVERIFY(second->save(u"b.json"_s, "b"));
    first->discard();
    first.reset();
    QVERIFY(abandoned().isEmpty());
    second.reset();
    QCOMPARE(abandoned().size(), 1);
    QCOMPARE(abandoned().first().bytes, "b"_ba);
}

void DraftStoreTest::theDraftOfAKilledProgramIsFound()
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(support::buildPath(u"tests/draft-writer"_s), {folder(), u"/tmp/edited.json"_s});
    QVERIFY(writer.waitForReadyRead());
    QCOMPARE(writer.readLine(), "saved\n"_ba);
    QVERIFY(abandoned().isEmpty());

    writer.kill();
    QVERIFY(writer.waitForFinished());
    const QList<Draft> drafts = abandoned();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().sourceFile, u"/tmp/edited.json"_s);
    QCOMPARE(drafts.first().bytes, "{\"draft\": true}"_ba);
}

void DraftStoreTest::aRemovedDraftIsNotFoundAgain()
{
    leave({}, "one");
    leave({}, "two");
    DraftStore store(folder());
    const QList<Draft> drafts = store.abandoned();
    QCOMPARE(drafts.size(), 2);
    store.remove(drafts.first());
    QCOMPARE(store.abandoned().size(), 1);
    QCOMPARE(store.abandoned().first().bytes, drafts.last().bytes);
}

void DraftStoreTest::theNewestComesFirst()
{
    for (const QByteArray &bytes : {"1"_ba, "2"_ba, "3"_ba}) {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > before);
        leave({}, bytes);
    }
    QByteArray order;
    for (const Draft &draft : abandoned())
        order += draft.bytes;
    QCOMPARE(order, "321"_ba);
}

void DraftStoreTest::aBrokenDraftIsSkipped_data()
{
    QTest::addColumn<QByteArray>("content"); // "GOOD": a complete draft, "CUT": the same without its end
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("another file") << "{\"json\": true}\n"_ba;
    QTest::newRow("newer version") << "cpv2-workbench draft 2\n\n\n\n"_ba;
    QTest::newRow("version only") << "cpv2-workbench draft 1\n"_ba;
    QTest::newRow("no date") << "cpv2-workbench draft 1\n\nyesterday\n\n"_ba;
    QTest::newRow("cut short") << "CUT"_ba;
    QTest::newRow("changed") << "CUT!"_ba;
    QTest::newRow("grown") << "GOOD!"_ba;
}

void DraftStoreTest::aBrokenDraftIsSkipped()
{
    QFETCH(QByteArray, content);
    leave({}, "{\"draft\": true}");
    QFile file(draftFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray good = file.readAll();
    content.replace("GOOD", good).replace("CUT", good.chopped(1));
    QVERIFY(file.resize(0));
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(content), content.size());
    file.close();

    leave({}, "whole");
    const QList<Draft> drafts = abandoned();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().bytes, "whole"_ba);
    QVERIFY(file.exists());
}

void DraftStoreTest::onlyTheOwnerCanReadDrafts()
{
    leave({}, "{}");
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    QVERIFY(!(QFile::permissions(draftFile()) & others));
}

void DraftStoreTest::aFolderThatCannotBeCreatedIsAnError()
{
    QFile file(m_folder->filePath(u"data"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    DraftFile draft(folder());
    const auto saved = draft.save({}, "{}");
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"draft-write"_s);
    QVERIFY(saved.error().sentence.contains(folder()));
    QVERIFY(abandoned().isEmpty());
    draft.discard();
}

void DraftStoreTest::nothingIsLeftBehind()
{
    {
        DraftFile draft(folder());
        QVERIFY(draft.save({}, "{}"));
    }
    for (const Draft &draft : abandoned())
        DraftStore(folder()).remove(draft);
    QVERIFY(QDir(folder()).isEmpty());
}

void DraftStoreTest::theDefaultFolderIsInTheDataFolder()
{
    QCOMPARE(DraftStore::defaultFolder(), *core::dataFolder() + u"/drafts"_s);
}

void DraftStoreTest::aFullDiskKeepsThePreviousDraft()
{
    {
        workspace::DraftFile draft(m_folder->path());
        QVERIFY(draft.save({}, "before"));
        const support::SizeLimit full(0);
        QVERIFY(!draft.save({}, "after"));
    }
    const QList<workspace::Draft> found = workspace::DraftStore(m_folder->path()).abandoned();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().bytes, QByteArray("before"));
}

QTEST_GUILESS_MAIN(DraftStoreTest)
#include "test_draft_store.moc"
