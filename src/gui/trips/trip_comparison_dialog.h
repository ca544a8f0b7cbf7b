// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/trip_difference.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class TripComparisonDialog;
}

namespace gui
{

class DifferencesModel;

/// How two entries of the history differ by field: their requests, responses, last postbacks and last
/// returns. Compares in another thread.
class TripComparisonDialog : public QDialog
{
    Q_OBJECT
public:
    /// An unmatched capture is a round trip of that one exchange.
    TripComparisonDialog(const roundtrip::RoundTrip &left, const roundtrip::RoundTrip &right,
                         QWidget *parent = nullptr);
    ~TripComparisonDialog() override;

private:
    void showParts(const QList<roundtrip::TripDifference> &parts);
    void showPart(int index);

    QList<roundtrip::TripDifference> m_parts;
    DifferencesModel *m_model;
    std::unique_ptr<Ui::TripComparisonDialog> m_ui;
};

} // namespace gui
