// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace support
{

/// A file or folder of the source tree, such as `resources/samples`, as an absolute path.
QString sourcePath(const QString &relative = {});
/// A file or folder of the build folder that the test belongs to, such as `bin/cpv2`, as an absolute path.
QString buildPath(const QString &relative = {});

} // namespace support
