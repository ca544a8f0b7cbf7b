// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDate>

namespace cpv2
{

/// The two date forms known to be good: `6/6/2025` (source document) and `06/06/2025` (public
/// clients). Fails with `date`; what the service makes of other forms is not known.
core::Result<QDate> parseDate(QStringView text);
/// `M/d/yyyy`, as the source document writes it.
QString formatDate(QDate date);

} // namespace cpv2
