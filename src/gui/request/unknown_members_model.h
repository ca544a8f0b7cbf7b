// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/request/members_model.h"

namespace gui
{

/// The members of one object that are not in the contract, or repeat one that another member already stands
/// for. Their values are edited as JSON.
class UnknownMembersModel : public MembersModel
{
    Q_OBJECT
public:
    /// `object` is a path as cpv2::Field::parent has it. `document` outlives the model.
    UnknownMembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent = nullptr);

    /// As the last member, with the value null. Makes the object if it has none.
    void add() override;

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QList<MemberRow> readRows() const override;
    QString editText(const core::Json &value) const override;
    core::Result<core::Json> valueFrom(const QString &text, const core::Json &current) const override;
    QString freeName(const QString &wanted) const override;
};

} // namespace gui
