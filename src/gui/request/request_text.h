// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace gui
{

/// Text that is not valid JSON, and where and why.
struct RawText {
    QByteArray bytes;
    core::JsonParseError problem;

    bool operator==(const RawText &other) const { return bytes == other.bytes; }
};

/// Text as a request or, where it is not valid JSON, as a raw text.
struct RequestText {
    cpv2::PaymentRequest request;
    std::optional<RawText> raw = {};
};

RequestText parseRequestText(const QByteArray &bytes);

/// What is in the file: a request, or a raw text where it is text but not valid JSON. Fails with `file-read`
/// where workspace::readRequestFile() does, and with `json` for what is not text either.
core::Result<RequestText> readRequestText(const QString &file);

} // namespace gui
