// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/notes.h"

namespace cpv2
{

/// A field of dollars, with the text that it has.
void checkAmount(Notes &notes, const Spot &spot, const QString &text);
/// Those in the custom fields of an invoice.
void checkFeeLines(Notes &notes, Place place);
/// Their sum as a text for BalanceDue; empty where there is none, or none that it could be.
std::optional<QString> feeLineTotal(const PaymentRequest &request, Place place);

} // namespace cpv2
