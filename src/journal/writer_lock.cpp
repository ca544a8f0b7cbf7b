// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/writer_lock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
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

constexpr int isNotOurFile = -1; // of tryToTake(), besides the system's numbers

/// `cpv2 listen`, `cpv2-workbench`: what the user would look for. The command is the first argument of
/// `cpv2`, and nothing else of the command line is named.
QString programOf(const QString &file, const QString &firstArgument)
{
    const QString name = QFileInfo(file).fileName();
    return name == "cpv2"_L1 && !firstArgument.isEmpty() ? name + u' ' + firstArgument : name;
}

QString thisProgram()
{
    return programOf(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().value(1));
}

/// Of a running process, by the system.
QString programOf(const QString &process)
{
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(process));
    if (!commandLine.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = commandLine.readAll().split('\0');
    return programOf(QString::fromLocal8Bit(words.value(0)), QString::fromLocal8Bit(words.value(1)));
}

/// The process that holds a lock of flock(2) on the file; empty when the system does not say. A line of
/// /proc/locks is `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`: process, file.
QString holderOf(const QString &file)
{
    QFile locks(u"/proc/locks"_s);
    struct stat status = {};
    if (!locks.open(QIODevice::ReadOnly) || ::stat(QFile::encodeName(file).constData(), &status) != 0)
        return {};
    const QStringList lines = QString::fromLatin1(locks.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList words = line.simplified().split(u' ');
        if (words.value(1) == "FLOCK"_L1 && words.value(5).endsWith(u':' + QString::number(status.st_ino)))
            return words.value(4);
    }
    return {};
}

/// Lines for process, program and machine, and one more while it is closing. Only for people and for whoever
/// waits: what locks is the system's lock.
void writeOwner(int descriptor, bool isClosing)
{
    const QStringList lines{QString::number(QCoreApplication::applicationPid()), thisProgram(),
                            QSysInfo::machineHostName(), isClosing ? QString(closing) : QString()};
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
            wait.report(tr("Waiting for %1 to finish closing the journal %2.").arg(holder(), m_journal));
        QThread::msleep(pollMs);
    }
    if (why == EWOULDBLOCK && before.isClosing) {
        return core::Error{u"journal-in-use"_s,
                           tr("%1 is still closing the journal %2. Try again in a moment, or choose another "
                              "file for the journal.")
                               .arg(holder(), m_journal)};
    }
    if (why == EWOULDBLOCK) {
        return core::Error{
            u"journal-in-use"_s,
            tr("The journal %1 is in use by %2. Close that program, or choose another file for the journal.")
                .arg(m_journal, holder())};
    }
    if (why != 0)
        return core::Error{u"journal-open"_s, obstacle(why)};
    return core::done();
}

QString WriterLock::obstacle(int why) const
{
    if (why == ELOOP)
        return tr("The lock file %1 is a symbolic link. Remove it, or choose another file for the journal.")
            .arg(m_file);
    if (why == isNotOurFile)
        return tr("The lock file %1 is not a file of yours alone. Remove it, or choose another file for the "
                  "journal.")
            .arg(m_file);
    return tr("The journal %1 cannot be locked for writing (%2). Check that you may write to its folder, or "
              "choose another file for the journal.")
        .arg(m_journal, QString::fromLocal8Bit(std::strerror(why)));
}

int WriterLock::tryToTake()
{
    const int descriptor = ::open(QFile::encodeName(m_file).constData(),
                                  O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (descriptor < 0)
        return errno;
    // Another name of the file, a device or a file of somebody else would be truncated by writing the owner.
    struct stat status = {};
    const bool isOurs = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                        (status.st_uid == ::geteuid() || ::geteuid() == 0) && status.st_nlink <= 1;
    if (!isOurs) {
        ::close(descriptor);
        return isNotOurFile;
    }
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

QString WriterLock::holder() const
{
    const Owner named = owner();
    const QString process = holderOf(m_file);
    if (process.isEmpty() || process == named.process)
        return named.program.isEmpty()
                   ? tr("another program")
                   : tr("%1 (process %2 on %3)").arg(named.program, named.process, named.machine);
    const QString program = programOf(process);
    return program.isEmpty() ? tr("another program (process %1)").arg(process)
                             : tr("%1 (process %2)").arg(program, process);
}

WriterLock::Owner WriterLock::owner() const
{
    QFile file(m_file);
    const QStringList lines =
        file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(1000)).split(u'\n') : QStringList();
    return {lines.value(0), lines.value(1), lines.value(2), lines.value(3) == closing};
}

} // namespace journal
