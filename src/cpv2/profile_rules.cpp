// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/profile_rules.h"

#include "cpv2/member_rules.h"
#include "cpv2/objects.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

bool isZero(const Spot &spot)
{
    const core::Result<Money> amount = Money::parse(spot.text());
    return amount && amount->isZero();
}

void checkMeaning(Notes &notes, const Spot &spot)
{
    const bool hasNothing = !spot.value || spot.value->isNull();
    const bool isEmptyText = !hasNothing && spot.value->kind() == Json::Kind::String && spot.text().isEmpty();
    // In the source document's sample Custom3 and Custom4 are null, so they have no meaning.
    const bool mayHaveNothing = spot.field.id == FieldId::Custom3 || spot.field.id == FieldId::Custom4;
    const bool isMissed = isEmptyText || (hasNothing && !mayHaveNothing);
    if (!isMissed)
        return;
    const auto meaning = notes.profile().customFieldMeanings.constFind(fieldName(spot.field));
    const bool isFeeLineSlot = customNumber(fieldName(spot.field)) >= notes.profile().firstFeeLineSlot;
    if (meaning == notes.profile().customFieldMeanings.cend() || isFeeLineSlot)
        return;
    notes.add(Severity::Hint, spot, "profile-custom-field", Origin::Profile, [&] {
        return Words::tr("%1 is empty. %2 uses it for: %3")
            .arg(notes.nameOf(spot), notes.profile().name, *meaning);
    });
}

void checkPageResultOption(Notes &notes, const Spot &spot)
{
    if (!notes.profile().pageResultOptionsOff || !notes.request().boolean(spot.field.id, false))
        return;
    notes.add(Severity::Warning, spot, "profile-page-result-options", Origin::Profile, [&] {
        return Explanation(Words::tr("%1 sets %2 to false.").arg(notes.profile().name, fieldName(spot.field)),
                           notes.request().set(spot.field.id, Json::boolean(false)));
    });
}

} // namespace

void checkProfile(Notes &notes, const Spot &spot)
{
    if (isPageResultOption(spot.field))
        checkPageResultOption(notes, spot);
    switch (spot.field.id) {
    case FieldId::TypeID:
        if (notes.profile().typeId && spot.text() != QString::number(*notes.profile().typeId))
            notes.add(Severity::Warning, spot, "profile-type-id", Origin::Profile, [&] {
                const QString right = QString::number(*notes.profile().typeId);
                return Explanation(Words::tr("%1 uses invoice type %2.").arg(notes.profile().name, right),
                                   notes.setText(spot, right));
            });
        break;
    case FieldId::CCServiceFee:
    case FieldId::AchServiceFee:
        if (notes.profile().serviceFeesZero && !isZero(spot))
            notes.add(Severity::Warning, spot, "profile-service-fee", Origin::Profile, [&] {
                return Explanation(
                    Words::tr("%1 sets %2 to 0.00.").arg(notes.profile().name, fieldName(spot.field)),
                    notes.setText(spot, u"0.00"_s));
            });
        break;
    case FieldId::Custom1:
    case FieldId::Custom2:
    case FieldId::Custom3:
    case FieldId::Custom4:
        checkMeaning(notes, spot);
        break;
    default:
        break;
    }
}

} // namespace cpv2
