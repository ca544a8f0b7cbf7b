// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/records.h"
#include "roundtrip/round_trip.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class RoundTripPane;
}

namespace gui
{

/// One round trip, live: the sequence picture, its exchanges, and the stories and checks. Or, in the same
/// place, the captures that belong to no round trip.
class RoundTripPane : public QWidget
{
    Q_OBJECT
public:
    explicit RoundTripPane(QWidget *parent = nullptr);
    ~RoundTripPane() override;

    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// Says that there is no round trip yet.
    void clear();
    /// Shows the unmatched captures, the newest first, with their bytes.
    void setUnmatched(const QList<journal::Exchange> &captures);
    /// The id of the one shown; empty for none and for the unmatched captures.
    const QString &roundTripId() const { return m_trip.record().id; }

signals:
    /// The person wants to send this capture again; an unmatched one is all there is of its round trip.
    void replayRequested(const roundtrip::RoundTrip &trip, qint64 exchangeId);

private:
    void showCapture(int row);
    /// About the exchange; 0: the newest postback.
    void openMenu(qint64 exchangeId, const QPoint &globalPosition);
    void offerReplay(const roundtrip::RoundTrip &trip, qint64 exchangeId, const QPoint &globalPosition);

    roundtrip::RoundTrip m_trip;
    QList<journal::Exchange> m_captures;
    std::unique_ptr<Ui::RoundTripPane> m_ui;
};

} // namespace gui
