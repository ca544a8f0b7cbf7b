// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/environment.h"

#include "core/web_url.h"
#include "cpv2/money.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace workspace
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(workspace::Environment)
};

constexpr int longestTimeoutMs = 10 * 60 * 1000;
constexpr int longestReplyDelayMs = 60'000;

bool isWebUrlWithoutUser(const QUrl &url)
{
    return core::isWebUrl(url) && url.userInfo().isEmpty();
}

bool isProxyUrl(const QUrl &url)
{
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme() == "socks5"_L1;
    return isKnown && url.isValid() && !url.host().isEmpty() && url.port() > 0 && url.userInfo().isEmpty();
}

bool isAmount(const QString &text)
{
    const core::Result<cpv2::Money> amount = cpv2::Money::parse(text);
    return bool(amount);
}

bool isBetween(int value, int least, int most)
{
    return value >= least && value <= most;
}

QString problemOf(const Environment &environment)
{
    if (environment.name.trimmed().isEmpty())
        return Words::tr("The environment needs a name.");
    if (!environment.isSimulator() && !isWebUrlWithoutUser(environment.endpoint))
        return Words::tr("The endpoint must be an http or https URL without a user name or password.");
    if (environment.isSimulator() && environment.live)
        return Words::tr("The simulator is never live.");
    if (environment.live && environment.endpoint.scheme() != "https"_L1)
        return Words::tr(
            "A live endpoint must be an https URL; otherwise the API key would be sent unencrypted.");
    if (!environment.amountCap.isEmpty() && !isAmount(environment.amountCap))
        return Words::tr("“%1” is not an amount.").arg(environment.amountCap);
    if (!environment.callbackBase.isEmpty() && !isWebUrlWithoutUser(environment.callbackBase))
        return Words::tr("The callback URL must be an http or https URL.");
    if (environment.proxy == Environment::Proxy::Own && !isProxyUrl(environment.proxyUrl))
        return Words::tr("The proxy must be http://host:port or socks5://host:port.");
    if (environment.clientCertificateFile.isEmpty() != environment.clientKeyFile.isEmpty())
        return Words::tr("A client certificate and its key are needed together.");
    if (!isBetween(environment.connectTimeoutMs, 100, longestTimeoutMs) ||
        !isBetween(environment.totalDeadlineMs, 100, longestTimeoutMs))
        return Words::tr("A timeout must be from 0.1 to 600 seconds.");
    if (!isBetween(environment.postbackStatus, 200, 599))
        return Words::tr("The reply to a postback must have a status from 200 to 599.");
    if (!isBetween(environment.postbackDelayMs, 0, longestReplyDelayMs))
        return Words::tr("The reply to a postback can be delayed by at most 60 seconds.");
    if (environment.floodLimit < 0)
        return Words::tr("The limit of callbacks per minute must be a whole number; 0 takes it off.");
    if (!environment.forwardTo.isEmpty() && !isWebUrlWithoutUser(environment.forwardTo))
        return Words::tr("Postbacks can be forwarded only to an http or https URL.");
    return {};
}

} // namespace

core::Result<core::Done> checkEnvironment(const Environment &environment)
{
    if (const QString problem = problemOf(environment); !problem.isEmpty())
        return core::Error{u"environment"_s, problem};
    return core::done();
}

core::Result<core::Done> checkAmountCap(const Environment &environment, const cpv2::PaymentRequest &request)
{
    if (environment.amountCap.isEmpty())
        return core::done();
    const core::Result<cpv2::Money> cap = cpv2::Money::parse(environment.amountCap);
    const core::Result<cpv2::Money> total = request.total();
    if (!cap || !total)
        return core::Error{
            u"amount-cap"_s,
            Words::tr("The request was not sent: its total cannot be read, and %1 has a limit of %2.")
                .arg(environment.name, environment.amountCap)};
    if (*total > *cap)
        return core::Error{u"amount-cap"_s,
                           Words::tr("The request was not sent: it is for %1, and %2 has a limit of %3.")
                               .arg(total->toDisplay(), environment.name, cap->toDisplay())};
    return core::done();
}

} // namespace workspace
