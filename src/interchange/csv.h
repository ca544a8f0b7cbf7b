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
    int line = 0; ///< where it starts, from 1
    QStringList cells;
    bool operator==(const CsvRow &) const = default;
};

/// A table whose first record names the columns.
struct CsvTable {
    QChar separator;
    QStringList columns; ///< trimmed
    QList<CsvRow> rows;  ///< without lines that have no text
};

inline constexpr int csvColumnLimit = 1000;

/// Reads comma-separated values (RFC 4180) in UTF-8 or UTF-16, separated by `,`, `;`, tab or `|`: the one
/// that a first line `sep=;` names, else the one that splits the first records into the same number of cells.
/// Lines end with LF, CRLF or CR, and are LF within a cell. `="00123"` is the text 00123, and blanks around
/// quotation marks are none of the cell's. Fails with `csv` (and the line, if there is one) when the bytes
/// are not text, a quotation mark is misplaced or unclosed, there is no record or too many columns, or the
/// size is over core::jsonSizeLimit.
core::Result<CsvTable> readCsv(QByteArrayView bytes);

} // namespace interchange
