// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/draft_store.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace gui
{

class RequestDocument;

/// Puts the document's unsaved edits aside, at most a second after they were made, and forgets them
/// when the document is saved or reset.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(RequestDocument *document, workspace::DraftStore *store, QObject *parent = nullptr);

    void saveNow(); ///< when there is something to save
    void discard();
    /// "Draft saved 1 s ago"; empty when there is none.
    QString status() const;

signals:
    void statusChanged();
    void failed(const QString &sentence);

private:
    void follow();

    RequestDocument *m_document;
    workspace::DraftStore *m_store;
    QTimer m_saving;
    QTimer m_ageing; ///< makes status() older
    QDateTime m_savedAt;
};

} // namespace gui
