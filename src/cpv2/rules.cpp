// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/rules.h"

#include "cpv2/amount_rules.h"
#include "cpv2/binding.h"
#include "cpv2/member_rules.h"
#include "cpv2/notes.h"
#include "cpv2/objects.h"
#include "cpv2/profile_rules.h"
#include "cpv2/value_rules.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

constexpr auto requestPath = ""_L1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::validation)
};

QString kindName(Json::Kind kind)
{
    switch (kind) {
    case Json::Kind::Null:
        return Words::tr("null");
    case Json::Kind::Bool:
        return Words::tr("true or false");
    case Json::Kind::Number:
        return Words::tr("a number");
    case Json::Kind::String:
        return Words::tr("text");
    case Json::Kind::Array:
        return Words::tr("a list");
    case Json::Kind::Object:
        return Words::tr("an object");
    }
    Q_UNREACHABLE();
}

void checkFields(Notes &notes, QLatin1StringView path, const Json &object, Place place,
                 FieldId first = FieldId::CreateCustomerRecord, FieldId last = FieldId::AllowRemindMe);

/// `1`, `"yes"` and the like where a boolean belongs.
std::optional<JsonEdit> booleanFix(Notes &notes, const Spot &spot)
{
    if (spot.field.type != FieldType::Boolean)
        return {};
    const QString text = spot.text().trimmed().toLower();
    const bool isYes = text == "1"_L1 || text == "yes"_L1 || text == "true"_L1;
    if (!isYes && text != "0"_L1 && text != "no"_L1 && text != "false"_L1)
        return {};
    return notes.request().set(spot.field.id, Json::boolean(isYes), spot.place);
}

void checkObject(Notes &notes, const Spot &spot)
{
    const QByteArray path = QByteArray(spot.field.parent) + '/' + spot.field.name;
    checkMembers(notes, QLatin1StringView(path), *spot.value, spot.place);
    checkFields(notes, QLatin1StringView(path), *spot.value, spot.place);
    if (spot.field.id == FieldId::CustomFields)
        checkFeeLines(notes, spot.place);
}

/// Customers or Invoices; their items are separate parts.
void checkList(Notes &notes, const Spot &spot)
{
    if (!spot.value->items().empty())
        return;
    if (spot.field.id == FieldId::Customers)
        notes.add(Severity::Error, spot, "no-customer", Origin::Field,
                  [] { return Words::tr("The request has no customer."); });
    else
        notes.add(Severity::Error, spot, "no-invoice", Origin::Field,
                  [] { return Words::tr("The customer has no invoice."); });
}

void checkValue(Notes &notes, const Spot &spot)
{
    const FieldType type = spot.field.type;
    if (!fitsType(*spot.value, type))
        notes.add(Severity::Error, spot, "type", Origin::Field, [&] {
            const QString sentence =
                Words::tr("%1 has the wrong type: expected %2, found %3.")
                    .arg(notes.nameOf(spot), typeName(type), kindName(spot.value->kind()));
            return Explanation(sentence, booleanFix(notes, spot));
        });
    else if (type == FieldType::Object)
        checkObject(notes, spot);
    else if (type == FieldType::Array)
        checkList(notes, spot);
    else
        checkTextOf(notes, spot);
}

void checkField(Notes &notes, const Spot &spot)
{
    const bool isRequired = spot.field.required;
    if (!spot.value && isRequired)
        addRequired(notes, spot, Words::tr("%1 is required but missing.").arg(fieldName(spot.field)));
    else if (spot.value && spot.value->isNull() && isRequired)
        addRequired(notes, spot, Words::tr("%1 is required but null.").arg(notes.nameOf(spot)));
    else if (spot.value && !spot.value->isNull())
        checkValue(notes, spot);
    checkProfile(notes, spot);
}

void checkFields(Notes &notes, QLatin1StringView path, const Json &object, Place place, FieldId first,
                 FieldId last)
{
    const QList<const Field *> fields = fieldsOf(path);
    for (const Field *field : fields) {
        if (field->id >= first && field->id <= last)
            checkField(notes, {*field, place, boundValue(object, QLatin1StringView(field->name))});
    }
}

void atHead(Notes &notes)
{
    const Json &document = notes.request().document();
    if (!document.isObject()) {
        notes.add(Severity::Error, JsonPointer(), "not-an-object", Origin::Design,
                  [] { return Words::tr("A payment request is a JSON object."); });
        return;
    }
    checkMembers(notes, requestPath, document, {});
    checkFields(notes, requestPath, document, {}, FieldId::CreateCustomerRecord, FieldId::Customers);
}

/// A customer or an invoice.
void atItem(Notes &notes, FieldId list, Place listPlace, int index, QLatin1StringView path, Place place)
{
    const Json &item = notes.request().find(list, listPlace)->items()[size_t(index)];
    if (!item.isObject()) {
        notes.add(Severity::Error,
                  notes.areWritten() ? notes.request().pointer(list, listPlace) / index : JsonPointer(),
                  "type", Origin::Design, [] { return Words::tr("An object was expected here."); });
        return;
    }
    checkMembers(notes, path, item, place);
    checkFields(notes, path, item, place);
}

FindingCounts look(Notes &notes, const RequestPart &part)
{
    const Place place = part.place;
    switch (part.kind) {
    case RequestPart::Kind::Head:
        atHead(notes);
        break;
    case RequestPart::Kind::Customer:
        atItem(notes, FieldId::Customers, {}, place.customer, "/Customers/*"_L1, place);
        break;
    case RequestPart::Kind::Invoice:
        atItem(notes, FieldId::Invoices, {place.customer, -1}, place.invoice, "/Customers/*/Invoices/*"_L1,
               place);
        break;
    case RequestPart::Kind::Tail:
        if (notes.request().document().isObject())
            checkFields(notes, requestPath, notes.request().document(), {}, FieldId::AllowCCPayment);
        break;
    }
    return notes.counts();
}

} // namespace

Rules::Rules(const BillerProfile &profile, const Circumstances &circumstances)
    : m_profile(profile), m_circumstances(circumstances), m_callbackUrls(profile.callbackUrlPattern)
{
}

FindingCounts Rules::count(const PaymentRequest &request, const RequestPart &part) const
{
    Notes notes(*this, request, nullptr);
    return look(notes, part);
}

QList<Finding> Rules::findings(const PaymentRequest &request, const RequestPart &part) const
{
    QList<Finding> findings;
    Notes notes(*this, request, &findings);
    look(notes, part);
    return findings;
}

QString Rules::identity(const PaymentRequest &request, Place place)
{
    return request.text(place.invoice < 0 ? FieldId::AccountNumber : FieldId::InvoiceNumber, place);
}

Finding Rules::repeated(const PaymentRequest &request, Place place, int times)
{
    const bool isCustomer = place.invoice < 0;
    const FieldId id = isCustomer ? FieldId::AccountNumber : FieldId::InvoiceNumber;
    const QString sentence =
        Words::tr("%1 %2 appears %3 times in the request.")
            .arg(request.pointer(id, place).last(), shown(request.text(id, place)), QString::number(times));
    return {Severity::Warning,
            request.pointer(id, place),
            isCustomer ? u"duplicate-account-number"_s : u"duplicate-invoice-number"_s,
            sentence,
            std::nullopt,
            Words::tr("postbacks are told apart by their numbers (%1)").arg(u"docs/contract.md#postback"_s)};
}

} // namespace cpv2
