// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trip_view.h"

#include "gui/look/outcome.h"
#include "gui/look/plain_text.h"
#include "gui/look/row_table_view.h"
#include "gui/trips/postbacks_model.h"
#include "ui_round_trip_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSortFilterProxyModel>

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
        return RoundTripView::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return RoundTripView::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return RoundTripView::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString whenOf(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat);
}

/// All of an exchange that somebody may want to paste: what was sent, and the answer.
QString textOf(const journal::Exchange &exchange)
{
    const QByteArray request =
        exchange.requestRaw.isEmpty() ? exchange.requestHead + exchange.requestBody : exchange.requestRaw;
    const QByteArray answer = exchange.responseHead + exchange.responseBody;
    return QString::fromUtf8(answer.isEmpty() ? request : request + "\n\n" + answer);
}

} // namespace

RoundTripView::RoundTripView(QWidget *parent)
    : QWidget(parent), m_postbacks(new PostbacksModel(this)),
      m_shownPostbacks(new QSortFilterProxyModel(this)), m_ui(std::make_unique<Ui::RoundTripView>())
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    resetLayout();
    m_ui->rows->setStretchFactor(2, 1);

    m_shownPostbacks->setSourceModel(m_postbacks);
    m_shownPostbacks->setSortRole(PostbacksModel::SortRole);
    m_shownPostbacks->setFilterKeyColumn(-1);
    m_shownPostbacks->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_ui->postbacks->setModel(m_shownPostbacks);
    setUpRows(m_ui->postbacks);
    QHeaderView *header = m_ui->postbacks->horizontalHeader();
    header->setResizeContentsPrecision(50); // rows looked at for a width
    header->setSectionResizeMode(PostbacksModel::Message, QHeaderView::Stretch);
    m_ui->postbacks->sortByColumn(PostbacksModel::Time, Qt::DescendingOrder);

    connect(m_ui->postbackFilter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shownPostbacks->setFilterFixedString(text);
        showPostbackCount();
    });
    connect(m_ui->postbacks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RoundTripView::choosePostback);
    connect(m_ui->postbacks, &QAbstractItemView::clicked, this, &RoundTripView::choosePostback);
    connect(m_ui->overview, &RoundTripOverview::proofChosen, this, &RoundTripView::choose);
    connect(m_ui->overview, &RoundTripOverview::menuRequested, this, &RoundTripView::openMenu);
    connect(m_ui->inspector, &ExchangeInspector::menuRequested, this, &RoundTripView::openMenu);
    m_ui->postbacks->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->postbacks, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_shownPostbacks->mapToSource(m_ui->postbacks->indexAt(position));
        if (index.isValid())
            openMenu(m_postbacks->postback(index.row()).id,
                     m_ui->postbacks->viewport()->mapToGlobal(position));
    });
    connect(m_ui->openRequest, &QAbstractButton::clicked, this, [this] { emit requestOpened(m_trip); });
    clear();
}

RoundTripView::~RoundTripView() = default;

void RoundTripView::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    const bool isSame = trip.id() == m_trip.id();
    m_trip = trip;
    m_isUpdating = true;
    showHeading();
    m_ui->overview->setRoundTrip(trip);
    m_postbacks->setRoundTrip(trip);
    m_ui->inspector->setRoundTrip(trip);
    if (!isSame)
        m_ui->overview->setCurrentExchange(0);
    selectPostback(m_ui->inspector->shownExchange());
    m_isUpdating = false;
    showPostbackCount();
    m_ui->overview->setVisible(true);
    m_ui->postbacksPart->setVisible(true);
    m_ui->pages->setCurrentWidget(m_ui->contentPage);
}

void RoundTripView::clear()
{
    m_trip = {};
    m_ui->pages->setCurrentWidget(m_ui->emptyPage);
}

void RoundTripView::setCapture(const journal::Exchange &capture)
{
    m_trip = roundtrip::RoundTrip::ofCapture(capture);
    const QByteArray requestLine = capture.requestHead.left(capture.requestHead.indexOf('\n'));
    m_ui->title->setText(oneLine(printable(requestLine.trimmed()), 120));
    m_ui->state->show(Badge::Kind::Neutral, tr("unmatched"));
    m_ui->verdict->hide();
    m_ui->detail->setText(whenOf(capture.at));
    m_ui->openRequest->hide();
    m_ui->overview->setVisible(false);
    m_ui->postbacksPart->setVisible(false);
    m_ui->inspector->setCapture(capture);
    m_ui->pages->setCurrentWidget(m_ui->contentPage);
}

void RoundTripView::showHeading()
{
    const journal::Summary summary = m_trip.summary();
    m_ui->title->setText(oneLine(summary.title, 60));
    m_ui->state->show(stateKind(summary), stateLabel(summary));
    m_ui->verdict->show(verdictKind(summary), verdictLabel(summary));
    const core::Result<cpv2::Money> &total = m_trip.asked().total();
    QStringList details{total && m_trip.hasRequest() ? total->toDisplay() : QString(),
                        oneLine(m_trip.record().environment, 40), whenOf(m_trip.record().startedAt),
                        durationOf(m_trip), oneLine(m_trip.record().documentName, 40)};
    details.removeAll(QString());
    m_ui->detail->setText(details.join(u" · "_s));
    m_ui->openRequest->setVisible(m_trip.hasRequest());
}

void RoundTripView::choose(const roundtrip::Proof &proof, bool isAnswer)
{
    m_isUpdating = true;
    m_ui->overview->setCurrentExchange(proof.exchangeId);
    m_ui->inspector->choose(proof, isAnswer);
    selectPostback(proof.exchangeId);
    m_isUpdating = false;
}

/// None is selected when the exchange is no postback, or hidden by the filter.
void RoundTripView::selectPostback(qint64 exchangeId)
{
    const int row = m_postbacks->rowOf(exchangeId);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_shownPostbacks->mapFromSource(m_postbacks->index(row, 0));
    QItemSelectionModel *selection = m_ui->postbacks->selectionModel();
    if (!index.isValid())
        return selection->clear();
    if (selection->isRowSelected(index.row()))
        return;
    selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_ui->postbacks->scrollTo(index);
}

void RoundTripView::choosePostback()
{
    const QModelIndex index = m_shownPostbacks->mapToSource(m_ui->postbacks->currentIndex());
    if (!index.isValid() || m_isUpdating)
        return;
    const qint64 exchangeId = m_postbacks->postback(index.row()).id;
    m_ui->inspector->choose({exchangeId});
    m_ui->overview->setCurrentExchange(exchangeId);
}

void RoundTripView::showPostbackCount()
{
    const int all = m_postbacks->rowCount();
    const int shown = m_shownPostbacks->rowCount();
    m_ui->postbackCount->setText(shown == all ? tr("%n postback(s)", nullptr, all)
                                              : tr("%1 of %2 postbacks").arg(shown).arg(all));
}

/// Only a postback can be replayed, or what was sent on or by hand from one: the rest is not ours to send.
void RoundTripView::openMenu(qint64 exchangeId, const QPoint &globalPosition)
{
    const roundtrip::Exchanges exchanges = m_trip.exchanges();
    const roundtrip::Exchanges postbacks = m_trip.ofRole(journal::Role::Postback);
    const journal::Exchange *chosen = exchanges.find(exchangeId);
    if (!chosen && !postbacks.isEmpty())
        chosen = &postbacks.last();
    if (!chosen)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("exchangeMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const qint64 source = chosen->sourceId != 0 ? chosen->sourceId : chosen->id;
    QAction *replay = menu->addAction(tr("&Replay…"));
    replay->setEnabled(postbacks.find(source) || chosen->role == journal::Role::Unmatched);
    connect(replay, &QAction::triggered, this,
            [this, trip = m_trip, source] { emit replayRequested(trip, source); });
    connect(menu->addAction(tr("&Copy request and answer")), &QAction::triggered, this,
            [text = textOf(*chosen)] { QGuiApplication::clipboard()->setText(text); });
    connect(menu->addAction(tr("Copy &address")), &QAction::triggered, this,
            [url = chosen->url] { QGuiApplication::clipboard()->setText(url); });
    menu->popup(globalPosition);
}

void RoundTripView::resetLayout()
{
    m_ui->rows->setSizes({260, 150, 400}); // shares
}

} // namespace gui
