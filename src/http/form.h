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
/// (URL Standard, section 5.1), decoded: `+` is a space, and bytes that are not text become U+FFFD.
struct FormField {
    QString name;
    QString value;
    bool operator==(const FormField &) const = default;
};

/// Nobody means more fields than this; what follows them is not read.
inline constexpr qsizetype formFieldLimit = 1000;

/// All fields of a query, in UTF-8, in order up to formFieldLimit, repeated names included. Never fails: a
/// broken escape stays as it is written.
QList<FormField> parseForm(QByteArrayView encoded);

struct FormText {
    QList<FormField> fields;
    QString remark; ///< where the text could not be read as it was declared; else empty
};

/// The same of a body, in the character set of its byte order mark, of its `Content-Type`, of its field
/// `_charset_`, or else in UTF-8.
FormText readForm(QByteArrayView body, QByteArrayView contentType);
QByteArray writeForm(const QList<FormField> &fields);

} // namespace http
