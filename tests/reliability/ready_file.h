// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSaveFile>
#include <QUrl>

/// Tells a process that waits for the file where the listener is. The file appears whole or not at all.
inline bool writeReadyFile(const QString &path, const QUrl &base)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(base.toEncoded() + '\n') > 0 && file.commit();
}
