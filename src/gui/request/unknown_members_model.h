// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "gui/look/row_table_model.h"

#include <QLatin1StringView>

#include <functional>
#include <optional>

namespace gui
{

class RequestDocument;

/// A member that the forms have no field for.
struct UnknownMember {
    int index; ///< among all members of its object
    QString name;
    core::Json value;
    bool isRepeated = false; ///< another member of the object has the name, too, or means the same field
    bool operator==(const UnknownMember &) const = default;
};

/// The members of one object that are none of the contract's parameters, or repeat one that another member
/// gives already: name, and value as JSON, in their order. They keep their places among the other members.
class UnknownMembersModel : public RowTableModel<UnknownMember>
{
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };

    /// `object` is a path as cpv2::Field::parent has it.
    UnknownMembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent = nullptr);

    void setPlace(cpv2::Place place);
    /// The row of the value at `at`, or of one that holds it; -1 when there is none.
    int rowOf(const core::JsonPointer &at) const;
    /// The object is there, or can be made.
    bool canAdd() const;
    bool isNull(int row) const { return rows()[row].value.isNull(); }

    // Each is one undo step.
    void addMember(); ///< as the last one, null
    void duplicateMember(int row);
    void removeMember(int row);
    /// The two members change places.
    void moveMember(int from, int to);
    void setNull(int row);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A value is entered as JSON; what is none is refused.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// What was entered cannot be; nothing was changed.
    void refused(const QString &sentence);

private:
    std::optional<core::JsonPointer> holder() const;
    const core::Json *object() const; ///< nullptr while it is absent or no object
    QList<UnknownMember> readRows() const;
    void update();
    QString freeName(const QString &wanted) const;
    void insert(int index, const QString &name, const core::Json &value);
    void remove(int index);
    void replace(const UnknownMember &old, const QString &name, const core::Json &value, const QString &step);
    void makeStep(const QString &name, const std::function<void()> &edits);

    RequestDocument *m_document;
    QLatin1StringView m_path;
    cpv2::Place m_place;
    bool m_isInStep = false;
};

} // namespace gui
