// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace interchange
{

/// The text of a file from another program as UTF-8, without a byte order mark. UTF-16, as Windows programs
/// write it, is converted; any other bytes stay as they are. Fails with `import` when UTF-16 is damaged.
core::Result<QByteArray> utf8Of(QByteArrayView bytes);

} // namespace interchange
