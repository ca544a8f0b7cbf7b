// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace roundtrip
{

/// How far a round trip has come.
enum class State {
    Listening,  ///< it only listens for callbacks; another program sent the request, if there is one
    Submitting, ///< the request is on its way
    NotSent,    ///< it never left
    Unknown,    ///< it may have arrived; check before sending again
    Refused,    ///< CPV2 said no
    Pending,    ///< there is a hosted page, but no payment yet (or not of every invoice)
    Declined,   ///< the last postback says declined
    Paid,       ///< every invoice is paid
};

inline constexpr State allStates[] = {State::Submitting, State::NotSent,  State::Unknown, State::Refused,
                                      State::Pending,    State::Declined, State::Paid,    State::Listening};

/// The state of one invoice at the biller.
enum class InvoiceState { Open, Pending, Declined, Paid };

/// `PAID`, `NOT SENT`, …: the word for machines. Journals store it and `--json` prints it, so it never
/// changes.
QString wordFor(State state);
QString wordFor(InvoiceState state);
/// The word for people, translated.
QString labelFor(State state);
QString labelFor(InvoiceState state);
/// The label of a stored word; a word from another version is its own label.
QString labelForStateWord(const QString &word);

} // namespace roundtrip
