// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/records.h"
#include "roundtrip/round_trip.h"

#include <QWidget>

#include <memory>

class QModelIndex;

namespace Ui
{
class NavigatorPane;
}

namespace gui
{

class NavigatorFilter;
class NavigatorModel;
class RequestTabs;

/// What there is to work on: the open requests and the recent files, the round trips with their state,
/// the captures that belong to none.
class NavigatorPane : public QWidget
{
    Q_OBJECT
public:
    /// `tabs` outlive the pane.
    explicit NavigatorPane(RequestTabs *tabs, QWidget *parent = nullptr);
    ~NavigatorPane() override;

    void setRecentFiles(const QStringList &files);       ///< the newest first
    void setRoundTrip(const roundtrip::RoundTrip &trip); ///< a new one, or a known one that has changed
    void setUnmatched(const QList<journal::Exchange> &captures);
    /// Marks its row as the one that the window is about; no signal. None for an empty id.
    void selectRoundTrip(const QString &id);
    /// Ready to type what to filter the rows by.
    void find();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void fileActivated(const QString &file);
    void roundTripActivated(const QString &id);
    /// The user wants to see the whole of it: a double click, or Return.
    void roundTripOpened(const QString &id);
    void unmatchedActivated();

private:
    void updateOpenRequests();
    void activate(const QModelIndex &index);
    void open(const QModelIndex &index);

    RequestTabs *m_tabs;
    NavigatorModel *m_model;
    NavigatorFilter *m_shown;
    std::unique_ptr<Ui::NavigatorPane> m_ui;
};

} // namespace gui
