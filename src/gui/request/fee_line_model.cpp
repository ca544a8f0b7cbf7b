// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/fee_line_model.h"

#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <QColor>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>

using core::Json;
using core::JsonEdit;
using cpv2::FeeLine;
using cpv2::FieldId;
using cpv2::Money;

namespace gui
{

FeeLineModel::FeeLineModel(RequestDocument *document, QObject *parent)
    : RowTableModel(parent), m_document(document)
{
    connect(document, &RequestDocument::changed, this, [this] { updateRows(readRows()); });
}

bool FeeLineRow::operator==(const FeeLineRow &other) const
{
    return member == other.member && slot.field.name == other.slot.field.name &&
           slot.field.value == other.slot.field.value;
}

void FeeLineModel::setPlace(cpv2::Place place)
{
    m_place = place;
    resetRows(readRows());
}

QList<FeeLineRow> FeeLineModel::readRows() const
{
    QList<FeeLineRow> list;
    if (m_place.invoice < 0)
        return list;
    const QList<cpv2::CustomField> fields = m_document->request().customFields(m_place);
    const QList<cpv2::FeeLineSlot> lines = m_document->request().feeLines(m_place);
    for (int i = 0; i < fields.size() && list.size() < lines.size(); ++i) {
        const cpv2::FeeLineSlot &slot = lines[list.size()];
        if (fields[i].name == slot.field.name && fields[i].value == slot.field.value)
            list.append({i, slot});
    }
    return list;
}

int FeeLineModel::rowOf(const core::JsonPointer &at) const
{
    for (int row = 0; row < rows().size(); ++row) {
        if (rows()[row].slot.field.at == at)
            return row;
    }
    return -1;
}

// ---- edits

const Json::Members &FeeLineModel::members() const
{
    return m_document->request().find(FieldId::CustomFields, m_place)->members();
}

void FeeLineModel::writeMembers(Json::Members members, const QString &name)
{
    m_document->endStep();
    m_document->edit(
        m_document->request().set(FieldId::CustomFields, Json::object(std::move(members)), m_place), name);
    m_document->endStep();
}

void FeeLineModel::addLine()
{
    const FeeLine blank({}, {}, Money::fromTenThousandths(0, 4)); // four decimals, as the sample has
    m_document->endStep();
    m_document->edit(m_document->request().addFeeLine(m_place, blank, m_document->profile().firstFeeLineSlot),
                     tr("Add Fee Line"));
    m_document->endStep();
}

void FeeLineModel::duplicateLine(int row)
{
    JsonEdit edit = m_document->request().addFeeLine(m_place, {}, m_document->profile().firstFeeLineSlot);
    edit.value = rows()[row].slot.field.value; // the text as it is, also of a broken line
    m_document->endStep();
    m_document->edit(edit, tr("Duplicate Fee Line"));
    m_document->endStep();
}

void FeeLineModel::removeLine(int row)
{
    Json::Members changedMembers = members();
    for (int i = row; i + 1 < rows().size(); ++i)
        changedMembers[size_t(rows()[i].member)].value = rows()[i + 1].slot.field.value;
    changedMembers.erase(changedMembers.begin() + rows().last().member);
    writeMembers(std::move(changedMembers), tr("Remove Fee Line"));
}

void FeeLineModel::moveLine(int from, int to)
{
    Json::Members changedMembers = members();
    std::swap(changedMembers[size_t(rows()[from].member)].value,
              changedMembers[size_t(rows()[to].member)].value);
    writeMembers(std::move(changedMembers), tr("Move Fee Line"));
}

core::Result<QString> FeeLineModel::changed(const FeeLineRow &entry, int column, const QString &text) const
{
    if (!entry.slot.line)
        return text; // a broken line is edited as a whole
    FeeLine line = *entry.slot.line;
    core::Result<core::Done> done = core::done();
    if (column == Poi) {
        done = line.setPoi(text);
    } else if (column == Item) {
        done = line.setItem(text);
    } else {
        const core::Result<Money> amount = Money::parse(text);
        if (!amount)
            return amount.error();
        line.setAmount(*amount);
    }
    if (!done)
        return done.error();
    return line.toString();
}

bool FeeLineModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const FeeLineRow &entry = rows()[index.row()];
    if (value.toString() == text(entry, index.column()))
        return true;
    const core::Result<QString> line = changed(entry, index.column(), value.toString());
    if (!line) {
        emit refused(line.error().sentence);
        return false;
    }
    Json::Members changedMembers = members();
    changedMembers[size_t(entry.member)].value = Json::string(*line);
    writeMembers(std::move(changedMembers), tr("Edit Fee Line"));
    return true;
}

// ---- what the view sees

int FeeLineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FeeLineModel::text(const FeeLineRow &entry, int column) const
{
    if (column == Slot)
        return entry.slot.field.name;
    if (!entry.slot.line)
        return column == Poi ? entry.slot.field.text() : QString();
    switch (column) {
    case Poi:
        return entry.slot.line->poi();
    case Item:
        return entry.slot.line->item();
    default:
        return entry.slot.line->amount().toString();
    }
}

QVariant FeeLineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FeeLineRow &entry = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text(entry, index.column()));
    case Qt::EditRole:
        return text(entry, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Amount ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        return index.column() == Amount ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QVariant();
    case Qt::ToolTipRole:
        if (!entry.slot.line)
            return plainToolTip(entry.slot.line.error().sentence);
        return plainToolTip(oneLine(text(entry, index.column())));
    case Qt::BackgroundRole:
        return entry.slot.line ? QVariant() : themeOf(QGuiApplication::palette()).badBackground;
    case Qt::ForegroundRole:
        return entry.slot.line ? QVariant() : themeOf(QGuiApplication::palette()).bad;
    case Qt::AccessibleDescriptionRole:
        return entry.slot.line ? QVariant() : entry.slot.line.error().sentence;
    default:
        return {};
    }
}

QVariant FeeLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Amount ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Slot:
        return tr("Slot");
    case Poi:
        return tr("poi");
    case Item:
        return tr("Item");
    default:
        return tr("Amount");
    }
}

Qt::ItemFlags FeeLineModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() == Slot || (isBroken(index.row()) && index.column() != Poi) ||
        text(rows()[index.row()], index.column()).size() > FieldBinding::longestText)
        return flags;
    return flags | Qt::ItemIsEditable;
}

} // namespace gui
