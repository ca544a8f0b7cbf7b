// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/csv_preview_model.h"

#include "gui/look/plain_text.h"

using namespace Qt::Literals::StringLiterals;

namespace gui
{

CsvPreviewModel::CsvPreviewModel(const interchange::CsvTable &table, QObject *parent)
    : QAbstractTableModel(parent), m_table(table)
{
    m_table.rows = table.rows.first(qMin(table.rows.size(), qsizetype(rowLimit)));
}

void CsvPreviewModel::show(const QList<interchange::CsvTarget> &targets,
                           const QList<interchange::CsvProblem> &problems)
{
    beginResetModel();
    m_columns.clear();
    m_names.clear();
    m_problems.clear();
    for (int i = 0; i < int(targets.size()); ++i) {
        if (targets.at(i).kind == interchange::CsvTarget::Kind::Ignored)
            continue;
        m_columns << i;
        m_names << interchange::csvTargetName(targets.at(i));
    }
    const int lastLine = m_table.rows.isEmpty() ? 0 : m_table.rows.last().line;
    for (const interchange::CsvProblem &problem : problems) {
        if (problem.line > 0 && problem.line <= lastLine)
            m_problems.insert({problem.line, problem.column}, problem.sentence);
    }
    endResetModel();
}

int CsvPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int CsvPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString CsvPreviewModel::problemOf(int row, int column) const
{
    const int line = m_table.rows.at(row).line;
    const auto ofRow = m_problems.constFind({line, -1});
    return ofRow != m_problems.cend() ? *ofRow : m_problems.value({line, column});
}

QVariant CsvPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int column = m_columns.at(index.column());
    const QString problem = problemOf(index.row(), column);
    switch (role) {
    case Qt::DisplayRole: {
        const QString text = oneLine(m_table.rows.at(index.row()).cells.value(column).trimmed());
        return problem.isEmpty() ? text : u"⚠ "_s + text;
    }
    case Qt::ToolTipRole:
        return plainToolTip(problem);
    case Qt::AccessibleDescriptionRole:
        return problem;
    default:
        return {};
    }
}

QVariant CsvPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section < m_table.rows.size() ? QVariant(m_table.rows.at(section).line) : QVariant();
    return m_names.value(section);
}

} // namespace gui
