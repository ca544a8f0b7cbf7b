// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/target.h"

#include "core/web_url.h"

#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace http
{

using core::Done;
using core::Result;

namespace
{

enum class Reach {
    Public,
    Private,  ///< a network of one's own
    Loopback, ///< this machine
    Never,    ///< stands for another address, for many or for none, or for the network's own machinery
};

/// The special ranges (IANA's IPv4 and IPv6 Special-Purpose Address Registries). The first that holds an
/// address counts.
const QList<std::pair<QString, Reach>> &ranges()
{
    static const QList<std::pair<QString, Reach>> list{
        {u"127.0.0.0/8"_s, Reach::Loopback},
        {u"10.0.0.0/8"_s, Reach::Private},
        {u"172.16.0.0/12"_s, Reach::Private},
        {u"192.168.0.0/16"_s, Reach::Private},
        {u"100.64.0.0/10"_s, Reach::Private}, // carrier-grade NAT
        {u"0.0.0.0/8"_s, Reach::Never},
        {u"169.254.0.0/16"_s, Reach::Never}, // link-local: 169.254.169.254 tells a cloud machine's secrets
        {u"192.0.0.0/24"_s, Reach::Never},
        {u"192.0.2.0/24"_s, Reach::Never},
        {u"192.88.99.0/24"_s, Reach::Never}, // 6to4 relays
        {u"198.18.0.0/15"_s, Reach::Never},
        {u"198.51.100.0/24"_s, Reach::Never},
        {u"203.0.113.0/24"_s, Reach::Never},
        {u"224.0.0.0/4"_s, Reach::Never},
        {u"240.0.0.0/4"_s, Reach::Never},
        {u"::1/128"_s, Reach::Loopback},
        {u"fc00::/7"_s, Reach::Private},
        {u"2001::/23"_s, Reach::Never}, // Teredo and other protocols' own
        {u"2001:db8::/32"_s, Reach::Never},
        {u"2002::/16"_s, Reach::Never}, // 6to4: an IPv4 address inside
        {u"2000::/3"_s, Reach::Public},
        {u"::/0"_s, Reach::Never}, // NAT64 (64:ff9b::/96), link-local, multicast and what is not given out
    };
    return list;
}

Reach reachOf(const QHostAddress &address)
{
    for (const auto &[range, reach] : ranges()) {
        if (address.isInSubnet(QHostAddress::parseSubnet(range)))
            return reach;
    }
    return address.protocol() == QAbstractSocket::IPv4Protocol ? Reach::Public : Reach::Never;
}

/// `::ffff:127.0.0.1` is 127.0.0.1.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIPv4);
    return isIPv4 ? QHostAddress(ipv4) : address;
}

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

bool isOfThisMachine(const QHostAddress &address)
{
    return reachOf(address) == Reach::Loopback || QNetworkInterface::allAddresses().contains(address);
}

/// A host whose last part is a number, in decimal, octal or hexadecimal, is an address to some
/// resolvers (`2130706433`, `0x7f.1`); the only spelling taken is the usual one.
bool isOddlySpeltAddress(const QString &host)
{
    const QString last = host.section(u'.', -1, -1, QString::SectionSkipEmpty);
    const bool isNumber =
        !last.isEmpty() && (last.startsWith("0x"_L1, Qt::CaseInsensitive) ||
                            std::ranges::all_of(last, [](QChar c) { return c >= u'0' && c <= u'9'; }));
    return isNumber && QHostAddress(host).toString() != host;
}

core::Error refusal(const QString &sentence)
{
    return {u"target"_s, sentence};
}

} // namespace

Result<Done> Target::checkUrl(const QUrl &url)
{
    if (!core::isWebUrl(url)) {
        return refusal(tr("“%1” is not an http or https address.")
                           .arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
    }
    if (!url.userInfo().isEmpty())
        return refusal(tr("The address of %1 contains a user name or password. Remove it.").arg(url.host()));
    const QString host = url.host(QUrl::FullyEncoded);
    if (host.startsWith("xn--"_L1) || host.contains(".xn--"_L1)) {
        return refusal(tr("The host %1 contains letters that can look like others. Only plain letters are "
                          "allowed.")
                           .arg(host));
    }
    if (isOddlySpeltAddress(host))
        return refusal(tr("The host %1 is a number, but not an address in the usual spelling.").arg(host));
    return core::done();
}

Result<Done> Target::checkAddress(const QUrl &url, const QHostAddress &address, const TargetRules &rules)
{
    const QHostAddress real = unmapped(address);
    if (rules.ownPorts.contains(portOf(url)) && (real.isNull() || isOfThisMachine(real)))
        return refusal(tr("%1 is the program's own listener: what it sends there would come back to it.")
                           .arg(url.authority()));
    const Reach reach = reachOf(real);
    if (rules.allowLoopback && reach != Reach::Never && isOfThisMachine(real))
        return core::done();
    switch (reach) {
    case Reach::Public:
        if (rules.allowPublic)
            return core::done();
        return refusal(tr("%1 is at %2, outside this computer.").arg(url.host(), address.toString()));
    case Reach::Private:
        if (rules.allowPrivate)
            return core::done();
        return refusal(tr("%1 is at %2, in a private network. Allow private networks if that is intended.")
                           .arg(url.host(), address.toString()));
    case Reach::Loopback:
        if (rules.allowLoopback)
            return core::done();
        return refusal(tr("%1 is at %2, which is this computer. Allow private networks if that is intended.")
                           .arg(url.host(), address.toString()));
    case Reach::Never:
        return refusal(
            tr("%1 is at %2, an address that nothing may be sent to.").arg(url.host(), address.toString()));
    }
    Q_UNREACHABLE();
}

Lookup systemLookup()
{
    return [](const QString &host, QObject *context,
              const std::function<void(const QList<QHostAddress> &)> &found) {
        QHostInfo::lookupHost(host, context, [found](const QHostInfo &info) { found(info.addresses()); });
    };
}

TargetClient::TargetClient(const ClientLimits &limits, QObject *parent, Lookup lookup)
    : QObject(parent), m_client(limits), m_lookup(std::move(lookup))
{
    m_client.setParent(this); // moves with us to another thread
}

void TargetClient::send(const ClientRequest &request, const TargetRules &rules,
                        const std::function<void(const Reply &)> &finished)
{
    const auto refuse = [this, finished](const QString &sentence, bool isRefusedTarget) {
        QMetaObject::invokeMethod(
            this,
            [finished, sentence, isRefusedTarget] {
                finished({Reply::Outcome::NotSent, {}, sentence, 0, isRefusedTarget});
            },
            Qt::QueuedConnection);
    };
    if (const Result<Done> good = Target::checkUrl(request.url); !good)
        return refuse(good.error().sentence, false); // whatever the rules
    const QString host = request.url.host();
    m_lookup(host, this, [=, this](const QList<QHostAddress> &addresses) {
        if (addresses.isEmpty())
            return refuse(tr("The host %1 was not found. Check the address and your network.").arg(host),
                          false);
        for (const QHostAddress &address : addresses) {
            if (const Result<Done> good = Target::checkAddress(request.url, address, rules); !good)
                return refuse(good.error().sentence, true);
        }
        connectNext({request, addresses, finished});
    });
}

void TargetClient::connectNext(Errand errand)
{
    errand.request.connectTo = errand.addresses.takeFirst();
    Call *call = m_client.send(errand.request);
    connect(call, &Call::finished, this, [this, errand](const Reply &reply) {
        if (reply.outcome == Reply::Outcome::NotSent && !errand.addresses.isEmpty())
            connectNext(errand);
        else
            errand.finished(reply);
    });
}

} // namespace http
