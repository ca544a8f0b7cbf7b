// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/browser_launch.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using gui::BrowserLaunch;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test
constexpr int shortGrace = 100;  // ms

} // namespace

/// The programs that stand in for the desktop's are shell scripts, which are started and end as it does.
class TestBrowserLaunch : public support::Test
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString script(const QByteArray &lines)
    {
        QFile file(m_folder.filePath(u"opener"_s));
        file.remove();
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + lines + '\n') > 0);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

private slots:
    void whatTheProgramEndsWithCounts_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << "exit 0"_ba << true;
        QTest::newRow("fails at once") << "exit 3"_ba << false;
        QTest::newRow("fails later") << "sleep 0.3; exit 4"_ba << false;
        QTest::newRow("crashes") << "kill -KILL $$"_ba << false;
        QTest::newRow("is not a program") << QByteArray() << false;
    }
    // W08
    void whatTheProgramEndsWithCounts()
    {
        QFETCH(QByteArray, lines);
        QFETCH(bool, isGood);
        const QString program = lines.isEmpty() ? m_folder.filePath(u"missing"_s) : script(lines);
        QPointer<BrowserLaunch> launch = new BrowserLaunch(this, program);
        QSignalSpy opened(launch, &BrowserLaunch::opened);
        QSignalSpy failed(launch, &BrowserLaunch::failed);
        launch->open(QUrl(u"http://127.0.0.1:1/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size() + failed.size(), 1, patience);
        QCOMPARE(opened.size(), isGood ? 1 : 0);
        if (!isGood)
            QVERIFY(failed.first().first().toString().contains(program));
        QTRY_VERIFY_WITH_TIMEOUT(launch.isNull(), patience);
        QCOMPARE(opened.size() + failed.size(), 1);
    }

    // W08
    void aBrowserThatStaysIsOpenAndItsLaterFailureIsReported()
    {
        const QString go = m_folder.filePath(u"go"_s);
        const QString program = script("while [ ! -e '" + go.toUtf8() + "' ]; do sleep 0.05; done; exit 1");
        auto *launch = new BrowserLaunch(this, program, shortGrace);
        QSignalSpy opened(launch, &BrowserLaunch::opened);
        QSignalSpy failed(launch, &BrowserLaunch::failed);
        launch->open(QUrl(u"http://127.0.0.1:1/"_s));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        QCOMPARE(failed.size(), 0);
        QVERIFY(QDir(m_folder.path()).mkdir(u"go"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QCOMPARE(opened.size(), 1);
    }

    void theProgramGetsTheAddressAndNothingElse()
    {
        const QString written = m_folder.filePath(u"arguments"_s);
        auto *launch = new BrowserLaunch(this, script("printf '%s\\n' \"$@\" > '" + written.toUtf8() + '\''));
        QSignalSpy opened(launch, &BrowserLaunch::opened);
        launch->open(QUrl(u"https://portal.example/a b?x=$(id)&y='"_s));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        QFile file(written);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "https://portal.example/a%20b?x=$(id)&y='\n"_ba);
    }
};

QTEST_MAIN(TestBrowserLaunch)
#include "test_browser_launch.moc"
