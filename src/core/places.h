// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

namespace core
{

/// Where the program keeps its files, by the XDG Base Directory Specification: below XDG_DATA_HOME and
/// XDG_CONFIG_HOME, or below the usual folders of HOME where those are not set. A relative path in any of
/// these variables is ignored, as the specification says (docs/faults.md, W07).

/// `…/cpv2-workbench` for data. Fails with `no-home`.
Result<QString> dataFolder();
/// `…/cpv2-workbench` for settings. Fails with `no-home`.
Result<QString> configFolder();
/// A file or folder of that name in the folder; empty when there is no such folder. Whoever is asked to open
/// an empty name says why.
QString placeIn(const Result<QString> &folder, QLatin1StringView name);
/// What the session manager made for this user (XDG_RUNTIME_DIR); empty when there is none.
QString runtimeFolder();

} // namespace core
