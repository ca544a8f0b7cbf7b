// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip::checks
{

namespace
{

Finding referencesEqual(const RoundTrip &trip)
{
    const QString &reference = trip.asked().billerReference();
    if (const DecodedPointer &misnamed = trip.postbacks().firstMisnamed) {
        const QString reported = misnamed->fields.value(u"BillerReference");
        if (reported != reference)
            return {Verdict::Failed,
                    Words::tr("BillerReference: asked “%1”, reported “%2”.").arg(reference, reported)};
        return {Verdict::Failed,
                Words::tr("The request has no invoice “%1”.").arg(misnamed->fields.value(u"InvoiceNumber"))};
    }
    if (trip.ofRole(journal::Role::Postback).isEmpty())
        return {Verdict::Waiting, Words::tr("No postback has arrived yet.")};
    return {Verdict::Passed, reference};
}

Finding complete(const RoundTrip &trip)
{
    if (const DecodedPointer &incomplete = trip.postbacks().firstIncomplete) {
        const cpv2::Postback &fields = incomplete->fields;
        if (!fields.problem().isEmpty())
            return {Verdict::Failed, fields.problem()};
        if (const QStringList conflicts = fields.conflicts(); !conflicts.isEmpty())
            return {Verdict::Failed,
                    Words::tr("These appear twice with different values: %1").arg(conflicts.join(", "_L1))};
        return {Verdict::Failed, Words::tr("Missing: %1").arg(fields.missing().join(", "_L1))};
    }
    const qsizetype count = trip.ofRole(journal::Role::Postback).size();
    if (count == 0)
        return {Verdict::Waiting, Words::tr("No postback has arrived yet.")};
    return {Verdict::Passed, Words::tr("%n postback(s).", nullptr, int(count))};
}

} // namespace

QList<CheckKind> postbacks()
{
    return {
        {u"references-equal"_s, Words::tr("Postbacks name our invoice and reference"), CheckGroup::Rule,
         referencesEqual},
        {u"postback-complete"_s, Words::tr("Postbacks carry all eighteen fields"), CheckGroup::Rule,
         complete},
    };
}

} // namespace roundtrip::checks
