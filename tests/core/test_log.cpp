// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/log.h"
#include "core/process_limits.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace core;
using namespace Qt::Literals::StringLiterals;

/// What is written to the standard error output in the meantime.
template <typename Action>
static QByteArray writtenBy(const Action &action)
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    ::dup2(file.handle(), STDERR_FILENO);
    action();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    QFile written(file.fileName());
    return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
}

class TestLog : public support::Test
{
    Q_OBJECT
private slots:
    // K03 K09
    void whatIsLoggedIsRedactedAndInLines()
    {
        const QByteArray written = writtenBy([] {
            const auto before = qInstallMessageHandler(nullptr);
            logInLines();
            setLogRedaction({.secrets = {"canary-key"}, .idFields = {}});
            qWarning("key canary-key\nfatal: card 4111111111111111");
            qDebug() << "Y2FuYXJ5LWtleQ=="_ba;
            setLogRedaction({});
            qInstallMessageHandler(before);
        });
        QCOMPARE(written, "warning: key [redacted]\\nfatal: card 411111******1111\ndebug: \"[redacted]\"\n");
    }

    // K08
    void theProcessKeepsItselfToItself()
    {
        keepProcessPrivate();
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t(0));
        QCOMPARE(limit.rlim_max, rlim_t(0));
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"made"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(file.permissions() & others));
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        QVERIFY(!(QFileInfo(folder.filePath(u"folder"_s)).permissions() & others));
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"
