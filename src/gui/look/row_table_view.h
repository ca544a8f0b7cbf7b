// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>

namespace gui
{

// What the tables of the form have in common.

/// Rows as dense as the rest of the form.
inline void setUpRows(QTableView *table)
{
    const int height = table->fontMetrics().height() + 8;
    table->verticalHeader()->setMinimumSectionSize(height);
    table->verticalHeader()->setDefaultSectionSize(height);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

/// Chooses the cell and opens its editor.
inline void editCell(QTableView *table, int row, int column)
{
    const QModelIndex cell = table->model()->index(row, column);
    table->setCurrentIndex(cell);
    table->setFocus();
    table->edit(cell);
}

/// A key that presses the button while the table has the focus, not an editor in it.
inline void addKey(QTableView *table, const QKeySequence &key, QAbstractButton *button)
{
    auto *shortcut = new QShortcut(key, table, nullptr, nullptr, Qt::WidgetShortcut);
    shortcut->setWhatsThis(button->accessibleName());
    QObject::connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
}

} // namespace gui
