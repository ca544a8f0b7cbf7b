// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace interchange
{

/// One record of a table; a quoted cell may span lines.
struct CsvRow {
    int line = 0; ///< on which it starts, from 1
    QStringList cells;
    bool operator==(const CsvRow &) const = default;
};

/// A table whose first record names the columns.
struct CsvTable {
    QChar separator;
    QStringList columns; ///< trimmed
    QList<CsvRow> rows;  ///< lines without any text are left out
};

inline constexpr int csvColumnLimit = 1000;

/// Reads comma-separated values (RFC 4180), separated by `,`, `;` or tab, whichever the first record has most
/// of. A byte order mark is skipped; LF alone ends a line too. Fails with `csv` (with the line where there is
/// one): the bytes are no UTF-8, a quotation mark is out of place or open, no record, too many columns, over
/// core::jsonSizeLimit.
core::Result<CsvTable> readCsv(QByteArrayView bytes);

} // namespace interchange
