// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/curl.h"

#include <QDateTime>

namespace interchange
{

enum class ExportFormat { Curl, HttpFile, Postman, Har };

/// The call in that format. `at` is the time for an HTTP archive. Fails with `export`; see each format.
core::Result<QByteArray> exported(ExportFormat format, const Call &call, const QDateTime &at,
                                  const QByteArray &apiKey = {});
/// A name for the file, without a folder: `request.sh` for `request.json`.
QString fileNameFor(ExportFormat format, const QString &requestName);

enum class ImportFormat { Json, Curl, Postman, Har, Csv };

/// Judged by the bytes; if they are ambiguous, by the file's name, which may be empty.
ImportFormat guessFormat(const QByteArray &bytes, const QString &fileName);
/// The calls in it, for any format but Csv (asserted). Fails with `import`; see each format.
core::Result<QList<Imported>> imported(ImportFormat format, const QByteArray &bytes,
                                       const FileReader &readFile);

} // namespace interchange
