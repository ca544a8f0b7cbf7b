// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/field_grid.h"
#include "gui/request/field_binding.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class CustomerForm;
}

namespace gui
{

class UnknownMembersView;

/// One customer, without the invoices.
class CustomerForm : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerForm(RequestDocument *document, QWidget *parent = nullptr);
    ~CustomerForm() override;

    FieldGrid &grid() { return *m_grid; }
    void setPlace(cpv2::Place place);
    /// The widget that edits the value at `at`; nullptr when it is not in this form.
    QWidget *fieldAt(const core::JsonPointer &at);
    UnknownMembersView *members() const { return m_members; }

private:
    std::unique_ptr<Ui::CustomerForm> m_ui;
    std::unique_ptr<FieldGrid> m_grid;
    QList<FieldBinding *> m_bindings;
    UnknownMembersView *m_members;
};

} // namespace gui
