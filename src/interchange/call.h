// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/message_head.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace interchange
{

using core::Header;

/// An HTTP call for other programs to make. The exports put `Authorization` after its headers: the API key if
/// one is given on purpose, else the name of a variable that the user fills in.
struct Call {
    QByteArray method = "POST";
    QUrl url;
    QList<Header> headers; ///< in order, without `Authorization`
    QByteArray body;       ///< to the byte
    QString name;          ///< for people
};

/// The only known address of the service (docs/contract.md#create-request).
QUrl knownEndpoint();

/// The call that submits the payment request `body`, with the headers that the workbench sends.
Call submitCall(const QUrl &endpoint, const QByteArray &body, const QString &name);

/// The value of `Authorization`: the key alone in base64, no colon (docs/contract.md#create-request).
QByteArray authorizationFor(const QByteArray &apiKey);

/// The bytes as text that can be converted back to them. Fails with `export` when they are not UTF-8.
core::Result<QString> exactText(const QByteArray &bytes);

/// On one line, so that a name cannot end the comment that contains it.
QByteArray commentText(const QString &text);

} // namespace interchange
