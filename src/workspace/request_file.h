// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace workspace
{

/// The bytes of a request file. Fails with `file-read`: missing, not a regular file, not readable, or over
/// core::jsonSizeLimit.
core::Result<QByteArray> readRequestFile(const QString &file);

/// Writes all or nothing: a failure (`file-write`) leaves the old file as it was.
core::Result<core::Done> writeRequestFile(const QString &file, const QByteArray &bytes);

} // namespace workspace
