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

/// One call found in a file or text of another program. It never holds credentials: they are removed on
/// import, and a note says so.
struct Imported {
    QString name;      ///< as the source has it; may be empty
    QString method;    ///< `POST`, …
    QString endpoint;  ///< where it was sent, as shownAddress(); empty when the source does not say
    QByteArray body;   ///< to the byte
    QStringList notes; ///< sentences: what was removed, ignored or changed
    QString problem;   ///< a sentence: why its body is not available; empty when it is

    bool operator==(const Imported &) const = default;
};

/// Why something cannot be imported: `import`.
core::Error importError(const QString &sentence);

/// True when the body is JSON with Customers: it is meant to be a payment request, valid or not.
bool isPaymentRequest(const Imported &call);

/// In a few words, for a list of calls: that the call is a payment request, or why it is not.
QString judgementOf(const Imported &call);

/// Chooses one of the calls, as an index: by number from 1, else by name; if `item` is empty, the first that
/// is a payment request, else the first whose body is available. Fails with `import` when there is none,
/// several have the name, or the call's body is not available.
core::Result<qsizetype> chosen(const QList<Imported> &calls, const QString &item = {});

/// Adds a note for credentials among the headers, and one for other headers, which a request file cannot
/// hold. Notes never contain values: what is not a name is only counted.
void noteHeaders(const QStringList &names, Imported *call);

/// The address as it may be shown: without user name, password, query and fragment, with a note if there were
/// any. Empty, with a note, when it is not clear which part is which.
QString shownAddress(const QString &url, Imported *call);

/// The text as it is: a request file. Fails when core::parseJson() does.
core::Result<QList<Imported>> fromJsonText(const QByteArray &text);

} // namespace interchange
