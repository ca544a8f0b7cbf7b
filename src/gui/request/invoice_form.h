// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/field_grid.h"
#include "gui/request/field_binding.h"
#include "gui/request/form_actions.h"

#include <QWidget>

#include <memory>

class QTableView;

namespace Ui
{
class InvoiceForm;
}

namespace gui
{

class CustomFieldsModel;
class FeeLineModel;
class UnknownMembersView;

/// One invoice: its fields, its fee lines with their sum against BalanceDue, its custom fields.
class InvoiceForm : public QWidget
{
    Q_OBJECT
public:
    explicit InvoiceForm(RequestDocument *document, QWidget *parent = nullptr);
    ~InvoiceForm() override;

    FieldGrid &grid() { return *m_grid; }
    /// In a narrow form, the button for the balance goes below the sum.
    void setNarrow(bool narrow);
    void setPlace(cpv2::Place place);
    /// The widget that edits the value at `at`, its table row chosen; nullptr when it is not in this form.
    QWidget *fieldAt(const core::JsonPointer &at);
    /// The fee lines, the custom fields, the other members.
    QList<EntryButtons> levels();
    UnknownMembersView *members() const { return m_members; }

private:
    void setUpFeeLines();
    void setUpCustomFields();
    void showSum();
    void setBalance();
    void updateButtons();

    void addFeeLine();
    void duplicateFeeLine();
    void removeFeeLine();
    void moveFeeLine(int by);
    void spanBrokenLines();
    void addCustomField();
    void moveCustomField(int by);

    RequestDocument *m_document;
    cpv2::Place m_place;
    FeeLineModel *m_feeLines;
    CustomFieldsModel *m_customFields;
    UnknownMembersView *m_members;
    std::unique_ptr<Ui::InvoiceForm> m_ui;
    std::unique_ptr<FieldGrid> m_grid;
    QList<FieldBinding *> m_bindings;
};

} // namespace gui
