// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/transport.h"

#include "http/tls_identity.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::Transport)
};

bool isThisComputer(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

core::Result<QNetworkProxy> systemProxy(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

core::Result<QNetworkProxy> ownProxy(const QUrl &url)
{
    const bool isSocks = url.scheme() == "socks5"_L1;
    if ((!isSocks && url.scheme() != "http"_L1) || url.host().isEmpty() || url.port() < 1)
        return core::Error{u"proxy"_s, Words::tr("The proxy is not of the form http://host:port or "
                                                 "socks5://host:port. Correct it in the environment.")};
    if (!url.userInfo().isEmpty())
        return core::Error{u"proxy"_s, Words::tr("The proxy’s address holds a user name or password. Take it "
                                                 "out of the environment.")};
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         quint16(url.port()));
}

} // namespace

QFuture<core::Result<QNetworkProxy>> proxyFor(const Transport &transport, const QUrl &url)
{
    if (transport.proxy == Transport::Proxy::Own)
        return QtFuture::makeReadyFuture(ownProxy(transport.proxyUrl));
    if (transport.proxy == Transport::Proxy::System && !isThisComputer(url))
        return QtConcurrent::run(systemProxy, url);
    return QtFuture::makeReadyFuture(core::Result<QNetworkProxy>(QNetworkProxy(QNetworkProxy::NoProxy)));
}

QFuture<core::Result<QString>> proxyNameFor(const Transport &transport, const QUrl &url)
{
    return proxyFor(transport, url).then([](const core::Result<QNetworkProxy> &proxy) {
        return proxy ? core::Result<QString>(proxyName(*proxy)) : core::Result<QString>(proxy.error());
    });
}

QString proxyName(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    QUrl url;
    url.setScheme(proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5"_s : u"http"_s);
    url.setHost(proxy.hostName());
    url.setPort(proxy.port());
    return url.toString();
}

core::Result<QSslConfiguration> clientTls(const Transport &transport)
{
    QList<QSslCertificate> trusted = QSslConfiguration::systemCaCertificates();
    if (!transport.caFile.isEmpty()) {
        const core::Result<QList<QSslCertificate>> own = readCertificates(transport.caFile);
        if (!own)
            return own.error();
        trusted += *own;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(trusted);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!transport.clientCertificateFile.isEmpty()) {
        const core::Result<TlsIdentity> identity =
            readTlsIdentity(transport.clientCertificateFile, transport.clientKeyFile);
        if (!identity)
            return identity.error();
        tls.setLocalCertificateChain(identity->chain);
        tls.setPrivateKey(identity->key);
    }
    return tls;
}

} // namespace http
