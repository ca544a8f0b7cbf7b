// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/export_dialog.h"

#include "gui/plain_text.h"
#include "ui_export_dialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using evidence::ExportFormat;

namespace gui
{

ExportDialog::ExportDialog(ExportFormat format, const Maker &make, const QByteArray &apiKey, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ExportDialog>()), m_make(make), m_apiKey(apiKey)
{
    m_ui->setupUi(this);
    m_ui->preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (const auto &[name, value] : {std::pair(tr("cURL command"), ExportFormat::Curl),
                                      std::pair(tr(".http file"), ExportFormat::HttpFile),
                                      std::pair(tr("Postman collection"), ExportFormat::Postman),
                                      std::pair(tr("HTTP archive (HAR)"), ExportFormat::Har)})
        m_ui->format->addItem(name, int(value));
    m_ui->format->setCurrentIndex(m_ui->format->findData(int(format)));
    m_ui->withKey->setEnabled(!apiKey.isEmpty());
    QPushButton *copy = m_ui->buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName("copy"_L1);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_bytes)); });
    connect(m_ui->format, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
    connect(m_ui->withKey, &QCheckBox::toggled, this, &ExportDialog::confirmKey);
    update();
}

ExportDialog::~ExportDialog() = default;

ExportFormat ExportDialog::format() const
{
    return ExportFormat(m_ui->format->currentData().toInt());
}

void ExportDialog::confirmKey(bool isWanted)
{
    if (!isWanted)
        return update();
    auto *question = new QMessageBox(this);
    question->setObjectName("confirmKey"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("API key"));
    question->setText(tr(
        "Whoever gets the file or the text can submit requests with your API key. Write the key into it?"));
    question->setStandardButtons(QMessageBox::Yes | QMessageBox::No);
    question->setDefaultButton(QMessageBox::No);
    connect(question, &QMessageBox::finished, this, [this](int button) {
        if (button == QMessageBox::Yes)
            update();
        else
            m_ui->withKey->setChecked(false);
    });
    question->open();
}

void ExportDialog::update()
{
    const bool withKey = m_ui->withKey->isChecked();
    const core::Result<QByteArray> made = m_make(format(), withKey ? m_apiKey : QByteArray());
    m_bytes = made ? *made : QByteArray();
    m_ui->problem->setText(made ? QString() : made.error().sentence);
    m_ui->problem->setHidden(bool(made));
    m_ui->keyNote->setText(withKey ? tr("It holds your API key: keep it to yourself.")
                                   : tr("A variable stands in the place of the API key."));
    // The key is never shown, not even where it is written.
    m_ui->preview->setPlainText(made ? beginningOf(*m_make(format(), {})) : QString());
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(bool(made));
    m_ui->buttons->findChild<QPushButton *>(u"copy"_s)->setEnabled(bool(made));
}

} // namespace gui
