// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/saved_file.h"
#include "support/size_limit.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

class SavedFileTest : public support::Test
{
    Q_OBJECT
private slots:
    void theBytesAreSavedWhole_data();
    void theBytesAreSavedWhole();
    void aFullDiskLeavesTheOldFile_data();
    void aFullDiskLeavesTheOldFile();
    void onlyTheOwnerReadsAPrivateFile();
    void otherNamesOfTheFileStayItsNames_data();
    void otherNamesOfTheFileStayItsNames();
    void theOwnerStaysTheOwner();
    void whatIsNotARegularFileIsLeftAlone();

private:
    static QByteArray contents(const QString &file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray("cannot be read");
    }
    static QStringList names(const QTemporaryDir &folder)
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
};

void SavedFileTest::theBytesAreSavedWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("less than a buffer") << QByteArray(100, 'x');
    QTest::newRow("NUL and line ends") << QByteArray("a\0b\r\n", 5);
    QTest::newRow("several buffers") << QByteArray(200'000, 'y');
}

void SavedFileTest::theBytesAreSavedWhole()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"saved"_s);
    for (const QByteArray &before : {QByteArray(), QByteArray("what was there before")}) {
        if (!before.isEmpty())
            QVERIFY(core::saveFile(file, before));
        QVERIFY(core::saveFile(file, bytes));
        QCOMPARE(contents(file), bytes);
        QCOMPARE(names(folder), QStringList{u"saved"_s});
    }
}

void SavedFileTest::aFullDiskLeavesTheOldFile_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("room");
    // QSaveFile alone saves the first two as empty files, and calls that a success.
    QTest::newRow("a file smaller than a buffer, no room") << qsizetype(100) << 0;
    QTest::newRow("a buffer, no room") << qsizetype(16 * 1024) << 0;
    QTest::newRow("a little more than a buffer, room for the first") << qsizetype(20'000) << 16 * 1024;
    QTest::newRow("all but the last byte") << qsizetype(10'000) << 9'999;
    QTest::newRow("many buffers") << qsizetype(500'000) << 100'000;
}

void SavedFileTest::aFullDiskLeavesTheOldFile()
{
    QFETCH(const qsizetype, size);
    QFETCH(const int, room);
    for (const core::Access access : {core::Access::AsBefore, core::Access::OwnerOnly}) {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"saved"_s);
        QVERIFY(core::saveFile(file, "the old file"));
        {
            const support::SizeLimit full{rlim_t(room)};
            const core::Result<core::Done> saved = core::saveFile(file, QByteArray(size, 'x'), access);
            QVERIFY(!saved);
            QCOMPARE(saved.error().code, u"file-write"_s);
            QVERIFY(!saved.error().sentence.isEmpty());
        }
        QCOMPARE(contents(file), QByteArray("the old file"));
        QCOMPARE(names(folder), QStringList{u"saved"_s});
    }
}

void SavedFileTest::onlyTheOwnerReadsAPrivateFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"saved"_s);
    QVERIFY(core::saveFile(file, "secret", core::Access::OwnerOnly));
    struct stat known = {};
    QCOMPARE(::stat(QFile::encodeName(file).constData(), &known), 0);
    QCOMPARE(known.st_mode & 0777, mode_t(0600));
}

void SavedFileTest::otherNamesOfTheFileStayItsNames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("shorter") << QByteArray("x");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("longer") << QByteArray(200'000, 'x');
}

// J18
void SavedFileTest::otherNamesOfTheFileStayItsNames()
{
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"saved"_s);
    const QString other = folder.filePath(u"other"_s);
    const QString symbolic = folder.filePath(u"symbolic"_s);
    QVERIFY(core::saveFile(file, "the old file"));
    QCOMPARE(::link(QFile::encodeName(file).constData(), QFile::encodeName(other).constData()), 0);
    QVERIFY(QFile::link(file, symbolic));
    QVERIFY(core::saveFile(symbolic, bytes));
    QCOMPARE(contents(file), bytes);
    QCOMPARE(contents(other), bytes);
    QCOMPARE(names(folder), (QStringList{u"other"_s, u"saved"_s, u"symbolic"_s}));

    const support::SizeLimit full{0};
    QVERIFY(bytes.isEmpty() || !core::saveFile(file, QByteArray(300'000, 'y')));
    QCOMPARE(contents(other), bytes);
}

void SavedFileTest::theOwnerStaysTheOwner()
{
    if (::geteuid() != 0)
        QSKIP("Only root can give a file to somebody else.");
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"saved"_s);
    QVERIFY(core::saveFile(file, "theirs"));
    QCOMPARE(::chown(QFile::encodeName(file).constData(), 12345, 12346), 0);
    QVERIFY(core::saveFile(file, "still theirs"));
    struct stat known = {};
    QCOMPARE(::stat(QFile::encodeName(file).constData(), &known), 0);
    QCOMPARE(known.st_uid, uid_t(12345));
    QCOMPARE(known.st_gid, gid_t(12346));
    QCOMPARE(contents(file), QByteArray("still theirs"));
}

void SavedFileTest::whatIsNotARegularFileIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &odd : {pipe, folder.path()}) {
        const core::Result<core::Done> saved = core::saveFile(odd, "bytes");
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, u"file-write"_s);
    }
    QCOMPARE(names(folder), QStringList{u"pipe"_s});
}

QTEST_GUILESS_MAIN(SavedFileTest)
#include "test_saved_file.moc"
