// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"
#include "gui/look/row_table_model.h"

#include <QLatin1StringView>

#include <optional>

namespace gui
{

class RequestDocument;

/// A member of an object of the request, or one that the object could have.
struct MemberRow {
    enum class Mark {
        None,
        Repeated, ///< another member has the same name, or means the same field
        FeeLine,  ///< edited as a fee line, shown here too
        Absent,   ///< not a member, but the contract knows it
    };

    int index = -1; ///< among all members of the object; -1: absent
    QString name;
    core::Json value;
    Mark mark = Mark::None;

    /// The index does not count: a row that has only moved up or down is the same to a view.
    bool operator==(const MemberRow &other) const
    {
        return name == other.name && value == other.value && mark == other.mark;
    }
};

/// Rows of members of one object, each with a name and a value, that can be added, renamed, moved and so on.
/// Subclasses say which members are rows, and how a value is entered as text.
class MembersModel : public RowTableModel<MemberRow>
{
    Q_OBJECT
public:
    enum Column { Name, Value };

    void setPlace(cpv2::Place place);
    /// The row of the value at `at`, or of one that holds it; -1 when there is none.
    int rowOf(const core::JsonPointer &at) const;
    /// The object exists, or can be made.
    bool canAdd() const;
    /// It is a member, and this is where it is edited.
    bool canChange(int row) const;
    bool canMove(int from, int to) const;
    bool canSetNull(int row) const;

    // Each of these is one undo step.
    virtual void add() = 0;
    void duplicate(int row);
    void remove(int row);
    /// The two members change places.
    void move(int from, int to);
    void setNull(int row);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// What was entered is not accepted; nothing was changed.
    void refused(const QString &sentence);

protected:
    struct Change {
        enum class Kind { Insert, Remove, Replace };
        Kind kind;
        int index;
        core::Json::Member member = {}; ///< new; of no meaning for Remove
    };

    /// `object` is a path as cpv2::Field::parent has it. `document` outlives the model.
    MembersModel(RequestDocument *document, QLatin1StringView object, QObject *parent);

    /// Those of the object as it is now; none when it has no place.
    virtual QList<MemberRow> readRows() const = 0;
    /// The text that is edited for a value.
    virtual QString editText(const core::Json &value) const = 0;
    /// The value that `text` means in place of `current`. Fails with a sentence for the user.
    virtual core::Result<core::Json> valueFrom(const QString &text, const core::Json &current) const = 0;
    /// Fails with a sentence for the user.
    virtual core::Result<core::Done> checkName(int row, const QString &name) const;
    /// A name like `wanted` that no member has.
    virtual QString freeName(const QString &wanted) const = 0;
    /// Makes the changes, one after the other, as one undo step. Here each is an edit of its own, because the
    /// object may hold all customers.
    virtual void makeStep(const QList<Change> &changes, const QString &name);

    RequestDocument *document() const { return m_document; }
    QLatin1StringView path() const { return m_path; }
    cpv2::Place place() const { return m_place; }
    /// Where the object is; empty while it has no place.
    std::optional<core::JsonPointer> holder() const;
    /// nullptr while the object is absent or something else.
    const core::Json::Members *members() const;
    /// Reads all rows again: everything may be different.
    void reset() { resetRows(readRows()); }

    static bool isContainer(const core::Json &value) { return value.isObject() || value.isArray(); }
    /// For the name of an undo step.
    static QString shortName(const QString &name);
    /// Of a member whose name is in `row`; one that was absent is added.
    void writeValue(int row, const core::Json &value);

private:
    void update();
    void rename(int row, const QString &name);

    RequestDocument *m_document;
    QLatin1StringView m_path;
    cpv2::Place m_place;
    bool m_isInStep = false;
};

} // namespace gui
