// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"

#include "cpv2/binding.h"
#include "cpv2/dates.h"
#include "cpv2/objects.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

/// The JSON type that a text for this field becomes: the type of the current value, else the field's own.
Json::Kind kindFor(FieldType type, const Json *current)
{
    if (current && (current->kind() == Json::Kind::String || current->kind() == Json::Kind::Number))
        return current->kind();
    switch (type) {
    case FieldType::Integer:
    case FieldType::Money:
        return Json::Kind::Number;
    case FieldType::Boolean:
        return Json::Kind::Bool;
    default:
        return Json::Kind::String;
    }
}

/// `text` as that type. Text that does not fit becomes a string: the user's text is never changed.
Json written(const QString &text, Json::Kind kind)
{
    const QByteArray utf8 = text.toUtf8();
    if (kind == Json::Kind::Number && core::isJsonNumber(utf8))
        return Json::number(utf8);
    if (kind == Json::Kind::Bool && (text == "true"_L1 || text == "false"_L1))
        return Json::boolean(text == "true"_L1);
    return Json::string(text);
}

/// The path from the root to a field: its names, and for each `*` the next number of the place.
template <typename OnName, typename OnItem>
void walk(const Field &wanted, Place place, OnName onName, OnItem onItem)
{
    const std::array numbers{place.customer, place.invoice};
    size_t used = 0;
    for (const QLatin1StringView name :
         QLatin1StringView(wanted.parent).tokenize('/'_L1, Qt::SkipEmptyParts)) {
        if (name == '*'_L1)
            onItem(numbers.at(used++));
        else
            onName(name);
    }
    onName(QLatin1StringView(wanted.name));
}

const Json *itemAt(const Json &array, int index)
{
    Q_ASSERT(index >= 0);
    return array.isArray() && size_t(index) < array.items().size() ? &array.items()[size_t(index)] : nullptr;
}

/// The value that has the field as a member, or would have it; nullptr when that is absent too.
const Json *holderOf(const Json &document, const Field &wanted, Place place)
{
    const Json *value = &document;
    const Json *holder = nullptr;
    walk(
        wanted, place,
        [&](QLatin1StringView name) {
            holder = value;
            value = value ? boundValue(*value, name) : nullptr;
        },
        [&](int index) { value = value ? itemAt(*value, index) : nullptr; });
    return holder;
}

/// Where a new member goes: after the members that precede it in the field table.
int positionFor(const Json::Members &members, const Field &wanted)
{
    for (int i = int(members.size()) - 1; i >= 0; --i) {
        const Field *known = findField(QLatin1StringView(wanted.parent), members[size_t(i)].name);
        if (known && known->id < wanted.id)
            return i + 1;
    }
    return 0;
}

/// The default from the field table; its text is our own, so it parses.
Json defaultOf(const Field &field)
{
    core::Result<Json> value = core::parseJson(field.defaultJson);
    Q_ASSERT(value);
    return *std::move(value);
}

/// A new object with the defaults of all fields whose parent it is.
Json defaults(QLatin1StringView parent)
{
    Json::Members members;
    for (const Field &field : fields()) {
        if (QLatin1StringView(field.parent) == parent && field.defaultJson)
            members.push_back({fieldName(field), defaultOf(field)});
    }
    return Json::object(std::move(members));
}

constexpr auto customerPath = "/Customers/*"_L1;
constexpr auto invoicePath = "/Customers/*/Invoices/*"_L1;

} // namespace

QString CustomField::text() const
{
    return textOf(value);
}

PaymentRequest::PaymentRequest() : m_document(Json::object()) {}

PaymentRequest::PaymentRequest(Json document) : m_document(std::move(document)) {}

PaymentRequest PaymentRequest::sample()
{
    QFile file(u":/samples/sagesgov-greene-county.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    core::Result<PaymentRequest> request = fromJson(file.readAll());
    Q_ASSERT(request);
    return *std::move(request);
}

PaymentRequest PaymentRequest::blank(QDate today)
{
    PaymentRequest request(defaults(""_L1));
    for (const QLatin1StringView object : objectsWithin("/PageResultOptions"_L1))
        (void)request.apply(request.set(fieldOfObject(object)->id, defaults(object)));
    (void)request.apply(request.set(FieldId::Customers, Json::array({blankCustomer(today)})));
    return request;
}

Json PaymentRequest::blankCustomer(QDate today)
{
    Json customer = defaults(customerPath);
    for (Json::Member &member : customer.members()) {
        if (member.name == fieldName(field(FieldId::Invoices)))
            member.value = Json::array({blankInvoice(today)});
    }
    return customer;
}

Json PaymentRequest::blankInvoice(QDate today)
{
    // The dates have no default in the table: they are the current day.
    Json::Members members;
    for (const Field &field : fields()) {
        if (QLatin1StringView(field.parent) != invoicePath)
            continue;
        if (field.type == FieldType::Date)
            members.push_back({fieldName(field), Json::string(formatDate(today))});
        else if (field.defaultJson)
            members.push_back({fieldName(field), defaultOf(field)});
    }
    return Json::object(std::move(members));
}

core::Result<PaymentRequest> PaymentRequest::fromJson(QByteArrayView text)
{
    core::Result<Json> document = core::parseJson(text);
    if (!document)
        return document.error();
    return PaymentRequest(*std::move(document));
}

core::Result<JsonEdit> PaymentRequest::apply(const JsonEdit &edit)
{
    return core::apply(m_document, edit);
}

// ---- reading

JsonPointer PaymentRequest::pointer(FieldId id, Place place) const
{
    QStringList tokens;
    const Json *value = &m_document;
    const auto onName = [&](QLatin1StringView name) {
        const int index = value ? boundMember(*value, name) : -1;
        tokens << (index < 0 ? QString(name) : value->members()[size_t(index)].name);
        value = index < 0 ? nullptr : &value->members()[size_t(index)].value;
    };
    const auto onItem = [&](int index) {
        tokens << QString::number(index);
        value = value ? itemAt(*value, index) : nullptr;
    };
    walk(field(id), place, onName, onItem);
    return JsonPointer(tokens);
}

const Json *PaymentRequest::find(FieldId id, Place place) const
{
    const Json *value = &m_document;
    walk(
        field(id), place, [&](QLatin1StringView name) { value = value ? boundValue(*value, name) : nullptr; },
        [&](int index) { value = value ? itemAt(*value, index) : nullptr; });
    return value;
}

int PaymentRequest::customerCount() const
{
    const Json *customers = find(FieldId::Customers);
    return customers && customers->isArray() ? int(customers->items().size()) : 0;
}

int PaymentRequest::invoiceCount(int customer) const
{
    const Json *invoices = find(FieldId::Invoices, {customer, -1});
    return invoices && invoices->isArray() ? int(invoices->items().size()) : 0;
}

QList<Place> PaymentRequest::invoices() const
{
    QList<Place> places;
    const int customers = customerCount();
    for (int customer = 0; customer < customers; ++customer) {
        const int count = invoiceCount(customer);
        for (int invoice = 0; invoice < count; ++invoice)
            places.append({customer, invoice});
    }
    return places;
}

QString PaymentRequest::text(FieldId id, Place place) const
{
    const Json *value = find(id, place);
    return value ? textOf(*value) : QString();
}

core::Result<Money> PaymentRequest::money(FieldId id, Place place) const
{
    return Money::parse(text(id, place));
}

bool PaymentRequest::boolean(FieldId id, bool fallback, Place place) const
{
    const QString value = text(id, place);
    if (value.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (value.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return fallback;
}

QList<CustomField> PaymentRequest::customFields(Place place) const
{
    QList<CustomField> list;
    const Json *object = find(FieldId::CustomFields, place);
    if (object && object->isObject()) {
        const JsonPointer at = pointer(FieldId::CustomFields, place);
        for (const Json::Member &member : object->members())
            list.append({member.name, at / member.name, member.value});
    }
    return list;
}

QList<FeeLineSlot> PaymentRequest::feeLines(Place place) const
{
    QList<FeeLineSlot> lines;
    for (const CustomField &custom : customFields(place)) {
        if (custom.value.kind() == Json::Kind::String && FeeLine::looksLikeOne(custom.value.toString()))
            lines.append({custom, FeeLine::parse(custom.value.toString())});
    }
    return lines;
}

core::Result<Money> PaymentRequest::feeLineTotal(Place place) const
{
    return sumOf(feeLines(place));
}

core::Result<Money> PaymentRequest::sumOf(const QList<FeeLineSlot> &lines)
{
    QList<Money> amounts;
    for (const FeeLineSlot &slot : lines) {
        if (!slot.line)
            return slot.line.error();
        amounts.append(slot.line->amount());
    }
    return Money::sum(amounts);
}

core::Result<Money> PaymentRequest::total() const
{
    QList<Money> amounts;
    for (const Place place : invoices()) {
        const core::Result<Money> balance = money(FieldId::BalanceDue, place);
        if (!balance)
            return balance;
        amounts.append(*balance);
    }
    return Money::sum(amounts);
}

// ---- edits

JsonEdit PaymentRequest::setText(FieldId id, const QString &text, Place place) const
{
    return set(id, written(text, kindFor(field(id).type, find(id, place))), place);
}

JsonEdit PaymentRequest::set(FieldId id, const std::optional<Json> &value, Place place) const
{
    const Field &wanted = field(id);
    const JsonPointer at = pointer(id, place);
    if (!value)
        return {JsonEdit::Kind::Remove, at, {}, -1};
    if (find(id, place))
        return {JsonEdit::Kind::Replace, at, *value, -1};

    const Json *parent = holderOf(m_document, wanted, place);
    if (parent && parent->isObject())
        return {JsonEdit::Kind::Insert, at, *value, positionFor(parent->members(), wanted)};

    // The object it belongs to is missing (or is not an object): make that, with the member in it.
    if (at.parent().isRoot())
        return {JsonEdit::Kind::Replace, {}, Json::object({{at.last(), *value}}), -1};
    const QLatin1StringView path(wanted.parent);
    if (path.endsWith('*'_L1))
        return {JsonEdit::Kind::Replace, at.parent(), Json::object({{at.last(), *value}}), -1};
    return set(fieldOfObject(path)->id, Json::object({{at.last(), *value}}), place);
}

JsonEdit PaymentRequest::setCustomField(Place place, const QString &name,
                                        const std::optional<Json> &value) const
{
    const JsonPointer holder = pointer(FieldId::CustomFields, place);
    const Json *object = core::find(m_document, holder);
    const bool hasObject = object && object->isObject();
    const int index = hasObject ? boundMember(object->members(), name) : -1;
    const JsonPointer at = holder / (index < 0 ? name : object->members()[size_t(index)].name);
    if (!value)
        return {JsonEdit::Kind::Remove, at, {}, -1};
    if (!hasObject)
        return set(FieldId::CustomFields, Json::object({{name, *value}}), place);
    return {index < 0 ? JsonEdit::Kind::Insert : JsonEdit::Kind::Replace, at, *value, -1};
}

JsonEdit PaymentRequest::addFeeLine(Place place, const FeeLine &line, int firstSlot) const
{
    static const QRegularExpression slotName(u"\\ACustom([0-9]{1,6})\\z"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    std::optional<int> free;
    int lastUsed = firstSlot - 1;
    for (const CustomField &custom : customFields(place)) {
        const QRegularExpressionMatch match = slotName.match(custom.name);
        const int number = match.captured(1).toInt();
        if (!match.hasMatch() || number < firstSlot)
            continue;
        if (custom.value.isNull())
            free = qMin(number, free.value_or(number));
        lastUsed = qMax(lastUsed, number);
    }
    return setCustomField(place, u"Custom%1"_s.arg(free.value_or(lastUsed + 1)),
                          Json::string(line.toString()));
}

JsonEdit PaymentRequest::insertCustomer(int at, const Json &customer) const
{
    const Json *customers = find(FieldId::Customers);
    if (!customers || !customers->isArray())
        return set(FieldId::Customers, Json::array({customer}));
    return {JsonEdit::Kind::Insert, pointer(FieldId::Customers) / at, customer, -1};
}

JsonEdit PaymentRequest::insertInvoice(Place at, const Json &invoice) const
{
    const Json *invoices = find(FieldId::Invoices, at);
    if (!invoices || !invoices->isArray())
        return set(FieldId::Invoices, Json::array({invoice}), at);
    return {JsonEdit::Kind::Insert, pointer(FieldId::Invoices, at) / at.invoice, invoice, -1};
}

JsonEdit PaymentRequest::removeCustomer(int customer) const
{
    return {JsonEdit::Kind::Remove, pointer(FieldId::Customers) / customer, {}, -1};
}

JsonEdit PaymentRequest::removeInvoice(Place place) const
{
    return {JsonEdit::Kind::Remove, pointer(FieldId::Invoices, place) / place.invoice, {}, -1};
}

JsonEdit PaymentRequest::moveCustomer(int from, int to) const
{
    return {JsonEdit::Kind::Move, pointer(FieldId::Customers) / from, {}, to};
}

JsonEdit PaymentRequest::moveInvoice(Place from, int to) const
{
    return {JsonEdit::Kind::Move, pointer(FieldId::Invoices, from) / from.invoice, {}, to};
}

} // namespace cpv2
