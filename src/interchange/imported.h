// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace interchange
{

/// One call found in a file or text of another program. It never holds credentials: they are dropped on
/// the way in, and a note says so.
struct Imported {
    QString name;      ///< as the source has it; may be empty
    QString method;    ///< `POST`, …
    QString endpoint;  ///< where it was sent; empty when the source does not say
    QByteArray body;   ///< to the byte
    QStringList notes; ///< sentences: what was dropped, ignored or changed on the way
    QString problem;   ///< a sentence: why its body cannot be had; empty when it can

    bool operator==(const Imported &) const = default;
};

/// Why something cannot be imported: `import`.
core::Error importError(const QString &sentence);

/// The body is JSON with Customers: it means to be a payment request, good or broken.
bool isPaymentRequest(const Imported &call);

/// Which of the calls is meant: by number from 1, else by name; when empty the first that is a payment
/// request. Fails with `import` when there is none, the name stands for several, or the call's body cannot be
/// had.
core::Result<Imported> chosen(const QList<Imported> &calls, const QString &item = {});

/// Adds a note for credentials among the headers, and one for others that a request file cannot hold.
/// Values never appear in it.
void noteHeaders(const QStringList &names, Imported *call);

/// The address without a user name and password, with a note where there were some.
QString withoutCredentials(const QString &url, Imported *call);

/// The text as it is: a request file. Fails where core::parseJson() does.
core::Result<QList<Imported>> fromJsonText(const QByteArray &text);

} // namespace interchange
