// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/message_bar.h"
#include "gui/request/active_profile.h"
#include "gui/request/profile_dialog.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "support/test.h"
#include "workspace/profile_library.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace
{

// Two slashes in it would be a comment to moc.
const auto greene = R"({"name": "Greene & <b>Sons</b>", "version": "2.1", "typeId": 51,
    "feeLineSlots": {"first": 5, "last": 6}, "customFieldMeanings": {"Custom2": "the permit"},
    "paymentMethodsNotAllowed": ["PayPal", "Venmo"], "callbackUrlPattern": "^https:[/]{2}greene",
    "modifications": [{"reference": "INT-7", "dateReleased": "6/6/2025", "previousBehavior": "one line",
                       "desiredBehavior": "two lines", "reason": "hearings"}]})"_ba;

void write(const QString &file, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QSaveFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(text);
    QVERIFY(target.commit());
}

/// A window with nothing in it but what the profile needs.
struct Bench {
    QTemporaryDir folder;
    workspace::Settings settings{folder.filePath(u"settings.ini"_s)};
    workspace::DraftStore drafts{folder.filePath(u"drafts"_s)};
    workspace::ProfileLibrary library{folder.filePath(u"profiles"_s)};
    QWidget window;
    gui::RequestTabs *tabs = new gui::RequestTabs(&drafts, &window);
    gui::MessageBar *messages = new gui::MessageBar(&window);
    std::unique_ptr<gui::ActiveProfile> active;

    QString file(const QString &id) const { return folder.filePath(u"profiles/%1.json"_s.arg(id)); }

    void show()
    {
        active = std::make_unique<gui::ActiveProfile>(tabs, &library, &settings, messages, &window);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(messages);
        layout->addWidget(tabs);
        layout->addWidget(active.get());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    QString message() const
    {
        const auto *row = messages->findChild<QWidget *>(u"profile"_s);
        return row ? row->findChild<QLabel *>(u"sentence"_s)->text() : QString();
    }

    gui::ProfileDialog *dialog() const
    {
        QTest::mouseClick(active.get(), Qt::LeftButton);
        gui::ProfileDialog *found = nullptr;
        if (!QTest::qWaitFor([&] {
                found = window.findChild<gui::ProfileDialog *>();
                return found && found->isVisible();
            }))
            support::fail(u"no dialog came"_s);
        return found;
    }
};

QStringList rows(const gui::ProfileDialog *dialog)
{
    const auto *list = dialog->findChild<QListWidget *>(u"profiles"_s);
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts.append(list->item(row)->text());
    return texts;
}

void choose(gui::ProfileDialog *dialog, int row)
{
    dialog->findChild<QListWidget *>(u"profiles"_s)->setCurrentRow(row);
}

QString text(const gui::ProfileDialog *dialog, const QString &label)
{
    const auto *found = dialog->findChild<QLabel *>(label);
    return found->isVisible() ? found->text() : QString();
}

QPushButton *button(const gui::ProfileDialog *dialog, const QString &name)
{
    return dialog->findChild<QPushButton *>(name);
}

} // namespace

/// Stands in for the desktop's file manager.
class Desktop : public QObject
{
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QUrl opened;
public slots:
    void open(const QUrl &url) { opened = url; }
};

class TestActiveProfile : public support::Test
{
    Q_OBJECT
private slots:
    void theFirstProfileIsSagesGov();
    void theChosenProfileAppliesToEveryRequestAndTheNextStart();
    void cancelChangesNothing();
    void anEditOfItsFileAppliesAtOnce();
    void whileItsFileIsBrokenTheOldRulesApply();
    void aMissingProfileIsReported();

    void theDialogPutsTheRulesInWords();
    void theDialogListsTheModifications();
    void theDialogReportsWhatIsWrongWithAFile();
    void theDialogSaysWhichProfileReplacesAnother();
    void theDialogFollowsTheFiles();
    void aNewProfileIsACopy();
    void aNewProfileNeedsAValidId();
    void theFolderIsOpened();
};

void TestActiveProfile::theFirstProfileIsSagesGov()
{
    Bench bench;
    bench.show();
    QCOMPARE(bench.active->text(), u"SagesGov profile 1.0"_s);
    QCOMPARE(bench.tabs->currentDocument()->profile(), cpv2::BillerProfile::sagesGov());
    QCOMPARE(bench.message(), QString());
}

void TestActiveProfile::theChosenProfileAppliesToEveryRequestAndTheNextStart()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QCOMPARE(rows(dialog), (QStringList{u"CPV2 1.0 (built in)"_s, u"SagesGov 1.0 (in use, built in)"_s}));
    choose(dialog, 0);
    QTest::mouseClick(button(dialog, u"useProfile"_s), Qt::LeftButton);
    QCOMPARE(bench.active->text(), u"CPV2 profile 1.0"_s);
    QCOMPARE(bench.tabs->currentDocument()->profile(), cpv2::BillerProfile::generic());
    const gui::RequestPage *page = bench.tabs->openNew(cpv2::PaymentRequest::sample());
    QCOMPARE(page->document()->profile(), cpv2::BillerProfile::generic());

    const gui::ActiveProfile next(bench.tabs, &bench.library, &bench.settings, bench.messages);
    QCOMPARE(next.text(), u"CPV2 profile 1.0"_s);
}

void TestActiveProfile::cancelChangesNothing()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    choose(dialog, 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(bench.active->text(), u"SagesGov profile 1.0"_s);
    QCOMPARE(bench.settings.get(workspace::setting::profile), u"sagesgov"_s);
}

void TestActiveProfile::anEditOfItsFileAppliesAtOnce()
{
    Bench bench;
    bench.settings.set(workspace::setting::profile, u"greene"_s);
    write(bench.file(u"greene"_s), greene);
    QTRY_VERIFY(bench.library.find(u"greene"_s));
    bench.show();
    QCOMPARE(bench.active->text(), u"Greene && <b>Sons</b> profile 2.1"_s);
    QCOMPARE(bench.tabs->currentDocument()->profile().typeId, 51);
    write(bench.file(u"greene"_s), QByteArray(greene).replace("51", "52"));
    QTRY_COMPARE(bench.tabs->currentDocument()->profile().typeId, 52);
}

void TestActiveProfile::whileItsFileIsBrokenTheOldRulesApply()
{
    Bench bench;
    bench.settings.set(workspace::setting::profile, u"greene"_s);
    write(bench.file(u"greene"_s), greene);
    QTRY_VERIFY(bench.library.find(u"greene"_s));
    bench.show();
    write(bench.file(u"greene"_s), R"({"name": "Greene", "version": "3", "typid": 1})");
    QTRY_VERIFY2(bench.message().contains(u"typid is not a known member"), qPrintable(bench.message()));
    QCOMPARE(bench.tabs->currentDocument()->profile().typeId, 51);
    write(bench.file(u"greene"_s), R"({"name": "Greene", "version": "3"})");
    QTRY_COMPARE(bench.active->text(), u"Greene profile 3"_s);
    QTRY_COMPARE(bench.message(), QString());
}

void TestActiveProfile::aMissingProfileIsReported()
{
    Bench bench;
    bench.settings.set(workspace::setting::profile, u"greene"_s);
    bench.show();
    QVERIFY2(bench.message().contains(u"greene"), qPrintable(bench.message()));
    QCOMPARE(bench.active->text(), u"SagesGov profile 1.0"_s);
}

void TestActiveProfile::theDialogPutsTheRulesInWords()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog(); // opens with the one in use
    QCOMPARE(text(dialog, u"version"_s), u"1.0"_s);
    QCOMPARE(text(dialog, u"source"_s), u"Sages Gov Technical Design"_s);
    QCOMPARE(text(dialog, u"file"_s), u"part of this program"_s);
    const QString rules = dialog->findChild<QPlainTextEdit *>(u"rules"_s)->toPlainText();
    for (const QString &rule :
         {u"TypeID is 43."_s, u"0.00"_s, u"current day"_s, u"PageResultOptions are false"_s, u"Custom5"_s,
          u"Custom2: the number of the permit or record"_s, u"PayPal, Venmo, Google Pay, Apple Pay"_s,
          cpv2::BillerProfile::sagesGov().callbackUrlPattern})
        QVERIFY2(rules.contains(rule), qPrintable(rules));
    QCOMPARE(text(dialog, u"noModifications"_s), u"None listed."_s);
}

void TestActiveProfile::theDialogListsTheModifications()
{
    Bench bench;
    write(bench.file(u"greene"_s), greene);
    QTRY_VERIFY(bench.library.find(u"greene"_s));
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    choose(dialog, 2);
    QCOMPARE(text(dialog, u"noModifications"_s), QString());
    const auto *table = dialog->findChild<QTableWidget *>(u"modifications"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < table->columnCount(); ++column)
        cells.append(table->item(0, column)->text());
    QCOMPARE(cells, (QStringList{u"INT-7"_s, u"6/6/2025"_s, u"one line"_s, u"two lines"_s, u"hearings"_s}));
}

void TestActiveProfile::theDialogReportsWhatIsWrongWithAFile()
{
    Bench bench;
    write(bench.file(u"broken"_s), "{");
    QTRY_VERIFY(bench.library.find(u"broken"_s));
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QCOMPARE(rows(dialog).constLast(), u"broken (cannot be read)"_s);
    choose(dialog, 2);
    QVERIFY2(text(dialog, u"error"_s).contains(u"Line 1"), qPrintable(text(dialog, u"error"_s)));
    QCOMPARE(text(dialog, u"file"_s), bench.file(u"broken"_s));
    QVERIFY(!button(dialog, u"useProfile"_s)->isEnabled());
    QVERIFY(!button(dialog, u"newProfile"_s)->isEnabled());
}

void TestActiveProfile::theDialogSaysWhichProfileReplacesAnother()
{
    Bench bench;
    write(bench.file(u"sagesgov"_s), greene);
    QTRY_VERIFY(!bench.library.find(u"sagesgov"_s)->isBuiltIn());
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QCOMPARE(rows(dialog),
             (QStringList{u"CPV2 1.0 (built in)"_s, u"SagesGov 1.0 (built in, replaced by yours)"_s,
                          u"Greene & <b>Sons</b> 2.1 (in use)"_s}));
    choose(dialog, 1);
    QVERIFY(!button(dialog, u"useProfile"_s)->isEnabled());
}

void TestActiveProfile::theDialogFollowsTheFiles()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    write(bench.file(u"aaa"_s), greene);
    QTRY_COMPARE(rows(dialog).size(), 3);
    QCOMPARE(dialog->profileId(), u"sagesgov"_s); // still selected
    QVERIFY(QFile::remove(bench.file(u"aaa"_s)));
    QTRY_COMPARE(rows(dialog).size(), 2);
}

void TestActiveProfile::aNewProfileIsACopy()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QTest::mouseClick(button(dialog, u"newProfile"_s), Qt::LeftButton);
    auto *question = dialog->findChild<QInputDialog *>(u"newProfileId"_s);
    QVERIFY(question);
    QCOMPARE(question->textValue(), u"sagesgov-2"_s);
    question->setTextValue(u"greene"_s);
    question->accept();
    QCOMPARE(dialog->profileId(), u"greene"_s);
    QVERIFY(QFile::exists(bench.file(u"greene"_s)));
    QTest::mouseClick(button(dialog, u"useProfile"_s), Qt::LeftButton);
    QCOMPARE(bench.settings.get(workspace::setting::profile), u"greene"_s);
}

void TestActiveProfile::aNewProfileNeedsAValidId()
{
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QTest::mouseClick(button(dialog, u"newProfile"_s), Qt::LeftButton);
    auto *question = dialog->findChild<QInputDialog *>(u"newProfileId"_s);
    question->setTextValue(u"Greene County"_s);
    question->accept();
    QVERIFY2(text(dialog, u"problem"_s).contains(u"Greene County"), qPrintable(text(dialog, u"problem"_s)));
    QCOMPARE(rows(dialog).size(), 2);
}

void TestActiveProfile::theFolderIsOpened()
{
    Desktop desktop;
    Bench bench;
    bench.show();
    gui::ProfileDialog *dialog = bench.dialog();
    QTest::mouseClick(button(dialog, u"openFolder"_s), Qt::LeftButton);
    QCOMPARE(desktop.opened, QUrl::fromLocalFile(bench.library.folder()));
    QVERIFY(QFile::exists(bench.library.folder()));
    QCOMPARE(text(dialog, u"problem"_s), QString());
}

QTEST_MAIN(TestActiveProfile)
#include "test_active_profile.moc"
