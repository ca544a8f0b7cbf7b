// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QList>

namespace roundtrip
{

/// What a check says of a round trip.
enum class Verdict {
    Waiting, ///< no evidence yet
    Passed,
    Failed,
};

enum class CheckGroup {
    Story, ///< one of the source document's four user stories
    Rule,
};

/// The outcome of a check for one round trip.
struct Finding {
    Verdict verdict = Verdict::Waiting;
    QString evidence = {}; ///< a sentence that says what decided it
    QString title = {};    ///< says more than the check's own title; empty to keep that
};

/// One rule over a round trip. To add a check, add a row to its family (checks/<family>.cpp); it reads what
/// RoundTrip has derived and never loops over postbacks: what several say together is PostbackSummary's.
struct CheckKind {
    QString id;    ///< stable, for programs: `story-pay-invoice`, `amounts-equal`
    QString title; ///< for people
    CheckGroup group = CheckGroup::Rule;
    Finding (*judge)(const RoundTrip &trip) = nullptr;
};

/// A check with what it says of one round trip.
struct Check {
    QString id;
    QString title;
    CheckGroup group = CheckGroup::Rule;
    Verdict verdict = Verdict::Waiting;
    QString evidence;
};

/// All checks, the four stories first.
QList<CheckKind> allChecks();
/// Every check, in the order of allChecks(). Takes the same time for every number of exchanges.
QList<Check> judge(const RoundTrip &trip);
/// Failed when one failed, Passed when all passed, else Waiting.
Verdict verdictOf(const QList<Check> &checks);

/// `passed`, `failed`, `waiting`: the word for machines, which never changes.
QString wordFor(Verdict verdict);
/// The word for people, translated.
QString labelFor(Verdict verdict);

} // namespace roundtrip
