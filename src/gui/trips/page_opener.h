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

/// Opens a round trip's hosted page in the user's browser, and writes down that it was opened once that is
/// known (docs/faults.md, W08). Where no browser opens it, it shows the address to copy.
class PageOpener : public QObject
{
    Q_OBJECT
public:
    PageOpener(roundtrip::Desk *desk, MessageBar *messages, QObject *parent = nullptr);

    /// Does nothing for a round trip without a page.
    void open(const roundtrip::RoundTrip &trip);

private:
    void showAddress(const QUrl &url, const QString &why);

    roundtrip::Desk *m_desk;
    MessageBar *m_messages;
};

} // namespace gui
