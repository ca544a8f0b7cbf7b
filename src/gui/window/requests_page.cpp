// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/requests_page.h"

#include "gui/request/request_tabs.h"
#include "gui/trips/round_trip_strip.h"
#include "gui/window/navigator_pane.h"

#include <QDataStream>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// An open strip that is pulled lower than this is meant to be closed.
constexpr int leastOverview = 60;
constexpr int columnShares[] = {230, 685, 525};

QSplitter *splitter(Qt::Orientation orientation, const QString &name)
{
    auto *made = new QSplitter(orientation);
    made->setObjectName(name);
    made->setHandleWidth(1);
    return made;
}

/// Of what QSplitter::saveState() returned.
QList<int> sizesIn(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_5_0);
    qint32 marker = 0;
    qint32 version = 0;
    QList<int> sizes;
    stream >> marker >> version >> sizes;
    return sizes;
}

} // namespace

RequestsPage::RequestsPage(NavigatorPane *navigator, RequestTabs *tabs, RoundTripStrip *strip,
                           workspace::Settings *settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_strip(strip), m_rows(splitter(Qt::Vertical, u"rows"_s)),
      m_columns(splitter(Qt::Horizontal, u"columns"_s)),
      m_share(settings->get(workspace::setting::stripShare))
{
    setObjectName("requestsPage"_L1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_rows);
    m_columns->addWidget(navigator);
    m_columns->addWidget(tabs);
    m_columns->addWidget(tabs->previews());
    m_rows->addWidget(m_columns);
    m_rows->addWidget(strip);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 3);
    m_columns->setStretchFactor(2, 2);
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    m_columns->setChildrenCollapsible(false);
    m_rows->setChildrenCollapsible(false);
    m_columns->setSizes(QList<int>(std::begin(columnShares), std::end(columnShares)));
    connect(m_rows, &QSplitter::splitterMoved, this, &RequestsPage::takeShare);
    connect(strip, &RoundTripStrip::openChanged, this, &RequestsPage::giveShare);
    giveShare();
}

void RequestsPage::restoreLayout()
{
    const QByteArray state = m_settings->get(workspace::setting::columnSizes);
    if (!sizesIn(state).contains(0)) // an older version could drag a pane away, and kept it so
        m_columns->restoreState(state);
    m_columns->setChildrenCollapsible(false);
}

void RequestsPage::saveLayout()
{
    m_settings->set(workspace::setting::columnSizes, m_columns->saveState());
    m_settings->set(workspace::setting::stripShare, quint16(m_share));
}

void RequestsPage::resetLayout()
{
    m_columns->setSizes(QList<int>(std::begin(columnShares), std::end(columnShares)));
    m_share = workspace::setting::stripShare.fallback;
    giveShare();
}

void RequestsPage::takeShare()
{
    if (!m_strip->isOpen() || height() == 0)
        return;
    if (m_strip->height() < m_strip->barHeight() + leastOverview)
        return m_strip->setOpen(false);
    m_share = std::clamp(100 * m_strip->height() / height(), 10, 80);
}

void RequestsPage::giveShare()
{
    const bool isOpen = m_strip->isOpen();
    m_strip->setMinimumHeight(m_strip->barHeight());
    m_strip->setMaximumHeight(isOpen ? QWIDGETSIZE_MAX : m_strip->barHeight());
    const int wanted = isOpen ? height() * m_share / 100 : m_strip->barHeight();
    m_rows->setSizes({std::max(1, height() - wanted), wanted});
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveShare();
}

void RequestsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || !m_strip->isOpen())
        return QWidget::keyPressEvent(event);
    m_strip->setOpen(false);
}

} // namespace gui
