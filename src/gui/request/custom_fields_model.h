// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "gui/look/row_table_model.h"

namespace gui
{

class RequestDocument;

struct CustomFieldRow {
    cpv2::CustomField field;
    bool isFeeLine = false; ///< shown here too, edited as a fee line
    bool isAbsent = false;  ///< no member, but one that the contract knows
    bool operator==(const CustomFieldRow &other) const;
};

/// The members of one invoice's CustomFields: name, value, and whether it is null. Rows are members, in
/// their order; behind them stand those that the contract knows and the invoice has not.
class CustomFieldsModel : public RowTableModel<CustomFieldRow>
{
    Q_OBJECT
public:
    enum Column { Name, Value, Null, ColumnCount };

    explicit CustomFieldsModel(RequestDocument *document, QObject *parent = nullptr);

    void setPlace(cpv2::Place place);
    /// It is a member, and none that is edited as a fee line.
    bool canChange(int row) const { return !rows()[row].isFeeLine && !rows()[row].isAbsent; }
    bool canSetNull(int row) const;
    bool canMove(int from, int to) const;
    /// The row whose value is at `at`, or -1.
    int rowOf(const core::JsonPointer &at) const;

    // Each is one undo step.
    void addField(); ///< the first CustomN there is not, with an empty value
    void duplicateField(int row);
    void removeField(int row);
    /// The two members change places.
    void moveField(int from, int to);
    void setNull(int row);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// What was entered cannot be; nothing was changed.
    void refused(const QString &sentence);

private:
    QList<CustomFieldRow> readRows() const;
    QList<CustomFieldRow> absentRows() const;
    QString freeName() const;
    bool hasField(const QString &name) const;
    void rename(int row, const QString &name);
    void writeValue(int row, const core::Json &value);
    /// One edit of the whole CustomFields object: names may repeat, so a pointer may mean another member.
    void writeMembers(core::Json::Members members, const QString &name);
    const core::Json::Members &members() const;

    RequestDocument *m_document;
    cpv2::Place m_place;
};

} // namespace gui
