// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/page_result_options_form.h"

#include "cpv2/objects.h"
#include "gui/request/object_button.h"
#include "gui/request/unknown_members_view.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;
using core::JsonPointer;

namespace gui
{

namespace
{

constexpr int switchesInARow = 2;

} // namespace

PageResultOptionsForm::PageResultOptionsForm(RequestDocument *document, QWidget *parent) : QWidget(parent)
{
    auto *rows = new QGridLayout(this);
    rows->setContentsMargins({});
    addSwitches(document);
    const QList<QLatin1StringView> paths = cpv2::objectsWithin("/PageResultOptions"_L1);
    for (const QLatin1StringView path : paths.sliced(1))
        addObject(document, *cpv2::fieldOfObject(path));
    for (const QLatin1StringView path : paths) {
        const QString name = cpv2::fieldName(*cpv2::fieldOfObject(path));
        auto *members = new UnknownMembersView(document, path, name);
        members->setObjectName(name + "Members"_L1);
        rows->addWidget(members, rows->rowCount(), 0, 1, switchesInARow);
        m_members << members;
    }
}

void PageResultOptionsForm::addSwitches(RequestDocument *document)
{
    auto *rows = static_cast<QGridLayout *>(layout());
    int count = 0;
    for (const cpv2::Field *field : cpv2::pageResultOptions()) {
        auto *box = new QCheckBox(cpv2::fieldName(*field), this);
        box->setObjectName(cpv2::fieldName(*field));
        rows->addWidget(box, count / switchesInARow, count % switchesInARow);
        m_switches << FieldBinding::bind(document, field->id, box);
        ++count;
    }
}

void PageResultOptionsForm::addObject(RequestDocument *document, const cpv2::Field &object)
{
    const QString name = cpv2::fieldName(object);
    auto *button = new ObjectButton(this);
    button->setObjectName(name + "Object"_L1);
    button->bind(document, object.id);
    auto *label = new QLabel(name, this);
    label->setObjectName(name + "Label"_L1);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(button);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(button);
    row->addStretch();
    auto *rows = static_cast<QGridLayout *>(layout());
    rows->addLayout(row, rows->rowCount(), 0, 1, switchesInARow);
    m_objects << FieldBinding::of(button);
}

QWidget *PageResultOptionsForm::fieldAt(const JsonPointer &at) const
{
    if (const FieldBinding *binding = bindingAt(m_switches, at))
        return binding->widget();
    // The innermost object first: the outer ones hold the value too.
    for (qsizetype i = m_members.size() - 1; i >= 0; --i) {
        if (QWidget *field = m_members[i]->fieldAt(at))
            return field;
    }
    const FieldBinding *object = bindingAt(m_objects, at);
    return object && object->pointer() == at ? object->widget() : nullptr;
}

} // namespace gui
