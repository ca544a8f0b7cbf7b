// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/writer_lock.h"

#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Three lines: process, program, machine. Only for people: what locks is the system's lock.
void writeOwner(int descriptor)
{
    const QString owner =
        u"%1\n%2\n%3\n"_s.arg(QString::number(QCoreApplication::applicationPid()),
                              QCoreApplication::applicationName(), QSysInfo::machineHostName());
    QFile file;
    if (::ftruncate(descriptor, 0) == 0 && file.open(descriptor, QIODevice::WriteOnly))
        file.write(owner.toUtf8());
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

core::Result<core::Done> WriterLock::take()
{
    if (isHeld())
        return core::done();
    const int descriptor = ::open(QFile::encodeName(m_file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    const bool isLocked = descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    const int why = errno;
    if (!isLocked && descriptor >= 0)
        ::close(descriptor);
    if (!isLocked && why == EWOULDBLOCK)
        return inUse();
    if (!isLocked) {
        return core::Error{u"journal-open"_s,
                           tr("The journal %1 cannot be locked for writing (%2). Check that you may write "
                              "its folder, or choose another file for the journal.")
                               .arg(m_journal, QString::fromLocal8Bit(std::strerror(why)))};
    }
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = descriptor;
    writeOwner(descriptor);
    return core::done();
}

bool WriterLock::isHeld() const
{
    struct stat ours = {};
    struct stat there = {};
    return m_descriptor >= 0 && ::fstat(m_descriptor, &ours) == 0 &&
           ::stat(QFile::encodeName(m_file).constData(), &there) == 0 && ours.st_dev == there.st_dev &&
           ours.st_ino == there.st_ino;
}

core::Error WriterLock::inUse() const
{
    QFile file(m_file);
    const QStringList owner =
        file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(1000)).split(u'\n') : QStringList();
    return {u"journal-in-use"_s,
            tr("The journal %1 is in use by %2 (process %3 on %4). Close that program, or choose another "
               "file for the journal.")
                .arg(m_journal, owner.value(1), owner.value(0), owner.value(2))};
}

} // namespace journal
