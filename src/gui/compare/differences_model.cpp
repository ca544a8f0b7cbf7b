// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/differences_model.h"

#include "gui/look/plain_text.h"

#include <QFontDatabase>

using namespace Qt::Literals::StringLiterals;
using core::JsonDifference;

namespace gui
{

namespace
{

// In characters: what a cell can show, and what is read in a tool tip.
constexpr qsizetype cellLimit = 200;
constexpr qsizetype toolTipLimit = 2000;

} // namespace

void DifferencesModel::show(const QList<JsonDifference> &differences)
{
    if (differences == m_differences)
        return;
    beginResetModel();
    m_differences = differences;
    endResetModel();
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_differences.size());
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// A mark of its own shape, and a word.
QString DifferencesModel::whatOf(JsonDifference::Kind kind)
{
    switch (kind) {
    case JsonDifference::Kind::Added:
        return tr("+ only on the right");
    case JsonDifference::Kind::Removed:
        return tr("− only on the left");
    case JsonDifference::Kind::Changed:
        return tr("≠ changed");
    case JsonDifference::Kind::Moved:
        return tr("↕ moved");
    case JsonDifference::Kind::Respelled:
        return tr("≈ spelled differently");
    }
    Q_UNREACHABLE();
}

QString DifferencesModel::text(const JsonDifference &difference, int column, qsizetype limit)
{
    const auto sideText = [&](const JsonDifference::Side &side, bool isThere) {
        if (!isThere)
            return QString();
        if (difference.kind == JsonDifference::Kind::Moved)
            return tr("position %1").arg(side.position + 1);
        if (difference.kind == JsonDifference::Kind::Respelled)
            return oneLine(side.at.last(), limit);
        return oneLine(QString::fromUtf8(core::compactText(side.value, limit)), limit);
    };
    switch (column) {
    case Where:
        return oneLine(difference.at().toString(), limit);
    case What:
        return whatOf(difference.kind);
    case Left:
        return sideText(difference.before, difference.isInBefore());
    case Right:
        return sideText(difference.after, difference.isInAfter());
    default:
        return {};
    }
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const JsonDifference &difference = m_differences.at(index.row());
    const bool isElsewhere =
        difference.isInBefore() && difference.isInAfter() && difference.before.at != difference.after.at;
    switch (role) {
    case Qt::DisplayRole:
        return text(difference, index.column(), cellLimit);
    case Qt::ToolTipRole:
        if (index.column() == Where && isElsewhere)
            return plainToolTip(tr("%1\nright: %2")
                                    .arg(text(difference, Where, toolTipLimit),
                                         oneLine(difference.after.at.toString(), toolTipLimit)));
        return plainToolTip(text(difference, index.column(), toolTipLimit));
    case Qt::AccessibleTextRole: {
        const QString said = text(difference, index.column(), cellLimit);
        return said.isEmpty() ? tr("absent") : said;
    }
    case Qt::FontRole:
        return index.column() == What ? QVariant() : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    default:
        return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where:
        return tr("Where");
    case What:
        return tr("Difference");
    case Left:
        return tr("Left");
    case Right:
        return tr("Right");
    default:
        return {};
    }
}

} // namespace gui
