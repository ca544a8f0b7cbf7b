// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/private_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace core
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::PrivateFolder)
};

#ifdef Q_OS_UNIX
/// Many systems give each user a group with no other member.
bool isOwnGroup(gid_t number)
{
    const struct passwd *user = ::getpwuid(::geteuid());
    if (!user || user->pw_gid != number)
        return false;
    const QByteArray name = user->pw_name;
    const struct group *group = ::getgrgid(number);
    if (!group || name != group->gr_name)
        return false;
    for (char **member = group->gr_mem; *member; ++member) {
        if (name != *member)
            return false;
    }
    return true;
}

bool canOthersWrite(const QString &folder)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(folder).constData(), &status) != 0)
        return false; // whoever uses it says what is wrong
    const bool isOurs = status.st_uid == ::geteuid() || status.st_uid == 0 || ::geteuid() == 0;
    if (!isOurs)
        return true;
    if (status.st_mode & S_ISVTX)
        return false;
    return (status.st_mode & S_IWOTH) || ((status.st_mode & S_IWGRP) && !isOwnGroup(status.st_gid));
}
#else
bool canOthersWrite(const QString &)
{
    return false;
}
#endif

} // namespace

Result<Done> makePrivateFolder(const QString &folder)
{
    const bool isThere = QFileInfo(folder).isDir() ||
                         (QDir().mkpath(QFileInfo(folder).absolutePath()) &&
                          QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (!isThere)
        return Error{
            u"folder"_s,
            Words::tr("The folder %1 cannot be made. Check that you may write to the folder above it.")
                .arg(folder)};
    if (canOthersWrite(folder))
        return Error{u"folder"_s,
                     Words::tr("Other users can write to the folder %1 and could replace the files "
                               "in it. Take that right away from them (chmod go-w), or choose another "
                               "folder.")
                         .arg(folder)};
    return done();
}

} // namespace core
