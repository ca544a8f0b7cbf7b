// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_edit.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::Json)
};

QString tooDeep()
{
    return Words::tr("Arrays and objects are nested more than %1 levels deep.").arg(jsonDepthLimit);
}

/// How many arrays and objects are nested in the value, itself included.
int depth(const Json &value)
{
    int below = 0;
    if (value.isArray()) {
        for (const Json &item : value.items())
            below = qMax(below, depth(item));
    } else if (value.isObject()) {
        for (const Json::Member &member : value.members())
            below = qMax(below, depth(member.value));
    } else {
        return 0;
    }
    return below + 1;
}

Error noSuchPlace(const JsonPointer &at)
{
    return {u"json-edit"_s, Words::tr("There is nothing at “%1” to change.").arg(at.toString())};
}

Result<JsonEdit> replace(Json &document, const JsonEdit &edit)
{
    Json *target = find(document, edit.at);
    if (!target)
        return noSuchPlace(edit.at);
    return JsonEdit{JsonEdit::Kind::Replace, edit.at, std::exchange(*target, edit.value), -1};
}

/// A change of the object's members.
Result<JsonEdit> changeMembers(Json &object, const JsonEdit &edit)
{
    const QString name = edit.at.last();
    const int last = object.indexOf(name);
    Json::Members &members = object.members();
    const int size = int(members.size());

    if (edit.kind == JsonEdit::Kind::Insert) {
        if (edit.position < -1 || edit.position > size)
            return noSuchPlace(edit.at);
        const int index = edit.position < 0 ? size : edit.position;
        members.insert(members.begin() + index, {name, edit.value});
        return JsonEdit{JsonEdit::Kind::Remove, edit.at, {}, index};
    }

    const int index = edit.position < 0 ? last : edit.position;
    if (edit.kind != JsonEdit::Kind::Remove || index < 0 || index >= size ||
        members[size_t(index)].name != name)
        return noSuchPlace(edit.at);
    JsonEdit inverse{JsonEdit::Kind::Insert, edit.at, std::move(members[size_t(index)].value), index};
    members.erase(members.begin() + index);
    return inverse;
}

/// A change of the array's items.
Result<JsonEdit> changeItems(Json::Items &items, const JsonEdit &edit)
{
    const qsizetype index = arrayIndex(edit.at.last());
    const auto size = qsizetype(items.size());
    const bool isInsert = edit.kind == JsonEdit::Kind::Insert;
    if (index < 0 || index > size || (index == size && !isInsert))
        return noSuchPlace(edit.at);

    if (isInsert) {
        items.insert(items.begin() + index, edit.value);
        return JsonEdit{JsonEdit::Kind::Remove, edit.at, {}, -1};
    }
    if (edit.kind == JsonEdit::Kind::Remove) {
        JsonEdit inverse{JsonEdit::Kind::Insert, edit.at, std::move(items[size_t(index)]), -1};
        items.erase(items.begin() + index);
        return inverse;
    }
    if (edit.position < 0 || edit.position >= size)
        return noSuchPlace(edit.at.parent() / edit.position);
    Json moved = std::move(items[size_t(index)]);
    items.erase(items.begin() + index);
    items.insert(items.begin() + edit.position, std::move(moved));
    return JsonEdit{JsonEdit::Kind::Move, edit.at.parent() / edit.position, {}, int(index)};
}

} // namespace

Result<JsonEdit> apply(Json &document, const JsonEdit &edit)
{
    // Otherwise the document could be written but not read again.
    if (edit.at.tokens().size() + depth(edit.value) > jsonDepthLimit)
        return Error{u"json-edit"_s, tooDeep()};
    if (edit.kind == JsonEdit::Kind::Replace)
        return replace(document, edit);

    Json *parent = edit.at.isRoot() ? nullptr : find(document, edit.at.parent());
    if (parent && parent->isObject())
        return changeMembers(*parent, edit);
    if (parent && parent->isArray())
        return changeItems(parent->items(), edit);
    return noSuchPlace(edit.at);
}

} // namespace core
