// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/form_actions.h"

#include "gui/request/field_binding.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

FormActions::FormActions(QWidget *form) : QObject(form), m_form(form)
{
    addAction(Add, u"actionAddEntry"_s, tr("&Add"),
              tr("Add a customer, invoice, fee line, custom field or member, depending on the focus"),
              {QKeySequence(tr("Alt+Ins"))});
    addAction(Duplicate, u"actionDuplicateEntry"_s, tr("&Duplicate"), tr("Duplicate the current item"),
              {QKeySequence(tr("Ctrl+D"))});
    addAction(Remove, u"actionRemoveEntry"_s, tr("&Remove"), tr("Remove the current item"),
              {QKeySequence(tr("Ctrl+Shift+Del"))});
    addAction(MoveUp, u"actionMoveEntryUp"_s, tr("Move &up"), tr("Move the current item up"),
              {QKeySequence(tr("Alt+Up"))});
    addAction(MoveDown, u"actionMoveEntryDown"_s, tr("Move do&wn"), tr("Move the current item down"),
              {QKeySequence(tr("Alt+Down"))});
    addAction(SetNull, u"actionSetNull"_s, tr("Set the field to &null"), tr("Set the field to null"),
              {FieldBinding::nullKey()});
    addAction(RemoveMember, u"actionRemoveMember"_s, tr("Remove the &field"),
              tr("Remove the field, so that it is absent"), {FieldBinding::removeKey()});
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { followFocus(now); });
}

QAction *FormActions::addAction(Command command, const QString &name, const QString &text,
                                const QString &purpose, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setWhatsThis(purpose);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setEnabled(false);
    connect(action, &QAction::triggered, this, [this, command] { run(command); });
    m_form->addAction(action);
    m_actions << action;
    m_plainTexts << text;
    return action;
}

void FormActions::addLevel(const EntryButtons &level)
{
    m_levels << level;
    for (QAbstractButton *button :
         {level.add, level.duplicate, level.remove, level.moveUp, level.moveDown, level.setNull}) {
        if (button)
            button->installEventFilter(this);
    }
    update();
}

const EntryButtons &FormActions::level() const
{
    const auto hasFocus = [this](const EntryButtons &level) {
        return std::ranges::any_of(level.scopes, [this](const QWidget *scope) {
            return scope == m_focus || scope->isAncestorOf(m_focus);
        });
    };
    // A table is inside the form of an invoice: the innermost level is the one that was added last.
    const auto found = std::find_if(m_levels.crbegin(), m_levels.crend(), hasFocus);
    return found == m_levels.crend() ? m_levels.first() : *found;
}

QAbstractButton *FormActions::button(Command command) const
{
    const EntryButtons &buttons = level();
    switch (command) {
    case Add:
        return buttons.add;
    case Duplicate:
        return buttons.duplicate;
    case Remove:
    case RemoveMember:
        return buttons.remove;
    case MoveUp:
        return buttons.moveUp;
    case MoveDown:
        return buttons.moveDown;
    case SetNull:
        return buttons.setNull;
    }
    Q_UNREACHABLE();
}

void FormActions::update()
{
    if (m_levels.isEmpty())
        return;
    for (const Command command : {Add, Duplicate, Remove, MoveUp, MoveDown}) {
        const QAbstractButton *pressed = button(command);
        m_actions[command]->setText(pressed ? pressed->accessibleName() : m_plainTexts[command]);
        m_actions[command]->setEnabled(pressed && pressed->isEnabled() && !pressed->isHidden());
    }
    const FieldBinding *field = FieldBinding::of(m_focus);
    const bool isRow = !field && level().setNull;
    const QString name = field ? field->name() : QString();
    m_actions[SetNull]->setText(field ? tr("Set %1 to &null").arg(name) : m_plainTexts[SetNull]);
    m_actions[RemoveMember]->setText(field ? tr("Remove &field %1").arg(name) : m_plainTexts[RemoveMember]);
    if (field) {
        m_actions[SetNull]->setEnabled(field->pointer() && field->state() != FieldBinding::State::Null);
        m_actions[RemoveMember]->setEnabled(field->state() != FieldBinding::State::Absent);
    } else {
        m_actions[SetNull]->setEnabled(isRow && level().setNull->isEnabled());
        m_actions[RemoveMember]->setEnabled(isRow && level().remove->isEnabled());
    }
}

void FormActions::followFocus(QWidget *now)
{
    if (!now || !m_form->isAncestorOf(now))
        return;
    m_focus = now;
    update();
}

void FormActions::run(Command command)
{
    FieldBinding *field = FieldBinding::of(m_focus);
    if (field && command == SetNull)
        field->setNull();
    else if (field && command == RemoveMember)
        field->removeMember();
    else if (QAbstractButton *pressed = button(command))
        pressed->click();
}

bool FormActions::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::EnabledChange:
    case QEvent::ShowToParent:
    case QEvent::HideToParent:
        update();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace gui
