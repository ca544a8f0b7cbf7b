// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/draft_choice_dialog.h"

#include "gui/look/plain_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace gui
{

DraftChoiceDialog::DraftChoiceDialog(const QStringList &descriptions, QWidget *parent)
    : QDialog(parent), m_rows(new QListWidget(this))
{
    using namespace Qt::Literals::StringLiterals;
    setObjectName("DraftChoiceDialog"_L1);
    setWindowTitle(tr("Recovered requests"));
    auto *words = new QLabel(tr("Which ones should be opened? The others are kept."), this);
    words->setTextFormat(Qt::PlainText);
    m_rows->setObjectName("recovered"_L1);
    m_rows->setAccessibleName(windowTitle());
    m_rows->setFrameShape(QFrame::StyledPanel);
    for (const QString &description : descriptions) {
        auto *row = new QListWidgetItem(oneLine(description), m_rows);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        row->setCheckState(Qt::Checked);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("&Restore"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(m_rows);
    layout->addWidget(buttons);
    resize(460, 280);
}

bool DraftChoiceDialog::isChosen(int row) const
{
    return m_rows->item(row)->checkState() == Qt::Checked;
}

} // namespace gui
