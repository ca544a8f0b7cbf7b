// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Addresses that somebody typed or sent: an endpoint, a link, a forward's target.

#include "fuzz.h"

#include "core/web_url.h"
#include "http/target.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/endpoint.h"

using namespace Qt::Literals::StringLiterals;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    if (const auto url = core::webUrl(text)) {
        fuzz::require(core::isWebUrl(*url) && !url->host().isEmpty());
        const QByteArray origin = core::originOf(*url);
        for (const char c : origin)
            fuzz::require(c > ' ' && c != ';' && c != ',' && c != '\'' && c != '"');
    }
    const QUrl url(text, QUrl::StrictMode);
    if (roundtrip::checkEndpoint(url, true))
        fuzz::require((url.scheme() == "https"_L1 || roundtrip::isLoopback(url)) && url.userInfo().isEmpty());
    if (http::Target::checkUrl(url)) {
        fuzz::require((url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && url.userInfo().isEmpty());
        const QHostAddress address(url.host());
        if (address.isLoopback() || address.isLinkLocal() || address.isMulticast())
            fuzz::require(!http::Target::checkAddress(url, address, {}));
    }
    const QUrl base(u"http://127.0.0.1:1"_s);
    const QString callback = roundtrip::returnUrl(base, u"id"_s, text);
    fuzz::require(callback.startsWith("http://127.0.0.1:1/cb/id/return"_L1));
    return 0;
}
