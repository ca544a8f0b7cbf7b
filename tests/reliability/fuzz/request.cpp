// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// A payment request from a stranger's file: read, reviewed, added up and written again without loss.

#include "fuzz.h"

#include "cpv2/payment_request.h"
#include "cpv2/validation.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const auto request = cpv2::PaymentRequest::fromJson(bytes);
    if (!request)
        return 0;
    (void)cpv2::validate(*request, cpv2::BillerProfile::sagesGov());
    (void)request->total();
    const auto again = cpv2::PaymentRequest::fromJson(request->toJson());
    fuzz::require(again && again->toJson() == request->toJson());
    return 0;
}
