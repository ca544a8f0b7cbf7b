// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/field_binding.h"

#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/request/request_document.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::FieldId;

namespace gui
{

namespace
{

QString stateName(FieldBinding::State state)
{
    switch (state) {
    case FieldBinding::State::Absent:
        return FieldBinding::tr("absent");
    case FieldBinding::State::Null:
        return FieldBinding::tr("null");
    case FieldBinding::State::Value:
        return FieldBinding::tr("a value");
    }
    Q_UNREACHABLE();
}

FieldBinding::State stateOf(const Json *value)
{
    if (!value)
        return FieldBinding::State::Absent;
    return value->isNull() ? FieldBinding::State::Null : FieldBinding::State::Value;
}

bool isContainer(const Json *value)
{
    return value && (value->isObject() || value->isArray());
}

/// For style sheet rules on a dynamic property.
void setStyleProperty(QWidget *widget, const char *name, const QString &value)
{
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

/// True when what happens at one place may be of interest at the other: it is the same, above or below, in
/// any case, because members are found in any case.
bool areRelated(const JsonPointer &one, const JsonPointer &other)
{
    const qsizetype common = std::min(one.tokens().size(), other.tokens().size());
    for (qsizetype i = 0; i < common; ++i) {
        if (one.tokens()[i].compare(other.tokens()[i], Qt::CaseInsensitive) != 0)
            return false;
    }
    return true;
}

bool isUndoOrRedo(const QKeyEvent *key)
{
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
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
/// value that is none of them is listed as long as it is there.
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
    // What an item stands for: a value with a mark in front, so that a value "null" is not null.
    static inline const QString nullKey = u"null"_s;
    static inline const QString absentKey = u"absent"_s;
    static QString valueKey(const QString &text) { return u'=' + text; }

    void writeChoice(int index)
    {
        if (index >= m_ownItems)
            return; // the foreign value that is there already
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

FieldBinding *FieldBinding::of(const QWidget *widget)
{
    return widget ? widget->findChild<FieldBinding *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
}

QKeySequence FieldBinding::nullKey()
{
    return {tr("Ctrl+0")};
}

QKeySequence FieldBinding::removeKey()
{
    return {tr("Ctrl+Shift+Del")};
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

FieldBinding::FieldBinding(RequestDocument *document, FieldId field, QWidget *widget)
    : QObject(widget), m_document(document), m_field(field), m_widget(widget)
{
    widget->setAccessibleName(cpv2::fieldName(cpv2::field(field)));
    widget->setWhatsThis(plainToolTip(cpv2::fieldHelp(cpv2::field(field))));
    widget->setContextMenuPolicy(Qt::CustomContextMenu);
    widget->installEventFilter(this);
    connect(widget, &QWidget::customContextMenuRequested, this, &FieldBinding::showMenu);
    connect(document, &RequestDocument::changed, this, &FieldBinding::follow);
    connect(document, &RequestDocument::bytesChanged, this, &FieldBinding::explain);
}

void FieldBinding::setPlace(cpv2::Place place)
{
    if (m_place == place)
        return;
    m_place = place;
    m_document->endStep();
    refresh();
    explain();
}

std::optional<JsonPointer> FieldBinding::pointer() const
{
    const QLatin1StringView parent(field().parent);
    if ((parent.startsWith("/Customers/*"_L1) && m_place.customer < 0) ||
        (parent.startsWith("/Customers/*/Invoices/*"_L1) && m_place.invoice < 0))
        return std::nullopt;
    return m_document->request().pointer(m_field, m_place);
}

const Json *FieldBinding::value() const
{
    const std::optional<JsonPointer> at = pointer();
    return at ? core::find(m_document->request().document(), *at) : nullptr;
}

FieldBinding::State FieldBinding::state() const
{
    return stateOf(value());
}

QString FieldBinding::name() const
{
    return cpv2::fieldName(field());
}

void FieldBinding::follow(const JsonPointer &at)
{
    const std::optional<JsonPointer> own = pointer();
    if (!own || areRelated(*own, at))
        refresh();
}

void FieldBinding::refresh()
{
    const bool hasPlace = pointer().has_value();
    m_widget->setEnabled(hasPlace);
    const Json *current = value();
    show(current, current ? m_document->request().text(m_field, m_place) : QString());
    if (m_nullSwitch) {
        m_nullSwitch->setEnabled(hasPlace);
        m_nullSwitch->setChecked(stateOf(current) == State::Null);
    }
}

void FieldBinding::write(const Json &value)
{
    write(value, tr("Set %1").arg(name()));
}

void FieldBinding::write(const Json &value, const QString &stepName)
{
    if (pointer())
        m_document->edit(m_document->request().set(m_field, value, m_place), stepName);
}

void FieldBinding::setNull()
{
    m_document->endStep();
    write(Json(), tr("Set %1 to null").arg(name()));
    m_document->endStep();
}

void FieldBinding::removeMember()
{
    if (state() == State::Absent)
        return;
    m_document->endStep();
    m_document->edit(m_document->request().set(m_field, std::nullopt, m_place), tr("Remove %1").arg(name()));
    m_document->endStep();
}

void FieldBinding::addNullSwitch(QAbstractButton *button)
{
    m_nullSwitch = button;
    button->setCheckable(true);
    button->setAccessibleName(tr("%1 is null").arg(name()));
    button->setToolTip(plainToolTip(tr("Send %1 as null").arg(name())));
    connect(button, &QAbstractButton::clicked, this, [this](bool on) {
        if (on) {
            setNull();
            return;
        }
        m_document->endStep();
        write(Json::string({}));
        m_document->endStep();
        m_widget->setFocus();
    });
    refresh();
}

/// Tool tip, description for screen readers, and the mark of what validation found here.
void FieldBinding::explain()
{
    QStringList sentences;
    QString mark;
    if (const std::optional<JsonPointer> at = pointer()) {
        for (const cpv2::Finding &finding : m_document->findingsAt(*at)) {
            sentences << finding.sentence;
            if (mark != "error"_L1) // the worst one marks the field
                mark = finding.severity == cpv2::Finding::Severity::Hint && !mark.isEmpty()
                           ? mark
                           : cpv2::severityWord(finding.severity);
        }
    }
    if (state() != State::Value)
        sentences << tr("Now: %1.").arg(stateName(state()));
    else if (const QString foreign = foreignValue(); !foreign.isEmpty())
        sentences << foreign;
    setStyleProperty(m_widget, "finding", mark);
    if (m_sentences == sentences)
        return;
    m_sentences = sentences;
    m_widget->setAccessibleDescription((QStringList(cpv2::description(field())) + sentences).join(u' '));
    m_widget->setToolTip(plainToolTip((QStringList(cpv2::fieldHelp(field())) + sentences).join(u'\n')));
}

/// Why the value cannot be changed here, or what a box that knows only yes and no does not show.
QString FieldBinding::foreignValue() const
{
    const Json *current = value();
    const bool isObjectField = field().type == cpv2::FieldType::Object;
    if (isContainer(current))
        return isObjectField && current->isObject() ? QString()
               : current->isObject() ? tr("An object stands here; it can be changed in the JSON.")
                                     : tr("A list stands here; it can be changed in the JSON.");
    const QString text = m_document->request().text(m_field, m_place);
    if (text.size() > longestText)
        return tr("This text is too long for a line; it can be changed in the JSON.");
    const bool isYesOrNo = text.compare("true"_L1, Qt::CaseInsensitive) == 0 ||
                           text.compare("false"_L1, Qt::CaseInsensitive) == 0;
    if (isObjectField || (field().type == cpv2::FieldType::Boolean && !isYesOrNo))
        return tr("Now: %1.").arg(oneLine(jsonOnOneLine(*current), 60));
    return {};
}

void FieldBinding::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_widget);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->addSeparator();
    const auto withKey = [](const QString &text, const QKeySequence &key) {
        return text + u'\t' + key.toString(QKeySequence::NativeText);
    };
    QAction *null = menu->addAction(withKey(tr("Set to &Null"), nullKey()), this, &FieldBinding::setNull);
    null->setObjectName(u"setToNull"_s);
    null->setEnabled(state() != State::Null);
    QAction *remove =
        menu->addAction(withKey(tr("&Remove Member"), removeKey()), this, &FieldBinding::removeMember);
    remove->setObjectName(u"removeMember"_s);
    remove->setEnabled(state() != State::Absent);
    menu->popup(m_widget->mapToGlobal(at));
}

bool FieldBinding::isListKey(const QKeyEvent &key) const
{
    return qobject_cast<QComboBox *>(m_widget) && key.modifiers() == Qt::AltModifier &&
           (key.key() == Qt::Key_Down || key.key() == Qt::Key_Up);
}

bool FieldBinding::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (isUndoOrRedo(static_cast<QKeyEvent *>(event))) { // leave them to the window: the document's
            event->ignore();
            return true;
        }
        if (isListKey(*static_cast<QKeyEvent *>(event))) { // opens the list, moves no invoice
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (const auto *key = static_cast<QKeyEvent *>(event); isUndoOrRedo(key)) {
            if (key->matches(QKeySequence::Undo))
                m_document->undoStack()->undo();
            else
                m_document->undoStack()->redo();
            return true;
        }
        break;
    case QEvent::FocusOut:
        m_document->endStep();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

FieldBinding *bindingAt(const QList<FieldBinding *> &bindings, const JsonPointer &at)
{
    for (FieldBinding *binding : bindings) {
        const std::optional<JsonPointer> pointer = binding->pointer();
        if (pointer && at.startsWith(*pointer))
            return binding;
    }
    return nullptr;
}

} // namespace gui
