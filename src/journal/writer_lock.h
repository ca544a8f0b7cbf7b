// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QCoreApplication>

namespace journal
{

/// Keeps a journal to one writer: a lock of the system's on `<journal>.lock`, which ends with its
/// process however that ends. The file says who has it, and stays.
class WriterLock
{
    Q_DECLARE_TR_FUNCTIONS(journal::WriterLock)
    Q_DISABLE_COPY_MOVE(WriterLock)
public:
    explicit WriterLock(const QString &journalFile);
    ~WriterLock();

    /// Takes the lock; again when the file was deleted meanwhile. Fails with `journal-in-use`, naming
    /// who has it, and with `journal-open`.
    core::Result<core::Done> take();

private:
    bool isHeld() const;
    core::Error inUse() const;

    QString m_journal;
    QString m_file;
    int m_descriptor = -1;
};

} // namespace journal
