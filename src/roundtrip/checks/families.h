// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QCoreApplication>

namespace roundtrip::checks
{

/// The rows of each family, in the order in which they are shown.
QList<CheckKind> stories();
QList<CheckKind> payments();
QList<CheckKind> postbacks();
QList<CheckKind> submits();
QList<CheckKind> portal();

/// Findings, each with a sentence that says why and what shows it.
Finding passed(const QString &evidence, const Proof &proof = {});
Finding failed(const QString &evidence, const Proof &proof = {});
Finding waiting(const QString &evidence, const Proof &proof = {});
Finding cannotTell(const QString &evidence, const Proof &proof = {});
Finding notApplicable(const QString &evidence);
Finding withoutRequest(); ///< not applicable: the round trip only listens
Finding noPostbackYet();

/// The submit, or the first or last exchange of the role; of nothing while there is none.
Proof proofBySubmit(const RoundTrip &trip);
Proof proofByFirst(const RoundTrip &trip, journal::Role role);
Proof proofByLast(const RoundTrip &trip, journal::Role role, const QString &field = {});
/// An exchange, and the field of it that decided; of nothing for nullptr.
Proof proofBy(const DecodedPointer &exchange, const QString &field = {});

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::judge)
};

} // namespace roundtrip::checks
