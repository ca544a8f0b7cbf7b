// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trip_strip.h"

#include "gui/look/outcome.h"
#include "gui/look/plain_text.h"
#include "ui_round_trip_strip.h"

#include <QApplication>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

QString lastEventOf(const roundtrip::RoundTrip &trip)
{
    const roundtrip::Exchanges exchanges = trip.exchanges();
    if (exchanges.isEmpty())
        return {};
    const roundtrip::Decoded &last = exchanges.last();
    const QString time = last.at.toLocalTime().toString(u"HH:mm:ss"_s);
    switch (last.role) {
    case journal::Role::Submit:
        return last.outcome == journal::Outcome::Answered
                   ? RoundTripStrip::tr("answered %1 at %2").arg(QString::number(last.status), time)
                   : RoundTripStrip::tr("sent at %1").arg(time);
    case journal::Role::Page:
        return RoundTripStrip::tr("page opened at %1").arg(time);
    case journal::Role::Postback:
        return RoundTripStrip::tr("postback %1 at %2")
            .arg(oneLine(last.fields.value(u"PaymentAmount"), 20), time);
    case journal::Role::Return:
        return RoundTripStrip::tr("returned at %1").arg(time);
    case journal::Role::Forward:
    case journal::Role::Replay:
        return RoundTripStrip::tr("postback sent on at %1").arg(time);
    case journal::Role::Unmatched:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

RoundTripStrip::RoundTripStrip(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::RoundTripStrip>())
{
    m_ui->setupUi(this);
    setBackgroundRole(QPalette::Base);
    m_ui->bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_ui->toggle, &QToolButton::toggled, this, &RoundTripStrip::setOpen);
    connect(m_ui->openPage, &QToolButton::clicked, this, &RoundTripStrip::pageRequested);
    connect(m_ui->overview, &RoundTripOverview::proofChosen, this, &RoundTripStrip::proofChosen);
    m_ui->overview->hide();
    clear();
}

RoundTripStrip::~RoundTripStrip() = default;

void RoundTripStrip::setRoundTrip(const roundtrip::RoundTrip &trip, bool isOwn)
{
    m_trip = trip;
    const journal::Summary summary = trip.summary();
    m_ui->caption->setText(isOwn ? tr("Newest round trip")
                                 : tr("Round trip of %1").arg(oneLine(trip.record().documentName, 40)));
    m_ui->state->show(stateKind(summary), stateLabel(summary));
    m_ui->verdict->show(verdictKind(summary), verdictLabel(summary));
    const core::Result<cpv2::Money> &total = trip.asked().total();
    const QString title = oneLine(summary.title, 40);
    m_ui->title->setText(total && trip.hasRequest() ? u"%1 · %2"_s.arg(title, total->toDisplay()) : title);
    m_ui->event->setText(lastEventOf(trip));
    m_ui->overview->setRoundTrip(trip);
    m_ui->toggle->setEnabled(true);
    m_ui->openPage->setEnabled(true);
}

void RoundTripStrip::clear()
{
    m_trip = {};
    m_ui->caption->setText(
        tr("No round trip yet. Submit sends the request; what happens then appears here."));
    m_ui->state->hide();
    m_ui->verdict->hide();
    m_ui->title->clear();
    m_ui->event->clear();
    setOpen(false);
    m_ui->toggle->setEnabled(false);
    m_ui->openPage->setEnabled(false);
}

bool RoundTripStrip::isOpen() const
{
    return m_ui->toggle->isChecked();
}

void RoundTripStrip::setOpen(bool open)
{
    if (open && m_trip.id().isEmpty())
        return;
    const bool hadFocus = m_ui->overview->isAncestorOf(QApplication::focusWidget());
    m_ui->toggle->setChecked(open);
    m_ui->toggle->setText(open ? tr("Hide ▾") : tr("Show ▴"));
    if (m_ui->overview->isHidden() != open)
        return;
    m_ui->overview->setVisible(open);
    if (!open && hadFocus)
        m_ui->toggle->setFocus(Qt::OtherFocusReason);
    emit openChanged(open);
}

int RoundTripStrip::barHeight() const
{
    return m_ui->bar->sizeHint().height();
}

} // namespace gui
