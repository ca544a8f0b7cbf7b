// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"
#include "cpv2/payment_request.h"
#include "gui/request/form_actions.h"

#include <QLatin1StringView>
#include <QWidget>

#include <memory>

namespace Ui
{
class UnknownMembersView;
}

namespace gui
{

class RequestDocument;
class UnknownMembersModel;

/// The members of one object that the forms have no field for; hidden while there are none.
class UnknownMembersView : public QWidget
{
    Q_OBJECT
public:
    /// `object` is a path as cpv2::Field::parent has it, `title` is what users call it.
    UnknownMembersView(RequestDocument *document, QLatin1StringView object, const QString &title,
                       QWidget *parent = nullptr);
    ~UnknownMembersView() override;

    void setPlace(cpv2::Place place);
    /// What users call the object.
    const QString &objectTitle() const { return m_title; }
    bool canAddMember() const;
    /// A new member, ready for its name to be typed.
    void addMember();
    /// The table, its row chosen, when the value at `at` is in it; else nullptr.
    QWidget *fieldAt(const core::JsonPointer &at);
    EntryButtons buttons();

signals:
    /// canAddMember() may be another now.
    void changed();

private:
    void update();
    int currentRow() const;
    void duplicate();
    void remove();
    void move(int by);
    void setNull();

    QString m_title;
    UnknownMembersModel *m_model;
    std::unique_ptr<Ui::UnknownMembersView> m_ui;
};

} // namespace gui
