// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/import_dialog.h"

#include "gui/look/plain_text.h"
#include "ui_import_dialog.h"

#include <QFontDatabase>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

ImportDialog::ImportDialog(const QList<interchange::Imported> &calls, const QStringList &judgements,
                           int likeliest, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ImportDialog>()), m_calls(calls)
{
    Q_ASSERT(!calls.isEmpty());
    m_ui->setupUi(this);
    m_ui->body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (qsizetype i = 0; i < calls.size(); ++i)
        m_ui->calls->addItem(u"%1  %2  (%3)"_s.arg(QString::number(i + 1), oneLine(calls.at(i).name),
                                                   oneLine(judgements.at(i))));
    m_ui->calls->setCurrentRow(likeliest);
    const bool hasChoice = calls.size() > 1;
    m_ui->callsLabel->setVisible(hasChoice);
    m_ui->calls->setVisible(hasChoice);
    connect(m_ui->calls, &QListWidget::currentRowChanged, this, &ImportDialog::update);
    update();
}

ImportDialog::~ImportDialog() = default;

const interchange::Imported &ImportDialog::chosen() const
{
    return m_calls.at(m_ui->calls->currentRow());
}

void ImportDialog::update()
{
    const interchange::Imported &call = chosen();
    m_ui->endpoint->setText(call.endpoint.isEmpty() ? QString()
                                                    : tr("It was sent to %1").arg(oneLine(call.endpoint)));
    m_ui->endpoint->setHidden(call.endpoint.isEmpty());
    m_ui->problem->setText(oneLine(call.problem));
    m_ui->problem->setHidden(call.problem.isEmpty());
    QStringList notes;
    for (const QString &note : call.notes)
        notes << oneLine(note);
    m_ui->notes->setText(notes.join(u'\n'));
    m_ui->notes->setHidden(notes.isEmpty());
    m_ui->body->setPlainText(beginningOf(call.body));
    m_ui->buttons->button(QDialogButtonBox::Open)->setEnabled(call.problem.isEmpty());
}

} // namespace gui
