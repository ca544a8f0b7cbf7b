// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback_answer.h"
#include "roundtrip/checks/families.h"

using namespace Qt::Literals::StringLiterals;

namespace roundtrip::checks
{

namespace
{

QString whatItAnswered(const DecodedPointer &exchange)
{
    if (exchange->status == 0)
        return Words::tr("The portal did not answer. %1").arg(exchange->remark).trimmed();
    const QString line = cpv2::firstLineOf(exchange->responseBody);
    return line.isEmpty()
               ? Words::tr("The portal answered HTTP %1.").arg(exchange->status)
               : Words::tr("The portal answered HTTP %1: %2").arg(QString::number(exchange->status), line);
}

Finding accepted(const RoundTrip &trip, const cpv2::BillerProfile &)
{
    const PortalAnswers &answers = trip.portalAnswers();
    if (answers.refused > 0)
        return failed(answers.lastRefused
                          ? whatItAnswered(answers.lastRefused)
                          : Words::tr("%n postback(s) were not accepted.", nullptr, int(answers.refused)),
                      proofBy(answers.lastRefused));
    if (answers.unclear > 0)
        return cannotTell(answers.lastUnclear
                              ? Words::tr("A web page does not say that it was accepted. %1")
                                    .arg(whatItAnswered(answers.lastUnclear))
                              : Words::tr("%n answer(s) do not say.", nullptr, int(answers.unclear)),
                          proofBy(answers.lastUnclear));
    if (answers.accepted == 0)
        return notApplicable(Words::tr("No postback was sent on to the portal."));
    return passed(Words::tr("%n postback(s) accepted.", nullptr, int(answers.accepted)));
}

} // namespace

QList<CheckKind> portal()
{
    return {
        {u"portal-accepted"_s, Words::tr("The portal accepted the postback"), CheckGroup::Rule, accepted}};
}

} // namespace roundtrip::checks
