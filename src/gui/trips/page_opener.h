// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QObject>

namespace roundtrip
{
class Desk;
}

namespace gui
{

class MessageBar;

/// Opens a round trip's hosted page in the person's browser, and writes down that it was opened. Where
/// no browser can be had it shows the address to copy.
class PageOpener : public QObject
{
    Q_OBJECT
public:
    PageOpener(roundtrip::Desk *desk, MessageBar *messages, QObject *parent = nullptr);

    /// Does nothing for a round trip without a page.
    void open(const roundtrip::RoundTrip &trip);

private:
    roundtrip::Desk *m_desk;
    MessageBar *m_messages;
};

} // namespace gui
