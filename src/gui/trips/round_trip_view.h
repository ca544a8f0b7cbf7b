// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/records.h"
#include "roundtrip/checks/check.h"

#include <QWidget>

#include <memory>

class QSortFilterProxyModel;

namespace Ui
{
class RoundTripView;
}

namespace gui
{

class PostbacksModel;

/// One round trip, whole and live: how it ended, the sequence, the checks with their evidence, its postbacks
/// in a table, and the exchanges to the byte. Whatever is clicked selects the exchange that proves it. Or, in
/// the same place, a capture that belongs to no round trip.
class RoundTripView : public QWidget
{
    Q_OBJECT
public:
    explicit RoundTripView(QWidget *parent = nullptr);
    ~RoundTripView() override;

    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// Says that no round trip is shown.
    void clear();
    /// Shows a capture that belongs to no round trip.
    void setCapture(const journal::Exchange &capture);
    /// What is shown: of nothing, or of a capture alone, when that is no round trip.
    const roundtrip::RoundTrip &roundTrip() const { return m_trip; }
    /// As if the user had chosen it.
    void choose(const roundtrip::Proof &proof, bool isAnswer = false);

    void resetLayout();

signals:
    /// The user wants to send this capture again; an unmatched one is all there is of its round trip.
    void replayRequested(const roundtrip::RoundTrip &trip, qint64 exchangeId);
    /// The user wants the request as it was sent in a tab of its own.
    void requestOpened(const roundtrip::RoundTrip &trip);

private:
    void showHeading();
    void selectPostback(qint64 exchangeId);
    void choosePostback();
    void showPostbackCount();
    /// About the exchange; 0: the newest postback.
    void openMenu(qint64 exchangeId, const QPoint &globalPosition);

    roundtrip::RoundTrip m_trip;
    PostbacksModel *m_postbacks;
    QSortFilterProxyModel *m_shownPostbacks;
    bool m_isUpdating = false;
    std::unique_ptr<Ui::RoundTripView> m_ui;
};

} // namespace gui
