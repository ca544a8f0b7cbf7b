// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/web_url.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

/// What a host may be made of; anything else could end a directive of a Content-Security-Policy.
bool isHostByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':' || c == '[' || c == ']';
}

} // namespace

bool isWebUrl(const QUrl &url)
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !host.isEmpty() &&
           std::all_of(host.begin(), host.end(), isHostByte);
}

std::optional<QUrl> webUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isWebUrl(url) ? std::optional(url) : std::nullopt;
}

QByteArray originOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace core
