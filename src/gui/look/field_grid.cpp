// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/field_grid.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace gui
{

FieldGrid::FieldGrid(QGridLayout *layout) : m_layout(layout)
{
    for (int row = 0; row < layout->rowCount(); ++row) {
        for (int column = 0; column + 1 < layout->columnCount(); column += 2) {
            if (const QLayoutItem *item = layout->itemAtPosition(row, column))
                m_pairs << Pair{item->widget(), layout->itemAtPosition(row, column + 1)->widget()};
        }
    }
    for (const Pair &pair : m_pairs) {
        auto *label = qobject_cast<QLabel *>(pair.label);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setProperty("dim", true);
    }
}

FieldGrid::LabelWidths FieldGrid::LabelWidths::united(LabelWidths other) const
{
    return {std::max(left, other.left), std::max(right, other.right)};
}

FieldGrid::LabelWidths FieldGrid::labelWidths() const
{
    LabelWidths widths;
    for (int i = 0; i < m_pairs.size(); ++i) {
        int &width = i % 2 == 0 ? widths.left : widths.right;
        width = std::max(width, m_pairs[i].label->sizeHint().width());
    }
    return widths;
}

void FieldGrid::arrange(int columns, LabelWidths widths)
{
    if (columns != m_columns) {
        for (const Pair &pair : m_pairs) {
            m_layout->removeWidget(pair.label);
            m_layout->removeWidget(pair.field);
        }
        for (int i = 0; i < m_pairs.size(); ++i) {
            m_layout->addWidget(m_pairs[i].label, i / columns, i % columns * 2);
            m_layout->addWidget(m_pairs[i].field, i / columns, i % columns * 2 + 1);
        }
        m_columns = columns;
    }
    const bool isWide = columns == 2;
    m_layout->setColumnMinimumWidth(0, isWide ? widths.left : std::max(widths.left, widths.right));
    m_layout->setColumnMinimumWidth(2, isWide ? widths.right : 0);
    m_layout->setColumnStretch(1, 1);
    m_layout->setColumnStretch(3, isWide ? 1 : 0);
}

void placeLast(QGridLayout *header, QWidget *widget, bool below)
{
    const int columns = header->columnCount();
    int row = 0;
    int column = 0;
    int rowSpan = 0;
    int columnSpan = 0;
    header->getItemPosition(header->indexOf(widget), &row, &column, &rowSpan, &columnSpan);
    if ((row == 1) == below) // a new layout of all the form for each key typed would be felt
        return;
    header->removeWidget(widget);
    if (below)
        header->addWidget(widget, 1, 0, 1, columns, Qt::AlignLeft);
    else
        header->addWidget(widget, 0, columns - 1);
}

} // namespace gui
