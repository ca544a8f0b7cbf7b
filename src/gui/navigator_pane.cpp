// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/navigator_pane.h"

#include "gui/badge.h"
#include "gui/navigator_model.h"
#include "gui/plain_text.h"
#include "gui/request_document.h"
#include "gui/theme.h"
#include "ui_navigator_pane.h"

#include <QPainter>
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

    /// A round trip's badge stands before its title, a request's count behind it.
    static void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                         const Theme &theme)
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        const QString badge = index.data(NavigatorModel::BadgeRole).toString();
        const auto badgeKind = index.data(NavigatorModel::BadgeKindRole).value<Badge::Kind>();
        const bool badgeFirst = kindAt(index) != NavigatorModel::Kind::Document;

        QRect area = option.rect.adjusted(rowMargin, 0, -gap, 0);
        if (!badge.isEmpty() && badgeFirst)
            area.setLeft(paintBadge(painter, area, badgeKind, badge, theme) + gap);
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

NavigatorPane::NavigatorPane(const RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_model(new NavigatorModel(this)),
      m_ui(std::make_unique<Ui::NavigatorPane>())
{
    m_ui->setupUi(this);
    m_ui->navigator->setModel(m_model);
    m_ui->navigator->setItemDelegate(new NavigatorDelegate(this));
    m_ui->navigator->expandAll();
    connect(m_ui->navigator, &QTreeView::clicked, this, &NavigatorPane::activate);
    connect(m_ui->navigator, &QTreeView::activated, this, &NavigatorPane::activate);
    connect(document, &RequestDocument::fileChanged, this, &NavigatorPane::updateDocument);
    connect(document, &RequestDocument::modifiedChanged, this, &NavigatorPane::updateDocument);
    connect(document, &RequestDocument::bytesChanged, this, &NavigatorPane::updateDocument);
    updateDocument();
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
    m_ui->navigator->setCurrentIndex(m_model->roundTripIndex(id));
}

void NavigatorPane::updateDocument()
{
    const auto count = [this](cpv2::Finding::Severity severity) {
        const QList<cpv2::Finding> &findings = m_document->findings();
        return int(std::count_if(findings.begin(), findings.end(), [severity](const cpv2::Finding &finding) {
            return finding.severity == severity;
        }));
    };
    m_model->setDocument(m_document->name(), m_document->file(), m_document->isModified(),
                         count(cpv2::Finding::Severity::Error), count(cpv2::Finding::Severity::Warning));
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
    case NavigatorModel::Kind::Heading:
    case NavigatorModel::Kind::Document:
        break;
    }
}

} // namespace gui
