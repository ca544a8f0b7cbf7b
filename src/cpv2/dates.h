// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDate>

#include <optional>

namespace cpv2
{

/// The two date forms known to be good: `6/6/2025` (source document) and `06/06/2025` (public
/// clients). Fails with `date`; how the service reads other forms is not known.
core::Result<QDate> parseDate(QStringView text);

/// How a text that may be a date is written, and the day it most likely means.
struct DateReading {
    enum class Form : quint8 {
        Good,       ///< what parseDate() takes
        Impossible, ///< not a calendar date
        Iso,        ///< `2025-06-06`
        WithTime,
        ShortYear, ///< `6/6/25`
        Unknown,
    };
    Form form = Form::Unknown;
    std::optional<QDate> date; ///< empty when nothing is likely
};
DateReading readDate(const QString &text);

/// `M/d/yyyy`, as the source document writes it.
QString formatDate(QDate date);

} // namespace cpv2
