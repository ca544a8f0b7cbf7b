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

QString tr(const char *sentence)
{
    return QCoreApplication::translate("cpv2::validation", sentence);
}

QString kindName(Json::Kind kind)
{
    switch (kind) {
    case Json::Kind::Null:
        return tr("null");
    case Json::Kind::Bool:
        return tr("true or false");
    case Json::Kind::Number:
        return tr("a number");
    case Json::Kind::String:
        return tr("text");
    case Json::Kind::Array:
        return tr("a list");
    case Json::Kind::Object:
        return tr("an object");
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

/// Walks a request in document order and writes down what it finds.
class Validator
{
public:
    Validator(const PaymentRequest &request, const BillerProfile &profile)
        : m_request(request), m_profile(profile)
    {
    }

    QList<Finding> run()
    {
        if (!m_request.document().isObject()) {
            add(Severity::Error, {}, u"not-an-object"_s, tr("A payment request is a JSON object."));
            return m_findings;
        }
        checkFields(""_L1, {});
        checkCustomers();
        checkFields("/PageResultOptions"_L1, {});
        checkFields("/PageResultOptions/InvoiceOptions"_L1, {});
        if (m_profile.pageResultOptionsOff)
            checkPageResultOptions();
        return m_findings;
    }

private:
    void add(Severity severity, const JsonPointer &at, const QString &code, const QString &sentence,
             const std::optional<JsonEdit> &fix = {})
    {
        m_findings.append({severity, at, code, sentence, fix});
    }

    void checkCustomers()
    {
        const int customers = m_request.customerCount();
        if (isEmptyArray(FieldId::Customers, {}))
            add(Severity::Error, m_request.pointer(FieldId::Customers), u"no-customer"_s,
                tr("The request has no customer."));
        for (int customer = 0; customer < customers; ++customer) {
            const Place place{customer, -1};
            if (!checkItem(m_request.pointer(FieldId::Customers) / customer))
                continue;
            checkFields("/Customers/*"_L1, place);
            if (isEmptyArray(FieldId::Invoices, place))
                add(Severity::Error, m_request.pointer(FieldId::Invoices, place), u"no-invoice"_s,
                    tr("The customer has no invoice."));
            const int invoices = m_request.invoiceCount(customer);
            for (int invoice = 0; invoice < invoices; ++invoice) {
                if (checkItem(m_request.pointer(FieldId::Invoices, place) / invoice))
                    checkInvoice({customer, invoice});
            }
        }
    }

    bool isEmptyArray(FieldId id, Place place) const
    {
        const Json *value = m_request.find(id, place);
        return value && value->isArray() && value->items().empty();
    }

    bool checkItem(const JsonPointer &at)
    {
        const Json *item = core::find(m_request.document(), at);
        if (item && item->isObject())
            return true;
        add(Severity::Error, at, u"type"_s, tr("An object was expected here."));
        return false;
    }

    void checkInvoice(Place place)
    {
        checkFields("/Customers/*/Invoices/*"_L1, place);
        checkFeeLines(place);
        if (m_profile.typeId && m_request.find(FieldId::TypeID, place) &&
            m_request.text(FieldId::TypeID, place) != QString::number(*m_profile.typeId))
            add(Severity::Warning, m_request.pointer(FieldId::TypeID, place), u"profile-type-id"_s,
                tr("%1 uses invoice type %2.").arg(m_profile.name).arg(*m_profile.typeId),
                m_request.setText(FieldId::TypeID, QString::number(*m_profile.typeId), place));
        if (m_profile.serviceFeesZero) {
            for (const FieldId id : {FieldId::CCServiceFee, FieldId::AchServiceFee}) {
                const core::Result<Money> fee = m_request.money(id, place);
                if (fee && !fee->isZero())
                    add(Severity::Warning, m_request.pointer(id, place), u"profile-service-fee"_s,
                        tr("%1 sets %2 to 0.00.").arg(m_profile.name, fieldName(field(id))),
                        m_request.setText(id, u"0.00"_s, place));
            }
        }
    }

    void checkFields(QLatin1StringView parent, Place place)
    {
        for (const Field &field : fields()) {
            if (QLatin1StringView(field.parent) != parent)
                continue;
            const JsonPointer at = m_request.pointer(field.id, place);
            const Json *value = core::find(m_request.document(), at);
            if (value && !(field.required && value->isNull()))
                checkValue(field, at, *value, place);
            else if (field.required)
                add(Severity::Error, at, u"required"_s,
                    value ? tr("%1 is required; it is null.").arg(fieldName(field))
                          : tr("%1 is required; it is missing.").arg(fieldName(field)));
        }
    }

    void checkValue(const Field &field, const JsonPointer &at, const Json &value, Place place)
    {
        if (value.isNull())
            return;
        const QString name = at.last();
        if (!fitsType(value, field.type)) {
            add(Severity::Error, at, u"type"_s,
                tr("%1 should be %2, it is %3.").arg(name, typeName(field.type), kindName(value.kind())));
            return;
        }
        const QString text = m_request.text(field.id, place);
        switch (field.type) {
        case FieldType::Money:
            checkAmount(name, at, text);
            break;
        case FieldType::Integer:
            if (!isWholeNumber(text))
                add(Severity::Error, at, u"integer"_s,
                    tr("%1 should be a whole number, “%2” is none.").arg(name, text.left(40)));
            else if (field.id == FieldId::ViewMode && text != "0"_L1 && text != "1"_L1)
                add(Severity::Warning, at, u"view-mode"_s,
                    tr("ViewMode is 0 (full window) or 1 (embedded)."));
            break;
        case FieldType::Date:
            if (const core::Result<QDate> date = parseDate(text); !date)
                add(Severity::Warning, at, u"date"_s, tr("%1: %2").arg(name, date.error().sentence));
            break;
        case FieldType::Url:
            if (!text.isEmpty() && !isAbsoluteWebUrl(text))
                add(Severity::Warning, at, u"url"_s,
                    tr("%1 should be an absolute URL that starts with https:// or http://.").arg(name));
            break;
        case FieldType::Text:
            if (field.required && text.isEmpty())
                add(Severity::Error, at, u"required"_s, tr("%1 is required; it is empty.").arg(name));
            break;
        default:
            break;
        }
    }

    void checkAmount(const QString &name, const JsonPointer &at, const QString &text)
    {
        const core::Result<Money> amount = Money::parse(text);
        if (!amount)
            add(Severity::Error, at, u"amount"_s, tr("%1: %2").arg(name, amount.error().sentence));
        else if (amount->isNegative())
            add(Severity::Error, at, u"amount-negative"_s, tr("%1 is negative.").arg(name));
    }

    void checkFeeLines(Place place)
    {
        const QList<FeeLineSlot> lines = m_request.feeLines(place);
        for (const FeeLineSlot &slot : lines) {
            if (!slot.line)
                add(Severity::Error, slot.field.at, u"fee-line"_s,
                    tr("%1: %2").arg(slot.field.name, slot.line.error().sentence));
        }
        const core::Result<Money> sum = m_request.feeLineTotal(place);
        const core::Result<Money> balance = m_request.money(FieldId::BalanceDue, place);
        if (lines.isEmpty() || !sum || !balance || *sum == *balance)
            return;
        const QString right = sum->toCents().toString();
        add(Severity::Warning, m_request.pointer(FieldId::BalanceDue, place), u"balance-mismatch"_s,
            tr("BalanceDue is %1, the fee lines add up to %2.").arg(balance->toString(), right),
            m_request.setText(FieldId::BalanceDue, right, place));
    }

    void checkPageResultOptions()
    {
        for (const FieldId id : {FieldId::AllowRegisterAccount, FieldId::AllowViewStatement,
                                 FieldId::AllowRemove, FieldId::AllowViewRelated, FieldId::AllowRemindMe}) {
            if (m_request.boolean(id, false))
                add(Severity::Warning, m_request.pointer(id), u"profile-page-result-options"_s,
                    tr("%1 sets %2 to false.").arg(m_profile.name, fieldName(field(id))),
                    m_request.set(id, Json::boolean(false)));
        }
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
        return tr("error");
    case Severity::Warning:
        return tr("warning");
    case Severity::Hint:
        return tr("hint");
    }
    Q_UNREACHABLE();
}

} // namespace cpv2
