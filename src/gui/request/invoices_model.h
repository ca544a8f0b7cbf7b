// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "roundtrip/round_trip.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <vector>

namespace gui
{

class RequestDocument;

/// All invoices of the request with their customers, in document order; a customer without an invoice has
/// a row too. A row is read when it is looked at; those that were not yet are read little by little while
/// the program has nothing else to do, so that ten thousand can be sorted and filtered at once later.
class InvoicesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Account, Name, InvoiceNumber, Balance, FeeSum, State, ColumnCount };
    /// A value to sort by: amounts as counts, the rest as shown.
    static constexpr int sortRole = Qt::UserRole;

    explicit InvoicesModel(RequestDocument *document, QObject *parent = nullptr);
    ~InvoicesModel() override;

    cpv2::Place place(int row) const { return m_places[row]; }
    int rowOf(cpv2::Place place) const; ///< -1 when there is none
    int invoiceCount() const { return m_invoiceCount; }
    /// By InvoiceNumber; an invoice that is not in it is open.
    void setStates(const QHash<QString, roundtrip::InvoiceState> &states);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row;

    void follow(const core::JsonEdit &edit);
    void reset();
    void setPlaces(const QList<cpv2::Place> &places);
    QList<cpv2::Place> readPlaces() const;
    int firstRowNotBefore(cpv2::Place place) const;
    void changeRows(int first, bool isOneEntry);
    void readAnew(int first, int end);
    const Row &row(int index) const;
    void readAhead();

    RequestDocument *m_document;
    QHash<QString, roundtrip::InvoiceState> m_states;
    QList<cpv2::Place> m_places; ///< of each row
    int m_invoiceCount = 0;
    mutable std::vector<std::unique_ptr<const Row>> m_rows; ///< null: not read yet
    QTimer m_readingAhead;
    int m_readUpTo = 0; ///< rows before it have been read ahead
};

} // namespace gui
