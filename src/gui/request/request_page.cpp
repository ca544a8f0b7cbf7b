// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_page.h"

#include "gui/request/draft_keeper.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_pane.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFileInfo>

namespace gui
{

RequestPage::RequestPage(const workspace::DraftStore &drafts, QObject *parent)
    : QObject(parent), m_document(new RequestDocument(this)), m_form(new RequestPane(m_document)),
      m_preview(new PreviewPane(m_document)), m_draft(new DraftKeeper(m_document, drafts, this))
{
    connect(m_document, &RequestDocument::modifiedChanged, this, &RequestPage::titleChanged);
    connect(m_document, &RequestDocument::loadingStarted, this, &RequestPage::followLoading);
    connect(m_document, &RequestDocument::loadingFailed, this, &RequestPage::followLoading);
    connect(m_document, &RequestDocument::fileChanged, this, &RequestPage::followLoading);
    connect(m_preview, &PreviewPane::placeActivated, m_form, &RequestPane::showPlace);
}

RequestPage::~RequestPage()
{
    delete m_form; // while its document is still there
    delete m_preview;
    // Its undo stack would announce its own end.
    m_document->disconnect();
}

RequestPane *RequestPage::form() const
{
    return m_form;
}

PreviewPane *RequestPage::preview() const
{
    return m_preview;
}

const QString &RequestPage::file() const
{
    return m_document->isLoading() ? m_document->loadingFile() : m_document->file();
}

QString RequestPage::name() const
{
    if (!file().isEmpty())
        return QFileInfo(file()).fileName();
    return m_suggestedName.isEmpty() ? m_document->name() : m_suggestedName;
}

/// Its buttons and keys rest until there is something to work on.
void RequestPage::followLoading()
{
    m_form->setEnabled(!m_document->isLoading());
    m_preview->setEnabled(!m_document->isLoading());
    emit titleChanged();
}

void RequestPage::setSuggestedName(const QString &name)
{
    m_suggestedName = name;
    emit titleChanged();
}

bool RequestPage::isNamed() const
{
    return !file().isEmpty() || !m_suggestedName.isEmpty();
}

bool RequestPage::isUntouched() const
{
    return !isNamed() && m_roundTripId.isEmpty() && !m_document->isModified() &&
           m_document->undoStack()->count() == 0;
}

void RequestPage::finishEditing()
{
    m_preview->commitText();
    // A cell's editor writes what it holds when it loses the focus.
    for (QWidget *widget = QApplication::focusWidget(); widget && widget != m_form;
         widget = widget->parentWidget()) {
        if (auto *view = qobject_cast<QAbstractItemView *>(widget); view && m_form->isAncestorOf(view)) {
            view->setFocus();
            return;
        }
    }
}

} // namespace gui
