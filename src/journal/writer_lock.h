// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QCoreApplication>

#include <functional>

namespace journal
{

/// Keeps a journal to one writer: a lock of the system on `<journal>.lock`, which ends with its process
/// however that ends. The file names the owner, and stays. It is never followed through a symbolic link, and
/// never written to when it belongs to another user (docs/faults.md, W06).
class WriterLock
{
    Q_DECLARE_TR_FUNCTIONS(journal::WriterLock)
    Q_DISABLE_COPY_MOVE(WriterLock)
public:
    /// For an owner that is closing the journal.
    static constexpr int longestWaitMs = 30'000;
    /// What to do meanwhile.
    struct Wait {
        /// Gets a sentence once, when the wait begins.
        std::function<void(const QString &)> report;
        /// Asked many times a second: false gives up.
        std::function<bool()> goesOn = [] {
            return true;
        };
    };

    explicit WriterLock(const QString &journalFile);
    ~WriterLock();

    /// Takes the lock; again when the file was deleted meanwhile. Waits for an owner that is closing, which
    /// blocks the thread. Fails with `journal-in-use`, naming the owner, and with `journal-open`.
    core::Result<core::Done> take(const Wait &wait);
    /// The owner needs the lock only until it has tidied up: others wait from now on.
    void announceClosing();
    /// Who holds the lock, for people: `cpv2 listen (process 4711 on host)`. By the system's own list of
    /// locks, so that a program that ended long ago is not blamed.
    QString holder() const;

private:
    struct Owner {
        QString process;
        QString program;
        QString machine;
        bool isClosing;
    };
    bool isHeld() const;
    Owner owner() const;
    /// The system's error number; 0 when the lock is taken.
    int tryToTake();
    /// What is in the way of taking the lock, for people.
    QString obstacle(int why) const;

    QString m_journal;
    QString m_file;
    int m_descriptor = -1;
};

} // namespace journal
