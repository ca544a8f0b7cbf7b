// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace core
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::saved_file)
};

/// Some file systems cannot sync (EINVAL, EROFS for a folder); what they can refuse is an error.
bool isSynced(int descriptor)
{
#ifdef Q_OS_UNIX
    return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
#else
    return ::_commit(descriptor) == 0;
#endif
}

/// The new name is in the folder's own data, which is synced by itself.
void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return; // a folder that can be written but not read: the file is in place all the same
    isSynced(descriptor);
    ::close(descriptor);
#else
    Q_UNUSED(folder)
#endif
}

#ifdef Q_OS_UNIX
/// Gives the new file to the owner of the old one; false when only the old file itself can stay theirs.
bool keepsOwner(int descriptor, const struct stat &old)
{
    struct stat made = {};
    if (::fstat(descriptor, &made) != 0)
        return false;
    return (made.st_uid == old.st_uid && made.st_gid == old.st_gid) ||
           ::fchown(descriptor, old.st_uid, old.st_gid) == 0;
}

bool writeAll(int descriptor, QByteArrayView bytes)
{
    for (off_t at = 0; at < bytes.size();) {
        const ssize_t count = ::pwrite(descriptor, bytes.data() + at, size_t(bytes.size() - at), at);
        if (count < 0 && errno != EINTR)
            return false;
        at += std::max(count, ssize_t(0));
    }
    return true;
}

/// Writes into the file itself. Its room on the disk is reserved before the first byte is changed.
bool overwrite(const QString &file, QByteArrayView bytes, Access access)
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
#ifdef Q_OS_LINUX
    const bool hasRoom =
        ::fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, std::max(bytes.size(), qsizetype(1))) == 0 ||
        errno == EOPNOTSUPP || errno == ENOSYS;
#else
    const bool hasRoom = true;
#endif
    const bool isWritten = hasRoom && (access == Access::AsBefore || ::fchmod(descriptor, 0600) == 0) &&
                           writeAll(descriptor, bytes) && ::ftruncate(descriptor, bytes.size()) == 0 &&
                           isSynced(descriptor);
    ::close(descriptor);
    return isWritten;
}
#endif

} // namespace

Result<Done> saveFile(const QString &file, const QByteArray &bytes, Access access)
{
    // A device or a FIFO would be replaced by a file.
    if (const QFileInfo old(file); old.exists() && !old.isFile())
        return Error{u"file-write"_s, Words::tr("it is not a regular file")};
    QSaveFile target(file);
    const auto failed = [&] {
        return Error{u"file-write"_s, target.errorString()};
    };
    if (!target.open(QIODevice::WriteOnly))
        return failed();
    if (access == Access::OwnerOnly && !target.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed();
    // QSaveFile::commit() does not notice when the last of its buffer (16 KiB) cannot be written, and puts
    // the truncated file in place. So nothing is left in the buffer when it is called.
    if (target.write(bytes) != bytes.size() || !target.flush())
        return failed();
    if (!isSynced(target.handle()))
        return Error{u"file-write"_s, qt_error_string(errno)};
#ifdef Q_OS_UNIX
    // A new file in the place of this one would cut off its other names, or take it from its owner. The copy
    // beside it is whole by now, and takes its place after all when writing into it fails.
    struct stat old = {};
    if (::stat(QFile::encodeName(file).constData(), &old) == 0 &&
        (old.st_nlink > 1 || !keepsOwner(target.handle(), old)) && overwrite(file, bytes, access)) {
        target.cancelWriting();
        return done();
    }
#endif
    if (!target.commit())
        return failed();
    syncFolder(QFileInfo(file).absolutePath());
    return done();
}

} // namespace core
