// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/outcome.h"

#include "gui/look/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using roundtrip::Verdict;

namespace gui
{

namespace
{

struct Outcome {
    Q_DECLARE_TR_FUNCTIONS(gui::Outcome)
};

/// Nothing for a word of another version, or for what nobody has judged.
std::optional<Verdict> verdictOf(const journal::Summary &summary)
{
    for (const Verdict verdict :
         {Verdict::Waiting, Verdict::Passed, Verdict::Failed, Verdict::NotApplicable, Verdict::CannotTell}) {
        if (roundtrip::wordFor(verdict) == summary.verdict)
            return verdict;
    }
    return {};
}

} // namespace

QString stateLabel(const journal::Summary &summary)
{
    return roundtrip::labelForStateWord(summary.state);
}

Badge::Kind stateKind(const journal::Summary &summary)
{
    const auto *state = std::ranges::find(roundtrip::allStates, summary.state,
                                          [](auto each) { return roundtrip::wordFor(each); });
    if (state == std::end(roundtrip::allStates))
        return Badge::Kind::Neutral;
    if (*state == roundtrip::State::Paid && verdictOf(summary) != Verdict::Passed)
        return Badge::Kind::Warning;
    return kindOf(*state);
}

QString verdictLabel(const journal::Summary &summary)
{
    const std::optional<Verdict> verdict = verdictOf(summary);
    if (!verdict)
        return {};
    switch (*verdict) {
    case Verdict::Failed:
        return Outcome::tr("✗ %n check(s) failed", nullptr, summary.failedChecks);
    case Verdict::Waiting:
        return Outcome::tr("○ waiting");
    case Verdict::Passed:
        return Outcome::tr("✓ all checks passed");
    case Verdict::NotApplicable:
        return Outcome::tr("– nothing to check");
    case Verdict::CannotTell:
        return Outcome::tr("? cannot tell");
    }
    Q_UNREACHABLE();
}

QString verdictBrief(const journal::Summary &summary)
{
    const std::optional<Verdict> verdict = verdictOf(summary);
    if (!verdict)
        return {};
    return verdict == Verdict::Failed ? u"✗ %1"_s.arg(summary.failedChecks) : markOf(*verdict);
}

Badge::Kind verdictKind(const journal::Summary &summary)
{
    const std::optional<Verdict> verdict = verdictOf(summary);
    if (verdict == Verdict::Failed)
        return Badge::Kind::Bad;
    if (verdict == Verdict::CannotTell)
        return Badge::Kind::Warning;
    return verdict == Verdict::Passed ? Badge::Kind::Good : Badge::Kind::Neutral;
}

QString markOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return u"○"_s;
    case Verdict::Passed:
        return u"✓"_s;
    case Verdict::Failed:
        return u"✗"_s;
    case Verdict::NotApplicable:
        return u"–"_s;
    case Verdict::CannotTell:
        return u"?"_s;
    }
    Q_UNREACHABLE();
}

QColor colorOf(Verdict verdict, const Theme &theme)
{
    switch (verdict) {
    case Verdict::Waiting:
    case Verdict::NotApplicable:
        return theme.dim;
    case Verdict::CannotTell:
        return theme.warning;
    case Verdict::Passed:
        return theme.good;
    case Verdict::Failed:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

} // namespace gui
