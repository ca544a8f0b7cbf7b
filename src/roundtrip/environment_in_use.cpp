// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/environment_in_use.h"

#include "roundtrip/desk.h"

namespace roundtrip
{

namespace
{

http::Transport::Proxy proxyOf(workspace::Environment::Proxy proxy)
{
    using Settings = workspace::Environment::Proxy;
    using Wire = http::Transport::Proxy;
    switch (proxy) {
    case Settings::System:
        return Wire::System;
    case Settings::None:
        return Wire::None;
    case Settings::Own:
        return Wire::Own;
    }
    return Wire::System;
}

} // namespace

http::Transport transportOf(const workspace::Environment &environment)
{
    http::Transport transport;
    transport.proxy = proxyOf(environment.proxy);
    transport.proxyUrl = environment.proxyUrl;
    transport.caFile = environment.caFile;
    transport.clientCertificateFile = environment.clientCertificateFile;
    transport.clientKeyFile = environment.clientKeyFile;
    transport.connectTimeoutMs = environment.connectTimeoutMs;
    transport.totalDeadlineMs = environment.totalDeadlineMs;
    return transport;
}

void use(const Destination &to, Desk *desk)
{
    const workspace::Environment &environment = to.environment;
    desk->setRedaction({.secrets = {to.apiKey}, .idFields = environment.idFields});
    if (!environment.callbackBase.isEmpty())
        desk->allowCallbackBase(environment.callbackBase);
    PostbackReply reply;
    reply.status = environment.postbackStatus;
    reply.delayMs = environment.postbackDelayMs;
    if (!environment.postbackBody.isEmpty())
        reply.body = environment.postbackBody;
    desk->setPostbackReply(reply);
    desk->setFloodLimit(to.simulated ? 0 : environment.floodLimit);
    Forwarding forwarding;
    forwarding.isOn = !environment.forwardTo.isEmpty();
    forwarding.to = environment.forwardTo;
    forwarding.allowPrivate = environment.forwardPrivate;
    forwarding.caFile = environment.caFile;
    desk->setForwarding(to.name, forwarding);
}

} // namespace roundtrip
