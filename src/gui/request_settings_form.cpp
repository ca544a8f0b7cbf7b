// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request_settings_form.h"

#include "gui/plain_text.h"
#include "gui/request_document.h"

#include "ui_request_settings_form.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

namespace gui
{

RequestSettingsForm::RequestSettingsForm(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_ui(std::make_unique<Ui::RequestSettingsForm>())
{
    m_ui->setupUi(this);
    m_grid = std::make_unique<FieldGrid>(m_ui->fields);
    m_bindings = FieldBinding::bindAll(document, ""_L1, this);
    m_pageResultOptions = FieldBinding::bindAll(document, "/PageResultOptions"_L1, this) +
                          FieldBinding::bindAll(document, "/PageResultOptions/InvoiceOptions"_L1, this);
    for (FieldBinding *binding : std::as_const(m_bindings)) {
        if (binding->widget() == m_ui->CssUrl)
            binding->addNullSwitch(m_ui->CssUrlNull);
    }

    const cpv2::Field &options = cpv2::field(FieldId::PageResultOptions);
    m_ui->pageResultOptionsToggle->setAccessibleName(cpv2::fieldName(options));
    m_ui->pageResultOptionsToggle->setToolTip(plainToolTip(cpv2::fieldHelp(options)));
    m_ui->pageResultOptions->hide();
    connect(m_ui->pageResultOptionsToggle, &QToolButton::toggled, this, [this](bool open) {
        m_ui->pageResultOptions->setVisible(open);
        m_ui->pageResultOptionsToggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(document, &RequestDocument::changed, this, &RequestSettingsForm::summarizePageResultOptions);
    summarizePageResultOptions();
}

RequestSettingsForm::~RequestSettingsForm() = default;

void RequestSettingsForm::summarizePageResultOptions()
{
    int on = 0;
    for (const FieldId id : {FieldId::AllowRegisterAccount, FieldId::AllowViewStatement, FieldId::AllowRemove,
                             FieldId::AllowViewRelated, FieldId::AllowRemindMe})
        on += m_document->request().boolean(id, false) ? 1 : 0;
    const bool isAbsent = !m_document->request().find(FieldId::PageResultOptions);
    m_ui->pageResultOptionsToggle->setText(isAbsent  ? tr("absent")
                                           : on == 0 ? tr("all off")
                                                     : tr("%n on", nullptr, on));
}

QWidget *RequestSettingsForm::fieldAt(const core::JsonPointer &at)
{
    if (const FieldBinding *binding = bindingAt(m_bindings, at))
        return binding->widget();
    if (at.startsWith(m_document->request().pointer(FieldId::PageResultOptions))) {
        m_ui->pageResultOptionsToggle->setChecked(true);
        const FieldBinding *binding = bindingAt(m_pageResultOptions, at);
        return binding ? binding->widget() : m_ui->pageResultOptionsToggle;
    }
    return nullptr;
}

} // namespace gui
