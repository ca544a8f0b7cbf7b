// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_settings_form.h"

#include "gui/look/plain_text.h"
#include "gui/request/request_document.h"
#include "gui/request/unknown_members_view.h"

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

    m_members = new UnknownMembersView(document, ""_L1, tr("request"));
    m_optionMembers = new UnknownMembersView(document, "/PageResultOptions"_L1, u"PageResultOptions"_s);
    m_invoiceOptionMembers =
        new UnknownMembersView(document, "/PageResultOptions/InvoiceOptions"_L1, u"InvoiceOptions"_s);
    m_members->setObjectName("requestMembers"_L1);
    m_optionMembers->setObjectName("PageResultOptionsMembers"_L1);
    m_invoiceOptionMembers->setObjectName("InvoiceOptionsMembers"_L1);
    QGridLayout *options = m_ui->pageResultOptionsLayout;
    options->addWidget(m_optionMembers, options->rowCount(), 0, 1, 2);
    options->addWidget(m_invoiceOptionMembers, options->rowCount(), 0, 1, 2);
    m_ui->formLayout->addWidget(m_members);

    FieldBinding::bind(document, FieldId::PageResultOptions, m_ui->pageResultOptionsToggle);
    m_ui->InvoiceOptionsObject->bind(document, FieldId::InvoiceOptions);
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
    const core::Json *options = m_document->request().find(FieldId::PageResultOptions);
    m_ui->pageResultOptionsToggle->setText(!options               ? tr("absent")
                                           : options->isNull()    ? tr("null")
                                           : !options->isObject() ? tr("no object")
                                           : on == 0              ? tr("all off")
                                                                  : tr("%n on", nullptr, on));
}

QWidget *RequestSettingsForm::fieldAt(const core::JsonPointer &at)
{
    if (const FieldBinding *binding = bindingAt(m_bindings, at))
        return binding->widget();
    if (at.startsWith(m_document->request().pointer(FieldId::PageResultOptions))) {
        unfold();
        if (const FieldBinding *binding = bindingAt(m_pageResultOptions, at))
            return binding->widget();
        if (QWidget *field = m_invoiceOptionMembers->fieldAt(at))
            return field;
        if (at == m_document->request().pointer(FieldId::InvoiceOptions))
            return m_ui->InvoiceOptionsObject;
        QWidget *field = m_optionMembers->fieldAt(at);
        return field ? field : m_ui->pageResultOptionsToggle;
    }
    return m_members->fieldAt(at);
}

QList<UnknownMembersView *> RequestSettingsForm::members() const
{
    return {m_members, m_optionMembers, m_invoiceOptionMembers};
}

void RequestSettingsForm::unfold()
{
    m_ui->pageResultOptionsToggle->setChecked(true);
}

} // namespace gui
