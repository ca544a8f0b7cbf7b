// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

namespace http
{

/// One `name=value` of a query or of an `application/x-www-form-urlencoded` body
/// (URL Standard, section 5.1), decoded: `+` is a space, bytes that are no UTF-8 become U+FFFD.
struct FormField {
    QString name;
    QString value;
    bool operator==(const FormField &) const = default;
};

/// Nobody means more fields than this; what stands behind them is not read.
inline constexpr qsizetype formFieldLimit = 1000;

/// All fields in order up to formFieldLimit, repeated names included. Never fails: a broken escape stays as
/// it is written.
QList<FormField> parseForm(QByteArrayView encoded);
QByteArray writeForm(const QList<FormField> &fields);

} // namespace http
