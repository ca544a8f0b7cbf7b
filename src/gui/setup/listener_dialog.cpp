// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/listener_dialog.h"

#include "gui/look/file_field.h"
#include "gui/look/question.h"
#include "http/host.h"
#include "roundtrip/callback_urls.h"
#include "ui_listener_dialog.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

std::optional<QList<QByteArray>> hostsIn(const QString &allowedHosts)
{
    QList<QByteArray> hosts;
    for (const QString &text : allowedHosts.split(u',', Qt::SkipEmptyParts)) {
        const QByteArray host = text.trimmed().toUtf8();
        if (!host.isEmpty() && !http::Host::parse(host))
            return {};
        if (!host.isEmpty())
            hosts.append(host);
    }
    return hosts;
}

ListenerDialog::ListenerDialog(const ListenerChoice &choice, const QStringList &refused, QWidget *parent)
    : QDialog(parent), m_wasReachable(choice.isReachable), m_ui(std::make_unique<Ui::ListenerDialog>())
{
    m_ui->setupUi(this);
    m_usualNote = m_ui->portNote->text();
    m_ui->port->setValue(choice.port);
    m_ui->port->selectAll();
    m_ui->reachable->setChecked(choice.isReachable);
    m_ui->encryption->setCurrentIndex(int(choice.encryption)); // the form has them in the order of the enum
    m_ui->certificateFile->setText(choice.certificateFile);
    m_ui->keyFile->setText(choice.keyFile);
    m_ui->allowedHosts->setText(choice.allowedHosts);
    connect(m_ui->allowedHosts, &QLineEdit::textChanged, this, &ListenerDialog::update);
    m_ui->refused->setPlainText(refused.join(u'\n'));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->refusedLabel, m_ui->refused})
        widget->setVisible(!refused.isEmpty());
    for (QLineEdit *edit : {m_ui->certificateFile, m_ui->keyFile}) {
        offerFiles(edit, {tr("Certificates and keys (*.pem *.crt *.cer *.key)")});
        connect(edit, &QLineEdit::textChanged, this, &ListenerDialog::update);
    }
    connect(m_ui->encryption, &QComboBox::currentIndexChanged, this, &ListenerDialog::update);
    connect(m_ui->port, &QSpinBox::valueChanged, this, &ListenerDialog::update);
    update();
}

ListenerDialog::~ListenerDialog() = default;

ListenerChoice ListenerDialog::choice() const
{
    return {.port = quint16(m_ui->port->value()),
            .isReachable = m_ui->reachable->isChecked(),
            .encryption = ListenerChoice::Encryption(m_ui->encryption->currentIndex()),
            .certificateFile = m_ui->certificateFile->text(),
            .keyFile = m_ui->keyFile->text(),
            .allowedHosts = m_ui->allowedHosts->text()};
}

void ListenerDialog::update()
{
    const ListenerChoice chosen = choice();
    QUrl base(u"http://127.0.0.1"_s);
    base.setPort(chosen.port != 0 ? chosen.port
                                  : 80); // 0 takes any port that is free, and none of those is blocked
    const QString obstacle = roundtrip::browserObstacle(base);
    m_ui->portNote->setText(obstacle.isEmpty() ? m_usualNote : obstacle);
    const bool isOwn = chosen.encryption == ListenerChoice::Encryption::Own;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->certificateFileLabel, m_ui->certificateFile,
                                                            m_ui->keyFileLabel, m_ui->keyFile})
        widget->setVisible(isOwn);
    m_ui->trustNote->setVisible(chosen.encryption == ListenerChoice::Encryption::SelfMade);
    const bool isWhole = !isOwn || (!chosen.certificateFile.isEmpty() && !chosen.keyFile.isEmpty());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(isWhole && hostsIn(chosen.allowedHosts));
    adjustSize(); // there is more to say, or less
}

void ListenerDialog::accept()
{
    if (m_wasReachable || !choice().isReachable)
        return QDialog::accept();
    ask({.name = u"openListener"_s,
         .title = tr("Let other computers reach the listener?"),
         .text = tr("Every computer that can reach this one will be able to send requests to the listener. "
                    "Anything sent to a round trip's address counts as a callback, and over http it travels "
                    "unencrypted. Do this only in a network you trust."),
         .answers = {{tr("Allow"), QMessageBox::AcceptRole,
                      [this] {
                          QDialog::accept();
                      }}}},
        this, this);
}

} // namespace gui
