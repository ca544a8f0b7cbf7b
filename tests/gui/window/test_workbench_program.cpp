// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/single_instance.h"
#include "support/places.h"
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

} // namespace

/// `cpv2-workbench` as a program: what it says and how it ends where it cannot show a window.
class TestWorkbenchProgram : public support::Test
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QProcessEnvironment environment() const
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        all.insert(u"HOME"_s, m_folder.path());
        all.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "DISPLAY", "WAYLAND_DISPLAY"})
            all.remove(QString::fromLatin1(name));
        return all;
    }

private slots:
    void whatKeepsItFromStartingIsOneSentence_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no display") << "DISPLAY"_ba << QString() << "graphical display"_ba;
        QTest::newRow("a display that does not answer")
            << "DISPLAY"_ba << u":4711"_s << "graphical display"_ba;
        QTest::newRow("no such platform")
            << "QT_QPA_PLATFORM"_ba << u"no-such-platform"_s << "graphical display"_ba;
        QTest::newRow("no HOME") << "HOME"_ba << QString() << "HOME is not set"_ba;
        QTest::newRow("a relative HOME") << "HOME"_ba << u"here"_s << "HOME is not set"_ba;
    }
    // W07
    void whatKeepsItFromStartingIsOneSentence()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QString, value);
        QFETCH(QByteArray, said);
        QProcessEnvironment changed = environment();
        changed.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        const QString name = QString::fromLatin1(variable);
        if (value.isEmpty())
            changed.remove(name);
        else
            changed.insert(name, value);
        QProcess program;
        program.setProcessEnvironment(changed);
        program.start(support::buildPath(u"bin/cpv2-workbench"_s), {});
        QVERIFY(program.waitForFinished(patience));
        const QByteArray err = program.readAllStandardError();
        QVERIFY2(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 3, err);
        QVERIFY2(err.contains(said) && err.count('\n') == 1, err);
    }

    void aFileMayBeNamedByItsUrl_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *argument, const char *file) {
            QTest::newRow(argument) << QString::fromUtf8(argument) << QString::fromUtf8(file);
        };
        row("file:///there/a%20b.json", "/there/a b.json");
        row("file://localhost/there/%C3%A9.json", "/there/é.json");
        row("FILE:/there/a.json", "/there/a.json");
        row("/there/file:a%20b.json", "/there/file:a%20b.json");
    }
    void aFileMayBeNamedByItsUrl()
    {
        QFETCH(QString, argument);
        QFETCH(QString, file);
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
        const QString journal = m_folder.filePath(u"journal.sqlite"_s);
        gui::SingleInstance first(journal);
        QVERIFY(first.listen());
        QSignalSpy handedOver(&first, &gui::SingleInstance::handedOver);
        QProcess second;
        QProcessEnvironment changed = environment();
        changed.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        second.setProcessEnvironment(changed);
        second.start(support::buildPath(u"bin/cpv2-workbench"_s), {u"--journal"_s, journal, argument});
        QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patience);
        QVERIFY2(second.exitCode() == 0, second.readAllStandardError());
        QCOMPARE(handedOver.first().first().toStringList(), QStringList{file});
    }
};

QTEST_GUILESS_MAIN(TestWorkbenchProgram)
#include "test_workbench_program.moc"
