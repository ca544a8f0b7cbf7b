// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/custom_fields_model.h"

#include "cpv2/binding.h"
#include "cpv2/objects.h"
#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/request_document.h"

#include <QColor>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;

namespace gui
{

CustomFieldsModel::CustomFieldsModel(RequestDocument *document, QObject *parent)
    : MembersModel(document, "/Customers/*/Invoices/*/CustomFields"_L1, parent)
{
}

QList<MemberRow> CustomFieldsModel::readRows() const
{
    QList<MemberRow> list;
    if (place().invoice < 0)
        return list;
    if (const Json::Members *all = members()) {
        for (const Json::Member &member : *all) {
            const bool isFeeLine = member.value.kind() == Json::Kind::String &&
                                   cpv2::FeeLine::looksLikeOne(member.value.toString());
            list.append({int(list.size()), member.name, member.value,
                         isFeeLine ? MemberRow::Mark::FeeLine : MemberRow::Mark::None});
        }
    }
    return list + absentRows();
}

/// Those that the contract gives a meaning and the invoice does not have, except the slots of fee lines.
QList<MemberRow> CustomFieldsModel::absentRows() const
{
    QList<MemberRow> list;
    const cpv2::PaymentRequest &request = document()->request();
    const core::JsonPointer at = *holder();
    const Json *invoice = core::find(request.document(), at.parent());
    const Json *object = core::find(request.document(), at);
    if (!invoice || !invoice->isObject() || (object && !object->isObject() && !object->isNull()))
        return list;
    const QString firstSlot = u"Custom%1"_s.arg(document()->profile().firstFeeLineSlot);
    for (const cpv2::Field *field : cpv2::fieldsOf(path())) {
        const QString name = cpv2::fieldName(*field);
        if (name == firstSlot)
            break;
        if (!request.find(field->id, place()))
            list.append({-1, name, Json(), MemberRow::Mark::Absent});
    }
    return list;
}

// ---- edits

bool CustomFieldsModel::hasField(const QString &name) const
{
    return std::ranges::any_of(rows(), [&](const MemberRow &row) {
        return row.mark != MemberRow::Mark::Absent && row.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString CustomFieldsModel::freeName(const QString &) const
{
    int number = 1;
    while (hasField(u"Custom%1"_s.arg(number)))
        ++number;
    return u"Custom%1"_s.arg(number);
}

void CustomFieldsModel::add()
{
    document()->endStep();
    document()->edit(document()->request().setCustomField(place(), freeName({}), Json::string({})),
                     tr("Add Custom Field"));
    document()->endStep();
}

void CustomFieldsModel::makeStep(const QList<Change> &changes, const QString &name)
{
    Json::Members changed = *members();
    for (const Change &change : changes) {
        const auto at = changed.begin() + change.index;
        if (change.kind == Change::Kind::Insert)
            changed.insert(at, change.member);
        else if (change.kind == Change::Kind::Remove)
            changed.erase(at);
        else
            *at = change.member;
    }
    document()->endStep();
    document()->edit(
        document()->request().set(FieldId::CustomFields, Json::object(std::move(changed)), place()), name);
    document()->endStep();
}

QString CustomFieldsModel::editText(const Json &value) const
{
    return cpv2::textOf(value);
}

core::Result<Json> CustomFieldsModel::valueFrom(const QString &text, const Json &current) const
{
    const QByteArray utf8 = text.toUtf8();
    if (current.kind() == Json::Kind::Number && core::isJsonNumber(utf8))
        return Json::number(utf8);
    if (current.kind() == Json::Kind::Bool && (text == "true"_L1 || text == "false"_L1))
        return Json::boolean(text == "true"_L1);
    return Json::string(text);
}

core::Result<core::Done> CustomFieldsModel::checkName(int row, const QString &name) const
{
    if (name.isEmpty())
        return core::Error{u"name"_s, tr("A custom field needs a name.")};
    const bool isSameField = name.compare(rows()[row].name, Qt::CaseInsensitive) == 0;
    if (hasField(name) && !isSameField)
        return core::Error{u"name"_s,
                           tr("The invoice already has a custom field “%1”.").arg(shortName(name))};
    return core::done();
}

bool CustomFieldsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (index.column() != Null)
        return MembersModel::setData(index, value, role);
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    writeValue(index.row(), value.toInt() == Qt::Checked ? Json() : Json::string({}));
    return true;
}

// ---- what the view sees

int CustomFieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CustomFieldsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MemberRow &field = rows()[index.row()];
    const bool isFeeLine = field.mark == MemberRow::Mark::FeeLine;
    const bool isAbsent = field.mark == MemberRow::Mark::Absent;
    const bool isEmpty = field.value.isNull(); // or absent
    const bool isNull = isEmpty && !isAbsent;
    const bool isDim =
        isAbsent || (index.column() != Name && (isNull || isFeeLine || isContainer(field.value)));
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return oneLine(field.name);
        if (index.column() == Null)
            return isFeeLine ? tr("fee line") : QString();
        if (isContainer(field.value))
            return oneLine(jsonOnOneLine(field.value));
        return isAbsent ? tr("absent") : isNull ? tr("null") : oneLine(editText(field.value));
    case Qt::EditRole:
        return index.column() == Name    ? field.name
               : index.column() == Value ? editText(field.value)
                                         : QString();
    case Qt::CheckStateRole:
        if (index.column() != Null || isFeeLine)
            return {};
        return isNull ? Qt::Checked : Qt::Unchecked;
    case Qt::ForegroundRole:
        return isDim ? QVariant(themeOf(QGuiApplication::palette()).dim) : QVariant();
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setItalic(index.column() == Value && isEmpty);
        return font.italic() ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole:
        if (isFeeLine)
            return plainToolTip(tr("A fee line: edit it in the table above."));
        if (isContainer(field.value) && index.column() == Value)
            return plainToolTip(tr("This is a list or an object. Edit it in the JSON."));
        if (const cpv2::Field *known = cpv2::findField(path(), field.name); known && index.column() == Name)
            return plainToolTip(cpv2::fieldHelp(*known));
        return plainToolTip(index.column() == Null
                                ? tr("Send %1 as null").arg(shortName(field.name))
                                : oneLine(index.column() == Name ? field.name : editText(field.value)));
    case Qt::AccessibleTextRole:
        if (index.column() == Null && !isFeeLine)
            return isNull ? tr("null") : tr("not null");
        return {};
    default:
        return {};
    }
}

QVariant CustomFieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == Null && role == Qt::DisplayRole)
        return tr("null");
    return MembersModel::headerData(section, orientation, role);
}

Qt::ItemFlags CustomFieldsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = MembersModel::flags(index);
    if (!index.isValid() || rows()[index.row()].mark == MemberRow::Mark::FeeLine)
        return flags;
    if (index.column() == Null)
        return flags | Qt::ItemIsUserCheckable;
    const bool isForTheJson = index.column() == Value && isContainer(rows()[index.row()].value);
    return isForTheJson ? flags & ~Qt::ItemFlags(Qt::ItemIsEditable) : flags;
}

} // namespace gui
