// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_settings_form.h"

#include "cpv2/objects.h"
#include "gui/request/page_result_options_form.h"
#include "gui/request/request_document.h"
#include "gui/request/unknown_members_view.h"

#include "ui_request_settings_form.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;

namespace gui
{

RequestSettingsForm::RequestSettingsForm(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_ui(std::make_unique<Ui::RequestSettingsForm>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->BillerReference);
    m_grid = std::make_unique<FieldGrid>(m_ui->fields);
    m_bindings = FieldBinding::bindAll(document, ""_L1, this);
    for (FieldBinding *binding : std::as_const(m_bindings)) {
        if (binding->widget() == m_ui->CssUrl)
            binding->addNullSwitch(m_ui->CssUrlNull);
    }

    m_pageResultOptions = new PageResultOptionsForm(document);
    m_pageResultOptions->setObjectName("pageResultOptions"_L1);
    m_pageResultOptions->hide();
    m_members = new UnknownMembersView(document, ""_L1, tr("request"));
    m_members->setObjectName("requestMembers"_L1);
    m_ui->formLayout->addWidget(m_pageResultOptions);
    m_ui->formLayout->addWidget(m_members);

    FieldBinding::bind(document, FieldId::PageResultOptions, m_ui->pageResultOptionsToggle);
    connect(m_ui->pageResultOptionsToggle, &QToolButton::toggled, this, [this](bool open) {
        m_pageResultOptions->setVisible(open);
        m_ui->pageResultOptionsToggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(document, &RequestDocument::changed, this, &RequestSettingsForm::summarizePageResultOptions);
    summarizePageResultOptions();
}

RequestSettingsForm::~RequestSettingsForm() = default;

void RequestSettingsForm::summarizePageResultOptions()
{
    const QList<const cpv2::Field *> switches = cpv2::pageResultOptions();
    const auto on = std::ranges::count_if(switches, [this](const cpv2::Field *field) {
        return m_document->request().boolean(field->id, cpv2::isOnWhenAbsent(*field));
    });
    const core::Json *options = m_document->request().find(FieldId::PageResultOptions);
    m_ui->pageResultOptionsToggle->setText(!options               ? tr("absent")
                                           : options->isNull()    ? tr("null")
                                           : !options->isObject() ? tr("not an object")
                                           : on == 0              ? tr("all off")
                                                                  : tr("%n on", nullptr, int(on)));
}

QWidget *RequestSettingsForm::fieldAt(const core::JsonPointer &at)
{
    if (const FieldBinding *binding = bindingAt(m_bindings, at))
        return binding->widget();
    if (at.startsWith(m_document->request().pointer(FieldId::PageResultOptions))) {
        unfold();
        QWidget *field = m_pageResultOptions->fieldAt(at);
        return field ? field : m_ui->pageResultOptionsToggle;
    }
    return m_members->fieldAt(at);
}

QList<UnknownMembersView *> RequestSettingsForm::members() const
{
    return QList{m_members} + m_pageResultOptions->members();
}

void RequestSettingsForm::unfold()
{
    m_ui->pageResultOptionsToggle->setChecked(true);
}

} // namespace gui
