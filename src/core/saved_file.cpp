// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
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
    if (!target.commit())
        return failed();
    syncFolder(QFileInfo(file).absolutePath());
    return done();
}

} // namespace core
