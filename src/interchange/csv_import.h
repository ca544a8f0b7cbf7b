// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "interchange/csv.h"

#include <QDate>

#include <optional>

namespace interchange
{

/// The field that the cells of a column become.
struct CsvTarget {
    enum class Kind { Ignored, Field, FeePoi, FeeItem, FeeAmount };
    Kind kind = Kind::Ignored;
    cpv2::FieldId field = {}; ///< for Kind::Field: a field of a customer or an invoice
    bool operator==(const CsvTarget &) const = default;
};

/// What a row of the table stands for.
enum class CsvRows {
    Invoices, ///< an invoice of a customer
    FeeLines, ///< a fee line of one invoice
};

/// Everything a column may become, starting with "ignored".
QList<CsvTarget> csvTargets(CsvRows rows);
/// `InvoiceNumber`, `fee.poi`, `fee.item`, `fee.amount`; `-` for ignored. For people and for the command
/// line.
QString csvTargetName(const CsvTarget &target);
/// By that name, any case.
std::optional<CsvTarget> csvTargetNamed(CsvRows rows, const QString &name);

/// A table and how to import it.
struct CsvMapping {
    CsvRows rows = CsvRows::Invoices;
    QList<CsvTarget> columns;     ///< one for each column of the table
    bool replacesExisting = true; ///< else the rows are added after the existing ones
    /// The invoice that gets the fee lines, or the customer who gets the invoices if no column is about
    /// customers.
    cpv2::Place place = {0, 0};
};

/// Fee lines when the columns name parts of fee lines, and neither an account nor an invoice's number or
/// balance.
CsvRows guessRows(const QStringList &columns);
/// By the names of the columns; each target at most once, and a target that two columns may be goes to
/// neither.
QList<CsvTarget> guessTargets(CsvRows rows, const QStringList &columns);

/// Why a row was left out, or may not be what it seems.
struct CsvProblem {
    int line = 0;    ///< in the file; 0: the whole table
    int column = -1; ///< from 0; -1: the whole row
    QString sentence;
    bool operator==(const CsvProblem &) const = default;
};

/// The result of an import: one edit, and the problems.
struct CsvImport {
    std::optional<core::JsonEdit> edit; ///< empty when no row can be imported
    QList<CsvProblem> problems;         ///< a row with one is left out
    int takenRows = 0;
    int customers = 0; ///< touched
    int invoices = 0;  ///< made
    int feeLines = 0;  ///< made
};

/// Makes one edit of all good rows: the list of customers, one customer's invoices, or one invoice's custom
/// fields is replaced. Nothing is guessed: amounts must be digits with a point (`1234.56`), dates must be the
/// service's or `2026-03-04`, an invoice needs a BalanceDue, and two columns cannot become one field. Any
/// other text is kept as written, and an empty cell leaves the blank invoice's value.
///
/// Rows with the same AccountNumber are one customer; in a table without accounts, those that say the same
/// about the customer; in a table that says nothing about customers, all rows. A row with an empty account is
/// a customer of its own. In a table with columns for fee lines, rows with the same customer and
/// InvoiceNumber are one invoice with several fee lines. A row that contradicts an earlier one about the same
/// customer or invoice is left out and reported. `firstSlot` is the first CustomN for fee lines.
CsvImport applyCsv(const cpv2::PaymentRequest &request, const CsvTable &table, const CsvMapping &mapping,
                   QDate today, int firstSlot = 5);

} // namespace interchange
