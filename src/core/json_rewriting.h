// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace core
{

/// writeJson(parseJson(text)) without the tree, which takes several times the text's memory. Fails as
/// parseJson() does.
Result<QByteArray> rewriteJson(QByteArrayView text);

} // namespace core
