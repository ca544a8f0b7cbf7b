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

/// An unsaved request left behind by a program that has ended.
struct Draft {
    QString file;       ///< the draft's own file
    QString sourceFile; ///< the request file it was an edit of; empty for a new request
    QDateTime savedAt;  ///< UTC
    QByteArray bytes;   ///< the request's JSON
};

/// The draft of one open request, written all or nothing, and removed when the request is saved or discarded.
/// Any one thread at a time may use it.
class DraftFile
{
public:
    /// Nothing is on the disk before save().
    explicit DraftFile(const QString &folder);
    /// A draft that was not discarded stays for the next start of the program.
    ~DraftFile();

    /// Fails with `draft-write`.
    core::Result<core::Done> save(const QString &sourceFile, const QByteArray &bytes);
    void discard();

private:
    QString m_folder;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
};

/// Keeps unsaved edits safe from a crash: one draft for each open request of each running window.
class DraftStore
{
    Q_DECLARE_TR_FUNCTIONS(workspace::DraftStore)
public:
    /// The first draft creates `folder` (0700) if it is missing.
    explicit DraftStore(const QString &folder);
    /// `cpv2-workbench/drafts` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFolder();

    std::unique_ptr<DraftFile> newDraft() const { return std::make_unique<DraftFile>(m_folder); }

    /// Drafts of programs that have ended, newest first. Drafts of running programs and damaged drafts are
    /// left out.
    QList<Draft> abandoned() const;
    void remove(const Draft &draft) const;

private:
    QString m_folder;
};

} // namespace workspace
