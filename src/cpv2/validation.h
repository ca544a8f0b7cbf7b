// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

#include <optional>

namespace cpv2
{

/// Something about a request that a person should know before sending it. It never forbids sending.
struct Finding {
    enum class Severity { Error, Warning, Hint };
    Severity severity = Severity::Warning;
    core::JsonPointer at;
    QString code;                      ///< stable, for programs: `balance-mismatch`
    QString sentence;                  ///< what is wrong and what would be right
    std::optional<core::JsonEdit> fix; ///< one edit that mends it, where there is one
};

/// In the order of the field table, which is the sample's, list items in theirs. Error: the service refuses
/// or misreads it; Warning: a rule of the profile or a sum is broken; Hint: worth a look.
QList<Finding> validate(const PaymentRequest &request, const BillerProfile &profile);

/// `error`, `warning`, `hint`: for machines. For people: severityName().
QString severityWord(Finding::Severity severity);
QString severityName(Finding::Severity severity);

} // namespace cpv2
