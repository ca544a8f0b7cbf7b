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

/// Reads a file that a command names, relative to a folder of the caller's choice.
using FileReader = std::function<core::Result<QByteArray>(const QString &file)>;

/// The call that a shell command makes with curl, as copied from a manual, a browser or toCurl(). A note
/// names options that do not affect the request, and unknown ones. Fails with `import`: no curl command,
/// syntax that only a shell can execute, a body that is not plain data, a file that `readFile` rejects.
core::Result<QList<Imported>> fromCurl(const QByteArray &script, const FileReader &readFile);

} // namespace interchange
