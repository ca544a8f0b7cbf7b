// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/import_text_dialog.h"

#include "ui_import_text_dialog.h"

#include <QFontDatabase>
#include <QPushButton>

namespace gui
{

ImportTextDialog::ImportTextDialog(const QString &text, QWidget *parent)
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
    m_ui->text->selectAll();
    update();
}

ImportTextDialog::~ImportTextDialog() = default;

QString ImportTextDialog::text() const
{
    return m_ui->text->toPlainText();
}

} // namespace gui
