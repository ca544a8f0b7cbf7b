// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/field_grid.h"
#include "gui/request/field_binding.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class RequestSettingsForm;
}

namespace gui
{

class PageResultOptionsForm;
class UnknownMembersView;

/// What a request says once, for all its customers: references, addresses, what the hosted page allows.
class RequestSettingsForm : public QWidget
{
    Q_OBJECT
public:
    explicit RequestSettingsForm(RequestDocument *document, QWidget *parent = nullptr);
    ~RequestSettingsForm() override;

    FieldGrid &grid() { return *m_grid; }
    /// The widget that edits the value at `at`, made visible; nullptr when it is not in this form.
    QWidget *fieldAt(const core::JsonPointer &at);
    /// Of the request itself, of PageResultOptions and of the objects in it.
    QList<UnknownMembersView *> members() const;
    /// Opens what is folded, so that a member can be added to an object in it.
    void unfold();

private:
    void summarizePageResultOptions();

    RequestDocument *m_document;
    std::unique_ptr<Ui::RequestSettingsForm> m_ui;
    std::unique_ptr<FieldGrid> m_grid;
    QList<FieldBinding *> m_bindings;
    PageResultOptionsForm *m_pageResultOptions;
    UnknownMembersView *m_members;
};

} // namespace gui
