// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/listener_status.h"

#include "gui/badge.h"
#include "gui/message_bar.h"
#include "roundtrip/desk.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

ListenerStatus::ListenerStatus(roundtrip::Desk *desk, workspace::Settings *settings, MessageBar *messages,
                               QWidget *parent)
    : QWidget(parent), m_desk(desk), m_settings(settings), m_messages(messages), m_badge(new Badge(this)),
      m_address(new QLabel(this))
{
    m_badge->setObjectName("listenerBadge"_L1);
    m_address->setObjectName("listenerAddress"_L1);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setProperty("dim", true);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setToolTip(tr("The callback listener captures the browser's return and the server's postback."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_badge);
    layout->addWidget(m_address);
    update();
}

void ListenerStatus::listen()
{
    listenOn(m_settings->listenerPort());
}

void ListenerStatus::listenOn(quint16 port)
{
    m_messages->dismiss(u"listener"_s);
    const core::Result<core::Done> listening = m_desk->listen(port);
    if (!listening) {
        m_messages->post(u"listener"_s, MessageBar::Kind::Problem, listening.error().sentence,
                         {{tr("Use any free port"), [this] {
                               listenOn(0);
                           }}});
    }
    update();
    emit changed();
}

void ListenerStatus::choosePort()
{
    auto *dialog = new QInputDialog(window());
    dialog->setObjectName("listenerPort"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Listener port"));
    dialog->setLabelText(tr("Port of the callback listener on 127.0.0.1; 0 takes any free one.\n"
                            "Pages that are open now keep the old address and do not reach the new one."));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(0, 65535);
    dialog->setIntValue(m_settings->listenerPort());
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int port) {
        m_settings->setListenerPort(quint16(port));
        listen();
    });
    dialog->open();
}

void ListenerStatus::update()
{
    const QUrl base = m_desk->callbackBase();
    if (base.isEmpty())
        m_badge->show(Badge::Kind::Bad, tr("○ not listening"));
    else
        m_badge->show(Badge::Kind::Good, tr("● listening"));
    m_address->setText(base.authority());
    setAccessibleName(m_badge->text() + u' ' + m_address->text());
}

} // namespace gui
