// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/draft_store.h"

#include <QObject>
#include <QPointer>

namespace gui
{

class DraftKeeper;
class PreviewPane;
class RequestDocument;
class RequestPane;

/// One open request: its document, the form and the preview that show it, its draft, and the round trip
/// that the window is about while it is in front.
class RequestPage : public QObject
{
    Q_OBJECT
public:
    explicit RequestPage(const workspace::DraftStore &drafts, QObject *parent = nullptr);
    ~RequestPage() override; ///< takes form() and preview() with it

    RequestDocument *document() const { return m_document; }
    RequestPane *form() const;
    PreviewPane *preview() const;
    DraftKeeper *draft() const { return m_draft; }

    /// The document's file, or the one that is being loaded; empty while there is none.
    const QString &file() const;
    /// The file's name; while it has none, the suggested one, or "untitled".
    QString name() const;
    /// What a request that comes from nowhere on disk is called, and how Save as proposes to call it.
    void setSuggestedName(const QString &name);
    /// Nobody has done anything with it, and it has no file and no name: nothing is lost with it.
    bool isUntouched() const;
    /// It has a file, or a name that it was given.
    bool isNamed() const;

    /// Empty while it has none.
    const QString &roundTripId() const { return m_roundTripId; }
    void setRoundTripId(const QString &id) { m_roundTripId = id; }

    /// What is typed into a table's cell or the JSON at this moment becomes part of the document.
    void finishEditing();

signals:
    void titleChanged(); ///< the name, the file, or whether it is modified or loaded

private:
    void followLoading();

    RequestDocument *m_document;
    QPointer<RequestPane> m_form;
    QPointer<PreviewPane> m_preview;
    DraftKeeper *m_draft;
    QString m_suggestedName;
    QString m_roundTripId;
};

} // namespace gui
