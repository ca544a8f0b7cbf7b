// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/call.h"

namespace interchange
{

/// A `.http` file, as the REST clients of editors read it. Without a key, the value of `Authorization` is a
/// variable in the file. The format has no escapes: fails with `export` when the body has a line that would
/// end it or be read as an instruction, contains `{{`, or is not UTF-8.
core::Result<QByteArray> toHttpFile(const Call &call, const QByteArray &apiKey = {});

} // namespace interchange
