// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/import_text_dialog.h"

#include "gui/look/plain_text.h"
#include "ui_import_text_dialog.h"

#include <QFontDatabase>
#include <QPushButton>

namespace gui
{

ImportTextDialog::ImportTextDialog(const QString &text, const QString &problem, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ImportTextDialog>())
{
    m_ui->setupUi(this);
    m_ui->text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QPushButton *import = m_ui->buttons->button(QDialogButtonBox::Ok);
    import->setText(tr("Import"));
    const auto update = [this, import] {
        import->setEnabled(!m_ui->text->document()->isEmpty());
    };
    connect(m_ui->text, &QPlainTextEdit::textChanged, this, update);
    m_ui->text->setPlainText(text);
    if (problem.isEmpty())
        m_ui->text->selectAll(); // to be replaced; a text that is to be repaired is not
    m_ui->problem->setText(oneLine(problem));
    m_ui->problem->setHidden(problem.isEmpty());
    update();
}

ImportTextDialog::~ImportTextDialog() = default;

QString ImportTextDialog::text() const
{
    return m_ui->text->toPlainText();
}

} // namespace gui
