// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/destination_effects.h"

#include "gui/look/message_bar.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/environment_selector.h"
#include "roundtrip/desk.h"
#include "roundtrip/doctor.h"
#include "roundtrip/environment_in_use.h"
#include "workspace/settings.h"

using namespace Qt::Literals::StringLiterals;

namespace gui
{

DestinationEffects::DestinationEffects(const EnvironmentSelector *environments, RequestTabs *tabs,
                                       roundtrip::Desk *desk, const workspace::Settings *settings,
                                       MessageBar *messages, QObject *parent)
    : QObject(parent), m_environments(environments), m_tabs(tabs), m_desk(desk), m_settings(settings),
      m_messages(messages)
{
    connect(tabs, &RequestTabs::added, this, &DestinationEffects::judge);
}

const roundtrip::Destination &DestinationEffects::destination() const
{
    return m_environments->current();
}

void DestinationEffects::update()
{
    roundtrip::use(destination(), m_desk);
    updateReachability();
    for (const RequestPage *page : m_tabs->pages())
        judge(page);
}

void DestinationEffects::updateReachability()
{
    m_messages->dismiss(u"callbacks"_s);
    const bool isForUsAlone =
        m_desk->callbackBase().isEmpty() || roundtrip::isLoopback(m_desk->callbackBase());
    if (destination().isRemote() && destination().environment.callbackBase.isEmpty() && isForUsAlone &&
        m_settings->get(workspace::setting::replaceCallbacks)) {
        m_messages->post(
            u"callbacks"_s, MessageBar::Kind::Note,
            tr("The listener is reachable only from this computer. The payer's browser can return to it, but "
               "a postback from %1 cannot reach it. To keep the request's own addresses, turn off \"Replace "
               "ReturnURL and PostBackURL\" in the Round trip menu.")
                .arg(destination().environment.endpoint.host()));
    }
}

/// A request that is sent with its own callback addresses to another machine is judged by that.
void DestinationEffects::judge(const RequestPage *page) const
{
    page->document()->setEndpointIsRemote(destination().isRemote() &&
                                          !m_settings->get(workspace::setting::replaceCallbacks));
}

roundtrip::Checkup DestinationEffects::checkup() const
{
    roundtrip::Checkup checkup;
    checkup.endpoint = destination().endpoint;
    checkup.apiKey = destination().apiKey;
    checkup.isSimulated = destination().simulated;
    checkup.transport = roundtrip::transportOf(destination().environment);
    checkup.listenerBase = m_desk->callbackBase();
    checkup.listenerHealthPath = m_desk->healthPath();
    checkup.port = m_settings->get(workspace::setting::listenerPort);
    checkup.publicBase = destination().environment.callbackBase;
    return checkup;
}

} // namespace gui
