// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractItemModel>
#include <QStringList>
#include <QTest>

namespace support
{

/// What a model shows, as text: a line for each row, its cells separated by ` | `, the rows of a row indented
/// below it.
inline QString modelTree(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString tree;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        tree += QString(2 * depth, u' ') + cells.join(QStringLiteral(" | ")) + u'\n' +
                modelTree(model, model.index(row, 0, parent), depth + 1);
    }
    return tree;
}

/// The trees one below the other, for a failed comparison.
inline QByteArray bothTrees(const QString &actual, const QString &expected)
{
    return QStringLiteral("the model shows\n%1instead of\n%2").arg(actual, expected).toLocal8Bit();
}

} // namespace support

/// Fails with both trees in full.
#define COMPARE_MODEL(model, expected)                                                                       \
    do {                                                                                                     \
        const QString shownTree = support::modelTree(model);                                                 \
        const QString expectedTree = expected;                                                               \
        QVERIFY2(shownTree == expectedTree, support::bothTrees(shownTree, expectedTree));                    \
    } while (false)
