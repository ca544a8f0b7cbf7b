// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/places.h"
#include "core/private_folder.h"
#include "support/test.h"

#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace
{

/// A variable of the environment, back as it was at the end.
class Variable
{
public:
    Variable(const char *name, const QString &value)
        : m_name(name), m_before(qgetenv(name)), m_wasSet(qEnvironmentVariableIsSet(name))
    {
        if (value.isNull())
            qunsetenv(name);
        else
            qputenv(name, value.toUtf8());
    }
    ~Variable()
    {
        if (m_wasSet)
            qputenv(m_name, m_before);
        else
            qunsetenv(m_name);
    }
    Q_DISABLE_COPY_MOVE(Variable)

private:
    const char *m_name;
    QByteArray m_before;
    bool m_wasSet;
};

} // namespace

class TestPlaces : public support::Test
{
    Q_OBJECT
private slots:
    void aFolderIsWhereTheSpecificationSays_data()
    {
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("config");
        QTest::addColumn<QString>("inData");
        QTest::addColumn<QString>("inConfig");
        const QString none;
        const QString homeData = u"/h/.local/share/cpv2-workbench"_s;
        const QString homeConfig = u"/h/.config/cpv2-workbench"_s;
        const auto row = [](const char *name, const QString &home, const QString &data, const QString &config,
                            const QString &inData, const QString &inConfig) {
            QTest::newRow(name) << home << data << config << inData << inConfig;
        };
        row("HOME alone", u"/h"_s, none, none, homeData, homeConfig);
        row("both variables", u"/h"_s, u"/d"_s, u"/c"_s, u"/d/cpv2-workbench"_s, u"/c/cpv2-workbench"_s);
        row("empty variables", u"/h"_s, u""_s, u""_s, homeData, homeConfig);
        row("relative variables", u"/h"_s, u"data"_s, u"./config"_s, homeData, homeConfig);
        row("a tilde is relative", u"/h"_s, u"~/data"_s, u"~"_s, homeData, homeConfig);
        row("no HOME, but the variables", none, u"/d"_s, u"/c"_s, u"/d/cpv2-workbench"_s,
            u"/c/cpv2-workbench"_s);
        row("no HOME", none, none, none, none, none);
        row("an empty HOME", u""_s, none, none, none, none);
        row("a relative HOME", u"h"_s, u"d"_s, none, none, none);
    }
    // W07 X03
    void aFolderIsWhereTheSpecificationSays()
    {
        QFETCH(QString, home);
        QFETCH(QString, data);
        QFETCH(QString, config);
        QFETCH(QString, inData);
        QFETCH(QString, inConfig);
        const Variable homeVariable("HOME", home);
        const Variable dataVariable("XDG_DATA_HOME", data);
        const Variable configVariable("XDG_CONFIG_HOME", config);
        for (const auto &[found, expected] :
             {std::pair(core::dataFolder(), inData), std::pair(core::configFolder(), inConfig)}) {
            QCOMPARE(bool(found), !expected.isEmpty());
            QCOMPARE(core::placeIn(found, "x"_L1), expected.isEmpty() ? QString() : expected + u"/x"_s);
            if (!found)
                QVERIFY2(found.error().sentence.contains(u"HOME is not set"_s),
                         qPrintable(found.error().sentence));
        }
    }

    // W07
    void aRelativeRuntimeFolderIsNone()
    {
        const QTemporaryDir folder;
        const Variable runtime("XDG_RUNTIME_DIR", folder.path());
        QCOMPARE(core::runtimeFolder(), folder.path());
        const Variable relative("XDG_RUNTIME_DIR", u"."_s);
        QCOMPARE(core::runtimeFolder(), QString());
    }

    void aFolderThatOthersCanWriteToIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("0700") << 0700 << true;
        QTest::newRow("0755") << 0755 << true;
        QTest::newRow("0777") << 0777 << false;
        QTest::newRow("0707") << 0707 << false;
        QTest::newRow("1777, as /tmp") << 01777 << true;
    }
    // W06
    void aFolderThatOthersCanWriteToIsRefused()
    {
        QFETCH(int, mode);
        QFETCH(bool, isGood);
        const QTemporaryDir folder;
        QCOMPARE(::chmod(folder.path().toUtf8().constData(), mode_t(mode)), 0);
        const core::Result<core::Done> made = core::makePrivateFolder(folder.path());
        QCOMPARE(bool(made), isGood);
        if (!made)
            QVERIFY2(made.error().sentence.contains(folder.path()), qPrintable(made.error().sentence));
    }

    void aFolderIsMadeForItsOwnerAlone()
    {
        const QTemporaryDir folder;
        const QString made = folder.filePath(u"a/b"_s);
        QVERIFY(core::makePrivateFolder(made));
        struct stat status = {};
        QCOMPARE(::stat(made.toUtf8().constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0700);
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!core::makePrivateFolder(file.fileName() + u"/c"_s));
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "test_places.moc"
