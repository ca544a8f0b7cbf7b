// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/custom_fields_model.h"

#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <QColor>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;

namespace gui
{

namespace
{

constexpr auto customFieldsPath = "/Customers/*/Invoices/*/CustomFields"_L1;

bool isContainer(const Json &value)
{
    return value.isObject() || value.isArray();
}

/// `text` in the JSON type that the value has now, where it fits.
Json retyped(const Json &current, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    if (current.kind() == Json::Kind::Number && core::isJsonNumber(utf8))
        return Json::number(utf8);
    if (current.kind() == Json::Kind::Bool && (text == "true"_L1 || text == "false"_L1))
        return Json::boolean(text == "true"_L1);
    return Json::string(text);
}

} // namespace

bool CustomFieldRow::operator==(const CustomFieldRow &other) const
{
    return field.name == other.field.name && field.value == other.field.value && isAbsent == other.isAbsent;
}

CustomFieldsModel::CustomFieldsModel(RequestDocument *document, QObject *parent)
    : RowTableModel(parent), m_document(document)
{
    connect(document, &RequestDocument::changed, this, [this] { updateRows(readRows()); });
}

void CustomFieldsModel::setPlace(cpv2::Place place)
{
    m_place = place;
    resetRows(readRows());
}

QList<CustomFieldRow> CustomFieldsModel::readRows() const
{
    QList<CustomFieldRow> list;
    if (m_place.invoice < 0)
        return list;
    for (const cpv2::CustomField &field : m_document->request().customFields(m_place)) {
        const bool isFeeLine =
            field.value.kind() == Json::Kind::String && cpv2::FeeLine::looksLikeOne(field.value.toString());
        list.append({field, isFeeLine});
    }
    return list + absentRows();
}

/// Those that the contract gives a meaning and the invoice has not; the slots of fee lines are none of them.
QList<CustomFieldRow> CustomFieldsModel::absentRows() const
{
    QList<CustomFieldRow> list;
    const cpv2::PaymentRequest &request = m_document->request();
    const core::JsonPointer holder = request.pointer(FieldId::CustomFields, m_place);
    const Json *invoice = core::find(request.document(), holder.parent());
    const Json *object = core::find(request.document(), holder);
    if (!invoice || !invoice->isObject() || (object && !object->isObject() && !object->isNull()))
        return list;
    const QString firstSlot = u"Custom%1"_s.arg(m_document->profile().firstFeeLineSlot);
    for (const cpv2::Field &field : cpv2::fields()) {
        if (QLatin1StringView(field.parent) != customFieldsPath)
            continue;
        const QString name = cpv2::fieldName(field);
        if (name == firstSlot)
            break;
        if (!request.find(field.id, m_place))
            list.append({{name, holder / name, Json()}, false, true});
    }
    return list;
}

int CustomFieldsModel::rowOf(const core::JsonPointer &at) const
{
    for (int row = 0; row < rows().size(); ++row) {
        if (at.startsWith(rows()[row].field.at))
            return row;
    }
    return -1;
}

// ---- edits

bool CustomFieldsModel::hasField(const QString &name) const
{
    return std::any_of(rows().cbegin(), rows().cend(), [&](const CustomFieldRow &row) {
        return !row.isAbsent && row.field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

const Json::Members &CustomFieldsModel::members() const
{
    return m_document->request().find(FieldId::CustomFields, m_place)->members();
}

void CustomFieldsModel::writeMembers(Json::Members members, const QString &name)
{
    m_document->endStep();
    m_document->edit(
        m_document->request().set(FieldId::CustomFields, Json::object(std::move(members)), m_place), name);
    m_document->endStep();
}

QString CustomFieldsModel::freeName() const
{
    int number = 1;
    while (hasField(u"Custom%1"_s.arg(number)))
        ++number;
    return u"Custom%1"_s.arg(number);
}

void CustomFieldsModel::addField()
{
    m_document->endStep();
    m_document->edit(m_document->request().setCustomField(m_place, freeName(), Json::string({})),
                     tr("Add Custom Field"));
    m_document->endStep();
}

void CustomFieldsModel::duplicateField(int row)
{
    Json::Members changedMembers = members();
    changedMembers.insert(changedMembers.begin() + row + 1, {freeName(), rows()[row].field.value});
    writeMembers(std::move(changedMembers), tr("Duplicate %1").arg(oneLine(rows()[row].field.name, 40)));
}

bool CustomFieldsModel::canMove(int from, int to) const
{
    return canChange(from) && to >= 0 && to < rowCount() && !rows()[to].isAbsent;
}

void CustomFieldsModel::moveField(int from, int to)
{
    Json::Members changedMembers = members();
    std::swap(changedMembers[size_t(from)], changedMembers[size_t(to)]);
    writeMembers(std::move(changedMembers), tr("Move %1").arg(oneLine(rows()[from].field.name, 40)));
}

bool CustomFieldsModel::canSetNull(int row) const
{
    return !rows()[row].isFeeLine && (rows()[row].isAbsent || !rows()[row].field.value.isNull());
}

void CustomFieldsModel::setNull(int row)
{
    writeValue(row, Json());
}

void CustomFieldsModel::removeField(int row)
{
    Json::Members changedMembers = members();
    changedMembers.erase(changedMembers.begin() + row);
    writeMembers(std::move(changedMembers), tr("Remove %1").arg(oneLine(rows()[row].field.name, 40)));
}

void CustomFieldsModel::rename(int row, const QString &name)
{
    Json::Members changedMembers = members();
    changedMembers[size_t(row)].name = name;
    writeMembers(std::move(changedMembers), tr("Rename %1").arg(oneLine(rows()[row].field.name, 40)));
}

void CustomFieldsModel::writeValue(int row, const Json &value)
{
    const CustomFieldRow entry = rows()[row];
    const QString shortName = oneLine(entry.field.name, 40);
    const QString step = value.isNull() ? tr("Set %1 to null").arg(shortName) : tr("Set %1").arg(shortName);
    if (entry.isAbsent) {
        m_document->endStep();
        m_document->edit(m_document->request().set(cpv2::findField(customFieldsPath, entry.field.name)->id,
                                                   value, m_place),
                         step);
        m_document->endStep();
        return;
    }
    Json::Members changedMembers = members();
    changedMembers[size_t(row)].value = value;
    writeMembers(std::move(changedMembers), step);
}

bool CustomFieldsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || rows()[index.row()].isFeeLine)
        return false;
    const cpv2::CustomField field = rows()[index.row()].field;
    if (index.column() == Null && role == Qt::CheckStateRole) {
        writeValue(index.row(), value.toInt() == Qt::Checked ? Json() : Json::string({}));
    } else if (index.column() == Value && role == Qt::EditRole) {
        // Opening an editor on null and closing it again is no edit.
        if (value.toString() != field.text())
            writeValue(index.row(), retyped(field.value, value.toString()));
    } else if (index.column() == Name && role == Qt::EditRole) {
        const QString name = value.toString();
        if (name == field.name)
            return true;
        if (name.isEmpty() || (hasField(name) && name.compare(field.name, Qt::CaseInsensitive) != 0)) {
            emit refused(name.isEmpty()
                             ? tr("A custom field needs a name.")
                             : tr("The invoice already has a custom field “%1”.").arg(oneLine(name, 40)));
            return false;
        }
        rename(index.row(), name);
    } else {
        return false;
    }
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
    const auto &[field, isFeeLine, isAbsent] = rows()[index.row()];
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
        return isAbsent ? tr("absent") : isNull ? tr("null") : oneLine(field.text());
    case Qt::EditRole:
        return index.column() == Name ? field.name : index.column() == Value ? field.text() : QString();
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
            return plainToolTip(tr("A list or an object stands here; it can be changed in the JSON."));
        if (const cpv2::Field *known = cpv2::findField(customFieldsPath, field.name);
            known && index.column() == Name)
            return plainToolTip(cpv2::fieldHelp(*known));
        return plainToolTip(index.column() == Null
                                ? tr("Send %1 as null").arg(oneLine(field.name, 40))
                                : oneLine(index.column() == Name ? field.name : field.text()));
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
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return tr("null");
    }
}

Qt::ItemFlags CustomFieldsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || rows()[index.row()].isFeeLine)
        return flags;
    const cpv2::CustomField &field = rows()[index.row()].field;
    switch (index.column()) {
    case Null:
        return flags | Qt::ItemIsUserCheckable;
    case Value:
        return isContainer(field.value) || field.text().size() > FieldBinding::longestText
                   ? flags
                   : flags | Qt::ItemIsEditable;
    default:
        return rows()[index.row()].isAbsent || field.name.size() > FieldBinding::longestText
                   ? flags
                   : flags | Qt::ItemIsEditable;
    }
}

} // namespace gui
