// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "gui/look/row_table_model.h"

namespace gui
{

class RequestDocument;

struct FeeLineRow {
    int member; ///< index among the members of CustomFields: names may repeat
    cpv2::FeeLineSlot slot;
    bool operator==(const FeeLineRow &other) const;
};

/// The fee lines of one invoice, as a list that fills its custom fields in their order. A broken line
/// shows its text, to be repaired, and why it is broken.
class FeeLineModel : public RowTableModel<FeeLineRow>
{
    Q_OBJECT
public:
    enum Column { Slot, Poi, Item, Amount, ColumnCount };

    explicit FeeLineModel(RequestDocument *document, QObject *parent = nullptr);

    void setPlace(cpv2::Place place);
    bool isBroken(int row) const { return !rows()[row].slot.line; }
    /// The row whose custom field is at `at`, or -1.
    int rowOf(const core::JsonPointer &at) const;

    // Each is one undo step.
    void addLine();
    void duplicateLine(int row);
    /// The lines below move up one slot; the last slot's member goes.
    void removeLine(int row);
    /// The two lines change slots.
    void moveLine(int from, int to);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// What was entered is not accepted; nothing was changed.
    void refused(const QString &sentence);

private:
    QList<FeeLineRow> readRows() const;
    QString text(const FeeLineRow &entry, int column) const;
    /// The line's text with one column changed.
    core::Result<QString> changed(const FeeLineRow &entry, int column, const QString &text) const;
    /// One edit of the whole CustomFields object.
    void writeMembers(core::Json::Members members, const QString &name);
    const core::Json::Members &members() const;

    RequestDocument *m_document;
    cpv2::Place m_place;
};

} // namespace gui
