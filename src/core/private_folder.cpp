// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/private_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core
{

bool makePrivateFolder(const QString &folder)
{
    return QFileInfo(folder).isDir() ||
           (QDir().mkpath(QFileInfo(folder).absolutePath()) &&
            QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace core
