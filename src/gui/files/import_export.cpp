// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/import_export.h"

#include "core/json_comments.h"
#include "gui/files/csv_mapping_dialog.h"
#include "gui/files/import_dialog.h"
#include "gui/files/import_text_dialog.h"
#include "gui/look/question.h"
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
    QStringList judgements = {}; ///< of the calls
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
    askForText(m_pasted.isEmpty() ? QGuiApplication::clipboard()->text() : m_pasted, {});
}

void ImportExport::askForText(const QString &text, const QString &problem)
{
    auto *dialog = new ImportTextDialog(text, problem, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString file = m_surroundings.document()->file();
        m_pasted = dialog->text();
        begin({.file = {},
               .text = m_pasted.toUtf8(),
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
    const core::Result<QList<interchange::Imported>> calls = interchange::imported(
        format, *bytes, [&folder](const QString &name) -> core::Result<interchange::NamedFile> {
            const QString path = folder.absoluteFilePath(name);
            const core::Result<QByteArray> read = workspace::readRequestFile(path);
            if (!read)
                return read.error();
            return interchange::NamedFile{path, *read};
        });
    if (!calls && format == ImportFormat::Json && core::parseJson(core::withoutComments(*bytes)))
        return {
            .calls = {{.name = {}, .method = {}, .endpoint = {}, .body = *bytes, .notes = {}, .problem = {}}},
            .isPlain = true};
    if (!calls)
        return {.error = calls.error()};
    Found found{.calls = *calls, .isPlain = format == ImportFormat::Json};
    for (const interchange::Imported &call : *calls)
        found.judgements << interchange::judgementOf(call);
    if (const core::Result<qsizetype> likeliest = interchange::chosen(*calls))
        found.likeliest = int(*likeliest);
    return found;
}

void ImportExport::show(const Source &source, const Found &found)
{
    if (found.error)
        fail(source, *found.error);
    else if (found.table)
        map(source, *found.table);
    else if (found.isPlain)
        open(found.calls.first(), source.name());
    else if (found.calls.isEmpty())
        fail(source, {u"import"_s, tr("It contains no calls.")});
    else
        choose(source, found);
}

/// A text comes back to be repaired, since it may be nowhere else by now.
void ImportExport::fail(const Source &source, const core::Error &error)
{
    const QString file = QFileInfo(source.file).fileName();
    if (source.file.isEmpty())
        askForText(m_pasted, error.sentence);
    else
        emit failed({error.code,
                     error.sentence.contains(file) ? error.sentence : u"%1: %2"_s.arg(file, error.sentence)});
}

void ImportExport::choose(const Source &source, const Found &found)
{
    auto *dialog = new ImportDialog(found.calls, found.judgements, found.likeliest, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, source] { open(dialog->chosen(), source.name()); });
    dialog->open();
}

void ImportExport::open(const interchange::Imported &call, const QString &name)
{
    struct Parsed {
        core::Result<cpv2::PaymentRequest> request;
        QByteArray uncommented; ///< what it is without its comments; empty when that is not valid either
    };
    const auto parse = [body = call.body] {
        Parsed parsed{cpv2::PaymentRequest::fromJson(body), {}};
        if (const QByteArray bare = core::withoutComments(body); !parsed.request && core::parseJson(bare))
            parsed.uncommented = bare;
        return parsed;
    };
    runThen(this, parse, [this, call, name](const Parsed &parsed) {
        if (parsed.request) {
            m_pasted.clear();
            emit opened(*parsed.request, name.isEmpty() ? tr("imported.json") : name);
        } else if (!parsed.uncommented.isEmpty()) {
            interchange::Imported bare = call;
            bare.body = parsed.uncommented;
            ask({.name = u"comments"_s,
                 .title = tr("Comments"),
                 .text = tr("The text contains comments, which JSON does not have. Import it without them?"),
                 .icon = QMessageBox::Question,
                 .answers = {{tr("&Import without comments"), QMessageBox::AcceptRole,
                              [this, bare, name] {
                                  open(bare, name);
                              }}},
                 .isFirstAnswerSafe = true},
                m_window, this);
        } else {
            const QString why =
                tr("The imported text is not valid JSON: %1").arg(parsed.request.error().sentence);
            emit failed({u"import"_s, name.isEmpty() ? why : u"%1: %2"_s.arg(name, why)});
        }
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
    connect(dialog, &QDialog::accepted, this, [this, document, dialog, file] {
        if (!document)
            return;
        document->endStep();
        document->edit(*dialog->result().edit, tr("Import %1").arg(file));
        document->endStep();
        m_pasted.clear();
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
