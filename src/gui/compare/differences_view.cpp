// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/differences_view.h"

#include "gui/look/row_table_view.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace gui
{

void setUpDifferences(QTableView *table, DifferencesModel *model)
{
    table->setModel(model);
    setUpRows(table);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(DifferencesModel::Left, QHeaderView::Stretch);
    header->setSectionResizeMode(DifferencesModel::Right, QHeaderView::Stretch);
    header->resizeSection(DifferencesModel::Where, 360);
    header->resizeSection(DifferencesModel::What, 120);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto *copyKey = new QShortcut(QKeySequence::Copy, table, nullptr, nullptr, Qt::WidgetShortcut);
    QObject::connect(copyKey, &QShortcut::activated, table,
                     [table, model] { copyDifferences(table, model); });
}

void copyDifferences(const QTableView *table, const DifferencesModel *model)
{
    QModelIndexList rows = table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QString text;
    for (const QModelIndex &row : rows)
        text += model->at(row.row()).toLine() + u'\n';
    QGuiApplication::clipboard()->setText(text);
}

} // namespace gui
