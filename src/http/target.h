// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/client.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace http
{

/// Where a request may go whose URL somebody else wrote: where these rules allow, but never to a port of our
/// own, nor to an address that stands for another one or for none (docs/faults.md, R01).
struct TargetRules {
    bool allowLoopback = false; ///< this computer, by any of its addresses
    bool allowPrivate = false;  ///< 10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7
    QList<quint16> ownPorts;    ///< of this computer, refused in any case: what goes there comes back
    bool allowPublic = true;    ///< the internet
};

/// The rules, one address or URL at a time. A refusal has the code `target`.
class Target
{
    Q_DECLARE_TR_FUNCTIONS(http::Target)
public:
    /// What can be decided before any name is looked up: scheme, no login, a host in plain letters.
    static core::Result<core::Done> checkUrl(const QUrl &url);
    /// Whether a request for `url` may connect to `address`.
    static core::Result<core::Done> checkAddress(const QUrl &url, const QHostAddress &address,
                                                 const TargetRules &rules);
};

/// Looks up a host's addresses and calls back, later, in the thread of `context`; no address: there is none.
using Lookup = std::function<void(const QString &host, QObject *context,
                                  const std::function<void(const QList<QHostAddress> &)> &found)>;
/// The system's resolver.
Lookup systemLookup();

/// Sends requests to checked targets only: it looks the host up, refuses when any of its addresses may not
/// be reached, and connects to those very addresses, one after another while they are not reached, so that
/// a name that changes its answer in between leads nowhere else (R02).
class TargetClient : public QObject
{
    Q_OBJECT
public:
    explicit TargetClient(const ClientLimits &limits = {}, QObject *parent = nullptr,
                          Lookup lookup = systemLookup());

    /// `finished` is called once, later; a refused target is Reply::Outcome::NotSent. Not called any more
    /// when the client is deleted first.
    void send(const ClientRequest &request, const TargetRules &rules,
              const std::function<void(const Reply &)> &finished);

private:
    struct Errand {
        ClientRequest request;
        QList<QHostAddress> addresses; ///< not tried yet
        std::function<void(const Reply &)> finished;
    };
    void connectNext(Errand errand);

    Client m_client;
    Lookup m_lookup;
};

} // namespace http
