// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trip_book.h"

#include <utility>

namespace gui
{

namespace
{

constexpr int tellingDelayMs = 30;
constexpr int unmatchedLimit = 200;

} // namespace

RoundTripBook::RoundTripBook(roundtrip::Desk *desk, QObject *parent) : QObject(parent)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(tellingDelayMs);
    connect(&m_telling, &QTimer::timeout, this, &RoundTripBook::tell);
    connect(desk, &roundtrip::Desk::changed, this,
            [this](const roundtrip::Change &change) { take(change.trip); });
    connect(desk, &roundtrip::Desk::unmatched, this, &RoundTripBook::takeUnmatched);
    connect(desk, &roundtrip::Desk::joined, this, [this](qint64 exchangeId) {
        m_unmatched.removeIf([&](const journal::Exchange &capture) { return capture.id == exchangeId; });
        m_isUnmatchedUntold = true;
        tell();
    });
    connect(desk, &roundtrip::Desk::recent, this, &RoundTripBook::takeRecent);
}

const roundtrip::RoundTrip *RoundTripBook::current() const
{
    const auto found = m_trips.constFind(m_current);
    return found == m_trips.constEnd() ? nullptr : &*found;
}

void RoundTripBook::setCurrent(const QString &id)
{
    m_current = id;
    emit currentChanged();
}

void RoundTripBook::take(const roundtrip::RoundTrip &trip)
{
    m_trips.insert(trip.id(), trip);
    m_untold.insert(trip.id());
    if (!m_telling.isActive())
        m_telling.start();
}

void RoundTripBook::takeUnmatched(const journal::Exchange &capture)
{
    m_unmatched.prepend(capture);
    m_unmatched.resize(std::min<qsizetype>(m_unmatched.size(), unmatchedLimit));
    m_isUnmatchedUntold = true;
    if (!m_telling.isActive())
        m_telling.start();
}

void RoundTripBook::takeRecent(const QList<roundtrip::RoundTrip> &trips,
                               const QList<journal::Exchange> &unmatched)
{
    for (const roundtrip::RoundTrip &trip : trips)
        take(trip);
    m_unmatched = unmatched;
    m_isUnmatchedUntold = true;
    tell();
}

void RoundTripBook::tell()
{
    m_telling.stop();
    const QSet<QString> untold = std::exchange(m_untold, {});
    for (const QString &id : untold)
        emit changed(m_trips.value(id));
    if (untold.contains(m_current))
        emit currentChanged();
    if (std::exchange(m_isUnmatchedUntold, false))
        emit unmatchedChanged();
}

} // namespace gui
