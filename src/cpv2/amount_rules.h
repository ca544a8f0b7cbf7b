// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// Checks a field that holds dollars; `text` is its text.
void checkAmount(Notes &notes, const Spot &spot, const QString &text);
/// Checks the fee lines in the custom fields of an invoice.
void checkFeeLines(Notes &notes, Place place);
/// The fee lines' sum as a text for BalanceDue; empty when there is none, or none that BalanceDue could be.
std::optional<QString> feeLineTotal(const PaymentRequest &request, Place place);

} // namespace cpv2
