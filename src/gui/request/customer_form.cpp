// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/customer_form.h"

#include "gui/request/unknown_members_view.h"

#include "ui_customer_form.h"

using namespace Qt::Literals::StringLiterals;

namespace gui
{

CustomerForm::CustomerForm(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::CustomerForm>())
{
    m_ui->setupUi(this);
    m_grid = std::make_unique<FieldGrid>(m_ui->fields);
    m_bindings = FieldBinding::bindAll(document, "/Customers/*"_L1, this);
    m_members = new UnknownMembersView(document, "/Customers/*"_L1, tr("customer"));
    m_members->setObjectName("customerMembers"_L1);
    m_ui->formLayout->addWidget(m_members);
}

CustomerForm::~CustomerForm() = default;

void CustomerForm::setPlace(cpv2::Place place)
{
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setPlace(place);
    m_members->setPlace(place);
}

QWidget *CustomerForm::fieldAt(const core::JsonPointer &at)
{
    const FieldBinding *binding = bindingAt(m_bindings, at);
    return binding ? binding->widget() : m_members->fieldAt(at);
}

} // namespace gui
