// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/narrowest_change.h"

#include <algorithm>

namespace core
{

namespace
{

/// The children of a container that differ: those between equal ones at the start and at the end.
struct Difference {
    size_t first = 0;
    size_t before = 0; ///< how many of them there were
    size_t after = 0;  ///< and are now

    bool isReplacement() const { return before == 1 && after == 1; }
    bool isInsertion() const { return before == 0 && after == 1; }
    bool isRemoval() const { return before == 1 && after == 0; }
};

template <typename Children>
Difference differenceOf(const Children &before, const Children &after)
{
    const auto [oldFirst, newFirst] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto [oldLast, newLast] = std::mismatch(before.rbegin(), std::make_reverse_iterator(oldFirst),
                                                  after.rbegin(), std::make_reverse_iterator(newFirst));
    return {size_t(oldFirst - before.begin()), size_t(oldLast.base() - oldFirst),
            size_t(newLast.base() - newFirst)};
}

std::optional<JsonEdit> changeAt(const JsonPointer &at, const Json &before, const Json &after);

std::optional<JsonEdit> itemChange(const JsonPointer &at, const Json::Items &before, const Json::Items &after)
{
    const Difference difference = differenceOf(before, after);
    const size_t index = difference.first;
    const JsonPointer item = at / qsizetype(index);
    if (difference.isReplacement())
        return changeAt(item, before[index], after[index]);
    if (difference.isInsertion())
        return JsonEdit{JsonEdit::Kind::Insert, item, after[index], -1};
    if (difference.isRemoval())
        return JsonEdit{JsonEdit::Kind::Remove, item, {}, -1};
    return std::nullopt;
}

std::optional<JsonEdit> memberChange(const JsonPointer &at, const Json &before, const Json &after)
{
    const Difference difference = differenceOf(before.members(), after.members());
    const size_t index = difference.first;
    if (difference.isReplacement()) {
        const Json::Member &old = before.members()[index];
        const Json::Member &now = after.members()[index];
        // Another name is another member, and of those that repeat one a pointer reaches the last.
        if (old.name != now.name || before.indexOf(old.name) != int(index))
            return std::nullopt;
        return changeAt(at / old.name, old.value, now.value);
    }
    if (difference.isInsertion()) {
        const Json::Member &now = after.members()[index];
        return JsonEdit{JsonEdit::Kind::Insert, at / now.name, now.value, int(index)};
    }
    if (difference.isRemoval())
        return JsonEdit{JsonEdit::Kind::Remove, at / before.members()[index].name, {}, int(index)};
    return std::nullopt;
}

/// Of two values that differ.
std::optional<JsonEdit> changeAt(const JsonPointer &at, const Json &before, const Json &after)
{
    std::optional<JsonEdit> inside;
    if (before.isArray() && after.isArray())
        inside = itemChange(at, before.items(), after.items());
    else if (before.isObject() && after.isObject())
        inside = memberChange(at, before, after);
    return inside ? inside : JsonEdit{JsonEdit::Kind::Replace, at, after, -1};
}

} // namespace

std::optional<JsonEdit> narrowestChange(const Json &before, const Json &after)
{
    if (before == after)
        return std::nullopt;
    return changeAt({}, before, after);
}

} // namespace core
