// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"
#include "cpv2/payment_request.h"

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QKeyEvent;
class QLineEdit;
class QMenu;
class QToolButton;
class QWidget;

namespace gui
{

class RequestDocument;

/// Ties one widget to one field of the request: shows what the document has there, writes what the
/// user enters, exactly as typed, and explains the field. A field is a value, null or absent, and
/// each can be chosen: typing sets a value, the context menu and two keys have the others. A value that does
/// not fit the widget, such as a list, is shown as its JSON and cannot be typed over. A widget that is only
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
    /// An object, by the button that opens its form: whether it is present, null or absent.
    static FieldBinding *bind(RequestDocument *document, cpv2::FieldId field, QToolButton *button);
    /// The binding of a widget, or nullptr.
    static FieldBinding *of(const QWidget *widget);
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

    QString name() const; ///< the field's
    void setNull();
    void removeMember();
    // What the form's keys for the two are (see FormActions).
    static QKeySequence nullKey();
    static QKeySequence removeKey();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    FieldBinding(RequestDocument *document, cpv2::FieldId field, QWidget *widget);

    /// Shows the field's value, nullptr when it is absent; `text` is cpv2::PaymentRequest::text() of it.
    virtual void show(const core::Json *value, const QString &text) = 0;
    /// The widget's own entries of the context menu.
    virtual void fillMenu(QMenu *) {}

    static State stateOf(const core::Json *value);
    static QString stateName(State state);

    void refresh();
    void write(const core::Json &value);
    RequestDocument *document() const { return m_document; }
    const cpv2::Field &field() const { return cpv2::field(m_field); }
    const core::Json *value() const;

private:
    void follow(const core::JsonPointer &at);
    void write(const core::Json &value, const QString &stepName);
    void explain();
    QString foreignValue() const;
    bool isListKey(const QKeyEvent &key) const;
    void showMenu(const QPoint &at);

    RequestDocument *m_document;
    cpv2::FieldId m_field;
    cpv2::Place m_place;
    QWidget *m_widget;
    QAbstractButton *m_nullSwitch = nullptr;
    std::optional<QStringList> m_sentences; ///< what is explained now, beside what the field is
};

/// The binding whose field holds the value at `at`, or nullptr.
FieldBinding *bindingAt(const QList<FieldBinding *> &bindings, const core::JsonPointer &at);

} // namespace gui
