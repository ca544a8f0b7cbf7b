// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/prune_dialog.h"

#include "ui_prune_dialog.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

PruneDialog::PruneDialog(QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::PruneDialog>())
{
    m_ui->setupUi(this);
    QPushButton *prune = m_ui->buttons->addButton(tr("&Delete for good"), QDialogButtonBox::AcceptRole);
    prune->setObjectName("deleteForGood"_L1);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    const auto update = [this, prune] {
        m_ui->days->setEnabled(m_ui->byAge->isChecked());
        m_ui->entries->setEnabled(m_ui->byCount->isChecked());
        m_ui->megabytes->setEnabled(m_ui->bySize->isChecked());
        prune->setEnabled(m_ui->byAge->isChecked() || m_ui->byCount->isChecked() ||
                          m_ui->bySize->isChecked());
    };
    for (QCheckBox *box : {m_ui->byAge, m_ui->byCount, m_ui->bySize})
        connect(box, &QCheckBox::toggled, this, update);
    update();
}

PruneDialog::~PruneDialog() = default;

journal::Retention PruneDialog::retention() const
{
    journal::Retention retention;
    if (m_ui->byAge->isChecked())
        retention.olderThan = QDateTime::currentDateTimeUtc().addDays(-m_ui->days->value());
    if (m_ui->byCount->isChecked())
        retention.keepNewest = m_ui->entries->value();
    if (m_ui->bySize->isChecked())
        retention.maxBytes = qint64(m_ui->megabytes->value()) * 1'000'000;
    return retention;
}

} // namespace gui
