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
    Unknown,    ///< nobody can tell: it may have arrived, or its postbacks contradict each other
    Refused,    ///< CPV2 said no
    Pending,    ///< there is a hosted page, but no payment yet (or not of every invoice)
    Declined,   ///< the last postback says declined
    Paid,       ///< a postback reports every invoice as paid; what the portal believes is another matter
};

inline constexpr State allStates[] = {State::Submitting, State::NotSent,  State::Unknown, State::Refused,
                                      State::Pending,    State::Declined, State::Paid,    State::Listening};

/// The state of one invoice, as the service reports it. Unknown: its reports contradict each other.
enum class InvoiceState { Open, Pending, Declined, Unknown, Paid };

/// `PAID`, `NOT SENT`, …: the word for machines. Journals store it and `--json` prints it, so it never
/// changes.
QString wordFor(State state);
QString wordFor(InvoiceState state);
/// The word for people, translated. That of a payment says by whose word: `PAID (by the postback)`.
QString labelFor(State state);
QString labelFor(InvoiceState state);
/// The label of a stored word; a word from another version is its own label.
QString labelForStateWord(const QString &word);

/// Who says so, for machines: `postback`, `service` (its answer to the request) or `workbench`.
QString sourceOf(State state);
QString sourceOf(InvoiceState state);

} // namespace roundtrip
