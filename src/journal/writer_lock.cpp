// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/writer_lock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr auto closing = "closing"_L1;
constexpr int pollMs = 50;

/// Lines for process, program and machine, and one more while it is closing. Only for people and for who
/// waits: what locks is the system's lock.
void writeOwner(int descriptor, bool isClosing)
{
    const QStringList lines{QString::number(QCoreApplication::applicationPid()),
                            QCoreApplication::applicationName(), QSysInfo::machineHostName(),
                            isClosing ? QString(closing) : QString()};
    QFile file;
    if (::ftruncate(descriptor, 0) == 0 && ::lseek(descriptor, 0, SEEK_SET) == 0 &&
        file.open(descriptor, QIODevice::WriteOnly))
        file.write(lines.join(u'\n').toUtf8());
}

} // namespace

WriterLock::WriterLock(const QString &journalFile) : m_journal(journalFile), m_file(journalFile + u".lock"_s)
{
}

WriterLock::~WriterLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void WriterLock::announceClosing()
{
    if (m_descriptor >= 0)
        writeOwner(m_descriptor, true);
}

core::Result<core::Done> WriterLock::take(const Wait &wait)
{
    if (isHeld())
        return core::done();
    QElapsedTimer waited;
    waited.start();
    Owner before = {};
    bool isWaiting = false;
    int why = tryToTake();
    for (; why == EWOULDBLOCK; why = tryToTake()) {
        before = owner();
        if (!before.isClosing || waited.hasExpired(longestWaitMs) || !wait.goesOn())
            break;
        if (!std::exchange(isWaiting, true))
            wait.report(tr("Waiting for %1 (process %2 on %3) to finish closing the journal %4.")
                            .arg(before.program, before.process, before.machine, m_journal));
        QThread::msleep(pollMs);
    }
    if (why == EWOULDBLOCK && before.isClosing) {
        return core::Error{u"journal-in-use"_s,
                           tr("The journal %1 is still being closed by %2 (process %3 on %4). Try again in a "
                              "moment, or choose another file for the journal.")
                               .arg(m_journal, before.program, before.process, before.machine)};
    }
    if (why == EWOULDBLOCK) {
        return core::Error{
            u"journal-in-use"_s,
            tr("The journal %1 is in use by %2 (process %3 on %4). Close that program, or choose "
               "another file for the journal.")
                .arg(m_journal, before.program, before.process, before.machine)};
    }
    if (why != 0) {
        return core::Error{u"journal-open"_s,
                           tr("The journal %1 cannot be locked for writing (%2). Check that you may write "
                              "its folder, or choose another file for the journal.")
                               .arg(m_journal, QString::fromLocal8Bit(std::strerror(why)))};
    }
    return core::done();
}

int WriterLock::tryToTake()
{
    const int descriptor = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return errno;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(descriptor);
        return why;
    }
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = descriptor;
    writeOwner(descriptor, false);
    return 0;
}

bool WriterLock::isHeld() const
{
    struct stat ours = {};
    struct stat there = {};
    return m_descriptor >= 0 && ::fstat(m_descriptor, &ours) == 0 &&
           ::stat(QFile::encodeName(m_file).constData(), &there) == 0 && ours.st_dev == there.st_dev &&
           ours.st_ino == there.st_ino;
}

WriterLock::Owner WriterLock::owner() const
{
    QFile file(m_file);
    const QStringList lines =
        file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(1000)).split(u'\n') : QStringList();
    return {lines.value(0), lines.value(1), lines.value(2), lines.value(3) == closing};
}

} // namespace journal
