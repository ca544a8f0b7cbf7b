// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

namespace cpv2
{

/// The request as another transaction, so that both can be paid: new values for BillerReference, each
/// InvoiceNumber, and the GUIDs in ReturnURL and PostBackURL; everything else is unchanged. A new number has
/// the form of the old one: the last digits of a text are replaced by as many new ones, keeping leading
/// zeros; a text without digits gets some. Equal values stay equal (BillerReference and an InvoiceNumber, one
/// GUID in both URLs), different values stay different, and no old number comes back. A GUID keeps its case
/// and the spelling of its hyphens (plain or %2D). Use a different `seed` each time.
PaymentRequest asNewTransaction(const PaymentRequest &request, quint64 seed);

} // namespace cpv2
