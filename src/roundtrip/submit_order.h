// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "http/transport.h"
#include "roundtrip/destination.h"

#include <optional>

namespace roundtrip
{

/// What to submit, and to whom.
struct SubmitOrder {
    QString id = QString(); ///< newId(), the one in the callback URLs of `bytes`
    QByteArray bytes;       ///< the body, to the byte
    /// What `bytes` say, when they were made from it; spares reading them again.
    std::optional<cpv2::PaymentRequest> request = {};
    QUrl endpoint;
    QByteArray apiKey; ///< for the Authorization header; never kept
    QString environment;
    bool simulated = false;
    QString documentName;
    QString originalReturnUrl; ///< the request's own, which the listener's replace in `bytes`
    QString originalPostBackUrl;
    bool callbacksReplaced = true;
    http::Transport transport = {};
};

/// A request on its way out.
struct Outgoing {
    QString id; ///< newId()
    QString documentName;
    cpv2::PaymentRequest request; ///< as the user wrote it
    QUrl callbackBase = {};       ///< replaces ReturnURL and PostBackURL; empty: they are sent as they are
    std::optional<QByteArray> rawText = {}; ///< sent instead of the request: a text that is not valid JSON
};

/// The one place where an order is put together, for the window, the command line and scenarios alike.
SubmitOrder submitOrder(const Destination &to, const Outgoing &outgoing);

} // namespace roundtrip
