// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/document_lifecycle.h"

#include "gui/request_document.h"

#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

DocumentLifecycle::DocumentLifecycle(RequestDocument *document, workspace::Settings *settings,
                                     QWidget *window)
    : QObject(window), m_document(document), m_settings(settings), m_window(window)
{
}

void DocumentLifecycle::newFromSample()
{
    whenNothingIsLost([this] { m_document->reset(cpv2::PaymentRequest::sample(), {}); });
}

void DocumentLifecycle::newBlank()
{
    whenNothingIsLost([this] { m_document->reset(cpv2::PaymentRequest::blank(QDate::currentDate()), {}); });
}

void DocumentLifecycle::open(const QString &file)
{
    whenNothingIsLost([this, file] { load(file); });
}

void DocumentLifecycle::load(const QString &file)
{
    if (const core::Result<core::Done> loaded = m_document->load(file); !loaded) {
        // The reader of the JSON knows lines, not files.
        const QString sentence = loaded.error().sentence;
        emit failed(sentence.contains(file) ? sentence
                                            : u"%1: %2"_s.arg(QFileInfo(file).fileName(), sentence));
        return;
    }
    remember(file);
}

void DocumentLifecycle::remember(const QString &file)
{
    m_settings->addRecentFile(file);
    emit succeeded();
}

void DocumentLifecycle::restore(const workspace::Draft &draft, const Next &recovered)
{
    whenNothingIsLost([this, draft, recovered] {
        const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(draft.bytes);
        if (!request) {
            emit failed(request.error().sentence);
            return;
        }
        m_document->recover(*request, draft.sourceFile);
        recovered();
    });
}

void DocumentLifecycle::chooseFile()
{
    whenNothingIsLost([this] {
        auto *dialog = new QFileDialog(m_window, tr("Open a payment request"));
        dialog->setObjectName("openFile"_L1);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Payment requests (*.json)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &DocumentLifecycle::load);
        dialog->open();
    });
}

void DocumentLifecycle::save()
{
    save([] {});
}

void DocumentLifecycle::saveAs()
{
    saveAs([] {});
}

void DocumentLifecycle::save(const Next &next)
{
    if (m_document->file().isEmpty())
        saveAs(next);
    else
        write(m_document->file(), next);
}

void DocumentLifecycle::saveAs(const Next &next)
{
    auto *dialog = new QFileDialog(m_window, tr("Save the payment request"));
    dialog->setObjectName("saveFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Payment requests (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(m_document->file().isEmpty() ? tr("request.json") : m_document->file());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, next](const QString &file) { write(file, next); });
    dialog->open();
}

void DocumentLifecycle::write(const QString &file, const Next &next)
{
    if (const core::Result<core::Done> saved = m_document->save(file); !saved) {
        emit failed(saved.error().sentence);
        return;
    }
    remember(file);
    next();
}

void DocumentLifecycle::whenNothingIsLost(const Next &next)
{
    if (m_isAsking)
        return;
    if (!m_document->isModified())
        return next();

    auto *question = new QMessageBox(m_window);
    question->setObjectName("unsavedChanges"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Unsaved changes"));
    question->setText(tr("%1 has changes that are not saved. Save them?").arg(m_document->name()));
    question->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    question->setDefaultButton(QMessageBox::Save);
    m_isAsking = true;
    connect(question, &QMessageBox::finished, this, [this, next](int button) {
        m_isAsking = false;
        if (button == QMessageBox::Save)
            save(next);
        else if (button == QMessageBox::Discard)
            next();
    });
    question->open();
}

} // namespace gui
