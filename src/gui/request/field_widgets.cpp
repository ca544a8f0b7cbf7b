// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// What each kind of widget shows of a field, and how what is entered in it becomes JSON.
#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/style_property.h"
#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;

namespace gui
{

namespace
{

bool isContainer(const Json *value)
{
    return value && (value->isObject() || value->isArray());
}

// Translations name the base: only it has a meta-object, and lupdate must know the context.
class TextBinding : public FieldBinding
{
public:
    TextBinding(RequestDocument *document, FieldId id, QLineEdit *edit)
        : FieldBinding(document, id, edit), m_edit(edit)
    {
        edit->setMaxLength(std::numeric_limits<int>::max()); // its own limit would cut a value silently
        connect(edit, &QLineEdit::textEdited, this, &TextBinding::writeText);
        connect(edit, &QLineEdit::editingFinished, document, &RequestDocument::endStep);
        refresh();
    }

protected:
    void show(const Json *value, const QString &text) override
    {
        const State state = stateOf(value);
        const bool isLong = text.size() > longestText;
        if (!m_isWriting)
            m_asNumber = isWrittenAsNumber(value, text);

        const QString shown = isContainer(value) ? jsonOnOneLine(*value) : isLong ? oneLine(text) : text;
        if (m_edit->text() != shown) {
            m_edit->setText(shown);
            m_edit->setCursorPosition(0);
        }
        m_edit->setReadOnly(isLong || isContainer(value));
        m_edit->setPlaceholderText(state == State::Value ? QString() : stateName(state));
        setStyleProperty(m_edit, "fieldState", state == State::Value ? QString() : u"empty"_s);
    }

    void fillMenu(QMenu *menu) override
    {
        // Not the standard menu: its undo would know nothing of the document's.
        const bool canEdit = !m_edit->isReadOnly();
        const bool hasSelection = m_edit->hasSelectedText();
        menu->addAction(FieldBinding::tr("Cu&t"), m_edit, &QLineEdit::cut)
            ->setEnabled(canEdit && hasSelection);
        menu->addAction(FieldBinding::tr("&Copy"), m_edit, &QLineEdit::copy)->setEnabled(hasSelection);
        menu->addAction(FieldBinding::tr("&Paste"), m_edit, &QLineEdit::paste)->setEnabled(canEdit);
        menu->addAction(FieldBinding::tr("Select &All"), m_edit, &QLineEdit::selectAll);
    }

private:
    /// Whether what is typed next goes into the JSON as a number. While typing, the value is not always one
    /// ("164."), so this is decided before: as the field was written, else as its type says.
    bool isWrittenAsNumber(const Json *value, const QString &text) const
    {
        const bool isNumberField =
            field().type == cpv2::FieldType::Integer || field().type == cpv2::FieldType::Money;
        if (!value || value->isNull() || (value->kind() == Json::Kind::String && text.isEmpty()))
            return isNumberField;
        return value->kind() == Json::Kind::Number;
    }

    void writeText(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        m_isWriting = true;
        write(m_asNumber && core::isJsonNumber(utf8) ? Json::number(utf8) : Json::string(text));
        m_isWriting = false;
    }

    QLineEdit *m_edit;
    bool m_asNumber = false;
    bool m_isWriting = false;
};

/// True and false are checked and not; null, absent and what is neither are partly checked.
class SwitchBinding : public FieldBinding
{
public:
    SwitchBinding(RequestDocument *document, FieldId id, QCheckBox *box)
        : FieldBinding(document, id, box), m_box(box)
    {
        connect(box, &QCheckBox::clicked, this, &SwitchBinding::writeState);
        refresh();
    }

protected:
    void show(const Json *value, const QString &text) override
    {
        const bool isTrue = text.compare("true"_L1, Qt::CaseInsensitive) == 0;
        const bool isFalse = text.compare("false"_L1, Qt::CaseInsensitive) == 0;
        m_isText = value && value->kind() == Json::Kind::String && (isTrue || isFalse);
        // A click always chooses true or false; only the menu goes back to null or absent.
        m_box->setTristate(!isTrue && !isFalse);
        m_box->setCheckState(isTrue ? Qt::Checked : isFalse ? Qt::Unchecked : Qt::PartiallyChecked);
        setStyleProperty(m_box, "fieldState", !value ? u"absent"_s : value->isNull() ? u"null"_s : QString());
    }

private:
    void writeState(bool on)
    {
        document()->endStep();
        write(m_isText ? Json::string(on ? u"true"_s : u"false"_s) : Json::boolean(on));
        document()->endStep();
    }

    QCheckBox *m_box;
    bool m_isText = false;
};

/// A field with few values, each with a word for it. Null and absent are choices like any other; a
/// value that is none of them is listed for as long as the field has it.
class ChoiceBinding : public FieldBinding
{
public:
    ChoiceBinding(RequestDocument *document, FieldId id, QComboBox *choice)
        : FieldBinding(document, id, choice), m_choice(choice)
    {
        if (id == FieldId::ViewMode) {
            choice->addItem(FieldBinding::tr("0, full window"), valueKey(u"0"_s));
            choice->addItem(FieldBinding::tr("1, embedded"), valueKey(u"1"_s));
        }
        choice->addItem(FieldBinding::tr("null"), nullKey);
        choice->addItem(FieldBinding::tr("absent"), absentKey);
        m_ownItems = choice->count();
        connect(choice, &QComboBox::activated, this, &ChoiceBinding::writeChoice);
        refresh();
    }

protected:
    void show(const Json *value, const QString &text) override
    {
        const State state = stateOf(value);
        const QString key = state == State::Value  ? valueKey(text)
                            : state == State::Null ? nullKey
                                                   : absentKey;
        while (m_choice->count() > m_ownItems)
            m_choice->removeItem(m_ownItems);
        if (m_choice->findData(key) < 0)
            m_choice->addItem(oneLine(isContainer(value) ? jsonOnOneLine(*value) : text, 60), key);
        m_choice->setCurrentIndex(m_choice->findData(key));
    }

private:
    // What an item means: a value has a mark in front, so that the text "null" is not null.
    static inline const QString nullKey = u"null"_s;
    static inline const QString absentKey = u"absent"_s;
    static QString valueKey(const QString &text) { return u'=' + text; }

    void writeChoice(int index)
    {
        if (index >= m_ownItems)
            return; // the unknown value that the field already has
        const QString key = m_choice->itemData(index).toString();
        if (key == absentKey)
            removeMember();
        else if (key == nullKey)
            setNull();
        else
            writeText(key.mid(1));
    }

    void writeText(const QString &text)
    {
        const bool asText = value() && value()->kind() == Json::Kind::String;
        document()->endStep();
        write(asText ? Json::string(text) : Json::number(text.toLatin1()));
        document()->endStep();
    }

    QComboBox *m_choice;
    int m_ownItems = 0;
};

/// An object that is made when something is set in it: its form says what is in it, this only whether it is
/// there.
class ObjectBinding : public FieldBinding
{
public:
    ObjectBinding(RequestDocument *document, FieldId id, QToolButton *button)
        : FieldBinding(document, id, button)
    {
        refresh();
    }

protected:
    void show(const Json *, const QString &) override {}
};

} // namespace

FieldBinding *FieldBinding::bind(RequestDocument *document, FieldId field, QLineEdit *edit)
{
    return new TextBinding(document, field, edit);
}

FieldBinding *FieldBinding::bind(RequestDocument *document, FieldId field, QCheckBox *box)
{
    return new SwitchBinding(document, field, box);
}

FieldBinding *FieldBinding::bind(RequestDocument *document, FieldId field, QComboBox *choice)
{
    return new ChoiceBinding(document, field, choice);
}

FieldBinding *FieldBinding::bind(RequestDocument *document, FieldId field, QToolButton *button)
{
    return new ObjectBinding(document, field, button);
}

QList<FieldBinding *> FieldBinding::bindAll(RequestDocument *document, QLatin1StringView parent,
                                            QWidget *form)
{
    QList<FieldBinding *> bindings;
    for (const cpv2::Field &field : cpv2::fields()) {
        if (QLatin1StringView(field.parent) != parent)
            continue;
        auto *widget = form->findChild<QWidget *>(cpv2::fieldName(field));
        if (auto *edit = qobject_cast<QLineEdit *>(widget))
            bindings << bind(document, field.id, edit);
        else if (auto *box = qobject_cast<QCheckBox *>(widget))
            bindings << bind(document, field.id, box);
        else if (auto *choice = qobject_cast<QComboBox *>(widget))
            bindings << bind(document, field.id, choice);
    }
    return bindings;
}

} // namespace gui
