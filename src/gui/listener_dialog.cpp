// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/listener_dialog.h"

#include "ui_listener_dialog.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

ListenerDialog::ListenerDialog(quint16 port, bool isReachable, QWidget *parent)
    : QDialog(parent), m_wasReachable(isReachable), m_ui(std::make_unique<Ui::ListenerDialog>())
{
    m_ui->setupUi(this);
    m_ui->port->setValue(port);
    m_ui->port->selectAll();
    m_ui->reachable->setChecked(isReachable);
}

ListenerDialog::~ListenerDialog() = default;

quint16 ListenerDialog::port() const
{
    return quint16(m_ui->port->value());
}

bool ListenerDialog::isReachable() const
{
    return m_ui->reachable->isChecked();
}

void ListenerDialog::accept()
{
    if (m_wasReachable || !isReachable())
        return QDialog::accept();
    auto *question = new QMessageBox(this);
    question->setObjectName("openListener"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Let other computers reach the listener?"));
    question->setText(
        tr("Every computer that finds a way to this one can then send requests to the listener. "
           "What comes to the address of a round trip is taken for a callback, and it travels "
           "unencrypted. Do this only in a network that you trust."));
    QPushButton *open = question->addButton(tr("Let them reach it"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::finished, this, [this, question, open] {
        if (question->clickedButton() == open)
            QDialog::accept();
    });
    question->open();
}

} // namespace gui
