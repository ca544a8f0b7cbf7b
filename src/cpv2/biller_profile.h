// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace cpv2
{

/// A change agreed for one biller's integration, as the last table of the source document lists them.
struct IntegrationModification {
    QString reference; ///< "Jira INT"
    QString dateReleased;
    QString previousBehavior;
    QString desiredBehavior;
    QString reason; ///< "Business Case/Solution"
    bool operator==(const IntegrationModification &) const = default;
};

/// What one biller's integration asks for beyond the contract. Read from a JSON file; the format is described
/// in resources/profiles/README.md.
struct BillerProfile {
    QString id;   ///< the file's base name: a-z, 0-9, hyphen
    QString name; ///< for people
    QString version;
    QString source;                     ///< the document its rules come from, for people; may be empty
    std::optional<int> typeId;          ///< the biller's invoice type
    bool serviceFeesZero = false;       ///< CCServiceFee and AchServiceFee must be present and 0.00
    bool pageResultOptionsOff = false;  ///< all five PageResultOptions are false
    bool datesOfToday = false;          ///< InvoiceDate and DueDate of a new invoice are the current day
    int firstFeeLineSlot = 5;           ///< Custom5 is the first to hold a fee line
    std::optional<int> lastFeeLineSlot; ///< empty: no limit
    QMap<QString, QString> customFieldMeanings; ///< `Custom1` → "application type"
    QStringList paymentMethodsNotAllowed;       ///< PayPal, Venmo, …
    QString callbackUrlPattern; ///< a regular expression for ReturnURL and PostBackURL; empty: any
    QList<IntegrationModification> modifications;

    bool operator==(const BillerProfile &) const = default;

    /// Fails with `profile`; the sentence names the member that is wrong. An unknown member is an error.
    static core::Result<BillerProfile> fromJson(const QString &id, QByteArrayView text);
    /// The contract alone (resources/profiles/generic.json).
    static BillerProfile generic();
    /// The source document's rules (resources/profiles/sagesgov.json).
    static BillerProfile sagesGov();
};

} // namespace cpv2
