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

class NavigatorModel;
class RequestDocument;

/// What there is to work on: the open request and the recent files, the round trips with their state,
/// the captures that belong to none.
class NavigatorPane : public QWidget
{
    Q_OBJECT
public:
    /// `document` outlives the pane.
    explicit NavigatorPane(const RequestDocument *document, QWidget *parent = nullptr);
    ~NavigatorPane() override;

    void setRecentFiles(const QStringList &files);       ///< the newest first
    void setRoundTrip(const roundtrip::RoundTrip &trip); ///< a new one, or a known one that has changed
    void setUnmatched(const QList<journal::Exchange> &captures);
    /// Chooses its row; no signal.
    void selectRoundTrip(const QString &id);

signals:
    void fileActivated(const QString &file);
    void roundTripActivated(const QString &id);
    void unmatchedActivated();

private:
    void updateDocument();
    void activate(const QModelIndex &index);

    const RequestDocument *m_document;
    NavigatorModel *m_model;
    std::unique_ptr<Ui::NavigatorPane> m_ui;
};

} // namespace gui
