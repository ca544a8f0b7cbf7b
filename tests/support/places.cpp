// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/places.h"

#include <QDir>

namespace support
{

QString sourcePath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(SOURCE_FOLDER "/") + relative);
}

QString buildPath(const QString &relative)
{
    return QDir::cleanPath(QStringLiteral(BUILD_FOLDER "/") + relative);
}

} // namespace support
