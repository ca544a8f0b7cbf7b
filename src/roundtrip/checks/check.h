// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"
#include "roundtrip/round_trip.h"

#include <QList>

namespace roundtrip
{

/// What a check says of a round trip.
enum class Verdict {
    Waiting, ///< no evidence yet
    Passed,
    Failed,
    NotApplicable, ///< this round trip has nothing that the check is about
    CannotTell,    ///< there is evidence, but it does not decide; never shown as good
};

enum class CheckGroup {
    Story, ///< one of the source document's four user stories
    Rule,
};

/// What decided a check: where to look for it.
struct Proof {
    qint64 exchangeId = 0; ///< 0 while nothing has decided it
    QString field = {};    ///< of that postback; empty when the exchange as a whole is the proof
    bool operator==(const Proof &) const = default;
};

/// The outcome of a check for one round trip.
struct Finding {
    Verdict verdict = Verdict::Waiting;
    QString evidence = {}; ///< a sentence that says what decided it
    QString title = {};    ///< says more than the check's own title; empty to keep that
    Proof proof = {};
};

/// One rule over a round trip. To add a check, add a row to its family (checks/<family>.cpp). It reads what
/// RoundTrip has derived and never loops over postbacks: what several say together is PostbackSummary's.
struct CheckKind {
    QString id;    ///< stable, for programs: `story-pay-invoice`, `amounts-equal`
    QString title; ///< for people
    CheckGroup group = CheckGroup::Rule;
    Finding (*judge)(const RoundTrip &trip, const cpv2::BillerProfile &profile) = nullptr;
};

/// A check with what it says of one round trip.
struct Check {
    QString id;
    QString title;
    CheckGroup group = CheckGroup::Rule;
    Verdict verdict = Verdict::Waiting;
    QString evidence;
    Proof proof = {};
    bool operator==(const Check &) const = default;
};

/// All checks, the four stories first.
QList<CheckKind> allChecks();
/// Every check, in the order of allChecks(). Takes the same time for every number of exchanges. The profile
/// says what the biller asks for beyond the contract.
QList<Check> judge(const RoundTrip &trip,
                   const cpv2::BillerProfile &profile = cpv2::BillerProfile::generic());
/// Failed when one failed, else Waiting when one waits, else CannotTell when one cannot; Passed when at least
/// one passed and the others do not apply.
Verdict verdictOf(const QList<Check> &checks);

/// `passed`, `failed`, `waiting`, `not-applicable`, `cannot-tell`: the word for machines, which never
/// changes.
QString wordFor(Verdict verdict);
/// The word for people, translated.
QString labelFor(Verdict verdict);

} // namespace roundtrip
