// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/stray.h"

#include "core/harmless_text.h"
#include "core/message_head.h"
#include "http/speculation.h"
#include "roundtrip/decoded.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using journal::Exchange;
using journal::Role;

namespace
{

constexpr qsizetype longestQuoted = 60;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::stray)
};

/// What programs that look at addresses by themselves call themselves, in lower case.
constexpr std::array robots{
    "bot/",        "bot;",         "bot)",         "-bot",        "googlebot",
    "bingbot",     "slackbot",     "linkedinbot",  "twitterbot",  "telegrambot",
    "discordbot",  "applebot",     "crawler",      "spider",      "facebookexternalhit",
    "whatsapp/",   "urlpreview",   "linkpreview",  "bingpreview", "kube-probe",
    "healthcheck", "health-check", "health check", "googlehc",    "uptime",
    "pingdom",     "statuscake",   "prometheus",   "blackbox",    "zabbix",
    "nagios",      "check_http",   "nmap",         "nikto",       "masscan",
    "zgrab",       "censys",       "safebrowsing"};

QString quoted(const QByteArray &text)
{
    return core::oneLine(QString::fromUtf8(text.first(std::min(text.size(), longestQuoted))));
}

bool isRobot(const QByteArray &userAgent)
{
    const QByteArray name = userAgent.toLower().replace("cubot", ""); // a make of telephones
    return std::ranges::any_of(robots, [&](const char *robot) { return name.contains(robot); });
}

/// A browser says what it fetches for (Fetch Metadata); a program that is no browser says nothing.
QString noNavigation(const core::Headers &headers)
{
    const QByteArray mode = core::headerValue(headers, "Sec-Fetch-Mode").trimmed().toLower();
    if (!mode.isEmpty() && mode != "navigate")
        return Words::tr(
                   "A page's script or an element of a page fetched it (Sec-Fetch-Mode: %1). A payer who "
                   "returns goes to the page.")
            .arg(quoted(mode));
    const QByteArray destination = core::headerValue(headers, "Sec-Fetch-Dest").trimmed().toLower();
    constexpr std::array pages{"document", "iframe", "frame", "fencedframe", "object", "embed"};
    const auto isIt = [&](const char *page) {
        return destination == page;
    };
    if (!destination.isEmpty() && std::ranges::none_of(pages, isIt))
        return Words::tr("It was fetched as part of a page (Sec-Fetch-Dest: %1), not as a page.")
            .arg(quoted(destination));
    if (core::headerValue(headers, "X-Requested-With").trimmed().toLower() == "xmlhttprequest")
        return Words::tr("A page's script fetched it. A payer who returns goes to the page.");
    const QByteArray accepted = core::headerValue(headers, "Accept").toLower();
    if (!accepted.trimmed().isEmpty() && !accepted.contains("html") && !accepted.contains("*/*") &&
        !accepted.contains("text/*"))
        return Words::tr("It asks for %1, not for a page.").arg(quoted(accepted));
    if (const QByteArray agent = core::headerValue(headers, "User-Agent"); isRobot(agent))
        return Words::tr("A program that looks at addresses by itself sent it (%1), not a payer's browser.")
            .arg(quoted(agent));
    return {};
}

/// A body that nobody could read may hold an `Approved` all the same.
bool mayHoldApproved(const Exchange &capture, const cpv2::Postback &fields)
{
    if (fields.problem().isEmpty())
        return false;
    const QByteArray coding = core::headerValue(capture.requestHead, "Content-Encoding").trimmed().toLower();
    const bool isOpaque = !coding.isEmpty() && coding != "identity" && !capture.requestBody.isEmpty();
    return isOpaque || capture.requestBody.toLower().contains("approved");
}

} // namespace

QString strayReason(const Exchange &capture, const cpv2::Postback &fields)
{
    if (capture.role != Role::Postback && capture.role != Role::Return)
        return {};
    const core::Headers headers = core::readHead(capture.requestHead).fields;
    const QByteArray method = core::methodOf(capture.requestHead);
    if (method != "POST" && http::isSpeculative(headers))
        return Words::tr("A browser fetched it ahead of time; nobody has asked for it.");
    const bool isReturn = capture.role == Role::Return;
    if (method != "GET" && method != "POST")
        return isReturn ? Words::tr("%1 is not how a payer returns.").arg(quoted(method))
                        : Words::tr("%1 is not how a postback comes.").arg(quoted(method));
    if (isReturn)
        return noNavigation(headers);
    if (fields.isComplete() || mayHoldApproved(capture, fields))
        return {};
    return Words::tr("It has no Approved field, so it is not a postback.");
}

QString strayReason(const Exchange &capture)
{
    const bool mayCount = capture.role == Role::Postback;
    return strayReason(capture, mayCount ? postbackOf(capture) : cpv2::Postback());
}

} // namespace roundtrip
