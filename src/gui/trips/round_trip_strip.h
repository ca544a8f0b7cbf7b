// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class RoundTripStrip;
}

namespace gui
{

/// The round trip of the request in front, in one line: state, verdict and last event. Opened, it shows the
/// sequence and the checks below.
class RoundTripStrip : public QWidget
{
    Q_OBJECT
public:
    explicit RoundTripStrip(QWidget *parent = nullptr);
    ~RoundTripStrip() override;

    /// `isOwn`: it is of the request in front; else the strip says whose it is.
    void setRoundTrip(const roundtrip::RoundTrip &trip, bool isOwn);
    /// Says what will appear.
    void clear();
    /// Empty for none.
    const QString &roundTripId() const { return m_trip.id(); }

    bool isOpen() const;
    void setOpen(bool open);
    int barHeight() const;

signals:
    void openChanged(bool open);
    /// The user wants to see the whole round trip.
    void pageRequested();
    /// The user wants to see what proves a step or decided a check. `isAnswer`: the answer does.
    void proofChosen(const roundtrip::Proof &proof, bool isAnswer);

private:
    roundtrip::RoundTrip m_trip;
    std::unique_ptr<Ui::RoundTripStrip> m_ui;
};

} // namespace gui
