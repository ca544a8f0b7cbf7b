// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/navigator_pane.h"

#include "gui/look/badge.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window/navigator_model.h"
#include "ui_navigator_pane.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace gui
{

namespace
{

constexpr int headingMargin = 12;
constexpr int rowMargin = 22;
constexpr int gap = 6;

NavigatorModel::Kind kindAt(const QModelIndex &index)
{
    return index.data(NavigatorModel::KindRole).value<NavigatorModel::Kind>();
}

class NavigatorDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int space = kindAt(index) == NavigatorModel::Kind::Heading ? 18 : 10;
        return {8 * rowMargin, option.fontMetrics.height() + space};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        painter->save();
        painter->setFont(option.font);
        if (kindAt(index) == NavigatorModel::Kind::Heading)
            paintHeading(painter, option.rect, index.data().toString(), theme);
        else
            paintRow(painter, option, index, theme);
        painter->restore();
    }

private:
    static void paintHeading(QPainter *painter, const QRect &area, const QString &text, const Theme &theme)
    {
        QFont font = smallFont(painter->font());
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.dim);
        painter->drawText(area.adjusted(headingMargin, 0, 0, -4), Qt::AlignBottom | Qt::TextSingleLine, text);
    }

    /// A round trip's badge comes before its title, a request's count after it.
    static void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                         const Theme &theme)
    {
        // Filled is what the window is about: a request and a round trip. The keyboard is at the frame.
        if (index.data(NavigatorModel::CurrentRole).toBool())
            painter->fillRect(option.rect, theme.selection);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(theme.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        const QString badge = index.data(NavigatorModel::BadgeRole).toString();
        const QString verdict = index.data(NavigatorModel::VerdictRole).toString();
        const auto badgeKind = index.data(NavigatorModel::BadgeKindRole).value<Badge::Kind>();
        const bool badgeFirst = kindAt(index) != NavigatorModel::Kind::Document;

        QRect area = option.rect.adjusted(rowMargin, 0, -gap, 0);
        if (!badge.isEmpty() && badgeFirst)
            area.setLeft(paintBadge(painter, area, badgeKind, badge, theme) + gap);
        if (!verdict.isEmpty()) {
            const auto kind = index.data(NavigatorModel::VerdictKindRole).value<Badge::Kind>();
            area.setLeft(paintText(painter, area, verdict, badgeColors(kind, theme).text) + gap);
        }
        const int badgeWidth =
            badge.isEmpty() || badgeFirst ? 0 : badgeSize(badge, painter->font()).width() + gap;
        area.setLeft(
            paintText(painter, area.adjusted(0, 0, -badgeWidth, 0), index.data().toString(), theme.text) +
            gap);
        if (badgeWidth > 0)
            paintBadge(painter, QRect(area.topLeft(), QSize(badgeWidth, area.height())), badgeKind, badge,
                       theme);
        painter->setFont(smallFont(painter->font()));
        paintText(painter, area, index.data(NavigatorModel::DetailRole).toString(), theme.dim);
    }

    /// Returns the x behind the text.
    static int paintText(QPainter *painter, const QRect &area, const QString &text, const QColor &color)
    {
        const QString shown = painter->fontMetrics().elidedText(oneLine(text), Qt::ElideRight, area.width());
        painter->setPen(color);
        painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return area.left() + painter->fontMetrics().horizontalAdvance(shown);
    }
};

} // namespace

/// The rows that have all words of a filter in what is seen of them. The headings stay.
class NavigatorFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setFilter(const QString &text)
    {
        m_words = text.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (kindAt(index) == NavigatorModel::Kind::Heading)
            return true;
        QStringList seen;
        for (const int role :
             {int(Qt::DisplayRole), int(NavigatorModel::DetailRole), int(NavigatorModel::BadgeRole)})
            seen << index.data(role).toString();
        const QString text = seen.join(u' ');
        return std::ranges::all_of(
            m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

NavigatorPane::NavigatorPane(RequestTabs *tabs, QWidget *parent)
    : QWidget(parent), m_tabs(tabs), m_model(new NavigatorModel(this)), m_shown(new NavigatorFilter(this)),
      m_ui(std::make_unique<Ui::NavigatorPane>())
{
    m_ui->setupUi(this);
    m_shown->setSourceModel(m_model);
    m_ui->navigator->setModel(m_shown);
    m_ui->navigatorFilter->installEventFilter(this);
    connect(m_ui->navigatorFilter, &QLineEdit::textChanged, m_shown, &NavigatorFilter::setFilter);
    m_ui->navigator->setItemDelegate(new NavigatorDelegate(this));
    m_ui->navigator->expandAll();
    connect(m_ui->navigator, &QTreeView::clicked, this, &NavigatorPane::activate);
    connect(m_ui->navigator, &QTreeView::activated, this, &NavigatorPane::open);
    connect(tabs, &RequestTabs::changed, this, &NavigatorPane::updateOpenRequests);
    updateOpenRequests();
}

NavigatorPane::~NavigatorPane() = default;

void NavigatorPane::setRecentFiles(const QStringList &files)
{
    m_model->setRecentFiles(files);
}

void NavigatorPane::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    m_model->setRoundTrip(trip);
}

void NavigatorPane::setUnmatched(const QList<journal::Exchange> &captures)
{
    m_model->setUnmatchedCount(int(captures.size()));
}

void NavigatorPane::selectRoundTrip(const QString &id)
{
    m_model->setCurrentRoundTrip(NavigatorModel::Kind::RoundTrip, id);
}

void NavigatorPane::find()
{
    m_ui->navigatorFilter->setFocus(Qt::ShortcutFocusReason);
    m_ui->navigatorFilter->selectAll();
}

/// Escape shows everything again, Down goes on to the rows.
bool NavigatorPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_ui->navigatorFilter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down) {
            m_ui->navigator->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NavigatorPane::updateOpenRequests()
{
    QList<NavigatorModel::OpenRequest> requests;
    for (const RequestPage *page : m_tabs->pages()) {
        const RequestDocument *document = page->document();
        requests << NavigatorModel::OpenRequest{
            .name = page->name(),
            .file = document->file(),
            .isModified = document->isModified(),
            .isCurrent = page == m_tabs->current(),
            .errors = document->findingCount(cpv2::Finding::Severity::Error),
            .warnings = document->findingCount(cpv2::Finding::Severity::Warning)};
    }
    m_model->setOpenRequests(requests);
}

void NavigatorPane::open(const QModelIndex &index)
{
    if (kindAt(index) == NavigatorModel::Kind::RoundTrip)
        emit roundTripOpened(index.data(NavigatorModel::KeyRole).toString());
    else
        activate(index);
}

void NavigatorPane::activate(const QModelIndex &index)
{
    const QString key = index.data(NavigatorModel::KeyRole).toString();
    switch (kindAt(index)) {
    case NavigatorModel::Kind::File:
        emit fileActivated(key);
        break;
    case NavigatorModel::Kind::RoundTrip:
        emit roundTripActivated(key);
        break;
    case NavigatorModel::Kind::Unmatched:
        emit unmatchedActivated();
        break;
    case NavigatorModel::Kind::Document:
        m_tabs->raise(m_tabs->pages().at(key.toInt()));
        break;
    case NavigatorModel::Kind::Heading:
        break;
    }
}

} // namespace gui
