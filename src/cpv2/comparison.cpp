// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/comparison.h"

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

QList<core::JsonDifference> differences(const PaymentRequest &before, const PaymentRequest &after)
{
    static const core::ItemKey key =
        core::keyedByMembers({u"InvoiceNumber"_s, u"AccountNumber"_s, u"BillerReference"_s, u"Name"_s});
    return core::differences(before.document(), after.document(), key);
}

PaymentRequest sampleFor(const BillerProfile &profile)
{
    PaymentRequest sample = PaymentRequest::sample();
    if (!profile.typeId)
        return sample;
    for (const Place place : sample.invoices()) {
        const bool isSet =
            bool(sample.apply(sample.setText(FieldId::TypeID, QString::number(*profile.typeId), place)));
        Q_ASSERT(isSet);
        Q_UNUSED(isSet);
    }
    return sample;
}

} // namespace cpv2
