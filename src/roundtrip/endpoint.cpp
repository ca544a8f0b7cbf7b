// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/endpoint.h"

#include "core/web_url.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::endpoint)
};

core::Error error(const QString &sentence)
{
    return {u"endpoint"_s, sentence};
}

} // namespace

bool isLoopback(const QUrl &endpoint)
{
    return endpoint.host() == "localhost"_L1 || QHostAddress(endpoint.host()).isLoopback();
}

core::Result<core::Done> checkEndpoint(const QUrl &endpoint, bool withKey)
{
    if (!core::isWebUrl(endpoint))
        return error(
            Words::tr("The endpoint is not a web address: it starts with https:// and a host name."));
    if (!endpoint.userInfo().isEmpty())
        return error(Words::tr("The endpoint holds a user name or password; give the API key by itself."));
    if (withKey && endpoint.scheme() == "http"_L1 && !isLoopback(endpoint))
        return error(Words::tr("http:// would send the API key unencrypted to %1. Use https://.")
                         .arg(endpoint.host()));
    return core::done();
}

} // namespace roundtrip
