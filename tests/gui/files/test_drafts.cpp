// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"
#include "gui/request/request_tabs.h"
#include "gui/window_bench.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using window_bench::Bench;

namespace
{

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestDrafts : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { window_bench::keepHomeIn(m_home); }

    void editsBecomeADraftAndASaveEndsIt()
    {
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        QVERIFY(workspace::writeRequestFile(file, cpv2::PaymentRequest::sample().toJson()));
        bench.show({file});
        auto *status = bench.widget<QLabel>(u"draftStatus"_s);
        QVERIFY(status->text().isEmpty());
        bench.type(u"BillerReference"_s, u"changed"_s);
        QTRY_VERIFY(!status->text().isEmpty());
        QTest::keyClick(bench.window.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(status->text().isEmpty());
        bench.window.reset();
        QVERIFY(workspace::DraftStore(bench.file(u"drafts"_s)).abandoned().isEmpty());
    }

    void draftsOfAKilledProgramAreOfferedTogether_data()
    {
        QTest::addColumn<int>("drafts");
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("restored");
        QTest::newRow("one, restore") << 1 << u"Restore"_s << 1;
        QTest::newRow("one, discard") << 1 << u"Discard"_s << 0;
        QTest::newRow("three, restore all") << 3 << u"Restore all"_s << 3;
        QTest::newRow("three, discard") << 3 << u"Discard"_s << 0;
    }
    void draftsOfAKilledProgramAreOfferedTogether()
    {
        QFETCH(int, drafts);
        QFETCH(QString, button);
        QFETCH(int, restored);
        Bench bench;
        bench.leaveDrafts(drafts);
        bench.show();
        QVERIFY(bench.message(u"drafts"_s).contains(drafts == 1 ? u"source 0.json"_s : u"3 unsaved"_s));
        bench.click(bench.messageButton(u"drafts"_s, button));
        QStringList expected;
        for (int i = drafts - 1; i >= 0 && restored > 0; --i) // the newest first
            expected << u"source %1.json •"_s.arg(i);
        if (restored == 0)
            expected << u"untitled"_s;
        QCOMPARE(sorted(bench.tabs()), sorted(expected));
        QVERIFY(bench.draftsLeft().isEmpty());
        QCOMPARE(bench.draftFiles(), restored);
    }

    void someDraftsMayBeRestoredAndTheOthersLater()
    {
        Bench bench;
        bench.leaveDrafts(3);
        bench.show();
        bench.click(bench.messageButton(u"drafts"_s, u"Choose…"_s));
        auto *dialog = bench.dialog<QDialog>(u"DraftChoiceDialog"_s);
        auto *rows = dialog->findChild<QListWidget *>(u"recovered"_s);
        QCOMPARE(rows->count(), 3);
        rows->setCurrentRow(1);
        QTest::keyClick(rows, Qt::Key_Space);
        dialog->accept();
        QTRY_COMPARE(bench.tabBar()->count(), 2);
        QTRY_VERIFY(!bench.message(u"drafts"_s).isEmpty()); // the third
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabBar()->count(), 3);
        QVERIFY(bench.draftsLeft().isEmpty());
    }

    void aDraftGoesIntoTheTabOfItsFile()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.leaveDraft(a, "{\"BillerReference\": \"rescued\"}");
        bench.show({a});
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabs(), {u"a.json •"_s});
        QCOMPARE(bench.text(u"BillerReference"_s), u"rescued"_s);
        QVERIFY(workspace::readRequestFile(a)->contains("\"A\""));
    }

    void aDraftThatIsNotValidJsonComesBackUnchanged()
    {
        Bench bench;
        bench.leaveDraft({}, "{\"BillerReference\": \"resc");
        bench.show();
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabs(), {u"untitled (raw) •"_s});
        QVERIFY(bench.window->tabs()->currentDocument()->isRaw());
        QCOMPARE(bench.window->tabs()->currentDocument()->bytes(), "{\"BillerReference\": \"resc"_ba);
        QCOMPARE(bench.draftFiles(), 1);
    }

    void aProgramThatIsAskedToQuitKeepsTheDraft()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"kept"_s);
        bench.window->closeKeepingDrafts();
        QVERIFY(!bench.window->isVisible());
        // As the next program finds it: this one's store has to go first.
        const QString folder = bench.file(u"drafts"_s);
        QCOMPARE(QDir(folder).entryList({u"*.draft"_s}).size(), 1);
        QVERIFY(bench.drafts.abandoned().isEmpty());
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestDrafts)
#include "test_drafts.moc"
