// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/live_confirmation_dialog.h"

#include "ui_live_confirmation_dialog.h"

#include <QPushButton>

namespace gui
{

LiveConfirmationDialog::LiveConfirmationDialog(const QString &host, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::LiveConfirmationDialog>())
{
    m_ui->setupUi(this);
    m_ui->badge->show(Badge::Kind::Bad, tr("LIVE"));
    m_ui->host->setText(host);
    QPushButton *submit = m_ui->buttons->button(QDialogButtonBox::Ok);
    submit->setText(tr("Submit"));
    submit->setEnabled(false);
    connect(m_ui->typedHost, &QLineEdit::textChanged, submit, [submit, host](const QString &typed) {
        submit->setEnabled(typed.trimmed().compare(host, Qt::CaseInsensitive) == 0);
    });
}

LiveConfirmationDialog::~LiveConfirmationDialog() = default;

} // namespace gui
