// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "workspace/draft_store.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace gui
{

class RequestDocument;

/// Keeps the unsaved edits of the document as a draft, and drops it when the document is saved or reset. An
/// edit is on disk a second after it was made at the latest: it waits half a second for others, the
/// rest is for the writing, which is done by a thread of its own.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    /// `document` outlives the keeper.
    DraftKeeper(RequestDocument *document, const workspace::DraftStore &store, QObject *parent = nullptr);
    ~DraftKeeper() override;

    /// When there is something to save; it is on disk when this returns.
    void saveNow();
    void discard();
    /// "Draft saved 1 s ago"; empty when there is none.
    QString status() const;

signals:
    void statusChanged();
    void failed(const QString &sentence);

private:
    void follow();
    void write();
    void written(const core::Result<core::Done> &result);

    RequestDocument *m_document;
    std::shared_ptr<workspace::DraftFile> m_file; ///< the writer's alone
    QThreadPool m_writer;                         ///< one thread: one thing after the other
    QTimer m_saving;
    QTimer m_ageing;         ///< makes status() older
    QElapsedTimer m_unsaved; ///< since the first edit that is not in the draft; invalid when all are
    bool m_isWriting = false;
    bool m_hasDraft = false;
    QDateTime m_savedAt;
};

} // namespace gui
