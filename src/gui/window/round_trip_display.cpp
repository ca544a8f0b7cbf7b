// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/round_trip_display.h"

#include "gui/request/request_page.h"
#include "gui/request/request_pane.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/environment_selector.h"
#include "gui/trips/round_trip_book.h"
#include "gui/trips/round_trip_strip.h"
#include "gui/window/navigator_pane.h"

#include <QAction>

namespace gui
{

namespace
{

QHash<QString, roundtrip::InvoiceState> invoiceStates(const roundtrip::RoundTrip *trip)
{
    QHash<QString, roundtrip::InvoiceState> states;
    if (trip) {
        for (const roundtrip::Invoice &invoice : trip->invoices())
            states.insert(invoice.invoiceNumber, invoice.state);
    }
    return states;
}

} // namespace

RoundTripDisplay::RoundTripDisplay(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(parts.book, &RoundTripBook::currentChanged, this, &RoundTripDisplay::update);
    connect(parts.book, &RoundTripBook::changed, parts.navigator, &NavigatorPane::setRoundTrip);
    connect(parts.book, &RoundTripBook::unmatchedChanged, this,
            [this] { m_parts.navigator->setUnmatched(m_parts.book->unmatched()); });
}

void RoundTripDisplay::update()
{
    updateCommands();
    const roundtrip::RoundTrip *trip = m_parts.book->current();
    m_parts.tabs->current()->form()->setInvoiceStates(invoiceStates(trip));
    if (trip) {
        m_parts.strip->setRoundTrip(*trip, trip->record().documentName == m_parts.tabs->current()->name());
        m_parts.navigator->selectRoundTrip(trip->record().id);
    } else if (m_parts.tabs->current()->roundTripId().isEmpty()) { // not one that is only about to come
        m_parts.strip->clear();
        m_parts.navigator->selectRoundTrip({});
    }
}

void RoundTripDisplay::updateCommands()
{
    const roundtrip::RoundTrip *trip = m_parts.visible();
    const bool hasPage = trip && !trip->pageUrl().isEmpty();
    // The pages of the built-in simulator end with the program that served them.
    const bool isGone =
        hasPage && trip->record().simulated &&
        trip->record().endpoint != m_parts.environments->simulator().endpoint.toString(QUrl::FullyEncoded);
    m_parts.openPage->setEnabled(hasPage && !isGone);
    m_parts.openPage->setToolTip(
        isGone ? tr("This page belonged to an earlier run of the simulator. Submit the request again.")
               : tr("Open the hosted page in the browser (Ctrl+Shift+P)"));
    m_parts.copyPageAddress->setEnabled(hasPage);
    m_parts.replay->setEnabled(trip != nullptr);
}

} // namespace gui
