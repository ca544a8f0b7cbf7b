// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

namespace cpv2
{

/// The request as another transaction, so that both can be paid: other values for BillerReference, each
/// InvoiceNumber, and the GUIDs in ReturnURL and PostBackURL; all else as it is.
/// A new number has the form of the old one: of a text the last digits are drawn anew, as many as there were
/// and with the zeros they began with; one without digits gets some. What was equal stays equal
/// (BillerReference and an InvoiceNumber, one GUID in both URLs), what differed differs, and no old number
/// comes back. A GUID is written as it was: capital or small letters, its hyphens plain or as %2D. `seed`
/// should be another each time.
PaymentRequest asNewTransaction(const PaymentRequest &request, quint64 seed);

} // namespace cpv2
