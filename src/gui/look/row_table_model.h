// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>

namespace gui
{

/// A table whose rows are values read anew after each change of the document. Views are told only of
/// the run of rows that differs, so that selection and open editors stay where they are.
template <typename Row>
class RowTableModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    const QList<Row> &rows() const { return m_rows; }
    const Row &row(int index) const { return m_rows[index]; }

    /// Everything is new: another invoice, another document.
    void resetRows(const QList<Row> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }

    /// The same rows with something changed.
    void updateRows(const QList<Row> &rows)
    {
        const qsizetype shorter = std::min(m_rows.size(), rows.size());
        qsizetype first = 0;
        while (first < shorter && m_rows[first] == rows[first])
            ++first;
        qsizetype behind = 0; // equal rows at the end
        while (behind < shorter - first &&
               m_rows[m_rows.size() - 1 - behind] == rows[rows.size() - 1 - behind])
            ++behind;

        // First what differs in place, then what comes or goes: a view may look at all rows in between.
        const int next = int(shorter - behind);
        for (qsizetype i = first; i < next; ++i)
            m_rows[i] = rows[i];
        if (first < next)
            emit dataChanged(index(int(first), 0), index(next - 1, columnCount() - 1));

        const int more = int(rows.size() - m_rows.size());
        if (more < 0) {
            beginRemoveRows({}, next, next - more - 1);
            m_rows = rows;
            endRemoveRows();
        } else if (more > 0) {
            beginInsertRows({}, next, next + more - 1);
            m_rows = rows;
            endInsertRows();
        } else {
            m_rows = rows; // equal rows may still differ in what does not count
        }
    }

    void updateRow(int at, const Row &row)
    {
        if (m_rows[at] == row)
            return;
        m_rows[at] = row;
        emit dataChanged(index(at, 0), index(at, columnCount() - 1));
    }

private:
    QList<Row> m_rows;
};

} // namespace gui
