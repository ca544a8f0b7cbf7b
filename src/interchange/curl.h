// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/call.h"
#include "interchange/imported.h"

#include <functional>

namespace interchange
{

/// A command for a POSIX shell that makes the call with curl. Without a key it takes the value of
/// `Authorization` from the shell's variable CPV2_AUTHORIZATION, and a comment says how to set it. Fails with
/// `export` when the body contains a NUL byte, which a command cannot contain.
core::Result<QByteArray> toCurl(const Call &call, const QByteArray &apiKey = {});

/// A file that a command names.
struct NamedFile {
    QString path; ///< absolute, for people
    QByteArray bytes;
};
/// Reads a file that a command names, relative to a folder of the caller's choice.
using FileReader = std::function<core::Result<NamedFile>(const QString &file)>;

/// The calls that a shell script makes with curl, as copied from a manual, a browser or toCurl(), in order:
/// each curl command, and in a command each part between `--next`. A call whose body cannot be known has a
/// problem that says why. Notes name options that do not affect the request or are unknown, but never a
/// value. Fails with `import` when there is no curl command, or when the text cannot be split into words (see
/// shellWords()).
core::Result<QList<Imported>> fromCurl(const QByteArray &script, const FileReader &readFile);

} // namespace interchange
