// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/request_parser.h"

#include <QByteArray>
#include <QList>

/// Requests as bytes, the good and the bad (docs/faults.md#l-http-framing-listener), for every test that
/// stands for what a server takes and what it refuses.
namespace requests
{

/// With these limits the rows below are judged: the defaults, with a body limit that a test reaches byte
/// by byte.
http::Limits limits();

QByteArray get(const QByteArray &fields = {});
QByteArray post(const QByteArray &fields, const QByteArray &body = {});
QByteArray chunked(const QByteArray &body);
QByteArray requestLine(const QByteArray &line);
QByteArray filler(qsizetype size);

struct Bad {
    QByteArray name; ///< begins with the fault's id, where it has one
    int status;      ///< of the refusal
    QByteArray bytes;
};
QList<Bad> bad();

struct Good {
    QByteArray name;
    QByteArray bytes;
    QByteArray body;
    int surplus; ///< bytes behind the request
};
QList<Good> good();
/// The names in the `Host` fields of all rows.
QList<QByteArray> hosts();

} // namespace requests
