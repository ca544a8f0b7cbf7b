// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/places.h"
#include "support/test.h"
#include "workspace/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using workspace::Settings;
namespace setting = workspace::setting;

class SettingsTest : public support::Test
{
    Q_OBJECT
private slots:
    void init();

    void withoutAFileThereAreDefaults();
    void whatWasChosenIsThereNextTime();
    void everyThemeComesBack();
    void valuesThatMakeNoSenseAreDefaults_data();
    void valuesThatMakeNoSenseAreDefaults();
    void recentFilesAreTenAtMostTheNewestFirst();
    void aFileIsRecentOnlyOnce();
    void recentFilesAreAbsolute();
    void oddNamesAreRecentToo();
    void theDefaultFileLiesInTheConfigurationFolder();

private:
    QString file() const { return m_folder->filePath(u"config/settings.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SettingsTest::init()
{
    Test::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

void SettingsTest::withoutAFileThereAreDefaults()
{
    const Settings settings(file());
    QCOMPARE(settings.get(setting::theme), Settings::Theme::System);
    QVERIFY(settings.get(setting::replaceCallbacks));
    QVERIFY(settings.get(setting::openPageAutomatically));
    QVERIFY(settings.get(setting::reopenFiles));
    QVERIFY(settings.get(setting::openFiles).isEmpty());
    QCOMPARE(settings.get(setting::listenerPort), 0);
    QCOMPARE(settings.get(setting::lastListenerPort), 0);
    QVERIFY(settings.get(setting::windowGeometry).isEmpty());
    QVERIFY(settings.get(setting::columnSizes).isEmpty());
    QVERIFY(settings.recentFiles().isEmpty());
}

void SettingsTest::whatWasChosenIsThereNextTime()
{
    {
        Settings settings(file());
        settings.set(setting::replaceCallbacks, false);
        settings.set(setting::openPageAutomatically, false);
        settings.set(setting::listenerPort, 65535);
        settings.set(setting::lastListenerPort, 65534);
        settings.set(setting::windowGeometry, "\0\x01\xff geometry"_ba);
        settings.set(setting::columnSizes, "\0main"_ba);
        settings.set(setting::hiddenPanes, {u"actionShowPreview"_s});
        settings.set(setting::reopenFiles, false);
        settings.set(setting::openFiles, {u"/b, \"c\".json"_s, u"/a.json"_s});
        settings.set(setting::currentFile, u"/a.json"_s);
    }
    const Settings settings(file());
    QVERIFY(!settings.get(setting::replaceCallbacks));
    QVERIFY(!settings.get(setting::openPageAutomatically));
    QCOMPARE(settings.get(setting::listenerPort), 65535);
    QCOMPARE(settings.get(setting::lastListenerPort), 65534);
    QCOMPARE(settings.get(setting::windowGeometry), "\0\x01\xff geometry"_ba);
    QCOMPARE(settings.get(setting::columnSizes), "\0main"_ba);
    QCOMPARE(settings.get(setting::hiddenPanes), QStringList{u"actionShowPreview"_s});
    QVERIFY(!settings.get(setting::reopenFiles));
    QCOMPARE(settings.get(setting::openFiles), (QStringList{u"/b, \"c\".json"_s, u"/a.json"_s}));
    QCOMPARE(settings.get(setting::currentFile), u"/a.json"_s);
}

void SettingsTest::everyThemeComesBack()
{
    for (const auto theme : {Settings::Theme::Light, Settings::Theme::Dark, Settings::Theme::System}) {
        Settings(file()).set(setting::theme, theme);
        QCOMPARE(Settings(file()).get(setting::theme), theme);
    }
}

void SettingsTest::valuesThatMakeNoSenseAreDefaults_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("words") << "[preferences]\ntheme=pink\nlistenerPort=many\n"_ba;
    QTest::newRow("port too high") << "[preferences]\nlistenerPort=65536\n"_ba;
    QTest::newRow("port below zero") << "[preferences]\nlistenerPort=-1\n[session]\nlistenerPort=70000\n"_ba;
    QTest::newRow("rubbish") << "\xff\xfe\0\0\x01"_ba.repeated(100);
}

void SettingsTest::valuesThatMakeNoSenseAreDefaults()
{
    QFETCH(QByteArray, content);
    QVERIFY(QDir(m_folder->path()).mkdir(u"config"_s));
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(content);
    broken.close();
    withoutAFileThereAreDefaults();
}

void SettingsTest::recentFilesAreTenAtMostTheNewestFirst()
{
    {
        Settings settings(file());
        for (int i = 1; i <= 15; ++i)
            settings.addRecentFile(u"/requests/%1.json"_s.arg(i));
    }
    const QStringList files = Settings(file()).recentFiles();
    QCOMPARE(files.size(), 10);
    QCOMPARE(files.first(), u"/requests/15.json"_s);
    QCOMPARE(files.last(), u"/requests/6.json"_s);
}

void SettingsTest::aFileIsRecentOnlyOnce()
{
    Settings settings(file());
    for (const QString &name : {u"/a.json"_s, u"/b.json"_s, u"/a.json"_s})
        settings.addRecentFile(name);
    QCOMPARE(settings.recentFiles(), (QStringList{u"/a.json"_s, u"/b.json"_s}));
    settings.clearRecentFiles();
    QVERIFY(settings.recentFiles().isEmpty());
}

void SettingsTest::recentFilesAreAbsolute()
{
    Settings settings(file());
    settings.addRecentFile(u"request.json"_s);
    QCOMPARE(settings.recentFiles(), QStringList{QDir::current().absoluteFilePath(u"request.json"_s)});
}

void SettingsTest::oddNamesAreRecentToo()
{
    const QString name = u"/a, b; \"c\" 请求\\.json"_s;
    Settings(file()).addRecentFile(name);
    QCOMPARE(Settings(file()).recentFiles(), QStringList{name});
}

void SettingsTest::theDefaultFileLiesInTheConfigurationFolder()
{
    QCOMPARE(Settings::defaultFile(), *core::configFolder() + u"/settings.ini"_s);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "test_settings.moc"
