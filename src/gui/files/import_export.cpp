// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/import_export.h"

#include "gui/files/csv_mapping_dialog.h"
#include "gui/files/import_dialog.h"
#include "gui/files/import_text_dialog.h"
#include "gui/look/run_then.h"
#include "gui/request/request_document.h"
#include "interchange/har.h"
#include "workspace/request_file.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;
using interchange::ExportFormat;
using interchange::ImportFormat;

namespace gui
{

namespace
{

QAction *add(QMenu *menu, const QString &name, const QString &text)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    return action;
}

} // namespace

/// A file, or a text that the user gave.
struct ImportExport::Source {
    QString file; ///< empty: it is `text`
    QByteArray text;
    QString folder;       ///< of the files that a command names
    bool isTable = false; ///< whatever it looks like

    QString name() const
    {
        return file.isEmpty() ? QString() : QFileInfo(file).completeBaseName() + u".json"_s;
    }
};

/// What is in a source: calls or a table.
struct ImportExport::Found {
    std::optional<core::Error> error = {};
    QList<interchange::Imported> calls = {};
    int likeliest = 0;
    bool isPlain = false; ///< a request as it is: there is nothing to ask
    std::optional<interchange::CsvTable> table = {};
};

ImportExport::ImportExport(const Surroundings &surroundings, QWidget *window)
    : QObject(window), m_surroundings(surroundings), m_window(window)
{
}

void ImportExport::fill(QMenu *importMenu, QMenu *exportMenu)
{
    connect(add(importMenu, u"actionImportFile"_s, tr("From &file…")), &QAction::triggered, this,
            &ImportExport::chooseFile);
    connect(add(importMenu, u"actionImportText"_s, tr("From &clipboard or cURL text…")), &QAction::triggered,
            this, &ImportExport::enterText);
    connect(add(importMenu, u"actionImportTable"_s, tr("&Table (CSV)…")), &QAction::triggered, this,
            &ImportExport::chooseTable);

    const auto addFormat = [&](const QString &name, const QString &text, ExportFormat format) {
        connect(add(exportMenu, name, text), &QAction::triggered, this, [this, format] { exportAs(format); });
    };
    addFormat(u"actionExportCurl"_s, tr("&cURL command…"), ExportFormat::Curl);
    addFormat(u"actionExportHttp"_s, tr(".&http file…"), ExportFormat::HttpFile);
    addFormat(u"actionExportPostman"_s, tr("&Postman collection…"), ExportFormat::Postman);
    addFormat(u"actionExportHar"_s, tr("HTTP &archive (HAR)…"), ExportFormat::Har);
    exportMenu->addSeparator();
    connect(add(exportMenu, u"actionCopyAsCurl"_s, tr("C&opy as cURL")), &QAction::triggered, this,
            &ImportExport::copyAsCurl);
}

// ---- importing

void ImportExport::chooseFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Import a request"));
    dialog->setObjectName("importFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Requests from other programs (*.sh *.txt *.curl *.json *.har *.csv *.tsv)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportExport::importFile);
    dialog->open();
}

void ImportExport::chooseTable()
{
    auto *dialog = new QFileDialog(m_window, tr("Import a table"));
    dialog->setObjectName("importTable"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.tab *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        begin({.file = file, .text = {}, .folder = QFileInfo(file).path(), .isTable = true});
    });
    dialog->open();
}

void ImportExport::enterText()
{
    auto *dialog = new ImportTextDialog(QGuiApplication::clipboard()->text(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString file = m_surroundings.document()->file();
        begin({.file = {},
               .text = dialog->text().toUtf8(),
               .folder = file.isEmpty() ? QDir::currentPath() : QFileInfo(file).path()});
    });
    dialog->open();
}

void ImportExport::importFile(const QString &file)
{
    begin({.file = file, .text = {}, .folder = QFileInfo(file).path()});
}

void ImportExport::begin(const Source &source)
{
    runThen(
        this, [source] { return read(source); }, [this, source](const Found &found) { show(source, found); });
}

/// For any thread.
ImportExport::Found ImportExport::read(const Source &source)
{
    const core::Result<QByteArray> bytes = source.file.isEmpty() ? core::Result<QByteArray>(source.text)
                                                                 : workspace::readRequestFile(source.file);
    if (!bytes)
        return {.error = bytes.error()};
    const ImportFormat format =
        source.isTable ? ImportFormat::Csv : interchange::guessFormat(*bytes, source.file);
    if (format == ImportFormat::Csv) {
        const core::Result<interchange::CsvTable> table = interchange::readCsv(*bytes);
        return table ? Found{.table = *table} : Found{.error = table.error()};
    }

    const QDir folder(source.folder);
    const core::Result<QList<interchange::Imported>> calls =
        interchange::imported(format, *bytes, [&folder](const QString &name) {
            return workspace::readRequestFile(folder.absoluteFilePath(name));
        });
    if (!calls)
        return {.error = calls.error()};
    Found found{.calls = *calls, .isPlain = format == ImportFormat::Json};
    for (qsizetype i = calls->size() - 1; i >= 0; --i) {
        if (interchange::isPaymentRequest(calls->at(i)))
            found.likeliest = int(i);
    }
    return found;
}

void ImportExport::show(const Source &source, const Found &found)
{
    if (found.error) {
        const QString file = QFileInfo(source.file).fileName();
        const QString sentence = found.error->sentence;
        emit failed({found.error->code,
                     file.isEmpty() || sentence.contains(file) ? sentence : u"%1: %2"_s.arg(file, sentence)});
    } else if (found.table) {
        map(source, *found.table);
    } else if (found.isPlain) {
        open(found.calls.first(), source.name());
    } else if (found.calls.isEmpty()) {
        emit failed({u"import"_s, tr("It contains no calls.")});
    } else {
        choose(source, found);
    }
}

void ImportExport::choose(const Source &source, const Found &found)
{
    auto *dialog = new ImportDialog(found.calls, found.likeliest, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, source] { open(dialog->chosen(), source.name()); });
    dialog->open();
}

void ImportExport::open(const interchange::Imported &call, const QString &name)
{
    const auto parse = [body = call.body] {
        return cpv2::PaymentRequest::fromJson(body);
    };
    runThen(this, parse, [this, name](const core::Result<cpv2::PaymentRequest> &request) {
        if (request)
            emit opened(*request, name.isEmpty() ? tr("imported.json") : name);
        else
            emit failed(
                {u"import"_s, tr("The imported text is not valid JSON: %1").arg(request.error().sentence)});
    });
}

void ImportExport::map(const Source &source, const interchange::CsvTable &table)
{
    const QPointer<RequestDocument> document = m_surroundings.document();
    auto *dialog = new CsvMappingDialog(document->request(), m_surroundings.place(), table,
                                        document->profile().firstFeeLineSlot, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString file = QFileInfo(source.file).fileName();
    // Modal to the window: the document is as it was when the dialog accepts.
    connect(dialog, &QDialog::accepted, this, [document, dialog, file] {
        if (!document)
            return;
        document->endStep();
        document->edit(*dialog->result().edit, tr("Import %1").arg(file));
        document->endStep();
    });
    dialog->open();
}

// ---- exporting

/// Of the request as it is now, whatever becomes of it.
ExportDialog::Maker ImportExport::maker() const
{
    const RequestDocument &document = *m_surroundings.document();
    const roundtrip::RoundTrip *trip = m_surroundings.roundTrip();
    const journal::Exchange *last = trip ? trip->submit() : nullptr;
    const QUrl endpoint = m_surroundings.destination().endpoint;
    return [raw = document.rawText(), request = document.request(), toSend = document.toSend(),
            name = document.name(), now = QDateTime::currentDateTimeUtc(),
            to = endpoint.isEmpty() ? interchange::knownEndpoint() : endpoint,
            submit = last ? std::optional(*last) : std::nullopt](
               ExportFormat format, const QByteArray &apiKey) -> core::Result<QByteArray> {
        // Sent as it is now: with its answer and its time.
        if (format == ExportFormat::Har && apiKey.isEmpty() && submit && submit->status != 0 &&
            submit->requestBody == (raw ? *raw : toSend.toJson()))
            return interchange::toHar(*submit, name);
        // The request's own addresses: nobody listens at ours for a call from elsewhere.
        const QByteArray body = raw ? *raw : request.toJson();
        return interchange::exported(format, interchange::submitCall(to, body, name), now, apiKey);
    };
}

void ImportExport::exportAs(ExportFormat format)
{
    auto *dialog = new ExportDialog(format, maker(), m_surroundings.destination().apiKey, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { save(dialog->format(), dialog->bytes()); });
    dialog->open();
}

void ImportExport::copyAsCurl()
{
    const auto work = [make = maker()] {
        return make(ExportFormat::Curl, {});
    };
    runThen(this, work, [this](const core::Result<QByteArray> &command) {
        if (command)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(*command));
        else
            emit failed(command.error());
    });
}

void ImportExport::save(ExportFormat format, const QByteArray &bytes)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the export"));
    dialog->setObjectName("exportFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(interchange::fileNameFor(format, m_surroundings.document()->name()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &file) {
        if (const core::Result<core::Done> written = workspace::writeRequestFile(file, bytes); !written)
            emit failed(written.error());
    });
    dialog->open();
}

} // namespace gui
