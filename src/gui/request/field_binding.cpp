// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/field_binding.h"

#include "gui/json/json_text.h"
#include "gui/look/plain_text.h"
#include "gui/look/style_property.h"
#include "gui/request/request_document.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonPointer;
using cpv2::FieldId;

namespace gui
{

namespace
{

bool isContainer(const Json *value)
{
    return value && (value->isObject() || value->isArray());
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

} // namespace

FieldBinding *FieldBinding::of(const QWidget *widget)
{
    return widget ? widget->findChild<FieldBinding *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
}

QKeySequence FieldBinding::nullKey()
{
    return {tr("Alt+0")};
}

QKeySequence FieldBinding::removeKey()
{
    return {tr("Alt+Del")};
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

FieldBinding::State FieldBinding::stateOf(const Json *value)
{
    if (!value)
        return State::Absent;
    return value->isNull() ? State::Null : State::Value;
}

QString FieldBinding::stateName(State state)
{
    switch (state) {
    case State::Absent:
        return tr("absent");
    case State::Null:
        return tr("null");
    case State::Value:
        return tr("a value");
    }
    Q_UNREACHABLE();
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
        sentences << tr("Currently: %1.").arg(stateName(state()));
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
               : current->isObject()                ? tr("This is an object. Edit it in the JSON.")
                                                    : tr("This is a list. Edit it in the JSON.");
    const QString text = m_document->request().text(m_field, m_place);
    if (text.size() > longestText)
        return tr("This text is too long to edit here. Edit it in the JSON.");
    const bool isYesOrNo = text.compare("true"_L1, Qt::CaseInsensitive) == 0 ||
                           text.compare("false"_L1, Qt::CaseInsensitive) == 0;
    if (isObjectField || (field().type == cpv2::FieldType::Boolean && !isYesOrNo))
        return tr("Currently: %1.").arg(oneLine(jsonOnOneLine(*current), 60));
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
