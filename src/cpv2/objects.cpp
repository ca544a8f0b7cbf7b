// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/objects.h"

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

bool isWithin(QLatin1StringView object, QLatin1StringView path)
{
    return object.startsWith(path) && (object.size() == path.size() || object[path.size()] == u'/') &&
           !object.sliced(path.size()).contains(u'*');
}

} // namespace

QList<QLatin1StringView> objects()
{
    QList<QLatin1StringView> list;
    for (const Field &field : fields()) {
        const QLatin1StringView parent(field.parent);
        if (!list.contains(parent))
            list.append(parent);
    }
    return list;
}

QList<QLatin1StringView> objectsWithin(QLatin1StringView path)
{
    QList<QLatin1StringView> list = objects();
    list.removeIf([path](QLatin1StringView object) { return !isWithin(object, path); });
    return list;
}

const Field *fieldOfObject(QLatin1StringView path)
{
    const qsizetype slash = path.lastIndexOf('/'_L1);
    return slash < 0 ? nullptr : findField(path.first(slash), QString(path.sliced(slash + 1)));
}

QList<const Field *> fieldsOf(QLatin1StringView path)
{
    // Made once: a large request asks for them several times in each invoice.
    struct Group {
        QLatin1StringView path;
        QList<const Field *> fields;
    };
    static const std::vector<Group> groups = [] {
        std::vector<Group> made;
        for (const QLatin1StringView object : objects()) {
            made.push_back({object, {}});
            for (const Field &field : fields()) {
                if (QLatin1StringView(field.parent) == object)
                    made.back().fields.append(&field);
            }
        }
        return made;
    }();
    const auto group = std::ranges::find(groups, path, &Group::path);
    return group == groups.end() ? QList<const Field *>() : group->fields;
}

bool isPageResultOption(const Field &field)
{
    return field.type == FieldType::Boolean &&
           isWithin(QLatin1StringView(field.parent), "/PageResultOptions"_L1);
}

bool isOnWhenAbsent(const Field &field)
{
    return field.id == FieldId::AllowViewRelated || field.id == FieldId::AllowRemindMe;
}

QList<const Field *> pageResultOptions()
{
    QList<const Field *> list;
    for (const Field &field : fields()) {
        if (isPageResultOption(field))
            list.append(&field);
    }
    return list;
}

} // namespace cpv2
