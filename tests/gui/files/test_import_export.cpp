// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/csv_mapping_dialog.h"
#include "gui/files/csv_preview_model.h"
#include "gui/files/export_dialog.h"
#include "gui/files/import_dialog.h"
#include "gui/files/import_export.h"
#include "gui/files/import_text_dialog.h"
#include "gui/request/request_document.h"
#include "interchange/curl.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;

namespace
{

const QByteArray apiKey = "a-key-nobody-may-see";

/// Collections of calls.
QByteArray noCalls();
QByteArray threeCalls();

} // namespace

class ImportExportTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_window = std::make_unique<QWidget>();
        m_document = std::make_unique<gui::RequestDocument>();
        m_document->reset(PaymentRequest::sample(), {});
        m_trip.reset();
        m_importExport = new gui::ImportExport(
            {.document = [this] { return m_document.get(); },
             .place =
                 [] {
                     return cpv2::Place{0, 0};
                 },
             .destination =
                 [] {
                     return roundtrip::Destination{
                         .name = u"Test"_s, .endpoint = QUrl(u"http://127.0.0.1:1/v2"_s), .apiKey = apiKey};
                 },
             .roundTrip =
                 [this] {
                     return m_trip ? &*m_trip : nullptr;
                 }},
            m_window.get());
        m_importExport->fill(&m_importMenu, &m_exportMenu);
        m_opened = std::make_unique<QSignalSpy>(m_importExport, &gui::ImportExport::opened);
        m_failed = std::make_unique<QSignalSpy>(m_importExport, &gui::ImportExport::failed);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_opened.reset();
        m_failed.reset();
        m_importMenu.clear();
        m_exportMenu.clear();
        m_window.reset();
        m_document.reset();
    }

    void aPlainRequestOpensAtOnce()
    {
        m_importExport->importFile(file(u"plain.txt"_s, PaymentRequest::sample().toJson()));
        QTRY_COMPARE(m_opened->size(), 1);
        QCOMPARE(m_opened->at(0).at(0).value<PaymentRequest>().toJson(), PaymentRequest::sample().toJson());
        QCOMPARE(m_opened->at(0).at(1).toString(), u"plain.json"_s);
    }

    void aCommandFromTheClipboardOpensWithoutItsKey()
    {
        const QByteArray command = *interchange::toCurl(
            interchange::submitCall(interchange::knownEndpoint(), PaymentRequest::sample().toJson(), u"x"_s),
            apiKey);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(command));
        trigger(m_importMenu, u"actionImportText"_s);
        auto *text = dialog<gui::ImportTextDialog>();
        QCOMPARE(text->text(), QString::fromUtf8(command));
        press(text, QDialogButtonBox::Ok);

        auto *import = dialog<gui::ImportDialog>();
        QVERIFY(import->findChild<QLabel *>(u"notes"_s)->text().contains("Credentials are not kept"_L1));
        QVERIFY(import->findChild<QLabel *>(u"endpoint"_s)->text().contains("www.invoicecloud.com"_L1));
        QVERIFY(!import->findChild<QListWidget *>(u"calls"_s)->isVisible());
        press(import, QDialogButtonBox::Open);
        QTRY_COMPARE(m_opened->size(), 1);
        QCOMPARE(m_opened->at(0).at(0).value<PaymentRequest>().toJson(), PaymentRequest::sample().toJson());
    }

    void oneOfSeveralCallsIsChosen()
    {
        m_importExport->importFile(file(u"c.json"_s, threeCalls()));
        auto *import = dialog<gui::ImportDialog>();
        auto *calls = import->findChild<QListWidget *>(u"calls"_s);
        QCOMPARE(calls->count(), 3);
        QCOMPARE(calls->currentRow(), 1); // the first payment request
        calls->setCurrentRow(0);
        QVERIFY(!button(import, QDialogButtonBox::Open)->isEnabled());
        QVERIFY(import->findChild<QLabel *>(u"problem"_s)->text().contains("has no body"_L1));
        calls->setCurrentRow(2);
        press(import, QDialogButtonBox::Open);
        QTRY_COMPARE(m_opened->size(), 1);
        QCOMPARE(m_opened->at(0)
                     .at(0)
                     .value<PaymentRequest>()
                     .document()
                     .member(u"Customers")
                     ->items()
                     .at(0)
                     .numberText(),
                 "2"_ba);
    }

    void whatCannotBeReadIsReported_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("not valid JSON") << u"x.json"_s << "{"_ba << u"x.json: Line 1"_s;
        QTest::newRow("an open quotation mark")
            << u"x.sh"_s << "curl -d '"_ba << u"x.sh: The closing quotation mark"_s;
        QTest::newRow("an empty collection") << u"x.json"_s << noCalls() << u"contains no call"_s;
        QTest::newRow("an empty table") << u"x.csv"_s << ""_ba << u"x.csv: The table is empty"_s;
        QTest::newRow("a file that is not there") << u""_s << ""_ba << u"cannot be opened"_s;
    }

    void whatCannotBeReadIsReported()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, said);
        m_importExport->importFile(name.isEmpty() ? m_folder.filePath(u"none"_s) : file(name, bytes));
        QTRY_COMPARE(m_failed->size(), 1);
        const QString sentence = m_failed->at(0).at(0).value<core::Error>().sentence;
        QVERIFY2(sentence.contains(said), qPrintable(sentence));
        QVERIFY(m_opened->isEmpty());
    }

    void aTextThatCannotBeImportedComesBack()
    {
        QGuiApplication::clipboard()->setText(u"curl -d '{\"a\": 1} https://x.example"_s);
        trigger(m_importMenu, u"actionImportText"_s);
        press(dialog<gui::ImportTextDialog>(), QDialogButtonBox::Ok);
        gui::ImportTextDialog *again = nullptr;
        QTRY_VERIFY((again = m_window->findChild<gui::ImportTextDialog *>()) &&
                    again->findChild<QLabel *>(u"problem"_s)->isVisible());
        QVERIFY(again->findChild<QLabel *>(u"problem"_s)->text().contains("closing quotation mark"_L1));
        QCOMPARE(again->text(), u"curl -d '{\"a\": 1} https://x.example"_s);
        again->findChild<QPlainTextEdit *>(u"text"_s)->setPlainText(
            u"curl -d '{\"a\": 1}' https://x.example"_s);
        press(again, QDialogButtonBox::Ok);
        dialog<gui::ImportDialog>()->reject();

        // Also when the user turned back later, until it is imported.
        QGuiApplication::clipboard()->setText(u"something else"_s);
        QTRY_VERIFY(!m_window->findChild<gui::ImportDialog *>());
        trigger(m_importMenu, u"actionImportText"_s);
        auto *kept = dialog<gui::ImportTextDialog>();
        QCOMPARE(kept->text(), u"curl -d '{\"a\": 1}' https://x.example"_s);
        press(kept, QDialogButtonBox::Ok);
        press(dialog<gui::ImportDialog>(), QDialogButtonBox::Open);
        QTRY_COMPARE(m_opened->size(), 1);
    }

    // J17
    void commentsAreLeftOutAfterAQuestion()
    {
        m_importExport->importFile(file(u"c.json"_s, "{ // the first\n \"a\": 1 }"));
        auto *question = dialog<QMessageBox>();
        QCOMPARE(question->objectName(), u"comments"_s);
        QVERIFY(m_opened->isEmpty());
        question->defaultButton()->click();
        QTRY_COMPARE(m_opened->size(), 1);
        QCOMPARE(m_opened->at(0).at(0).value<PaymentRequest>().toJson(), "{\n  \"a\": 1\n}\n"_ba);
    }

    void aTableIsMappedAndImportedAsOneStep()
    {
        const QByteArray before = m_document->request().toJson();
        m_importExport->importFile(
            file(u"t.csv"_s, "Account,Nr,Balance\nA,1,10.00\nB,2,\"1.234,56\"\nA,3,30.00\n"));
        auto *mapping = dialog<gui::CsvMappingDialog>();
        const auto *summary = mapping->findChild<QLabel *>(u"summary"_s);
        QTRY_VERIFY(summary->text().startsWith("2 of 3 rows"_L1));
        auto *preview = mapping->findChild<QTableView *>(u"preview"_s)->model();
        QAbstractItemModelTester tester(preview, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(preview->columnCount(), 2); // nobody knows what Nr is
        QCOMPARE(preview->index(1, 1).data().toString(), u"⚠ 1.234,56"_s);
        auto *problems = mapping->findChild<QListWidget *>(u"problems"_s);
        QCOMPARE(problems->count(), 1);
        QVERIFY(problems->item(0)->text().startsWith(u"Line 3: Balance: “1.234,56” is not an amount"_s));

        auto *target = mapping->findChild<QComboBox *>(u"target1"_s);
        target->setCurrentIndex(target->findText(u"InvoiceNumber"_s));
        QTRY_COMPARE(preview->columnCount(), 3);
        press(mapping, QDialogButtonBox::Ok);
        QCOMPARE(m_document->request().customerCount(), 1);
        QCOMPARE(m_document->request().text(FieldId::InvoiceNumber, {0, 1}), u"3"_s);
        QCOMPARE(m_document->undoStack()->count(), 1);
        QCOMPARE(m_document->undoStack()->undoText(), u"Import t.csv"_s);
        m_document->undoStack()->undo();
        QCOMPARE(m_document->request().toJson(), before);
    }

    void aTableOfFeesGoesIntoTheCurrentInvoice()
    {
        m_importExport->importFile(file(u"f.tsv"_s, "Fee ID\tItem\tAmount\nF1\tPlan review\t164.3100\n"));
        auto *mapping = dialog<gui::CsvMappingDialog>();
        QTRY_VERIFY(button(mapping, QDialogButtonBox::Ok)->isEnabled());
        press(mapping, QDialogButtonBox::Ok);
        const auto lines = m_document->request().feeLines({0, 0});
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first().field.text(), u"poi:F1|i:Plan review|amt:164.3100"_s);
    }

    void theKeyIsExportedOnlyWhenTheUserInsists()
    {
        trigger(m_exportMenu, u"actionExportCurl"_s);
        auto *exporting = dialog<gui::ExportDialog>();
        QTRY_VERIFY(exporting->bytes().contains("$CPV2_AUTHORIZATION"));
        auto *withKey = exporting->findChild<QCheckBox *>(u"withKey"_s);
        const auto answer = [&](QMessageBox::StandardButton button) {
            withKey->setChecked(true);
            auto *question = exporting->findChild<QMessageBox *>(u"confirmKey"_s);
            QVERIFY(question);
            QCOMPARE(exporting->bytes().contains(apiKey.toBase64()), false);
            QSignalSpy gone(question, &QObject::destroyed);
            question->button(button)->click();
            QTRY_COMPARE(gone.size(), 1);
        };
        answer(QMessageBox::No);
        QVERIFY(!withKey->isChecked());
        QVERIFY(!exporting->bytes().contains(apiKey.toBase64()));
        answer(QMessageBox::Yes);
        QTRY_VERIFY(exporting->bytes().contains(apiKey.toBase64()));
        // … and is not shown even then
        QVERIFY(!exporting->findChild<QPlainTextEdit *>(u"preview"_s)
                     ->toPlainText()
                     .contains(QString::fromLatin1(apiKey.toBase64())));
        withKey->setChecked(false);
        QVERIFY(!button(exporting, QDialogButtonBox::Save)->isEnabled()); // until the other one is there
        QTRY_VERIFY(button(exporting, QDialogButtonBox::Save)->isEnabled());
        QVERIFY(!exporting->bytes().contains(apiKey.toBase64()));
        exporting->reject();
    }

    void anExportIsSaved()
    {
        trigger(m_exportMenu, u"actionExportPostman"_s);
        auto *exporting = dialog<gui::ExportDialog>();
        QTRY_VERIFY(!exporting->bytes().isEmpty());
        const QByteArray bytes = exporting->bytes();
        press(exporting, QDialogButtonBox::Save);
        auto *files = dialog<QFileDialog>();
        const QString target = m_folder.filePath(u"out.json"_s);
        files->selectFile(target);
        QVERIFY(QMetaObject::invokeMethod(files, "accept"));
        QTRY_VERIFY(QFile::exists(target));
        QCOMPARE(*workspace::readRequestFile(target), bytes);
        QVERIFY(bytes.contains("{{cpv2Authorization}}"));
    }

    void theCommandIsCopiedWithTheRequestsOwnAddresses()
    {
        m_document->setCallbacks(QUrl(u"http://127.0.0.1:5"_s), u"0123456789"_s);
        QGuiApplication::clipboard()->clear();
        trigger(m_exportMenu, u"actionCopyAsCurl"_s);
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const auto calls = interchange::fromCurl(QGuiApplication::clipboard()->text().toUtf8(), {});
        QVERIFY(calls);
        QCOMPARE(calls->first().body, PaymentRequest::sample().toJson());
        QCOMPARE(calls->first().endpoint, u"http://127.0.0.1:1/v2"_s);
    }

    void anArchiveOfWhatWasSentHasTheAnswer()
    {
        journal::Exchange submit;
        submit.role = journal::Role::Submit;
        submit.at = QDateTime::currentDateTimeUtc();
        submit.url = u"http://127.0.0.1:1/v2"_s;
        submit.requestHead = "POST /v2 HTTP/1.1\r\nContent-Type: application/json\r\n\r\n";
        submit.requestBody = m_document->bytes();
        submit.outcome = journal::Outcome::Answered;
        submit.status = 200;
        submit.responseBody = "{\"Message\": \"SUCCESS\"}";
        m_trip = roundtrip::RoundTrip().with(submit);
        const auto archive = [&] {
            trigger(m_exportMenu, u"actionExportHar"_s);
            auto *exporting = dialog<gui::ExportDialog>();
            (void)QTest::qWaitFor([&] { return !exporting->bytes().isEmpty(); });
            const QByteArray bytes = exporting->bytes();
            QSignalSpy gone(exporting, &QObject::destroyed);
            exporting->reject();
            return QTest::qWaitFor([&] { return gone.size() == 1; }) ? bytes : QByteArray();
        };
        QVERIFY(archive().contains("SUCCESS"));
        m_document->edit(m_document->request().setText(FieldId::BillerReference, u"other"_s), u"edit"_s);
        QVERIFY(!archive().contains("SUCCESS")); // it is not what was sent
    }

    void aDialogThatIsClosedGivesUpItsExport()
    {
        m_document->reset(*PaymentRequest::fromJson(withInvoices(3000)), {});
        trigger(m_exportMenu, u"actionExportHar"_s);
        auto *exporting = dialog<gui::ExportDialog>();
        QVERIFY(exporting->bytes().isEmpty());
        QSignalSpy gone(exporting, &QObject::destroyed);
        exporting->reject();
        QTRY_COMPARE(gone.size(), 1);
    }

private:
    static QByteArray withInvoices(size_t count)
    {
        PaymentRequest request = PaymentRequest::sample();
        const core::Json invoice = request.find(FieldId::Invoices, {0, -1})->items()[0];
        (void)request.apply(
            request.set(FieldId::Invoices, core::Json::array(core::Json::Items(count, invoice)), {0, -1}));
        return request.toJson();
    }

    QString file(const QString &name, const QByteArray &bytes) const
    {
        if (!workspace::writeRequestFile(m_folder.filePath(name), bytes))
            support::fail(u"%1 was not written"_s.arg(name));
        return m_folder.filePath(name);
    }

    static void trigger(const QMenu &menu, const QString &name)
    {
        menu.findChild<QAction *>(name)->trigger();
    }

    /// Waits for the dialog of that kind.
    template <typename T>
    T *dialog() const
    {
        T *found = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            found = m_window->findChild<T *>();
            return found && found->isVisible();
        });
        if (!isThere)
            support::fail(u"the dialog never came"_s);
        return found;
    }

    static QPushButton *button(QDialog *dialog, QDialogButtonBox::StandardButton which)
    {
        return dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(which);
    }

    static void press(QDialog *dialog, QDialogButtonBox::StandardButton which)
    {
        QTRY_VERIFY(button(dialog, which)->isEnabled());
        button(dialog, which)->click();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<gui::RequestDocument> m_document;
    std::optional<roundtrip::RoundTrip> m_trip;
    gui::ImportExport *m_importExport = nullptr;
    QMenu m_importMenu;
    QMenu m_exportMenu;
    std::unique_ptr<QSignalSpy> m_opened;
    std::unique_ptr<QSignalSpy> m_failed;
};

namespace
{

// Down here: moc loses its way behind a raw string.
QByteArray noCalls()
{
    return R"({"info":{},"item":[]})";
}

QByteArray threeCalls()
{
    return R"({"info":{},"item":[
            {"name":"Status","request":"x.example"},
            {"name":"Pay <b>","request":{"method":"POST","url":"x.example","body":{"mode":"raw","raw":"{\"Customers\":[1]}"}}},
            {"name":"Other","request":{"method":"POST","url":"x.example","body":{"mode":"raw","raw":"{\"Customers\":[2]}"}}}]})";
}

} // namespace

QTEST_MAIN(ImportExportTest)
#include "test_import_export.moc"
