// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/request/field_binding.h"

#include <QWidget>

namespace gui
{

class ObjectButton;
class UnknownMembersView;

/// The switches of PageResultOptions and of the objects in it, and the members that the contract does not
/// know. All of it is made from the field table.
class PageResultOptionsForm : public QWidget
{
    Q_OBJECT
public:
    /// `document` outlives the form.
    explicit PageResultOptionsForm(RequestDocument *document, QWidget *parent = nullptr);

    /// The widget that edits the value at `at`; nullptr if this form has none.
    QWidget *fieldAt(const core::JsonPointer &at) const;
    /// One of each object, that of PageResultOptions itself first.
    const QList<UnknownMembersView *> &members() const { return m_members; }

private:
    void addSwitches(RequestDocument *document);
    void addObject(RequestDocument *document, const cpv2::Field &object);

    QList<FieldBinding *> m_switches;
    QList<FieldBinding *> m_objects;
    QList<UnknownMembersView *> m_members;
};

} // namespace gui
