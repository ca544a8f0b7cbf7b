// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

namespace roundtrip
{

enum class Verdict {
    Waiting, ///< no evidence yet
    Passed,
    Failed,
};

/// One rule over a round trip, with what decided it.
struct Check {
    QString id;         ///< stable, for programs: `story-pay-invoice`, `amounts-equal`
    QString title;      ///< for people
    bool story = false; ///< one of the source document's four user stories
    Verdict verdict = Verdict::Waiting;
    QString evidence; ///< a sentence
};

/// The four stories first, then the checks. The same list for every round trip.
QList<Check> judge(const RoundTrip &trip);
/// Failed when one failed, Passed when all passed, else Waiting.
Verdict verdictOf(const QList<Check> &checks);
QString verdictWord(Verdict verdict); ///< `passed`, `failed`, `waiting`

/// A field of a postback beside what the request asked for and what the hosted page showed the payer.
struct Comparison {
    QString field;
    QString asked; ///< empty where the request says nothing of it
    QString shown; ///< empty where the page does not show it, or was not read
    QString reported;
    enum class Outcome { Nothing, Same, Different } outcome = Outcome::Nothing;
};
/// The eighteen fields in the contract's order, then the unknown ones in theirs.
QList<Comparison> compare(const RoundTrip &trip, const cpv2::Postback &postback);

} // namespace roundtrip
