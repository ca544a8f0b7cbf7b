// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QCoreApplication>

namespace roundtrip::checks
{

/// The rows of each family, in the order in which they are shown.
QList<CheckKind> stories();
QList<CheckKind> payments();
QList<CheckKind> postbacks();
QList<CheckKind> submits();

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::judge)
};

} // namespace roundtrip::checks
