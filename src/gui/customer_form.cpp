// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/customer_form.h"

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
}

CustomerForm::~CustomerForm() = default;

void CustomerForm::setPlace(cpv2::Place place)
{
    for (FieldBinding *binding : std::as_const(m_bindings))
        binding->setPlace(place);
}

QWidget *CustomerForm::fieldAt(const core::JsonPointer &at) const
{
    const FieldBinding *binding = bindingAt(m_bindings, at);
    return binding ? binding->widget() : nullptr;
}

} // namespace gui
