// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/objects.h"

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
    QList<const Field *> list;
    for (const Field &field : fields()) {
        if (QLatin1StringView(field.parent) == path)
            list.append(&field);
    }
    return list;
}

bool isPageResultOption(const Field &field)
{
    return field.type == FieldType::Boolean &&
           isWithin(QLatin1StringView(field.parent), "/PageResultOptions"_L1);
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
