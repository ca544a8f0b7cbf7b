// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window/navigator_model.h"
#include "gui/window_bench.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QAbstractButton>
#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using gui::NavigatorModel;
using window_bench::Bench;
using window_bench::patience;

class TestOpenFiles : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { window_bench::keepHomeIn(m_home); }

    void unsavedChangesAreAskedAbout_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QMessageBox::Save << true << true;
        QTest::newRow("discard") << QMessageBox::Discard << true << false;
        QTest::newRow("cancel") << QMessageBox::Cancel << false << false;
    }
    void unsavedChangesAreAskedAbout()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QFETCH(bool, closes);
        QFETCH(bool, saves);
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        const QByteArray before = cpv2::PaymentRequest::sample().toJson();
        QVERIFY(workspace::writeRequestFile(file, before));
        bench.show({file});
        QCOMPARE(bench.window->windowTitle(), u"request.json[*] — CPV2 Workbench"_s);
        bench.type(u"BillerReference"_s, u"changed"_s);
        QVERIFY(bench.window->isWindowModified());
        QCOMPARE(bench.tabs(), {u"request.json •"_s});

        bench.window->close();
        QVERIFY(bench.window->isVisible());
        bench.dialog<QMessageBox>(u"unsavedChanges"_s)->button(answer)->click();
        QTRY_COMPARE(!bench.window->isVisible(), closes);
        QCOMPARE(workspace::readRequestFile(file)->contains("changed"), saves);
        bench.window.reset();
        QVERIFY(!closes || workspace::DraftStore(bench.file(u"drafts"_s)).abandoned().isEmpty());
    }

    void aFileThatIsOpenIsRaised()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b});
        QVERIFY(QFile::link(a, bench.file(u"link.json"_s)));
        const QString relative = QDir::current().relativeFilePath(a);
        for (const QString &name : {a, bench.file(u"./a.json"_s), bench.file(u"link.json"_s), relative}) {
            bench.clickTab(1);
            bench.drop({name});
            QCOMPARE(bench.tabBar()->currentIndex(), 0);
        }
        QCOMPARE(bench.tabBar()->count(), 2);
        bench.clickTab(0);
        bench.press(Qt::Key_W);
        bench.drop({relative}); // opened by one name, it is known by the whole one
        const auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        QCOMPARE(navigator->model()->rowCount(navigator->model()->index(NavigatorModel::Requests, 0)), 3);
        QCOMPARE(bench.settings.get(workspace::setting::openFiles), QStringList({b, a}));
    }

    void severalFilesAreDroppedAtOnce()
    {
        Bench bench;
        bench.show();
        bench.drop({bench.requestFile(u"a.json"_s, u"A"_s), bench.file(u"not there.json"_s),
                    bench.requestFile(u"b.json"_s, u"B"_s)});
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QVERIFY(bench.tabBar()->tabToolTip(0).contains(u"a.json"_s));
    }

    // J20
    void manyFilesAreOpenedOneByOneAfterAQuestion()
    {
        Bench bench;
        bench.show();
        QStringList files;
        for (int i = 0; i < 30; ++i)
            files << bench.requestFile(u"%1.json"_s.arg(i), QString::number(i));
        const auto answer = [&](int button) {
            QMessageBox *question = nullptr;
            QTRY_VERIFY((question = bench.window->findChild<QMessageBox *>(u"manyFiles"_s)));
            QVERIFY(question->text().contains(u"30"_s));
            question->buttons().at(button)->click();
            QTRY_VERIFY(!bench.window->findChild<QMessageBox *>(u"manyFiles"_s));
        };
        const auto buttonNamed = [&](const QString &text) {
            QMessageBox *question = nullptr;
            QTRY_VERIFY((question = bench.window->findChild<QMessageBox *>(u"manyFiles"_s)));
            const QList<QAbstractButton *> buttons = question->buttons();
            const auto found = std::ranges::find_if(
                buttons, [&](QAbstractButton *button) { return button->text().contains(text); });
            return int(found - buttons.begin());
        };
        bench.window->comeForward(files);
        answer(buttonNamed(u"Cancel"_s));
        QCOMPARE(bench.tabBar()->count(), 1);
        bench.window->comeForward(files);
        answer(buttonNamed(u"first"_s));
        QTRY_COMPARE(bench.tabBar()->count(), 20);
        bench.window->comeForward(files);
        answer(buttonNamed(u"all"_s));
        QTRY_COMPARE(bench.tabBar()->count(), 30);
    }

    void closingATabAsksAboutItsChangesOnly_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::addColumn<QStringList>("left");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QMessageBox::Save << QStringList({u"b.json •"_s}) << true;
        QTest::newRow("discard") << QMessageBox::Discard << QStringList({u"b.json •"_s}) << false;
        QTest::newRow("cancel") << QMessageBox::Cancel << QStringList({u"a.json •"_s, u"b.json •"_s})
                                << false;
    }
    void closingATabAsksAboutItsChangesOnly()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QFETCH(QStringList, left);
        QFETCH(bool, saves);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a, bench.requestFile(u"b.json"_s, u"B"_s)});
        bench.type(u"BillerReference"_s, u"changed b"_s);
        bench.clickTab(0);
        bench.type(u"BillerReference"_s, u"changed a"_s);
        bench.press(Qt::Key_W);
        auto *question = bench.dialog<QMessageBox>(u"unsavedChanges"_s);
        QVERIFY(question->text().contains(u"a.json"_s) && !question->text().contains(u"b.json"_s));
        question->button(answer)->click();
        QTRY_COMPARE(bench.tabs(), left);
        QCOMPARE(workspace::readRequestFile(a)->contains("changed a"), saves);
    }

    void quittingAsksOnceAboutAllUnsavedRequests()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b, bench.requestFile(u"c.json"_s, u"C"_s)});
        for (const int tab : {0, 1}) {
            bench.clickTab(tab);
            bench.type(u"BillerReference"_s, u"changed"_s);
        }
        bench.window->close();
        auto *question = bench.dialog<QMessageBox>(u"unsavedChanges"_s);
        for (const QString &name : {u"2 requests"_s, u"a.json"_s, u"b.json"_s})
            QVERIFY2(question->text().contains(name), qPrintable(question->text()));
        QVERIFY(!question->text().contains(u"c.json"_s));
        question->button(QMessageBox::Save)->click();
        QTRY_VERIFY(!bench.window->isVisible());
        for (const QString &file : {a, b})
            QVERIFY(workspace::readRequestFile(file)->contains("changed"));
    }

    void theFilesOfTheLastSessionAreOpenedAgain()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        const QString c = bench.requestFile(u"c.json"_s, u"C"_s);
        bench.show({a, b, c});
        bench.clickTab(1);
        QVERIFY(QFile::remove(c));
        bench.show();
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.tabBar()->currentIndex(), 1);
        bench.show({a}); // what is asked for is in front
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.tabBar()->currentIndex(), 0);

        bench.widget<QAction>(u"actionReopenFiles"_s)->trigger();
        bench.show();
        QCOMPARE(bench.tabs(), QStringList(u"untitled"_s));
    }

    void recentFilesAreChosenAndCleared()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a & b.json"_s, u"A"_s)});
        bench.press(Qt::Key_W);
        auto *menu = bench.widget<QMenu>(u"menuOpenRecent"_s);
        QVERIFY(menu->actions().first()->text().endsWith(u"a && b.json"_s));
        menu->actions().first()->trigger();
        QCOMPARE(bench.tabs(), QStringList(u"a && b.json"_s));
        bench.widget<QAction>(u"actionClearRecent"_s)->trigger();
        QVERIFY(!menu->isEnabled());
        QVERIFY(bench.settings.recentFiles().isEmpty());
    }

    void aRequestIsSavedUnderANewName()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"changed"_s);
        QTest::keyClick(bench.window.get(), Qt::Key_S, Qt::ControlModifier);
        auto *dialog = bench.dialog<QFileDialog>(u"saveFile"_s);
        const QString file = bench.file(u"new.json"_s);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(file);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(bench.window->windowTitle(), u"new.json[*] — CPV2 Workbench"_s);
        QVERIFY(!bench.window->isWindowModified());
        const core::Result<QByteArray> written = workspace::readRequestFile(file);
        QVERIFY(written);
        QVERIFY(written->contains("\"changed\""));
        QVERIFY(written->contains("qa.sagesgov.com")); // never the listener's addresses
        QCOMPARE(bench.settings.recentFiles(), QStringList(file));
    }

    void aFileThatCannotBeReadLeavesTheRequestAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no text") << "\x7f"
                                    "ELF\0\1"_ba;
        QTest::newRow("not there") << QByteArray();
    }
    void aFileThatCannotBeReadLeavesTheRequestAsItIs()
    {
        QFETCH(QByteArray, content);
        Bench bench;
        const QString file = bench.file(u"broken.json"_s);
        if (!content.isEmpty())
            QVERIFY(workspace::writeRequestFile(file, content));
        bench.show({file});
        QVERIFY(bench.message(u"document"_s).contains(u"broken.json"_s));
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"566504"_s);
        QVERIFY(bench.settings.recentFiles().isEmpty());
    }

    void theNextFileThatOpensDismissesTheProblem()
    {
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        QVERIFY(workspace::writeRequestFile(file, cpv2::PaymentRequest::sample().toJson()));
        bench.show({file});
        const QString broken = bench.file(u"broken.json"_s);
        QVERIFY(workspace::writeRequestFile(broken, "[["));
        bench.drop({broken});
        QTRY_VERIFY(!bench.message(u"document"_s).isEmpty());
        bench.drop({file});
        QTRY_VERIFY(bench.message(u"document"_s).isEmpty());
    }

    void aDroppedFileIsOpenedWhereverItLands()
    {
        Bench bench;
        const QString file = bench.file(u"dropped.json"_s);
        QVERIFY(workspace::writeRequestFile(file, "{\"BillerReference\": \"dropped\"}"));
        bench.show();
        bench.drop({file});
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"dropped"_s);
        QCOMPARE(bench.window->windowTitle(), u"dropped.json[*] — CPV2 Workbench"_s);
    }

    void aFileChangedOnTheDiskIsAskedAbout_data()
    {
        QTest::addColumn<bool>("isEdited");
        QTest::addColumn<bool>("isReplaced");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("isModified");
        QTest::newRow("reload") << false << false << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("reload what was replaced") << false << true << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("keep mine") << false << true << u"Keep mine"_s << u"A"_s << true;
        QTest::newRow("reload over edits") << true << true << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("keep my edits") << true << false << u"Keep mine"_s << u"mine"_s << true;
    }
    // J05
    void aFileChangedOnTheDiskIsAskedAbout()
    {
        QFETCH(bool, isEdited);
        QFETCH(bool, isReplaced);
        QFETCH(QString, button);
        QFETCH(QString, shown);
        QFETCH(bool, isModified);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a});
        if (isEdited)
            bench.type(u"BillerReference"_s, u"mine"_s);
        const QString before = bench.text(u"BillerReference"_s);
        if (isReplaced) { // as careful editors save
            bench.requestFile(u"new.json"_s, u"theirs"_s);
            QVERIFY(QFile::remove(a) && QFile::rename(bench.file(u"new.json"_s), a));
        } else {
            QFile file(a);
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray theirs = file.readAll().replace("\"A\"", "\"theirs\"");
            QVERIFY(file.resize(0) && file.seek(0));
            file.write(theirs);
        }
        const QString topic = u"disk: "_s + a;
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).contains(u"a.json"_s), patience);
        QCOMPARE(bench.text(u"BillerReference"_s), before);
        bench.click(bench.messageButton(topic, button));
        QCOMPARE(bench.text(u"BillerReference"_s), shown);
        QCOMPARE(bench.window->isWindowModified(), isModified);
        QVERIFY(bench.message(topic).isEmpty());
        if (button == u"Reload"_s) { // nothing is lost by it
            bench.press(Qt::Key_Z);
            QCOMPARE(bench.text(u"BillerReference"_s), before);
        } else { // and it is decided
            bench.press(Qt::Key_S);
            QTRY_VERIFY(!bench.window->isWindowModified());
            QVERIFY(!workspace::readRequestFile(a)->contains("theirs"));
        }
    }

    void aFileTouchedOrSavedHereIsNotAskedAbout()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b});
        bench.clickTab(0);
        bench.type(u"BillerReference"_s, u"mine"_s);
        bench.press(Qt::Key_S);
        QFile file(a);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray same = file.readAll().replace(": ", ":   "); // written another way
        file.seek(0);
        file.write(same);
        file.close();
        // A change that is told comes after what was not told.
        bench.requestFile(u"b.json"_s, u"theirs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(u"disk: "_s + b).isEmpty(), patience);
        QVERIFY(bench.message(u"disk: "_s + a).isEmpty());
    }

    void aDeletedFileLeavesTheRequestUnsaved()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QByteArray bytes = *workspace::readRequestFile(a);
        bench.show({a});
        const QString topic = u"disk: "_s + a;
        QVERIFY(QFile::remove(a));
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).contains(u"deleted"_s), patience);
        QCOMPARE(bench.tabs(), {u"a.json •"_s});

        QVERIFY(workspace::writeRequestFile(a, bytes)); // it comes back as it was
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).isEmpty(), patience);
        QCOMPARE(bench.tabs(), {u"a.json"_s});

        QVERIFY(QFile::remove(a));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(topic).isEmpty(), patience);
        bench.click(bench.messageButton(topic, u"Save again"_s));
        QCOMPARE(*workspace::readRequestFile(a), bytes);
        QCOMPARE(bench.tabs(), {u"a.json"_s});
    }

    void savingOverAFileChangedMeanwhileAsks_data()
    {
        QTest::addColumn<bool>("overwrites");
        QTest::newRow("overwrite") << true;
        QTest::newRow("cancel") << false;
    }
    void savingOverAFileChangedMeanwhileAsks()
    {
        QFETCH(bool, overwrites);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a});
        bench.type(u"BillerReference"_s, u"mine"_s);
        bench.requestFile(u"a.json"_s, u"theirs"_s);
        bench.press(Qt::Key_S); // sooner than anybody could tell
        auto *question = bench.dialog<QMessageBox>(u"changedOnDisk"_s);
        for (QAbstractButton *button : question->buttons()) {
            const bool isOverwrite = question->buttonRole(button) == QMessageBox::DestructiveRole;
            if (isOverwrite == overwrites)
                button->click();
        }
        QTRY_VERIFY(!bench.window->findChild<QMessageBox *>(u"changedOnDisk"_s));
        QCOMPARE(workspace::readRequestFile(a)->contains("\"mine\""), overwrites);
        QCOMPARE(bench.window->isWindowModified(), !overwrites);
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestOpenFiles)
#include "test_open_files.moc"
