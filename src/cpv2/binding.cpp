// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/binding.h"

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

int boundMember(const Json::Members &members, QAnyStringView name)
{
    int anyCase = -1;
    for (int i = int(members.size()) - 1; i >= 0; --i) {
        const QString &candidate = members[size_t(i)].name;
        if (candidate.size() != name.size()) // the size is the same in any case
            continue;
        if (candidate == name)
            return i;
        if (anyCase < 0 && QAnyStringView::compare(candidate, name, Qt::CaseInsensitive) == 0)
            anyCase = i;
    }
    return anyCase;
}

const Json *boundValue(const Json &object, QAnyStringView name)
{
    const int index = object.isObject() ? boundMember(object.members(), name) : -1;
    return index < 0 ? nullptr : &object.members()[size_t(index)].value;
}

QString textOf(const Json &value)
{
    switch (value.kind()) {
    case Json::Kind::String:
        return value.toString();
    case Json::Kind::Number:
        return QString::fromLatin1(value.numberText());
    case Json::Kind::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    default:
        return {};
    }
}

} // namespace cpv2
