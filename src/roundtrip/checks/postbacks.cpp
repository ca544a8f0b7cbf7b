// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::BillerProfile;
using journal::Role;

namespace roundtrip::checks
{

namespace
{

Finding approvedKnown(const RoundTrip &trip, const BillerProfile &)
{
    if (const DecodedPointer &unknown = trip.postbacks().firstUnknown) {
        QStringList values;
        for (const cpv2::Postback::Entry &entry : unknown->fields.entries()) {
            if (entry.name.compare("Approved"_L1, Qt::CaseInsensitive) == 0)
                values << u"“%1”"_s.arg(entry.value);
        }
        values.removeDuplicates();
        const QString sentence =
            values.size() == 1
                ? Words::tr("Approved is %1, which is neither True nor False, so it is not taken as paid.")
                      .arg(values.first())
                : Words::tr("One postback says Approved in several ways: %1.").arg(values.join(", "_L1));
        return failed(sentence, proofBy(unknown, u"Approved"_s));
    }
    if (trip.ofRole(Role::Postback).isEmpty())
        return noPostbackYet();
    const Exchanges postbacks = trip.ofRole(Role::Postback);
    return passed(Words::tr("The last one says %1.").arg(postbacks.last().fields.value(u"Approved")),
                  proofByLast(trip, Role::Postback, u"Approved"_s));
}

Finding referencesEqual(const RoundTrip &trip, const BillerProfile &)
{
    if (!trip.hasRequest())
        return withoutRequest();
    const QString &reference = trip.asked().billerReference();
    if (const DecodedPointer &misnamed = trip.postbacks().firstMisnamed) {
        const QString reported = misnamed->fields.value(u"BillerReference");
        if (reported != reference)
            return failed(Words::tr("BillerReference: asked “%1”, reported “%2”.").arg(reference, reported),
                          proofBy(misnamed, u"BillerReference"_s));
        return failed(
            Words::tr("The request has no invoice “%1”.").arg(misnamed->fields.value(u"InvoiceNumber")),
            proofBy(misnamed, u"InvoiceNumber"_s));
    }
    if (trip.ofRole(Role::Postback).isEmpty())
        return noPostbackYet();
    return passed(reference, proofByLast(trip, Role::Postback, u"BillerReference"_s));
}

Finding complete(const RoundTrip &trip, const BillerProfile &)
{
    if (const DecodedPointer &incomplete = trip.postbacks().firstIncomplete) {
        const cpv2::Postback &fields = incomplete->fields;
        if (!fields.problem().isEmpty())
            return failed(fields.problem(), proofBy(incomplete));
        if (const QStringList conflicts = fields.conflicts(); !conflicts.isEmpty())
            return failed(
                Words::tr("These appear twice with different values: %1").arg(conflicts.join(", "_L1)),
                proofBy(incomplete, conflicts.first()));
        const QStringList missing = fields.missing();
        return failed(Words::tr("Missing: %1").arg(missing.join(", "_L1)),
                      proofBy(incomplete, missing.value(0)));
    }
    const qsizetype count = trip.ofRole(Role::Postback).size();
    if (count == 0)
        return noPostbackYet();
    return passed(Words::tr("%n postback(s).", nullptr, int(count)), proofByLast(trip, Role::Postback));
}

} // namespace

QList<CheckKind> postbacks()
{
    return {
        {u"approved-known"_s, Words::tr("Approved is True or False"), CheckGroup::Rule, approvedKnown},
        {u"references-equal"_s, Words::tr("Postbacks name our invoice and reference"), CheckGroup::Rule,
         referencesEqual},
        {u"postback-complete"_s, Words::tr("Postbacks carry all eighteen fields"), CheckGroup::Rule,
         complete},
    };
}

} // namespace roundtrip::checks
