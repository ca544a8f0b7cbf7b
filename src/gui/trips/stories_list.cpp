// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/stories_list.h"

#include "gui/look/outcome.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int margin = 12;
constexpr int symbolWidth = 22;
constexpr int groupGap = 6;

class CheckDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = static_cast<const QListView *>(option.widget);
        const int lines =
            isBeside(option, index, view->viewport()->width()) ? 0 : evidenceHeight(option.font);
        return {8 * margin, option.fontMetrics.height() + 8 + spaceAbove(index) + lines};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const auto verdict = roundtrip::Verdict(index.data(StoriesModel::VerdictRole).toInt());
        const QRect row = option.rect.adjusted(0, spaceAbove(index), 0, 0);
        const bool isBesideTitle = isBeside(option, index, option.rect.width());
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(row, theme.selection);
        const QRect text = row.adjusted(margin + symbolWidth, 0, -margin, 0);
        const int titleHeight = option.fontMetrics.height() + 8;
        const QRect titleLine(text.left(), row.top(), text.width(),
                              isBesideTitle ? row.height() : titleHeight);
        painter->setFont(option.font);
        painter->setPen(colorOf(verdict, theme));
        painter->drawText(titleLine.adjusted(-symbolWidth, 0, 0, 0), Qt::AlignVCenter, markOf(verdict));
        const bool isOpen =
            verdict == roundtrip::Verdict::Waiting || verdict == roundtrip::Verdict::NotApplicable;
        painter->setPen(isOpen ? theme.dim : theme.text);
        painter->drawText(titleLine, Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(oneLine(index.data().toString()), Qt::ElideRight,
                                                        titleLine.width()));
        painter->setFont(smallFont(option.font));
        painter->setPen(verdict == roundtrip::Verdict::Failed ? theme.bad : theme.dim);
        const QRect evidenceLine = isBesideTitle ? titleLine : text.adjusted(0, titleHeight - 4, 0, -4);
        const Qt::Alignment side = isBesideTitle ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(
            evidenceLine, side | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(evidenceOf(index), Qt::ElideRight, evidenceLine.width()));
        painter->restore();
    }

private:
    static QString evidenceOf(const QModelIndex &index)
    {
        return oneLine(index.data(StoriesModel::EvidenceRole).toString());
    }

    static int spaceAbove(const QModelIndex &index)
    {
        return index.data(StoriesModel::StartsGroupRole).toBool() ? groupGap : 0;
    }

    static int evidenceHeight(const QFont &font) { return QFontMetrics(smallFont(font)).height(); }

    /// Title and evidence fit into one line.
    static bool isBeside(const QStyleOptionViewItem &option, const QModelIndex &index, int width)
    {
        const QFontMetrics small(smallFont(option.font));
        return option.fontMetrics.horizontalAdvance(oneLine(index.data().toString())) + 2 * margin +
                   small.horizontalAdvance(evidenceOf(index)) <=
               width - 2 * margin - symbolWidth;
    }
};

} // namespace

void StoriesModel::setChecks(const QList<roundtrip::Check> &checks)
{
    if (!std::ranges::equal(checks, m_checks, {}, &roundtrip::Check::id, &roundtrip::Check::id)) {
        beginResetModel();
        m_checks = checks;
        endResetModel();
        return;
    }
    for (int row = 0; row < checks.size(); ++row) {
        if (checks.at(row) == m_checks.at(row))
            continue;
        m_checks[row] = checks.at(row);
        emit dataChanged(index(row), index(row));
    }
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
        return plainToolTip(u"%1\n%2"_s.arg(check.title, check.evidence).trimmed());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(check.title, roundtrip::labelFor(check.verdict));
    case Qt::AccessibleDescriptionRole:
    case EvidenceRole:
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
    const QString id = currentIndex().isValid() ? m_model->check(currentIndex().row()).id : QString();
    m_isUpdating = true;
    m_model->setChecks(checks);
    if (const auto row = std::ranges::find(checks, id, &roundtrip::Check::id); row != checks.end())
        setCurrentIndex(m_model->index(int(row - checks.begin())));
    m_isUpdating = false;
    scheduleDelayedItemsLayout(); // a sentence may need its own line now
}

void StoriesList::choose(const QModelIndex &index)
{
    if (index.isValid() && !m_isUpdating)
        emit proofChosen(m_model->check(index.row()).proof);
}

void StoriesList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    choose(current);
}

/// Also the one that is current already: the inspector may show something else by now.
void StoriesList::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex before = currentIndex();
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && currentIndex() == before)
        choose(indexAt(event->pos()));
}

void StoriesList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace gui
