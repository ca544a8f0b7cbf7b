// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/stories_list.h"

#include "gui/look/plain_text.h"
#include "gui/look/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int margin = 12;
constexpr int symbolWidth = 22;
constexpr int groupGap = 6;

QString symbolOf(roundtrip::Verdict verdict)
{
    switch (verdict) {
    case roundtrip::Verdict::Waiting:
        return u"○"_s;
    case roundtrip::Verdict::Passed:
        return u"✓"_s;
    case roundtrip::Verdict::Failed:
        return u"✗"_s;
    case roundtrip::Verdict::NotApplicable:
        return u"–"_s;
    case roundtrip::Verdict::CannotTell:
        return u"?"_s;
    }
    Q_UNREACHABLE();
}

QColor colorOf(roundtrip::Verdict verdict, const Theme &theme)
{
    switch (verdict) {
    case roundtrip::Verdict::Waiting:
    case roundtrip::Verdict::NotApplicable:
        return theme.dim;
    case roundtrip::Verdict::CannotTell:
        return theme.warning;
    case roundtrip::Verdict::Passed:
        return theme.good;
    case roundtrip::Verdict::Failed:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

class CheckDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {8 * margin, option.fontMetrics.height() + 8 + spaceAbove(index)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const auto verdict = roundtrip::Verdict(index.data(StoriesModel::VerdictRole).toInt());
        const QRect row = option.rect.adjusted(0, spaceAbove(index), 0, 0);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(row, theme.selection);
        painter->setFont(option.font);
        painter->setPen(colorOf(verdict, theme));
        painter->drawText(row.adjusted(margin, 0, 0, 0), Qt::AlignVCenter, symbolOf(verdict));
        const QRect title = row.adjusted(margin + symbolWidth, 0, -margin, 0);
        const bool isOpen =
            verdict == roundtrip::Verdict::Waiting || verdict == roundtrip::Verdict::NotApplicable;
        painter->setPen(isOpen ? theme.dim : theme.text);
        painter->drawText(
            title, Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(oneLine(index.data().toString()), Qt::ElideRight, title.width()));
        painter->restore();
    }

private:
    static int spaceAbove(const QModelIndex &index)
    {
        return index.data(StoriesModel::StartsGroupRole).toBool() ? groupGap : 0;
    }
};

} // namespace

void StoriesModel::setChecks(const QList<roundtrip::Check> &checks)
{
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

int StoriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_checks.size());
}

QVariant StoriesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const roundtrip::Check &check = m_checks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return check.title;
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1\n%2").arg(check.title, check.evidence).trimmed());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(check.title, roundtrip::labelFor(check.verdict));
    case Qt::AccessibleDescriptionRole:
        return check.evidence;
    case VerdictRole:
        return int(check.verdict);
    case StartsGroupRole:
        return index.row() > 0 && m_checks.at(index.row() - 1).group != check.group;
    default:
        return {};
    }
}

StoriesList::StoriesList(QWidget *parent) : QListView(parent), m_model(new StoriesModel(this))
{
    setModel(m_model);
    setItemDelegate(new CheckDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void StoriesList::setChecks(const QList<roundtrip::Check> &checks)
{
    const int row = currentIndex().row();
    m_model->setChecks(checks);
    if (row >= 0)
        setCurrentIndex(m_model->index(row));
}

} // namespace gui
