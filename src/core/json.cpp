// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"

#include "core/json_pointer.h"

namespace core
{

Json Json::boolean(bool value)
{
    Json json;
    json.m_value = value;
    return json;
}

Json Json::number(QByteArray text)
{
    Q_ASSERT(isJsonNumber(text));
    Json json;
    json.m_value = Number{std::move(text)};
    return json;
}

Json Json::string(QString value)
{
    Json json;
    json.m_value = std::move(value);
    return json;
}

Json Json::array()
{
    return array(Items());
}

Json Json::array(Items items)
{
    Json json;
    json.m_value = QSharedDataPointer(new SharedItems(std::move(items)));
    return json;
}

Json Json::object()
{
    return object(Members());
}

Json Json::object(Members members)
{
    Json json;
    json.m_value = QSharedDataPointer(new SharedMembers(std::move(members)));
    return json;
}

Json::Kind Json::kind() const
{
    return static_cast<Kind>(m_value.index());
}

bool Json::toBool() const
{
    Q_ASSERT(kind() == Kind::Bool);
    return std::get<bool>(m_value);
}

const QByteArray &Json::numberText() const
{
    Q_ASSERT(kind() == Kind::Number);
    return std::get<Number>(m_value).text;
}

const QString &Json::toString() const
{
    Q_ASSERT(kind() == Kind::String);
    return std::get<QString>(m_value);
}

const Json::Items &Json::items() const
{
    Q_ASSERT(isArray());
    return std::get<QSharedDataPointer<SharedItems>>(m_value)->items;
}

Json::Items &Json::items()
{
    Q_ASSERT(isArray());
    return std::get<QSharedDataPointer<SharedItems>>(m_value)->items;
}

const Json::Members &Json::members() const
{
    Q_ASSERT(isObject());
    return std::get<QSharedDataPointer<SharedMembers>>(m_value)->members;
}

Json::Members &Json::members()
{
    Q_ASSERT(isObject());
    return std::get<QSharedDataPointer<SharedMembers>>(m_value)->members;
}

int Json::indexOf(QStringView name) const
{
    const Members &all = members();
    for (int i = int(all.size()) - 1; i >= 0; --i) {
        if (all[size_t(i)].name == name)
            return i;
    }
    return -1;
}

const Json *Json::member(QStringView name) const
{
    if (!isObject())
        return nullptr;
    const int index = indexOf(name);
    return index < 0 ? nullptr : &members()[size_t(index)].value;
}

const Json *Json::child(const QString &token) const
{
    if (isObject())
        return member(token);
    if (!isArray())
        return nullptr;
    const qsizetype index = arrayIndex(token);
    return index >= 0 && size_t(index) < items().size() ? &items()[size_t(index)] : nullptr;
}

bool Json::operator==(const Json &other) const
{
    if (m_value.index() != other.m_value.index())
        return false;
    if (isArray())
        return &items() == &other.items() || items() == other.items();
    if (isObject())
        return &members() == &other.members() || members() == other.members();
    return m_value == other.m_value;
}

namespace
{

/// RapidJSON refuses numbers out of a double's range also where it keeps their text. What it could not
/// read back must not be written: at most this many digits before the point, at most this exponent.
constexpr int numberReach = 308;

bool isExponentInReach(QByteArrayView digits)
{
    int exponent = 0;
    for (const char digit : digits) {
        exponent = exponent * 10 + (digit - '0');
        if (exponent > numberReach)
            return false;
    }
    return true;
}

} // namespace

bool isJsonNumber(QByteArrayView text)
{
    auto at = text.begin();
    const auto end = text.end();
    const auto digits = [&] {
        const auto from = at;
        while (at != end && *at >= '0' && *at <= '9')
            ++at;
        return at - from;
    };

    if (at != end && *at == '-')
        ++at;
    const bool leadingZero = at != end && *at == '0';
    const auto whole = digits();
    if (whole == 0 || whole > numberReach || (leadingZero && whole > 1))
        return false;
    if (at != end && *at == '.') {
        ++at;
        if (digits() == 0)
            return false;
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        const bool shrinks = at != end && *at == '-';
        if (at != end && (*at == '+' || *at == '-'))
            ++at;
        const auto length = digits();
        if (length == 0 || (!shrinks && !isExponentInReach({at - length, length})))
            return false;
    }
    return at == end;
}

} // namespace core
