// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"

#include <QDate>

namespace cpv2
{

/// What generateRequest() makes.
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

/// Whether such a request is possible. Fails with `generate`: a number below 1 or above its limit, more fee
/// lines than the profile has slots for.
core::Result<core::Done> check(const GeneratorOptions &options);

/// A request with invented customers and permits: each number appears once, fee lines add up to BalanceDue to
/// the cent, and addresses belong to nobody and use domains reserved for examples. It has no finding worse
/// than a hint, unless the callbackUrlPattern can be met only by knowing the biller (it is not the source
/// document's and does not begin with fixed text). check() must succeed (asserted).
PaymentRequest generateRequest(const GeneratorOptions &options);

} // namespace cpv2
