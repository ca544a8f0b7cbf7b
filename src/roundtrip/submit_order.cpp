// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/submit_order.h"

#include "roundtrip/callback_urls.h"
#include "roundtrip/environment_in_use.h"

namespace roundtrip
{

SubmitOrder submitOrder(const Destination &to, const Outgoing &outgoing)
{
    using cpv2::FieldId;
    const cpv2::PaymentRequest &request = outgoing.request;
    SubmitOrder order;
    order.id = outgoing.id;
    if (outgoing.rawText) {
        order.bytes = *outgoing.rawText;
    } else {
        order.request = withCallbacks(request, outgoing.callbackBase, outgoing.id);
        order.bytes = order.request->toJson();
    }
    order.endpoint = to.endpoint;
    order.apiKey = to.apiKey;
    order.environment = to.name;
    order.simulated = to.simulated;
    order.documentName = outgoing.documentName;
    order.originalReturnUrl = request.text(FieldId::ReturnURL);
    order.originalPostBackUrl = request.text(FieldId::PostBackURL);
    order.callbacksReplaced = !outgoing.callbackBase.isEmpty();
    order.transport = transportOf(to.environment);
    return order;
}

} // namespace roundtrip
