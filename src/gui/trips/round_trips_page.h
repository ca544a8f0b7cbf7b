// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/trips/history_reader.h"
#include "journal/upkeep.h"
#include "roundtrip/checks/check.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui
{
class RoundTripsPage;
}

namespace roundtrip
{
class Desk;
}

namespace gui
{

class HistoryModel;
class MessageBar;

/// Every round trip and every unmatched capture that the journal holds: searched, sorted and filtered on the
/// left, looked at on the right, deleted (and brought back), or opened again as a request. Captures arrive
/// while it is open, and are shown.
class RoundTripsPage : public QWidget
{
    Q_OBJECT
public:
    /// `desk` writes `journalFile`, and outlives the page. Messages appear in `messages`. Nothing is read
    /// before the page is shown for the first time.
    RoundTripsPage(roundtrip::Desk *desk, const QString &journalFile, MessageBar *messages,
                   QWidget *parent = nullptr);
    ~RoundTripsPage() override;

    /// The one that is selected; an unmatched capture has no id. Of nothing when none is.
    const roundtrip::RoundTrip &roundTrip() const;
    /// Takes every filter away, selects this round trip and, when there is one, what proves something about
    /// it.
    void showRoundTrip(const QString &id, const roundtrip::Proof &proof = {}, bool isAnswer = false);
    /// Lists the captures that belong to no round trip.
    void showUnmatched();
    /// Puts the cursor into the search.
    void find();

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &columns);
    void resetLayout();

signals:
    /// The user wants the request as it was sent in a tab of its own.
    void requestOpened(const roundtrip::RoundTrip &trip);
    /// Another one is selected, or something is new about it.
    void roundTripChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillStates();
    void fillTimes();
    void connectFilter();
    void connectEntries();
    void connectDesk();
    void start();
    void clearFilter();
    void applyFilter();
    journal::HistoryFilter filter() const;
    void showOverview(const QStringList &environments, const journal::HistoryCounts &counts, qint64 bytes);
    void showCount();
    void showCurrent();
    void keepCurrent();
    void take(const roundtrip::RoundTrip &trip);
    /// Sorted, from the top.
    QList<int> selectedRows() const;
    void updateButtons();
    /// An unmatched capture and a round trip, when exactly these two are selected.
    std::optional<std::pair<qint64, QString>> selectedPair() const;
    void openMenu(const QPoint &position);
    void compareSelected();
    void joinSelected();
    void removeSelected();
    void askWhatToPrune();
    void showUpkeep(const journal::Upkeep::Progress &progress);

    roundtrip::Desk *m_desk;
    HistoryReader m_reader;
    HistoryModel *m_model;
    MessageBar *m_messages;
    QTimer m_typing;   ///< a pause in it, and the filter is applied
    QTimer m_changing; ///< a burst of captures is looked at once
    QString m_currentTrip;
    qint64 m_currentCapture = 0;
    roundtrip::Proof m_wantedProof; ///< to be chosen when the round trip has been read
    bool m_wantsAnswer = false;
    bool m_isAskedFor = false; ///< what is shown stays, even if its row is not loaded
    QString m_work;            ///< the long work on the journal that is under way
    bool m_hasStarted = false;
    std::unique_ptr<Ui::RoundTripsPage> m_ui;
};

} // namespace gui
