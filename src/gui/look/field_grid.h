// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

class QGridLayout;
class QWidget;

namespace gui
{

/// The labels and fields of a grid layout as pairs, which stand in two columns of pairs where there is
/// room and in one where there is not, in reading order.
class FieldGrid
{
public:
    explicit FieldGrid(QGridLayout *layout);

    /// The widths that the widest labels of the left and the right column need. Forms above each other
    /// agree on them.
    struct LabelWidths {
        int left = 0;
        int right = 0;
        LabelWidths united(LabelWidths other) const;
    };
    LabelWidths labelWidths() const;
    void arrange(int columns, LabelWidths widths);

private:
    struct Pair {
        QWidget *label;
        QWidget *field;
    };

    QGridLayout *m_layout;
    QList<Pair> m_pairs;
    int m_columns = 2;
};

/// Puts the last widget of a header row at the row's end, or below the row where that is too short.
void placeLast(QGridLayout *header, QWidget *widget, bool below);

} // namespace gui
