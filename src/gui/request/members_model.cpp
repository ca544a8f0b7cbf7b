// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/members_model.h"

#include "cpv2/binding.h"
#include "cpv2/objects.h"
#include "gui/look/plain_text.h"
#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

MembersModel::MembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent)
    : RowTableModel(parent), m_document(document), m_path(object)
{
    connect(document, &RequestDocument::changed, this, &MembersModel::update);
}

void MembersModel::setPlace(cpv2::Place place)
{
    m_place = place;
    reset();
}

std::optional<JsonPointer> MembersModel::holder() const
{
    if ((m_path.startsWith("/Customers/*"_L1) && m_place.customer < 0) ||
        (m_path.startsWith("/Customers/*/Invoices/*"_L1) && m_place.invoice < 0))
        return std::nullopt;
    // The request knows the way to any field of the object.
    return m_document->request().pointer(cpv2::fieldsOf(m_path).first()->id, m_place).parent();
}

const Json::Members *MembersModel::members() const
{
    const std::optional<JsonPointer> at = holder();
    const Json *found = at ? core::find(m_document->request().document(), *at) : nullptr;
    return found && found->isObject() ? &found->members() : nullptr;
}

void MembersModel::update()
{
    if (!m_isInStep)
        updateRows(readRows());
}

int MembersModel::rowOf(const JsonPointer &at) const
{
    const std::optional<JsonPointer> own = holder();
    if (!own || !at.startsWith(*own) || at == *own)
        return -1;
    const QString name = at.tokens()[own->tokens().size()];
    const Json *object = core::find(m_document->request().document(), *own);
    const int index = object && object->isObject() ? object->indexOf(name) : -1;
    const auto found = std::ranges::find_if(rows(), [&](const MemberRow &row) {
        return index < 0 ? row.index < 0 && row.name == name : row.index == index;
    });
    return found == rows().cend() ? -1 : int(found - rows().cbegin());
}

bool MembersModel::canAdd() const
{
    const std::optional<JsonPointer> at = holder();
    if (!at)
        return false;
    const Json *found = core::find(m_document->request().document(), *at);
    return found && !found->isNull() ? found->isObject() : cpv2::fieldOfObject(m_path) != nullptr;
}

bool MembersModel::canChange(int row) const
{
    return rows()[row].mark != MemberRow::Mark::FeeLine && rows()[row].mark != MemberRow::Mark::Absent;
}

bool MembersModel::canMove(int from, int to) const
{
    return canChange(from) && to >= 0 && to < rowCount() && rows()[to].mark != MemberRow::Mark::Absent;
}

bool MembersModel::canSetNull(int row) const
{
    const MemberRow &member = rows()[row];
    return member.mark != MemberRow::Mark::FeeLine &&
           (member.mark == MemberRow::Mark::Absent || !member.value.isNull());
}

// ---- edits

/// The rows are read when all changes are made: an editor that is open in a view must not see its row go and
/// come again.
void MembersModel::makeStep(const QList<Change> &changes, const QString &name)
{
    const JsonPointer at = *holder();
    m_document->endStep();
    m_isInStep = true;
    m_document->undoStack()->beginMacro(name);
    // By index, because a pointer means only the last of the members that share a name.
    for (const Change &change : changes) {
        if (change.kind != Change::Kind::Insert) {
            const QString old = (*members())[size_t(change.index)].name;
            m_document->edit({JsonEdit::Kind::Remove, at / old, {}, change.index}, name);
        }
        if (change.kind != Change::Kind::Remove)
            m_document->edit(
                {JsonEdit::Kind::Insert, at / change.member.name, change.member.value, change.index}, name);
    }
    m_document->undoStack()->endMacro();
    m_isInStep = false;
    m_document->endStep();
    update();
}

void MembersModel::duplicate(int row)
{
    const MemberRow member = rows()[row];
    makeStep({{Change::Kind::Insert, member.index + 1, {freeName(member.name), member.value}}},
             tr("Duplicate %1").arg(shortName(member.name)));
}

void MembersModel::remove(int row)
{
    const MemberRow member = rows()[row];
    makeStep({{Change::Kind::Remove, member.index}}, tr("Remove %1").arg(shortName(member.name)));
}

void MembersModel::move(int from, int to)
{
    const MemberRow one = rows()[from];
    const MemberRow other = rows()[to];
    makeStep({{Change::Kind::Replace, one.index, {other.name, other.value}},
              {Change::Kind::Replace, other.index, {one.name, one.value}}},
             tr("Move %1").arg(shortName(one.name)));
}

void MembersModel::rename(int row, const QString &name)
{
    const MemberRow member = rows()[row];
    makeStep({{Change::Kind::Replace, member.index, {name, member.value}}},
             tr("Rename %1").arg(shortName(member.name)));
}

void MembersModel::setNull(int row)
{
    if (canSetNull(row))
        writeValue(row, Json());
}

void MembersModel::writeValue(int row, const Json &value)
{
    const MemberRow member = rows()[row];
    const QString step = value.isNull() ? tr("Set %1 to null").arg(shortName(member.name))
                                        : tr("Set %1").arg(shortName(member.name));
    if (member.mark != MemberRow::Mark::Absent)
        return makeStep({{Change::Kind::Replace, member.index, {member.name, value}}}, step);
    m_document->endStep();
    m_document->edit(m_document->request().set(cpv2::findField(m_path, member.name)->id, value, m_place),
                     step);
    m_document->endStep();
}

core::Result<core::Done> MembersModel::checkName(int, const QString &) const
{
    return core::done();
}

bool MembersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const MemberRow member = rows()[index.row()];
    const QString text = value.toString();
    if (text == index.data(Qt::EditRole).toString()) // an editor was opened and closed again
        return true;
    if (index.column() == Name) {
        if (const core::Result<core::Done> checked = checkName(index.row(), text); !checked) {
            emit refused(checked.error().sentence);
            return false;
        }
        rename(index.row(), text);
        return true;
    }
    const core::Result<Json> entered = valueFrom(text, member.value);
    if (!entered) {
        emit refused(entered.error().sentence);
        return false;
    }
    if (!(*entered == member.value))
        writeValue(index.row(), *entered);
    return true;
}

// ---- what the view sees

QString MembersModel::shortName(const QString &name)
{
    return oneLine(name, 40);
}

int MembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

Qt::ItemFlags MembersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() > Value || rows()[index.row()].mark == MemberRow::Mark::FeeLine)
        return flags;
    const MemberRow &member = rows()[index.row()];
    const bool isFixed = index.column() == Name && member.mark == MemberRow::Mark::Absent;
    const QString text = index.column() == Name ? member.name : editText(member.value);
    return isFixed || text.size() > FieldBinding::longestText ? flags : flags | Qt::ItemIsEditable;
}

} // namespace gui
