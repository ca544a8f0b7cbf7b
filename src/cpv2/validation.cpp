// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/validation.h"

#include "cpv2/dates.h"

#include <QCoreApplication>
#include <QUrl>

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

bool isAbsoluteWebUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) &&
           !url.host().isEmpty();
}

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
            checkFields(""_L1, {});
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

    void checkFields(QLatin1StringView parent, Place place)
    {
        for (const Field &field : fields()) {
            if (QLatin1StringView(field.parent) == parent)
                checkField(field, place);
        }
    }

    void checkField(const Field &field, Place place)
    {
        const JsonPointer at = m_request.pointer(field.id, place);
        const Json *value = core::find(m_request.document(), at);
        if (!value && field.required)
            add(Severity::Error, at, u"required"_s,
                Words::tr("%1 is required; it is missing.").arg(fieldName(field)));
        else if (value && value->isNull() && field.required)
            add(Severity::Error, at, u"required"_s,
                Words::tr("%1 is required; it is null.").arg(fieldName(field)));
        else if (value && !value->isNull())
            checkValue(field, at, *value, place);
        checkProfile(field, at, place);
    }

    void checkValue(const Field &field, const JsonPointer &at, const Json &value, Place place)
    {
        if (!fitsType(value, field.type))
            add(Severity::Error, at, u"type"_s,
                Words::tr("%1 should be %2, it is %3.")
                    .arg(at.last(), typeName(field.type), kindName(value.kind())));
        else if (field.type == FieldType::Object)
            checkObject(field, place);
        else if (field.type == FieldType::Array)
            checkList(field, at, value, place);
        else
            checkText(field, at, m_request.text(field.id, place), place);
    }

    void checkObject(const Field &field, Place place)
    {
        const QByteArray path = QByteArray(field.parent) + '/' + field.name;
        checkFields(QLatin1StringView(path), place);
        if (field.id == FieldId::CustomFields)
            checkFeeLines(place);
    }

    /// Customers or Invoices.
    void checkList(const Field &field, const JsonPointer &at, const Json &list, Place place)
    {
        const bool isCustomers = field.id == FieldId::Customers;
        if (list.items().empty())
            add(Severity::Error, at, isCustomers ? u"no-customer"_s : u"no-invoice"_s,
                isCustomers ? Words::tr("The request has no customer.")
                            : Words::tr("The customer has no invoice."));
        const QByteArray path = QByteArray(field.parent) + '/' + field.name + "/*";
        int number = 0;
        for (const Json &item : list.items()) {
            if (item.isObject())
                checkFields(QLatin1StringView(path),
                            isCustomers ? Place{number, -1} : Place{place.customer, number});
            else
                add(Severity::Error, at / number, u"type"_s, Words::tr("An object was expected here."));
            ++number;
        }
    }

    void checkText(const Field &field, const JsonPointer &at, const QString &text, Place place)
    {
        const QString name = at.last();
        if (text.isEmpty()) {
            if (field.required)
                add(Severity::Error, at, u"required"_s, Words::tr("%1 is required; it is empty.").arg(name));
            else if (field.type == FieldType::Integer)
                add(Severity::Error, at, u"integer"_s,
                    Words::tr("%1 should be a whole number, it is empty.").arg(name));
            return;
        }
        switch (field.type) {
        case FieldType::Money:
            checkAmount(name, at, text);
            if (field.id == FieldId::BalanceDue)
                checkBalance(at, place);
            break;
        case FieldType::Integer:
            checkInteger(field, at, text);
            break;
        case FieldType::Date:
            if (const core::Result<QDate> date = parseDate(text); !date)
                add(Severity::Warning, at, u"date"_s, Words::tr("%1: %2").arg(name, date.error().sentence));
            break;
        case FieldType::Url:
            if (!isAbsoluteWebUrl(text))
                add(Severity::Warning, at, u"url"_s,
                    Words::tr("%1 should be an absolute URL that starts with https:// or http://.")
                        .arg(name));
            break;
        default:
            break;
        }
    }

    void checkInteger(const Field &field, const JsonPointer &at, const QString &text)
    {
        if (!isWholeNumber(text))
            add(Severity::Error, at, u"integer"_s,
                Words::tr("%1 should be a whole number, “%2” is none.").arg(at.last(), text.left(40)));
        else if (field.id == FieldId::ViewMode && text != "0"_L1 && text != "1"_L1)
            add(Severity::Warning, at, u"view-mode"_s,
                Words::tr("ViewMode is 0 (full window) or 1 (embedded)."));
    }

    void checkAmount(const QString &name, const JsonPointer &at, const QString &text)
    {
        const core::Result<Money> amount = Money::parse(text);
        if (!amount)
            add(Severity::Error, at, u"amount"_s, Words::tr("%1: %2").arg(name, amount.error().sentence));
        else if (amount->isNegative())
            add(Severity::Error, at, u"amount-negative"_s, Words::tr("%1 is negative.").arg(name));
    }

    void checkFeeLines(Place place)
    {
        for (const FeeLineSlot &slot : m_request.feeLines(place)) {
            if (!slot.line)
                add(Severity::Error, slot.field.at, u"fee-line"_s,
                    Words::tr("%1: %2").arg(slot.field.name, slot.line.error().sentence));
        }
    }

    /// Silent while the balance or a fee line cannot be read: those have findings of their own.
    void checkBalance(const JsonPointer &at, Place place)
    {
        const core::Result<Money> balance = m_request.money(FieldId::BalanceDue, place);
        const core::Result<Money> sum = m_request.feeLineTotal(place);
        if (!sum || !balance || *sum == *balance || m_request.feeLines(place).isEmpty())
            return;
        const QString right = sum->toCents().toString();
        add(Severity::Warning, at, u"balance-mismatch"_s,
            Words::tr("BalanceDue is %1, the fee lines add up to %2.").arg(balance->toString(), right),
            m_request.setText(FieldId::BalanceDue, right, place));
    }

    void checkProfile(const Field &field, const JsonPointer &at, Place place)
    {
        switch (field.id) {
        case FieldId::TypeID:
            if (m_profile.typeId && m_request.text(field.id, place) != QString::number(*m_profile.typeId))
                add(Severity::Warning, at, u"profile-type-id"_s,
                    Words::tr("%1 uses invoice type %2.")
                        .arg(m_profile.name, QString::number(*m_profile.typeId)),
                    m_request.setText(field.id, QString::number(*m_profile.typeId), place));
            break;
        case FieldId::CCServiceFee:
        case FieldId::AchServiceFee:
            if (m_profile.serviceFeesZero && !isZeroFee(field.id, place))
                add(Severity::Warning, at, u"profile-service-fee"_s,
                    Words::tr("%1 sets %2 to 0.00.").arg(m_profile.name, fieldName(field)),
                    m_request.setText(field.id, u"0.00"_s, place));
            break;
        case FieldId::AllowRegisterAccount:
        case FieldId::AllowViewStatement:
        case FieldId::AllowRemove:
        case FieldId::AllowViewRelated:
        case FieldId::AllowRemindMe:
            if (m_profile.pageResultOptionsOff && m_request.boolean(field.id, false))
                add(Severity::Warning, at, u"profile-page-result-options"_s,
                    Words::tr("%1 sets %2 to false.").arg(m_profile.name, fieldName(field)),
                    m_request.set(field.id, Json::boolean(false)));
            break;
        default:
            break;
        }
    }

    bool isZeroFee(FieldId id, Place place) const
    {
        const core::Result<Money> fee = m_request.money(id, place);
        return fee && fee->isZero();
    }

    const PaymentRequest &m_request;
    const BillerProfile &m_profile;
    QList<Finding> m_findings;
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
