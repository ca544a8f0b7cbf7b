// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/message_bar.h"
#include "gui/trips/history_reader.h"

#include "journal/upkeep.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

namespace Ui
{
class HistoryWindow;
}

namespace roundtrip
{
class Desk;
}

namespace gui
{

class HistoryModel;

/// Every round trip and every unmatched capture that the journal holds: found by state, environment,
/// time and text, looked at as in the main window, deleted (and brought back), or opened again as a
/// request. Not modal: captures come in while it is open, and are shown.
class HistoryWindow : public QDialog
{
    Q_OBJECT
public:
    /// `desk` writes `journalFile`, and outlives the window.
    HistoryWindow(roundtrip::Desk *desk, const QString &journalFile, QWidget *parent = nullptr);
    ~HistoryWindow() override;

signals:
    /// The person wants the request as it was sent in a tab of its own.
    void requestOpened(const roundtrip::RoundTrip &trip);

private:
    void fillStates();
    void fillTimes();
    void connectFilter();
    void connectButtons();
    void applyFilter();
    journal::HistoryFilter filter() const;
    void showOverview(const QStringList &environments, qint64 bytes);
    void showCount();
    void showCurrent();
    void showRoundTrip(const roundtrip::RoundTrip &trip);
    /// Sorted, the newest entry first.
    QList<int> selectedRows() const;
    void updateButtons();
    /// An unmatched capture and a round trip, when exactly these two are selected.
    std::optional<std::pair<qint64, QString>> selectedPair() const;
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
    bool m_opensRequest = false; ///< the round trip that comes is wanted in a tab
    std::unique_ptr<Ui::HistoryWindow> m_ui;
};

} // namespace gui
