// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/unknown_members_model.h"

#include "cpv2/binding.h"
#include "cpv2/objects.h"
#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/request_document.h"

#include <QColor>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace gui
{

namespace
{

bool isRepeated(const Json::Members &members, size_t index)
{
    return std::ranges::count(members, members[index].name, &Json::Member::name) > 1;
}

} // namespace

UnknownMembersModel::UnknownMembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent)
    : MembersModel(document, object, parent)
{
    reset();
}

QList<MemberRow> UnknownMembersModel::readRows() const
{
    QList<MemberRow> list;
    const Json::Members *all = members();
    if (!all)
        return list;
    for (size_t i = 0; i < all->size(); ++i) {
        const QString &name = (*all)[i].name;
        const cpv2::Field *known = cpv2::findField(path(), name);
        if (known && cpv2::boundMember(*all, QLatin1StringView(known->name)) == int(i))
            continue; // the form has a field for it
        list.append({int(i), name, (*all)[i].value,
                     known || isRepeated(*all, i) ? MemberRow::Mark::Repeated : MemberRow::Mark::None});
    }
    return list;
}

QString UnknownMembersModel::freeName(const QString &wanted) const
{
    QString name = wanted;
    const Json::Members *all = members();
    for (int number = 2; all && cpv2::boundMember(*all, name) >= 0; ++number)
        name = wanted + QString::number(number);
    return name;
}

void UnknownMembersModel::add()
{
    const QString name = freeName(u"Member"_s);
    if (const Json::Members *all = members())
        return makeStep({{Change::Kind::Insert, int(all->size()), {name, Json()}}}, tr("Add Member"));
    document()->endStep();
    document()->edit(
        document()->request().set(cpv2::fieldOfObject(path())->id, Json::object({{name, Json()}}), place()),
        tr("Add Member"));
    document()->endStep();
}

QString UnknownMembersModel::editText(const Json &value) const
{
    return jsonOnOneLine(value);
}

core::Result<Json> UnknownMembersModel::valueFrom(const QString &text, const Json &) const
{
    core::Result<Json> value = core::parseJson(text.toUtf8());
    if (!value)
        return core::Error{u"json"_s,
                           tr("This is not valid JSON, so nothing was changed. %1 Put text in quotes.")
                               .arg(value.error().sentence)};
    return value;
}

QVariant UnknownMembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MemberRow &member = rows()[index.row()];
    const bool isName = index.column() == Name;
    const bool isRepeatedName = isName && member.mark == MemberRow::Mark::Repeated;
    const QString repeated = tr("This name appears more than once in the object.");
    switch (role) {
    case Qt::DisplayRole:
        if (!isName)
            return oneLine(editText(member.value));
        return isRepeatedName ? tr("%1 (repeated)").arg(oneLine(member.name)) : oneLine(member.name);
    case Qt::EditRole:
        return isName ? member.name : editText(member.value);
    case Qt::ToolTipRole:
        return plainToolTip(isRepeatedName ? repeated
                                           : oneLine(isName ? member.name : editText(member.value)));
    case Qt::AccessibleDescriptionRole:
        return isRepeatedName ? repeated : QVariant();
    case Qt::ForegroundRole:
        return isRepeatedName ? QVariant(themeOf(QGuiApplication::palette()).warning) : QVariant();
    case Qt::FontRole:
        return isName ? QVariant() : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    default:
        return {};
    }
}

QVariant UnknownMembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == Value && role == Qt::DisplayRole)
        return tr("Value (JSON)");
    return MembersModel::headerData(section, orientation, role);
}

} // namespace gui
