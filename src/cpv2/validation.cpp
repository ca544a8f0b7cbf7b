// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"

#include "core/web_url.h"
#include "cpv2/binding.h"
#include "cpv2/dates.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace cpv2
{

namespace
{

using Severity = Finding::Severity;

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

/// The service takes numbers as text and text as numbers (contract page, section 1); nothing else.
bool fitsType(const Json &value, FieldType type)
{
    const Json::Kind kind = value.kind();
    switch (type) {
    case FieldType::Object:
        return kind == Json::Kind::Object;
    case FieldType::Array:
        return kind == Json::Kind::Array;
    case FieldType::Boolean:
        return kind == Json::Kind::Bool || (kind == Json::Kind::String &&
                                            (value.toString().compare("true"_L1, Qt::CaseInsensitive) == 0 ||
                                             value.toString().compare("false"_L1, Qt::CaseInsensitive) == 0));
    default:
        return kind == Json::Kind::String || kind == Json::Kind::Number;
    }
}

bool isWholeNumber(const QString &text)
{
    bool isNumber = false;
    text.toInt(&isNumber);
    return isNumber && core::isJsonNumber(text.toUtf8());
}

/// A field where it stands in a request.
struct Spot {
    const Field &field;
    Place place;
    const Json *value; ///< nullptr when absent

    QString text() const { return value ? textOf(*value) : QString(); }
};

/// Walks a request in the order of the field table, objects and lists inside where they stand, and
/// writes down what it finds.
class Validator
{
public:
    Validator(const PaymentRequest &request, const BillerProfile &profile)
        : m_request(request), m_profile(profile)
    {
    }

    QList<Finding> run()
    {
        if (m_request.document().isObject())
            checkFields(""_L1, m_request.document(), {});
        else
            add(Severity::Error, {}, u"not-an-object"_s, Words::tr("A payment request is a JSON object."));
        return m_findings;
    }

private:
    void add(Severity severity, const JsonPointer &at, const QString &code, const QString &sentence,
             const std::optional<JsonEdit> &fix = {})
    {
        m_findings.append({severity, at, code, sentence, fix});
    }

    void add(Severity severity, const Spot &spot, const QString &code, const QString &sentence,
             const std::optional<JsonEdit> &fix = {})
    {
        add(severity, pointer(spot), code, sentence, fix);
    }

    /// Only findings need it: a good request of ten thousand invoices costs no pointer at all.
    JsonPointer pointer(const Spot &spot) const { return m_request.pointer(spot.field.id, spot.place); }

    /// In the document's own spelling.
    QString nameOf(const Spot &spot) const { return pointer(spot).last(); }

    void checkFields(QLatin1StringView parent, const Json &object, Place place)
    {
        for (const Field &field : fields()) {
            if (QLatin1StringView(field.parent) == parent)
                checkField({field, place, boundValue(object, QLatin1StringView(field.name))});
        }
    }

    void checkField(const Spot &spot)
    {
        const bool isRequired = spot.field.required;
        if (!spot.value && isRequired)
            add(Severity::Error, spot, u"required"_s,
                Words::tr("%1 is required; it is missing.").arg(fieldName(spot.field)));
        else if (spot.value && spot.value->isNull() && isRequired)
            add(Severity::Error, spot, u"required"_s,
                Words::tr("%1 is required; it is null.").arg(fieldName(spot.field)));
        else if (spot.value && !spot.value->isNull())
            checkValue(spot);
        checkProfile(spot);
    }

    void checkValue(const Spot &spot)
    {
        const FieldType type = spot.field.type;
        if (!fitsType(*spot.value, type))
            add(Severity::Error, spot, u"type"_s,
                Words::tr("%1 should be %2, it is %3.")
                    .arg(nameOf(spot), typeName(type), kindName(spot.value->kind())));
        else if (type == FieldType::Object)
            checkObject(spot);
        else if (type == FieldType::Array)
            checkList(spot);
        else
            checkText(spot);
    }

    void checkObject(const Spot &spot)
    {
        const QByteArray path = QByteArray(spot.field.parent) + '/' + spot.field.name;
        checkFields(QLatin1StringView(path), *spot.value, spot.place);
        if (spot.field.id == FieldId::CustomFields)
            checkFeeLines(spot.place);
    }

    /// Customers or Invoices.
    void checkList(const Spot &spot)
    {
        const bool isCustomers = spot.field.id == FieldId::Customers;
        const Json::Items &items = spot.value->items();
        if (items.empty())
            add(Severity::Error, spot, isCustomers ? u"no-customer"_s : u"no-invoice"_s,
                isCustomers ? Words::tr("The request has no customer.")
                            : Words::tr("The customer has no invoice."));
        const QByteArray path = QByteArray(spot.field.parent) + '/' + spot.field.name + "/*";
        int number = 0;
        for (const Json &item : items) {
            if (item.isObject())
                checkFields(QLatin1StringView(path), item,
                            isCustomers ? Place{number, -1} : Place{spot.place.customer, number});
            else
                add(Severity::Error, pointer(spot) / number, u"type"_s,
                    Words::tr("An object was expected here."));
            ++number;
        }
    }

    void checkText(const Spot &spot)
    {
        const QString text = spot.text();
        if (text.isEmpty())
            return checkEmpty(spot);
        switch (spot.field.type) {
        case FieldType::Money:
            checkAmount(spot, Money::parse(text));
            break;
        case FieldType::Integer:
            checkInteger(spot, text);
            break;
        case FieldType::Date:
            if (const core::Result<QDate> date = parseDate(text); !date)
                add(Severity::Warning, spot, u"date"_s,
                    Words::tr("%1: %2").arg(nameOf(spot), date.error().sentence));
            break;
        case FieldType::Url:
            if (!core::webUrl(text))
                add(Severity::Warning, spot, u"url"_s,
                    Words::tr("%1 should be an absolute URL that starts with https:// or http://.")
                        .arg(nameOf(spot)));
            break;
        default:
            break;
        }
    }

    void checkEmpty(const Spot &spot)
    {
        if (spot.field.required)
            add(Severity::Error, spot, u"required"_s,
                Words::tr("%1 is required; it is empty.").arg(nameOf(spot)));
        else if (spot.field.type == FieldType::Integer)
            add(Severity::Error, spot, u"integer"_s,
                Words::tr("%1 should be a whole number, it is empty.").arg(nameOf(spot)));
    }

    void checkInteger(const Spot &spot, const QString &text)
    {
        if (!isWholeNumber(text))
            add(Severity::Error, spot, u"integer"_s,
                Words::tr("%1 should be a whole number, “%2” is none.").arg(nameOf(spot), text.left(40)));
        else if (spot.field.id == FieldId::ViewMode && text != "0"_L1 && text != "1"_L1)
            add(Severity::Warning, spot, u"view-mode"_s,
                Words::tr("ViewMode is 0 (full window) or 1 (embedded)."));
    }

    void checkAmount(const Spot &spot, const core::Result<Money> &amount)
    {
        if (!amount) {
            add(Severity::Error, spot, u"amount"_s,
                Words::tr("%1: %2").arg(nameOf(spot), amount.error().sentence));
            return;
        }
        if (amount->isNegative())
            add(Severity::Error, spot, u"amount-negative"_s, Words::tr("%1 is negative.").arg(nameOf(spot)));
        if (spot.field.id == FieldId::BalanceDue)
            checkBalance(spot, *amount);
    }

    /// Of one invoice; its balance and its custom fields are both held against them.
    const QList<FeeLineSlot> &feeLines(Place place)
    {
        if (m_feeLinesOf != place) {
            m_feeLinesOf = place;
            m_feeLines = m_request.feeLines(place);
        }
        return m_feeLines;
    }

    void checkFeeLines(Place place)
    {
        for (const FeeLineSlot &slot : feeLines(place)) {
            if (!slot.line)
                add(Severity::Error, slot.field.at, u"fee-line"_s,
                    Words::tr("%1: %2").arg(slot.field.name, slot.line.error().sentence));
        }
    }

    /// Silent while a fee line cannot be read: that has a finding of its own.
    void checkBalance(const Spot &spot, const Money &balance)
    {
        const QList<FeeLineSlot> &lines = feeLines(spot.place);
        const core::Result<Money> sum = PaymentRequest::sumOf(lines);
        if (lines.isEmpty() || !sum || *sum == balance)
            return;
        const QString right = sum->toCents().toString();
        add(Severity::Warning, spot, u"balance-mismatch"_s,
            Words::tr("BalanceDue is %1, the fee lines add up to %2.").arg(balance.toString(), right),
            m_request.setText(FieldId::BalanceDue, right, spot.place));
    }

    void checkProfile(const Spot &spot)
    {
        switch (spot.field.id) {
        case FieldId::TypeID:
            if (m_profile.typeId && spot.text() != QString::number(*m_profile.typeId))
                add(Severity::Warning, spot, u"profile-type-id"_s,
                    Words::tr("%1 uses invoice type %2.")
                        .arg(m_profile.name, QString::number(*m_profile.typeId)),
                    m_request.setText(FieldId::TypeID, QString::number(*m_profile.typeId), spot.place));
            break;
        case FieldId::CCServiceFee:
        case FieldId::AchServiceFee:
            if (m_profile.serviceFeesZero && !isZero(spot))
                add(Severity::Warning, spot, u"profile-service-fee"_s,
                    Words::tr("%1 sets %2 to 0.00.").arg(m_profile.name, fieldName(spot.field)),
                    m_request.setText(spot.field.id, u"0.00"_s, spot.place));
            break;
        case FieldId::AllowRegisterAccount:
        case FieldId::AllowViewStatement:
        case FieldId::AllowRemove:
        case FieldId::AllowViewRelated:
        case FieldId::AllowRemindMe:
            if (m_profile.pageResultOptionsOff && m_request.boolean(spot.field.id, false))
                add(Severity::Warning, spot, u"profile-page-result-options"_s,
                    Words::tr("%1 sets %2 to false.").arg(m_profile.name, fieldName(spot.field)),
                    m_request.set(spot.field.id, Json::boolean(false)));
            break;
        default:
            break;
        }
    }

    static bool isZero(const Spot &spot)
    {
        const core::Result<Money> amount = Money::parse(spot.text());
        return amount && amount->isZero();
    }

    const PaymentRequest &m_request;
    const BillerProfile &m_profile;
    QList<Finding> m_findings;
    Place m_feeLinesOf;
    QList<FeeLineSlot> m_feeLines;
};

} // namespace

QList<Finding> validate(const PaymentRequest &request, const BillerProfile &profile)
{
    return Validator(request, profile).run();
}

QString severityWord(Finding::Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Hint:
        return u"hint"_s;
    }
    Q_UNREACHABLE();
}

QString severityName(Finding::Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Words::tr("error");
    case Severity::Warning:
        return Words::tr("warning");
    case Severity::Hint:
        return Words::tr("hint");
    }
    Q_UNREACHABLE();
}

} // namespace cpv2
