// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/csv_import.h"

#include <QAbstractTableModel>

namespace gui
{

/// The first rows of a table as they will be taken: the columns that become something, by what they become,
/// and a mark with the reason on what cannot be taken.
class CsvPreviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int rowLimit = 200;

    explicit CsvPreviewModel(const interchange::CsvTable &table, QObject *parent = nullptr);

    void show(const QList<interchange::CsvTarget> &targets, const QList<interchange::CsvProblem> &problems);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Why the cell, or its whole row, is left out; empty when it is not.
    QString problemOf(int row, int column) const;

    interchange::CsvTable m_table;
    QList<int> m_columns; ///< of the table, those that are shown
    QStringList m_names;
    QHash<std::pair<int, int>, QString> m_problems; ///< by line and column, -1 for the whole row
};

} // namespace gui
