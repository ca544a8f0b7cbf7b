// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/object_button.h"

#include "gui/request/field_binding.h"
#include "gui/request/request_document.h"

#include <QMenu>

namespace gui
{

ObjectButton::ObjectButton(QWidget *parent) : QToolButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    setProperty("compact", true);
    auto *menu = new QMenu(this);
    m_setNull = menu->addAction(QString());
    m_remove = menu->addAction(QString());
    setMenu(menu);
    connect(m_setNull, &QAction::triggered, this, [this] { m_binding->setNull(); });
    connect(m_remove, &QAction::triggered, this, [this] { m_binding->removeMember(); });
}

void ObjectButton::bind(RequestDocument *document, cpv2::FieldId object)
{
    m_binding = FieldBinding::bind(document, object, static_cast<QToolButton *>(this));
    m_setNull->setText(tr("Set %1 to &null").arg(m_binding->name()));
    m_remove->setText(tr("&Remove %1").arg(m_binding->name()));
    connect(document, &RequestDocument::changed, this, &ObjectButton::showState);
    showState();
}

void ObjectButton::setPlace(cpv2::Place place)
{
    m_binding->setPlace(place);
    showState();
}

void ObjectButton::showState()
{
    using State = FieldBinding::State;
    const State state = m_binding->state();
    setText(state == State::Absent ? tr("absent") : state == State::Null ? tr("null") : tr("present"));
    m_setNull->setEnabled(state != State::Null);
    m_remove->setEnabled(state != State::Absent);
}

} // namespace gui
