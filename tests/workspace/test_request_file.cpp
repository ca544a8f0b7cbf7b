// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "support/size_limit.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>
#include <stop_token>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using workspace::readRequestFile;
using workspace::writeRequestFile;

class RequestFileTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void bytesComeBackAsTheyWereWritten_data();
    void bytesComeBackAsTheyWereWritten();
    void aFileAtTheLimitIsRead();
    void onlyRequestFilesAreRead_data();
    void onlyRequestFilesAreRead();
    void aStreamIsReadWhereOneMayBe();
    void aSilentStreamIsGivenUp();
    void aRegularFileThatBlocksIsGivenUp();
    void readingCanBeStopped();
    void anUnreadableFileIsNotRead();
    void aLinkIsFollowed();
    void writingReplacesTheWholeFile();
    void writingKeepsTheFileMode();
    void aFileThatCannotBeWrittenIsUnchanged_data();
    void aFileThatCannotBeWrittenIsUnchanged();
    void aReadOnlyFolderKeepsTheOldFile();
    void aFullDiskKeepsTheOldFile();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void put(const QString &name, const QByteArray &bytes);
    /// One of each kind of file that is not a request file.
    void putOddThings();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RequestFileTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

void RequestFileTest::put(const QString &name, const QByteArray &bytes)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void RequestFileTest::putOddThings()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"fifo"_s)).constData(), 0600), 0);
    QVERIFY(QFile::link(path(u"loop"_s), path(u"loop"_s)));
    QVERIFY(QFile::link(path(u"fifo"_s), path(u"link to a fifo"_s)));
    put(u"file"_s, "old");
    QFile sparse(path(u"too large"_s));
    QVERIFY(sparse.open(QIODevice::WriteOnly));
    QVERIFY(sparse.resize(core::jsonSizeLimit + 1));
}

void RequestFileTest::bytesComeBackAsTheyWereWritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << ""_ba;
    QTest::newRow("request") << "{\n  \"BalanceDue\": 10.00\n}\n"_ba;
    QTest::newRow("byte order mark and CRLF") << "\xef\xbb\xbf{\r\n}\r\n"_ba;
    QTest::newRow("no text") << "\0\xff\n\0"_ba;
}

void RequestFileTest::bytesComeBackAsTheyWereWritten()
{
    QFETCH(QByteArray, bytes);
    const QString file = path(u"Größe 请求.json"_s);
    QVERIFY(writeRequestFile(file, bytes));
    const auto read = readRequestFile(file);
    QVERIFY(read);
    QCOMPARE(*read, bytes);
}

void RequestFileTest::aFileAtTheLimitIsRead()
{
    QFile sparse(path(u"large"_s));
    QVERIFY(sparse.open(QIODevice::WriteOnly));
    QVERIFY(sparse.resize(core::jsonSizeLimit));
    const auto read = readRequestFile(sparse.fileName());
    QVERIFY(read);
    QCOMPARE(read->size(), core::jsonSizeLimit);
}

void RequestFileTest::onlyRequestFilesAreRead_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"missing", "missing folder/request.json", "file/request.json", "folder", "fifo",
                             "loop", "link to a fifo", "too large", ""})
        QTest::newRow(*name ? name : "no name") << QString::fromLatin1(name);
    QTest::newRow("device") << u"/dev/zero"_s;
}

// J01
void RequestFileTest::onlyRequestFilesAreRead()
{
    QFETCH(QString, name);
    putOddThings();
    const QString file = QDir(m_folder->path()).absoluteFilePath(name);
    const auto read = readRequestFile(file);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"file-read"_s);
    QVERIFY2(read.error().sentence.contains(file), qPrintable(read.error().sentence));
}

// J19
void RequestFileTest::aStreamIsReadWhereOneMayBe()
{
    putOddThings();
    const QByteArray fifo = QFile::encodeName(path(u"fifo"_s));
    const QByteArray bytes(300'000, 'x');
    std::thread writer([&] {
        const int descriptor = ::open(fifo.constData(), O_WRONLY);
        for (qsizetype at = 0; at < bytes.size();)
            at += ::write(descriptor, bytes.constData() + at, size_t(bytes.size() - at));
        ::close(descriptor);
    });
    const auto read = readRequestFile(path(u"fifo"_s), {.takesStreams = true, .patience = 1h});
    writer.join();
    QVERIFY2(read, read ? "" : qPrintable(read.error().sentence));
    QCOMPARE(*read, bytes);

    const auto endless = readRequestFile(u"/dev/zero"_s, {.takesStreams = true, .patience = 1h});
    QVERIFY(!endless);
    QVERIFY2(endless.error().sentence.contains("larger than a request can be"_L1),
             qPrintable(endless.error().sentence));
    QVERIFY(!readRequestFile(path(u"folder"_s), {.takesStreams = true}));
}

// J19
void RequestFileTest::aSilentStreamIsGivenUp()
{
    putOddThings();
    const auto read = readRequestFile(path(u"fifo"_s), {.takesStreams = true, .patience = 50ms});
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"file-read"_s);
    QVERIFY2(read.error().sentence.contains("nothing came from it for 0.05 s"_L1),
             qPrintable(read.error().sentence));
}

// J19
void RequestFileTest::aRegularFileThatBlocksIsGivenUp()
{
    const QString kernel = u"/proc/kmsg"_s; // reads like a file, but waits for the kernel's next message
    QFile probe(kernel);
    if (!probe.open(QIODevice::ReadOnly))
        QSKIP("The kernel's messages are closed to this user.");
    probe.close();
    // What is there already may come; then it waits.
    const auto read = readRequestFile(kernel, {.patience = 50ms});
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains(kernel), qPrintable(read.error().sentence));
}

// J19
void RequestFileTest::readingCanBeStopped()
{
    putOddThings();
    std::stop_source stop;
    stop.request_stop();
    const auto read =
        readRequestFile(path(u"fifo"_s), {.takesStreams = true, .patience = 1h, .stop = stop.get_token()});
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains("reading was stopped"_L1), qPrintable(read.error().sentence));
}

void RequestFileTest::anUnreadableFileIsNotRead()
{
    put(u"secret.json"_s, "{}");
    QVERIFY(QFile::setPermissions(path(u"secret.json"_s), {}));
    if (QFileInfo(path(u"secret.json"_s)).isReadable())
        QSKIP("This user may read every file whatever its mode says.");
    const auto read = readRequestFile(path(u"secret.json"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"file-read"_s);
}

void RequestFileTest::aLinkIsFollowed()
{
    put(u"real.json"_s, "old");
    QVERIFY(QFile::link(path(u"real.json"_s), path(u"link.json"_s)));
    QCOMPARE(*readRequestFile(path(u"link.json"_s)), "old"_ba);
    QVERIFY(writeRequestFile(path(u"link.json"_s), "new"));
    QVERIFY(QFileInfo(path(u"link.json"_s)).isSymLink());
    QCOMPARE(*readRequestFile(path(u"real.json"_s)), "new"_ba);
}

void RequestFileTest::writingReplacesTheWholeFile()
{
    put(u"request.json"_s, "a longer content than the next");
    QVERIFY(writeRequestFile(path(u"request.json"_s), "short"));
    QCOMPARE(*readRequestFile(path(u"request.json"_s)), "short"_ba);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"request.json"_s});
}

void RequestFileTest::writingKeepsTheFileMode()
{
    put(u"request.json"_s, "old");
    constexpr QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(path(u"request.json"_s), mode));
    QVERIFY(writeRequestFile(path(u"request.json"_s), "new"));
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path(u"request.json"_s)) & others));
}

void RequestFileTest::aFileThatCannotBeWrittenIsUnchanged_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"missing folder/request.json", "file/request.json", "folder", "fifo", "link to a fifo"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

// J08
void RequestFileTest::aFileThatCannotBeWrittenIsUnchanged()
{
    QFETCH(QString, name);
    putOddThings();
    const auto entries = [this] {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    };
    const QStringList before = entries();
    const auto written = writeRequestFile(path(name), "new");
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"file-write"_s);
    QVERIFY2(written.error().sentence.contains(path(name)), qPrintable(written.error().sentence));
    QCOMPARE(entries(), before);
    QVERIFY(QFileInfo(path(u"folder"_s)).isDir());
    QVERIFY(!QFileInfo(path(u"fifo"_s)).isFile());
    QCOMPARE(*readRequestFile(path(u"file"_s)), "old"_ba);
}

// J08
void RequestFileTest::aReadOnlyFolderKeepsTheOldFile()
{
    put(u"request.json"_s, "old");
    const QFile::Permissions mode = QFile::permissions(m_folder->path());
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto putBack = qScopeGuard([&] { QFile::setPermissions(m_folder->path(), mode); });
    if (QFileInfo(m_folder->path()).isWritable())
        QSKIP("This user may write every folder whatever its mode says.");
    const auto written = writeRequestFile(path(u"request.json"_s), "new");
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"file-write"_s);
    QCOMPARE(*readRequestFile(path(u"request.json"_s)), "old"_ba);
}

void RequestFileTest::aFullDiskKeepsTheOldFile()
{
    put(u"request.json"_s, "{\"a\": 1}\n");
    const support::SizeLimit full(0);
    const core::Result<core::Done> written = writeRequestFile(path(u"request.json"_s), "{\"a\": 2}\n");
    QVERIFY(!written);
    QVERIFY(written.error().sentence.contains(u"request.json"_s));
    QCOMPARE(*readRequestFile(path(u"request.json"_s)), QByteArray("{\"a\": 1}\n"));
}

QTEST_GUILESS_MAIN(RequestFileTest)
#include "test_request_file.moc"
