// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/findings_list.h"

#include "gui/badge.h"
#include "gui/plain_text.h"
#include "gui/theme.h"

#include <QAction>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gui
{

namespace
{

constexpr int rowsShown = 4;
constexpr int margin = 12;
constexpr int gap = 6;

enum Role { SeverityRole = Qt::UserRole, FixableRole };

class FindingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {8 * margin, option.fontMetrics.height() + 10};
    }

    static QRect fixButton(const QRect &row, const QFont &font)
    {
        const QFontMetrics metrics(font);
        const QSize size(metrics.horizontalAdvance(FindingsList::tr("Fix")) + 18, metrics.height() + 4);
        return {row.right() - margin - size.width() + 1, row.top() + (row.height() - size.height()) / 2,
                size.width(), size.height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        painter->setFont(option.font);

        QRect area = option.rect.adjusted(margin, 0, -margin, 0);
        if (index.data(FixableRole).toBool()) {
            const QRect button = fixButton(option.rect, option.font);
            paintButton(painter, button, theme);
            area.setRight(button.left() - gap);
        }
        const auto severity = cpv2::Finding::Severity(index.data(SeverityRole).toInt());
        area.setLeft(paintBadge(painter, area, kindOf(severity), cpv2::severityName(severity), theme) + gap);
        painter->setPen(theme.text);
        const QString sentence = oneLine(index.data().toString(), 1000);
        painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(sentence, Qt::ElideRight, area.width()));
        painter->restore();
    }

private:
    static void paintButton(QPainter *painter, const QRect &button, const Theme &theme)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(theme.line);
        painter->setBrush(theme.background);
        painter->drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(theme.text);
        painter->drawText(button, Qt::AlignCenter | Qt::TextSingleLine, FindingsList::tr("Fix"));
        painter->restore();
    }
};

} // namespace

void FindingsModel::setFindings(const QList<cpv2::Finding> &findings)
{
    beginResetModel();
    m_findings = findings;
    endResetModel();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const cpv2::Finding &finding = m_findings.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return finding.sentence;
    case Qt::ToolTipRole:
        return plainToolTip(finding.sentence);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(cpv2::severityName(finding.severity), finding.sentence);
    case SeverityRole:
        return int(finding.severity);
    case FixableRole:
        return finding.fix.has_value();
    default:
        return {};
    }
}

FindingsList::FindingsList(QWidget *parent)
    : QListView(parent), m_model(new FindingsModel(this)), m_fix(new QAction(tr("Fix"), this))
{
    setModel(m_model);
    setItemDelegate(new FindingDelegate(this));
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);

    m_fix->setObjectName(QStringLiteral("fix"));
    m_fix->setShortcut(Qt::ALT | Qt::Key_Return);
    m_fix->setShortcutContext(Qt::WidgetShortcut);
    m_fix->setEnabled(false);
    addAction(m_fix);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_fix, &QAction::triggered, this, [this] { requestFix(currentIndex()); });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { m_fix->setEnabled(index.data(FixableRole).toBool()); });
    connect(this, &QListView::activated, this, &FindingsList::activate);
}

void FindingsList::setFindings(const QList<cpv2::Finding> &findings)
{
    const int row = currentIndex().row();
    m_model->setFindings(findings);
    m_fix->setEnabled(false);
    if (row >= 0 && hasFocus())
        setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1)));
}

QSize FindingsList::sizeHint() const
{
    return {QListView::sizeHint().width(), rowsShown * (fontMetrics().height() + 10) + 2 * frameWidth()};
}

QRect FindingsList::fixButton(const QModelIndex &index) const
{
    return index.data(FixableRole).toBool() ? FindingDelegate::fixButton(visualRect(index), font()) : QRect();
}

void FindingsList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (fixButton(index).contains(event->position().toPoint()))
        requestFix(index);
    else
        activate(index);
}

void FindingsList::activate(const QModelIndex &index)
{
    if (index.isValid())
        emit findingActivated(cpv2::Finding(m_model->finding(index)));
}

void FindingsList::requestFix(const QModelIndex &index)
{
    if (index.data(FixableRole).toBool())
        emit fixRequested(cpv2::Finding(m_model->finding(index))); // a copy: the fix renews the list
}

} // namespace gui
