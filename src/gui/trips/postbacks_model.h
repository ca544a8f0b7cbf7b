// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QAbstractTableModel>

namespace gui
{

/// The postbacks of a round trip as rows, in order of arrival. What a row shows is read when it is looked at.
class PostbacksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Verdict, Time, Invoice, Amount, Approved, Message, Answer, MatchedBy, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< amounts by their value, times by the order of arrival
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Postbacks that are new become new rows when it is the same round trip, grown.
    void setRoundTrip(const roundtrip::RoundTrip &trip);
    const roundtrip::Decoded &postback(int row) const { return m_postbacks.at(row); }
    /// -1 when there is none of that id.
    int rowOf(qint64 exchangeId) const { return int(m_postbacks.indexOf(exchangeId)); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What speaks against the postback, in words: a field that differs, one that is missing; empty for none.
    QString faultOf(int row) const;
    QString textAt(int row, Column column) const;
    QVariant sortValue(int row, Column column) const;

    roundtrip::RoundTrip m_trip;
    roundtrip::Exchanges m_postbacks;
    mutable QHash<int, QString> m_faults; ///< by row, of the rows that were looked at
};

} // namespace gui
