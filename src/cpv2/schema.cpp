// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/schema.h"

#include "core/json.h"
#include "cpv2/objects.h"

#include <QCoreApplication>
#include <QUrl>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

namespace
{

// Numbers may be written as text and switches as words in any case (docs/contract.md#create-request).
constexpr auto wholeNumberText = "-?(0|[1-9][0-9]{0,9})"_L1;
constexpr auto amountText = "-?[0-9]+(\\.[0-9]+)?"_L1;
constexpr auto zeroText = "-?0+(\\.0{1,4})?"_L1;
constexpr auto notBlank = "\\S"_L1;
constexpr auto trueText = "[Tt][Rr][Uu][Ee]"_L1;
constexpr auto switchText = "([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])"_L1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::schema)
};

Json text(const QString &value)
{
    return Json::string(value);
}

Json number(int value)
{
    return Json::number(QByteArray::number(value));
}

/// A regular expression for the whole text.
Json pattern(const QString &expression)
{
    return text(u'^' + expression + u'$');
}

Json texts(const QStringList &values)
{
    Json::Items items;
    for (const QString &value : values)
        items.push_back(text(value));
    return Json::array(std::move(items));
}

Json textThatIs(const QString &expression)
{
    return Json::object({{u"type"_s, text(u"string"_s)}, {u"pattern"_s, pattern(expression)}});
}

/// The value itself, or a text that stands for it.
Json valueOrText(const Json &value, const QString &expression)
{
    const Json itself = Json::object({{u"const"_s, value}});
    return Json::array({itself, textThatIs(expression)});
}

/// The contract with one profile's rules.
class Schema
{
public:
    explicit Schema(const BillerProfile &profile) : m_profile(profile) {}

    Json document() const
    {
        const QString id = u"urn:cpv2-workbench:payment-request:%1:%2"_s.arg(
            m_profile.id, QString::fromLatin1(QUrl::toPercentEncoding(m_profile.version)));
        Json::Members members{
            {u"$schema"_s, text(u"https://json-schema.org/draft/2020-12/schema"_s)},
            {u"$id"_s, text(id)},
            {u"$comment"_s,
             text(Words::tr("The service reads names in any case; this schema checks only the spelling given "
                            "here. It sees a number's value, not how it is written."))},
            {u"title"_s,
             text(Words::tr("CPV2 payment request (%1 profile %2)").arg(m_profile.name, m_profile.version))},
            {u"type"_s, text(u"object"_s)},
        };
        addMembersOf(""_ba, members);
        return Json::object(std::move(members));
    }

private:
    /// `properties` and `required` of the object at `path`, as Field::parent writes it.
    void addMembersOf(const QByteArray &path, Json::Members &schema) const
    {
        Json::Members properties;
        QStringList required;
        for (const Field &field : fields()) {
            if (path != field.parent)
                continue;
            properties.push_back({fieldName(field), schemaOf(field)});
            if (field.required || isRequiredByProfile(field))
                required.append(fieldName(field));
        }
        schema.push_back({u"properties"_s, Json::object(std::move(properties))});
        if (!required.isEmpty())
            schema.push_back({u"required"_s, texts(required)});
    }

    Json schemaOf(const Field &field) const
    {
        Json::Members schema{
            {u"title"_s, text(m_profile.customFieldMeanings.value(fieldName(field), fieldName(field)))},
            {u"description"_s, text(description(field))},
        };
        addType(field, schema);
        addRuleOfProfile(field, schema);

        const QByteArray path = QByteArray(field.parent) + '/' + field.name;
        if (field.type == FieldType::Object) {
            addMembersOf(path, schema);
        } else if (field.type == FieldType::Array) {
            Json::Members item{{u"type"_s, text(u"object"_s)}};
            addMembersOf(path + "/*", item);
            schema.push_back({u"items"_s, Json::object(std::move(item))});
        }
        return Json::object(std::move(schema));
    }

    static void addType(const Field &field, Json::Members &schema)
    {
        // Null is as good as absent. So is a blank text, except for a whole number or a boolean.
        const auto type = [&](const QStringList &names) {
            schema.push_back({u"type"_s, texts(field.required ? names : names + QStringList{u"null"_s})});
        };
        switch (field.type) {
        case FieldType::Object:
            type({u"object"_s});
            break;
        case FieldType::Array:
            type({u"array"_s});
            schema.push_back({u"minItems"_s, number(1)});
            break;
        case FieldType::Boolean:
            type({u"boolean"_s, u"string"_s});
            schema.push_back({u"pattern"_s, pattern(switchText)});
            break;
        case FieldType::Integer:
            type({u"integer"_s, u"string"_s});
            schema.push_back({u"minimum"_s, number(std::numeric_limits<int>::min())});
            schema.push_back({u"maximum"_s, number(std::numeric_limits<int>::max())});
            schema.push_back({u"pattern"_s, pattern(wholeNumberText)});
            break;
        case FieldType::Money:
            type({u"number"_s, u"string"_s});
            schema.push_back({u"pattern"_s, pattern(field.required ? QString(amountText)
                                                                   : u"(\\s*|%1)"_s.arg(amountText))});
            break;
        case FieldType::Text:
        case FieldType::Date:
        case FieldType::Url:
        case FieldType::Email:
            type({u"string"_s, u"number"_s});
            if (field.required)
                schema.push_back({u"pattern"_s, text(notBlank)});
            break;
        }
    }

    bool isRequiredByProfile(const Field &field) const
    {
        return field.id == FieldId::TypeID && m_profile.typeId;
    }

    void addRuleOfProfile(const Field &field, Json::Members &schema) const
    {
        if (m_profile.pageResultOptionsOff && isPageResultOption(field)) {
            const Json on = Json::object({{u"anyOf"_s, valueOrText(Json::boolean(true), trueText)}});
            schema.push_back({u"not"_s, on});
        }
        switch (field.id) {
        case FieldId::TypeID:
            if (m_profile.typeId) {
                const Json id = number(*m_profile.typeId);
                schema.push_back({u"enum"_s, Json::array({id, text(QString::number(*m_profile.typeId))})});
            }
            break;
        case FieldId::CCServiceFee:
        case FieldId::AchServiceFee:
            if (m_profile.serviceFeesZero)
                schema.push_back({u"anyOf"_s, valueOrText(number(0), zeroText)});
            break;
        case FieldId::ReturnURL:
        case FieldId::PostBackURL:
            if (!m_profile.callbackUrlPattern.isEmpty())
                schema.push_back({u"pattern"_s, text(m_profile.callbackUrlPattern)});
            break;
        default:
            break;
        }
    }

    const BillerProfile &m_profile;
};

} // namespace

QByteArray jsonSchema(const BillerProfile &profile)
{
    return core::writeJson(Schema(profile).document());
}

} // namespace cpv2
