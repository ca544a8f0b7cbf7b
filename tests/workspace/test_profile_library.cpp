// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test.h"
#include "workspace/profile_library.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using workspace::ProfileFile;
using workspace::ProfileLibrary;

namespace
{

QByteArray profileText(const QByteArray &name, const QByteArray &version = "1")
{
    return R"({"name": ")" + name + R"(", "version": ")" + version + R"("})";
}

/// Writes in place, as a shell's `>` does.
void write(const QString &file, const QByteArray &text)
{
    QFile target(file);
    QVERIFY2(target.open(QIODevice::WriteOnly), qPrintable(file));
    target.write(text);
}

/// Replaces the old file with a new one, as most editors do.
void replace(const QString &file, const QByteArray &text)
{
    QSaveFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(text);
    QVERIFY(target.commit());
}

QStringList idsOf(const QList<ProfileFile> &profiles)
{
    QStringList ids;
    for (const ProfileFile &profile : profiles)
        ids.append(profile.id());
    return ids;
}

} // namespace

class ProfileLibraryTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void withoutAFolderOnlyTheBuiltInOnesAreListed();
    void theUsersOwnFollowTheBuiltInOnes();
    void aBrokenFileIsListedWithTheReason_data();
    void aBrokenFileIsListedWithTheReason();
    void onlyJsonFilesAreProfiles();
    void theUsersOwnReplacesABuiltInOne();

    void aFolderCreatedLaterIsRead();
    void aRecreatedFolderIsStillRead();
    void aNewFileIsRead();
    void aFileWrittenInPlaceIsReadAgainEachTime();
    void aReplacedFileIsReadAgainEachTime();
    void aRemovedFileIsNoLongerListed();
    void aRepairedFileIsAProfile();
    void severalEventsOfOneSaveAreOneChange();
    void nothingIsAnnouncedWhenNothingChanged();

    void aCopyBecomesTheUsersOwnProfile();
    void aCopyOverwritesNothing();
    void aCopyNeedsAValidId();

    void aProfileIsFoundByIdOrFile();
    void aMissingProfileIsReported_data();
    void aMissingProfileIsReported();
    void theFolderIsInTheUsersData();

private:
    QString folder() const { return m_home->filePath(u"data/profiles"_s); }
    QString file(const QString &name) const { return folder() + u'/' + name; }
    void makeFolder() const { QVERIFY(QDir().mkpath(folder())); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void ProfileLibraryTest::init()
{
    Test::init();
    m_home = std::make_unique<QTemporaryDir>();
}

void ProfileLibraryTest::withoutAFolderOnlyTheBuiltInOnesAreListed()
{
    const ProfileLibrary library(folder());
    QCOMPARE(idsOf(library.profiles()), (QStringList{u"generic"_s, u"sagesgov"_s}));
    QVERIFY(library.find(u"sagesgov"_s)->isBuiltIn());
    QCOMPARE(*library.find(u"sagesgov"_s)->profile, cpv2::BillerProfile::sagesGov());
    QVERIFY(!library.find(u"greene"_s));
    QVERIFY2(!QFile::exists(folder()), "looking made the folder");
}

void ProfileLibraryTest::theUsersOwnFollowTheBuiltInOnes()
{
    makeFolder();
    write(file(u"b.json"_s), profileText("B"));
    write(file(u"a.json"_s), profileText("A"));
    const ProfileLibrary library(folder());
    QCOMPARE(idsOf(library.profiles()), (QStringList{u"generic"_s, u"sagesgov"_s, u"a"_s, u"b"_s}));
    QCOMPARE(library.find(u"a"_s)->profile->name, u"A"_s);
    QVERIFY(!library.find(u"a"_s)->isBuiltIn());
}

void ProfileLibraryTest::aBrokenFileIsListedWithTheReason_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << u"x.json"_s << "{"_ba << u"Line 1"_s;
    QTest::newRow("a wrong member") << u"x.json"_s << R"({"name": "X", "version": 1})"_ba << u"version"_s;
    QTest::newRow("a bad name") << u"My profile.json"_s << profileText("X") << u"My profile"_s;
}

void ProfileLibraryTest::aBrokenFileIsListedWithTheReason()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    makeFolder();
    write(file(name), text);
    const ProfileLibrary library(folder());
    QCOMPARE(library.profiles().size(), 3);
    const ProfileFile &broken = library.profiles().constLast();
    QCOMPARE(broken.file, file(name));
    QVERIFY(!broken.profile);
    QVERIFY2(broken.profile.error().sentence.contains(says), qPrintable(broken.profile.error().sentence));
}

void ProfileLibraryTest::onlyJsonFilesAreProfiles()
{
    makeFolder();
    write(file(u"README.md"_s), "# mine");
    write(file(u".hidden.json"_s), "an editor's own");
    write(file(u"a.json~"_s), "an old one");
    QVERIFY(QDir(folder()).mkdir(u"folder.json"_s));
    QVERIFY(QFile::link(u"/nowhere"_s, file(u"gone.json"_s)));
    QCOMPARE(idsOf(workspace::readProfiles(folder())),
             (QStringList{u"generic"_s, u"sagesgov"_s, u"gone"_s})); // a dangling link is meant to be one
}

void ProfileLibraryTest::theUsersOwnReplacesABuiltInOne()
{
    makeFolder();
    write(file(u"sagesgov.json"_s), profileText("Mine"));
    const ProfileLibrary library(folder());
    QCOMPARE(idsOf(library.profiles()), (QStringList{u"generic"_s, u"sagesgov"_s, u"sagesgov"_s}));
    QVERIFY(!library.profiles()[0].isReplaced);
    QVERIFY(library.profiles()[1].isReplaced);
    QVERIFY(!library.profiles()[2].isReplaced);
    QCOMPARE(library.find(u"sagesgov"_s)->profile->name, u"Mine"_s);
}

void ProfileLibraryTest::aFolderCreatedLaterIsRead()
{
    const ProfileLibrary library(folder());
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    QTRY_VERIFY(library.find(u"a"_s));
    write(file(u"b.json"_s), profileText("B"));
    QTRY_VERIFY(library.find(u"b"_s));
}

void ProfileLibraryTest::aRecreatedFolderIsStillRead()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    const ProfileLibrary library(folder());
    QVERIFY(QDir(folder()).removeRecursively());
    QTRY_VERIFY(!library.find(u"a"_s));
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    QTRY_VERIFY(library.find(u"a"_s));
}

void ProfileLibraryTest::aNewFileIsRead()
{
    makeFolder();
    const ProfileLibrary library(folder());
    QSignalSpy changed(&library, &ProfileLibrary::changed);
    write(file(u"a.json"_s), profileText("A"));
    QTRY_VERIFY(library.find(u"a"_s) && library.find(u"a"_s)->profile);
    QVERIFY(!changed.isEmpty());
}

void ProfileLibraryTest::aFileWrittenInPlaceIsReadAgainEachTime()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    const ProfileLibrary library(folder());
    for (const QByteArray version : {"2", "3", "4"}) {
        write(file(u"a.json"_s), profileText("A", version));
        QTRY_COMPARE(library.find(u"a"_s)->profile ? library.find(u"a"_s)->profile->version : QString(),
                     QString::fromLatin1(version));
    }
}

void ProfileLibraryTest::aReplacedFileIsReadAgainEachTime()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    const ProfileLibrary library(folder());
    for (const QByteArray version : {"2", "3", "4"}) {
        replace(file(u"a.json"_s), profileText("A", version));
        QTRY_COMPARE(library.find(u"a"_s)->profile->version, QString::fromLatin1(version));
    }
}

void ProfileLibraryTest::aRemovedFileIsNoLongerListed()
{
    makeFolder();
    write(file(u"sagesgov.json"_s), profileText("Mine"));
    const ProfileLibrary library(folder());
    QVERIFY(QFile::remove(file(u"sagesgov.json"_s)));
    QTRY_VERIFY(library.find(u"sagesgov"_s)->isBuiltIn());
}

void ProfileLibraryTest::aRepairedFileIsAProfile()
{
    makeFolder();
    write(file(u"a.json"_s), "{");
    const ProfileLibrary library(folder());
    QVERIFY(!library.find(u"a"_s)->profile);
    write(file(u"a.json"_s), profileText("A"));
    QTRY_VERIFY(library.find(u"a"_s)->profile);
    write(file(u"a.json"_s), "{");
    QTRY_VERIFY(!library.find(u"a"_s)->profile);
}

void ProfileLibraryTest::severalEventsOfOneSaveAreOneChange()
{
    makeFolder();
    const ProfileLibrary library(folder());
    QSignalSpy changed(&library, &ProfileLibrary::changed);
    for (int i = 1; i <= 20; ++i)
        replace(file(u"a.json"_s), profileText("A", QByteArray::number(i)));
    QTRY_VERIFY(library.find(u"a"_s) && library.find(u"a"_s)->profile->version == "20"_L1);
    QVERIFY2(changed.size() < 5, qPrintable(QString::number(changed.size())));
}

void ProfileLibraryTest::nothingIsAnnouncedWhenNothingChanged()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    const ProfileLibrary library(folder());
    QSignalSpy changed(&library, &ProfileLibrary::changed);
    replace(file(u"a.json"_s), profileText("A")); // the same
    write(file(u"notes.txt"_s), "x");
    write(file(u"b.json"_s), profileText("B"));
    QTRY_COMPARE(changed.size(), 1);
}

void ProfileLibraryTest::aCopyBecomesTheUsersOwnProfile()
{
    ProfileLibrary library(folder());
    QSignalSpy changed(&library, &ProfileLibrary::changed);
    const auto copied = library.copy(*library.find(u"sagesgov"_s), u"greene-county"_s);
    QVERIFY2(copied, qPrintable(copied ? QString() : copied.error().sentence));
    QCOMPARE(*copied, file(u"greene-county.json"_s));
    QCOMPARE(changed.size(), 1);
    const ProfileFile *copy = library.find(u"greene-county"_s);
    QVERIFY(copy && copy->profile);
    QCOMPARE(copy->profile->typeId, 43);
    write(*copied, profileText("Greene")); // writable, though a resource is not
    QTRY_VERIFY(library.find(u"greene-county"_s)->profile &&
                library.find(u"greene-county"_s)->profile->name == "Greene"_L1);
}

void ProfileLibraryTest::aCopyOverwritesNothing()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    ProfileLibrary library(folder());
    const auto copied = library.copy(*library.find(u"generic"_s), u"a"_s);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, u"profile"_s);
    QCOMPARE(library.find(u"a"_s)->profile->name, u"A"_s);
}

void ProfileLibraryTest::aCopyNeedsAValidId()
{
    ProfileLibrary library(folder());
    const auto copied = library.copy(*library.find(u"generic"_s), u"../escaped"_s);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, u"profile"_s);
    QVERIFY(!QFile::exists(m_home->filePath(u"data/escaped.json"_s)));
}

void ProfileLibraryTest::aProfileIsFoundByIdOrFile()
{
    makeFolder();
    write(file(u"a.json"_s), profileText("A"));
    write(m_home->filePath(u"elsewhere.json"_s), profileText("Elsewhere"));
    QCOMPARE(workspace::findProfile(u"sagesgov"_s, folder())->typeId, 43);
    QCOMPARE(workspace::findProfile(u"a"_s, folder())->name, u"A"_s);
    const auto found = workspace::findProfile(m_home->filePath(u"elsewhere.json"_s), folder());
    QVERIFY(found);
    QCOMPARE(found->id, u"elsewhere"_s);
    QCOMPARE(found->name, u"Elsewhere"_s);
}

void ProfileLibraryTest::aMissingProfileIsReported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("an id") << u"greene"_s << QStringList{u"“greene”"_s, u"generic, sagesgov, broken"_s};
    QTest::newRow("empty") << u""_s << QStringList{u"generic, sagesgov"_s};
    QTest::newRow("a file") << u"/nowhere/x.json"_s << QStringList{u"/nowhere/x.json"_s};
    QTest::newRow("a broken one") << u"broken"_s << QStringList{u"broken.json: Line 1"_s};
}

void ProfileLibraryTest::aMissingProfileIsReported()
{
    QFETCH(QString, name);
    QFETCH(QStringList, says);
    makeFolder();
    write(file(u"broken.json"_s), "{");
    const auto found = workspace::findProfile(name, folder());
    QVERIFY(!found);
    for (const QString &part : says)
        QVERIFY2(found.error().sentence.contains(part), qPrintable(found.error().sentence));
}

void ProfileLibraryTest::theFolderIsInTheUsersData()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->path()));
    QCOMPARE(workspace::profileFolder(), m_home->filePath(u"cpv2-workbench/profiles"_s));
    qunsetenv("XDG_DATA_HOME");
}

QTEST_GUILESS_MAIN(ProfileLibraryTest)
#include "test_profile_library.moc"
