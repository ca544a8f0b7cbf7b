// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

#include <QDate>

namespace cpv2
{

/// What generateRequest() shall make.
struct GeneratorOptions {
    static constexpr int invoiceLimit = 100'000;   ///< in the whole request
    static constexpr int feeLineLimit = 1'000'000; ///< in the whole request

    int customers = 1;
    int invoicesPerCustomer = 1;
    int feeLinesPerInvoice = 2;
    quint64 seed = 1; ///< the same options with the same seed give the same bytes on every machine
    BillerProfile profile = BillerProfile::sagesGov();
    QDate today = QDate::currentDate();
};

/// Whether there can be such a request. Fails with `generate`: a number below 1 or above its limit, more fee
/// lines than the profile has slots for.
core::Result<core::Done> check(const GeneratorOptions &options);

/// A request of invented customers with invented permits to pay: numbers that occur once, fee lines that add
/// up to BalanceDue to the cent, addresses of no existing person and in domains that are reserved for
/// examples. It has no finding worse than a hint, except for a callbackUrlPattern that can be met only by
/// knowing the biller: one that is not the source document's and does not begin with a fixed text. check()
/// holds (asserted).
PaymentRequest generateRequest(const GeneratorOptions &options);

} // namespace cpv2
