// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"
#include "gui/json/json_view.h"
#include "gui/look/badge.h"
#include "gui/request/findings_list.h"
#include "gui/request/generate_dialog.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window_bench.h"
#include "support/test.h"

#include <QAction>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSpinBox>
#include <QTextBlock>
#include <QThreadPool>
#include <QTimer>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using window_bench::Bench;
using window_bench::patience;

namespace
{

/// About 6 MB.
cpv2::PaymentRequest bigRequest()
{
    cpv2::GeneratorOptions options;
    options.customers = 100;
    options.invoicesPerCustomer = 60;
    return cpv2::generateRequest(options);
}

QString bigFile(const Bench &bench, const QString &name = u"big.json"_s)
{
    if (!workspace::writeRequestFile(bench.file(name), bigRequest().toJson()))
        support::fail(u"%1 was not written"_s.arg(name));
    return bench.file(name);
}

/// How long the event loop did not come to its timers, at most.
class StallMeter
{
public:
    StallMeter()
    {
        m_sinceBeat.start();
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat,
                         [this] { m_longest = std::max(m_longest, m_sinceBeat.restart()); });
        m_beat.start(1);
    }
    qint64 longestMs() const { return m_longest; }

private:
    QTimer m_beat;
    QElapsedTimer m_sinceBeat;
    qint64 m_longest = 0;
};

} // namespace

/// The editor in the real window: long files, raw texts, generated requests, and little room.
class TestEditorWindow : public support::Test
{
    Q_OBJECT
public slots:
    void ignoreUrl(const QUrl &) {}

private slots:
    void initTestCase()
    {
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, m_home.path().toLocal8Bit());
        QDesktopServices::setUrlHandler(u"http"_s, this, "ignoreUrl");
    }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"http"_s); }

    // ---- big files

    void aBigFileIsLoadedWhileTheWindowStaysResponsive()
    {
        Bench bench;
        const QString file = bigFile(bench);
        bench.show();
        const StallMeter stall;
        bench.window->tabs()->open(file);
        QVERIFY(bench.widget<QLabel>(u"loading"_s)->isVisible());
        QVERIFY(bench.widget<QLabel>(u"loading"_s)->text().contains(u"big.json"_s));
        QCOMPARE(bench.tabs(), QStringList(u"big.json (loading)"_s));
        QVERIFY(!bench.widget<QAction>(u"actionSubmit"_s)->isEnabled());
        QVERIFY(!bench.widget<QAction>(u"actionSave"_s)->isEnabled());
        QVERIFY(!bench.widget<QAction>(u"actionAddEntry"_s)->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs(), QStringList(u"big.json"_s), patience);
        QVERIFY(!bench.widget<QLabel>(u"loading"_s)->isVisible());
        QVERIFY(bench.widget<QAction>(u"actionSubmit"_s)->isEnabled());
        QVERIFY(bench.widget<QAction>(u"actionSave"_s)->isEnabled());
        QVERIFY(bench.widget<gui::JsonView>(u"jsonView"_s)->lineCount() > 100'000);
        // What tests/bench/open holds to 50 ms on its own must not be seconds here, whatever else runs.
        QVERIFY2(stall.longestMs() < 500, qPrintable(QString::number(stall.longestMs())));
    }

    void aTabIsClosedWhileItsFileLoads()
    {
        Bench bench;
        const QString file = bigFile(bench);
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s)});
        bool hasEnded = false;
        bench.window->tabs()->open(file, [&](const auto &) { hasEnded = true; });
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"big.json (loading)"_s}));
        bench.press(Qt::Key_W);
        QCOMPARE(bench.tabs(), QStringList(u"a.json"_s));
        bench.window->tabs()->open(file);
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs(), QStringList({u"a.json"_s, u"big.json"_s}), patience);
        QVERIFY(!hasEnded);
    }

    void aFileThatLoadsWhileTheWindowClosesIsOpenedNextTime()
    {
        Bench bench;
        const QString file = bigFile(bench);
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s)});
        bench.window->tabs()->open(file);
        bench.window->close();
        QTRY_VERIFY(!bench.window->isVisible()); // without a question
        bench.window.reset();
        bench.show();
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"big.json (loading)"_s}));
        QCOMPARE(bench.tabBar()->currentIndex(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs(), QStringList({u"a.json"_s, u"big.json"_s}), patience);
    }

    void workContinuesInAnotherTabMeanwhile()
    {
        Bench bench;
        const QString file = bigFile(bench);
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s)});
        bench.window->tabs()->open(file);
        bench.clickTab(0);
        bench.type(u"BillerReference"_s, u"B"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs(), QStringList({u"a.json •"_s, u"big.json"_s}), patience);
        QCOMPARE(bench.tabBar()->currentIndex(), 0);
        QCOMPARE(bench.text(u"BillerReference"_s), u"B"_s);
        bench.window->tabs()->open(file); // it is open
        QCOMPARE(bench.tabs().size(), 2);
        QCOMPARE(bench.tabBar()->currentIndex(), 1);
    }

    void aBigFileThatCannotBeReadLeavesNoTab()
    {
        Bench bench;
        const QString file = bench.file(u"movie.json"_s);
        QVERIFY(workspace::writeRequestFile(file, QByteArray(1'000'000, '\0')));
        const QString first = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({first, file});
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(u"document"_s).contains(u"movie.json"_s), patience);
        QCOMPARE(bench.tabs(), QStringList(u"a.json"_s));
        QCOMPARE(bench.settings.recentFiles(), QStringList(first));
    }

    void aLongTextIsReadWhileTheWindowStaysResponsive()
    {
        Bench bench;
        bench.show({bigFile(bench)});
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs(), QStringList(u"big.json"_s), patience);
        bench.press(Qt::Key_J);
        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!edit->isReadOnly(), patience);
        const gui::RequestDocument *document = bench.window->tabs()->currentDocument();
        edit->setTextCursor(edit->document()->find(u"\"BillerReference\": \""_s));
        QTest::keyClick(edit, Qt::Key_Right);
        QTest::keyClicks(edit, u"one"_s);
        QTRY_VERIFY_WITH_TIMEOUT(document->request().text(FieldId::BillerReference).startsWith(u"one"_s),
                                 patience);
        QCOMPARE(edit->text().toUtf8(), document->bytes());
        QTest::keyClicks(edit, u"two"_s);
        QTest::keyClicks(edit, u"three"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            document->request().text(FieldId::BillerReference).startsWith(u"onetwothree"_s), patience);
        QTest::keyClicks(edit, u"\""_s);
        bench.press(Qt::Key_J); // what was typed last is taken along
        QTRY_VERIFY_WITH_TIMEOUT(document->isRaw(), patience);
        QTRY_COMPARE(bench.tabs(), QStringList(u"big.json (raw) •"_s));
    }

    // ---- raw texts

    void aFileThatIsNotValidJsonOpensAsRawText()
    {
        Bench bench;
        const QString file = bench.file(u"broken.json"_s);
        QVERIFY(workspace::writeRequestFile(file, "{\n  \"BillerReference\": }\n"));
        bench.show({file});
        const QString message = bench.message(u"document"_s);
        QVERIFY2(message.contains(u"broken.json"_s) && message.contains(u"line 2"_s), qPrintable(message));
        QCOMPARE(bench.tabs(), QStringList(u"broken.json (raw)"_s));
        QCOMPARE(bench.settings.recentFiles(), QStringList(file));
        const auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QTRY_VERIFY(edit->isVisible());
        QCOMPARE(edit->text(), u"{\n  \"BillerReference\": }\n"_s);
        QVERIFY(edit->errorPlace());
        QCOMPARE(edit->errorPlace()->line, 2);
        QVERIFY(bench.widget<gui::Badge>(u"raw"_s)->isVisible());
        QVERIFY(bench.widget<QLabel>(u"findingCounts"_s)->text().contains(u"raw"_s));
    }

    void aRawTextIsSavedAndOpensAgainAsItWas()
    {
        Bench bench;
        const QString file = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({file});
        bench.press(Qt::Key_J);
        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, u"{\"oops\": "_s);
        bench.press(Qt::Key_S);
        QCOMPARE(bench.tabs(), QStringList(u"a.json (raw)"_s));
        bench.show(); // the session's files
        QCOMPARE(bench.tabs(), QStringList(u"a.json (raw)"_s));
        QCOMPARE(bench.window->tabs()->currentDocument()->bytes(), "{\"oops\": "_ba);
        QVERIFY(!bench.window->tabs()->currentDocument()->isModified());
    }

    void rawTextCannotBecomeATemplate()
    {
        Bench bench;
        const QString file = bench.file(u"broken.json"_s);
        QVERIFY(workspace::writeRequestFile(file, "{"));
        bench.show({file});
        bench.widget<QAction>(u"actionSaveTemplate"_s)->trigger();
        QVERIFY(bench.message(u"template"_s).contains(u"broken.json"_s));
        QVERIFY(!bench.window->findChild<QInputDialog *>(u"templateName"_s));
    }

    void aRawTextIsAskedAboutOnce()
    {
        Bench bench;
        const QString file = bench.file(u"broken.json"_s);
        QVERIFY(workspace::writeRequestFile(file, "{\"oops\": "));
        bench.show({file});
        bench.window->findChild<QAction *>(u"actionOpenAutomatically"_s)->setChecked(false);
        const auto answer = [&](const QString &text) {
            auto *question = bench.dialog<QMessageBox>(u"sendRaw"_s);
            QVERIFY(question->text().contains(u"line 1"_s));
            for (QAbstractButton *button : question->buttons()) {
                if (button->text().remove(u'&') == text)
                    button->click();
            }
            QTRY_VERIFY(!bench.window->findChild<QMessageBox *>(u"sendRaw"_s));
        };
        bench.click(u"submitButton"_s);
        answer(u"Cancel"_s);
        QVERIFY(bench.trips.isEmpty());
        bench.click(u"submitButton"_s);
        answer(u"Send anyway"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
        QCOMPARE(bench.onlyTrip().record().requestBytes, "{\"oops\": "_ba);
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QToolButton>(u"submitButton"_s)->isVisible() &&
                                     bench.widget<QToolButton>(u"submitButton"_s)->isEnabled(),
                                 patience);
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 2, patience);
        QVERIFY(!bench.window->findChild<QMessageBox *>(u"sendRaw"_s));

        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QToolButton>(u"submitButton"_s)->isVisible() &&
                                     bench.widget<QToolButton>(u"submitButton"_s)->isEnabled(),
                                 patience);
        QTest::keyClicks(edit, u"!"_s); // another text
        bench.click(u"submitButton"_s);
        answer(u"Cancel"_s);
        QCOMPARE(bench.trips.size(), 2);
    }

    // ---- generating

    void aRequestIsGenerated()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionGenerate"_s)->trigger();
        auto *dialog = bench.dialog<gui::GenerateDialog>(u"generate"_s);
        dialog->findChild<QSpinBox *>(u"customers"_s)->setValue(7);
        dialog->findChild<QSpinBox *>(u"invoices"_s)->setValue(200);
        dialog->findChild<QSpinBox *>(u"feeLines"_s)->setValue(3);
        const QString size = dialog->findChild<QLabel *>(u"size"_s)->text();
        QVERIFY2(size.contains(u"1,400"_s) && size.contains(u"4,200"_s), qPrintable(size));
        bench.click(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok));
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs().size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.tabs().last(), u"generated-7x200.json •"_s, patience);
        cpv2::GeneratorOptions options;
        options.customers = 7;
        options.invoicesPerCustomer = 200;
        options.feeLinesPerInvoice = 3;
        QCOMPARE(bench.window->tabs()->currentDocument()->request().toJson(),
                 cpv2::generateRequest(options).toJson());
    }

    void whatCannotBeGeneratedSaysWhy_data()
    {
        QTest::addColumn<int>("customers");
        QTest::addColumn<int>("invoices");
        QTest::addColumn<int>("feeLines");
        QTest::addColumn<QString>("seed");
        QTest::newRow("too many invoices") << 1001 << 100 << 1 << u"1"_s;
        QTest::newRow("too many fee lines") << 2 << 1 << 1'000'000 << u"1"_s;
        QTest::newRow("too many bytes") << 1 << 100'000 << 6 << u"1"_s;
        QTest::newRow("no seed") << 1 << 1 << 1 << u""_s;
        QTest::newRow("a seed that is no number") << 1 << 1 << 1 << u"x"_s;
        QTest::newRow("a seed over 64 bits") << 1 << 1 << 1 << u"18446744073709551616"_s;
    }
    void whatCannotBeGeneratedSaysWhy()
    {
        QFETCH(int, customers);
        QFETCH(int, invoices);
        QFETCH(int, feeLines);
        QFETCH(QString, seed);
        gui::GenerateDialog dialog({});
        dialog.show();
        auto *generate = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(generate->isEnabled());
        dialog.findChild<QSpinBox *>(u"customers"_s)->setValue(customers);
        dialog.findChild<QSpinBox *>(u"invoices"_s)->setValue(invoices);
        dialog.findChild<QSpinBox *>(u"feeLines"_s)->setValue(feeLines);
        dialog.findChild<QLineEdit *>(u"seed"_s)->setText(seed);
        QVERIFY(!generate->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(u"problem"_s)->isVisible());
        QVERIFY(!dialog.findChild<QLabel *>(u"problem"_s)->text().isEmpty());
        dialog.findChild<QSpinBox *>(u"customers"_s)->setValue(1);
        dialog.findChild<QSpinBox *>(u"invoices"_s)->setValue(1);
        dialog.findChild<QSpinBox *>(u"feeLines"_s)->setValue(1);
        dialog.findChild<QLineEdit *>(u"seed"_s)->setText(u"18446744073709551615"_s);
        QVERIFY(generate->isEnabled());
    }

    void generatingCanBeCancelled()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionGenerate"_s)->trigger();
        auto *dialog = bench.dialog<gui::GenerateDialog>(u"generate"_s);
        dialog->findChild<QSpinBox *>(u"customers"_s)->setValue(30'000);
        auto *buttons = dialog->findChild<QDialogButtonBox *>();
        bench.click(buttons->button(QDialogButtonBox::Ok));
        QVERIFY(!buttons->button(QDialogButtonBox::Ok)->isEnabled());
        bench.click(buttons->button(QDialogButtonBox::Cancel));
        QTRY_VERIFY(!bench.window->findChild<gui::GenerateDialog *>());
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(bench.tabs(), QStringList(u"untitled"_s));
    }

    // ---- little room, findings, objects

    void thePreviewCanBeUsedInASmallWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1024x700") << QSize(1024, 700);
        QTest::newRow("1366x768") << QSize(1366, 768);
    }
    void thePreviewCanBeUsedInASmallWindow()
    {
        QFETCH(QSize, size);
        Bench bench;
        bench.show();
        bench.window->resize(size);
        QTRY_COMPARE(bench.window->size(), size);
        auto *tabs = bench.widget<QTabBar>(u"tabs"_s);
        QTRY_VERIFY(tabs->tabRect(1).right() < tabs->width());
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QTRY_VERIFY(edit->isVisible());
        QTest::keyClicks(edit, u"x"_s);
        QTRY_VERIFY(bench.widget<gui::Badge>(u"raw"_s)->isVisible());
        const auto isWhole = [&](const QWidget *widget) {
            const QRect place(widget->mapTo(bench.window.get(), QPoint()), widget->size());
            return bench.window->rect().contains(place) &&
                   widget->width() >= widget->minimumSizeHint().width();
        };
        QTRY_VERIFY(isWhole(tabs));
        QVERIFY(isWhole(bench.widget<gui::Badge>(u"raw"_s)));
        QVERIFY(isWhole(bench.widget<QToolButton>(u"copy"_s)));
        QVERIFY(isWhole(bench.widget<QToolButton>(u"show-hint"_s)));
    }

    void findingsAreFilteredByKeys()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u""_s);
        auto *list = bench.widget<gui::FindingsList>(u"findings"_s);
        const gui::RequestDocument *document = bench.window->tabs()->currentDocument();
        QCOMPARE(list->model()->rowCount(), document->findingCount());
        const int hints = document->findingCount(cpv2::Finding::Severity::Hint);
        QVERIFY(hints > 0);
        auto *toggle = bench.widget<QToolButton>(u"show-hint"_s);
        toggle->setFocus(Qt::TabFocusReason);
        QTest::keyClick(toggle, Qt::Key_Space);
        QCOMPARE(list->model()->rowCount(), document->findingCount() - hints);
        QTest::keyClick(toggle, Qt::Key_Space);
        QCOMPARE(list->model()->rowCount(), document->findingCount());
    }

    void anObjectAsAWholeIsNullOrAbsent_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<FieldId>("field");
        QTest::addColumn<cpv2::Place>("place");
        QTest::newRow("InvoiceOptions")
            << u"InvoiceOptionsObject"_s << FieldId::InvoiceOptions << cpv2::Place{};
        QTest::newRow("CustomFields")
            << u"CustomFieldsObject"_s << FieldId::CustomFields << cpv2::Place{0, 0};
    }
    void anObjectAsAWholeIsNullOrAbsent()
    {
        QFETCH(QString, button);
        QFETCH(FieldId, field);
        QFETCH(cpv2::Place, place);
        Bench bench;
        bench.show();
        bench.widget<QToolButton>(u"pageResultOptionsToggle"_s)->setChecked(true);
        auto *object = bench.widget<QToolButton>(button);
        const gui::RequestDocument *document = bench.window->tabs()->currentDocument();
        const auto value = [&] {
            return document->request().find(field, place);
        };
        object->setFocus(Qt::TabFocusReason);
        QVERIFY(object->hasFocus());
        bench.widget<QAction>(u"actionSetNull"_s)->trigger();
        QVERIFY(value() && value()->isNull());
        QCOMPARE(object->text(), u"null"_s);
        bench.widget<QAction>(u"actionRemoveMember"_s)->trigger();
        QVERIFY(!value());
        QCOMPARE(object->text(), u"absent"_s);
        object->menu()->actions().first()->trigger();
        QVERIFY(value() && value()->isNull());
        object->menu()->actions().last()->trigger();
        QVERIFY(!value());
        for (int step = 0; step < 4; ++step)
            bench.press(Qt::Key_Z);
        QCOMPARE(document->bytes().contains("\"Custom2\""), true);
        QVERIFY(!document->isModified());
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestEditorWindow)
#include "test_editor_window.moc"
