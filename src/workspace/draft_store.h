// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QLockFile>

#include <memory>

namespace workspace
{

/// An unsaved request as a program that has gone left it.
struct Draft {
    QString file;       ///< where the draft lies
    QString sourceFile; ///< the request file it was an edit of; empty for a new request
    QDateTime savedAt;  ///< UTC
    QByteArray bytes;   ///< the request's JSON
};

/// The draft of one open request, written all or nothing, removed when the request is saved or given up.
/// To be used by one thread at a time, whichever it is.
class DraftFile
{
public:
    /// Nothing is on the disk before save().
    explicit DraftFile(const QString &folder);
    /// What was not discarded stays for the next start of the program.
    ~DraftFile();

    /// Fails with `draft-write`.
    core::Result<core::Done> save(const QString &sourceFile, const QByteArray &bytes);
    void discard();

private:
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
};

/// Keeps the edits that are not saved yet where a crash cannot reach them: one draft for each open
/// request of each running window.
class DraftStore
{
    Q_DECLARE_TR_FUNCTIONS(workspace::DraftStore)
public:
    /// `folder` is made (0700) where it is missing, by the first draft.
    explicit DraftStore(const QString &folder);
    /// `cpv2-workbench/drafts` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFolder();

    std::unique_ptr<DraftFile> newDraft() const { return std::make_unique<DraftFile>(m_folder); }

    /// Drafts whose program is gone, the newest first. Those of a running one stay its own; a broken
    /// one is left out.
    QList<Draft> abandoned() const;
    void remove(const Draft &draft) const;

private:
    QString m_folder;
};

} // namespace workspace
