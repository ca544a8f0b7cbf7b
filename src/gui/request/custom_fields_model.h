// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/request/members_model.h"

namespace gui
{

/// The members of one invoice's CustomFields: name, value, and whether it is null. Rows are members in their
/// order, followed by those that the contract knows and the invoice does not have.
class CustomFieldsModel : public MembersModel
{
    Q_OBJECT
public:
    enum { Null = Value + 1, ColumnCount };

    explicit CustomFieldsModel(RequestDocument *document, QObject *parent = nullptr);

    /// The first CustomN that does not exist, with an empty value.
    void add() override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    QList<MemberRow> readRows() const override;
    QString editText(const core::Json &value) const override;
    /// In the JSON type that the value has now, where the text fits it.
    core::Result<core::Json> valueFrom(const QString &text, const core::Json &current) const override;
    core::Result<core::Done> checkName(int row, const QString &name) const override;
    QString freeName(const QString &wanted) const override;
    /// One edit of the whole object, so that no fee line is missing in between.
    void makeStep(const QList<Change> &changes, const QString &name) override;

private:
    QList<MemberRow> absentRows() const;
    bool hasField(const QString &name) const;
};

} // namespace gui
