// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/endpoint_dialog.h"

#include "ui_endpoint_dialog.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// Why nothing can be sent there; empty when all is well.
QString problemOf(const Environment &environment)
{
    const core::Result<core::Done> checked = roundtrip::checkEndpoint(environment.endpoint, true);
    return checked ? QString() : checked.error().sentence;
}

} // namespace

EndpointDialog::EndpointDialog(const Environment &environment, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::EndpointDialog>())
{
    m_ui->setupUi(this);
    m_ui->liveBadge->show(Badge::Kind::Bad, tr("LIVE"));
    m_ui->endpoint->setText(environment.endpoint.toString());
    m_ui->apiKey->setText(QString::fromUtf8(environment.apiKey));
    connect(m_ui->endpoint, &QLineEdit::textChanged, this, &EndpointDialog::update);
    update();
}

EndpointDialog::~EndpointDialog() = default;

QUrl EndpointDialog::url() const
{
    return QUrl(m_ui->endpoint->text().trimmed(), QUrl::StrictMode);
}

Environment EndpointDialog::environment() const
{
    return {.name = url().host(), .endpoint = url(), .apiKey = m_ui->apiKey->text().trimmed().toUtf8()};
}

void EndpointDialog::update()
{
    const Environment entered = environment();
    const QString problem = problemOf(entered);
    const bool isEmpty = m_ui->endpoint->text().trimmed().isEmpty();
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    m_ui->problem->setText(isEmpty ? QString() : problem);
    const bool isFar = problem.isEmpty() && entered.isLive();
    m_ui->live->setVisible(isFar);
    m_ui->liveBadge->setVisible(isFar);
}

} // namespace gui
