// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_difference.h"

#include <QAbstractTableModel>

namespace gui
{

/// How two documents differ, one row each: where, in which way, and what is on either side as it is written
/// there.
class DifferencesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Where, What, Left, Right, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows stay (and stay chosen) when nothing has changed.
    void show(const QList<core::JsonDifference> &differences);
    const core::JsonDifference &at(int row) const { return m_differences[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString whatOf(core::JsonDifference::Kind kind);
    static QString text(const core::JsonDifference &difference, int column, qsizetype limit);

    QList<core::JsonDifference> m_differences;
};

} // namespace gui
