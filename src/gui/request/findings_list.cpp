// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/findings_list.h"

#include "gui/look/badge.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/request_document.h"

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

void FindingsModel::setDocument(const RequestDocument *document)
{
    m_document = document;
    connect(document, &RequestDocument::bytesChanged, this, &FindingsModel::update);
    update();
}

void FindingsModel::setSeverities(cpv2::Severities shown)
{
    beginResetModel();
    m_severities = shown;
    m_row = -1;
    m_count = m_document->findingCount(shown);
    endResetModel();
}

/// Where findings came or went is not known, and need not be: those that are shown are read again.
void FindingsModel::update()
{
    m_row = -1;
    const int count = m_document->findingCount(m_severities);
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        endRemoveRows();
    }
    if (m_count > 0)
        emit dataChanged(index(0), index(m_count - 1));
}

const cpv2::Finding &FindingsModel::finding(int row) const
{
    if (m_row != row) {
        m_finding = m_document->finding(row, m_severities);
        m_row = row;
    }
    return m_finding;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const cpv2::Finding &finding = this->finding(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return finding.sentence;
    case Qt::ToolTipRole:
        return plainToolTip(finding.rule.isEmpty()
                                ? finding.sentence
                                : finding.sentence + u'\n' + tr("Rule: %1.").arg(finding.rule));
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
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsList::updateFix);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FindingsList::updateFix);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &FindingsList::updateFix);
    connect(this, &QListView::activated, this, &FindingsList::activate);
}

void FindingsList::setDocument(const RequestDocument *document)
{
    m_model->setDocument(document);
}

void FindingsList::setSeverities(cpv2::Severities shown)
{
    m_model->setSeverities(shown);
    updateFix();
}

void FindingsList::updateFix()
{
    m_fix->setEnabled(currentIndex().data(FixableRole).toBool());
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
        emit findingActivated(cpv2::Finding(m_model->finding(index.row())));
}

void FindingsList::requestFix(const QModelIndex &index)
{
    if (index.data(FixableRole).toBool())
        emit fixRequested(cpv2::Finding(m_model->finding(index.row()))); // a copy: the fix renews the list
}

} // namespace gui
