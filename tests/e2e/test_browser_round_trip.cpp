// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// The whole way with nothing in between: the real window on a real screen, Submit pressed in it, the
// page it opens paid in a real browser (pay.mjs), postback and return back in the window. Pictures of
// both are left in ARTEFACTS.

#include "gui/look/theme.h"
#include "gui/trips/stories_list.h"
#include "gui/window/main_window.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/memory_keys.h"
#include "support/places.h"
#include "support/test.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QScreen>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = 60'000; // ms; a browser has to start

const QString folder = support::sourcePath(u"tests/e2e"_s);
const QString artefacts = support::buildPath(u"e2e-artefacts"_s);

} // namespace

class TestBrowserRoundTrip : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(folder + "/node_modules/playwright-core/package.json"_L1),
                 "playwright-core is missing: run \"npm ci\" in tests/e2e (scripts/test does)");
        QVERIFY2(QFile::exists(u"/usr/bin/chromium"_s), "Chromium is missing: apt install chromium");
        QVERIFY2(!QStandardPaths::findExecutable(u"node"_s).isEmpty(), "Node is missing: apt install nodejs");
        QVERIFY(QDir(artefacts).removeRecursively() && QDir().mkpath(artefacts));
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit()); // a bare server has none
        qputenv("PATH", folder.toLocal8Bit() + "/browser:" + qgetenv("PATH"));
        gui::applyTheme(*qApp, workspace::Settings::Theme::Light);
    }

    void aPageIsPaidInARealBrowser_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("attempts");
        QTest::addColumn<int>("postbacks");
        const QString twoByTwo = support::sourcePath(u"tests/data/two-customers-two-invoices.json"_s);
        QTest::newRow("approved") << QString() << "approved"_ba << 1;
        QTest::newRow("declined-then-approved") << QString() << "declined,approved"_ba << 2;
        QTest::newRow("two-customers-two-invoices") << twoByTwo << "approved"_ba << 4;
    }
    void aPageIsPaidInARealBrowser()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, attempts);
        QFETCH(int, postbacks);
        const QString name = artefacts + u'/' + QLatin1StringView(QTest::currentDataTag());
        const QString log = name + "-browser.log"_L1;
        qputenv("E2E_LOG", log.toLocal8Bit());
        qputenv("E2E_PICTURES", name.toLocal8Bit());
        qputenv("E2E_ATTEMPTS", attempts);

        QTemporaryDir home;
        workspace::Settings settings(home.filePath(u"settings.ini"_s));
        workspace::DraftStore drafts(home.filePath(u"drafts"_s));
        workspace::EnvironmentStore environments(home.filePath(u"environments.json"_s));
        support::MemoryKeys keychain;
        workspace::KeyRing keys(&keychain);
        workspace::ProfileLibrary profiles(home.filePath(u"profiles"_s));
        roundtrip::Desk desk(home.filePath(u"journal.sqlite"_s));
        QVERIFY(desk.start());
        simulator::Simulator simulator;
        QVERIFY(simulator.start());
        roundtrip::RoundTrip trip;
        connect(&desk, &roundtrip::Desk::changed, this,
                [&](const roundtrip::Change &change) { trip = change.trip; });

        gui::MainWindow window({.name = u"Simulator"_s,
                                .endpoint = simulator.endpoint(),
                                .apiKey = simulator.apiKey(),
                                .simulated = true},
                               &environments, &keys, &desk, &settings, &drafts, &profiles);
        window.setGeometry(window.screen()->availableGeometry());
        window.show();
        window.start({file});
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto picture = [&](const QString &moment) {
            QCoreApplication::processEvents();
            QVERIFY(
                window.screen()->grabWindow(window.winId()).save(name + "-window-"_L1 + moment + ".png"_L1));
        };
        picture(u"1-before"_s);

        auto *submit = window.findChild<QToolButton *>(u"submitButton"_s);
        QVERIFY(submit->isVisible() && submit->isEnabled());
        QTest::mouseClick(submit, Qt::LeftButton);
        const auto *invoiceState = window.findChild<QLabel *>(u"invoiceState"_s);
        QTRY_COMPARE_WITH_TIMEOUT(invoiceState->text(), u"PENDING"_s, patience);
        picture(u"2-submitted"_s);

        QTRY_VERIFY2_WITH_TIMEOUT(logOf(log).endsWith("done\n") || logOf(log).contains("failed"), logOf(log),
                                  patience);
        QVERIFY2(logOf(log).endsWith("done\n"), logOf(log));
        QTRY_COMPARE_WITH_TIMEOUT(invoiceState->text(), u"PAID (by the postback)"_s, patience);
        QTRY_VERIFY(!trip.ofRole(journal::Role::Return).isEmpty());
        QCOMPARE(trip.ofRole(journal::Role::Postback).size(), postbacks);
        QCOMPARE(trip.state(), roundtrip::State::Paid);
        QTRY_COMPARE(storiesPassed(window), 4);
        picture(u"3-paid"_s);
    }

private:
    static QByteArray logOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("the browser was never opened");
    }

    static int storiesPassed(const gui::MainWindow &window)
    {
        int passed = 0;
        for (const gui::StoriesList *list : window.findChildren<gui::StoriesList *>()) {
            if (!list->isVisible())
                continue; // that of the page behind
            const QAbstractItemModel *model = list->model();
            for (int row = 0; row < std::min(4, model->rowCount()); ++row)
                passed += model->index(row, 0).data(gui::StoriesModel::VerdictRole) ==
                          static_cast<int>(roundtrip::Verdict::Passed);
        }
        return passed;
    }

    QTemporaryDir m_runtime;
};

QTEST_MAIN(TestBrowserRoundTrip)
#include "test_browser_round_trip.moc"
