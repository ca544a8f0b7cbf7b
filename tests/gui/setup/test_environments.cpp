// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/environment_selector.h"
#include "gui/setup/environments_dialog.h"
#include "simulator/simulator.h"
#include "support/memory_keys.h"
#include "support/test.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QWheelEvent>

using namespace Qt::Literals::StringLiterals;

class TestEnvironments : public support::Test
{
    Q_OBJECT
private:
    struct Bench {
        QTemporaryDir folder;
        workspace::EnvironmentStore store{folder.filePath(u"environments.json"_s)};
        support::MemoryKeys keychain;
        workspace::KeyRing keys{&keychain};
    };

    static void type(QWidget *dialog, const QString &field, const QString &text)
    {
        auto *edit = dialog->findChild<QLineEdit *>(field);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    static QPushButton *ok(QDialog *dialog)
    {
        return dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

private slots:
    void anEnvironmentIsSetUp_data()
    {
        QTest::addColumn<bool>("hasKeychain");
        QTest::newRow("keychain") << true;
        QTest::newRow("none") << false;
    }

    // K01 K03
    void anEnvironmentIsSetUp()
    {
        QFETCH(bool, hasKeychain);
        Bench bench;
        bench.keychain.isUsable = hasKeychain;
        gui::EnvironmentsDialog dialog(&bench.store, &bench.keys, u"simulator"_s);
        dialog.show();
        QVERIFY(!dialog.findChild<QLineEdit *>(u"apiKey"_s)->isEnabled());
        QVERIFY(!dialog.findChild<QPushButton *>(u"remove"_s)->isEnabled());
        dialog.findChild<QPushButton *>(u"add"_s)->click();
        QVERIFY(!ok(&dialog)->isEnabled());
        type(&dialog, u"name"_s, u"Biller A"_s);
        type(&dialog, u"endpoint"_s, u"https://biller.invalid/v2"_s);
        type(&dialog, u"apiKey"_s, u"canary-key-77"_s);
        type(&dialog, u"idFields"_s, u"OrderNo, , TraceId"_s);
        auto *floodLimit = dialog.findChild<QSpinBox *>(u"floodLimit"_s);
        QCOMPARE(floodLimit->text(), u"at most 3000"_s);
        floodLimit->setValue(0);
        QCOMPARE(floodLimit->text(), u"no limit"_s);
        QCOMPARE(dialog.findChild<QLineEdit *>(u"apiKey"_s)->echoMode(), QLineEdit::Password);
        QVERIFY(ok(&dialog)->isEnabled());
        QVERIFY(bench.store.environments().size() == 1);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        ok(&dialog)->click();
        QTRY_COMPARE(accepted.size(), 1);
        QCOMPARE(dialog.keyProblem().isEmpty(), hasKeychain);
        QCOMPARE(bench.store.environments().size(), 2);
        const workspace::Environment made = bench.store.environments().last();
        QCOMPARE(made.name, u"Biller A"_s);
        QVERIFY(made.live);
        QCOMPARE(made.floodLimit, 0);
        QCOMPARE(made.idFields, (QStringList{u"OrderNo"_s, u"TraceId"_s}));
        QCOMPARE(bench.keychain.keys.value(made.id), hasKeychain ? "canary-key-77"_ba : QByteArray());

        QDirIterator files(bench.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("canary-key-77"));
        }
    }

    void anEndpointIsJudgedAsItIsTyped_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("https") << u"https://www.invoicecloud.com/cloudpaymentsapi/v2"_s << true;
        QTest::newRow("blanks around it") << u" https://biller.example/v2 "_s << true;
        QTest::newRow("http to elsewhere") << u"http://www.invoicecloud.com/v2"_s << false;
        QTest::newRow("user name") << u"https://key@biller.example/v2"_s << false;
        QTest::newRow("no host") << u"https:///v2"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("no scheme") << u"www.invoicecloud.com"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }

    // C17
    void anEndpointIsJudgedAsItIsTyped()
    {
        QFETCH(QString, url);
        QFETCH(bool, isGood);
        Bench bench;
        gui::EnvironmentsDialog dialog(&bench.store, &bench.keys, {});
        dialog.show();
        dialog.add();
        type(&dialog, u"endpoint"_s, url);
        QCOMPARE(ok(&dialog)->isEnabled(), isGood);
        QCOMPARE(dialog.findChild<QLabel *>(u"problem"_s)->text().isEmpty(), isGood);
    }

    void aCertificateIsChosenAmongFiles()
    {
        Bench bench;
        gui::EnvironmentsDialog dialog(&bench.store, &bench.keys, {});
        dialog.show();
        dialog.add();
        type(&dialog, u"endpoint"_s, u"https://test.invalid/v2"_s);
        dialog.findChild<QLineEdit *>(u"caFile"_s)->findChild<QAction *>(u"chooseFile"_s)->trigger();
        auto *files = dialog.findChild<QFileDialog *>(u"certificateFile"_s);
        QVERIFY(files && files->isVisible());
        emit files->fileSelected(u"/etc/ssl/ours.pem"_s);
        files->reject();
        ok(&dialog)->click();
        QTRY_COMPARE(bench.store.environments().size(), 2);
        QCOMPARE(bench.store.environments().last().caFile, u"/etc/ssl/ours.pem"_s);
    }

    void aServiceIsAskedWhetherItAcceptsTheKey_data()
    {
        QTest::addColumn<bool>("isRight");
        QTest::newRow("right key") << true;
        QTest::newRow("wrong key") << false;
    }

    void aServiceIsAskedWhetherItAcceptsTheKey()
    {
        QFETCH(bool, isRight);
        simulator::Simulator service;
        QVERIFY(service.start());
        Bench bench;
        gui::EnvironmentsDialog dialog(&bench.store, &bench.keys, {});
        dialog.show();
        dialog.add();
        type(&dialog, u"endpoint"_s, service.endpoint().toString());
        type(&dialog, u"apiKey"_s, isRight ? QString::fromUtf8(service.apiKey()) : u"wrong"_s);
        dialog.findChild<QPushButton *>(u"check"_s)->click();
        const auto *checked = dialog.findChild<QLabel *>(u"checked"_s);
        QTRY_VERIFY(checked->text().contains(isRight ? u"accepts the key"_s : u"refuses"_s));
    }

    void aChosenEnvironmentGetsItsKey()
    {
        Bench bench;
        workspace::Environment test;
        test.id = u"t"_s;
        test.name = u"Test biller"_s;
        test.endpoint = QUrl(u"https://test.invalid/v2"_s);
        QVERIFY(bench.store.save(test));
        bench.keychain.keys.insert(u"t"_s, "the key");
        gui::EnvironmentSelector selector({.name = u"Simulator"_s,
                                           .endpoint = QUrl(u"http://127.0.0.1:1/"_s),
                                           .apiKey = "simulated",
                                           .simulated = true},
                                          &bench.store, &bench.keys);
        QVERIFY(selector.current().simulated);
        auto *rows = selector.findChild<QComboBox *>(u"environments"_s);
        QCOMPARE(rows->itemText(1), u"Test biller"_s);
        rows->setCurrentIndex(1);
        emit rows->activated(1);
        QVERIFY(selector.current().endpoint.isEmpty()); // nothing is sent before the key is there
        QTRY_COMPARE(selector.current().endpoint, test.endpoint);
        QCOMPARE(selector.current().apiKey, "the key"_ba);
        QVERIFY(!selector.current().isLive());
        QVERIFY(selector.current().isRemote());
        rows->setCurrentIndex(0);
        emit rows->activated(0);
        QCOMPARE(selector.current().apiKey, "simulated"_ba); // never another's
    }

    void theWheelNeverChoosesAnEnvironment()
    {
        Bench bench;
        workspace::Environment live;
        live.id = u"live"_s;
        live.name = u"Live"_s;
        live.endpoint = QUrl(u"https://biller.invalid/v2"_s);
        live.live = true;
        QVERIFY(bench.store.save(live));
        gui::EnvironmentSelector selector(
            {.name = u"Simulator"_s, .endpoint = {}, .apiKey = {}, .simulated = true}, &bench.store,
            &bench.keys);
        selector.show();
        QVERIFY(QTest::qWaitForWindowActive(&selector));
        auto *rows = selector.findChild<QComboBox *>(u"environments"_s);
        const QSignalSpy changed(&selector, &gui::EnvironmentSelector::changed);
        for (const bool hasFocus : {false, true}) {
            hasFocus ? rows->setFocus() : rows->clearFocus();
            const QPointF at = rows->rect().center();
            QWheelEvent event(at, rows->mapToGlobal(at), {}, {0, -240}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(rows, &event);
            QCOMPARE(rows->currentIndex(), 0);
        }
        QVERIFY(changed.isEmpty());
        QVERIFY(selector.current().simulated);
    }
};

QTEST_MAIN(TestEnvironments)
#include "test_environments.moc"
