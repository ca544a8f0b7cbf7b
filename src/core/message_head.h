// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core
{

/// One header field of an HTTP message.
struct Header {
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};
using Headers = QList<Header>;

/// The first value of that name, in any case (RFC 9110, section 5.1); empty when absent.
QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// The head of an HTTP message that is kept as bytes: its first line, and its fields in order.
struct MessageHead {
    QByteArray firstLine;
    Headers fields;
};

/// Reads what a strict parser has passed before, and anything else as well as it can: lines end with LF or CR
/// LF, and a line without a colon is a name without a value.
MessageHead readHead(QByteArrayView head);
/// The same for one field, without reading the others.
QByteArray headerValue(QByteArrayView head, QByteArrayView name);
/// The first word of a request's head.
QByteArray methodOf(QByteArrayView head);

} // namespace core
