// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "gui/row_table_model.h"
#include "roundtrip/round_trip.h"

#include <QHash>

namespace gui
{

class RequestDocument;

struct InvoiceRow {
    cpv2::Place place; ///< invoice -1: a customer without one
    QString accountNumber;
    QString name;
    QString invoiceNumber;
    QString balance; ///< as written
    std::optional<cpv2::Money> balanceDue;
    std::optional<cpv2::Money> feeSum; ///< none without fee lines, or when one is broken
    bool operator==(const InvoiceRow &) const = default;
};

/// All invoices of the request with their customers, in document order.
class InvoicesModel : public RowTableModel<InvoiceRow>
{
    Q_OBJECT
public:
    enum Column { Account, Name, InvoiceNumber, Balance, FeeSum, State, ColumnCount };
    /// A value to sort by: amounts as counts, the rest as shown.
    static constexpr int sortRole = Qt::UserRole;

    explicit InvoicesModel(RequestDocument *document, QObject *parent = nullptr);

    cpv2::Place place(int row) const { return rows()[row].place; }
    int rowOf(cpv2::Place place) const; ///< -1 when there is none
    /// By InvoiceNumber; an invoice that is not in it is open.
    void setStates(const QHash<QString, roundtrip::InvoiceState> &states);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void read(const core::JsonPointer &changedAt);
    InvoiceRow readRow(cpv2::Place place) const;
    QList<InvoiceRow> readRows() const;

    RequestDocument *m_document;
    QHash<QString, roundtrip::InvoiceState> m_states;
};

} // namespace gui
