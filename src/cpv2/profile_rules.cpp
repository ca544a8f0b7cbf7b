// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/profile_rules.h"

#include "cpv2/member_rules.h"
#include "cpv2/objects.h"

#include <QCoreApplication>

#include <algorithm>

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

bool isMissing(const Spot &spot)
{
    return !spot.value || spot.value->isNull();
}

void checkMeaning(Notes &notes, const Spot &spot)
{
    const bool hasNothing = isMissing(spot);
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

/// Every switch in the object at `path` and within, off.
Json allOff(QLatin1StringView path)
{
    Json::Members members;
    for (const Field *field : fieldsOf(path)) {
        const QByteArray inner = QByteArray(field->parent) + '/' + field->name;
        members.push_back({fieldName(*field), field->type == FieldType::Object
                                                  ? allOff(QLatin1StringView(inner))
                                                  : Json::boolean(false)});
    }
    return Json::object(std::move(members));
}

/// PageResultOptions, or an object in it, that is not there: then its switches do as the hosted page likes.
void checkPageResultObject(Notes &notes, const Spot &spot)
{
    if (!notes.profile().pageResultOptionsOff || !isMissing(spot))
        return;
    notes.add(Severity::Warning, spot, "profile-page-result-options", Origin::Profile, [&] {
        const QByteArray path = QByteArray(spot.field.parent) + '/' + spot.field.name;
        return Explanation(
            Words::tr("%1 is missing, so the hosted page shows Related Invoices and Remind Me. "
                      "%2 sets every option to false.")
                .arg(notes.nameOf(spot), notes.profile().name),
            notes.request().set(spot.field.id, allOff(QLatin1StringView(path))));
    });
}

void checkPageResultOption(Notes &notes, const Spot &spot)
{
    const bool isOn = notes.request().boolean(spot.field.id, isOnWhenAbsent(spot.field));
    if (!notes.profile().pageResultOptionsOff || (!isOn && !isMissing(spot)))
        return;
    notes.add(isOn ? Severity::Warning : Severity::Hint, spot, "profile-page-result-options", Origin::Profile,
              [&] {
                  const QString sentence =
                      !isMissing(spot) ? Words::tr("%1 sets %2 to false.")
                      : isOn ? Words::tr("%1 sets %2 to false. It is missing, so the hosted page offers it.")
                             : Words::tr("%1 sets %2 to false, but it is missing.");
                  return Explanation(sentence.arg(notes.profile().name, notes.nameOf(spot)),
                                     notes.request().set(spot.field.id, Json::boolean(false)));
              });
}

/// The profile says what a slot for fee lines holds.
bool expectsFeeLines(const BillerProfile &profile)
{
    const QStringList names = profile.customFieldMeanings.keys();
    return std::ranges::any_of(
        names, [&](const QString &name) { return customNumber(name) >= profile.firstFeeLineSlot; });
}

bool hasFeeLine(const BillerProfile &profile, const Json &customFields)
{
    return std::ranges::any_of(customFields.members(), [&](const Json::Member &member) {
        return customNumber(member.name) >= profile.firstFeeLineSlot &&
               !textOf(member.value).trimmed().isEmpty();
    });
}

void checkCustomFields(Notes &notes, const Spot &spot)
{
    const BillerProfile &profile = notes.profile();
    if (profile.customFieldMeanings.isEmpty())
        return;
    if (isMissing(spot))
        return notes.add(Severity::Warning, spot, "profile-custom-fields", Origin::Profile, [&] {
            return Words::tr("%1 is missing. %2 says there what is being paid, and which fees the amount "
                             "includes.")
                .arg(notes.nameOf(spot), profile.name);
        });
    if (spot.value->isObject() && expectsFeeLines(profile) && !hasFeeLine(profile, *spot.value))
        notes.add(Severity::Warning, spot, "profile-fee-lines", Origin::Profile, [&] {
            return Words::tr("There is no fee line. %1 has one for each fee that the amount includes, from "
                             "Custom%2 on.")
                .arg(profile.name, QString::number(profile.firstFeeLineSlot));
        });
}

} // namespace

void checkProfile(Notes &notes, const Spot &spot)
{
    if (isPageResultOption(spot.field))
        checkPageResultOption(notes, spot);
    switch (spot.field.id) {
    case FieldId::PageResultOptions:
    case FieldId::InvoiceOptions:
        checkPageResultObject(notes, spot);
        break;
    case FieldId::CustomFields:
        checkCustomFields(notes, spot);
        break;
    case FieldId::TypeID:
        if (notes.profile().typeId && spot.text().trimmed() != QString::number(*notes.profile().typeId))
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
                    Words::tr("%1 sets %2 to 0.00.").arg(notes.profile().name, notes.nameOf(spot)),
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
