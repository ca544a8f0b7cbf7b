// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/binding.h"

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

namespace
{

thread_local BoundNames *remembering = nullptr;
thread_local qint64 membersSeen = 0;

/// False when the first letters differ in any case; most names of one size are told apart by that.
bool mayBeSameLetter(QStringView candidate, QAnyStringView name)
{
    constexpr char16_t firstBeyondAscii = 0x80;
    constexpr char16_t caseBit = 0x20;
    if (candidate.isEmpty() || candidate.front() >= firstBeyondAscii)
        return true;
    return ((candidate.front().unicode() ^ name.front().unicode()) & ~caseBit) == 0;
}

} // namespace

int boundMember(const Json::Members &members, QAnyStringView name)
{
    int anyCase = -1;
    membersSeen += qint64(members.size());
    for (int i = int(members.size()) - 1; i >= 0; --i) {
        const QString &candidate = members[size_t(i)].name;
        if (candidate.size() != name.size()) // the size is the same in any case
            continue;
        if (!mayBeSameLetter(candidate, name))
            continue;
        if (candidate == name)
            return i;
        if (anyCase < 0 && QAnyStringView::compare(candidate, name, Qt::CaseInsensitive) == 0)
            anyCase = i;
    }
    return anyCase;
}

int boundMember(const Json &object, QAnyStringView name)
{
    constexpr size_t small = 64; // is searched faster than indexed
    if (!object.isObject())
        return -1;
    const Json::Members &members = object.members();
    return remembering && members.size() > small ? remembering->find(members, name)
                                                 : boundMember(members, name);
}

const Json *boundValue(const Json &object, QAnyStringView name)
{
    const int index = boundMember(object, name);
    return index < 0 ? nullptr : &object.members()[size_t(index)].value;
}

BoundNames::BoundNames()
{
    if (!remembering)
        remembering = this;
}

BoundNames::~BoundNames()
{
    if (remembering == this)
        remembering = nullptr;
}

int BoundNames::find(const Json::Members &members, QAnyStringView name)
{
    constexpr qsizetype objectsKept = 16; // those on the way to one field, and then some
    if (!m_names.contains(members.data()) && m_names.size() >= objectsKept)
        m_names.clear();
    Names &names = m_names[members.data()];
    if (names.exact.isEmpty()) {
        membersSeen += qint64(members.size());
        for (int i = 0; i < int(members.size()); ++i) {
            names.exact.insert(members[size_t(i)].name, i);
            names.anyCase.insert(members[size_t(i)].name.toLower(), i);
        }
    }
    ++membersSeen;
    const QString wanted = name.toString();
    const int exact = names.exact.value(wanted, -1);
    return exact >= 0 ? exact : names.anyCase.value(wanted.toLower(), -1);
}

qint64 BoundNames::steps()
{
    return membersSeen;
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
