// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "cpv2/payment_request.h"

#include <QList>
#include <QObject>

#include <optional>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QWidget;

namespace gui
{

class RequestDocument;

/// Ties one widget to one field of the request: shows what the document has there, writes what the
/// person enters, exactly as typed, and explains the field. A field is a value, null or absent, and
/// each can be chosen: typing sets a value, the context menu has the other two. A widget that is only
/// looked at never edits. The binding belongs to its widget.
class FieldBinding : public QObject
{
    Q_OBJECT
public:
    enum class State { Absent, Null, Value };

    /// Text longer than this many characters is shown cut and can be edited in the JSON only: a line
    /// edit would take seconds to lay it out.
    static constexpr qsizetype longestText = 20'000;

    static FieldBinding *bind(RequestDocument *document, cpv2::FieldId field, QLineEdit *edit);
    static FieldBinding *bind(RequestDocument *document, cpv2::FieldId field, QCheckBox *box);
    static FieldBinding *bind(RequestDocument *document, cpv2::FieldId field, QComboBox *choice);
    /// Binds the widgets in `form` to the fields of the object at `parent` (as in cpv2::Field) whose
    /// names they bear.
    static QList<FieldBinding *> bindAll(RequestDocument *document, QLatin1StringView parent, QWidget *form);

    /// Whose field it is. A place without the customer or invoice that the field needs empties and
    /// disables the widget.
    void setPlace(cpv2::Place place);
    /// Where the field is in the request; empty while it has no place.
    std::optional<core::JsonPointer> pointer() const;
    State state() const;
    QWidget *widget() const { return m_widget; }
    /// A checkable button that shows, and sets, whether the field is null.
    void addNullSwitch(QAbstractButton *button);

    void setNull();
    void removeMember();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    FieldBinding(RequestDocument *document, cpv2::FieldId field, QWidget *widget);

    /// Shows the field's value, nullptr when it is absent; `text` is cpv2::PaymentRequest::text() of it.
    virtual void show(const core::Json *value, const QString &text) = 0;
    /// The widget's own entries of the context menu.
    virtual void fillMenu(QMenu *) {}

    void refresh();
    void write(const core::Json &value);
    RequestDocument *document() const { return m_document; }
    const cpv2::Field &field() const { return cpv2::field(m_field); }
    const core::Json *value() const;

private:
    void explain();
    void showMenu(const QPoint &at);

    RequestDocument *m_document;
    cpv2::FieldId m_field;
    cpv2::Place m_place;
    QWidget *m_widget;
    QAbstractButton *m_nullSwitch = nullptr;
};

/// The binding whose field holds the value at `at`, or nullptr.
FieldBinding *bindingAt(const QList<FieldBinding *> &bindings, const core::JsonPointer &at);

} // namespace gui
