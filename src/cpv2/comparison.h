// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_difference.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

namespace cpv2
{

/// How two requests differ. A customer is identified by its AccountNumber, else its Name; an invoice by its
/// InvoiceNumber, else its BillerReference; its position does not matter.
QList<core::JsonDifference> differences(const PaymentRequest &before, const PaymentRequest &after);

/// The source document's sample, with the profile's invoice type if it has one: what to compare this biller's
/// requests with.
PaymentRequest sampleFor(const BillerProfile &profile);

} // namespace cpv2
