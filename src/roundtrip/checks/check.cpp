// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/check.h"

#include "roundtrip/checks/families.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using checks::Words;

QList<CheckKind> allChecks()
{
    return checks::stories() + checks::payments() + checks::postbacks() + checks::submits();
}

QList<Check> judge(const RoundTrip &trip)
{
    QList<Check> judged;
    for (const CheckKind &kind : allChecks()) {
        const Finding finding = kind.judge(trip);
        judged.append({kind.id, finding.title.isEmpty() ? kind.title : finding.title, kind.group,
                       finding.verdict, finding.evidence});
    }
    return judged;
}

Verdict verdictOf(const QList<Check> &checks)
{
    const auto has = [&](Verdict verdict) {
        return std::ranges::find(checks, verdict, &Check::verdict) != checks.end();
    };
    if (has(Verdict::Failed))
        return Verdict::Failed;
    return has(Verdict::Waiting) ? Verdict::Waiting : Verdict::Passed;
}

QString wordFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return u"waiting"_s;
    case Verdict::Passed:
        return u"passed"_s;
    case Verdict::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QString labelFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return Words::tr("waiting");
    case Verdict::Passed:
        return Words::tr("passed");
    case Verdict::Failed:
        return Words::tr("failed");
    }
    Q_UNREACHABLE();
}

} // namespace roundtrip
