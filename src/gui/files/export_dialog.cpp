// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/export_dialog.h"

#include "gui/look/plain_text.h"
#include "gui/look/question.h"
#include "gui/look/run_then.h"
#include "ui_export_dialog.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using interchange::ExportFormat;

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
    m_ui->problem->hide();
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
    ask({.name = u"confirmKey"_s,
         .title = tr("API key"),
         .text =
             tr("Anyone who gets this file or text can submit requests with your API key. Include the key?"),
         .answers = {{QMessageBox::Yes,
                      [this] {
                          update();
                      }}},
         .dismissal = {QMessageBox::No,
                       [this] {
                           m_ui->withKey->setChecked(false);
                       }}},
        this, this);
}

/// An export, and the beginning of what is shown of it.
struct ExportDialog::Made {
    core::Result<QByteArray> bytes;
    QString shown;
};

/// A large request takes its time: it is made in another thread, and can be saved when it is ready.
void ExportDialog::update()
{
    const QByteArray key = m_ui->withKey->isChecked() ? m_apiKey : QByteArray();
    m_ui->keyNote->setText(key.isEmpty() ? tr("A variable takes the place of the API key.")
                                         : tr("It contains your API key. Keep it to yourself."));
    m_bytes.clear(); // it may hold the key
    setComplete(false);
    const auto work = [make = m_make, format = format(), key] {
        const core::Result<QByteArray> made = make(format, key);
        // The key is never shown, not even where it is written.
        const core::Result<QByteArray> shown = key.isEmpty() ? made : make(format, {});
        return Made{made, shown ? beginningOf(*shown) : QString()};
    };
    runThen(this, work, [this, wanted = ++m_wanted](const Made &made) {
        if (wanted == m_wanted)
            showMade(made);
    });
}

void ExportDialog::showMade(const Made &made)
{
    m_bytes = made.bytes ? *made.bytes : QByteArray();
    m_ui->problem->setText(made.bytes ? QString() : made.bytes.error().sentence);
    m_ui->problem->setHidden(bool(made.bytes));
    m_ui->preview->setPlainText(made.shown);
    setComplete(bool(made.bytes));
}

void ExportDialog::setComplete(bool complete)
{
    m_ui->buttons->button(QDialogButtonBox::Save)->setEnabled(complete);
    m_ui->buttons->findChild<QPushButton *>(u"copy"_s)->setEnabled(complete);
}

} // namespace gui
