// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/listener_status.h"

#include "core/harmless_text.h"
#include "gui/look/badge.h"
#include "gui/look/message_bar.h"
#include "gui/look/run_then.h"
#include "http/server_tls.h"
#include "roundtrip/callback_listener.h"
#include "roundtrip/desk.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using roundtrip::ListenAt;

namespace gui
{

namespace
{

constexpr int heartbeatMissedMs = 30'000; // three self-tests long

/// The files are read, or the certificate is made.
core::Result<ListenAt> withEncryption(ListenAt where, const ListenerChoice &choice, const QString &folder)
{
    if (choice.encryption == ListenerChoice::Encryption::None)
        return where;
    const auto tls = choice.encryption == ListenerChoice::Encryption::SelfMade
                         ? http::ownServerTls(folder)
                         : http::serverTls(choice.certificateFile, choice.keyFile);
    if (!tls)
        return tls.error();
    where.tls = *tls;
    return where;
}

} // namespace

ListenerStatus::ListenerStatus(roundtrip::Desk *desk, workspace::Settings *settings, MessageBar *messages,
                               QWidget *parent)
    : QWidget(parent), m_desk(desk), m_settings(settings), m_messages(messages), m_badge(new Badge(this)),
      m_reachableBadge(new Badge(this)), m_address(new QLabel(this))
{
    m_badge->setObjectName("listenerBadge"_L1);
    m_reachableBadge->setObjectName("reachableBadge"_L1);
    m_address->setObjectName("listenerAddress"_L1);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setProperty("dim", true);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_silence.setSingleShot(true);
    m_silence.setInterval(heartbeatMissedMs);
    connect(&m_silence, &QTimer::timeout, this, &ListenerStatus::update);
    connect(desk, &roundtrip::Desk::listenerChecked, this, &ListenerStatus::checked);
    connect(desk, &roundtrip::Desk::refused, this, &ListenerStatus::noteRefused);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_badge);
    layout->addWidget(m_address);
    layout->addWidget(m_reachableBadge);
    update();
}

/// Where any port will do, the one of the last time is tried first: hosted pages that are still open know it.
void ListenerStatus::listen()
{
    const quint16 chosen = m_settings->get(workspace::setting::listenerPort);
    const quint16 last = m_settings->get(workspace::setting::lastListenerPort);
    if (chosen == 0 && last != 0 && m_desk->listen(last))
        begin();
    else
        listenOn({.port = chosen});
}

void ListenerStatus::listenOn(const ListenAt &where)
{
    m_messages->dismiss(u"listener"_s);
    const core::Result<core::Done> listening = m_desk->listen(where);
    if (!listening) {
        ListenAt elsewhere = where;
        elsewhere.port = 0;
        m_messages->post(u"listener"_s, MessageBar::Kind::Problem, listening.error().sentence,
                         {{tr("Use any free port"), [this, elsewhere] {
                               listenOn(elsewhere);
                           }}});
    }
    begin();
}

void ListenerStatus::begin()
{
    if (const int port = m_desk->callbackBase().port(); port > 0)
        m_settings->set(workspace::setting::lastListenerPort, quint16(port));
    m_health = {};
    m_silence.start();
    update();
    emit changed();
}

void ListenerStatus::choosePort()
{
    ListenerChoice choice = m_choice;
    choice.port = m_settings->get(workspace::setting::listenerPort);
    auto *dialog = new ListenerDialog(choice, m_refused, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { move(dialog->choice()); });
    dialog->open();
}

/// Where the port is not changed it stays the one it has, which may be any: pages that are open know it.
void ListenerStatus::move(ListenerChoice choice)
{
    const int current = m_desk->callbackBase().port(0);
    const bool isAnyStill = choice.port == 0 && m_settings->get(workspace::setting::listenerPort) == 0;
    ListenAt where{.port = isAnyStill ? quint16(current) : choice.port,
                   .address = choice.isReachable ? QHostAddress::AnyIPv4 : QHostAddress::LocalHost,
                   .extraHosts = hostsIn(choice.allowedHosts).value_or(QList<QByteArray>())};
    m_settings->set(workspace::setting::listenerPort, choice.port);
    const QString folder = roundtrip::listenerTlsFolder(m_desk->journalFile());
    if (choice.encryption == ListenerChoice::Encryption::SelfMade)
        choice.certificateFile = http::ownCertificateFile(folder);
    runThen(
        this, [where, choice, folder] { return withEncryption(where, choice, folder); },
        [this, choice](const core::Result<ListenAt> &whereNow) { take(choice, whereNow); });
}

void ListenerStatus::take(const ListenerChoice &choice, const core::Result<ListenAt> &where)
{
    if (!where) { // it goes on as it is
        m_messages->post(u"listener"_s, MessageBar::Kind::Problem, where.error().sentence);
        return;
    }
    m_choice = choice;
    listenOn(*where);
    emit allowedHostsChanged(where->extraHosts);
    emit certificateChanged(where->tls ? choice.certificateFile : QString());
}

void ListenerStatus::checked(const roundtrip::ListenerHealth &health)
{
    m_health = health;
    m_silence.start();
    update();
}

void ListenerStatus::noteRefused(const http::RefusedRequest &refused)
{
    constexpr qsizetype kept = 50;
    const QString sentence = core::oneLine(http::toText(refused));
    m_refused.prepend(refused.at.toLocalTime().toString(u"HH:mm:ss  "_s) + sentence);
    m_refused.resize(std::min(m_refused.size(), kept));
    m_messages->post(u"refused"_s, MessageBar::Kind::Warning,
                     tr("The callback listener refused a request. %1").arg(sentence),
                     {{tr("Show refused requests"), [this] {
                           choosePort();
                       }}});
    update();
}

void ListenerStatus::update()
{
    showLight();
    const QUrl base = m_desk->callbackBase();
    m_address->setText(base.scheme() == "https"_L1 ? base.toString() : base.authority());
    setToolTip(details());
    setAccessibleName(QStringList{m_badge->text(), m_address->text(),
                                  m_choice.isReachable ? m_reachableBadge->text() : QString()}
                          .join(u' ')
                          .trimmed());
    setAccessibleDescription(details());
}

void ListenerStatus::showLight()
{
    using State = roundtrip::ListenerHealth::State;
    if (m_desk->callbackBase().isEmpty())
        m_badge->show(Badge::Kind::Bad, tr("○ not listening"));
    else if (m_health.state == State::Dead)
        m_badge->show(Badge::Kind::Bad, tr("✕ no answer"));
    else if (m_health.state == State::Late || !m_silence.isActive())
        m_badge->show(Badge::Kind::Warning, tr("◐ slow"));
    else
        m_badge->show(Badge::Kind::Good, tr("● listening"));
    if (m_choice.isReachable && !m_desk->callbackBase().isEmpty())
        m_reachableBadge->show(Badge::Kind::Warning, tr("open to other computers"));
    else
        m_reachableBadge->hide();
}

QString ListenerStatus::details() const
{
    using State = roundtrip::ListenerHealth::State;
    QStringList lines{tr("The callback listener captures the browser's return and the server's postback.")};
    if (!m_desk->callbackBase().isEmpty() && !m_silence.isActive())
        lines << tr("It has not responded for %1 seconds. This computer is very busy.")
                     .arg(m_silence.interval() / 1000);
    else if (m_health.state == State::Dead)
        lines << m_health.problem << tr("It is binding its port again.");
    else if (m_health.state != State::Off)
        lines << tr("It answered a test request in %1 ms.").arg(m_health.answeredInMs);
    if (m_choice.isReachable)
        lines << tr("Other computers can reach it too, until you turn that off or quit.");
    if (m_health.refused > 0)
        lines << tr("Requests refused: %1").arg(m_health.refused);
    constexpr qsizetype shown = 3;
    lines += m_refused.first(std::min(m_refused.size(), shown));
    if (m_health.askedByBrowsers > 0)
        lines << tr("Icons and the like that browsers asked for: %1").arg(m_health.askedByBrowsers);
    if (m_health.evicted > 0)
        lines << tr("Slow connections closed to make room: %1").arg(m_health.evicted);
    if (m_health.unmatchedNotKept > 0)
        lines << tr("Requests to unknown addresses, too many to keep: %1").arg(m_health.unmatchedNotKept);
    if (m_health.toldToWait > 0)
        lines << tr("Callbacks asked to try again later, too many in a minute: %1").arg(m_health.toldToWait);
    return lines.join(u'\n');
}

} // namespace gui
