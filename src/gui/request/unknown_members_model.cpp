// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/unknown_members_model.h"

#include "cpv2/binding.h"
#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <QColor>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

namespace
{

/// Any parameter of the object at `path`: the request knows the way to it.
const cpv2::Field &anyFieldOf(QLatin1StringView path)
{
    const auto fields = cpv2::fields();
    const auto found = std::ranges::find(
        fields, path, [](const cpv2::Field &field) { return QLatin1StringView(field.parent); });
    Q_ASSERT(found != fields.end());
    return *found;
}

/// The parameter that is the object at `path`; nullptr for the root and for items of a list.
const cpv2::Field *fieldOfObject(QLatin1StringView path)
{
    const qsizetype slash = path.lastIndexOf('/'_L1);
    return slash < 0 ? nullptr : cpv2::findField(path.first(slash), QString(path.sliced(slash + 1)));
}

bool isRepeated(const Json::Members &members, size_t index)
{
    return std::ranges::count(members, members[index].name, &Json::Member::name) > 1;
}

QString shortName(const QString &name)
{
    return oneLine(name, 40);
}

} // namespace

UnknownMembersModel::UnknownMembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent)
    : RowTableModel(parent), m_document(document), m_path(object)
{
    connect(document, &RequestDocument::changed, this, &UnknownMembersModel::update);
    update();
}

void UnknownMembersModel::setPlace(cpv2::Place place)
{
    m_place = place;
    resetRows(readRows());
}

std::optional<JsonPointer> UnknownMembersModel::holder() const
{
    if ((m_path.startsWith("/Customers/*"_L1) && m_place.customer < 0) ||
        (m_path.startsWith("/Customers/*/Invoices/*"_L1) && m_place.invoice < 0))
        return std::nullopt;
    return m_document->request().pointer(anyFieldOf(m_path).id, m_place).parent();
}

const Json *UnknownMembersModel::object() const
{
    const std::optional<JsonPointer> at = holder();
    const Json *found = at ? core::find(m_document->request().document(), *at) : nullptr;
    return found && found->isObject() ? found : nullptr;
}

void UnknownMembersModel::update()
{
    if (!m_isInStep)
        updateRows(readRows());
}

QList<UnknownMember> UnknownMembersModel::readRows() const
{
    QList<UnknownMember> list;
    const Json *holder = object();
    if (!holder)
        return list;
    const Json::Members &members = holder->members();
    for (size_t i = 0; i < members.size(); ++i) {
        const cpv2::Field *known = cpv2::findField(m_path, members[i].name);
        const bool isTheFields =
            known && cpv2::boundMember(members, QLatin1StringView(known->name)) == int(i);
        if (!isTheFields)
            list.append({int(i), members[i].name, members[i].value, known || isRepeated(members, i)});
    }
    return list;
}

int UnknownMembersModel::rowOf(const JsonPointer &at) const
{
    const std::optional<JsonPointer> own = holder();
    if (!own || !at.startsWith(*own) || at == *own)
        return -1;
    const QString name = at.tokens()[own->tokens().size()];
    const Json *holder = object();
    const int index = holder ? holder->indexOf(name) : -1; // a pointer means the last of a name
    const auto found = std::ranges::find(rows(), index, &UnknownMember::index);
    return index < 0 || found == rows().cend() ? -1 : int(found - rows().cbegin());
}

bool UnknownMembersModel::canAdd() const
{
    const std::optional<JsonPointer> at = holder();
    if (!at)
        return false;
    const Json *found = core::find(m_document->request().document(), *at);
    return found && !found->isNull() ? found->isObject() : fieldOfObject(m_path) != nullptr;
}

// ---- edits

/// Several edits as one step. The rows are read when all are made: an editor that is open in a view shall
/// not see its row go and come again.
void UnknownMembersModel::makeStep(const QString &name, const std::function<void()> &edits)
{
    m_document->endStep();
    m_isInStep = true;
    m_document->undoStack()->beginMacro(name);
    edits();
    m_document->undoStack()->endMacro();
    m_isInStep = false;
    m_document->endStep();
    update();
}

void UnknownMembersModel::insert(int index, const QString &name, const Json &value)
{
    m_document->edit({JsonEdit::Kind::Insert, *holder() / name, value, index}, tr("Add %1").arg(name));
}

void UnknownMembersModel::remove(int index)
{
    const QString name = object()->members()[size_t(index)].name;
    m_document->edit({JsonEdit::Kind::Remove, *holder() / name, {}, index}, tr("Remove %1").arg(name));
}

/// By place, because a pointer means only the last of the members that share a name.
void UnknownMembersModel::replace(const UnknownMember &old, const QString &name, const Json &value,
                                  const QString &step)
{
    makeStep(step, [&] {
        remove(old.index);
        insert(old.index, name, value);
    });
}

QString UnknownMembersModel::freeName(const QString &wanted) const
{
    QString name = wanted;
    const Json *holder = object();
    for (int number = 2; holder && cpv2::boundMember(holder->members(), name) >= 0; ++number)
        name = wanted + QString::number(number);
    return name;
}

void UnknownMembersModel::addMember()
{
    const QString name = freeName(u"Member"_s);
    m_document->endStep();
    if (object())
        m_document->edit({JsonEdit::Kind::Insert, *holder() / name, Json(), -1}, tr("Add Member"));
    else
        m_document->edit(
            m_document->request().set(fieldOfObject(m_path)->id, Json::object({{name, Json()}}), m_place),
            tr("Add Member"));
    m_document->endStep();
}

void UnknownMembersModel::duplicateMember(int row)
{
    const UnknownMember member = rows()[row];
    m_document->endStep();
    m_document->edit(
        {JsonEdit::Kind::Insert, *holder() / freeName(member.name), member.value, member.index + 1},
        tr("Duplicate %1").arg(shortName(member.name)));
    m_document->endStep();
}

void UnknownMembersModel::removeMember(int row)
{
    const UnknownMember member = rows()[row];
    m_document->endStep();
    m_document->edit({JsonEdit::Kind::Remove, *holder() / member.name, {}, member.index},
                     tr("Remove %1").arg(shortName(member.name)));
    m_document->endStep();
}

void UnknownMembersModel::moveMember(int from, int to)
{
    const UnknownMember first = rows()[std::min(from, to)];
    const UnknownMember second = rows()[std::max(from, to)];
    makeStep(tr("Move %1").arg(shortName(rows()[from].name)), [&] {
        remove(second.index);
        remove(first.index);
        insert(first.index, second.name, second.value);
        insert(second.index, first.name, first.value);
    });
}

void UnknownMembersModel::setNull(int row)
{
    const UnknownMember member = rows()[row];
    if (!member.value.isNull())
        replace(member, member.name, Json(), tr("Set %1 to null").arg(shortName(member.name)));
}

bool UnknownMembersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const UnknownMember member = rows()[index.row()];
    const QString text = value.toString();
    if (text == index.data(Qt::EditRole).toString())
        return true;
    if (index.column() == Name) {
        replace(member, text, member.value, tr("Rename %1").arg(shortName(member.name)));
        return true;
    }
    const core::Result<Json> parsed = core::parseJson(text.toUtf8());
    if (!parsed) {
        emit refused(tr("This is no JSON, so nothing was changed: %1 A text stands in quotes.")
                         .arg(parsed.error().sentence));
        return false;
    }
    if (!(*parsed == member.value))
        replace(member, member.name, *parsed, tr("Set %1").arg(shortName(member.name)));
    return true;
}

// ---- what the view sees

int UnknownMembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnknownMembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UnknownMember &member = rows()[index.row()];
    const bool isName = index.column() == Name;
    const QString repeated = tr("This name is in the object more than once.");
    switch (role) {
    case Qt::DisplayRole:
        if (!isName)
            return oneLine(jsonOnOneLine(member.value));
        return member.isRepeated ? tr("%1 (repeated)").arg(oneLine(member.name)) : oneLine(member.name);
    case Qt::EditRole:
        return isName ? member.name : jsonOnOneLine(member.value);
    case Qt::ToolTipRole:
        return plainToolTip(isName && member.isRepeated
                                ? repeated
                                : oneLine(isName ? member.name : jsonOnOneLine(member.value)));
    case Qt::AccessibleDescriptionRole:
        return isName && member.isRepeated ? repeated : QVariant();
    case Qt::ForegroundRole:
        return isName && member.isRepeated ? QVariant(themeOf(QGuiApplication::palette()).warning)
                                           : QVariant();
    case Qt::FontRole:
        return isName ? QVariant() : QFontDatabase::systemFont(QFontDatabase::FixedFont);
    default:
        return {};
    }
}

QVariant UnknownMembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value (JSON)");
}

Qt::ItemFlags UnknownMembersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.data(Qt::EditRole).toString().size() > FieldBinding::longestText)
        return flags;
    return flags | Qt::ItemIsEditable;
}

} // namespace gui
