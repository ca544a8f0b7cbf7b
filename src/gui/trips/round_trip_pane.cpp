// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trip_pane.h"

#include "gui/look/plain_text.h"
#include "roundtrip/checks/check.h"
#include "ui_round_trip_pane.h"

#include <QLocale>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// From the start to the end of the last exchange.
QString durationOf(const roundtrip::RoundTrip &trip)
{
    const qint64 seconds = trip.record().startedAt.secsTo(trip.endedAt());
    if (seconds < 60)
        return RoundTripPane::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return RoundTripPane::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return RoundTripPane::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString lineOf(const journal::Exchange &capture)
{
    const QString time = QLocale().toString(capture.at.toLocalTime(), QLocale::ShortFormat);
    const QByteArray requestLine = capture.requestHead.left(capture.requestHead.indexOf('\n'));
    return u"%1  %2"_s.arg(time, oneLine(printable(requestLine.trimmed())));
}

} // namespace

RoundTripPane::RoundTripPane(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::RoundTripPane>())
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    m_ui->parts->setSizes({560, 550, 330}); // shares; the person may change them
    connect(m_ui->captures, &QListWidget::currentRowChanged, this, &RoundTripPane::showCapture);
    connect(m_ui->sequence, &SequenceView::menuRequested, this, &RoundTripPane::openMenu);
    connect(m_ui->inspector, &ExchangeInspector::menuRequested, this, &RoundTripPane::openMenu);
    m_ui->captures->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->captures, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (const int row = m_ui->captures->currentRow(); row >= 0)
            offerReplay(roundtrip::RoundTrip::ofCapture(m_captures.at(row)), m_captures.at(row).id,
                        m_ui->captures->viewport()->mapToGlobal(position));
    });
    clear();
}

RoundTripPane::~RoundTripPane() = default;

void RoundTripPane::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    m_trip = trip;
    m_ui->heading->setText(
        tr("ROUND TRIP %1 · %2 · %3")
            .arg(oneLine(trip.title(), 60), roundtrip::labelFor(trip.state()), durationOf(trip)));
    m_ui->sequence->setSteps(sequenceOf(trip));
    m_ui->inspector->setRoundTrip(trip);
    m_ui->stories->setChecks(roundtrip::judge(trip));
    m_ui->storiesPart->setVisible(true);
    m_ui->overview->setCurrentWidget(m_ui->sequencePage);
    m_ui->pages->setCurrentWidget(m_ui->contentPage);
}

void RoundTripPane::clear()
{
    m_trip = {};
    m_ui->pages->setCurrentWidget(m_ui->emptyPage);
}

void RoundTripPane::setUnmatched(const QList<journal::Exchange> &captures)
{
    m_trip = {};
    m_captures = captures;
    m_ui->captures->clear();
    for (const journal::Exchange &capture : captures)
        m_ui->captures->addItem(lineOf(capture));
    m_ui->captures->setCurrentRow(0);
    m_ui->storiesPart->setVisible(false);
    m_ui->overview->setCurrentWidget(m_ui->capturesPage);
    m_ui->pages->setCurrentWidget(m_ui->contentPage);
}

/// Of a postback, or of what was sent on or by hand from one: the rest is not ours to send.
void RoundTripPane::openMenu(qint64 exchangeId, const QPoint &globalPosition)
{
    const roundtrip::Exchanges postbacks = m_trip.ofRole(journal::Role::Postback);
    qint64 wanted = exchangeId == 0 && !postbacks.isEmpty() ? postbacks.last().id : exchangeId;
    const roundtrip::Exchanges exchanges = m_trip.exchanges();
    if (const journal::Exchange *chosen = exchanges.find(exchangeId); chosen && chosen->sourceId != 0)
        wanted = chosen->sourceId;
    if (postbacks.find(wanted))
        offerReplay(m_trip, wanted, globalPosition);
}

void RoundTripPane::offerReplay(const roundtrip::RoundTrip &trip, qint64 exchangeId,
                                const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName("exchangeMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Replay…")), &QAction::triggered, this,
            [this, trip, exchangeId] { emit replayRequested(trip, exchangeId); });
    menu->popup(globalPosition);
}

void RoundTripPane::showCapture(int row)
{
    if (row >= 0)
        m_ui->inspector->setCapture(m_captures.at(row));
}

} // namespace gui
