// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip::checks
{

namespace
{

Finding bytesSent(const RoundTrip &trip, const cpv2::BillerProfile &)
{
    if (!trip.hasRequest())
        return withoutRequest();
    const journal::Exchange *submit = trip.submit();
    if (!submit || submit->outcome == journal::Outcome::Open || submit->outcome == journal::Outcome::NotSent)
        return waiting(Words::tr("The request has not been sent yet."));
    if (trip.isSentAsShown())
        return passed(Words::tr("%n byte(s).", nullptr, int(submit->requestBody.size())),
                      proofBySubmit(trip));
    return failed(Words::tr("The body sent differs from the one shown."), proofBySubmit(trip));
}

} // namespace

QList<CheckKind> submits()
{
    return {{u"bytes-sent"_s, Words::tr("Bytes sent = bytes shown"), CheckGroup::Rule, bytesSent}};
}

} // namespace roundtrip::checks
