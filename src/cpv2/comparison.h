// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_difference.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

namespace cpv2
{

/// How two requests differ. A customer is known by its AccountNumber, else its Name; an invoice by its
/// InvoiceNumber, else its BillerReference; whatever place it stands at.
QList<core::JsonDifference> differences(const PaymentRequest &before, const PaymentRequest &after);

/// The source document's sample, with the profile's invoice type where it has one: what to hold a request of
/// this biller against.
PaymentRequest sampleFor(const BillerProfile &profile);

} // namespace cpv2
