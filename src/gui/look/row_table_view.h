// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "gui/request/request_document.h"

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

/// Under the table, what its model refused, until something is changed.
template <typename Model>
void showRefusals(const Model *model, const RequestDocument *document, Badge *message)
{
    message->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    message->hide();
    QObject::connect(model, &Model::refused, message,
                     [message](const QString &sentence) { message->show(Badge::Kind::Bad, sentence); });
    QObject::connect(document, &RequestDocument::changed, message, &QWidget::hide);
    QObject::connect(model, &Model::modelReset, message, &QWidget::hide);
}

} // namespace gui
