// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace cpv2
{

/// The parameters of a payment request, in the sample's order.
enum class FieldId : quint8 {
    CreateCustomerRecord,
    Customers,
    AccountNumber,
    DisplayAccountNumber,
    Name,
    Address,
    City,
    State,
    Zip,
    EmailAddress,
    Invoices,
    InvoiceNumber,
    TypeID,
    DueDate,
    InvoiceDate,
    BalanceDue,
    CCServiceFee,
    AchServiceFee,
    CustomFields,
    Custom1,
    Custom2,
    Custom3,
    Custom4,
    Custom5,
    Custom6,
    AllowCCPayment,
    AllowACHPayment,
    AllowSwipe,
    ReturnURL,
    PostBackURL,
    BillerReference,
    ViewMode,
    CssUrl,
    PageResultOptions,
    AllowRegisterAccount,
    InvoiceOptions,
    AllowViewStatement,
    AllowRemove,
    AllowViewRelated,
    AllowRemindMe,
};

enum class FieldType : quint8 { Text, Integer, Money, Boolean, Date, Url, Email, Object, Array };

/// One parameter: everything known about it, in one place. Tool tips, validation and the JSON Schema read it
/// here.
struct Field {
    FieldId id;
    const char *name;   ///< spelling of the source document's sample
    const char *parent; ///< path of its object from the root; `*` stands for any item
    FieldType type;
    bool required;           ///< without it the service refuses the request (docs/contract.md#create-request)
    bool inRequest;          ///< the source document's column "In Request"
    const char *defaultJson; ///< JSON text for a new request; nullptr = absent there
    const char *description; ///< translate with description()
    /// The weakest source of what the row says: `seed` the source document, `known` public clients,
    /// `inferred` from known facts.
    const char *source;
};

/// All of them, in the sample's order.
std::span<const Field> fields();
const Field &field(FieldId id);
/// By name, any case, among the members of one object (`parent` as in Field); nullptr when there is none.
const Field *findField(QLatin1StringView parent, QStringView name);

QString fieldName(const Field &field);
/// The description in the user's language.
QString description(const Field &field);
/// In the user's language, what a rule marked `seed`, `known`, `inferred` or `open` rests on, with the
/// section of the contract page that has the details.
QString sourceName(QLatin1StringView source);
/// The type as a word in the user's language.
QString typeName(FieldType type);
/// For tool tips: name, type, required or not, description, source. Plain text, several lines.
QString fieldHelp(const Field &field);

} // namespace cpv2
