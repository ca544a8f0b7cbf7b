// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/test.h"
#include "workspace/environment_store.h"

#include <QFile>
#include <QTemporaryDir>

using namespace workspace;
using namespace Qt::Literals::StringLiterals;

static Environment someEnvironment()
{
    Environment environment;
    environment.id = u"b7a3"_s;
    environment.name = u"Test biller"_s;
    environment.endpoint = QUrl(u"https://biller.invalid/v2"_s);
    return environment;
}

/// An environment with everything set.
static Environment fullEnvironment()
{
    Environment environment = someEnvironment();
    environment.live = true;
    environment.amountCap = u"100.00"_s;
    environment.callbackBase = QUrl(u"https://tunnel.invalid"_s);
    environment.proxy = Environment::Proxy::Own;
    environment.proxyUrl = QUrl(u"socks5://proxy.invalid:1080"_s);
    environment.caFile = u"/etc/ca.pem"_s;
    environment.clientCertificateFile = u"/etc/client.pem"_s;
    environment.clientKeyFile = u"/etc/client.key"_s;
    environment.connectTimeoutMs = 1000;
    environment.totalDeadlineMs = 2000;
    environment.postbackStatus = 500;
    environment.postbackDelayMs = 100;
    environment.floodLimit = 0;
    environment.postbackBody = "no"_ba;
    environment.forwardTo = QUrl(u"https://portal.invalid/handler?a=1"_s);
    environment.forwardPrivate = true;
    environment.idFields = QStringList{u"OrderNo"_s};
    return environment;
}

class TestEnvironmentStore : public support::Test
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString file() const { return m_folder->filePath(u"config/environments.json"_s); }

    void writeFile(const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }

    QByteArray readFile() const
    {
        QFile in(file());
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        Test::init();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theSimulatorAlwaysExists()
    {
        EnvironmentStore store(file());
        QVERIFY(!store.problem());
        QCOMPARE(store.environments().size(), 1);
        QVERIFY(store.environments().first().isSimulator());
        QVERIFY(!store.remove(QLatin1StringView(simulatorEnvironment)));
        QVERIFY(!QFile::exists(file()));
    }

    void everythingSurvivesBeingSaved_data()
    {
        QTest::addColumn<bool>("isFull");
        QTest::newRow("usual") << false;
        QTest::newRow("full") << true;
    }

    void everythingSurvivesBeingSaved()
    {
        QFETCH(bool, isFull);
        const Environment environment = isFull ? fullEnvironment() : someEnvironment();
        EnvironmentStore store(file());
        QVERIFY(store.save(environment));
        const EnvironmentStore again(file());
        QVERIFY(!again.problem());
        QCOMPARE(again.environments().size(), 2);
        QVERIFY(again.environments().last() == environment);
        QVERIFY(*again.find(environment.id) == environment);
        QVERIFY(*again.find(u"test BILLER"_s) == environment);
        QVERIFY(!again.find(u"another"_s));
    }

    void onlyTheOwnerCanReadTheFile()
    {
        EnvironmentStore store(file());
        QVERIFY(store.save(someEnvironment()));
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFileInfo(QFileInfo(file()).path()).permissions() & others));
    }

    void theSimulatorsSettingsAreKept()
    {
        EnvironmentStore store(file());
        Environment simulator = store.environments().first();
        simulator.postbackStatus = 503;
        QVERIFY(store.save(simulator));
        simulator.live = true;
        QVERIFY(!store.save(simulator));
        const EnvironmentStore again(file());
        QCOMPARE(again.environments().size(), 1);
        QCOMPARE(again.environments().first().postbackStatus, 503);
    }

    void anEnvironmentIsRemoved()
    {
        EnvironmentStore store(file());
        QVERIFY(store.save(someEnvironment()));
        QVERIFY(store.remove(someEnvironment().id));
        QVERIFY(store.remove(u"gone already"_s));
        QCOMPARE(EnvironmentStore(file()).environments().size(), 1);
    }

    void unknownMembersSurvive()
    {
        writeFile(
            "{\"note\": \"mine\", \"environments\": [{\"id\": \"b7a3\", \"color\": 1.0, \"name\": \"A\", "
            "\"endpoint\": \"https://a.invalid/\"}]}");
        EnvironmentStore store(file());
        QVERIFY(!store.problem());
        QVERIFY(store.save(someEnvironment()));
        QCOMPARE(readFile(),
                 "{\n  \"note\": \"mine\",\n  \"environments\": [\n    {\n      \"id\": \"b7a3\",\n"
                 "      \"color\": 1.0,\n      \"name\": \"Test biller\",\n"
                 "      \"endpoint\": \"https://biller.invalid/v2\"\n    }\n  ]\n}\n");
    }

    void aBrokenFileIsReportedWithItsLineAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no JSON") << "{\n\"environments\": [\n}"_ba << 3;
        QTest::newRow("no list") << "\n{}"_ba << 2;
        QTest::newRow("no object") << "{\"environments\":\n[\n1]}"_ba << 3;
        QTest::newRow("wrong type") << "{\"environments\": [\n{\"id\": \"a\",\n\"live\": \"yes\"}]}"_ba << 3;
        QTest::newRow("no word") << "{\"environments\": [\n{\"id\": \"a\",\n\n\"proxy\": \"maybe\"}]}"_ba
                                 << 4;
        QTest::newRow("no whole number") << "{\"environments\": [{\n\"totalDeadlineMs\": 1.5}]}"_ba << 2;
        QTest::newRow("no id") << "{\"environments\": [\n{\"name\": \"a\"}]}"_ba << 2;
        QTest::newRow("no endpoint") << "{\"environments\": [\n{\"id\": \"a\", \"name\": \"a\"}]}"_ba << 2;
        QTest::newRow("the same id")
            << "{\"environments\": [\n{\"id\": \"a\", \"name\": \"a\", \"endpoint\": \"https://a/\"},\n"
               "{\"id\": \"a\", \"name\": \"b\", \"endpoint\": \"https://a/\"}]}"_ba
            << 3;
    }

    void aBrokenFileIsReportedWithItsLineAndLeftAlone()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        writeFile(text);
        EnvironmentStore store(file());
        QVERIFY(store.problem());
        QVERIFY2(store.problem()->sentence.startsWith(u"%1, line %2: "_s.arg(file()).arg(line)),
                 qPrintable(store.problem()->sentence));
        QCOMPARE(store.environments().size(), 1);
        QVERIFY(!store.save(someEnvironment()));
        QVERIFY(!store.remove(u"a"_s));
        QCOMPARE(readFile(), text);
    }

    void settingsThatCannotWorkAreRejected_data()
    {
        QTest::addColumn<Environment>("environment");
        const auto row = [](const char *name, const auto &change) {
            Environment environment = fullEnvironment();
            change(environment);
            QTest::newRow(name) << environment;
        };
        row("no name", [](Environment &e) { e.name = u" "_s; });
        row("no endpoint", [](Environment &e) { e.endpoint.clear(); });
        row("file", [](Environment &e) { e.endpoint = QUrl(u"file:///etc/passwd"_s); });
        row("password", [](Environment &e) { e.endpoint = QUrl(u"https://a:b@c.invalid/"_s); });
        row("live without TLS", [](Environment &e) { e.endpoint = QUrl(u"http://c.invalid/"_s); });
        row("amount", [](Environment &e) { e.amountCap = u"much"_s; });
        row("callback", [](Environment &e) { e.callbackBase = QUrl(u"ftp://c.invalid/"_s); });
        row("proxy", [](Environment &e) { e.proxyUrl = QUrl(u"https://c.invalid/"_s); });
        row("certificate without key", [](Environment &e) { e.clientKeyFile.clear(); });
        row("no time", [](Environment &e) { e.totalDeadlineMs = 0; });
        row("much time", [](Environment &e) { e.connectTimeoutMs = 600'001; });
        row("status", [](Environment &e) { e.postbackStatus = 101; });
        row("flood limit", [](Environment &e) { e.floodLimit = -1; });
        row("delay", [](Environment &e) { e.postbackDelayMs = 60'001; });
        row("forward", [](Environment &e) { e.forwardTo = QUrl(u"javascript:1"_s); });
    }

    // C16 C17
    void settingsThatCannotWorkAreRejected()
    {
        QFETCH(Environment, environment);
        EnvironmentStore store(file());
        const core::Result<core::Done> saved = store.save(environment);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, u"environment"_s);
        QVERIFY(!QFile::exists(file()));
    }

    void environmentNamesAreUnique()
    {
        EnvironmentStore store(file());
        QVERIFY(store.save(someEnvironment()));
        Environment other = someEnvironment();
        other.id = u"other"_s;
        other.name = u"TEST biller"_s;
        QVERIFY(!store.save(other));
        other.name = u"simulator"_s;
        QVERIFY(!store.save(other));
        QCOMPARE(store.environments().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentStore)
#include "test_environment_store.moc"
