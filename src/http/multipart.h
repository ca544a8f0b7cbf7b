// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace http
{

/// One part of a body of multipart/form-data.
struct FormPart {
    QString name;
    std::optional<QString> fileName; ///< as the sender wrote it: not to be used as one
    QByteArray content;
    bool operator==(const FormPart &) const = default;
};

/// Nobody means more parts than this; what stands behind them is not read.
inline constexpr qsizetype formPartLimit = 100;

/// True for a `Content-Type` of multipart/form-data.
bool isMultipart(QByteArrayView contentType);

/// The parts in order up to formPartLimit (RFC 7578, RFC 2046 section 5.1.1). To be read by people; a
/// postback that comes so is judged by what it says as a form only. Fails with `multipart` without a
/// boundary, and when the body does not begin, end or go on as one has to.
core::Result<QList<FormPart>> parseMultipart(QByteArrayView contentType, QByteArrayView body);

} // namespace http
