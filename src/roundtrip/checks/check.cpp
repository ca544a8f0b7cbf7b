// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/check.h"

#include "core/wording.h"
#include "roundtrip/checks/families.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

constexpr auto context = "roundtrip::judge";

constexpr core::WordTable<Verdict, 5> verdicts{{
    {Verdict::Waiting, "waiting"_L1, QT_TRANSLATE_NOOP("roundtrip::judge", "waiting")},
    {Verdict::Passed, "passed"_L1, QT_TRANSLATE_NOOP("roundtrip::judge", "passed")},
    {Verdict::Failed, "failed"_L1, QT_TRANSLATE_NOOP("roundtrip::judge", "failed")},
    {Verdict::NotApplicable, "not-applicable"_L1, QT_TRANSLATE_NOOP("roundtrip::judge", "not applicable")},
    {Verdict::CannotTell, "cannot-tell"_L1, QT_TRANSLATE_NOOP("roundtrip::judge", "cannot tell")},
}};

} // namespace

namespace checks
{

Finding passed(const QString &evidence, const Proof &proof)
{
    return {Verdict::Passed, evidence, {}, proof};
}

Finding failed(const QString &evidence, const Proof &proof)
{
    return {Verdict::Failed, evidence, {}, proof};
}

Finding waiting(const QString &evidence, const Proof &proof)
{
    return {Verdict::Waiting, evidence, {}, proof};
}

Finding cannotTell(const QString &evidence, const Proof &proof)
{
    return {Verdict::CannotTell, evidence, {}, proof};
}

Finding notApplicable(const QString &evidence)
{
    return {Verdict::NotApplicable, evidence, {}, {}};
}

Finding withoutRequest()
{
    return notApplicable(Words::tr("There is no request: another program sent it, or nobody did."));
}

Finding noPostbackYet()
{
    return waiting(Words::tr("No postback has arrived yet."));
}

Proof proofBySubmit(const RoundTrip &trip)
{
    const journal::Exchange *submit = trip.submit();
    return {submit ? submit->id : 0};
}

Proof proofByFirst(const RoundTrip &trip, journal::Role role)
{
    const Exchanges exchanges = trip.ofRole(role);
    return {exchanges.isEmpty() ? 0 : exchanges.first().id};
}

Proof proofByLast(const RoundTrip &trip, journal::Role role, const QString &field)
{
    const Exchanges exchanges = trip.ofRole(role);
    return exchanges.isEmpty() ? Proof() : Proof{exchanges.last().id, field};
}

Proof proofBy(const DecodedPointer &exchange, const QString &field)
{
    return exchange ? Proof{exchange->id, field} : Proof();
}

} // namespace checks

QList<CheckKind> allChecks()
{
    return checks::stories() + checks::payments() + checks::postbacks() + checks::submits() +
           checks::portal();
}

QList<Check> judge(const RoundTrip &trip, const cpv2::BillerProfile &profile)
{
    QList<Check> judged;
    for (const CheckKind &kind : allChecks()) {
        const Finding finding = kind.judge(trip, profile);
        judged.append({kind.id, finding.title.isEmpty() ? kind.title : finding.title, kind.group,
                       finding.verdict, finding.evidence, finding.proof});
    }
    return judged;
}

Verdict verdictOf(const QList<Check> &checks)
{
    for (const Verdict verdict : {Verdict::Failed, Verdict::Waiting, Verdict::CannotTell, Verdict::Passed}) {
        if (std::ranges::find(checks, verdict, &Check::verdict) != checks.end())
            return verdict;
    }
    return Verdict::NotApplicable;
}

QString wordFor(Verdict verdict)
{
    return core::wordOf(verdicts, verdict);
}

QString labelFor(Verdict verdict)
{
    return core::labelOf(verdicts, context, verdict);
}

} // namespace roundtrip
